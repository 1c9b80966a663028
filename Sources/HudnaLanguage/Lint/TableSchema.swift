/// What the lint expects of a table: its columns, and what their cells may hold.
struct TableSchema {
    enum Kind { case plain, verbs, predicates }

    /// Columns that must be there.
    let columns: [String]
    /// Columns that may be there.
    let optional: Set<String>
    let kind: Kind
    /// By column: the words that it may hold.
    let words: [String: Set<String>]

    private init(_ columns: String, optional: Set<String> = [], kind: Kind = .plain, words: [String: Set<String>] = [:]) {
        self.columns = columns.split(separator: " ").map(String.init)
        self.optional = optional
        self.kind = kind
        self.words = words
    }

    /// Columns that any table may have: validity of a row that is true only for a while.
    static let everywhere: Set<String> = ["from", "until", "source"]
    /// Cells that may not be empty, in whatever table they stand.
    static let neverEmpty: Set<String> = [
        "id", "source", "name", "en", "forms", "form", "words", "type", "role", "use", "effect", "complement", "clause", "tense", "stem",
    ]

    static let needed = [
        "ar/particles.tsv", "ar/orthography/proclitics.tsv", "ar/orthography/enclitics.tsv", "ar/orthography/conjugation.tsv",
        "ar/orthography/nominal.tsv", "ar/actors/states.tsv", "ar/actors/bodies.tsv", "ar/actors/people.tsv", "ar/actors/media.tsv",
        "ar/actors/titles.tsv", "ar/actors/heads.tsv", "ar/actors/groups.tsv", "ar/actors/given.tsv", "ar/actors/family.tsv", "ar/actors/parts.tsv",
    ]

    private static let actorKinds: Set<String> = ["person", "body", "state", "people", "medium"]
    private static let genders: Set<String> = ["", "m", "f"]
    private static let numbers: Set<String> = ["", "s", "d", "p"]
    private static let persons: Set<String> = ["", "1", "2", "3"]
    private static let predicates = "id verb present masdar active passive "

    /// What names of classes and first words say of what is inside (`PageWords` of the intake).
    private static let pageHints: Set<String> = [
        "article", "body", "title", "byline", "date", "caption", "comment", "related", "share", "nav", "footer", "header", "aside", "ad", "promo", "tags",
        "media",
        "login", "bio", "notice", "hidden", "list", "widget", "pull", "clock",
    ]
    private static let pageCues: Set<String> = [
        "related", "share", "promo", "credit", "comments", "tags", "rights", "byline", "updated", "more", "login",
        "name-end", "nobody", "boilerplate", "closing", "issued", "column", "label",
    ]

    private static let pageDates: Set<String> = [
        "month", "weekday", "zone", "am", "pm", "hour", "clock", "clock-hour", "clock-minutes", "clock-and", "clock-less", "clock-unit",
    ]

    /// Tables read by their name.
    private static let named: [String: TableSchema] = [
        "ar/particles.tsv": TableSchema(
            "id forms role source", optional: ["firm"], words: ["role": Set(ParticleRole.allCases.map(\.rawValue)), "firm": ["", "yes"]]),
        "ar/orthography/proclitics.tsv": TableSchema(
            "id letters class source",
            words: ["id": ["wa", "fa", "sa", "bi", "li", "ka", "al"], "class": ["conjunction", "future", "preposition", "article"]]),
        "ar/orthography/enclitics.tsv": TableSchema(
            "id letters person gender number source", words: ["person": persons, "gender": genders, "number": numbers]),
        "ar/orthography/conjugation.tsv": TableSchema(
            "id tense person gender number prefix suffix stem mood source",
            words: [
                "tense": ["past", "present"], "person": persons, "gender": genders, "number": numbers,
                "stem": Set(Conjugation.VerbEnding.Stem.allCases.map(\.rawValue)), "mood": ["plain", "short"],
            ]),
        "ar/orthography/nominal.tsv": TableSchema(
            "id suffix gender number state class source",
            words: ["gender": genders, "number": numbers, "state": ["plain", "construct"], "class": ["sound", "noun"]]),
        "ar/actors/states.tsv": TableSchema("id name forms capital nisba people source"),
        "ar/actors/bodies.tsv": TableSchema("id name forms kind state conflict source", words: ["kind": ["body", "people"]]),
        "ar/actors/people.tsv": TableSchema("id name forms kind roles conflict source", words: ["kind": actorKinds]),
        "ar/actors/media.tsv": TableSchema("id name forms marked source"),
        "ar/actors/heads.tsv": TableSchema("id forms kind source", words: ["kind": actorKinds]),
        "ar/actors/titles.tsv": TableSchema("id forms use source", words: ["use": Set(Title.Use.allCases.map(\.rawValue))]),
        "ar/actors/groups.tsv": TableSchema("id forms singular kind source", words: ["kind": actorKinds]),
        "ar/actors/given.tsv": TableSchema("id forms source"),
        "ar/actors/family.tsv": TableSchema("id forms source"),
        "ar/actors/parts.tsv": TableSchema("id forms use source", words: ["use": Set(NamePart.allCases.map(\.rawValue))]),
        "ar/places/heads.tsv": TableSchema("id forms use source"),
        "ar/places/places.tsv": TableSchema("id name forms country population source"),
        "ar/words/verbs.tsv": TableSchema("id verb present source", kind: .verbs),
        "ar/words/nouns.tsv": TableSchema("id forms gender human source", words: ["gender": genders, "human": ["", "yes", "no"]]),
        "ar/words/adjectives.tsv": TableSchema("id form broken source"),
        "ar/words/adverbs.tsv": TableSchema("id forms source"),
        "ar/claims/governors.tsv": TableSchema(predicates + "effect complement source", kind: .predicates),
        "ar/claims/statements.tsv": TableSchema("id type source"),
        "codes/countries.tsv": TableSchema("id name iso2 iso3 number fips source"),
        "codes/places.tsv": TableSchema("id name country latitude longitude source"),
        "codes/english.tsv": TableSchema("id en note source"),
        "codes/sentences.tsv": TableSchema("id en ar source"),
        "codes/cameo.tsv": TableSchema("id name quad score source", words: ["quad": ["1", "2", "3", "4"]]),
        "codes/plover.tsv": TableSchema("id event mode quad score recipient source", words: ["quad": ["1", "2", "3", "4"], "recipient": ["", "yes"]]),
        "codes/events.tsv": TableSchema(
            "id type standing plover mode cameo alone acled sub-event rules source", words: ["standing": ["fact", "alleged", "planned", "cancelled"]]),
        "ar/claims/speech.tsv": TableSchema(
            predicates + "kind clause source", kind: .predicates, words: ["kind": Set(SpeechVerb.Kind.allCases.map(\.rawValue))]),
    ]

    /// Weights, which are no table with a header.
    static func isModel(_ path: String) -> Bool { path.hasPrefix("ar/models/") && !isTrees(path) }

    /// Decision trees over few numbers.
    static func isTrees(_ path: String) -> Bool { path == "web/models/blocks.tsv" || path == "ar/models/second-look.tsv" }

    /// Nil where no table of that path is read.
    static func of(_ path: String) -> TableSchema? {
        if let known = named[path] { return known }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        if path.hasPrefix("ar/claims/") {
            return name.hasPrefix("classes")
                ? TableSchema("id words source") : TableSchema(predicates + "type needs actor target object place status source", kind: .predicates)
        }
        if path == "web/hints.tsv" { return TableSchema("id forms role source", words: ["role": pageHints]) }
        if isTrees(path) { return TableSchema("tree node feature threshold below above value") }
        if name == "cues.tsv" && !path.hasPrefix("ar/furniture/") { return TableSchema("id forms role value source", words: ["role": pageCues]) }
        if ["web/dates.tsv", "ar/pages/dates.tsv"].contains(path) {
            return TableSchema("id forms role value source", words: ["role": pageDates])
        }
        if path.hasPrefix("ar/record/") { return TableSchema("id forms role source") }
        if ["ar/times/", "ar/figures/", "ar/furniture/"].contains(where: path.hasPrefix) { return TableSchema("id forms role value source") }
        return nil
    }
}

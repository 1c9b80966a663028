public import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What the record needs of the language data: who is listed, which state a place is in, the words for instruments and roles.
public struct RecordWords: Sendable {
    /// How a text names a state.
    enum StateForm: Int { case name, capital, nisba }

    let listed: [ListedActor]
    let terms: [RecordTerm]
    private let byId: [String: Int]
    private let actorForms: PhraseTable
    private let stateForms: PhraseTable
    private let places: PhraseTable
    private let placeIds: [String]
    /// By place: number of its state in `listed`; nil where no capital tells which country is which state.
    private let placeStates: [Int?]
    private let tables: [String: PhraseTable]
    private let roles: [[UInt8]: [HeldRole]]
    /// Nouns of one word by which actors are told to belong together.
    private let nouns: Set<[UInt8]>

    /// A role that a listed person held.
    struct HeldRole {
        var actor: String
        var words: Set<[UInt8]>
        var from: String
        var until: String
    }

    public init(_ language: Language) {
        listed = language.actors
        terms = language.recordTerms
        byId = Dictionary(language.actors.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        (actorForms, stateForms) = Self.actors(language.actors)
        let sorted = language.places.sorted { ($1.population, $0.id) < ($0.population, $1.id) }
        var places = PhraseTable()
        for (index, place) in sorted.enumerated() { for form in [place.name] + place.forms { places.add(form, index) } }
        var states: [String: Int] = [:]
        for (index, actor) in language.actors.enumerated() {
            for capital in actor.capitals {
                if let place = places.exact(capital), states[sorted[place].country] == nil { states[sorted[place].country] = index }
            }
        }
        self.places = places
        placeIds = sorted.map(\.id)
        placeStates = sorted.map { states[$0.country] }
        var tables: [String: PhraseTable] = [:]
        for (index, term) in language.recordTerms.enumerated() { for form in term.forms { tables[term.table, default: PhraseTable()].add(form, index) } }
        self.tables = tables
        nouns = Set(language.recordTerms.filter { $0.table == "actors" }.flatMap(\.forms).map(PlainText.name).filter { $0.count == 1 }.joined())
        roles = Self.roles(language.actors)
    }

    private static func roles(_ listed: [ListedActor]) -> [[UInt8]: [HeldRole]] {
        var out: [[UInt8]: [HeldRole]] = [:]
        for actor in listed where actor.kind == "person" {
            for role in actor.roles {
                let words = PlainText.name(role.role)
                guard let first = words.first else { continue }
                out[first, default: []].append(HeldRole(actor: actor.id, words: Set(words), from: role.from, until: role.until))
            }
        }
        return out
    }

    private static func actors(_ listed: [ListedActor]) -> (PhraseTable, PhraseTable) {
        var actors = PhraseTable()
        var states = PhraseTable()
        for (index, actor) in listed.enumerated() {
            for form in [actor.name] + actor.forms {
                actors.add(form, index)
                if actor.kind == "state" { states.add(form, index * 3 + StateForm.name.rawValue) }
            }
            for form in actor.capitals { states.add(form, index * 3 + StateForm.capital.rawValue) }
            for form in actor.nisbas { for gendered in [form, form + feminine] { states.add(gendered, index * 3 + StateForm.nisba.rawValue) } }
        }
        return (actors, states)
    }

    /// What makes an adjective feminine, a letter and no word.
    private static let feminine = "\u{0629}"

    // MARK: - Ids

    /// The id of an actor by himself: the listed one, else one made of kind and folded name.
    func id(of actor: Actor) -> String {
        let prefix = "listed:"
        if actor.rule.hasPrefix(prefix) {
            let id = String(actor.rule.dropFirst(prefix.count))
            if byId[id] != nil { return id }
        }
        // Where the reading did not look into the tables at all, its name may be listed.
        if actor.rule.isEmpty, let index = self.actor(named: actor.name), listed[index].kind == actor.kind.rawValue { return listed[index].id }
        return id(ofUnlisted: actor.name, actor.kind)
    }

    func id(ofUnlisted name: String, _ kind: Actor.Kind) -> String {
        kind.rawValue + ":" + PlainText.name(name).map { $0.map(String.init).joined(separator: ".") }.joined(separator: "-")
    }

    /// Whether a name opens with a word of that role in one of the record's tables: that of actors' nouns where none is named.
    func opens(_ name: String, with role: String, in table: String = "actors") -> Bool {
        terms(table, in: PlainText(name)).contains { $0.range.lowerBound == 0 && $0.term.role == role }
    }

    /// قواتها, حكومته, جيشنا: whether a name is a noun for a body and a pronoun, and so names nobody.
    func isByPronoun(_ name: String) -> Bool {
        let own = PlainText.name(name)
        guard own.count == 1, let word = own.first, !nouns.contains(word) else { return false }
        return Self.possessives.contains { ending in
            guard word.count > ending.count + 2, word.suffix(ending.count).elementsEqual(ending) else { return false }
            let stem = Array(word.dropLast(ending.count))
            return nouns.contains(stem) || stem.last == Letter.ta && nouns.contains(stem.dropLast() + [Letter.ha])
        }
    }

    /// ـه, ـها, ـهم, ـنا, ـك, as letters.
    private static let possessives: [[UInt8]] = [
        [Letter.ha], [Letter.ha, Letter.alef], [Letter.ha, Letter.mim], [Letter.nun, Letter.alef], [Letter.kaf],
    ]

    // MARK: - Finding

    func actor(id: String) -> Int? { byId[id] }
    /// The roles of persons that begin with a word.
    func roles(opening word: [UInt8]) -> [HeldRole] { roles[word] ?? [] }
    func actor(named name: String) -> Int? { actorForms.exact(name) }

    /// Listed actors that a text names, in its order.
    func actors(in text: PlainText) -> [PhraseTable.Match] { actorForms.matches(in: text) }

    /// States that a text names, in its order, by name, capital or adjective.
    func states(in text: PlainText) -> [(range: Range<Int>, state: Int, form: StateForm)] {
        stateForms.matches(in: text).compactMap { match in
            StateForm(rawValue: match.payload % 3).map { (match.range, match.payload / 3, $0) }
        }
    }

    /// Places that a text names: their ids and the numbers of their states.
    func places(in text: PlainText) -> [(range: Range<Int>, id: String, state: Int?)] {
        places.matches(in: text).map { ($0.range, placeIds[$0.payload], placeStates[$0.payload]) }
    }

    /// The ids of the places that a text names.
    func placeIDs(in text: String) -> Set<String> { text.isEmpty ? [] : Set(places(in: PlainText(text)).map(\.id)) }

    /// What a place is called that a text names: a city as it stands there, without letters joined to it (بموسكو), a state by its listed name (بليبيا); nil where
    /// it names none that is known.
    func placeName(_ text: String) -> String? {
        let plain = PlainText(text)
        let states = states(in: plain).filter { $0.form == .name }
        if let city = places.matches(in: plain).first(where: { city in !states.contains { $0.range == city.range } }) {
            return plain.string(city.range, prefix: city.prefix)
        }
        return states.first.map { listed[$0.state].name }
    }

    /// The state in which a place lies that a claim names.
    func state(ofPlace place: String) -> Int? {
        guard !place.isEmpty else { return nil }
        let text = PlainText(place)
        if let state = states(in: text).first(where: { $0.form != .nisba })?.state { return state }
        return places(in: text).first?.state ?? states(in: text).first?.state
    }

    /// The same for a city, a state's own name left aside.
    func state(ofCity place: String) -> Int? {
        guard !place.isEmpty else { return nil }
        let text = PlainText(place)
        if let state = states(in: text).first(where: { $0.form == .capital })?.state { return state }
        return places(in: text).first { place in !states(in: text).contains { $0.range == place.range } }?.state
    }

    /// Rows of one of the record's tables whose words a text holds, in its order.
    func terms(_ table: String, in text: PlainText) -> [(range: Range<Int>, term: RecordTerm, prefix: Int)] {
        (tables[table]?.matches(in: text) ?? []).map { ($0.range, terms[$0.payload], $0.prefix) }
    }

    /// المبعوث إلى اليمن, السفير لدى فرنسا: where the names begin of those to whom somebody is sent, and for whom he does not speak.
    func destinations(in text: PlainText) -> Set<Int> {
        Set(terms("words", in: text).filter { $0.term.role == "toward" }.map(\.range.upperBound))
    }

    func has(_ table: String, role: String, in text: PlainText) -> Bool { terms(table, in: text).contains { $0.term.role == role } }
}

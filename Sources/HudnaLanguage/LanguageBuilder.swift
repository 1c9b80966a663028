internal import HudnaText

/// Turns the tables into a `Language`.
struct LanguageBuilder {
    let source: LanguageSource
    let conjugation: Conjugation
    var groupNumbers: [String: Int32] = [:]
    private var stateNumbers: [String: Int32] = [:]
    /// Folded words of the names of media that have two words or more.
    private var mediumNames: [(words: [[UInt8]], number: Int32)] = []

    init(source: LanguageSource, conjugation: Conjugation) {
        self.source = source
        self.conjugation = conjugation
    }

    mutating func build(into language: inout Language, actorFiles: [(name: String, bytes: [UInt8])]) throws {
        try addParticles(&language)
        try addClasses(&language)
        try addActors(&language)
        for file in actorFiles { try addActors(try Table(file: file.name, bytes: file.bytes), .user, &language) }
        try addNouns(&language)
        try addNameParts(&language)
        language.lexicon.markOrdinary()
        try addPlaces(&language)
        try addTerms(&language)
        language.recordTerms = try RecordTerm.all(source)
        for path in source.paths(under: "ar/claims/") {
            switch path.split(separator: "/").last.map(String.init) ?? "" {
            case let name where name.hasPrefix("classes"): continue
            case "statements.tsv": try addStatements(source.table(path), &language)
            case "governors.tsv": try addGovernors(source.table(path), &language)
            case "speech.tsv": try addSpeech(source.table(path), &language)
            default: try addSenses(source.table(path), &language)
            }
        }
    }

    /// Listed actors, places and the words of the record: what the record needs, without what sentences are read with.
    mutating func buildRecord(into language: inout Language, actorFiles: [(name: String, bytes: [UInt8])]) throws {
        try addActors(&language)
        for file in actorFiles { try addActors(try Table(file: file.name, bytes: file.bytes), .user, &language) }
        try addPlaces(&language)
        language.recordTerms = try RecordTerm.all(source)
    }

    /// The words of times and figures and those of the record: what stories are made with.
    mutating func buildStories(into language: inout Language) throws {
        try addTerms(&language)
        language.recordTerms = try RecordTerm.all(source)
    }

    // MARK: - Particles and classes

    private mutating func addParticles(_ language: inout Language) throws {
        let table = try source.table("ar/particles.tsv")
        let (id, forms, role, firm) = (try table.column("id"), try table.column("forms"), try table.column("role"), table.optionalColumn("firm"))
        for row in table.rows {
            guard let value = ParticleRole(rawValue: table.text(row, role)) else { throw table.broken(row, "no such role \"\(table.text(row, role))\"") }
            language.particles.append(Particle(id: table.text(row, id), role: value, isFirm: firm.map { table.text(row, $0) == "yes" } ?? false))
            let entry = Entry(kind: .particle, features: Features(), payload: Int32(language.particles.count - 1))
            for form in table.alternatives(row, forms) { language.lexicon.add(phrase: form, entry) }
        }
    }

    private mutating func addClasses(_ language: inout Language) throws {
        for path in source.paths(under: "ar/claims/classes") where path.hasSuffix(".tsv") {
            let table = try source.table(path)
            let (id, words) = (try table.column("id"), try table.column("words"))
            for row in table.rows {
                let name = table.text(row, id)
                let number = language.classNumbers[name] ?? Int32(language.classes.count)
                if language.classNumbers[name] == nil {
                    language.classNumbers[name] = number
                    language.classes.append(name)
                }
                for word in table.alternatives(row, words) { addWord(word, .classWord, number, &language) }
            }
        }
    }

    /// A noun of the tables with its dual, sound plurals and oblique forms; a phrase as it is written.
    /// - Parameter isFirst: the first form of a row that lists singulars first.
    private func addWord(_ word: String, _ kind: EntryKind, _ payload: Int32, isFirst: Bool = false, _ language: inout Language) {
        let words = Lexicon.words(of: word)
        guard words.count == 1 else {
            addPhrase(words, Entry(kind: kind, features: Features(), payload: payload), &language)
            return
        }
        let isMasculine = isFirst && isMasculineSingular(words[0])
        for form in conjugation.noun(word, isSound: false) + (isMasculine ? [] : conjugation.plural(word)) {
            let features = isMasculine && form.letters == words[0] ? Features(gender: 1, number: 1) : form.features
            language.lexicon.add(form.letters, Entry(kind: kind, features: features, payload: payload))
        }
    }

    /// Told by its letters: no ending of a feminine or plural (ة, ات, ى, ا), not the pattern of a broken plural (أوقاف, أركان).
    private func isMasculineSingular(_ letters: [UInt8]) -> Bool {
        guard let last = letters.last, letters.count > 2, last != Letter.ha, last != Letter.alef, last != Letter.ya else { return false }
        if letters.suffix(2) == [Letter.alef, Letter.ta] || letters.suffix(2) == [Letter.alef, Letter.nun] { return false }
        return !(letters.count == 5 && letters[0] == Letter.alef && letters[3] == Letter.alef)
    }

    /// A phrase as written and, where its first word has no article, with its first word bearing one is left to the tables.
    func addPhrase(_ words: [[UInt8]], _ entry: Entry, _ language: inout Language) {
        guard !words.isEmpty else { return }
        language.lexicon.add(words: words, entry)
    }

    // MARK: - Actors

    private mutating func addActors(_ language: inout Language) throws {
        try addStates(source.table("ar/actors/states.tsv"), &language)
        try addActors(source.table("ar/actors/bodies.tsv"), .body, &language)
        try addActors(source.table("ar/actors/people.tsv"), .people, &language)
        try addActors(source.table("ar/actors/media.tsv"), .medium, &language)
    }

    private mutating func addStates(_ table: Table, _ language: inout Language) throws {
        let (id, name, forms) = (try table.column("id"), try table.column("name"), try table.column("forms"))
        let (capital, nisba, people) = (try table.column("capital"), try table.column("nisba"), try table.column("people"))
        for row in table.rows {
            let number = Int32(language.actors.count)
            stateNumbers[table.text(row, id)] = number
            language.actors.append(
                ListedActor(
                    id: table.text(row, id), name: table.text(row, name), kind: "state", table: .state, state: number, home: number, roles: [],
                    forms: table.alternatives(row, forms), capitals: table.alternatives(row, capital), nisbas: table.alternatives(row, nisba)))
            for form in [table.text(row, name)] + table.alternatives(row, forms) {
                language.lexicon.add(phrase: form, Entry(kind: .actor, features: Features(), payload: number))
            }
            for form in table.alternatives(row, capital) {
                language.lexicon.add(phrase: form, Entry(kind: .capital, features: Features(), payload: number))
            }
            for form in table.alternatives(row, nisba) { addNisba(form, number, &language) }
            for form in table.alternatives(row, people) {
                for plural in conjugation.plural(form) {
                    language.lexicon.add(plural.letters, Entry(kind: .people, features: plural.features, payload: number))
                }
            }
        }
    }

    private func addNisba(_ form: String, _ state: Int32, _ language: inout Language) {
        let words = Lexicon.words(of: form)
        guard words.count == 1 else {
            language.lexicon.add(words: words, Entry(kind: .nisba, features: Features(), payload: state))
            return
        }
        for adjective in conjugation.noun(form, isSound: true) {
            language.lexicon.add(adjective.letters, Entry(kind: .nisba, features: adjective.features, payload: state))
        }
    }

    private mutating func addActors(_ table: Table, _ kind: ListedActor.Table, _ language: inout Language) throws {
        let name = try table.column("name")
        let (id, forms, kindColumn) = (table.optionalColumn("id"), table.optionalColumn("forms"), table.optionalColumn("kind"))
        let (state, roles) = (table.optionalColumn("state"), table.optionalColumn("roles"))
        let (marked, conflict) = (table.optionalColumn("marked"), table.optionalColumn("conflict"))
        let kinds: [ListedActor.Table: String] = [.body: "body", .people: "person", .medium: "medium", .user: "person", .state: "state"]
        for row in table.rows {
            let number = Int32(language.actors.count)
            let full = table.text(row, name)
            guard !full.isEmpty else { throw table.broken(row, "an actor without a name") }
            let given = kindColumn.map { table.text(row, $0) } ?? ""
            guard ["", "person", "body", "state", "people", "medium"].contains(given) else {
                throw table.broken(row, "kind \"\(given)\" is none of person, body, state, people, medium")
            }
            language.actors.append(
                ListedActor(
                    id: id.map { table.text(row, $0) } ?? full, name: full, kind: given.isEmpty ? kinds[kind] ?? "body" : given, table: kind,
                    state: state.flatMap { stateNumbers[table.text(row, $0)] } ?? -1,
                    home: conflict.flatMap { stateNumbers[table.text(row, $0)] } ?? -1,
                    roles: roles.map { table.alternatives(row, $0).map(Self.role) } ?? [], forms: forms.map { table.alternatives(row, $0) } ?? [],
                    conflict: conflict.map { table.text(row, $0) } ?? ""))
            for form in [full] + (forms.map { table.alternatives(row, $0) } ?? []) {
                let words = Lexicon.words(of: form)
                language.lexicon.add(phrase: words, Entry(kind: .actor, features: Features(), payload: number))
                guard words.count > 1, let first = words.first else { continue }
                language.actors[Int(number)].openings.insert(first)
                if kind == .medium { mediumNames.append((words, number)) }
            }
            for form in marked.map({ table.alternatives(row, $0) }) ?? [] {
                language.lexicon.add(phrase: form, Entry(kind: .marked, features: Features(), payload: number))
            }
        }
    }

    /// `وزير الخارجية @2004-03-09/` → role, from, until.
    private static func role(_ text: String) -> DatedRole {
        let parts = text.split(separator: "@", maxSplits: 1)
        let dates = parts.count > 1 ? parts[1].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) : []
        let role = parts.first.map { String($0).trimmingBlanks } ?? ""
        return DatedRole(role: role, from: dates.first?.trimmingBlanks ?? "", until: dates.count > 1 ? dates[1].trimmingBlanks : "")
    }

    // MARK: - Nouns, places, terms

    private mutating func addNouns(_ language: inout Language) throws {
        let titles = try source.table("ar/actors/titles.tsv")
        let (titleId, titleForms, use) = (try titles.column("id"), try titles.column("forms"), try titles.column("use"))
        for row in titles.rows {
            guard let value = Title.Use(rawValue: titles.text(row, use)) else { throw titles.broken(row, "no such use \"\(titles.text(row, use))\"") }
            language.titles.append(Title(id: titles.text(row, titleId), use: value))
            for form in titles.alternatives(row, titleForms) { addTitle(form, .title, Int32(language.titles.count - 1), &language) }
        }
        for (path, kind) in [("ar/actors/heads.tsv", EntryKind.head), ("ar/actors/groups.tsv", .group)] {
            let table = try source.table(path)
            let (id, forms, kindColumn) = (try table.column("id"), try table.column("forms"), try table.column("kind"))
            let singular = table.optionalColumn("singular")
            for row in table.rows {
                let head = Head(id: table.text(row, id), kind: table.text(row, kindColumn))
                if kind == .head { language.heads.append(head) } else { language.peopleGroups.append(head) }
                let number = Int32((kind == .head ? language.heads.count : language.peopleGroups.count) - 1)
                for (place, form) in table.alternatives(row, forms).enumerated() {
                    if kind == .head { addWord(form, kind, number, isFirst: place == 0, &language) } else { addTitle(form, kind, number, &language) }
                }
                for form in singular.map({ table.alternatives(row, $0) }) ?? [] {
                    language.lexicon.add(phrase: form, Entry(kind: kind, features: Features(number: 1), payload: number))
                }
            }
        }
        addQuotedMedia(try source.table("ar/actors/heads.tsv"), &language)
        for (path, kind) in [("ar/actors/given.tsv", EntryKind.given), ("ar/actors/family.tsv", .family)] {
            let table = try source.table(path)
            let forms = try table.column("forms")
            for row in table.rows {
                for form in table.alternatives(row, forms) {
                    language.lexicon.add(phrase: form, Entry(kind: kind, features: Features(), payload: 0))
                }
            }
        }
    }

    private func addQuotedMedia(_ heads: Table, _ language: inout Language) {
        guard let kind = heads.optionalColumn("kind"), let forms = heads.optionalColumn("forms") else { return }
        let nouns = Set(heads.rows.filter { heads.text($0, kind) == "medium" }.flatMap { heads.alternatives($0, forms) }.map(FoldedText.fold))
        for (words, number) in mediumNames where words.first.map(nouns.contains) ?? false {
            let rest = Array(words.dropFirst().joined(separator: [Letter.space]))
            if language.quotedMedia[rest] == nil { language.quotedMedia[rest] = number }
        }
    }

    /// Titles and groups list their feminines and plurals themselves; only endings of case are derived.
    private func addTitle(_ word: String, _ kind: EntryKind, _ payload: Int32, _ language: inout Language) {
        let words = Lexicon.words(of: word)
        guard words.count == 1 else {
            addPhrase(words, Entry(kind: kind, features: Features(), payload: payload), &language)
            return
        }
        for form in conjugation.plural(word) { language.lexicon.add(form.letters, Entry(kind: kind, features: form.features, payload: payload)) }
    }

    private func addNameParts(_ language: inout Language) throws {
        let table = try source.table("ar/actors/parts.tsv")
        let (forms, use) = (try table.column("forms"), try table.column("use"))
        for row in table.rows {
            guard let part = NamePart(rawValue: table.text(row, use)), let number = NamePart.allCases.firstIndex(of: part) else {
                throw table.broken(row, "no such use \"\(table.text(row, use))\"")
            }
            for form in table.alternatives(row, forms) {
                language.lexicon.add(phrase: form, Entry(kind: .part, features: Features(), payload: Int32(number)))
            }
        }
    }

    private mutating func addPlaces(_ language: inout Language) throws {
        for path in source.paths(under: "ar/places/") {
            let table = try source.table(path)
            let (id, forms) = (try table.column("id"), try table.column("forms"))
            guard let name = table.optionalColumn("name") else {
                for row in table.rows {
                    for form in table.alternatives(row, forms) { addWord(form, .placeHead, 0, &language) }
                }
                continue
            }
            let (country, population) = (table.optionalColumn("country"), table.optionalColumn("population"))
            for row in table.rows {
                language.places.append(
                    Place(
                        id: table.text(row, id), name: table.text(row, name), country: country.map { table.text(row, $0) } ?? "",
                        population: population.flatMap { Int(table.text(row, $0)) } ?? 0, forms: table.alternatives(row, forms)))
                let entry = Entry(kind: .place, features: Features(), payload: Int32(language.places.count - 1))
                for form in [table.text(row, name)] + table.alternatives(row, forms) { language.lexicon.add(phrase: form, entry) }
            }
        }
    }

    private mutating func addTerms(_ language: inout Language) throws {
        for path in source.paths(under: "ar/times/") + source.paths(under: "ar/figures/") + source.paths(under: "ar/furniture/") {
            let table = try source.table(path)
            let name = path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? path
            let (id, forms) = (try table.column("id"), try table.column("forms"))
            let (role, value) = (table.optionalColumn("role"), table.optionalColumn("value"))
            for row in table.rows {
                language.terms.append(
                    Term(
                        id: table.text(row, id), table: name, role: role.map { table.text(row, $0) } ?? "",
                        value: value.map { table.text(row, $0) } ?? ""))
                let entry = Entry(kind: .term, features: Features(), payload: Int32(language.terms.count - 1))
                for form in table.alternatives(row, forms) { language.lexicon.add(phrase: form, entry) }
            }
        }
    }

    func add(_ forms: [Conjugation.Form], _ kind: EntryKind, _ payload: Int32, _ language: inout Language) {
        for form in forms { language.lexicon.add(form.letters, Entry(kind: kind, features: form.features, payload: payload)) }
    }
}

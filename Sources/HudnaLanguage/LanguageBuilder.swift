internal import HudnaText

/// Turns the tables into a `Language`.
struct LanguageBuilder {
    let source: LanguageSource
    let conjugation: Conjugation
    /// The words that groups of forms are made of, and by their numbers the groups.
    var groupWords = StemTable(capacity: 4_000)
    var groupNumbers: [Int32] = []
    var forms = Forms()
    private var phrase = FoldedPhrase()
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
            addPhrases(table, row, forms, entry, &language)
        }
    }

    /// Words and phrases as they are written.
    private mutating func addPhrases(_ table: Table, _ row: Table.Row, _ column: Int?, _ entry: Entry, _ language: inout Language) {
        guard let column else { return }
        table.forEach(row, column) { form in addPhrase(form, entry, &language) }
    }

    private mutating func addPhrase(_ words: ArraySlice<UInt8>, _ entry: Entry, _ language: inout Language) {
        phrase.fold(words)
        language.lexicon.add(phrase, entry)
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
                table.forEach(row, words) { word in addWord(word, .classWord, number, &language) }
            }
        }
    }

    /// A noun of the tables with its dual, sound plurals and oblique forms; a phrase as it is written.
    /// - Parameter isFirst: the first form of a row that lists singulars first.
    private mutating func addWord(_ word: ArraySlice<UInt8>, _ kind: EntryKind, _ payload: Int32, isFirst: Bool = false, _ language: inout Language) {
        if addIfPhrase(word, Entry(kind: kind, features: Features(), payload: payload), &language) { return }
        let isMasculine = isFirst && isMasculineSingular(phrase.letters)
        conjugation.noun(word, isSound: false, into: &forms)
        if !isMasculine { conjugation.plural(word, into: &forms) }
        if isMasculine {
            for form in 0..<forms.count where forms[form].elementsEqual(phrase.letters) { forms.mark(form, Features(gender: 1, number: 1)) }
        }
        addForms(kind, payload, &language)
    }

    /// Adds an entry of the tables as it is written where it has not one word; false where it has.
    mutating func addIfPhrase(_ words: ArraySlice<UInt8>, _ entry: Entry, _ language: inout Language) -> Bool {
        phrase.fold(words)
        if phrase.count != 1 { language.lexicon.add(phrase, entry) }
        return phrase.count != 1
    }

    /// Adds the forms at hand.
    mutating func addForms(_ kind: EntryKind, _ payload: Int32, _ language: inout Language) {
        language.lexicon.add(forms, kind, payload)
        forms.removeAll()
    }

    /// Told by its letters: no ending of a feminine or plural (ة, ات, ى, ا), not the pattern of a broken plural (أوقاف, أركان).
    private func isMasculineSingular(_ letters: [UInt8]) -> Bool {
        guard let last = letters.last, letters.count > 2, last != Letter.ha, last != Letter.alef, last != Letter.ya else { return false }
        if letters.suffix(2) == [Letter.alef, Letter.ta] || letters.suffix(2) == [Letter.alef, Letter.nun] { return false }
        return !(letters.count == 5 && letters[0] == Letter.alef && letters[3] == Letter.alef)
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
            let entry = Entry(kind: .actor, features: Features(), payload: number)
            addPhrase(table.utf8(row, name), entry, &language)
            addPhrases(table, row, forms, entry, &language)
            addPhrases(table, row, capital, Entry(kind: .capital, features: Features(), payload: number), &language)
            table.forEach(row, nisba) { form in
                if addIfPhrase(form, Entry(kind: .nisba, features: Features(), payload: number), &language) { return }
                conjugation.noun(form, isSound: true, into: &self.forms)
                addForms(.nisba, number, &language)
            }
            table.forEach(row, people) { form in
                conjugation.plural(form, into: &self.forms)
                addForms(.people, number, &language)
            }
        }
    }

    private mutating func addActors(_ table: Table, _ kind: ListedActor.Table, _ language: inout Language) throws {
        let name = try table.column("name")
        let (id, forms, kindColumn) = (table.optionalColumn("id"), table.optionalColumn("forms"), table.optionalColumn("kind"))
        let (state, roles) = (table.optionalColumn("state"), table.optionalColumn("roles"))
        let (marked, conflict) = (table.optionalColumn("marked"), table.optionalColumn("conflict"))
        let kinds: [ListedActor.Table: String] = [.body: "body", .people: "person", .medium: "medium", .user: "person", .state: "state"]
        for row in table.rows {
            var held: [DatedRole] = []
            if let roles { table.forEach(row, roles) { held.append(Self.role($0)) } }
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
                    roles: held, forms: forms.map { table.alternatives(row, $0) } ?? [],
                    conflict: conflict.map { table.text(row, $0) } ?? ""))
            addName(table.utf8(row, name), number, kind, &language)
            if let forms { table.forEach(row, forms) { form in addName(form, number, kind, &language) } }
            addPhrases(table, row, marked, Entry(kind: .marked, features: Features(), payload: number), &language)
        }
    }

    private mutating func addName(_ name: ArraySlice<UInt8>, _ number: Int32, _ kind: ListedActor.Table, _ language: inout Language) {
        addPhrase(name, Entry(kind: .actor, features: Features(), payload: number), &language)
        guard phrase.count > 1 else { return }
        language.actors[Int(number)].openings.insert(Array(phrase.letters[phrase.range(0)]))
        if kind == .medium { mediumNames.append((phrase.words, number)) }
    }

    /// `وزير الخارجية @2004-03-09/` → role, from, until.
    private static func role(_ text: ArraySlice<UInt8>) -> DatedRole {
        func string(_ part: ArraySlice<UInt8>?) -> String { part.map { String(decoding: $0, as: UTF8.self).trimmingBlanks } ?? "" }
        let parts = text.split(separator: 0x40, maxSplits: 1)
        let dates = parts.count > 1 ? parts[1].split(separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false) : []
        return DatedRole(role: string(parts.first), from: string(dates.first), until: string(dates.count > 1 ? dates[1] : nil))
    }

    // MARK: - Nouns, places, terms

    private mutating func addNouns(_ language: inout Language) throws {
        let titles = try source.table("ar/actors/titles.tsv")
        let (titleId, titleForms, use) = (try titles.column("id"), try titles.column("forms"), try titles.column("use"))
        for row in titles.rows {
            guard let value = Title.Use(rawValue: titles.text(row, use)) else { throw titles.broken(row, "no such use \"\(titles.text(row, use))\"") }
            language.titles.append(Title(id: titles.text(row, titleId), use: value))
            titles.forEach(row, titleForms) { form in addTitle(form, .title, Int32(language.titles.count - 1), &language) }
        }
        for (path, kind) in [("ar/actors/heads.tsv", EntryKind.head), ("ar/actors/groups.tsv", .group)] {
            let table = try source.table(path)
            let (id, forms, kindColumn) = (try table.column("id"), try table.column("forms"), try table.column("kind"))
            let singular = table.optionalColumn("singular")
            for row in table.rows {
                let head = Head(id: table.text(row, id), kind: table.text(row, kindColumn))
                if kind == .head { language.heads.append(head) } else { language.peopleGroups.append(head) }
                let number = Int32((kind == .head ? language.heads.count : language.peopleGroups.count) - 1)
                var isFirst = true
                table.forEach(row, forms) { form in
                    if kind == .head { addWord(form, kind, number, isFirst: isFirst, &language) } else { addTitle(form, kind, number, &language) }
                    isFirst = false
                }
                addPhrases(table, row, singular, Entry(kind: kind, features: Features(number: 1), payload: number), &language)
            }
        }
        addQuotedMedia(try source.table("ar/actors/heads.tsv"), &language)
        for (path, kind) in [("ar/actors/given.tsv", EntryKind.given), ("ar/actors/family.tsv", .family)] {
            let table = try source.table(path)
            let forms = try table.column("forms")
            for row in table.rows { addPhrases(table, row, forms, Entry(kind: kind, features: Features(), payload: 0), &language) }
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
    private mutating func addTitle(_ word: ArraySlice<UInt8>, _ kind: EntryKind, _ payload: Int32, _ language: inout Language) {
        if addIfPhrase(word, Entry(kind: kind, features: Features(), payload: payload), &language) { return }
        conjugation.plural(word, into: &forms)
        addForms(kind, payload, &language)
    }

    private mutating func addNameParts(_ language: inout Language) throws {
        let table = try source.table("ar/actors/parts.tsv")
        let (forms, use) = (try table.column("forms"), try table.column("use"))
        for row in table.rows {
            guard let part = NamePart(rawValue: table.text(row, use)), let number = NamePart.allCases.firstIndex(of: part) else {
                throw table.broken(row, "no such use \"\(table.text(row, use))\"")
            }
            addPhrases(table, row, forms, Entry(kind: .part, features: Features(), payload: Int32(number)), &language)
        }
    }

    private mutating func addPlaces(_ language: inout Language) throws {
        for path in source.paths(under: "ar/places/") {
            let table = try source.table(path)
            let forms = try table.column("forms")
            guard let name = table.optionalColumn("name") else {
                for row in table.rows { table.forEach(row, forms) { form in addWord(form, .placeHead, 0, &language) } }
                continue
            }
            let first = language.places.count
            try language.places.append(table)
            for (index, row) in table.rows.enumerated() {
                let entry = Entry(kind: .place, features: Features(), payload: Int32(first + index))
                addPhrase(table.utf8(row, name), entry, &language)
                addPhrases(table, row, forms, entry, &language)
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
                addPhrases(table, row, forms, entry, &language)
            }
        }
    }
}

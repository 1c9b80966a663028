public import HudnaLanguage
public import HudnaRecord

/// Names in English for those that the record has: of whom the language data list (`codes/english.tsv`), of places, and of instruments, which no table lists
/// and which are therefore called by what they are.
///
/// The lists of a process are kept without English, so that a new English name builds nothing anew; a field `party` gets a field `party_en` behind it
/// where the actor is listed with one.
public struct EnglishNames: Sendable {
    public static let none = EnglishNames(names: [:])

    /// By the name in the record.
    private var names: [String: String]
    /// Of places, by id.
    private var places: [String: String] = [:]
    /// Of instruments, by id.
    private var instruments: [String: String] = [:]

    private init(names: [String: String]) { self.names = names }

    public var isEmpty: Bool { names.isEmpty }
    /// English names by those in the record.
    var all: [String: String] { names }

    /// Of everybody listed, and of all places.
    /// - Throws: `LanguageError`.
    public init(_ language: Language, _ source: LanguageSource) throws {
        let actors = Self.column("en", of: try source.codes("english"))
        places = Self.column("name", of: try source.codes("places"))
        // Of places of one name the largest is meant.
        let largest = language.places.sorted { $0.population > $1.population }
        let ofPlaces = Self.names(largest.map { ($0.id, $0.name, $0.forms) }, places)
        names = Self.names(language.actors.map { ($0.id, $0.name, $0.forms) }, actors).merging(ofPlaces) { actor, _ in actor }
    }

    /// Of those whom one process names: for who asks once, and need not look through all that are listed.
    /// - Parameter english: English names by the ids of the language data.
    init(_ english: [String: String], cast: Cast) {
        names = [:]
        for number in cast.indices {
            guard let name = english[cast.ids[number]], names[cast.names[number]] == nil else { continue }
            names[cast.names[number]] = name
        }
    }

    private static func column(_ name: String, of rows: [[String: String]]) -> [String: String] {
        Dictionary(rows.compactMap { row in row["id"].flatMap { id in row[name].map { (id, $0) } } }, uniquingKeysWith: { first, _ in first })
    }

    /// Of one name the first has it; a name goes before a form of another; a form that is that of two is nobody's.
    private static func names(_ listed: [(id: String, name: String, forms: [String])], _ english: [String: String]) -> [String: String] {
        var forms: [String: String?] = [:]
        for one in listed {
            for form in one.forms { forms[form] = forms[form].map { $0 == english[one.id] ? $0 : nil } ?? english[one.id] }
        }
        let own = Dictionary(listed.compactMap { one in english[one.id].map { (one.name, $0) } }, uniquingKeysWith: { first, _ in first })
        return forms.compactMapValues(\.self).merging(own) { _, name in name }
    }

    // MARK: - Names

    /// The names in the record of a place or actor that is called so in English, whole.
    public func originals(of name: String) -> [String] {
        let words = Self.words(name)
        return words.isEmpty ? [] : names.filter { Self.words($0.value) == words }.map(\.key).sorted()
    }

    /// The words of an English name, in small letters.
    static func words(_ name: String) -> Set<String> {
        Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    /// Those who are called by exactly these words in English, else those one of whose names has all of them.
    /// - Parameter names: of each the words of his names.
    static func called<Named>(_ words: Set<String>, _ all: [Named], _ names: (Named) -> [Set<String>]) -> [Named] {
        if words.isEmpty { return [] }
        let named = all.map { (one: $0, names: names($0)) }
        let exact = named.filter { $0.names.contains(words) }
        return (exact.isEmpty ? named.filter { $0.names.contains { words.isSubset(of: $0) } } : exact).map(\.one)
    }

    /// What a name is in English, or several as the title of a process puts them together (`A: B – C`); nil where one of them is not known.
    public func name(_ text: String) -> String? {
        if names.isEmpty { return nil }
        if let whole = names[text] { return whole }
        for sign in Self.signs {
            let parts = Self.parts(text, at: sign)
            if parts.count < 2 { continue }
            let called = parts.compactMap(name)
            return called.count == parts.count ? called.joined(separator: sign) : nil
        }
        return nil
    }

    /// The name of a process, a country and its sides, as far as English names are known.
    public func title(_ text: String) -> String {
        if let name = name(text) { return name }
        guard let sign = Self.signs.first(where: { Self.parts(text, at: $0).count > 1 }) else { return text }
        return Self.parts(text, at: sign).map(title).joined(separator: sign)
    }

    private static let signs = [": ", " – "]

    private static func parts(_ text: String, at sign: String) -> [String] {
        text.split(separator: sign, maxSplits: sign == signs[0] ? 1 : .max).map(String.init)
    }

    /// What a place of the lists of codes is in English.
    public func place(_ id: String) -> String? { places[id] }

    // MARK: - Instruments

    /// The same with names for the instruments of a process: kind, place and day (`Ceasefire, Moscow, 2020-01-12`).
    /// - Parameter facets: those of the entries of the list of instruments.
    func calling(_ facets: [Facets]) -> EnglishNames {
        var named = self
        for own in facets {
            guard own.instruments.count == 3, let kind = own.types.first, let first = kind.first else { continue }
            let parts = [first.uppercased() + kind.dropFirst(), place(of: own) ?? "", own.when.start.map { String($0.iso.prefix(10)) } ?? ""]
            named.instruments[own.instruments[0]] = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return named
    }

    /// Where it was made, else the place that its name ends with (اتفاق مينسك).
    private func place(of instrument: Facets) -> String? {
        if let own = instrument.places.first.flatMap(name) { return own }
        return instrument.instruments[1].split(separator: " ").dropFirst().last.flatMap { name(String($0)) }
    }

    // MARK: - Entries

    /// An entry, and those within it, with the English names of whoever is named in a field by a whole name.
    public func added(to item: RecordItem) -> RecordItem {
        var fields: [RecordItem.Field] = []
        for field in item.fields {
            switch field.value {
            case .text(let text):
                fields.append(field)
                let name = field.name == "about" && !names.isEmpty ? topic(text, item.facets) : name(of: field.name, text, item.facets)
                if let name { fields.append(.init(field.name + "_en", .text(name))) }
            case .texts(let texts):
                fields.append(field)
                if texts.contains(where: { names[$0] != nil }) { fields.append(.init(field.name + "_en", .texts(texts.map { names[$0] ?? $0 }))) }
            case .items(let items): fields.append(.init(field.name, .items(items.map(added))))
            case .number, .flag: fields.append(field)
            }
        }
        return RecordItem(facets: item.facets, fields: fields, evidence: item.evidence)
    }

    /// An entry with the names that are known in the place of its own, for drawings.
    public func called(_ item: RecordItem) -> RecordItem {
        var item = item
        for (index, field) in item.fields.enumerated() {
            switch field.value {
            case .text(let text): if let name = name(of: field.name, text, item.facets) { item.fields[index].value = .text(name) }
            case .texts(let texts): item.fields[index].value = .texts(texts.map { names[$0] ?? $0 })
            case .items(let rows): item.fields[index].value = .items(rows.map(called))
            case .number, .flag: break
            }
        }
        return item
    }

    /// An entry with the name of the instrument that it is, or is about, and no other.
    public func addedInstruments(to item: RecordItem) -> RecordItem { EnglishNames.none.having(instruments).added(to: item) }

    /// What a disagreement is about: those whom it is about; else the instrument, or its type and the places that its words name.
    private func topic(_ text: String, _ facets: Facets) -> String? {
        if text.unicodeScalars.allSatisfy(\.isASCII) { return nil }
        if let name = name(text) { return name }
        if facets.actors.contains(text) { return nil }
        let people = Self.parts(text, at: Self.signs[1])
        if people.count > 1 { return people.map { names[$0] ?? $0 }.joined(separator: Self.signs[1]) }
        if let name = facets.instruments.lazy.compactMap({ instruments[$0] }).first { return name }
        guard let type = facets.types.first, let first = type.first else { return nil }
        let places = text.split { !$0.isLetter }.compactMap { names[String($0)] }
        return ([first.uppercased() + type.dropFirst().replacing("-", with: " ")] + places.prefix(1)).joined(separator: ", ")
    }

    private func having(_ instruments: [String: String]) -> EnglishNames {
        var other = self
        other.instruments = instruments
        return other
    }

    private func name(of field: String, _ text: String, _ facets: Facets) -> String? {
        if Self.ofInstruments.contains(field), facets.instruments.count == 3, let name = facets.instruments.first.flatMap({ instruments[$0] }) { return name }
        return names[text]
    }

    /// Fields that hold the name of an instrument where an entry is about one.
    private static let ofInstruments: Set<String> = ["name", "instrument_name"]
}

extension Inquiry {
    /// The names that are known, and those of the instruments of a process.
    /// - Throws: what reading them throws.
    public func naming(_ names: EnglishNames, in process: ProcessView) throws -> EnglishNames {
        var facets: [Facets] = []
        _ = try process.items(Topic.instruments.rawValue) { own in
            facets.append(own)
            return false
        }
        return names.calling(facets)
    }
}

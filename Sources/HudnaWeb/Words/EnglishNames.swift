internal import HudnaLanguage
internal import HudnaRecord

/// Names in English of those whom the language data list (`codes/english.tsv`), and of places, by the names that the record has for them.
struct EnglishNames: Sendable {
    static let none = EnglishNames(names: [:], places: [:])

    private let names: [String: String]
    /// By id.
    private let places: [String: String]

    private init(names: [String: String], places: [String: String]) {
        self.names = names
        self.places = places
    }

    /// - Throws: `LanguageError`.
    init(_ language: Language, _ source: LanguageSource) throws {
        let actors = Self.column("en", of: try source.codes("english"))
        let places = Self.column("name", of: try source.codes("places"))
        // Of places of one name the largest is meant.
        let largest = language.places.sorted { $0.population > $1.population }
        let names = Self.names(language.actors.map { ($0.id, $0.name, $0.forms) }, actors)
        self.init(names: names.merging(Self.names(largest.map { ($0.id, $0.name, $0.forms) }, places)) { actor, _ in actor }, places: places)
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

    /// What a name is in English, or several as the title of a process puts them together (`A: B – C`); nil where one of them is not known.
    func name(_ text: String) -> String? {
        if names.isEmpty { return nil }
        if let whole = names[text] { return whole }
        for sign in [": ", " – "] {
            let parts = text.split(separator: sign, maxSplits: sign == ": " ? 1 : .max).map(String.init)
            if parts.count < 2 { continue }
            let called = parts.compactMap(name)
            return called.count == parts.count ? called.joined(separator: sign) : nil
        }
        return nil
    }

    /// What a place of the lists of codes is in English.
    func place(_ id: String) -> String? { places[id] }

    /// An entry with the names that are known, for drawings.
    func called(_ item: RecordItem) -> RecordItem {
        var item = item
        for (index, field) in item.fields.enumerated() {
            switch field.value {
            case .text(let text): if let name = name(text) { item.fields[index].value = .text(name) }
            case .texts(let texts): item.fields[index].value = .texts(texts.map { name($0) ?? $0 })
            case .items(let rows): item.fields[index].value = .items(rows.map(called))
            case .number, .flag: break
            }
        }
        return item
    }
}

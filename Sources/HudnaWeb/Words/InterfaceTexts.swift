internal import HudnaRecord

/// The texts of the interface in both languages: the tables `interface….tsv` with the columns id, ar, en, note.
public struct InterfaceTexts: Sendable {
    private let texts: [Tongue: [String: String]]

    init(_ files: WorkbenchFiles = .builtIn) {
        var texts: [Tongue: [String: String]] = [.arabic: [:], .english: [:]]
        let tables = files.files.keys.filter { $0.hasPrefix("interface") && $0.hasSuffix(".tsv") }.sorted()
        for line in tables.flatMap({ files.text($0).split(separator: "\n") }) where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3, cells[0] != "id" else { continue }
            texts[.arabic]?[cells[0]] = cells[1]
            texts[.english]?[cells[0]] = cells[2]
        }
        self.texts = texts
    }

    /// All ids.
    var ids: Set<String> { Set(texts[.english, default: [:]].keys) }

    /// All texts of a language, by id.
    func all(_ tongue: Tongue) -> [String: String] { texts[tongue] ?? [:] }

    /// A text by its id; nil where there is none.
    func find(_ id: String, _ tongue: Tongue) -> String? { texts[tongue]?[id] }

    /// A text by its id; the id itself where there is none.
    func text(_ id: String, _ tongue: Tongue) -> String { find(id, tongue) ?? id }

    /// Words for the names of lists and fields and for values, by the record's own words.
    func labels(_ tongue: Tongue) -> [String: String] {
        let own = all(tongue)
        var labels = own
        for (id, text) in own where id.hasPrefix("v-") && labels[String(id.dropFirst(2))] == nil { labels[String(id.dropFirst(2))] = text }
        labels["instrument_name"] = own["instrument"]
        labels["as_of"] = own["as-of"]
        return labels
    }

    /// What a field is called: by a text of its name, else as the value of this name is.
    func term(_ field: String, _ tongue: Tongue) -> String {
        let name = field.replacing("_", with: "-")
        return find(field, tongue) ?? find("v-" + field, tongue) ?? find(name, tongue) ?? find("v-" + name, tongue) ?? field
    }

    /// The type of claims that is called so.
    func type(_ label: String, _ tongue: Tongue) -> ClaimType? { ClaimType.allCases.first { self.label($0.rawValue, tongue) == label } }

    /// What a value of the record is called; the value itself where it has no name (`v-refused`).
    func label(_ value: String, _ tongue: Tongue) -> String { find("v-" + value, tongue) ?? value }
}

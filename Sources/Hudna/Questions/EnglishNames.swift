internal import HudnaRecord

/// The English names of listed actors beside those by which the entries of a process name them.
///
/// The lists of a process are kept without English, so that a new English name builds nothing anew; a field `party` gets a field `party_en` behind it
/// where the actor is listed with one.
public struct EnglishNames: Sendable {
    /// By id.
    private let english: [String: String]
    /// By the name in the record.
    private var byName: [String: String] = [:]

    /// - Parameter english: English names by the ids of the language data.
    init(_ english: [String: String], cast: Cast) {
        self.english = english
        for number in cast.indices {
            guard let name = english[cast.ids[number]], byName[cast.names[number]] == nil else { continue }
            byName[cast.names[number]] = name
        }
    }

    /// A name by an id of the language data, or by the name in the record; nil where none is known.
    public func name(_ known: String) -> String? { byName[known] ?? english[known] }

    /// The name of a process, a country and its sides, as far as English names are known.
    public func title(_ name: String) -> String {
        name.split(separator: ": ", maxSplits: 1).map { part in
            part.split(separator: " – ").map { byName[String($0)] ?? String($0) }.joined(separator: " – ")
        }.joined(separator: ": ")
    }

    /// An entry, and those within it, with the English names of whoever is named in a field by a whole name.
    func added(to item: RecordItem) -> RecordItem {
        var fields: [RecordItem.Field] = []
        for field in item.fields {
            switch field.value {
            case .text(let text):
                fields.append(field)
                if let name = byName[text] { fields.append(.init(field.name + "_en", .text(name))) }
            case .texts(let texts):
                fields.append(field)
                if texts.contains(where: { byName[$0] != nil }) { fields.append(.init(field.name + "_en", .texts(texts.map { byName[$0] ?? $0 }))) }
            case .items(let items): fields.append(.init(field.name, .items(items.map(added))))
            case .number, .flag: fields.append(field)
            }
        }
        return RecordItem(facets: item.facets, fields: fields, evidence: item.evidence)
    }
}

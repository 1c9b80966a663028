/// What is told of the terms of a truce, after the ETH/PRIO ceasefire data; what nobody says is no term.
public struct InstrumentTerm: Sendable {
    public enum Attribute: String, Sendable, CaseIterable {
        case written
        case ceasefireClass = "class"
        case purpose, mechanism, enforcement, timing, scope, disarmament
    }

    public var attribute: Attribute
    /// A word of `Language/ar/record/terms.tsv`, or one of the record's own: `yes` for written, `local` for a scope, `during-negotiations` for a timing.
    public var value: String
    public var evidence: [Evidence]

    public init(_ attribute: Attribute, _ value: String, evidence: [Evidence]) {
        self.attribute = attribute
        self.value = value
        self.evidence = evidence
    }
}

extension [InstrumentTerm] {
    /// The values told of an attribute, in the order of the terms.
    public func values(_ attribute: InstrumentTerm.Attribute) -> [String] { filter { $0.attribute == attribute }.map(\.value) }

    /// A field for each attribute, and the terms themselves with their evidence.
    var fields: [RecordItem.Field] {
        let values = InstrumentTerm.Attribute.allCases.map { RecordItem.Field($0.rawValue, .texts(self.values($0))) }
        let rows = map { term in
            RecordItem(
                facets: Facets(), fields: [.init("attribute", .text(term.attribute.rawValue)), .init("value", .text(term.value))], evidence: term.evidence)
        }
        return values + [.init("terms", .items(rows))]
    }
}

/// A truce, agreement, draft, initiative … that the talks are about. Attributes of truces follow the ETH/PRIO ceasefire data.
public struct Instrument: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case ceasefire, truce, agreement, draft, initiative, proposal, call, resolution, embargo }

    public var id: String
    public var name: String
    public var kind: Kind
    public var place: String
    public var declared: PartialDate?
    public var effective: PartialDate?
    public var expires: PartialDate?
    public var ended: PartialDate?
    public var mediators: [String]
    /// Of truces, in the order of the attributes.
    public var terms: [InstrumentTerm] = []
    public var positions: [Position]
    public var evidence: [Evidence]

    public init(id: String, name: String, kind: Kind, place: String = "", positions: [Position] = [], mediators: [String] = [], evidence: [Evidence]) {
        self.id = id
        self.name = name
        self.kind = kind
        self.place = place
        self.positions = positions
        self.mediators = mediators
        self.evidence = evidence
    }
}

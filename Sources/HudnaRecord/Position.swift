/// Where a party stands on an instrument, from a day on, as somebody tells it.
public struct Position: Sendable, Equatable {
    public enum Stand: String, Sendable, CaseIterable {
        case signed, accepted, ready, notReady = "not-ready", askedForTime = "asked-for-time", refused, withdrew
    }

    public var party: String
    /// Its id, where that is known.
    public var partyID: String
    public var stand: Stand
    public var date: PartialDate?
    /// Who says so; empty where the reports do.
    public var reporter: [String]
    public var evidence: [Evidence]

    public init(party: String, partyID: String = "", stand: Stand, date: PartialDate?, reporter: [String], evidence: [Evidence]) {
        self.party = party
        self.partyID = partyID
        self.stand = stand
        self.date = date
        self.reporter = reporter
        self.evidence = evidence
    }
}

/// A truce as a stretch of time for a party and an area.
public struct TruceInterval: Sendable {
    /// What is known of it at the time that is asked about.
    public enum State: String, Sendable, CaseIterable { case calledFor = "called-for", planned, inEffect = "in-effect", faltering, ended }

    public var instrument: String
    /// Empty where it binds all sides.
    public var party: String
    public var area: String
    public var when: DateInterval
    public var state: State
    /// How it ended: `ended`, `expired`, `replaced`; empty while it is not known to have ended.
    public var ending: String
    public var evidence: [Evidence]

    public init(instrument: String, party: String, area: String, when: DateInterval, state: State, ending: String = "", evidence: [Evidence]) {
        self.instrument = instrument
        self.party = party
        self.area = area
        self.when = when
        self.state = state
        self.ending = ending
        self.evidence = evidence
    }
}

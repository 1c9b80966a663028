/// A truce as a stretch of time for a party and an area, with what was told of it step by step.
public struct TruceInterval: Sendable {
    /// What is known of it at the time that is asked about; `declared` is what somebody has signed or accepted and nobody tells to have begun.
    public enum State: String, Sendable, CaseIterable { case calledFor = "called-for", declared, planned, inEffect = "in-effect", faltering, ended }

    /// How a truce ends (codebook: ends, collapses, is suspended or called off), its term is over, or another takes its place.
    public enum Ending: String, Sendable, CaseIterable { case ended, collapsed, suspended, calledOff = "called-off", expired, replaced }

    /// One thing that happened to it.
    public struct Step: Sendable {
        public enum Kind: String, Sendable, CaseIterable {
            case calledFor = "called-for"
            case declared, planned, began, extended, held, faltered, ended

            /// What is only said is so from when it is told.
            public var isWord: Bool { self == .calledFor || self == .declared || self == .planned }
        }

        public var kind: Kind
        public var date: PartialDate?
        /// The last day of the term that it gives.
        public var until: PartialDate?
        /// Names of who did it.
        public var by: [String]
        public var evidence: [Evidence]
        /// A name in `by` stands alone against all others and looks like one of theirs.
        public var isProbableSlip: Bool

        public init(
            _ kind: Kind, date: PartialDate?, until: PartialDate? = nil, by: [String] = [], evidence: [Evidence], isProbableSlip: Bool = false
        ) {
            self.isProbableSlip = isProbableSlip
            self.kind = kind
            self.date = date
            self.until = until
            self.by = by
            self.evidence = evidence
        }
    }

    public var instrument: String
    /// Whose it is where one side alone keeps it; empty where it binds all.
    public var party: String
    /// Whom it binds, as far as it is told.
    public var parties: [String]
    public var area: String
    public var when: DateInterval
    /// The last day of its term.
    public var expires: PartialDate?
    public var state: State
    /// A value of `Ending`; empty while it is not known to have ended.
    public var ending: String
    /// Names of who ended it.
    public var endedBy: [String]
    /// In the order of time.
    public var steps: [Step]
    public var evidence: [Evidence]

    public init(
        instrument: String, party: String, parties: [String] = [], area: String, when: DateInterval, expires: PartialDate? = nil, state: State,
        ending: String = "", endedBy: [String] = [], steps: [Step] = [], evidence: [Evidence]
    ) {
        self.instrument = instrument
        self.party = party
        self.parties = parties
        self.area = area
        self.when = when
        self.expires = expires
        self.state = state
        self.ending = ending
        self.endedBy = endedBy
        self.steps = steps
        self.evidence = evidence
    }

    /// Whether it has begun, as far as is told.
    public var isBegun: Bool { state == .inEffect || state == .faltering || state == .ended }
}

/// What the reports together say about one conflict's talks (codebook, Processes). Names are those of the record's actors.
public struct Process: Sendable {
    /// Who is accused of what a claim tells, and by whom. Ids of the record's actors.
    public struct Charge: Sendable, Hashable {
        public var accused: String
        /// Nil where nobody is named.
        public var accuser: String?

        public init(accused: String, accuser: String?) {
            self.accused = accused
            self.accuser = accuser
        }
    }

    public var id: String
    public var name: String
    public var parties: [Party] = []
    public var instruments: [Instrument] = []
    public var truces: [TruceInterval] = []
    public var violations: [Violation] = []
    public var conditions: [Condition] = []
    public var milestones: [Milestone] = []
    public var toll: [TollEntry] = []
    public var disagreements: [Disagreement] = []
    /// By the id of a claim that tells a wrong as somebody's charge; of a mutual accusation a charge each way.
    public var charges: [String: [Charge]] = [:]
    /// By the words of a claim: ids of the instruments that it speaks of.
    public var instrumentsOf: [Evidence: [String]] = [:]
    /// Everything that its reports tell, joined, in the order of time.
    public var events: [Event] = []

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// What the reports together say about one conflict's talks (codebook, Processes). Names are those of the record's actors.
public struct Process: Sendable {
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
    /// Everything that its reports tell, joined, in the order of time.
    public var events: [Event] = []

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

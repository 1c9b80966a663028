/// A step of the talks, or a date that is set for one.
public struct Milestone: Sendable {
    public enum Outcome: String, Sendable, CaseIterable { case set, extended, met, missed }

    /// A claim type, or `deadline`.
    public var kind: String
    public var name: String
    public var when: DateInterval
    public var place: String
    public var participants: [String]
    public var status: Status
    /// Of deadlines only.
    public var outcome: Outcome?
    public var evidence: [Evidence]

    public init(
        kind: String, name: String, when: DateInterval, place: String, participants: [String], status: Status, outcome: Outcome? = nil, evidence: [Evidence]
    ) {
        self.kind = kind
        self.name = name
        self.when = when
        self.place = place
        self.participants = participants
        self.status = status
        self.outcome = outcome
        self.evidence = evidence
    }
}

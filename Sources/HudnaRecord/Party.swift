/// Somebody's role in a process.
public struct Party: Sendable {
    public enum Role: String, Sendable, CaseIterable { case party, mediator, host, observer, guarantor, backer, participant, spoiler }

    public var actor: RecordActor
    public var role: Role
    /// Whom a backer backs, or the body a person speaks for: its name; empty where there is none.
    public var of: String
    /// The first day it is told of.
    public var since: PartialDate?
    public var evidence: [Evidence]

    public init(actor: RecordActor, role: Role, of: String = "", since: PartialDate? = nil, evidence: [Evidence]) {
        self.actor = actor
        self.role = role
        self.of = of
        self.since = since
        self.evidence = evidence
    }
}

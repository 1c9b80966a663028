/// The types of claims, in the order of the codebook (section 3).
public enum ClaimType: String, Sendable, CaseIterable {
    case visit, depart, talks, indirectTalks = "indirect-talks", call, mediate, conference, propose, appoint
    case sign, accept, ready, requestTime = "request-time", refuse, condition
    case truceStart = "truce-start", truceEnd = "truce-end", violate, withdraw, release, monitor, aid, reopen
    case demand, support, accuse, deny, threaten, concern, pledge
    case attack, clash, advance, deploy, arm, close, detain, sanction

    public enum Group: String, Sendable, CaseIterable { case diplomacy, agreement, truce, words, force }

    public var group: Group {
        switch self {
        case .visit, .depart, .talks, .indirectTalks, .call, .mediate, .conference, .propose, .appoint: .diplomacy
        case .sign, .accept, .ready, .requestTime, .refuse, .condition: .agreement
        case .truceStart, .truceEnd, .violate, .withdraw, .release, .monitor, .aid, .reopen: .truce
        case .demand, .support, .accuse, .deny, .threaten, .concern, .pledge: .words
        case .attack, .clash, .advance, .deploy, .arm, .close, .detain, .sanction: .force
        }
    }

    /// What people do each by himself, though several are told of at once.
    public var isPersonal: Bool { self == .visit || self == .depart }

    /// Whether it tells what somebody does: no word of his, and no mind that he makes up.
    public var isDeed: Bool {
        switch group {
        case .diplomacy: self != .propose
        case .agreement: self == .sign
        case .truce, .force: true
        case .words: false
        }
    }

    /// Types whose two sides do the same: who is named first is the actor, the other the target.
    public var isSymmetric: Bool { self == .talks || self == .call || self == .clash || self == .indirectTalks }
}

public enum Status: String, Sendable, CaseIterable { case occurred, ongoing, planned, possible, conditional, negated }

/// What one predicate reports (codebook, section 3). Names are those of the report's actors.
public struct Claim: Sendable {
    public var type: ClaimType
    public var status: Status
    public var actors: [String]
    public var targets: [String]
    public var object: String
    public var place: String
    public var when: DateInterval
    public var source: [String]
    public var via: [String]
    public var evidence: String
    public var evidenceSpan: Span
    /// The clause around the predicate with those who take part, up to a fair length: what tells which matter it is about, where the evidence is too short to.
    public var passage: String
    public var passageSpan: Span
    /// Where the predicate itself stands.
    public var predicateSpan: Span
    /// The id of the row of the language data, or of the mechanism, that made it.
    public var rule: String
    /// The probability that it is right as coded, 0 to 1.
    public var confidence: Double

    /// - Parameters:
    ///   - passage: nil where the evidence is all of it.
    public init(
        type: ClaimType, status: Status, actors: [String] = [], targets: [String] = [], object: String = "", place: String = "",
        when: DateInterval = DateInterval(), source: [String] = [], via: [String] = [], evidence: String, evidenceSpan: Span,
        passage: String? = nil, passageSpan: Span? = nil, predicateSpan: Span,
        rule: String, confidence: Double
    ) {
        self.type = type
        self.status = status
        self.actors = actors
        self.targets = targets
        self.object = object
        self.place = place
        self.when = when
        self.source = source
        self.via = via
        self.evidence = evidence
        self.evidenceSpan = evidenceSpan
        self.passage = passage ?? evidence
        self.passageSpan = passageSpan ?? evidenceSpan
        self.predicateSpan = predicateSpan
        self.rule = rule
        self.confidence = confidence
    }
}

/// One claim that tells an event: who says it in which report. Names are ids of the record's actors.
public struct Telling: Sendable, Hashable {
    /// The id of the claim: sixteen hexadecimal digits.
    public var claim: String
    public var actors: [String]
    public var targets: [String]
    /// Who says so, as far as he is an actor of the report; empty where the report itself says it, or the actor of himself.
    public var source: [String]
    /// The same under the names of the report, with who is no actor of it.
    public var said: [String]
    public var via: [String]
    /// Who is quoted with it; nil where it stands in no quote.
    public var speaker: String?
    /// The row of the language data that made the claim, and how sure it is.
    public var rule: String
    public var confidence: Double
    /// The day on which the report was written, as far as that is known.
    public var day: PartialDate
    /// Of the same event: the same number for copies of one text.
    public var witness: Int
    public var evidence: Evidence
    /// The clause around the evidence, which tells what it is about and whose words it stands in.
    public var passage: Evidence

    public init(
        claim: String, actors: [String], targets: [String], source: [String], said: [String], via: [String], speaker: String?, rule: String, confidence: Double,
        day: PartialDate, witness: Int, evidence: Evidence, passage: Evidence? = nil
    ) {
        self.claim = claim
        self.actors = actors
        self.targets = targets
        self.source = source
        self.said = said
        self.via = via
        self.speaker = speaker
        self.rule = rule
        self.confidence = confidence
        self.day = day
        self.witness = witness
        self.evidence = evidence
        self.passage = passage ?? evidence
    }
}

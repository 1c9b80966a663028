/// A figure of the human cost, as of the day it was told.
public struct TollEntry: Sendable {
    public var what: Figure.What
    public var of: String
    public var qualifier: Figure.Qualifier
    public var low: Double?
    public var high: Double?
    public var since: PartialDate?
    public var asOf: PartialDate?
    public var reporter: [String]
    public var evidence: [Evidence]

    public init(
        what: Figure.What, of: String, qualifier: Figure.Qualifier, low: Double?, high: Double?, since: PartialDate?, asOf: PartialDate?, reporter: [String],
        evidence: [Evidence]
    ) {
        self.what = what
        self.of = of
        self.qualifier = qualifier
        self.low = low
        self.high = high
        self.since = since
        self.asOf = asOf
        self.reporter = reporter
        self.evidence = evidence
    }
}

/// A number that is told of the conflict (codebook, section 5).
public struct Figure: Sendable {
    public enum What: String, Sendable, CaseIterable {
        case killed, injured, displaced, missing, detained, released, fighters, duration, distance, money, aid, other
    }
    public enum Qualifier: String, Sendable, CaseIterable {
        case exact, about, moreThan = "more-than", atLeast = "at-least", lessThan = "less-than", upTo = "up-to", between
        case dozens, hundreds, thousands, millions
    }

    public var what: What
    /// Who or what is counted; for duration, distance, money and aid the unit (ruling 36).
    public var of: String
    public var qualifier: Qualifier
    /// Nil where that side is open.
    public var low: Double?
    public var high: Double?
    public var when: DateInterval
    public var source: [String]
    public var text: String
    public var span: Span
    public var rule: String

    public init(
        what: What, of: String, qualifier: Qualifier, low: Double?, high: Double?, when: DateInterval = DateInterval(), source: [String] = [],
        text: String, span: Span, rule: String
    ) {
        self.what = what
        self.of = of
        self.qualifier = qualifier
        self.low = low
        self.high = high
        self.when = when
        self.source = source
        self.text = text
        self.span = span
        self.rule = rule
    }
}

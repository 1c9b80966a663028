/// A time as the text says it, and what it comes to (codebook, section 6).
public struct TimeExpression: Sendable {
    public enum Kind: String, Sendable { case date, time, duration, set }
    public var text: String
    public var span: Span
    public var kind: Kind
    /// What it comes to, against the report's date; empty where it can't be said.
    public var interval: DateInterval
    /// ISO 8601 (P1W, PT8H) for a duration of known length.
    public var duration: String?
    public var rule: String

    public init(text: String, span: Span, kind: Kind, interval: DateInterval = DateInterval(), duration: String? = nil, rule: String) {
        self.text = text
        self.span = span
        self.kind = kind
        self.interval = interval
        self.duration = duration
        self.rule = rule
    }
}

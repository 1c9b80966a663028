/// What somebody is quoted with (codebook, section 4).
public struct Quote: Sendable {
    public enum Kind: String, Sendable { case direct, indirect }
    /// The name of an actor of the report; empty where nobody can be made out.
    public var speaker: String
    public var via: [String]
    public var kind: Kind
    /// For direct quotes what stands between the marks.
    public var text: String
    public var span: Span
    public var rule: String

    public init(speaker: String, via: [String], kind: Kind, text: String, span: Span, rule: String) {
        self.speaker = speaker
        self.via = via
        self.kind = kind
        self.text = text
        self.span = span
        self.rule = rule
    }
}

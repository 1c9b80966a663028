/// Somebody who acts, is acted on or speaks in a report (codebook, section 2).
public struct Actor: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case person, body, state, people, medium }

    public struct Mention: Sendable, Hashable {
        public var text: String
        public var span: Span
        public init(text: String, span: Span) {
            self.text = text
            self.span = span
        }
    }

    /// The fullest form in the report without titles, or the usual full name.
    public var name: String
    public var kind: Kind
    /// In the order of the text.
    public var mentions: [Mention]
    /// What found it: `listed:ID`, `title`, `head`, `nisba`, …
    public var rule: String

    public init(name: String, kind: Kind, mentions: [Mention], rule: String) {
        self.name = name
        self.kind = kind
        self.mentions = mentions
        self.rule = rule
    }
}

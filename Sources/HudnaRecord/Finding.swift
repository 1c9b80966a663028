/// Something odd in a report that a coder should know of: glued words, an inconsistent weekday, a photo credit, a repeated pull quote.
public struct Finding: Sendable, Hashable {
    /// Stable code, e.g. `glued-words`, `weekday-disagrees`, `photo-credit`, `pull-quote`, `doubled-mark`, `dateline`.
    public var code: String
    public var text: String
    public var span: Span
    public var note: String

    public init(code: String, text: String, span: Span, note: String = "") {
        self.code = code
        self.text = text
        self.span = span
        self.note = note
    }
}

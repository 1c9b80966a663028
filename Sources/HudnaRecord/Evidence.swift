/// Where the record has something from: a stretch of a report, verbatim.
public struct Evidence: Sendable, Hashable, Comparable {
    /// The id of the report as given.
    public var report: String
    public var outlet: String?
    public var text: String
    public var span: Span
    /// When the report was known.
    public var known: Moment

    public init(report: String, outlet: String? = nil, text: String, span: Span, known: Moment) {
        self.report = report
        self.outlet = outlet
        self.text = text
        self.span = span
        self.known = known
    }

    /// By the place alone, which is soon hashed: what stands there has long words.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(report)
        hasher.combine(span)
    }

    /// In the order in which it became known, then of the text.
    public static func < (a: Evidence, b: Evidence) -> Bool {
        (a.known, a.report, a.span, a.text) < (b.known, b.report, b.span, b.text)
    }
}

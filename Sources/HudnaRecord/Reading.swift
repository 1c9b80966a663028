/// All that was read out of one report, in the order of the text.
public struct Reading: Sendable {
    public var report: String
    public var title: String?
    public var outlet: String?
    public var url: String?
    public var published: PartialDate?
    /// Whose text it is by its byline; nil where none names an agency.
    public var agency: String?
    public var date: ReportDate
    public var actors: [Actor]
    public var claims: [Claim]
    public var quotes: [Quote]
    public var figures: [Figure]
    public var times: [TimeExpression]
    public var findings: [Finding]
    /// Why nothing was read (no text, another language), else nil.
    public var skipped: String?

    public init(report: String, date: ReportDate = ReportDate(interval: DateInterval(), basis: .inferred)) {
        self.report = report
        self.date = date
        actors = []
        claims = []
        quotes = []
        figures = []
        times = []
        findings = []
    }
}

public import HudnaRecord

/// How much was read out of reports: what the summary of many ends with.
public struct SummaryTally: Sendable, Hashable {
    private var reports = 0
    private var skipped = 0
    private var claims = 0
    private var quotes = 0
    private var figures = 0
    private var times = 0
    private var findings = 0

    public init() {}

    /// The tally of one report.
    public init(_ reading: Reading) {
        reports = 1
        skipped = reading.skipped == nil ? 0 : 1
        claims = reading.claims.count
        quotes = reading.quotes.count
        figures = reading.figures.count
        times = reading.times.count
        findings = reading.findings.count
    }

    public static func += (sum: inout SummaryTally, other: SummaryTally) {
        sum.reports += other.reports
        sum.skipped += other.skipped
        sum.claims += other.claims
        sum.quotes += other.quotes
        sum.figures += other.figures
        sum.times += other.times
        sum.findings += other.findings
    }

    /// `24 reports, 1 of them skipped: 210 claims, 71 quotes, 60 figures, 95 times, 4 oddities`; nil for fewer than two reports.
    public var line: String? {
        guard reports > 1 else { return nil }
        let counts = [(claims, "claim", "claims"), (quotes, "quote", "quotes"), (figures, "figure", "figures"), (times, "time", "times")]
        let odd = findings > 0 ? [(findings, "oddity", "oddities")] : []
        return "\(reports) reports" + (skipped > 0 ? ", \(skipped) of them skipped" : "") + ": "
            + (counts + odd).map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    }
}

internal import HudnaRecord

/// Dates reports that have none by the others of their story.
///
/// Reports of one happening are written within some days of one another: those days are left, less what the report's own date and the day of the week on which
/// it says that it was written leave out. Which of them it was is not guessed.
enum StoryDates {
    /// So many days before the first dated report and behind the last.
    private static let reach = 3

    /// For the reports whose own date leaves more than a day open, where the story leaves less.
    static func dates(_ reports: [StoryReport]) -> [Story.Dating] {
        let dated = reports.filter { $0.date.basis != .inferred }
        let days = dated.flatMap { [$0.date.interval.start?.firstDay, $0.date.interval.end?.lastDay].compactMap { $0 } }
        guard let first = days.min(), let last = days.max() else { return [] }
        let names = dated.prefix(3).map(\.id).joined(separator: ", ") + (dated.count > 3 ? " and \(dated.count - 3) more" : "")
        let reason = "tells the same story as \(names), of \(PartialDate(first).iso) to \(PartialDate(last).iso)"
        return reports.compactMap { report in
            guard report.date.basis == .inferred, let date = date(report, first - reach, last + reach, reason) else { return nil }
            return Story.Dating(report: report.id, date: date)
        }
    }

    private static func date(_ report: StoryReport, _ first: CalendarDay, _ last: CalendarDay, _ reason: String) -> ReportDate? {
        let own = report.date.interval
        var from = max(own.start?.firstDay ?? first, first)
        var to = min(own.end?.lastDay ?? last, last)
        // What the report says of itself goes before what others say.
        guard from <= to, from != own.start?.firstDay || to != own.end?.lastDay else { return nil }
        var reasons = report.date.reasons + [reason]
        if let weekday = report.text.weekday {
            let (later, earlier) = (from + (weekday - from.weekday + 7) % 7, to - (to.weekday - weekday + 7) % 7)
            if later <= earlier, later != from || earlier != to {
                (from, to) = (later, earlier)
                reasons.append("written on the day of the week it names")
            }
        }
        return ReportDate(interval: DateInterval(start: PartialDate(from), end: PartialDate(to)), basis: .inferred, reasons: reasons)
    }
}

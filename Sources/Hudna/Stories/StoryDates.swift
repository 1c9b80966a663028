internal import HudnaRecord

/// Dates reports that have none by the others of their story.
///
/// Reports of one happening are written within some days of one another: the days around those that are most like it are left, less what the report's own date
/// and the day of the week on which it says that it was written leave out. Which of them it was is not guessed; a report that is hardly like any gets none.
enum StoryDates {
    /// So many days before the first of them and behind the last.
    private static let reach = 3
    /// Reports that are less alike date nobody, and neither do those that are so much less alike than the most alike.
    private static let (leastLikeness, share) = (0.4, 0.7)
    /// What is written on a day is in print so many days after it at most: papers take over what agencies wrote the evening before.
    private static let printing = 2

    /// For the reports whose own date leaves more than a day open, where the story leaves less.
    /// - Parameter likeness: of two reports, by their places; 0 to 1.
    static func dates(_ reports: [StoryReport], likeness: (Int, Int) -> Double) -> [Story.Dating] {
        let dated = reports.indices.filter { reports[$0].date.basis != .inferred }
        guard !dated.isEmpty else { return [] }
        return reports.indices.compactMap { at in
            guard reports[at].date.basis == .inferred else { return nil }
            let likenesses = dated.map { (report: $0, likeness: likeness(at, $0)) }
            let most = likenesses.map(\.likeness).max() ?? 0
            let near = likenesses.filter { $0.likeness >= max(leastLikeness, most * share) }.map { reports[$0.report] }
            return date(reports[at], near, most).map { Story.Dating(report: reports[at].id, date: $0) }
        }
    }

    private static func date(_ report: StoryReport, _ near: [StoryReport], _ most: Double) -> ReportDate? {
        let days = near.flatMap { [$0.date.interval.start?.firstDay, $0.date.interval.end?.lastDay].compactMap { $0 } }
        guard let first = days.min(), let last = days.max() else { return nil }
        let own = report.date.interval
        var from = max(own.start?.firstDay ?? (first - reach), first - reach)
        var to = min(own.end?.lastDay ?? (last + reach), last + reach)
        // What the report says of itself goes before what others say.
        guard from <= to, from != own.start?.firstDay || to != own.end?.lastDay else { return nil }
        let names = near.prefix(3).map(\.id).joined(separator: ", ") + (near.count > 3 ? " and \(near.count - 3) more" : "")
        let alike = Int((most * 100).rounded())
        var reasons = report.date.reasons + ["tells the same story as \(names), of \(PartialDate(first).iso) to \(PartialDate(last).iso) (\(alike) % alike)"]
        if let weekday = report.text.weekday, let days = written(on: weekday, from: from, to: to) {
            (from, to) = days
            reasons.append("written on the day of the week it names, printed within two days")
        }
        return ReportDate(interval: DateInterval(start: PartialDate(from), end: PartialDate(to)), basis: .inferred, reasons: reasons)
    }

    /// The days on which a report can have come out that was written on a day of the week; nil where they leave nothing out.
    private static func written(on weekday: Int, from: CalendarDay, to: CalendarDay) -> (CalendarDay, CalendarDay)? {
        let earliest = from - printing
        let (first, last) = (earliest + (weekday - earliest.weekday + 7) % 7, to - (to.weekday - weekday + 7) % 7)
        let (start, end) = (max(first, from), min(last + printing, to))
        return first <= last && start <= end && (start != from || end != to) ? (start, end) : nil
    }
}

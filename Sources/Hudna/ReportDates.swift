internal import HudnaReading
internal import HudnaRecord

/// How reports that bear no date get one: what each of them says of its day, and what they say together.
enum ReportDates {
    /// Called on the workers, once for each undated report of a group and for the first of its dated ones, which may date the others.
    /// - Parameter given: the date where it is known.
    static func evidence(of report: Report, given: ReportDate?, reader: Reader) -> DateEvidence {
        reader.dateEvidence(report, given: given)
    }

    /// Called once for each group, with the evidence in the order of the input; gives a date for each, of which those of dated reports are not
    /// looked at. Nil leaves the date to the reading of the report by itself.
    static func inferred(from evidence: [DateEvidence]) -> [ReportDate?] {
        Reader.dates(of: evidence)
    }

    /// The day on which a report was published, where that is known. The hour stays in `published`.
    static func given(_ report: Report) -> ReportDate? {
        guard var date = report.published else { return nil }
        date.minutes = nil
        date.offset = nil
        return ReportDate(interval: DateInterval(date), basis: report.dateline == nil ? .given : .stated, reasons: [report.dateline].compactMap { $0 })
    }
}

public import HudnaLanguage
public import HudnaRecord
internal import HudnaText

/// Reads reports. Pure: the same report gives the same reading. Not shared between threads: one a worker.
public final class Reader {
    public let language: Language

    public init(language: Language) {
        self.language = language
    }

    /// Reads one report. `date` overrides what the report itself says of when it was published.
    public func read(_ report: Report, date: ReportDate? = nil) -> Reading {
        Reading(report: report.id)
    }
}

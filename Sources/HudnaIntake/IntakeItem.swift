public import HudnaRecord

/// A report as it came in, and whether it is worth reading.
public struct IntakeItem: Sendable {
    public var report: Report
    /// `no text` or `language` where there is nothing to read, else nil.
    public var skipped: String?
    /// The file it stands in.
    public var file: String
    /// Its line in a file of many.
    public var line: Int?
    /// Where in the file its record begins, in bytes: of records of web archives that are packed one by one, where the packed record does.
    public var offset: Int?
    /// Who signed it, as far as its document says.
    public var author: String?
    /// The language as its document says, or as its letters do: `ar`, `en-gb`.
    public var language: String?

    public init(report: Report, skipped: String? = nil, file: String, line: Int? = nil) {
        self.report = report
        self.skipped = skipped
        self.file = file
        self.line = line
    }

    /// The report's text without the headline.
    public var body: ArraySlice<UInt8> {
        guard let title = report.title, report.text.starts(with: title.utf8) else { return report.text[...] }
        return report.text.dropFirst(title.utf8.count).drop { $0 == 0x0A }
    }
}

/// What the user says of reports that don't say it themselves.
public struct IntakeDefaults: Sendable {
    public var published: PartialDate?
    public var outlet: String?

    public init(published: PartialDate? = nil, outlet: String? = nil) {
        self.published = published
        self.outlet = outlet
    }
}

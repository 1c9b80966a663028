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

    public init(report: Report, skipped: String? = nil, file: String, line: Int? = nil) {
        self.report = report
        self.skipped = skipped
        self.file = file
        self.line = line
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

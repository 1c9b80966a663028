/// One news article, agency dispatch or field report, as taken in.
public struct Report: Sendable {
    /// The id exactly as given, or the file's name.
    public var id: String
    /// Headline, newline, body; or the body alone where there is no headline of its own. UTF-8.
    public var text: [UInt8]
    public var title: String?
    public var outlet: String?
    public var url: String?
    /// When it was published, as far as that is known.
    public var published: PartialDate?
    /// The words of the text that tell it, where nothing beside the text does.
    public var dateline: String?
    /// `url` written in one way, without what others add to it; nil where there is none or nobody looked.
    public var page: String?
    /// Where it was taken in: the path of its file from the root; nil where that is not known.
    public var place: String?

    public init(id: String, text: [UInt8], title: String? = nil, outlet: String? = nil, url: String? = nil, published: PartialDate? = nil) {
        self.id = id
        self.text = text
        self.title = title
        self.outlet = outlet
        self.url = url
        self.published = published
    }
}

/// The day or days on which a report was written (codebook, section 1).
public struct ReportDate: Sendable, Hashable {
    public enum Basis: String, Sendable { case given, stated, inferred }
    public var interval: DateInterval
    public var basis: Basis
    /// What led to an inferred date, in order.
    public var reasons: [String]

    public init(interval: DateInterval, basis: Basis, reasons: [String] = []) {
        self.interval = interval
        self.basis = basis
        self.reasons = reasons
    }
}

internal import HudnaRecord

/// Makes listings and reports of what was fetched.
public struct FetchedReader: Sendable {
    private let documents: DocumentReader

    public init(pages: PageReader) { documents = DocumentReader(pages: pages) }

    /// What a feed or a sitemap lists; nil for what is neither.
    public func listing(_ fetched: Fetched) -> FeedListing? {
        guard let kind = DocumentReader.kind(of: fetched.body), kind != .page else { return nil }
        return try? documents.listing(fetched.body, kind, charset: fetched.charset, address: fetched.address.text)
    }

    /// The report of a page; nil for what is none.
    /// - Parameters:
    ///   - id: of the report.
    ///   - entry: what the feed says of it, for what the page does not say itself.
    ///   - outlet: goes before what page and feed say.
    public func report(_ fetched: Fetched, id: String, entry: Page = Page(), outlet: String? = nil, tell: (Problem) -> Void = { _ in }) -> IntakeItem? {
        guard DocumentReader.kind(of: fetched.body) == .page else { return nil }
        var page = documents.pages.read(fetched.body, charset: fetched.charset)
        page.url = page.url ?? fetched.address.text
        page.title = page.title ?? entry.title
        page.author = page.author ?? entry.author
        page.outlet = page.outlet ?? entry.outlet ?? page.url.flatMap(PageMetadata.host)
        if page.body.isEmpty { page.body = entry.body }
        if let published = entry.published, page.published.map({ $0.isSpecified(by: published) }) ?? true {
            (page.published, page.dateline) = (published, nil)
        }
        return report(page, id: id, outlet: outlet, tell)
    }

    /// The report of a feed's entry by itself; nil where the feed has no text of it.
    public func report(_ entry: Page, id: String, outlet: String? = nil, tell: (Problem) -> Void = { _ in }) -> IntakeItem? {
        if entry.body.isEmpty { return nil }
        var page = entry
        page.outlet = page.outlet ?? page.url.flatMap(PageMetadata.host)
        page.language = documents.pages.language(said: page.language, of: page)
        return report(page, id: id, outlet: outlet, tell)
    }

    private func report(_ page: Page, id: String, outlet: String?, _ tell: (Problem) -> Void) -> IntakeItem {
        var page = page
        page.outlet = outlet ?? page.outlet
        var builder = ReportBuilder(defaults: IntakeDefaults(), manifest: Manifest(), words: documents.pages.words)
        let item = builder.report(page: page, DocumentReader.Origin(file: id, id: id, names: [id]))
        for problem in builder.problems { tell(problem) }
        return item
    }
}

extension PartialDate {
    /// Whether another date is of the same day and says the hour, which this one does not.
    fileprivate func isSpecified(by other: PartialDate) -> Bool {
        minutes == nil && other.minutes != nil && (year, month, day) == (other.year, other.month, other.day)
    }
}

/// Something of the record in which the words of a search stand.
public struct SearchHit: Sendable {
    /// What it is; of a report, the sentence that holds most of the words.
    public enum Item: Sendable {
        case claim(id: String, type: ClaimType, status: Status)
        case quote(id: String, kind: Quote.Kind, speaker: String)
        case report
    }

    public var item: Item
    public var report: String
    public var version: Int
    public var title: String?
    public var outlet: String?
    public var published: PartialDate?
    /// The words as they stand in the report, and where.
    public var text: String
    public var span: Span

    public init(
        item: Item, report: String, version: Int, title: String? = nil, outlet: String? = nil, published: PartialDate? = nil, text: String, span: Span
    ) {
        self.item = item
        self.report = report
        self.version = version
        self.title = title
        self.outlet = outlet
        self.published = published
        self.text = text
        self.span = span
    }
}

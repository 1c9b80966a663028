public import HudnaRecord

/// A web page's article and what the page says of it.
public struct Page: Sendable {
    public var title: String?
    public var author: String?
    public var outlet: String?
    /// As exactly as the page says it; an offset only where the page names one.
    public var published: PartialDate?
    /// The words of the text that tell it, where nothing else of the page does.
    public var dateline: String?
    public var url: String?
    /// BCP 47, small letters.
    public var language: String?
    /// The article's text without its title: paragraphs with empty lines between them.
    public var body = ""
    /// The page holds more, or deeper, than is read.
    public var isCut = false

    public init() {}
}

/// What a feed or a sitemap lists.
public struct FeedListing: Sendable {
    public struct Entry: Sendable {
        /// What is said of the report, with its text as far as the feed has it; `url` as it is written there.
        public var page: Page
        public var id: String?
        /// When it was last changed, as the feed writes it.
        public var stamp: String?

        public init(page: Page, id: String? = nil, stamp: String? = nil) {
            self.page = page
            self.id = id
            self.stamp = stamp
        }
    }

    public var entries: [Entry] = []
    /// Sitemaps that a sitemap lists, those last changed first.
    public var children: [String] = []
    /// It ends before its end: its last entry may not be whole.
    public var isCut = false
    /// It has addresses, no texts.
    public var isSitemap = false
}

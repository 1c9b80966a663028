/// An address that is watched, and what is known of it.
public struct Watched: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case feed, page
        /// A report that a feed tells itself; nothing is fetched.
        case entry
        case robots
    }

    /// The store's number of it; 0 where it has none yet.
    public var key: Int64 = 0
    public var address: String
    public var kind: Kind
    /// Empty where nobody is asked.
    public var host: String
    /// The key of the feed that named it.
    public var feed: Int64?
    /// When it was last changed, as the feed writes it.
    public var stamp: String?
    /// Not to be asked before, in seconds since 1970; nil: not again.
    public var dueAt: Int?
    /// Its server asked to wait so long.
    public var isPutOff = false
    public var askedAt: Int?
    /// Failures in a row.
    public var failures = 0
    public var etag: String?
    public var lastModified: String?
    public var title: String?
    public var author: String?
    public var outlet: String?
    public var published: String?
    public var body: String?

    public init(_ address: String, kind: Kind, host: String, feed: Int64? = nil, dueAt: Int? = nil) {
        self.address = address
        self.kind = kind
        self.host = host
        self.feed = feed
        self.dueAt = dueAt
    }

    /// Drops what was kept of the feed's words, for what is done.
    public mutating func finish() {
        (dueAt, title, author, outlet, published, body) = (nil, nil, nil, nil, nil, nil)
    }
}

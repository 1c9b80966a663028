internal import GRDB

/// The agenda of `hudna watch`.
extension Store {
    /// A host, when the first of its addresses is due, and when it was last asked.
    public struct WatchedHost: Sendable, Equatable {
        public var host: String
        public var dueAt: Int
        public var askedAt: Int?
    }

    /// Makes the list of feeds the one that is watched: new ones are due at once; of others nothing is asked any more.
    /// - Parameter feeds: address and host.
    /// - Returns: the keys, in the order of the feeds.
    /// - Throws: `StoreError`.
    public func watch(_ feeds: [(address: String, host: String)], at second: Int) throws(StoreError) -> [Int64] {
        try StoreError.translated(path) {
            try queue.write { db in
                var keys: [Int64] = []
                for feed in feeds {
                    try db.execute(
                        sql: """
                            INSERT INTO watched (address, kind, host, due_at) VALUES (?1, 'feed', ?2, ?3)
                            ON CONFLICT (address) DO UPDATE SET kind = 'feed', feed = NULL, due_at = coalesce(due_at, ?3)
                            """, arguments: [feed.address, feed.host, second])
                    keys.append(try Int64.fetchOne(db, sql: "SELECT key FROM watched WHERE address = ?", arguments: [feed.address]) ?? 0)
                }
                let list = keys.map(String.init).joined(separator: ", ")
                // Of feeds that were taken off the list, and of what they named, nothing is due.
                try db.execute(
                    sql: """
                        WITH RECURSIVE kept (key) AS (SELECT key FROM watched WHERE key IN (\(list))
                            UNION SELECT watched.key FROM watched JOIN kept ON watched.feed = kept.key)
                        UPDATE watched SET due_at = NULL WHERE due_at IS NOT NULL AND key NOT IN (SELECT key FROM kept)
                        """)
                return keys
            }
        }
    }

    /// Lets feeds that wait only for their time be due now; what a server has put off stays put off.
    /// - Throws: `StoreError`.
    public func hastenFeeds(at second: Int) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                try db.execute(
                    sql: "UPDATE watched SET due_at = ?1 WHERE kind = 'feed' AND due_at > ?1 AND failures = 0 AND NOT put_off", arguments: [second])
            }
        }
    }

    /// The hosts of which something is due some time, but for addresses of some keys.
    /// - Throws: `StoreError`.
    public func watchedHosts(except keys: [Int64] = []) throws(StoreError) -> [WatchedHost] {
        try StoreError.translated(path) {
            try queue.read { db in
                try Row.fetchAll(db, sql: WatchedSQL.hosts(except: keys)).map { WatchedHost(host: $0[0], dueAt: $0[1], askedAt: $0[2]) }
            }
        }
    }

    /// The address of a host that is due first, by a moment, but for those of some keys; feeds before pages.
    /// - Throws: `StoreError`.
    public func nextWatched(of host: String, by second: Int, except keys: [Int64] = []) throws(StoreError) -> Watched? {
        try StoreError.translated(path) {
            try queue.read { db in try Row.fetchOne(db, sql: WatchedSQL.next(except: keys), arguments: [host, second]).map(Watched.init) }
        }
    }

    /// What is known of an address.
    /// - Throws: `StoreError`.
    public func watched(_ address: String) throws(StoreError) -> Watched? {
        try StoreError.translated(path) {
            try queue.read { db in try Row.fetchOne(db, sql: WatchedSQL.one, arguments: [address]).map(Watched.init) }
        }
    }

    /// Keeps what has become of addresses, all of it or none.
    /// - Parameter found: what a feed names. What is known already is due again only where the feed has another stamp for it.
    /// - Returns: how many of those are due.
    /// - Throws: `StoreError`.
    @discardableResult
    public func keep(_ asked: [Watched], found: [Watched] = []) throws(StoreError) -> Int {
        try StoreError.translated(path) {
            try queue.write { db in
                for watched in asked { try db.execute(sql: WatchedSQL.keep, arguments: watched.values) }
                var count = 0
                for watched in found {
                    try db.execute(sql: WatchedSQL.find, arguments: watched.values)
                    count += db.changesCount
                }
                return count
            }
        }
    }

    /// Puts off all that is due of a host.
    /// - Throws: `StoreError`.
    public func putOff(host: String, until second: Int) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                try db.execute(
                    sql: "UPDATE watched SET due_at = max(due_at, ?2), put_off = 1 WHERE host = ?1 AND due_at IS NOT NULL", arguments: [host, second])
            }
        }
    }
}

/// The statements, which a test asks for their plans.
enum WatchedSQL {
    private static let columns =
        "key, address, kind, host, feed, stamp, due_at, put_off, asked_at, failures, etag, last_modified, title, author, outlet, published, body"
    static func hosts(except keys: [Int64]) -> String {
        """
        SELECT host, min(due_at), (SELECT max(other.asked_at) FROM watched AS other WHERE other.host = watched.host AND other.kind <> 'robots')
        FROM watched WHERE due_at IS NOT NULL AND key NOT IN (\(list(keys))) GROUP BY host
        """
    }
    static func next(except keys: [Int64]) -> String {
        "SELECT \(columns) FROM watched WHERE host = ? AND due_at <= ? AND key NOT IN (\(list(keys))) ORDER BY due_at, kind <> 'feed', key LIMIT 1"
    }
    private static func list(_ keys: [Int64]) -> String { keys.map(String.init).joined(separator: ", ") }
    static let one = "SELECT \(columns) FROM watched WHERE address = ?"
    private static let insert = """
        INSERT INTO watched (address, kind, host, feed, stamp, due_at, put_off, asked_at, failures, etag, last_modified, title, author, outlet, published, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET
        """
    static let keep = """
        \(insert) kind = excluded.kind, feed = excluded.feed, stamp = excluded.stamp, due_at = excluded.due_at, put_off = excluded.put_off,
        asked_at = excluded.asked_at, failures = excluded.failures, etag = excluded.etag, last_modified = excluded.last_modified,
        title = excluded.title, author = excluded.author, outlet = excluded.outlet, published = excluded.published, body = excluded.body
        """
    static let find = """
        \(insert) stamp = excluded.stamp, due_at = excluded.due_at, put_off = 0, failures = 0, title = excluded.title, author = excluded.author,
        outlet = excluded.outlet, published = excluded.published, body = excluded.body
        WHERE kind IN ('page', 'entry') AND due_at IS NULL AND coalesce(excluded.stamp, stamp) IS NOT stamp
        """
}

extension Watched {
    fileprivate init(_ row: Row) {
        self.init(row[1], kind: Kind(rawValue: row[2]) ?? .page, host: row[3], feed: row[4], dueAt: row[6])
        key = row[0]
        (stamp, isPutOff, askedAt, failures, etag, lastModified) = (row[5], row[7], row[8], row[9], row[10], row[11])
        (title, author, outlet, published, body) = (row[12], row[13], row[14], row[15], row[16])
    }

    fileprivate var values: StatementArguments {
        [
            Addition.storable(address), kind.rawValue, host, feed, stamp.map(Addition.storable), dueAt, isPutOff, askedAt, failures,
            etag.map(Addition.storable),
            lastModified.map(Addition.storable), title.map(Addition.storable), author.map(Addition.storable), outlet.map(Addition.storable), published,
            body.map(Addition.storable),
        ]
    }
}

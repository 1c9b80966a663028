extension Schema {
    /// What `hudna watch` asks for on the web: feeds, the pages that they name, each host's robots.txt. Times are in seconds since 1970.
    ///
    /// An address is due at `due_at`, and done where that is null; `put_off` is 1 where a server asked to wait so long. `feed` is the feed that named it. Of a page that waits, `title` to `body` keep what the
    /// feed said of it; of a robots.txt, `body` is what it says. An `entry` is a report that the feed itself tells.
    static let watched = """
        CREATE TABLE watched (
            key INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE CHECK (address <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('feed', 'page', 'entry', 'robots')),
            host TEXT NOT NULL,
            feed INTEGER REFERENCES watched ON DELETE CASCADE,
            stamp TEXT,
            due_at INTEGER,
            put_off INTEGER NOT NULL DEFAULT 0 CHECK (put_off IN (0, 1)),
            asked_at INTEGER,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            etag TEXT,
            last_modified TEXT,
            title TEXT,
            author TEXT,
            outlet TEXT,
            published TEXT,
            body TEXT
        ) STRICT;
        CREATE INDEX watched_by_host ON watched (host, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX watched_by_asking ON watched (host, asked_at);
        CREATE INDEX watched_by_feed ON watched (feed);
        """
}

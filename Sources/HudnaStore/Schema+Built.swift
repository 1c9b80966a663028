extension Schema {
    /// What is built of the readings and can be built again at any time: what each report is about, and the processes with their lists.
    ///
    /// `about` keeps ids one a line, bodies with a tab and a number behind them. What tells of no talks or no war is a `process` with nothing `told`, so that
    /// nobody looks again. `list.entries` is a JSON array of keys; entries that are alike are kept once.
    static let built = """
        CREATE TABLE about (
            reading INTEGER PRIMARY KEY REFERENCES reading ON DELETE CASCADE,
            country TEXT NOT NULL,
            others TEXT NOT NULL,
            bodies TEXT NOT NULL,
            marks TEXT NOT NULL
        ) STRICT;

        CREATE TABLE built (
            key INTEGER PRIMARY KEY CHECK (key = 1),
            stamp TEXT NOT NULL CHECK (stamp <> ''),
            last_reading INTEGER NOT NULL,
            last_read_at TEXT NOT NULL
        ) STRICT;

        CREATE TABLE process (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            digest TEXT NOT NULL CHECK (length(digest) = 16),
            name TEXT NOT NULL,
            centre TEXT NOT NULL,
            told INTEGER NOT NULL CHECK (told >= 0),
            events INTEGER NOT NULL CHECK (events >= 0),
            parties INTEGER NOT NULL CHECK (parties >= 0),
            instruments INTEGER NOT NULL CHECK (instruments >= 0)
        ) STRICT;
        CREATE INDEX process_by_told ON process (told DESC, id);

        CREATE TABLE list (
            process INTEGER NOT NULL REFERENCES process ON DELETE CASCADE,
            name TEXT NOT NULL CHECK (name <> ''),
            entries TEXT NOT NULL CHECK (json_valid(entries)),
            PRIMARY KEY (process, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entry (
            key INTEGER PRIMARY KEY,
            digest INTEGER NOT NULL UNIQUE,
            item BLOB NOT NULL
        ) STRICT;
        """

    /// What an entry is asked for by stands before the rest of it, so that an entry that is not wanted costs no look at its sentences.
    /// What was built is built anew.
    static let facetsApart = """
        DELETE FROM list;
        DELETE FROM process;
        DELETE FROM built;
        DROP TABLE entry;
        CREATE TABLE entry (
            key INTEGER PRIMARY KEY,
            digest INTEGER NOT NULL UNIQUE,
            facets BLOB NOT NULL,
            item BLOB NOT NULL
        ) STRICT;
        """

    /// What the entries of a list are asked for by stands in the list, so that who looks for some need not go from entry to entry: `list.facets` holds of each in
    /// turn the number of its bytes, then these. What was built is built anew.
    static let facetsInLists = """
        DELETE FROM list;
        DELETE FROM process;
        DELETE FROM built;
        DROP TABLE list;
        CREATE TABLE list (
            process INTEGER NOT NULL REFERENCES process ON DELETE CASCADE,
            name TEXT NOT NULL CHECK (name <> ''),
            entries TEXT NOT NULL CHECK (json_valid(entries)),
            facets BLOB NOT NULL,
            PRIMARY KEY (process, name)
        ) STRICT;
        DROP TABLE entry;
        CREATE TABLE entry (
            key INTEGER PRIMARY KEY,
            digest INTEGER NOT NULL UNIQUE,
            item BLOB NOT NULL
        ) STRICT;
        """
}

extension Schema {
    /// Reports, their texts, and the readings of them.
    static let record = """
        CREATE TABLE language (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL CHECK (length(id) = 16),
            program TEXT NOT NULL CHECK (program <> ''),
            UNIQUE (id, program)
        ) STRICT;

        CREATE TABLE report (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE version (
            key INTEGER PRIMARY KEY,
            report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number >= 1),
            digest TEXT NOT NULL CHECK (length(digest) = 16),
            text TEXT NOT NULL,
            UNIQUE (report, number),
            UNIQUE (report, digest)
        ) STRICT;

        CREATE TABLE reading (
            key INTEGER PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number >= 1),
            language INTEGER NOT NULL REFERENCES language,
            minimum_confidence REAL NOT NULL CHECK (minimum_confidence BETWEEN 0 AND 1),
            read_at TEXT NOT NULL CHECK (read_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
            title TEXT,
            outlet TEXT,
            url TEXT,
            published TEXT CHECK (length(published) BETWEEN 4 AND 22),
            known_at INTEGER,
            date_start TEXT CHECK (length(date_start) BETWEEN 4 AND 22),
            date_end TEXT CHECK (length(date_end) BETWEEN 4 AND 22),
            date_basis TEXT NOT NULL CHECK (date_basis IN ('given', 'stated', 'inferred')),
            skipped TEXT CHECK (skipped <> ''),
            CHECK (published IS NULL OR known_at IS NOT NULL),
            UNIQUE (version, number)
        ) STRICT;
        CREATE INDEX reading_by_known_at ON reading (known_at);
        CREATE INDEX reading_by_outlet ON reading (outlet, known_at);
        CREATE INDEX reading_by_language ON reading (language);

        CREATE TABLE date_reason (
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            text TEXT NOT NULL,
            PRIMARY KEY (reading, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tombstone (
            id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('report', 'actor', 'claim', 'quote', 'figure', 'time')),
            report TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            forgotten_at TEXT NOT NULL
                CHECK (forgotten_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
            PRIMARY KEY (id, kind, report)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tombstone_by_report ON tombstone (report);
        """
}

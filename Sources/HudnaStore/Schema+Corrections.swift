extension Schema {
    /// What coders say of the record. Rows are added and never changed, except by forgetting.
    static let corrections = """
        CREATE TABLE correction (
            key INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('claim', 'join', 'actor', 'entry')),
            verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'amend', 'add', 'merge', 'split')),
            item TEXT NOT NULL CHECK (item <> ''),
            coder TEXT NOT NULL CHECK (coder <> ''),
            reason TEXT NOT NULL,
            made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
            supersedes INTEGER REFERENCES correction,
            CHECK ((kind = 'actor') = (verdict IN ('add', 'merge', 'split')))
        ) STRICT;
        CREATE INDEX correction_by_item ON correction (kind, item, coder);

        CREATE TABLE correction_anchor (
            correction INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            item TEXT NOT NULL,
            report TEXT NOT NULL,
            type TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            PRIMARY KEY (correction, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correction_anchor_by_report ON correction_anchor (report);

        CREATE TABLE correction_change (
            correction INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
            field TEXT NOT NULL CHECK (field <> ''),
            position INTEGER NOT NULL CHECK (position >= 0),
            value TEXT NOT NULL,
            PRIMARY KEY (correction, field, position)
        ) STRICT, WITHOUT ROWID;
        """
}

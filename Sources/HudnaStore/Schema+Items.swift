extension Schema {
    /// What was read out of a report, an item a row, each with its place in the text and its rule.
    static let items = """
        CREATE TABLE rule (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE actor (
            key INTEGER PRIMARY KEY,
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            id TEXT NOT NULL CHECK (length(id) = 16),
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'state', 'people', 'medium')),
            rule INTEGER NOT NULL REFERENCES rule,
            UNIQUE (reading, position)
        ) STRICT;
        CREATE INDEX actor_by_id ON actor (id);
        CREATE INDEX actor_by_name ON actor (name);

        CREATE TABLE mention (
            actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            PRIMARY KEY (actor, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE claim (
            key INTEGER PRIMARY KEY,
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            id TEXT NOT NULL CHECK (length(id) = 16),
            type TEXT NOT NULL CHECK (type IN (
                'visit', 'depart', 'talks', 'indirect-talks', 'call', 'mediate', 'conference', 'propose', 'appoint',
                'sign', 'accept', 'ready', 'request-time', 'refuse', 'condition',
                'truce-start', 'truce-end', 'violate', 'withdraw', 'release', 'monitor', 'aid', 'reopen',
                'demand', 'support', 'accuse', 'deny', 'threaten', 'concern', 'pledge',
                'attack', 'clash', 'advance', 'deploy', 'arm', 'close', 'detain', 'sanction')),
            status TEXT NOT NULL CHECK (status IN ('occurred', 'ongoing', 'planned', 'possible', 'conditional', 'negated')),
            object TEXT NOT NULL,
            place TEXT NOT NULL,
            when_start TEXT CHECK (length(when_start) BETWEEN 4 AND 22),
            when_end TEXT CHECK (length(when_end) BETWEEN 4 AND 22),
            evidence TEXT NOT NULL,
            evidence_start INTEGER NOT NULL CHECK (evidence_start >= 0),
            evidence_end INTEGER NOT NULL CHECK (evidence_end >= evidence_start),
            predicate_start INTEGER NOT NULL CHECK (predicate_start >= 0),
            predicate_end INTEGER NOT NULL CHECK (predicate_end >= predicate_start),
            rule INTEGER NOT NULL REFERENCES rule,
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
            UNIQUE (reading, position)
        ) STRICT;
        CREATE INDEX claim_by_id ON claim (id);
        CREATE INDEX claim_by_type ON claim (type, status);

        CREATE TABLE claim_name (
            claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('actor', 'target', 'source', 'via')),
            position INTEGER NOT NULL CHECK (position >= 0),
            actor INTEGER REFERENCES actor ON DELETE CASCADE,
            name TEXT,
            CHECK ((actor IS NULL) <> (name IS NULL)),
            PRIMARY KEY (claim, role, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX claim_name_by_actor ON claim_name (actor) WHERE actor IS NOT NULL;

        CREATE TABLE quote (
            key INTEGER PRIMARY KEY,
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            id TEXT NOT NULL CHECK (length(id) = 16),
            kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect')),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            rule INTEGER NOT NULL REFERENCES rule,
            UNIQUE (reading, position)
        ) STRICT;
        CREATE INDEX quote_by_id ON quote (id);

        CREATE TABLE quote_name (
            quote INTEGER NOT NULL REFERENCES quote ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('speaker', 'via')),
            position INTEGER NOT NULL CHECK (position >= 0 AND (position = 0 OR role <> 'speaker')),
            actor INTEGER REFERENCES actor ON DELETE CASCADE,
            name TEXT,
            CHECK ((actor IS NULL) <> (name IS NULL)),
            PRIMARY KEY (quote, role, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quote_name_by_actor ON quote_name (actor) WHERE actor IS NOT NULL;

        CREATE TABLE figure (
            key INTEGER PRIMARY KEY,
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            id TEXT NOT NULL CHECK (length(id) = 16),
            what TEXT NOT NULL CHECK (what IN (
                'killed', 'injured', 'displaced', 'missing', 'detained', 'released', 'fighters', 'duration', 'distance', 'money', 'aid', 'other')),
            "of" TEXT NOT NULL,
            qualifier TEXT NOT NULL CHECK (qualifier IN (
                'exact', 'about', 'more-than', 'at-least', 'less-than', 'up-to', 'between', 'dozens', 'hundreds', 'thousands', 'millions')),
            low REAL,
            high REAL,
            when_start TEXT CHECK (length(when_start) BETWEEN 4 AND 22),
            when_end TEXT CHECK (length(when_end) BETWEEN 4 AND 22),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            rule INTEGER NOT NULL REFERENCES rule,
            UNIQUE (reading, position)
        ) STRICT;
        CREATE INDEX figure_by_id ON figure (id);
        CREATE INDEX figure_by_what ON figure (what);

        CREATE TABLE figure_name (
            figure INTEGER NOT NULL REFERENCES figure ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role = 'source'),
            position INTEGER NOT NULL CHECK (position >= 0),
            actor INTEGER REFERENCES actor ON DELETE CASCADE,
            name TEXT,
            CHECK ((actor IS NULL) <> (name IS NULL)),
            PRIMARY KEY (figure, role, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX figure_name_by_actor ON figure_name (actor) WHERE actor IS NOT NULL;

        CREATE TABLE time (
            key INTEGER PRIMARY KEY,
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            id TEXT NOT NULL CHECK (length(id) = 16),
            kind TEXT NOT NULL CHECK (kind IN ('date', 'time', 'duration', 'set')),
            date_start TEXT CHECK (length(date_start) BETWEEN 4 AND 22),
            date_end TEXT CHECK (length(date_end) BETWEEN 4 AND 22),
            duration TEXT,
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            rule INTEGER NOT NULL REFERENCES rule,
            UNIQUE (reading, position)
        ) STRICT;

        CREATE TABLE finding (
            reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            code TEXT NOT NULL CHECK (code <> ''),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL CHECK (span_start >= 0),
            span_end INTEGER NOT NULL CHECK (span_end >= span_start),
            note TEXT NOT NULL,
            PRIMARY KEY (reading, position)
        ) STRICT, WITHOUT ROWID;
        """
}

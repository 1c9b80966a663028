extension Schema {
    /// With which call a text came into the store: what one call adds arrives together. What was there before is put in the order in which it was read.
    static let arrivals = """
        ALTER TABLE version ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0 CHECK (arrival >= 0);
        UPDATE version SET arrival = ranked.rank
        FROM (SELECT version, dense_rank() OVER (ORDER BY min(read_at)) AS rank FROM reading GROUP BY version) AS ranked
        WHERE ranked.version = version.key;
        CREATE INDEX version_by_arrival ON version (arrival);
        """
}

internal import GRDB

/// The statements that find what is kept ready, each by an index.
enum BuiltSQL {
    /// Whether the newest reading is the one up to which everything was built, by the program and words of a stamp.
    static let isCurrent = "SELECT last_reading = (SELECT max(key) FROM reading) FROM built WHERE key = 1 AND stamp = ?"

    /// Whether a report became known after a second, or nobody knows when.
    static let isLater = """
        SELECT EXISTS (SELECT 1 FROM reading WHERE known_at > ?) OR EXISTS (SELECT 1 FROM reading WHERE known_at IS NULL)
        """

    /// Whether all was read by a moment.
    static let isRead = "SELECT last_read_at <= ? FROM built WHERE key = 1"

    static let readings = """
        SELECT (SELECT coalesce(max(key), 0) FROM reading) || ' ' || (SELECT count(*) FROM tombstone) || ' '
            || coalesce((SELECT stamp || ' ' || last_reading FROM built WHERE key = 1), '')
        """

    static let processes = """
        SELECT key, id, name, centre, told, events, parties, instruments FROM process WHERE told > 0 ORDER BY told DESC, id
        """

    static let list = "SELECT entries, facets FROM list WHERE process = ? AND name = ?"

    static let item = "SELECT item FROM entry WHERE key = ?"

    /// The reports in which a claim was read.
    static let reportsTelling = """
        SELECT DISTINCT report.id FROM claim JOIN reading ON reading.key = claim.reading JOIN version ON version.key = reading.version
        JOIN report ON report.key = version.report WHERE claim.id = ?
        """

    /// Readings of which nothing says yet what they are about; looks through all.
    static let without = "SELECT key FROM reading WHERE NOT EXISTS (SELECT 1 FROM about WHERE about.reading = reading.key) ORDER BY key"

    /// What the readings that a selection finds are about, in its order.
    static func centres(_ selection: Selection) -> (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        let (sql, arguments) = selection.query
        let text = """
            WITH chosen AS (SELECT key, row_number() OVER () AS place FROM (\(sql)))
            SELECT reading.key, reading.known_at, country, others, bodies, marks
            FROM chosen CROSS JOIN reading ON reading.key = chosen.key CROSS JOIN about ON about.reading = chosen.key ORDER BY place
            """
        return (text, arguments)
    }
}

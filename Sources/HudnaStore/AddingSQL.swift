/// The statements that look up what a report to be added is there as already, each by an index; asked once a report.
enum AddingSQL {
    static let language = "SELECT key FROM language WHERE id = ? AND program = ?"

    static let forgotten = "SELECT 1 FROM tombstone WHERE report = ? LIMIT 1"

    /// The reports that came with an id, or have it.
    static let namesakes = """
        SELECT key, id, given FROM report WHERE given = ?1 AND given <> ''
        UNION SELECT key, id, iif(given = '', id, given) FROM report WHERE id = ?1 ORDER BY key
        """

    static let isThere = "SELECT 1 FROM report WHERE id = ?"

    static let hasText = "SELECT 1 FROM version WHERE report = ? AND digest = ?"

    /// The folded words of a report's texts.
    static let foldedTexts = "SELECT folded FROM version JOIN report_search ON report_search.rowid = version.key WHERE version.report = ?"

    /// The version of a report with this text.
    static let version = "SELECT key FROM version WHERE report = ? AND digest = ?"

    /// The numbers of a report's next version and of a version's next reading. Asked for apart from the rows that have them: a row that is chosen by a question makes
    /// SQLite keep a point to go back to, and the full text writes out all that it has gathered at each of them.
    static let nextVersion = "SELECT 1 + count(*) FROM version WHERE report = ?"
    static let nextReading = "SELECT 1 + count(*) FROM reading WHERE version = ?"

    /// The dates of the readings of a version that were made so and know no less. The plus sign keeps SQLite from the index by language, where all are alike.
    static let kept = """
        SELECT date_start, date_end FROM reading WHERE version = ?1 AND +language = ?2 AND minimum_confidence = ?3
            AND coalesce(?4, title, '') = coalesce(title, '') AND coalesce(?5, outlet, '') = coalesce(outlet, '')
            AND coalesce(?6, url, '') = coalesce(url, '') AND coalesce(?7, published, '') = coalesce(published, '')
        """
}

/// The statements that look up what a report to be added is there as already, each by an index; asked once a report.
enum AddingSQL {
    static let language = "SELECT key FROM language WHERE id = ? AND program = ?"

    static let forgotten = "SELECT 1 FROM tombstone WHERE report = ? LIMIT 1"

    /// The version of a report with this text.
    static let version = "SELECT version.key FROM version JOIN report ON report.key = version.report WHERE report.id = ? AND digest = ?"

    /// The dates of the readings of a version that were made so and know no less. The plus sign keeps SQLite from the index by language, where all are alike.
    static let kept = """
        SELECT date_start, date_end FROM reading WHERE version = ?1 AND +language = ?2 AND minimum_confidence = ?3
            AND coalesce(?4, title, '') = coalesce(title, '') AND coalesce(?5, outlet, '') = coalesce(outlet, '')
            AND coalesce(?6, url, '') = coalesce(url, '') AND coalesce(?7, published, '') = coalesce(published, '')
        """
}

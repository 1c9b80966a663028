internal import GRDB

/// The words of all reports, as their index has them; claims and quotes are passages of reports and have no others.
struct SearchWords {
    private let whole: Statement
    private let beginning: Statement

    /// Looks through a table of the connection alone, which is no more than a look into the index.
    init(_ db: Database) throws {
        if try Int.fetchOne(db, sql: "SELECT 1 FROM temp.sqlite_master WHERE name = 'search_word'") == nil {
            try db.execute(sql: "CREATE VIRTUAL TABLE temp.search_word USING fts5vocab(main, report_search, instance)")
        }
        whole = try db.cachedStatement(sql: "SELECT 1 FROM temp.search_word WHERE term = ? LIMIT 1")
        beginning = try db.cachedStatement(sql: "SELECT 1 FROM temp.search_word WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT 1")
    }

    /// Whether some report has a word, or one that begins so.
    func hold(_ word: String, isBeginning: Bool) throws -> Bool { try Int.fetchOne(isBeginning ? beginning : whole, arguments: [word]) != nil }
}

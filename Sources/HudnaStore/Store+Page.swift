internal import GRDB

extension Store {
    /// The keys of the readings that are asked for, the last known last.
    /// - Throws: `StoreError`.
    public func keys(where selection: Selection) throws(StoreError) -> [Int64] {
        try StoreError.translated(path) { try queue.read { db in try selection.keys(db) } }
    }

    /// A number that is another whenever somebody else has written to the file since this connection last looked.
    /// - Throws: `StoreError`.
    public func dataVersion() throws(StoreError) -> Int {
        try StoreError.translated(path) { try queue.read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 } }
    }
}

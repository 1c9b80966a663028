internal import GRDB
public import HudnaRecord

extension Store {
    /// Some of the readings that are asked for, the last known first, and how many there are in all.
    /// - Throws: `StoreError`.
    public func page(where selection: Selection, from start: Int, count: Int) throws(StoreError) -> (kept: [KeptReading], total: Int) {
        try StoreError.translated(path) {
            try queue.read { db in
                let keys = try selection.keys(db)
                let some = Array(keys.reversed().dropFirst(start).prefix(count))
                return (try RecordLoader(db, parts: selection.parts).load(some), keys.count)
            }
        }
    }

    /// A number that is another whenever somebody else has written to the file since this connection last looked.
    /// - Throws: `StoreError`.
    public func dataVersion() throws(StoreError) -> Int {
        try StoreError.translated(path) { try queue.read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 } }
    }
}

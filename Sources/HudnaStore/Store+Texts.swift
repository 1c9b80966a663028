internal import GRDB
public import HudnaRecord

extension Store {
    /// So many readings are held at once: with their claims and times some 20 KB each.
    private static let textsAtOnce = 128

    /// Hands on readings with their texts, headline first, in the order of `kept`, some at a time.
    /// - Throws: `StoreError`.
    public func forEachText(where selection: Selection, _ body: (KeptReading, String) -> Void) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.read { db in
                let keys = try selection.keys(db)
                let loader = RecordLoader(db, parts: selection.parts)
                let texts = try db.makeStatement(
                    sql: "SELECT version.text FROM version JOIN reading ON reading.version = version.key WHERE reading.key = ?")
                for start in stride(from: 0, to: keys.count, by: Store.textsAtOnce) {
                    let some = Array(keys[start..<min(start + Store.textsAtOnce, keys.count)])
                    for (key, kept) in zip(some, try loader.load(some)) { body(kept, try String.fetchOne(texts, arguments: [key]) ?? "") }
                }
            }
        }
    }
}

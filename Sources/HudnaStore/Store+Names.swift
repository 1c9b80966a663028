internal import GRDB

extension Store {
    /// A table of names with the columns of `actors/people.tsv`: the name of its file, and its bytes.
    public typealias NameTable = (name: String, bytes: [UInt8])

    /// The tables of names that are kept, in the order in which they first came.
    /// - Throws: `StoreError`.
    public func nameTables() throws(StoreError) -> [NameTable] {
        try StoreError.translated(path) {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT name, content FROM name_table ORDER BY key").map { row in
                    let (name, content): (String, String) = (row[0], row[1])
                    return (name, Array(content.utf8))
                }
            }
        }
    }

    /// Tables of names without those that were forgotten, in their order, and how many rows each loses.
    /// - Throws: `StoreError`.
    public func withoutForgotten(_ tables: [NameTable]) throws(StoreError) -> [(table: NameTable, leftOut: Int)] {
        try StoreError.translated(path) {
            let forgotten = try queue.read { try ForgottenNames($0) }
            return tables.map { table in
                let (bytes, leftOut) = forgotten.removed(from: table.bytes)
                return ((table.name, bytes), leftOut)
            }
        }
    }

    /// Keeps tables of names, each in the place of the one of its name; names that were forgotten are left out.
    /// - Returns: how many rows each loses, in their order.
    /// - Throws: `StoreError`; none of them is kept then.
    @discardableResult
    public func keep(_ tables: [NameTable]) throws(StoreError) -> [Int] {
        guard !tables.isEmpty else { return [] }
        return try StoreError.translated(path) {
            try queue.write { db in
                let forgotten = try ForgottenNames(db)
                return try tables.map { table in
                    let (bytes, leftOut) = forgotten.removed(from: table.bytes)
                    try db.execute(
                        sql: "INSERT INTO name_table (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                        arguments: [table.name, String(decoding: bytes, as: UTF8.self)])
                    return leftOut
                }
            }
        }
    }
}

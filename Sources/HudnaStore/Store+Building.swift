internal import Foundation
internal import GRDB
public import HudnaRecord

/// A process to be kept ready.
public struct ProcessToKeep: Sendable {
    public var id: String
    /// A hash of the readings it is built of, sixteen hexadecimal digits.
    public var digest: String
    public var name: String
    public var centre: String
    /// None where there is no process, which is kept too, so as not to look again.
    public var told: Int
    public var events: Int
    public var parties: Int
    public var instruments: Int
    /// The entries of each list, as bytes.
    let lists: [(name: String, entries: [EntryBytes])]

    /// Makes the bytes, which is most of the work.
    public init(
        id: String, digest: String, name: String = "", centre: String = "", told: Int = 0, events: Int = 0, parties: Int = 0,
        instruments: Int = 0, lists: [(name: String, items: [RecordItem])] = []
    ) {
        self.id = id
        self.digest = digest
        self.name = name
        self.centre = centre
        self.told = told
        self.events = events
        self.parties = parties
        self.instruments = instruments
        self.lists = lists.map { list in
            (
                list.name,
                list.items.map(EntryBytes.init)
            )
        }
    }
}

extension Store {
    /// Takes away all that is built where it was built by another program or with other words.
    /// - Throws: `StoreError`.
    public func prepareBuilding(_ stamp: String) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                let isOwn = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM built WHERE stamp = ?)", arguments: [stamp]) ?? false
                if !isOwn { try Store.dropBuilt(db) }
            }
        }
    }

    /// Takes away all that is built.
    static func dropBuilt(_ db: Database) throws {
        for table in ["list", "entry", "process", "about", "built"] { try db.execute(sql: "DELETE FROM \(table)") }
    }

    /// By process the hash of the readings it was built of.
    /// - Throws: `StoreError`.
    public func builtDigests() throws(StoreError) -> [String: String] {
        try StoreError.translated(path) {
            try queue.read { db in
                let rows = try Row.fetchAll(db, sql: "SELECT id, digest FROM process")
                return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
            }
        }
    }

    /// Keeps processes ready, in the place of those of the same id.
    /// - Throws: `StoreError`; none of them is kept then.
    public func keep(_ processes: [ProcessToKeep]) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                for process in processes {
                    try db.execute(sql: "DELETE FROM process WHERE id = ?", arguments: [process.id])
                    try db.execute(
                        sql: """
                            INSERT INTO process (id, digest, name, centre, told, events, parties, instruments) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                        arguments: [
                            process.id, process.digest, process.name, process.centre, process.told, process.events, process.parties, process.instruments,
                        ])
                    let key = db.lastInsertedRowID
                    for list in process.lists where !list.entries.isEmpty {
                        let keys = try list.entries.map { try Store.key(db, of: $0) }
                        try db.execute(
                            sql: "INSERT INTO list (process, name, entries, facets) VALUES (?, ?, ?, ?)",
                            arguments: [
                                key, list.name, "[" + keys.map(String.init).joined(separator: ",") + "]", Data(EntryBytes.facets(of: list.entries)),
                            ])
                    }
                }
            }
        }
    }

    /// The key of what stands in an entry beside its facets, which is kept once.
    private static func key(_ db: Database, of entry: EntryBytes) throws -> Int64 {
        var id = StableID()
        id.add(entry.item)
        let digest = Int64(bitPattern: id.value)
        let find = try db.cachedStatement(sql: "SELECT key FROM entry WHERE digest = ?")
        if let known = try Int64.fetchOne(find, arguments: [digest]) { return known }
        let insert = try db.cachedStatement(sql: "INSERT INTO entry (digest, item) VALUES (?, ?)")
        insert.setUncheckedArguments([digest, Data(entry.item)])
        try insert.execute()
        return db.lastInsertedRowID
    }

    /// Ends the building: takes away the processes there are no more, and the entries of no list, and says by what it was built.
    /// - Throws: `StoreError`.
    public func finishBuilding(_ stamp: String, processes: [String]) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                let all = try String.fetchAll(db, sql: "SELECT id FROM process")
                for id in Set(all).subtracting(processes) { try db.execute(sql: "DELETE FROM process WHERE id = ?", arguments: [id]) }
                try db.execute(sql: "DELETE FROM entry WHERE key NOT IN (SELECT place.value FROM list CROSS JOIN json_each(list.entries) AS place)")
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO built (key, stamp, last_reading, last_read_at)
                        SELECT 1, ?, coalesce(max(key), 0), coalesce(max(read_at), '') FROM reading
                        """, arguments: [stamp])
            }
        }
    }
}

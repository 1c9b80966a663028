internal import Foundation
internal import GRDB

/// How the file is opened, and made where there is none.
struct Opening {
    /// Another program's writing is waited for so long, in seconds.
    private static let patience: Double = 30

    let path: String

    /// - Throws: `StoreError`, `DatabaseError`.
    func open(_ access: Store.Access) throws -> DatabaseQueue {
        switch access {
        case .writing:
            try create()
            let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: false))
            try check(queue)
            try prepare(queue)
            return queue
        case .reading:
            try look()
            let queue = try readable()
            try check(queue)
            guard try queue.read({ db in try Bool.fetchOne(db, sql: "SELECT count(*) > 0 FROM sqlite_master") ?? false }) else {
                throw StoreError(.noDatabase, path: path, "is empty", advice: "fill it with hudna add, or name another file with --db")
            }
            guard try queue.read(Schema.migrator.hasCompletedMigrations) else {
                throw StoreError(.older, path: path, "was written by an older Hudna", advice: "bring it up to date with hudna add")
            }
            return queue
        }
    }

    private func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(Opening.patience)
        configuration.prepareDatabase { db in
            // What is committed is on the disk. Who writes keeps 64 MB of pages at hand; who reads leaves that to the system, which keeps them once for all.
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = \(isReadOnly ? -8192 : -65536)")
        }
        return configuration
    }

    /// Makes an empty file that only its owner may read, where there is none; SQLite gives its log the same permissions.
    private func create() throws {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        if errno == EEXIST || errno == EISDIR { return try look() }
        let reason = String(cString: strerror(errno))
        throw StoreError(.unwritable, path: path, "can't be made (\(reason))", advice: "check its folder, or name another file with --db")
    }

    /// A file must be there.
    private func look() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StoreError(.missing, path: path, "no such database", advice: "make it with hudna add, or name another file with --db")
        }
        if isFolder.boolValue { throw StoreError(.noDatabase, path: path, "is a folder", advice: "name a file with --db") }
    }

    /// A connection that only reads; a file on a disk that can't be written to needs no log.
    private func readable() throws -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: true))
            _ = try queue.read { db in try Int.fetchOne(db, sql: "PRAGMA schema_version") }
            return queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY {
            guard !FileManager.default.fileExists(atPath: path + "-wal") else { throw error }
            var name = URL(fileURLWithPath: path).absoluteString
            name += "?immutable=1"
            return try DatabaseQueue(path: name, configuration: configuration(isReadOnly: true))
        }
    }

    /// Refuses what is another program's and what a newer Hudna has written, before anything is changed.
    private func check(_ queue: DatabaseQueue) throws {
        try queue.read { db in
            let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard mark == Schema.applicationID || (mark == 0 && tables == 0) else {
                throw StoreError(.foreign, path: path, "is the database of another program", advice: "name another file with --db; this one was left as it is")
            }
            if try Schema.migrator.hasBeenSuperseded(db) {
                throw StoreError(.newer, path: path, "was written by a newer Hudna", advice: "use that one; this file was left as it is")
            }
        }
    }

    private func prepare(_ queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { db in
            if try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID {
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try Schema.migrator.migrate(queue)
    }
}

internal import GRDB

extension StoreError {
    /// What an error of SQLite means to whoever uses the store.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB:
            self.init(.noDatabase, path: path, "is no database", advice: "name another file with --db; this one was left as it is")
        case .SQLITE_CORRUPT:
            self.init(
                .damaged, path: path, "the database is damaged", advice: "bring back a copy, or save what can be read with sqlite3 \(path) .recover")
        case .SQLITE_FULL:
            self.init(.full, path: path, "there is no room left", advice: "make room and run it again; what was stored before is whole")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.readOnly, path: path, "can't be written to", advice: "ask its owner for permission, or name another file with --db")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, path: path, "another program has been writing to it all the time", advice: "run it again when that has ended")
        case .SQLITE_CANTOPEN:
            self.init(.unwritable, path: path, "can't be opened", advice: "check its folder and the permissions there, or name another file with --db")
        default:
            self.init(
                .unwritable, path: path, "can't be read or written (SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no reason given"))",
                advice: "check the disk; what was stored before is whole")
        }
    }

    /// Runs something of SQLite's and puts its errors into words.
    static func translated<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch {
            throw StoreError(.unwritable, path: path, "\(error)", advice: "check the disk and the permissions")
        }
    }
}

internal import GRDB
internal import HudnaRecord

/// What was forgotten.
public struct Forgotten: Sendable, Equatable {
    /// Reports that were removed, or out of which a name was taken.
    public var reports: [String]
    /// The name of an actor that was taken out; nil where it was a report.
    public var isActor: Bool
    /// It had been forgotten before; what might be left in the file was removed again.
    public var wasForgotten: Bool
    /// What reports call the actor and has no word of the name in it: it stays.
    public var left: [String] = []
    /// So many rows went out of the tables of names that are kept.
    public var rows = 0
}

extension Store {
    /// Removes a report with all that was read out of it, or an actor's name wherever it stands, from all files of the database, for good.
    ///
    /// Ids stay, as tombstones with the reason; a forgotten report, and one out of which a name was taken, is not taken in again. A name that stood in a table
    /// of names is left out of all tables that are given later; of it a hash stays.
    /// - Parameters:
    ///   - name: the id of a report, or the id or name of an actor.
    ///   - forms: how names are written with clitics.
    ///   - second: now, in seconds since 1970.
    /// - Throws: `StoreError`; `unknownName` where there is no such report or actor, in no table of names either.
    public func forget(_ name: String, reason: String, forms: SearchForms = SearchForms(), at second: Int) throws(StoreError) -> Forgotten {
        try forgetting(name, reason: reason, forms: forms, at: second) { try $0.forget(name) }
    }

    /// The same of an actor whom reports list under several names.
    /// - Throws: `StoreError`; `unknownName` where they list nobody so.
    public func forget(actor names: [String], reason: String, forms: SearchForms = SearchForms(), at second: Int) throws(StoreError) -> Forgotten {
        try forgetting(names.first ?? "", reason: reason, forms: forms, at: second) { try $0.forget(actor: names) }
    }

    /// Whether there is a report of this id.
    /// - Throws: `StoreError`.
    public func hasReport(_ id: String) throws(StoreError) -> Bool {
        try StoreError.translated(path) {
            try queue.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE id = ?)", arguments: [id]) ?? false }
        }
    }

    private func forgetting(
        _ name: String, reason: String, forms: SearchForms, at second: Int, _ body: (Forgetting) throws -> Forgotten?
    ) throws(StoreError) -> Forgotten {
        try StoreError.translated(path) {
            let forgotten = try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                var forgotten: Forgotten?
                try db.inTransaction(.immediate) {
                    forgotten = try body(Forgetting(db, reason: reason, stamp: PartialDate.stamp(second), forms: forms))
                    return .commit
                }
                return forgotten
            }
            guard let forgotten else {
                throw StoreError(.unknownName, path: path, "has no report and no actor \"\(name)\"", advice: "look for the id or name with hudna search")
            }
            try purge()
            return forgotten
        }
    }

    /// Writes the file anew without what was deleted, and empties the log.
    private func purge() throws {
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM")
            let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
            guard !isBusy else {
                throw StoreError(
                    .busy, path: path, "it is forgotten, but another program that reads this file keeps the log with the old text",
                    advice: "run it again when that has ended")
            }
        }
    }
}

internal import GRDB

/// Forgets a report or an actor, inside one transaction.
struct Forgetting {
    let db: Database
    let reason: String
    let stamp: String
    let forms: SearchForms

    init(_ db: Database, reason: String, stamp: String, forms: SearchForms) {
        self.db = db
        self.reason = reason
        self.stamp = stamp
        self.forms = forms
    }

    /// Nil where there is no such report or actor.
    func forget(_ name: String) throws -> Forgotten? {
        if let report = try Int64.fetchOne(db, sql: "SELECT key FROM report WHERE id = ?", arguments: [name]) {
            try forgetReport(report)
            return Forgotten(reports: [name], isActor: false, wasForgotten: false)
        }
        let stones = try Row.fetchAll(db, sql: "SELECT kind, report FROM tombstone WHERE id = ? AND kind IN ('report', 'actor')", arguments: [name])
        if let first = stones.first { return Forgotten(reports: stones.map { $0[1] }.filter { $0 != "" }, isActor: first[0] == "actor", wasForgotten: true) }
        if let forgotten = try forget(actor: [name]) { return forgotten }
        // Who stood in tables of names alone has left nothing but the hash of the name.
        let isBuried = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM tombstone WHERE id = ? AND kind = 'actor' AND report = '')",
            arguments: [ForgottenNames.hash(NameRows.words(name))])
        return isBuried == true ? Forgotten(reports: [], isActor: true, wasForgotten: true) : nil
    }

    /// Nil where there is no actor of one of these names.
    func forget(actor names: [String]) throws -> Forgotten? { try ActorErasure(self).erase(names) }

    private func forgetReport(_ report: Int64) throws {
        for (kind, table) in [("actor", "actor"), ("claim", "claim"), ("quote", "quote"), ("figure", "figure"), ("time", "time")] {
            try bury(kind, "SELECT item.id FROM \(table) AS item WHERE item.reading IN (\(Forgetting.readings))", report)
        }
        // What coders said of it stays as a judgement without words.
        let about = "SELECT correction FROM correction_anchor WHERE report = (SELECT id FROM report WHERE key = ?1)"
        try db.execute(sql: "DELETE FROM correction_change WHERE correction IN (\(about))", arguments: [report])
        try db.execute(sql: "UPDATE correction SET reason = 'forgotten' WHERE key IN (\(about))", arguments: [report])
        try bury("report", "SELECT id FROM report WHERE key = ?1", report)
        for table in ["claim", "quote"] {
            try db.execute(
                sql: "DELETE FROM \(table)_search WHERE rowid IN (SELECT key FROM \(table) WHERE reading IN (\(Forgetting.readings)))", arguments: [report])
        }
        try db.execute(sql: "DELETE FROM report_search WHERE rowid IN (SELECT key FROM version WHERE report = ?1)", arguments: [report])
        try db.execute(sql: "DELETE FROM report WHERE key = ?1", arguments: [report])
        try sweep()
    }

    /// Sets tombstones over the ids that a query gives.
    private func bury(_ kind: String, _ ids: String, _ report: Int64) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO tombstone (id, kind, report, reason, forgotten_at)
                SELECT found.id, ?2, (SELECT id FROM report WHERE key = ?1), ?3, ?4 FROM (\(ids)) AS found
                """, arguments: [report, kind, reason, stamp])
    }

    /// Takes out what nothing leads to any more, and writes the full text anew without it.
    func sweep() throws {
        try Store.dropBuilt(db)
        // What feeds have said of pages that are still to be fetched: they will say it again, or the pages do.
        try db.execute(sql: "UPDATE watched SET title = NULL, author = NULL, outlet = NULL, published = NULL, body = NULL WHERE kind <> 'robots'")
        let users = ["actor", "claim", "quote", "figure", "time"]
        try db.execute(sql: "DELETE FROM rule WHERE key NOT IN (\(users.map { "SELECT rule FROM \($0)" }.joined(separator: " UNION ")))")
        for table in ["report_search", "quote_search", "claim_search"] { try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')") }
    }

    /// The keys of the readings of the report ?1.
    private static let readings = "SELECT reading.key FROM reading JOIN version ON version.key = reading.version WHERE version.report = ?1"
}

internal import GRDB

/// The tables, made by migrations that are never edited: a change is a new migration.
enum Schema {
    /// `Hdna`, in the header of every file (`PRAGMA application_id`), so that no other program's database is taken for one of Hudna's.
    static let applicationID: Int32 = 0x4864_6E61

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 record") { db in
            try db.execute(sql: record)
            try db.execute(sql: items)
            try db.execute(sql: search)
            try db.execute(sql: views)
        }
        migrator.registerMigration("2 corrections") { db in try db.execute(sql: corrections) }
        migrator.registerMigration("3 built record") { db in try db.execute(sql: built) }
        migrator.registerMigration("4 watched addresses") { db in try db.execute(sql: watched) }
        migrator.registerMigration("5 withdrawals") { db in try db.execute(sql: withdrawals) }
        migrator.registerMigration("6 facets apart") { db in try db.execute(sql: facetsApart) }
        migrator.registerMigration("7 facets in lists") { db in try db.execute(sql: facetsInLists) }
        migrator.registerMigration("8 passages") { db in try db.execute(sql: passages) }
        migrator.registerMigration("9 origins") { db in
            try db.execute(sql: origins)
            try fillOrigins(db)
        }
        migrator.registerMigration("10 arrivals") { db in try db.execute(sql: arrivals) }
        migrator.registerMigration("11 lean origins") { db in try db.execute(sql: leanOrigins) }
        migrator.registerMigration("12 tables of names") { db in try db.execute(sql: nameTables) }
        migrator.registerMigration("13 agencies") { db in try db.execute(sql: agencies) }
        return migrator
    }()
}

internal import GRDB
internal import HudnaRecord

extension Schema {
    /// Reports that came with one id, and what tells them apart: `report.given` is the id as it came, `origin` keeps hashes of a report's addresses, outlets and
    /// places. Rows of `origin` stay when a report is forgotten, so that it is known again.
    static let origins = """
        ALTER TABLE report ADD COLUMN given TEXT NOT NULL DEFAULT '';
        UPDATE report SET given = id;
        CREATE INDEX report_by_given ON report (given);
        CREATE TABLE origin (
            given TEXT NOT NULL,
            report TEXT NOT NULL,
            trait TEXT NOT NULL CHECK (trait IN ('page', 'outlet', 'place')),
            hash INTEGER NOT NULL,
            PRIMARY KEY (given, report, trait, hash)
        ) STRICT, WITHOUT ROWID;
        """

    /// What is the same as the id of the report is not kept again: `report.given` is empty where the report has the id that it came with, and so is `origin.report`.
    static let leanOrigins = """
        CREATE TABLE lean_origin (
            given TEXT NOT NULL,
            report TEXT NOT NULL CHECK (report = '' OR report <> given),
            trait TEXT NOT NULL CHECK (trait IN ('page', 'outlet', 'place')),
            hash INTEGER NOT NULL,
            PRIMARY KEY (given, report, trait, hash)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO lean_origin SELECT given, iif(report = given, '', report), trait, hash FROM origin;
        DROP TABLE origin;
        ALTER TABLE lean_origin RENAME TO origin;
        DROP INDEX report_by_given;
        UPDATE report SET given = '' WHERE given = id;
        CREATE INDEX report_by_given ON report (given) WHERE given <> '';
        """

    /// What the readings that are there tell of where their reports came from.
    static func fillOrigins(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT DISTINCT report.id, reading.url, reading.outlet FROM reading JOIN version ON version.key = reading.version
                    JOIN report ON report.key = version.report
                """)
        var all: [(id: String, namesake: Namesake)] = []
        while let row = try rows.next() { all.append((row[0], Namesake(url: row[1], page: nil, outlet: row[2], place: nil))) }
        // As the rows were then.
        for (id, namesake) in all { try OriginRow.keep(namesake, given: id, named: id, db) }
    }
}

/// What `origin` keeps of reports.
enum OriginRow {
    static let all = "SELECT iif(report = '', given, report), trait, hash FROM origin WHERE given = ?"

    static func keep(_ namesake: Namesake, given: String, report: String, _ db: Database) throws {
        try keep(namesake, given: given, named: report == given ? "" : report, db)
    }

    /// - Parameter report: as the column has it.
    fileprivate static func keep(_ namesake: Namesake, given: String, named report: String, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO origin (given, report, trait, hash) VALUES (?, ?, ?, ?)")
        for (trait, hashes) in namesake.hashes {
            for hash in hashes { try statement.execute(arguments: [given, report, trait.rawValue, Int64(bitPattern: hash)]) }
        }
    }

    /// What is kept of the reports that came with an id, forgotten ones among them.
    static func namesakes(_ given: String, _ db: Database) throws -> [String: Namesake] {
        var found: [String: Namesake] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: all), arguments: [given]) {
            let (report, trait, hash): (String, String, Int64) = (row[0], row[1], row[2])
            if let trait = Namesake.Trait(rawValue: trait) { found[report, default: Namesake()].add(trait, hash: UInt64(bitPattern: hash)) }
        }
        return found
    }
}

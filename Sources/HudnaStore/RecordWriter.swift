internal import GRDB
internal import HudnaRecord
internal import HudnaText

/// Writes readings inside one transaction.
struct RecordWriter {
    private let db: Database
    private let setup: ReadingSetup
    private let readAt: String
    private let arrival: Int
    private let language: Int64
    private var rules: [String: Int64] = [:]
    private(set) var tally = AdditionTally()

    /// - Parameter arrival: the number of the call; one more than the last where it is nil.
    init(_ db: Database, setup: ReadingSetup, readAt: Int, arrival: Int?) throws {
        self.db = db
        self.setup = setup
        self.arrival = try arrival ?? RecordWriter.nextArrival(db)
        self.readAt = PartialDate.stamp(readAt)
        try db.execute(
            literal: "INSERT INTO language (id, program) VALUES (\(setup.language), \(setup.program)) ON CONFLICT DO NOTHING")
        language = try RecordWriter.language(db, setup)
    }

    /// For a look alone.
    init(reading db: Database, setup: ReadingSetup) throws {
        self.db = db
        self.setup = setup
        readAt = ""
        arrival = 0
        language = try RecordWriter.language(db, setup)
    }

    static func nextArrival(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "SELECT coalesce(max(arrival), 0) + 1 FROM version") ?? 1 }

    private static func language(_ db: Database, _ setup: ReadingSetup) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: AddingSQL.language), arguments: [setup.language, setup.program]) ?? 0
    }

    /// Stores a reading, unless it is there, or the report is one that was forgotten or out of which a name was taken.
    mutating func add(_ addition: Addition) throws {
        let found = try ReportFinder(db: db).find(addition.given, addition.namesake, digest: addition.digest) { addition.foldedText }
        if found.isForgotten {
            tally.forgotten += 1
            return
        }
        var reading = addition.reading
        reading.report = found.id
        try OriginRow.keep(found.news, given: addition.given, report: found.id, db)
        let report = try found.key ?? insert("INSERT INTO report (id, given) VALUES (?, ?)", [found.id, found.id == addition.given ? "" : addition.given])
        if let version = try find(AddingSQL.version, [report, addition.digest]) {
            guard try !isKept(reading, of: version) else {
                tally.unchanged += 1
                return
            }
            tally.readAgain += 1
            try write(reading, addition, version: version)
        } else {
            if found.key == nil { tally.added += 1 } else { tally.changed += 1 }
            let number = found.key == nil ? 1 : try find(AddingSQL.nextVersion, [report])
            let version = try insert(
                "INSERT INTO version (report, number, digest, text, arrival) VALUES (?, ?, ?, ?, ?)", [report, number, addition.digest, addition.text, arrival])
            try run("INSERT INTO report_search (rowid, folded) VALUES (?, ?)", [version, addition.foldedText])
            try write(reading, addition, version: version)
        }
    }

    /// Keeps where a report was met.
    func note(_ arrival: Arrival) throws { try OriginRow.keep(arrival.news, given: arrival.given, report: arrival.report, db) }

    /// What adding a report would come to where that needs no reading: it is there as it is, or forgotten. Nil for one that is to be read.
    func settled(_ report: Report) throws -> SettledReport? {
        var tally = AdditionTally()
        let (given, digest) = (Addition.storable(report.id), Addition.digest(report.text))
        let namesake = Namesake(url: report.url, page: report.page, outlet: report.outlet, place: report.place)
        let found = try ReportFinder(db: db).find(given, namesake, digest: digest) { SearchText.folded(utf8: report.text) }
        if found.isForgotten {
            tally.forgotten = 1
            return SettledReport(tally: tally, arrival: nil)
        }
        var reading = Reading(report: found.id)
        (reading.title, reading.outlet, reading.url, reading.published) = (report.title, report.outlet, report.url, report.published)
        guard let key = found.key, let version = try find(AddingSQL.version, [key, digest]), try isKept(reading, of: version) else { return nil }
        tally.unchanged = 1
        return SettledReport(tally: tally, arrival: found.news.hashes.isEmpty ? nil : Arrival(given: given, report: found.id, news: found.news))
    }

    /// Whether a version was read with these words, and nothing more is known of it now: what is not said this time is no change, and neither is a date that
    /// was found out and leaves as many days open.
    private func isKept(_ reading: Reading, of version: Int64) throws -> Bool {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: AddingSQL.kept),
            arguments: [
                version, language, setup.minimumConfidence, text(reading.title), text(reading.outlet), text(reading.url), reading.published?.iso,
            ])
        let days = reading.date.basis == .inferred ? reading.date.interval.days : nil
        return rows.contains { row in
            guard let days else { return true }
            let kept = DateInterval(start: (row[0] as String?).flatMap { PartialDate(iso: $0) }, end: (row[1] as String?).flatMap { PartialDate(iso: $0) })
            return kept.days.map { days >= $0 } ?? false
        }
    }

    // MARK: - Rows

    private mutating func write(_ reading: Reading, _ addition: Addition, version: Int64) throws {
        let key = try insert(
            """
            INSERT INTO reading (version, number, language, minimum_confidence, read_at, title, outlet, url, published, known_at, date_start, date_end,
                date_basis, skipped, agency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version, try find(AddingSQL.nextReading, [version]), language, setup.minimumConfidence, readAt, text(reading.title), text(reading.outlet),
                text(reading.url), reading.published?.iso,
                reading.knownSecond, reading.date.interval.start?.iso, reading.date.interval.end?.iso, reading.date.basis.rawValue, text(reading.skipped),
                text(reading.agency),
            ])
        for (position, reason) in reading.date.reasons.enumerated() {
            try run("INSERT INTO date_reason (reading, position, text) VALUES (?, ?, ?)", [key, position, text(reason)])
        }
        var ids = ItemIDs(report: reading.report)
        let cast = try write(reading.actors, &ids, reading: key)
        for (position, claim) in reading.claims.enumerated() {
            try write(claim, StableID.text(ids.id(of: claim)), reading: key, position, cast, folded: addition.foldedClaims[position])
        }
        for (position, quote) in reading.quotes.enumerated() {
            try write(quote, StableID.text(ids.id(of: quote)), reading: key, position, cast, folded: addition.foldedQuotes[position])
        }
        for (position, figure) in reading.figures.enumerated() {
            try write(figure, StableID.text(ids.id(of: figure)), reading: key, position, cast)
        }
        for (position, time) in reading.times.enumerated() { try write(time, StableID.text(ids.id(of: time)), reading: key, position) }
        for (position, finding) in reading.findings.enumerated() { try write(finding, reading: key, position) }
    }

    /// The keys of the actors by name; of two with one name the first.
    private mutating func write(_ actors: [Actor], _ ids: inout ItemIDs, reading: Int64) throws -> [String: Int64] {
        var cast: [String: Int64] = [:]
        for (position, actor) in actors.enumerated() {
            let key = try insert(
                "INSERT INTO actor (reading, position, id, name, kind, rule) VALUES (?, ?, ?, ?, ?, ?)",
                [reading, position, StableID.text(ids.id(of: actor)), text(actor.name), actor.kind.rawValue, rule(actor.rule)])
            if cast[actor.name] == nil { cast[actor.name] = key }
            for (place, mention) in actor.mentions.enumerated() {
                try run(
                    "INSERT INTO mention (actor, position, text, span_start, span_end) VALUES (?, ?, ?, ?, ?)",
                    [key, place, text(mention.text), mention.span.start, mention.span.end])
            }
        }
        return cast
    }

    private mutating func write(_ claim: Claim, _ id: String, reading: Int64, _ position: Int, _ cast: [String: Int64], folded: String) throws {
        let key = try insert(
            """
            INSERT INTO claim (reading, position, id, type, status, object, place, when_start, when_end, evidence, evidence_start, evidence_end,
                predicate_start, predicate_end, rule, confidence, passage, passage_start)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                reading, position, id, claim.type.rawValue, claim.status.rawValue, text(claim.object), text(claim.place), claim.when.start?.iso,
                claim.when.end?.iso, text(claim.evidence), claim.evidenceSpan.start, claim.evidenceSpan.end, claim.predicateSpan.start,
                claim.predicateSpan.end, rule(claim.rule), claim.confidence,
                claim.passageSpan == claim.evidenceSpan ? "" : text(claim.passage), claim.passageSpan.start,
            ])
        let sql = "INSERT INTO claim_name (claim, role, position, actor, name) VALUES (?, ?, ?, ?, ?)"
        for (role, names) in [("actor", claim.actors), ("target", claim.targets), ("source", claim.source), ("via", claim.via)] {
            try write(names, role, of: key, cast, sql)
        }
        try run("INSERT INTO claim_search (rowid, folded) VALUES (?, ?)", [key, folded])
    }

    private mutating func write(_ quote: Quote, _ id: String, reading: Int64, _ position: Int, _ cast: [String: Int64], folded: String) throws {
        let key = try insert(
            "INSERT INTO quote (reading, position, id, kind, text, span_start, span_end, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [reading, position, id, quote.kind.rawValue, text(quote.text), quote.span.start, quote.span.end, rule(quote.rule)])
        let sql = "INSERT INTO quote_name (quote, role, position, actor, name) VALUES (?, ?, ?, ?, ?)"
        if !quote.speaker.isEmpty { try write([quote.speaker], "speaker", of: key, cast, sql) }
        try write(quote.via, "via", of: key, cast, sql)
        try run("INSERT INTO quote_search (rowid, folded) VALUES (?, ?)", [key, folded])
    }

    private mutating func write(_ figure: Figure, _ id: String, reading: Int64, _ position: Int, _ cast: [String: Int64]) throws {
        let key = try insert(
            """
            INSERT INTO figure (reading, position, id, what, "of", qualifier, low, high, when_start, when_end, text, span_start, span_end, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                reading, position, id, figure.what.rawValue, text(figure.of), figure.qualifier.rawValue, figure.low, figure.high, figure.when.start?.iso,
                figure.when.end?.iso, text(figure.text), figure.span.start, figure.span.end, rule(figure.rule),
            ])
        let sql = "INSERT INTO figure_name (figure, role, position, actor, name) VALUES (?, ?, ?, ?, ?)"
        try write(figure.source, "source", of: key, cast, sql)
    }

    private mutating func write(_ time: TimeExpression, _ id: String, reading: Int64, _ position: Int) throws {
        try run(
            """
            INSERT INTO time (reading, position, id, kind, date_start, date_end, duration, text, span_start, span_end, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                reading, position, id, time.kind.rawValue, time.interval.start?.iso, time.interval.end?.iso, time.duration, text(time.text),
                time.span.start, time.span.end, rule(time.rule),
            ])
    }

    private func write(_ finding: Finding, reading: Int64, _ position: Int) throws {
        try run(
            "INSERT INTO finding (reading, position, code, text, span_start, span_end, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [reading, position, finding.code, text(finding.text), finding.span.start, finding.span.end, text(finding.note)])
    }

    /// Names in a role: the report's actor of that name, or the bare name where it has none.
    private func write(_ names: [String], _ role: String, of item: Int64, _ cast: [String: Int64], _ sql: String) throws {
        for (position, name) in names.enumerated() {
            let actor = cast[name]
            try run(sql, [item, role, position, actor, actor == nil ? text(name) : nil])
        }
    }

    private mutating func rule(_ id: String) throws -> Int64 {
        if let known = rules[id] { return known }
        let key = try find("SELECT key FROM rule WHERE id = ?", [text(id)]) ?? insert("INSERT INTO rule (id) VALUES (?)", [text(id)])
        rules[id] = key
        return key
    }

    // MARK: - Statements

    private func text(_ text: String?) -> String? { text.map(Addition.storable) }

    private func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        let statement = try db.cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
    }

    private func insert(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws -> Int64 {
        try run(sql, values)
        return db.lastInsertedRowID
    }

    /// The number in the first column of the first row.
    private func find(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws -> Int64? {
        let statement = try db.cachedStatement(sql: sql)
        return try Int64.fetchOne(statement, arguments: StatementArguments(values))
    }
}

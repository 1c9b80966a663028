internal import GRDB
internal import HudnaRecord

/// The rows of some readings, table by table, each table in the order of its readings and of the text.
struct RowsOf {
    private let db: Database
    private let sql: RowsSQL
    private let arguments: StatementArguments

    /// - Parameter marks: the keys of the readings as a list of question marks, in brackets; `arguments` has their values.
    init(_ db: Database, marks: String, arguments: StatementArguments) {
        self.db = db
        sql = RowsSQL(marks: marks)
        self.arguments = arguments
    }

    private func each(_ sql: String, _ body: (Row) throws -> Void) throws {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try cursor.next() { try body(row) }
    }

    func readings() throws -> [Int64: KeptReading] {
        var readings: [Int64: KeptReading] = [:]
        try each(sql.readings) { row in
            let date = ReportDate(interval: interval(row, 8), basis: ReportDate.Basis(rawValue: row[10]) ?? .inferred)
            var reading = Reading(report: row[1], date: date)
            reading.title = row[4]
            reading.outlet = row[5]
            reading.url = row[6]
            reading.published = self.date(row, 7)
            reading.skipped = row[11]
            reading.agency = row[13]
            var kept = KeptReading(reading: reading, version: row[2], readAt: self.date(row, 3) ?? PartialDate(year: 1970))
            kept.arrival = row[12]
            readings[row[0]] = kept
        }
        return readings
    }

    func reasons(_ add: (Int64, String) -> Void) throws {
        try each(sql.reasons) { row in add(row[0], row[1]) }
    }

    func mentions() throws -> [Int64: [Actor.Mention]] {
        var mentions: [Int64: [Actor.Mention]] = [:]
        try each(sql.mentions) { row in mentions[row[0], default: []].append(Actor.Mention(text: row[1], span: Span(row[2], row[3]))) }
        return mentions
    }

    func actors(_ add: (Int64, Int64, Actor) -> Void) throws {
        try each(sql.actors) { row in
            add(row[0], row[1], Actor(name: row[2], kind: Actor.Kind(rawValue: row[3]) ?? .body, mentions: [], rule: row[4]))
        }
    }

    func claims(_ names: [Int64: String], _ add: (Int64, Claim) -> Void) throws {
        let told = try self.names("claim", names)
        try each(sql.claims) { row in
            guard let type = ClaimType(rawValue: row[2]), let status = Status(rawValue: row[3]) else { return }
            let roles = told[row[0]] ?? [:]
            let passage: String? = row[15] == "" ? nil : row[15]
            add(
                row[1],
                Claim(
                    type: type, status: status, actors: roles["actor"] ?? [], targets: roles["target"] ?? [], object: row[4], place: row[5],
                    when: interval(row, 6), source: roles["source"] ?? [], via: roles["via"] ?? [], evidence: row[8], evidenceSpan: Span(row[9], row[10]),
                    passage: passage, passageSpan: passage.map { Span(row[16], row[16] + $0.unicodeScalars.count) },
                    predicateSpan: Span(row[11], row[12]), rule: row[13], confidence: row[14]))
        }
    }

    func quotes(_ names: [Int64: String], _ add: (Int64, Quote) -> Void) throws {
        let told = try self.names("quote", names)
        try each(sql.quotes) { row in
            let roles = told[row[0]] ?? [:]
            add(
                row[1],
                Quote(
                    speaker: roles["speaker"]?.first ?? "", via: roles["via"] ?? [], kind: Quote.Kind(rawValue: row[2]) ?? .direct, text: row[3],
                    span: Span(row[4], row[5]), rule: row[6]))
        }
    }

    func figures(_ names: [Int64: String], _ add: (Int64, Figure) -> Void) throws {
        let told = try self.names("figure", names)
        try each(sql.figures) { row in
            guard let what = Figure.What(rawValue: row[2]), let qualifier = Figure.Qualifier(rawValue: row[4]) else { return }
            add(
                row[1],
                Figure(
                    what: what, of: row[3], qualifier: qualifier, low: row[5], high: row[6], when: interval(row, 7), source: told[row[0]]?["source"] ?? [],
                    text: row[9], span: Span(row[10], row[11]), rule: row[12]))
        }
    }

    func times(_ add: (Int64, TimeExpression) -> Void) throws {
        try each(sql.times) { row in
            add(
                row[0],
                TimeExpression(
                    text: row[1], span: Span(row[2], row[3]), kind: TimeExpression.Kind(rawValue: row[4]) ?? .date, interval: interval(row, 5),
                    duration: row[7], rule: row[8]))
        }
    }

    func findings(_ add: (Int64, Finding) -> Void) throws {
        try each(sql.findings) { row in
            add(row[0], Finding(code: row[1], text: row[2], span: Span(row[3], row[4]), note: row[5]))
        }
    }

    /// By key of the item and by role the names of those who take part, in order.
    private func names(_ table: String, _ names: [Int64: String]) throws -> [Int64: [String: [String]]] {
        var told: [Int64: [String: [String]]] = [:]
        try each(sql.names(table)) { row in
            let actor: Int64? = row[2]
            told[row[0], default: [:]][row[1], default: []].append(actor.flatMap { names[$0] } ?? row[3] ?? "")
        }
        return told
    }

    // MARK: - Dates

    private func date(_ row: Row, _ column: Int) -> PartialDate? {
        let text: String? = row[column]
        return text.flatMap { PartialDate(iso: $0) }
    }

    private func interval(_ row: Row, _ column: Int) -> DateInterval { DateInterval(start: date(row, column), end: date(row, column + 1)) }
}

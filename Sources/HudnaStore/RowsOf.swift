internal import GRDB
internal import HudnaRecord

/// The rows of some readings, table by table, each table in the order of its readings and of the text.
struct RowsOf {
    private let db: Database
    /// The keys of the readings as a list of question marks, and their values.
    private let marks: String
    private let arguments: StatementArguments

    init(_ db: Database, marks: String, arguments: StatementArguments) {
        self.db = db
        self.marks = marks
        self.arguments = arguments
    }

    private func each(_ sql: String, _ body: (Row) throws -> Void) throws {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try cursor.next() { try body(row) }
    }

    func readings() throws -> [Int64: KeptReading] {
        var readings: [Int64: KeptReading] = [:]
        try each(
            """
            SELECT reading.key, report.id, version.number, reading.read_at, title, outlet, url, published, date_start, date_end, date_basis, skipped
            FROM reading JOIN version ON version.key = reading.version JOIN report ON report.key = version.report WHERE reading.key IN \(marks)
            """
        ) { row in
            let date = ReportDate(interval: interval(row, 8), basis: ReportDate.Basis(rawValue: row[10]) ?? .inferred)
            var reading = Reading(report: row[1], date: date)
            reading.title = row[4]
            reading.outlet = row[5]
            reading.url = row[6]
            reading.published = self.date(row, 7)
            reading.skipped = row[11]
            readings[row[0]] = KeptReading(reading: reading, version: row[2], readAt: self.date(row, 3) ?? PartialDate(year: 1970))
        }
        return readings
    }

    func reasons(_ add: (Int64, String) -> Void) throws {
        try each("SELECT reading, text FROM date_reason WHERE reading IN \(marks) ORDER BY reading, position") { row in add(row[0], row[1]) }
    }

    func mentions() throws -> [Int64: [Actor.Mention]] {
        var mentions: [Int64: [Actor.Mention]] = [:]
        try each(
            """
            SELECT actor.key, mention.text, mention.span_start, mention.span_end FROM actor JOIN mention ON mention.actor = actor.key
            WHERE actor.reading IN \(marks) ORDER BY actor.key, mention.position
            """
        ) { row in mentions[row[0], default: []].append(Actor.Mention(text: row[1], span: Span(row[2], row[3]))) }
        return mentions
    }

    func actors(_ add: (Int64, Int64, Actor) -> Void) throws {
        try each(
            """
            SELECT actor.key, actor.reading, actor.name, actor.kind, rule.id FROM actor JOIN rule ON rule.key = actor.rule
            WHERE actor.reading IN \(marks) ORDER BY actor.reading, actor.position
            """
        ) { row in
            add(row[0], row[1], Actor(name: row[2], kind: Actor.Kind(rawValue: row[3]) ?? .body, mentions: [], rule: row[4]))
        }
    }

    func claims(_ names: [Int64: String], _ add: (Int64, Claim) -> Void) throws {
        let told = try self.names("claim", names)
        try each(
            """
            SELECT claim.key, claim.reading, type, status, object, place, when_start, when_end, evidence, evidence_start, evidence_end, predicate_start,
                predicate_end, rule.id, confidence
            FROM claim JOIN rule ON rule.key = claim.rule WHERE claim.reading IN \(marks) ORDER BY claim.reading, claim.position
            """
        ) { row in
            guard let type = ClaimType(rawValue: row[2]), let status = Status(rawValue: row[3]) else { return }
            let roles = told[row[0]] ?? [:]
            add(
                row[1],
                Claim(
                    type: type, status: status, actors: roles["actor"] ?? [], targets: roles["target"] ?? [], object: row[4], place: row[5],
                    when: interval(row, 6), source: roles["source"] ?? [], via: roles["via"] ?? [], evidence: row[8], evidenceSpan: Span(row[9], row[10]),
                    predicateSpan: Span(row[11], row[12]), rule: row[13], confidence: row[14]))
        }
    }

    func quotes(_ names: [Int64: String], _ add: (Int64, Quote) -> Void) throws {
        let told = try self.names("quote", names)
        try each(
            """
            SELECT quote.key, quote.reading, kind, text, span_start, span_end, rule.id FROM quote JOIN rule ON rule.key = quote.rule
            WHERE quote.reading IN \(marks) ORDER BY quote.reading, quote.position
            """
        ) { row in
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
        try each(
            """
            SELECT figure.key, figure.reading, what, "of", qualifier, low, high, when_start, when_end, text, span_start, span_end, rule.id
            FROM figure JOIN rule ON rule.key = figure.rule WHERE figure.reading IN \(marks) ORDER BY figure.reading, figure.position
            """
        ) { row in
            guard let what = Figure.What(rawValue: row[2]), let qualifier = Figure.Qualifier(rawValue: row[4]) else { return }
            add(
                row[1],
                Figure(
                    what: what, of: row[3], qualifier: qualifier, low: row[5], high: row[6], when: interval(row, 7), source: told[row[0]]?["source"] ?? [],
                    text: row[9], span: Span(row[10], row[11]), rule: row[12]))
        }
    }

    func times(_ add: (Int64, TimeExpression) -> Void) throws {
        try each(
            """
            SELECT time.reading, text, span_start, span_end, kind, date_start, date_end, duration, rule.id FROM time JOIN rule ON rule.key = time.rule
            WHERE time.reading IN \(marks) ORDER BY time.reading, time.position
            """
        ) { row in
            add(
                row[0],
                TimeExpression(
                    text: row[1], span: Span(row[2], row[3]), kind: TimeExpression.Kind(rawValue: row[4]) ?? .date, interval: interval(row, 5),
                    duration: row[7], rule: row[8]))
        }
    }

    func findings(_ add: (Int64, Finding) -> Void) throws {
        try each("SELECT reading, code, text, span_start, span_end, note FROM finding WHERE reading IN \(marks) ORDER BY reading, position") { row in
            add(row[0], Finding(code: row[1], text: row[2], span: Span(row[3], row[4]), note: row[5]))
        }
    }

    /// By key of the item and by role the names of those who take part, in order.
    private func names(_ table: String, _ names: [Int64: String]) throws -> [Int64: [String: [String]]] {
        var told: [Int64: [String: [String]]] = [:]
        try each(
            """
            SELECT \(table)_name.\(table), role, actor, name FROM \(table) JOIN \(table)_name ON \(table)_name.\(table) = \(table).key
            WHERE \(table).reading IN \(marks) ORDER BY \(table)_name.\(table), role, \(table)_name.position
            """
        ) { row in
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

import Foundation
import GRDB
import HudnaRecord
import Testing

@testable import HudnaStore

/// The tables: that they take what the record can say and nothing else, that they never change, and that nothing asked of them reads them through.
@Suite struct SchemaTests {
    let file = TemporaryFile()

    @Test func whatTheRecordCanSayFits() throws {
        let store = try Store(path: file.path, access: .writing)
        var reading = Reading(report: "all")
        reading.actors = Actor.Kind.allCases.map { Actor(name: $0.rawValue, kind: $0, mentions: [], rule: "r") }
        let span = Span(0, 1)
        for type in ClaimType.allCases {
            for status in Status.allCases {
                reading.claims.append(Claim(type: type, status: status, evidence: "x", evidenceSpan: span, predicateSpan: span, rule: "r", confidence: 0.5))
            }
        }
        for what in Figure.What.allCases {
            for qualifier in Figure.Qualifier.allCases {
                reading.figures.append(Figure(what: what, of: "", qualifier: qualifier, low: nil, high: nil, text: "x", span: span, rule: "r"))
            }
        }
        for kind in [Quote.Kind.direct, .indirect] { reading.quotes.append(Quote(speaker: "", via: [], kind: kind, text: "x", span: span, rule: "r")) }
        for kind in [TimeExpression.Kind.date, .time, .duration, .set] { reading.times.append(TimeExpression(text: "x", span: span, kind: kind, rule: "r")) }
        for basis in [ReportDate.Basis.given, .stated, .inferred] {
            reading.report = basis.rawValue
            reading.date.basis = basis
            #expect(try store.add([reading]).added == 1)
        }
    }

    @Test(arguments: [
        "UPDATE claim SET type = 'rumour'", "UPDATE claim SET status = 'maybe'", "UPDATE claim SET confidence = 2", "UPDATE claim SET reading = 999",
        "UPDATE claim SET evidence = NULL", "UPDATE claim SET evidence_end = -1", "UPDATE claim SET confidence = 'high'", "UPDATE claim_name SET actor = NULL",
        "UPDATE claim_name SET name = 'also'", "UPDATE actor SET name = ''", "UPDATE actor SET kind = 'angel'", "UPDATE quote SET rule = 999",
        "UPDATE reading SET version = 999", "UPDATE reading SET read_at = 'yesterday'", "UPDATE version SET number = 0",
        "INSERT INTO version (report, number, digest, text) SELECT report, number + 1, digest, text FROM version",
        "INSERT INTO report (id) SELECT id FROM report", "DELETE FROM rule", "DELETE FROM language",
    ])
    func nothingElseDoes(_ sql: String) throws {
        let store = try Store(path: file.path, access: .writing)
        var reading = Reading(report: "a")
        let span = Span(0, 1)
        reading.actors = [Actor(name: "حركة الضفاف", kind: .body, mentions: [], rule: "r")]
        reading.claims = [
            Claim(type: .sign, status: .occurred, actors: ["حركة الضفاف"], evidence: "x", evidenceSpan: span, predicateSpan: span, rule: "r", confidence: 1)
        ]
        reading.quotes = [Quote(speaker: "", via: [], kind: .direct, text: "x", span: span, rule: "r")]
        try store.add([reading])
        #expect(throws: DatabaseError.self) { try store.queue.write { db in try db.execute(sql: sql) } }
    }

    /// A migration that has been released is never edited: whoever changes the tables adds another, and its digest here.
    @Test func migrationsAreNeverEdited() {
        var id = StableID()
        for sql in [Schema.record, Schema.items, Schema.search, Schema.views] { id.add(sql) }
        #expect(
            Schema.migrator.migrations == [
                "1 record", "2 corrections", "3 built record", "4 watched addresses", "5 withdrawals", "6 facets apart", "7 facets in lists", "8 passages",
                "9 origins", "10 arrivals", "11 lean origins", "12 tables of names", "13 agencies",
            ])
        #expect(StableID.text(id.value) == "c39c613a2775ebab")
        for (sql, digest) in [
            (Schema.corrections, "eb7c093670156560"),
            (Schema.built, "e7aa450b745b21b1"),
            (Schema.watched, "5a86e18d7ca2fa1a"),
            (Schema.withdrawals, "8162dcccbe058628"),
            (Schema.facetsApart, "acd85ef3d61c2363"),
            (Schema.facetsInLists, "9a930ae167cc5a3e"),
            (Schema.nameTables, "8319c216ee0ee718"),
            (Schema.passages, "0eef2f90681ed170"),
            (Schema.origins, "7fd651040fb128c6"),
            (Schema.arrivals, "b29ca06bbc02f37d"),
            (Schema.leanOrigins, "6d397e70cb890c88"),
            (Schema.agencies, "995b5ddf6ca6bc71"),
        ] {
            var id = StableID()
            id.add(sql)
            #expect(StableID.text(id.value) == digest)
        }
    }

    /// What one call adds goes into the full text in one piece, not in one for each report.
    @Test func oneCallIsIndexedInOnePiece() throws {
        let store = try Store(path: file.path, access: .writing)
        var random = RandomReadings(seed: 3)
        try store.add((0..<40).map { random.reading("r\($0)") })
        for table in ["report_search", "claim_search", "quote_search"] {
            // The piece stands in the upper bits of a page's number; the first ten are none.
            let pieces = try store.queue.read { db in try Int.fetchOne(db, sql: "SELECT count(DISTINCT id >> 37) FROM \(table)_data WHERE id > 10") }
            #expect(pieces == 1, "\(table)")
        }
    }

    // MARK: - Plans

    /// The steps in which SQLite would go about a statement.
    private func plan(_ store: Store, _ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> [String] {
        try store.queue.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(arguments)).map { $0["detail"] }
        }
    }

    private func scans(_ steps: [String]) -> [String] {
        steps.filter { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE INDEX") && !$0.contains("CONSTANT ROW") }
    }

    /// What is asked with a condition finds its rows by an index; only who wants all readings reads through them.
    @Test(arguments: [
        Selection(reports: ["a", "b"]), Selection(outlets: ["o"]), Selection(actors: ["x"]), Selection(types: [.sign, .refuse]),
        Selection(knownBy: moment("2020")), Selection(knownFrom: moment("2019", isFirst: true), knownBy: moment("2020")),
        Selection(actors: ["x"], knownBy: moment("2020"), readBy: moment("2031"), newestOnly: true),
    ])
    func selectionsUseIndexes(_ selection: Selection) throws {
        let store = try Store(path: file.path, access: .writing)
        let steps = try plan(store, selection.query.text, selection.query.arguments)
        #expect(scans(steps).isEmpty, "\(steps)")
    }

    @Test func searchesUseIndexes() throws {
        let store = try Store(path: file.path, access: .writing)
        for searched in Store.Searched.allCases {
            let sql = SearchRun.statement(searched, Selection(outlets: ["o"], knownBy: moment("2020")))
            let steps = try plan(store, sql.text, ["x"] + sql.arguments)
            #expect(scans(steps).isEmpty && steps.contains { $0.contains("VIRTUAL TABLE INDEX") }, "\(steps)")
            #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }

    @Test func itemsAreFoundByTheirReading() throws {
        let store = try Store(path: file.path, access: .writing)
        for sql in RowsSQL(marks: "(1, 2)").all {
            let steps = try plan(store, sql, [])
            #expect(scans(steps).isEmpty, "\(sql): \(steps)")
        }
    }

    /// Asked once a report: an index that finds all reports read with the same words would be as good as none.
    @Test func whatIsThereAlreadyIsFoundByItsOwnKey() throws {
        let store = try Store(path: file.path, access: .writing)
        for (sql, count) in [
            (AddingSQL.language, 2), (AddingSQL.forgotten, 1), (AddingSQL.version, 2), (AddingSQL.kept, 7), (AddingSQL.namesakes, 1), (AddingSQL.isThere, 1),
            (AddingSQL.hasText, 2), (AddingSQL.foldedTexts, 1), (OriginRow.all, 1),
        ] {
            let steps = try plan(store, sql, (0..<count).map { _ in 1 })
            #expect(scans(steps).isEmpty && !steps.contains { $0.contains("reading_by_language") }, "\(sql): \(steps)")
        }
    }

    @Test func whatIsDueIsFoundByIndexes() throws {
        let store = try Store(path: file.path, access: .writing)
        for (sql, count) in [(WatchedSQL.next(except: [1, 2]), 2), (WatchedSQL.one, 1)] {
            let steps = try plan(store, sql, (0..<count).map { _ in 1 })
            #expect(scans(steps).isEmpty, "\(sql): \(steps)")
        }
        // Of the hosts, only those of which something is due are gone through, in the index.
        let steps = try plan(store, WatchedSQL.hosts(except: [1, 2]), [])
        #expect(scans(steps) == ["SCAN watched USING COVERING INDEX watched_by_host"], "\(steps)")
    }

    @Test(arguments: [
        CorrectionSelection(kind: .claim, item: "x"), CorrectionSelection(coder: "amal", isStanding: true), CorrectionSelection(kind: .claim, coder: "a"),
    ])
    func correctionsAreFoundByIndexes(_ selection: CorrectionSelection) throws {
        let store = try Store(path: file.path, access: .writing)
        let (sql, arguments) = CorrectionSQL.history(selection, limit: 10)
        let steps = try plan(store, sql, arguments)
        #expect(scans(steps).isEmpty, "\(steps)")
    }

    @Test func whatIsKeptReadyIsFoundByIndexes() throws {
        let store = try Store(path: file.path, access: .writing)
        let statements = [
            (BuiltSQL.isCurrent, 1), (BuiltSQL.isLater, 1), (BuiltSQL.isRead, 1), (BuiltSQL.processes, 0), (BuiltSQL.list, 2), (BuiltSQL.item, 1),
            (BuiltSQL.reportsTelling, 1),
        ]
        for (sql, count) in statements {
            let steps = try plan(store, sql, (0..<count).map { _ in 1 })
            #expect(scans(steps).isEmpty, "\(sql): \(steps)")
        }
    }
}

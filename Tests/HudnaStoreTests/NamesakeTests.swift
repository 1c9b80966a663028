import Foundation
import GRDB
import HudnaRecord
import Testing

@testable import HudnaStore

/// A report as it comes in, in words of our own.
struct NamesakeDraft {
    var id = "1"
    var text: String
    var outlet: String?
    var url: String?
    var place: String?

    var addition: Addition {
        var reading = Reading(report: id)
        (reading.outlet, reading.url) = (outlet, url)
        let span = Span(0, text.unicodeScalars.count)
        reading.claims = [
            Claim(type: .sign, status: .occurred, evidence: text, evidenceSpan: span, predicateSpan: span, rule: "r", confidence: 1)
        ]
        var report = Report(id: id, text: Array(text.utf8), outlet: outlet, url: url)
        report.place = place
        return Addition(reading, of: report)
    }
}

private let raid = "قصفت الطائرات سوق الحبوب في كحلوان صباح الاثنين وأصيب عشرون بجروح."
private let raidLater = "قصفت الطائرات سوق الحبوب في كحلوان صباح الاثنين وقتل ثلاثة وأصيب عشرون بجروح ونقلوا إلى مستشفى الرحمة."
private let truce = "أعلنت جبهة التلال هدنة مدتها ثلاثة أيام تبدأ مساء الخميس في سندوان."

/// Reports that come with one id: which are one, and what becomes of those that are not.
@Suite struct NamesakeTests {
    let file = TemporaryFile()

    private func add(_ drafts: [NamesakeDraft], to store: Store) throws -> AdditionTally {
        var tally = AdditionTally()
        for draft in drafts { tally += try store.add([draft.addition], setup: someSetup, readAt: someMoment) }
        return tally
    }

    private func facts(_ store: Store) throws -> Set<String> {
        Set(try store.kept(where: Selection(newestOnly: true)).flatMap(\.reading.claims).map(\.evidence))
    }

    // MARK: - Two reports

    @Test(arguments: [
        // guid 1 in two feeds, the same with one outlet, index.html in two folders, rows of two tables.
        [NamesakeDraft(text: raid, outlet: "قناة الضوء"), NamesakeDraft(text: truce, outlet: "دفتر الضفة")],
        [
            NamesakeDraft(text: raid, outlet: "قناة الضوء", url: "https://a.example/1"),
            NamesakeDraft(text: raidLater, outlet: "قناة الضوء", url: "https://a.example/2"),
        ],
        [NamesakeDraft(id: "index", text: raid, place: "/x/index.html"), NamesakeDraft(id: "index", text: truce, place: "/y/index.html")],
        [NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x/a.csv"), NamesakeDraft(text: truce, outlet: "قناة الضوء", place: "/x/b.csv")],
        // Two outlets that carry one text are two witnesses.
        [NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x/a.csv"), NamesakeDraft(text: raid, outlet: "دفتر الضفة", place: "/x/b.csv")],
    ])
    func reportsOfDifferentSourcesAreTwo(_ drafts: [NamesakeDraft]) throws {
        let store = try Store(path: file.path, access: .writing)
        #expect(try add(drafts, to: store).added == 2)
        let ids = try store.kept().map(\.reading.report)
        let id = drafts[0].id
        #expect(Set(ids).count == 2 && ids.contains(id) && ids.allSatisfy { $0 == id || $0.wholeMatch(of: #/.+~[0-9a-f]{8}/#) != nil }, "\(ids)")
        #expect(try facts(store) == Set(drafts.map(\.text)))
        #expect(try store.text(of: id) == drafts[0].text)
        #expect(try Set(store.kept().flatMap(\.reading.claimIDs)).count == 2)
        // Again, in the other order, nothing changes.
        #expect(try add(drafts.reversed(), to: store).unchanged == 2)
        // In the other order the same is known.
        let other = TemporaryFile()
        let turned = try Store(path: other.path, access: .writing)
        #expect(try add(drafts.reversed(), to: turned).added == 2)
        #expect(try facts(turned) == facts(store))
    }

    // MARK: - One report

    @Test(arguments: [
        // A changed text: at its address, in its file, in another file, under an id that is nobody else's.
        [NamesakeDraft(text: raid, url: "http://a.example/1?x=1", place: "/x"), NamesakeDraft(text: truce, url: "https://www.a.example/1?x=1", place: "/y")],
        [NamesakeDraft(text: raid, place: "/x/news.txt"), NamesakeDraft(text: truce, place: "/x/news.txt")],
        [NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x/a.jsonl"), NamesakeDraft(text: raidLater, place: "/x/b.jsonl")],
        [
            NamesakeDraft(id: "https://a.example/1", text: raid, place: "/x"),
            NamesakeDraft(id: "https://a.example/1", text: truce, outlet: "دفتر الضفة", place: "/y"),
        ],
        [NamesakeDraft(id: "urn:uuid:7", text: raid, place: "/x"), NamesakeDraft(id: "urn:uuid:7", text: truce, place: "/y")],
        // Nothing is known of where they come from.
        [NamesakeDraft(text: raid), NamesakeDraft(text: truce)],
    ])
    func aChangedTextOfOneSourceIsAVersion(_ drafts: [NamesakeDraft]) throws {
        for drafts in [drafts, drafts.reversed()] {
            let file = TemporaryFile()
            let store = try Store(path: file.path, access: .writing)
            let tally = try add(drafts, to: store)
            #expect(tally.added == 1 && tally.changed == 1, "\(tally)")
            #expect(try store.kept().map(\.reading.report) == [drafts[0].id, drafts[0].id])
            #expect(try add(drafts, to: store).unchanged == 2)
        }
    }

    @Test func theSameTextElsewhereIsTheSameReport() throws {
        let store = try Store(path: file.path, access: .writing)
        let tally = try add([NamesakeDraft(text: raid, place: "/x/news.txt"), NamesakeDraft(text: raid, place: "/y/news.txt")], to: store)
        #expect(tally.added == 1 && tally.unchanged == 1)
        // It is known at both places now: what changes there is its text.
        #expect(try add([NamesakeDraft(text: truce, place: "/y/news.txt")], to: store).changed == 1)
    }

    @Test func whatIsSettledElsewhereIsKnownThere() throws {
        let store = try Store(path: file.path, access: .writing)
        _ = try add([NamesakeDraft(text: raid, place: "/x/news.txt")], to: store)
        var report = Report(id: "1", text: Array(raid.utf8))
        report.place = "/x/news.txt"
        #expect(try store.settled(report, setup: someSetup)?.isMetElsewhere == false)
        report.place = "/y/news.txt"
        let settled = try #require(try store.settled(report, setup: someSetup))
        #expect(settled.tally.unchanged == 1 && settled.isMetElsewhere)
        _ = try store.add([], settled: [settled], setup: someSetup, readAt: someMoment)
        #expect(try store.settled(report, setup: someSetup)?.isMetElsewhere == false)
        #expect(try add([NamesakeDraft(text: truce, place: "/y/news.txt")], to: store).changed == 1)
    }

    @Test func aReportIsFoundByTheIdThatTheStoreGaveIt() throws {
        let store = try Store(path: file.path, access: .writing)
        let drafts = [NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x"), NamesakeDraft(text: truce, outlet: "دفتر الضفة", place: "/y")]
        _ = try add(drafts, to: store)
        let id = try #require(try store.kept().map(\.reading.report).first { $0 != "1" })
        #expect(try store.text(of: id) == truce)
        #expect(try add([NamesakeDraft(id: id, text: truce)], to: store).unchanged == 1)
    }

    // MARK: - Forgotten reports

    @Test func aForgottenReportIsKnownByItsSource() throws {
        let store = try Store(path: file.path, access: .writing)
        let drafts = [NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x"), NamesakeDraft(text: truce, outlet: "دفتر الضفة", place: "/y")]
        _ = try add(drafts, to: store)
        let id = try #require(try store.kept().map(\.reading.report).first { $0 != "1" })
        _ = try store.forget(id, reason: "asked for", at: someMoment)
        let again = try add(drafts, to: store)
        #expect(again.unchanged == 1 && again.forgotten == 1)
        // With another text it is still the one that was forgotten.
        #expect(try add([NamesakeDraft(text: truce + " وقالت إنها ستمتد.", outlet: "دفتر الضفة", place: "/y")], to: store).forgotten == 1)
        _ = try store.forget("1", reason: "asked for", at: someMoment)
        #expect(try add(drafts, to: store).forgotten == 2)
        // Another outlet's report of that id is none of them; one of which nothing is known may be.
        #expect(try add([NamesakeDraft(text: "وصل وفد الوسطاء إلى سندوان.", outlet: "صحيفة الصاري", place: "/z")], to: store).added == 1)
        #expect(try add([NamesakeDraft(text: "حريق في ميناء طرفاية يلتهم مستودع الأخشاب فجرا.")], to: store).forgotten == 1)
    }

    // MARK: - Stores of older versions

    /// An empty store as it was behind a migration.
    private func olderStore(upTo migration: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: file.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
        try Schema.migrator.migrate(queue, upTo: migration)
        return queue
    }

    /// Ids that were kept twice are kept once, and all that came with one id is known again.
    @Test func originsOfAnOlderStore() throws {
        let queue = try olderStore(upTo: "10 arrivals")
        let places = ["/x", "/y"].map { Namesake(url: nil, page: nil, outlet: nil, place: $0).hashes[.place]?.first ?? 0 }
        try queue.write { db in
            for (key, id, text) in [(1, "1", raid), (2, "1~mark", truce)] {
                try db.execute(sql: "INSERT INTO report (key, id, given) VALUES (?, ?, '1')", arguments: [key, id])
                try db.execute(
                    sql: "INSERT INTO version (key, report, number, digest, text, arrival) VALUES (?1, ?1, 1, ?2, ?3, 1)",
                    arguments: [key, Addition.digest(Array(text.utf8)), text])
                try db.execute(sql: "INSERT INTO report_search (rowid, folded) VALUES (?, ?)", arguments: [key, text])
                try db.execute(
                    sql: "INSERT INTO origin (given, report, trait, hash) VALUES ('1', ?, 'place', ?)", arguments: [id, Int64(bitPattern: places[key - 1])])
            }
        }
        try queue.close()
        let store = try Store(path: file.path, access: .writing)
        #expect(try store.namesakes(of: "1") == ["1~mark"] && store.namesakes(of: "1~mark") == ["1"])
        let rows = try store.queue.read { db in
            try String.fetchAll(db, sql: "SELECT given FROM report ORDER BY key") + String.fetchAll(db, sql: "SELECT report FROM origin ORDER BY report")
        }
        #expect(rows == ["", "1", "", "1~mark"])
        #expect(try add([NamesakeDraft(text: raid, place: "/x"), NamesakeDraft(text: truce, place: "/y")], to: store).readAgain == 2)
        #expect(try add([NamesakeDraft(id: "1~mark", text: truce, place: "/z")], to: store).unchanged == 1)
        #expect(try add([NamesakeDraft(text: "حريق في ميناء طرفاية يلتهم مستودع الأخشاب فجرا.", place: "/w")], to: store).added == 1)
    }

    @Test func whatWasThereBeforeIsKnownAgain() throws {
        let queue = try olderStore(upTo: "8 passages")
        try queue.write { db in
            try db.execute(sql: "INSERT INTO language (key, id, program) VALUES (1, '0123456789abcdef', '0.1.0')")
            for (key, id, text, second) in [(1, "1", raid, 5), (2, "2", truce, 5), (3, "3", truce, 9)] {
                try db.execute(sql: "INSERT INTO report (key, id) VALUES (?, ?)", arguments: [key, id])
                try db.execute(
                    sql: "INSERT INTO version (key, report, number, digest, text) VALUES (?1, ?1, 1, ?2, ?3)",
                    arguments: [key, Addition.digest(Array(text.utf8)), text])
                try db.execute(sql: "INSERT INTO report_search (rowid, folded) VALUES (?, ?)", arguments: [key, text])
                try db.execute(
                    sql: """
                        INSERT INTO reading (version, number, language, minimum_confidence, read_at, outlet, date_basis)
                        VALUES (?1, 1, 1, 0, ?2, 'قناة الضوء', 'inferred')
                        """, arguments: [key, PartialDate.stamp(someMoment + second)])
            }
        }
        try queue.close()
        let store = try Store(path: file.path, access: .writing)
        #expect(try store.kept().map(\.arrival) == [1, 1, 2])
        // Of its outlet, from a place that is known now: the same text, a changed one, another report, and another outlet's.
        #expect(try add([NamesakeDraft(text: raid, outlet: "قناة الضوء", place: "/x")], to: store).unchanged == 1)
        #expect(try add([NamesakeDraft(text: raidLater, outlet: "قناة الضوء", place: "/y")], to: store).changed == 1)
        #expect(try add([NamesakeDraft(text: truce, outlet: "قناة الضوء", place: "/z")], to: store).added == 1)
        #expect(try add([NamesakeDraft(id: "2", text: raid, outlet: "دفتر الضفة", place: "/x")], to: store).added == 1)
        #expect(try store.nextArrival() == 6)
    }
}

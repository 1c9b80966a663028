import Foundation
import GRDB
import Hudna
import HudnaLanguage
import HudnaRecord
import Testing

@testable import HudnaStore

/// What coders say is kept, in order, and forgotten with what it is about.
@Suite struct CorrectionStoreTests {
    let file = TemporaryFile()

    private func correction(_ verdict: Correction.Verdict, _ item: String, by coder: String = "amal", reason: String = "why") -> Correction {
        Correction(
            kind: .claim, verdict: verdict, item: item,
            anchors: [.init(id: item, report: "a", type: "sign", span: Span(3, 9)), .init(id: "other", report: "b", type: "sign", span: Span(0, 4))],
            changes: [.init("actors", ["زهران القطراني", "آخر"]), .init("place", [""])], coder: coder, reason: reason,
            madeAt: PartialDate(year: 2031, month: 9, day: 2, minutes: 600, offset: 0))
    }

    private let second = 1_946_026_800 + 36_000

    @Test func whatIsSaidComesBackAndSupersedesTheSameCodersWord() throws {
        let store = try Store(path: file.path, access: .writing)
        let said = [correction(.accept, "x"), correction(.reject, "x", by: "basim"), correction(.amend, "x"), correction(.accept, "y")]
        for one in said { try store.add(one, at: second) }
        let kept = try store.corrections()
        #expect(kept.map(\.verdict) == said.map(\.verdict) && kept.map(\.coder) == said.map(\.coder))
        #expect(kept.map(\.anchors) == said.map(\.anchors) && kept.map(\.changes) == said.map(\.changes))
        #expect(try store.queue.read { try Int?.fetchAll($0, sql: "SELECT supersedes FROM correction ORDER BY key") } == [nil, nil, 1, nil])
        #expect(try Store(path: file.path, access: .reading).corrections() == kept)
    }

    /// To take a judgement back brings back the one before; nothing is lost.
    @Test func whatIsTakenBackHoldsNoMore() throws {
        let store = try Store(path: file.path, access: .writing)
        for one in [correction(.accept, "x"), correction(.reject, "x"), correction(.reject, "y", by: "basim")] { try store.add(one, at: second) }
        let last = try #require(try store.history(CorrectionSelection(coder: "amal")).last)
        #expect(last.correction.verdict == .reject && last.withdrawn == nil && last.supersedes != nil)
        #expect(try store.withdraw(last.key, by: "amal", at: second + 3600))
        #expect(try !store.withdraw(last.key, by: "basim", at: second + 7200) && !store.withdraw(99, by: "amal", at: second))
        #expect(try store.corrections().map(\.verdict) == [.accept, .reject] && store.corrections().map(\.item) == ["x", "y"])
        // Before, it held.
        #expect(try store.corrections(readBy: Moment(minutes: (second + 60) / 60)).count == 3)
        let history = try store.history()
        #expect(history.map(\.correction.verdict) == [.accept, .reject, .reject])
        #expect(history.map { $0.withdrawn?.coder } == [nil, "amal", nil])
        #expect(history[1].correction.anchors == last.correction.anchors && history[1].correction.changes == last.correction.changes)
        #expect(try store.history(CorrectionSelection(coder: "amal", isStanding: true)).count == 1)
        #expect(try store.history(limit: 1).map(\.correction.coder) == ["basim"])
        #expect(try store.history(CorrectionSelection(before: last.key)).map(\.correction.verdict) == [.accept])
        #expect(try store.history(CorrectionSelection(kind: .join)).isEmpty)
    }

    @Test(arguments: [
        "INSERT INTO withdrawal VALUES (99, 'amal', '2031-09-02T10:00:00Z')", "INSERT INTO withdrawal VALUES (1, '', '2031-09-02T10:00:00Z')",
        "INSERT INTO withdrawal VALUES (1, 'amal', 'yesterday')", "UPDATE correction SET kind = 'rumour'", "UPDATE correction SET verdict = 'merge'",
        "UPDATE correction SET coder = ''",
        "UPDATE correction SET made_at = 'yesterday'", "UPDATE correction SET item = ''", "UPDATE correction_anchor SET span_end = 0",
        "UPDATE correction_change SET correction = 99",
    ])
    func theTablesTakeNothingElse(_ sql: String) throws {
        let store = try Store(path: file.path, access: .writing)
        try store.add(correction(.accept, "x"), at: second)
        #expect(throws: (any Error).self) { try store.queue.write { try $0.execute(sql: sql) } }
    }

    /// A file of the first version gets the new tables and keeps what it has.
    @Test func anOlderFileIsBroughtUpToDate() throws {
        do {
            let queue = try DatabaseQueue(path: file.path)
            try Schema.migrator.migrate(queue, upTo: "1 record")
            try queue.write { db in
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "INSERT INTO report (id) VALUES ('kept')")
            }
            try queue.close()
        }
        #expect(throws: StoreError.self) { try Store(path: file.path, access: .reading) }
        let store = try Store(path: file.path, access: .writing)
        try store.add(correction(.accept, "x"), at: second)
        #expect(try store.queue.read { try String.fetchAll($0, sql: "SELECT id FROM report") } == ["kept"])
    }

    @Test func forgettingAReportLeavesTheJudgementWithoutWords() throws {
        let store = try Store(path: file.path, access: .writing)
        var reading = Reading(report: "a")
        reading.outlet = "منبر"
        try store.add(reading, text: "نص")
        try store.add(correction(.amend, "x", reason: "قال زهران القطراني غير ذلك"), at: second)
        _ = try store.forget("a", reason: "asked", at: second)
        let left = try #require(try store.corrections().first)
        #expect(left.changes.isEmpty && left.reason == "forgotten" && left.verdict == .amend && left.item == "x")
    }

    @Test func forgettingANameTakesItOutOfWhatCodersSay() throws {
        let store = try Store(path: file.path, access: .writing)
        var reading = Reading(report: "z")
        reading.actors = [Actor(name: "زهران القطراني", kind: .person, mentions: [], rule: "r")]
        try store.add(reading, text: "قال زهران القطراني")
        try store.add(correction(.amend, "x", reason: "زهران القطراني"), at: second)
        try store.add(
            Correction(
                kind: .actor, verdict: .add, item: "زهران القطراني", changes: [.init("forms", ["القطراني", "زهران القطراني"])], coder: "amal", reason: "",
                madeAt: PartialDate(year: 2031)), at: second)
        _ = try store.forget("زهران القطراني", reason: "asked", at: second)
        let left = String(reflecting: try store.corrections())
        #expect(!left.contains("زهران") && left.contains("آخر") && left.contains("█"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).range(of: Data("زهران".utf8)) == nil)
    }
}

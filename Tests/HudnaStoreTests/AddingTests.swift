import Foundation
import HudnaRecord
import HudnaStore
import Testing

/// What becomes of a report that the store has.
@Suite struct AddingTests {
    let file = TemporaryFile()

    private func reading(_ id: String, published: String? = nil, outlet: String? = nil) -> Reading {
        var reading = Reading(report: id)
        reading.published = published.flatMap { PartialDate(iso: $0) }
        reading.outlet = outlet
        return reading
    }

    private func tally(_ change: (inout AdditionTally) -> Void) -> AdditionTally {
        var tally = AdditionTally()
        change(&tally)
        return tally
    }

    @Test func theSameReportAgainChangesNothing() throws {
        let store = try Store(path: file.path, access: .writing)
        var random = RandomReadings(seed: 7)
        let readings = (0..<20).map { random.reading("r\($0)") }
        try store.add(readings)
        let before = try store.kept().map { String(reflecting: $0) }
        #expect(try store.add(readings, readAt: someMoment + 5) == tally { $0.unchanged = 20 })
        #expect(try store.kept().map { String(reflecting: $0) } == before)
    }

    @Test func anotherTextIsANewVersionBesideTheOld() throws {
        let store = try Store(path: file.path, access: .writing)
        try store.add(reading("a"), text: "first")
        #expect(try store.add(reading("a"), text: "second", readAt: someMoment + 60) == tally { $0.changed = 1 })
        #expect(try store.add(reading("a"), text: "first") == tally { $0.unchanged = 1 })
        #expect(try store.kept().map(\.version) == [1, 2])
        #expect(try store.kept(where: Selection(newestOnly: true)).map(\.version) == [2])
        #expect(try store.text(of: "a") == "second" && store.text(of: "a", version: 1) == "first" && store.text(of: "b") == nil)
        #expect(try store.kept(where: Selection(readBy: moment("2031-09-02T12:00Z"))).map(\.version) == [1])
    }

    @Test func otherWordsReadTheSameTextAnew() throws {
        let store = try Store(path: file.path, access: .writing)
        try store.add(reading("a", outlet: "old"), text: "t")
        let newer = ReadingSetup(language: "fedcba9876543210", program: "0.1.0")
        #expect(try store.add(reading("a", outlet: "old"), text: "t", setup: newer, readAt: someMoment + 3600) == tally { $0.readAgain = 1 })
        #expect(try store.add(reading("a", outlet: "old"), text: "t", setup: newer) == tally { $0.unchanged = 1 })
        #expect(try store.kept().count == 1)
        #expect(try store.kept().first?.readAt.iso == "2031-09-02T13:00+00:00")
        #expect(try store.kept(where: Selection(readBy: moment("2031-09-02T12:30Z"))).first?.readAt.iso == "2031-09-02T12:00+00:00")
    }

    @Test func moreKnownOfAReportIsAChangeAndLessIsNone() throws {
        let store = try Store(path: file.path, access: .writing)
        try store.add(reading("a"), text: "t")
        #expect(try store.add(reading("a", published: "2031-09-01", outlet: "o"), text: "t") == tally { $0.readAgain = 1 })
        #expect(try store.add(reading("a"), text: "t") == tally { $0.unchanged = 1 })
        #expect(try store.add(reading("a", published: "2031-09-01"), text: "t") == tally { $0.unchanged = 1 })
        #expect(try store.kept().first?.reading.outlet == "o")
    }

    @Test func aBatchIsStoredWholeOrNotAtAll() throws {
        let store = try Store(path: file.path, access: .writing)
        var broken = reading("bad")
        broken.actors = [Actor(name: "", kind: .body, mentions: [], rule: "r")]
        #expect(throws: StoreError.self) { try store.add([reading("good"), broken]) }
        #expect(try store.kept().isEmpty)
    }

    @Test func whatSQLiteWouldCutOffIsKept() throws {
        let store = try Store(path: file.path, access: .writing)
        try store.add(reading("a"), text: "قبل\u{0}بعد")
        #expect(try store.text(of: "a") == "قبل\u{FFFD}بعد")
    }

    @Test func partsAndConditions() throws {
        let store = try Store(path: file.path, access: .writing)
        var random = RandomReadings(seed: 11)
        let readings = (0..<40).map { random.reading("r\($0)") }
        try store.add(readings)
        let bare = try store.kept(where: Selection(parts: [.claims]))
        #expect(bare.allSatisfy { $0.reading.actors.isEmpty && $0.reading.quotes.isEmpty && $0.reading.findings.isEmpty })
        #expect(
            bare.map { String(reflecting: $0.reading.claims) }
                == (try store.kept()).map { String(reflecting: $0.reading.claims) })
        let signed = try store.kept(where: Selection(types: [.sign])).map(\.reading.report)
        #expect(Set(signed) == Set(readings.filter { $0.claims.contains { $0.type == .sign } }.map(\.report)))
        let name = try #require(readings.flatMap(\.actors).first?.name)
        let named = try store.kept(where: Selection(actors: [name])).map(\.reading.report)
        #expect(Set(named) == Set(readings.filter { $0.actors.contains { $0.name == name } }.map(\.report)))
        #expect(try store.kept(where: Selection(reports: ["r3", "none"])).map(\.reading.report) == ["r3"])
        #expect(try store.kept(where: Selection(outlets: [])).isEmpty)
    }
}

import Foundation
import Hudna
import HudnaRecord
import HudnaStore
import Testing

/// What is kept built beside the readings answers as what is built of them does.
@Suite struct RecordKeeperTests {
    private let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".sqlite"

    private func store(_ readings: [KeptReading]) throws -> Store {
        let store = try Store(path: path, access: .writing)
        try add(readings, to: store)
        return store
    }

    private func add(_ readings: [KeptReading], to store: Store) throws {
        let setup = ReadingSetup(language: String(repeating: "0", count: 16), program: "test")
        let additions = readings.map { Addition($0.reading, of: Report(id: $0.reading.report, text: Array("text of \($0.reading.report)".utf8))) }
        _ = try store.add(additions, setup: setup, readAt: 1_924_992_000)
    }

    private func refresh(_ store: Store) throws {
        try RecordKeeper(store, words: try #require(Invented.words), language: "invented", jobs: 2).refresh()
    }

    /// What all questions answer.
    private func answers(_ inquiry: Inquiry, _ filters: Filters) throws -> [String] {
        try Topic.allCases.flatMap { topic in try inquiry.answer(topic, filters).map { "\(topic) " + EventTests.text($0) } }
            + inquiry.processes(filters).map(\.name)
    }

    private func asked(_ store: Store, _ filters: Filters, _ clock: Clock, mayBuild: Bool) throws -> [String] {
        let inquiry = try Inquiry(store, clock: clock, filters: filters, language: "invented") {
            #expect(mayBuild)
            return try #require(Invented.words)
        }
        return try answers(inquiry, filters)
    }

    private static let filters = [
        Filters(), Filters(process: "zarwan"), Filters(process: "مجلس الوادي"), Filters(actors: ["التلي"]), Filters(types: ["visit", "sign"]),
        Filters(places: ["نهرين"]), Filters(outlets: ["outlet b"]),
    ]

    @Test func aPieceOfAListIsThatPieceOfTheWhole() throws {
        defer { remove() }
        let store = try store(Invented.war)
        try refresh(store)
        let inquiry = try Inquiry(store, clock: Clock(), filters: Filters(), language: "invented") { try #require(Invented.words) }
        let id = try #require(inquiry.processes.first).id
        for topic in Topic.allCases {
            for filters in [Filters(process: id), Filters(process: id, types: ["visit"])] {
                let whole = try inquiry.answer(topic, filters).map(EventTests.text)
                let (items, total) = try inquiry.answer(topic, filters, at: 1..<3)
                #expect(items.map(EventTests.text) == Array(whole.dropFirst().prefix(2)) && total == whole.count, "\(topic)")
            }
        }
        #expect(try inquiry.processes.first?.days().map(\.count).reduce(0, +) == inquiry.answer(.timeline, Filters(process: id)).flatMap(\.evidence).count)
    }

    @Test func whatWasBuiltOfAnotherMomentIsKept() throws {
        defer { remove() }
        let store = try store(Invented.war)
        try refresh(store)
        let (kept, clock) = (CorrectedProcesses(), Clock(knownBy: Invented.moment("2030-03-01")))
        let words = try #require(Invented.words)
        let id = try #require(Inquiry(store, clock: Clock(), filters: Filters(), language: "invented") { words }.processes.first).id
        func asked(mayBuild: Bool) throws -> [String] {
            let inquiry = try Inquiry(store, clock: clock, filters: Filters(process: id), language: "invented", corrected: kept) {
                #expect(mayBuild)
                return words
            }
            return try answers(inquiry, Filters(process: id))
        }
        #expect(try asked(mayBuild: true) == asked(mayBuild: false))
    }

    @Test func answersAreThoseOfTheReadings() throws {
        defer { remove() }
        let store = try store(Invented.war)
        try refresh(store)
        for moment in [nil] + ClockTests.moments.map(Optional.some) {
            for (asOf, knownBy) in [(moment, nil), (nil, moment)] {
                let clock = Clock(asOf: asOf.flatMap(Invented.moment), knownBy: knownBy.flatMap(Invented.moment))
                let record = try #require(Invented.record(try store.kept(), clock))
                for filters in Self.filters {
                    let built = try asked(store, filters, clock, mayBuild: knownBy != nil)
                    #expect(try built == answers(record.inquiry, filters), "\(filters) \(clock)")
                }
            }
        }
        #expect(try !asked(store, Filters(), Clock(), mayBuild: false).isEmpty)
    }

    @Test func whatIsAddedLaterIsSeenAtOnceAndKeptBuiltAsIfItHadComeFirst() throws {
        defer { remove() }
        let store = try store(Array(Invented.war.suffix(2)))
        try refresh(store)
        try add(Array(Invented.war.prefix(Invented.war.count - 2).reversed()), to: store)
        let expected = try answers(try #require(Invented.record(try store.kept())).inquiry, Filters())
        // Not brought up to date yet: built of the readings.
        #expect(try asked(store, Filters(), Clock(), mayBuild: true) == expected)
        try refresh(store)
        #expect(try asked(store, Filters(), Clock(), mayBuild: false) == expected)
        #expect(expected.contains { $0.hasPrefix("positions") })
    }

    @Test func otherWordsAreNotAnsweredWithWhatWasBuilt() throws {
        defer { remove() }
        let store = try store(Invented.war)
        try refresh(store)
        #expect(try store.isBuilt(RecordKeeper.stamp("invented"), clock: Clock()))
        #expect(try !store.isBuilt(RecordKeeper.stamp("others"), clock: Clock()))
        #expect(try !store.isBuilt(RecordKeeper.stamp("invented"), clock: Clock(knownBy: Invented.moment("2030-03-02"))))
        #expect(try store.isBuilt(RecordKeeper.stamp("invented"), clock: Clock(knownBy: Invented.moment("2030-04-01"))))
    }

    @Test func whatIsForgottenIsNotKeptBuilt() throws {
        defer { remove() }
        let store = try store(Invented.war)
        try refresh(store)
        _ = try store.forget("a", reason: "test", at: 1_924_992_000)
        #expect(try !store.isBuilt(RecordKeeper.stamp("invented"), clock: Clock()))
        try refresh(store)
        #expect(try asked(store, Filters(), Clock(), mayBuild: false).allSatisfy { !$0.contains("report: \"a\"") })
    }

    private func remove() {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}

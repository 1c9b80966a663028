import Foundation
import Hudna
import HudnaRecord
import HudnaStore
import Testing

/// What coders say bears on the processes it touches, and these are as if all had been built with it.
@Suite struct CorrectedProcessesTests {
    private let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".sqlite"
    private let made = PartialDate(year: 2031, month: 1, day: 2)

    private func store() throws -> Store {
        let store = try Store(path: path, access: .writing)
        let setup = ReadingSetup(language: String(repeating: "0", count: 16), program: "test")
        let additions = Invented.war.map { Addition($0.reading, of: Report(id: $0.reading.report, text: Array("text of \($0.reading.report)".utf8))) }
        _ = try store.add(additions, setup: setup, readAt: 1_924_992_000)
        try RecordKeeper(store, words: try #require(Invented.words), language: "invented", jobs: 1).refresh()
        return store
    }

    private func remove() { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }

    /// What all questions answer.
    private func answers(_ inquiry: Inquiry, _ filters: Filters = Filters()) throws -> [String] {
        try Topic.allCases.flatMap { topic in try inquiry.answer(topic, filters).map { "\(topic) " + EventTests.text($0) } }
            + inquiry.processes(filters).map { "\($0.name) \($0.events) \($0.parties) \($0.instruments) \($0.told)" }
    }

    /// Of each kind one: a claim that is none, another that is other, a join that is none, an entry that is none, who somebody is.
    private func said(_ record: Record) throws -> [Correction] {
        func correction(_ verdict: Correction.Verdict, _ item: String, _ changes: [Correction.Change] = []) throws -> Correction {
            try record.correction(verdict, item, changes: changes, coder: "amal", reason: "", madeAt: made)
        }
        let events = record.processes.flatMap(\.events)
        func claim(_ type: ClaimType) throws -> String { try #require(events.first { $0.type == type }?.versions.first?.tellings.first).claim }
        let entry = try #require(record.entries().first { $0.list == "positions" })
        return [
            try correction(.reject, try claim(.violate)), try correction(.amend, try claim(.requestTime), [Correction.Change("status", ["possible"])]),
            try correction(.reject, try #require(events.first { $0.type == .visit }).id), try correction(.reject, entry.id),
            try record.actorCorrection(.merge, "نهرين", names: ["بحرون"], kind: nil, coder: "amal", reason: "", madeAt: made),
        ]
    }

    @Test func answersAreThoseOfAllBuiltAnew() throws {
        defer { remove() }
        let store = try store()
        let plain = try #require(Invented.record(try store.kept()))
        let words = try #require(Invented.words)
        let all = try said(plain)
        var seen: Set<[String]> = [try answers(plain.inquiry)]
        for some in all.map({ [$0] }) + [Array(all.prefix(4)), all] {
            let book = CorrectionBook(some)
            let kept = CorrectedProcesses()
            for knownBy in [nil, Invented.moment("2030-03-02")] {
                let clock = Clock(knownBy: knownBy)
                let whole = Record(try store.kept(), words: words, clock: clock, book: book)
                let inquiry = try Inquiry(store, clock: clock, filters: Filters(), language: "invented", book: book, corrected: kept) { words }
                let told = try answers(inquiry)
                #expect(try told == answers(whole.inquiry), "\(some.map(\.kind)) \(clock)")
                if knownBy == nil { seen.insert(told) }
                let alone = try Record(of: "zarwan", store, clock: clock, language: "invented", book: book, words: words)
                let own = Filters(process: "zarwan")
                #expect(try answers(alone.inquiry, own) == answers(inquiry, own), "\(some.map(\.kind)) \(clock)")
            }
        }
        // Each of them bears on something.
        #expect(seen.count == all.count + 3)
    }

    @Test func nothingIsBuiltTwice() throws {
        defer { remove() }
        let store = try store()
        let all = try said(try #require(Invented.record(try store.kept())))
        let kept = CorrectedProcesses()
        func ask(_ book: CorrectionBook, mayBuild: Bool) throws -> [String] {
            try answers(
                Inquiry(store, clock: Clock(), filters: Filters(), language: "invented", book: book, corrected: kept) {
                    #expect(mayBuild)
                    return try #require(Invented.words)
                })
        }
        // What is said of entries needs nothing built.
        let entry = all.filter { $0.kind == .entry }
        _ = try ask(CorrectionBook(entry), mayBuild: false)
        let first = try ask(CorrectionBook(Array(all.prefix(2))), mayBuild: true)
        #expect(try ask(CorrectionBook(Array(all.prefix(2))), mayBuild: false) == first)
    }
}

import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import HudnaStore
import Testing

@testable import Hudna

/// Dates of stories in the store, and what need not be read a second time.
@Suite struct StoryDatingTests {
    private let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".sqlite"
    private let setup = ReadingSetup(language: String(repeating: "0", count: 16), program: "test")

    private func items() -> [IntakeItem] {
        Told.news.map { draft in
            let published = draft.id == "third" ? nil : draft.day.flatMap { PartialDate(iso: $0) }
            let text = Array((draft.title + "\n" + draft.body).utf8)
            return IntakeItem(report: Report(id: draft.id, text: text, title: draft.title, outlet: draft.outlet, published: published), file: "")
        }
    }

    /// How many reports were read, and what came of adding them.
    private func add(to store: Store) throws -> (read: Int, tally: AdditionTally) {
        var tally = AdditionTally()
        var read: [Addition] = []
        // In two calls: reports of one call date one another, and leave nothing to the story.
        for isDated in [true, false] {
            var items = items().filter { ($0.report.published != nil) == isDated }[...]
            try ReadingRun(language: try Told.language.get(), jobs: 1).run(
                { items.popFirst() },
                isSettled: { report in
                    guard let settled = try store.settled(report, setup: setup) else { return false }
                    tally += settled.tally
                    return true
                }, transform: { Addition($0, of: $1) }
            ) { read += $0 }
        }
        tally += try store.add(read, setup: setup, readAt: 0)
        return (read.count, tally)
    }

    private func stories(_ store: Store) throws -> [Story] {
        let language = try Told.language.get()
        let words = StoryWords(language: language)
        var reports: [StoryReport] = []
        try store.forEachText(where: Selection(newestOnly: true)) { reports.append(StoryReport($0.reading, text: Array($1.utf8), words: words)) }
        return Stories(reports, labels: Stories.labels(language)).all
    }

    @Test func whatIsThereIsNotReadAgain() throws {
        let store = try Store(path: path, access: .writing)
        let count = Told.news.count
        #expect(try add(to: store).read == count)
        let second = try add(to: store)
        #expect(second.read == 0 && second.tally.unchanged == count && second.tally.added == 0)
        _ = try store.forget("flash", reason: "test", at: 0)
        let third = try add(to: store)
        #expect(third.read == 0 && third.tally.unchanged == count - 1 && third.tally.forgotten == 1)
    }

    @Test func datesOfStoriesAreKept() throws {
        let store = try Store(path: path, access: .writing)
        _ = try add(to: store)
        let before = try #require(try store.kept(where: Selection(reports: ["third"], newestOnly: true)).first?.reading.date)
        let found = try stories(store)
        let date = try #require(found.flatMap(\.dates).first { $0.report == "third" }?.date)
        let dating = StoryDating(store, language: try Told.language.get(), setup: setup)
        #expect(try dating.keep(found, at: 60) == 1)
        let after = try #require(try store.kept(where: Selection(reports: ["third"], newestOnly: true)).first?.reading.date)
        #expect(after == date && after != before && after.basis == .inferred && !after.reasons.isEmpty)
        #expect(try #require(after.interval.days) < before.interval.days ?? .max)
        // Again, and adding the report as it came, change nothing.
        #expect(try dating.keep(try stories(store), at: 120) == 0)
        #expect(try add(to: store).tally.unchanged == Told.news.count)
        #expect(try store.kept(where: Selection(reports: ["third"], newestOnly: true)).first?.reading.date == after)
    }
}

import HudnaRecord
import Testing

@testable import Hudna

/// One page that was saved twice is one page; the same words at another address are a copy.
@Suite struct SavedTwiceTests {
    private func drafts(_ urls: [String]) -> [Told.Draft] {
        urls.enumerated().map { number, url in
            var draft = Told.news[0]
            (draft.id, draft.url) = ("r\(number)", url)
            return draft
        }
    }

    @Test func thePageItselfIsNoCopy() throws {
        let copies = Copies(try Told.reports(drafts(["https://mawj.example/1", "https://mawj.example/1?utm_source=x"])))
        #expect(copies.groups.isEmpty && copies.pairs.isEmpty && copies.updates.isEmpty)
    }

    @Test func anotherPageIs() throws {
        let copies = Copies(try Told.reports(drafts(["https://mawj.example/1", "https://mawj.example/1", "https://nahr.example/7"])))
        #expect(copies.groups.map { $0.reports.count } == [2] && copies.pairs.count == 1)
        #expect(copies.groups.first?.reports.contains("r2") == true)
    }
}

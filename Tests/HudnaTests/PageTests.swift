import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// Pages of invented outlets in the shapes that Arabic news sites have, `Fixtures/pages`, with what stands in each.
@Suite struct PageTests {
    struct Expected: Codable, Sendable {
        var title, author, outlet, published, url, language: String?
        var articleBody: String
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Fixtures/pages").standardizedFileURL

    static let expected: [String: Expected] = {
        let data = (try? Data(contentsOf: folder.appendingPathComponent("expected.json"))) ?? Data()
        return (try? JSONDecoder().decode([String: Expected].self, from: data)) ?? [:]
    }()

    static let items: [String: IntakeItem] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let paths = names.filter { $0.contains(".html") }.sorted().map { folder.path + "/" + $0 }
        let intake = Intake(paths: paths, pages: PageReader(words: PageWords(.builtIn))) { _ in }
        var items: [String: IntakeItem] = [:]
        while let item = intake.next() { items[item.report.id] = item }
        return items
    }()

    @Test func allAreThere() {
        #expect(PageTests.expected.count >= 12)
        #expect(PageTests.items.keys.sorted() == PageTests.expected.keys.sorted())
    }

    @Test(arguments: PageTests.expected.keys.sorted())
    func whatThePageSays(_ name: String) throws {
        let expected = try #require(PageTests.expected[name])
        let item = try #require(PageTests.items[name])
        #expect(item.report.title == expected.title)
        #expect(item.author == expected.author)
        #expect(item.report.outlet == expected.outlet)
        #expect(item.report.published?.iso == expected.published)
        #expect(item.report.url == expected.url)
        #expect(item.language == expected.language)
        #expect(item.skipped == nil)
    }

    /// By runs of four words, as pages are scored: nine tenths of what is taken is the article's, and nine tenths of the article are taken.
    @Test(arguments: PageTests.expected.keys.sorted())
    func whatIsTaken(_ name: String) throws {
        let expected = try #require(PageTests.expected[name])
        let item = try #require(PageTests.items[name])
        let (gold, taken) = (PageTests.runs(expected.articleBody), PageTests.runs(String(decoding: item.body, as: UTF8.self)))
        let common = gold.reduce(0) { $0 + min($1.value, taken[$1.key] ?? 0) }
        #expect(common * 10 >= taken.values.reduce(0, +) * 9)
        #expect(common * 10 >= gold.values.reduce(0, +) * 9)
    }

    static func runs(_ text: String) -> [[Substring]: Int] {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        var runs: [[Substring]: Int] = [:]
        for start in 0...max(words.count - 4, 0) { runs[Array(words[start..<min(start + 4, words.count)]), default: 0] += 1 }
        return runs
    }

    @Test func pagesInOtherLanguagesAreSkippedAndNamed() throws {
        let page =
            "<html lang=en><title>Talks</title><body><h1>Talks</h1><p>" + String(repeating: "The two sides met again in the capital, and left. ", count: 9)
            + "</p>"
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".html"
        try Data(page.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let intake = Intake(paths: [path], pages: PageReader(words: PageWords(.builtIn))) { _ in }
        let item = try #require(intake.next())
        #expect(item.skipped == "language" && item.language == "en" && item.report.title == "Talks")
        #expect(intake.next() == nil)
    }
}

import Foundation
import Hudna
import HudnaExports
import Synchronization
import Testing

@testable import HudnaWeb

/// Pages over the record of the samples.
struct PageTests {
    static let lists = Topic.allCases.map { "/processes/libya/" + $0.rawValue }
    static let pages =
        [
            "/processes", "/processes/libya", "/processes/sindwan", "/processes/libya?known-by=2020-01-13", "/processes/libya?as-of=2020-01-13T12:00%2B02:00",
            "/processes/libya/brief", "/processes/libya/changes", "/processes/libya/changes?since=2020-01-13&known-by=2020-01-14", "/reports",
            "/reports/08-waiting-for-tuesday", "/reports/08-waiting-for-tuesday?mark=10-40", "/actors",
            "/actors/" + FormText.encoded("خليفة حفتر"), "/actors/" + FormText.encoded("خليفة حفتر") + "/names",
            "/search", "/search?q=" + FormText.encoded("حفتر"), "/search?q=Haftarr", "/search/names?q=Haft",
        ] + lists

    @Test(arguments: pages, Tongue.allCases)
    func everyPageIsWholeInBothLanguages(target: String, tongue: Tongue) async throws {
        let html = try await SampleBench.html(target, tongue)
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
        #expect(html.contains("<html lang=\"\(tongue.rawValue)\" dir=\"\(tongue.direction)\""))
        // What a report says in braces stands there as it is.
        #expect(!html.replacing(SampleBench.braces, with: "").contains("{{") && !html.contains(" style=") && !html.contains(" onclick="))
        // No request to any other host.
        #expect(html.firstMatch(of: /(?:src|href|action)="(?:https?:)?\/\//) == nil)
        // As many elements are closed as opened.
        for element in ["table", "section", "details", "li", "a", "bdi", "time", "div", "p"] {
            let opened = html.matches(of: try Regex("<\(element)[ >]")).count
            let closed = html.components(separatedBy: "</\(element)>").count - 1
            #expect(opened == closed, "\(element) in \(target)")
        }
    }

    @Test(arguments: pages)
    func everyPageHasATwin(target: String) async throws {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let page = try await SampleBench.json(parts[0] + ".json" + (parts.count > 1 ? "?" + parts[1] : ""))
        let route = try #require(try SampleBench.bench.routes.first { $0.match(parts[0].split(separator: "/").map(String.init)) != nil })
        let wanted = try #require(OpenAPI.members[route.pattern.joined(separator: "/")])
        for member in wanted { #expect(page[member] != nil, "\(member) of \(target)") }
        #expect(page["page"] == nil && page.keys.allSatisfy { !$0.hasSuffix("drawing") })
    }

    @Test func storiesAndRolesAreCalledInEnglish() async throws {
        let stories = try await SampleBench.stories()
        let html = try await SampleBench.html(
            "/stories/" + (try #require(stories.first { ($0["label"] as? String)?.hasPrefix("روسيا – ") == true }?["id"] as? String)))
        #expect(html.contains("<title>Russia – ") && html.firstMatch(of: /<h1><bdi lang="en">Russia – [a-z ]+/) != nil)
        let arabic = try await SampleBench.html("/stories", .arabic)
        #expect(arabic.contains("روسيا – ") && !arabic.contains("Russia"))
        let actor = try await SampleBench.html("/actors/" + FormText.encoded("فايز السراج"))
        #expect(actor.contains("party · Government of National Accord"))
    }

    // MARK: - The clocks

    @Test(arguments: [("months=maghreb", "جانفي"), ("months=levant", "كانون الثاني"), ("months=gulf", "يناير")])
    func theSliderNamesMonthsAsTheReaderDoes(taste: String, january: String) async throws {
        let html = try await SampleBench.html("/processes/libya?known-by=2020-01-13&" + taste, .arabic)
        #expect(html.contains("2020-01:\(january) 2020|") && html.contains("2019-12-27:1 جمادى الأولى 1441 هـ|"))
        // What is chosen stands beside its field in words, Hijri too.
        #expect(html.contains("13 \(january) 2020</time> · 18 جمادى الأولى 1441 هـ"))
    }

    /// What a side has said of an instrument, by the words of the board.
    private func stands(_ target: String, party: String) async throws -> [String] {
        let board = try #require(try await SampleBench.json(target)["board"] as? [String: Any])
        let rows = board["rows"] as? [[String: Any]] ?? []
        let cells = rows.filter { $0["party"] as? String == party }.flatMap { $0["cells"] as? [[String: Any]] ?? [] }
        return cells.flatMap { $0["positions"] as? [[String: Any]] ?? [] }.compactMap { $0["position"] as? String }
    }

    @Test func theBoardIsThatOfTheDay() async throws {
        let army = "الجيش الوطني الليبي"
        let before = try await stands("/processes/libya.json?known-by=2020-01-13", party: army)
        let after = try await stands("/processes/libya.json?known-by=2020-01-14", party: army)
        #expect(!before.contains("refused") && after.contains("refused"))
        let html = try await SampleBench.html("/processes/libya?known-by=2020-01-13")
        #expect(html.contains("name=\"known-by\" type=\"date\" value=\"2020-01-13\""))
        // A click leads to the next day on which something was told.
        #expect(html.contains("href=\"/processes/libya?known-by=2020-01-14\""))
        let changes = try await SampleBench.json("/processes/libya/changes.json?since=2020-01-13&known-by=2020-01-14")
        #expect((changes["lists"] as? [[String: Any]] ?? []).contains { $0["list"] as? String == "positions" })
    }

    @Test func whatWasKnownToNobodyIsAnEmptyPage() async throws {
        let page = try await SampleBench.json("/processes/libya.json?known-by=2019-01-01")
        #expect(page["is_unknown"] as? Bool == true)
        #expect(try await SampleBench.get("/processes/libya?known-by=2019-01-01").status == 200)
    }

    // MARK: - Allegations

    @Test func anAllegationIsNeverShownAsAFact() async throws {
        let violations = try await SampleBench.json("/processes/libya/violations.json")["entries"] as? [[String: Any]] ?? []
        #expect(!violations.isEmpty)
        let html = try await SampleBench.html("/processes/libya/violations")
        let rows = html.components(separatedBy: "<tr>").dropFirst(2)
        #expect(rows.count == violations.count)
        for (row, entry) in zip(rows, violations) {
            let accuser = entry["accuser"] as? String ?? ""
            #expect(row.contains(accuser.isEmpty ? InterfaceTexts().text("accuser-unnamed", .english) : accuser) && row.contains("alleged"))
        }
        let timeline = try await SampleBench.json("/processes/sindwan/timeline.json")["entries"] as? [[String: Any]] ?? []
        for event in timeline where event["type"] as? String == "violate" {
            for version in event["versions"] as? [[String: Any]] ?? [] where version["status"] as? String == "occurred" {
                #expect(version["is_alleged"] as? Bool == true)
            }
        }
    }

    @Test func everyStatementLeadsToItsSentence() async throws {
        let html = try await SampleBench.html("/processes/libya/positions")
        let link = try #require(html.firstMatch(of: /href="(\/reports\/[^"]*mark=[0-9]+-[0-9]+)#mark"/))
        let report = try await SampleBench.html(String(link.1).replacingOccurrences(of: "&amp;", with: "&"))
        #expect(report.contains("<mark>") && report.contains("id=\"mark\""))
    }

    // MARK: - What comes from outside

    @Test func textOfReportsNeverBecomesMarkup() async throws {
        let id = FormText.encoded(SampleBench.hostileID)
        for target in ["/reports", "/reports/\(id).html", "/search?q=\(FormText.encoded("<script>alert(1)</script>"))", "/search?q=alert", "/processes/libya"] {
            let html = try await SampleBench.html(target)
            #expect(!html.contains("<script>") && !html.contains("<b>"), "\(target)")
        }
        let own = try await SampleBench.html("/reports/\(id).html")
        #expect(own.contains("&lt;script&gt;") && own.contains(SampleBench.braces))
    }

    @Test(arguments: [
        ("/processes/nowhere", 404), ("/processes/nowhere/timeline", 404), ("/processes/libya/nothing", 404), ("/reports/none", 404), ("/actors/none", 404),
        ("/stories/story-0000000000000000", 404), ("/nothing", 404), ("/processes/libya?known-by=2020-13-01", 400), ("/processes?as-of=x", 400),
        ("/processes/libya/timeline?page=0", 400), ("/processes/libya/timeline?page=x", 400), ("/processes/libya/timeline?from=maybe", 400),
        ("/search?q=%22", 400), ("/search?q=((((", 400), ("/search?q=a&in=everything", 400), ("/reports/08-waiting-for-tuesday?version=x", 400),
        ("/reports/08-waiting-for-tuesday?version=7", 404), ("/processes/libya/exports/nothing", 404), ("/processes/libya/changes?since=x", 400),
        ("/processes/libya/exports/acled?list=claims", 400),
    ])
    func badRequestsGetTheirStatusAndAPage(target: String, status: Int) async throws {
        _ = try await SampleBench.stories()
        for tongue in Tongue.allCases {
            let answer = try await SampleBench.get(target, tongue)
            #expect(answer.status == status)
            #expect(String(decoding: answer.bytes, as: UTF8.self).contains("<html lang=\"\(tongue.rawValue)\""))
        }
    }

    @Test func onlyWhatIsThereIsAnswered() async throws {
        let refused = try await SampleBench.get("/processes", method: "DELETE")
        #expect(refused.status == 405 && refused[header: "Allow"] == "GET, HEAD")
        #expect(try await SampleBench.get("/processes", method: "HEAD").status == 200)
    }

    // MARK: - Files

    @Test(arguments: ExportFormat.allCases)
    func everyExportIsDownloaded(format: ExportFormat) async throws {
        let answer = try await SampleBench.get("/processes/libya/exports/\(format.rawValue)?known-by=2020-01-14")
        #expect(answer.status == 200 && answer.type == format.mediaType && !answer.bytes.isEmpty)
        #expect(answer[header: "Content-Disposition"]?.hasPrefix("attachment; filename=\"hudna-libya-") == true)
    }

    @Test func storiesHaveTheirOutletsInOrder() async throws {
        let stories = try await SampleBench.stories()
        let first = try #require(stories.first?["id"] as? String)
        let story = try await SampleBench.json("/stories/\(first).json")
        let outlets = try #require(story["outlets"] as? [[String: Any]])
        let dates = outlets.compactMap { $0["since"] as? String }
        #expect(dates.count > 1 && dates == dates.sorted())
        #expect(try await SampleBench.html("/stories/\(first)", .arabic).contains("dir=\"rtl\""))
    }

    @Test func aGetWritesNothing() async throws {
        let path = try SampleBench.database
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        for target in Self.pages.prefix(12) { _ = try await SampleBench.get(target) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    // MARK: - Again

    @Test func whatIsStillSoIsNotSentAgain() async throws {
        func ask(_ target: String, _ headers: [String: String]) async throws -> Answer {
            await (try SampleBench.bench).answer(try #require(Asked(method: "GET", target: target, headers: headers)))
        }
        let first = try await ask("/processes/libya", ["accept-language": "en"])
        let tag = try #require(first[header: "ETag"])
        #expect(first[header: "Cache-Control"] == "private, no-cache")
        let again = try await ask("/processes/libya", ["accept-language": "en", "if-none-match": "W/\"x\", " + tag])
        #expect(again.status == 304 && again.bytes.isEmpty && again[header: "ETag"] == tag && again[header: "Content-Security-Policy"] != nil)
        for (target, tongue) in [
            ("/processes/libya", "ar"), ("/processes/libya?known-by=2020-01-13", "en"), ("/processes/libya?theme=dark", "en"), ("/processes/libya.json", "en"),
        ] {
            #expect(try await ask(target, ["accept-language": tongue, "if-none-match": tag]).status == 200, "\(target)")
        }
        // Who is not let in learns nothing of it, and what is no page has no tag.
        #expect(try await ask("/nothing", ["if-none-match": tag]).status == 404)
        #expect(try await ask("/account", [:])[header: "ETag"] == nil)
    }

    private final class Counter: Sendable {
        let count = Mutex(0)
    }

    @Test func pagesAreMadeAheadAndOnceForAll() async throws {
        let bench = try Workbench(path: try SampleBench.database, words: WordSource(folder: nil, nameFiles: [SampleBench.root + "/Samples/fiction/actors.tsv"]))
        let asked = try #require(Asked(method: "GET", target: "/processes/libya", headers: ["accept-language": "ar"]))
        await bench.makeAhead(asked)
        #expect(bench.kept.latest(2).map(\.path) == [["processes", "libya"]])
        await bench.makeAhead(try #require(Asked(method: "GET", target: "/account", headers: [:])))
        #expect(bench.kept.latest(2).count == 1)
        let flights = SingleFlight<Int>()
        let counter = Counter()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await flights.value("a") {
                        counter.count.withLock { $0 += 1 }
                        try await Task.sleep(for: .milliseconds(200))
                        return 7
                    }
                }
            }
            for try await value in group { #expect(value == 7) }
        }
        #expect(counter.count.withLock(\.self) == 1)
    }

    // MARK: - Names

    /// The day of an instrument stands in its English name as the reader writes it, without an hour; a month as a month.
    @Test func instrumentsAreNamedByTheirDay() async throws {
        let board = try await SampleBench.html("/processes/libya", .english)
        #expect(board.contains("Ceasefire, Libya, 12 January 2020<") && board.contains("Agreement, December 2019<"))
    }

    @Test func namesStandInEnglishBesideTheArabic() async throws {
        let english = try await SampleBench.html("/processes/libya")
        #expect(english.contains("<bdi lang=\"en\">Fayez al-Sarraj</bdi> <bdi class=\"also\" lang=\"ar\">فايز السراج</bdi>"))
        // Links lead on by the name of the record.
        #expect(english.contains("href=\"/actors/\(FormText.encoded("فايز السراج"))\""))
        let arabic = try await SampleBench.html("/processes/libya", .arabic)
        #expect(!arabic.contains("<bdi lang=\"en\">") && !arabic.contains("Sarraj"))
    }

    @Test func namesPutTogetherAreTakenApart() throws {
        let names = try SampleBench.bench.recordWords.english
        #expect(names.name("فايز السراج") == "Fayez al-Sarraj")
        let both = try #require(names.name("ليبيا: فايز السراج – تركيا"))
        #expect(both == "Libya: Fayez al-Sarraj – Turkey" || both.hasPrefix("Libya: Fayez al-Sarraj – T"))
        #expect(names.name("موسكو") == "Moscow")
        for unknown in ["", "لا أحد", "ليبيا: لا أحد – تركيا", "signed", ": ", " – "] { #expect(names.name(unknown) == nil, "\(unknown)") }
        #expect(EnglishNames.none.name("فايز السراج") == nil)
    }
}

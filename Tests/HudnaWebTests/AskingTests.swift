import Foundation
import Hudna
import HudnaExports
import HudnaIntake
import HudnaRecord
import Testing

@testable import HudnaWeb

/// What is asked for in lists and searches, in both languages, at any setting of the clocks.
@Suite struct AskingTests {
    private static func total(_ target: String) async throws -> Int {
        try #require(try await SampleBench.json(target)["total"] as? Int)
    }

    private static func entries(_ target: String) async throws -> [[String: Any]] { try await SampleBench.json(target)["entries"] as? [[String: Any]] ?? [] }

    // MARK: - The brief

    @Test func theBriefHasWhatIsKnownLast() async throws {
        let page = try await SampleBench.json("/processes/libya/brief.json?known-by=2020-01-14")
        let tables = page["tables"] as? [[String: Any]] ?? []
        func rows(_ title: String) throws -> [[String]] {
            let table = try #require(tables.first { $0["title"] as? String == title })
            return (table["rows"] as? [[String: Any]] ?? []).compactMap { $0["cells"] as? [String] }
        }
        let positions = try rows("Positions")
        #expect(positions.contains { $0.contains("refused") } && positions.contains { $0.contains("asked for time") })
        let dates = positions.map { $0[0] }.filter { !$0.isEmpty }
        #expect(dates == dates.sorted(by: >), "the newest first: \(dates)")
        let next = try rows("What comes next")
        #expect(!next.isEmpty)
        #expect(try rows("Milestones").allSatisfy { !$0.contains("planned") })
    }

    // MARK: - Filters

    @Test(arguments: [
        ("type=talks", "type=%D9%85%D8%AD%D8%A7%D8%AF%D8%AB%D8%A7%D8%AA"), ("status=planned", "status=%D9%85%D9%82%D8%B1%D8%B1"),
        ("actor=%D8%AE%D9%84%D9%8A%D9%81%D8%A9%20%D8%AD%D9%81%D8%AA%D8%B1", "actor=Khalifa%20Haftar"), ("place=%D9%85%D9%88%D8%B3%D9%83%D9%88", "place=Moscow"),
        ("status=planned", "status=Planned"),
    ])
    func labelsAndNamesOfBothLanguagesAreUnderstood(code: String, label: String) async throws {
        let wanted = try await Self.total("/processes/libya/timeline.json?" + code)
        let all = try await Self.total("/processes/libya/timeline.json")
        #expect(wanted > 0 && wanted < all)
        #expect(try await Self.total("/processes/libya/timeline.json?" + label) == wanted)
    }

    @Test func whatThereIsNotIsSaid() async throws {
        #expect(try await SampleBench.get("/processes/libya/timeline.json?type=nonsense").status == 400)
        let page = try await SampleBench.get("/processes/libya/timeline?type=nonsense")
        let html = String(decoding: page.bytes, as: UTF8.self)
        #expect(page.status == 400 && html.contains("This is not one of the choices. <bdi>nonsense</bdi>") && html.contains("<select id=\"f-type\""))
        let nobody = try await SampleBench.html("/processes/libya/timeline?actor=Nobody", .arabic)
        #expect(nobody.contains("لا فاعل بهذا الاسم في هذه القائمة: <bdi>Nobody</bdi>"))
    }

    @Test(arguments: Tongue.allCases) func choicesAreInTheReadersLanguage(tongue: Tongue) async throws {
        let texts = InterfaceTexts()
        for topic in Topic.allCases {
            for code in topic.types + topic.statuses where code != "exact" {
                #expect(texts.find("v-" + code, tongue)?.isEmpty == false, "v-\(code)")
            }
        }
        let html = try await SampleBench.html("/processes/libya/timeline?type=talks", tongue)
        #expect(html.contains("<option value=\"talks\" selected>\(texts.label("talks", tongue))</option>"))
        #expect(html.contains(tongue == .english ? "<option value=\"Khalifa Haftar\">خليفة حفتر</option>" : "<option value=\"خليفة حفتر\"></option>"))
    }

    // MARK: - In the order of time

    @Test func theTimelineGoesByTime() async throws {
        let all = try await Self.entries("/processes/libya/timeline.json")
        let dates = all.map { $0["date"] as? String ?? "" }
        let dated = dates.prefix { !$0.isEmpty }
        #expect(dated.count > 5 && !dates.dropFirst(dated.count).contains { !$0.isEmpty } && dates.contains(""))
        let moments = dated.compactMap { PartialDate(iso: $0) }.compactMap { Moment(first: $0) }
        #expect(moments == moments.sorted())
        #expect(try await SampleBench.html("/processes/libya/timeline").contains("What has no date"))
        // With a filter too.
        let some = try await Self.entries("/processes/libya/timeline.json?status=occurred").map { $0["date"] as? String ?? "" }
        let rest = some.drop { !$0.isEmpty }
        #expect(!some.isEmpty && !rest.contains { !$0.isEmpty })
    }

    // MARK: - Search

    private static func named(_ target: String) async throws -> [[String: Any]] { try await SampleBench.json(target)["named"] as? [[String: Any]] ?? [] }

    @Test func everythingWithANameIsFound() async throws {
        _ = try await SampleBench.stories()
        func kinds(_ query: String) async throws -> Set<String> {
            Set(try await Self.named("/search.json?q=" + FormText.encoded(query)).compactMap { $0["kind"] as? String })
        }
        #expect(try await kinds("حفتر").contains("actors"))
        #expect(try await kinds("Haftar").contains("actors"))
        #expect(try await kinds("ليبيا").isSuperset(of: ["processes", "places"]))
        #expect(try await kinds("Moscow").contains("places"))
        #expect(try await kinds("روسيا").contains("stories"))
        #expect(try await kinds("وثيقة").contains("instruments"))
        // English names find what the texts say in Arabic.
        let hits = try await SampleBench.json("/search.json?q=Haftar")["hits"] as? [[String: Any]] ?? []
        #expect(hits.contains { ($0["text"] as? String)?.contains("حفتر") == true })
        // What was not known yet is not named.
        #expect(try await Self.named("/search.json?known-by=2019-01-01&q=" + FormText.encoded("حفتر")).isEmpty)
    }

    private static func near(_ query: String, _ address: String = "/search.json?q=") async throws -> [String] {
        (try await SampleBench.json(address + FormText.encoded(query))["near"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    /// Where nothing is asked for, what most is told of; where nothing is found, what is called nearly so; else nothing.
    @Test func aSearchOffersWhatIsNear() async throws {
        let first = try await SampleBench.json("/search.json")["near"] as? [[String: Any]] ?? []
        let kinds = first.compactMap { $0["kind"] as? String }
        #expect(Set(kinds) == Set(NamedThings.Kind.allCases.map(\.rawValue)) && kinds.count <= 4 * 6)
        #expect(first.first?["address"] as? String == "/processes/libya" && first.first?["name_en"] as? String != nil)
        // Nobody of these had been told of yet.
        #expect((try await SampleBench.json("/search.json?known-by=2018-01-01")["near"] as? [Any])?.isEmpty == true)
        #expect(try await Self.near("حفتير").contains("خليفة حفتر"))
        #expect(try await Self.near("Haftarr").contains("خليفة حفتر"))
        #expect(try await Self.near("خليف حفتير").contains("خليفة حفتر"))
        #expect(try await Self.near("حفتر").isEmpty, "what is found needs nothing near")
        #expect(try await Self.near("zzzzzz").isEmpty)
        let html = try await SampleBench.html("/search?q=Haftarr&known-by=2020-01-14")
        #expect(
            html.contains("<h2 id=\"near\">Names near <bdi dir=\"auto\">Haftarr</bdi></h2>")
                && html.contains("href=\"/actors/\(FormText.encoded("خليفة حفتر"))?known-by=2020-01-14\""))
        #expect(try await SampleBench.html("/search?in=places", .arabic).contains("timeline?place="))
        #expect(try await !SampleBench.html("/search?in=places", .arabic).contains("class=\"stamp\">فاعل"))
    }

    /// What a script asks for while somebody writes: names that begin so go before those that are only close, and those that are it before both.
    @Test func namesAreOfferedByHowTheyBegin() async throws {
        let address = "/search/names.json?q="
        #expect(try await Self.near("حفت", address).contains("خليفة حفتر"))
        #expect(try await Self.near("haft", address).contains("خليفة حفتر"))
        #expect(try await Self.near("ح", address).allSatisfy { !$0.contains("حفتر") })
        #expect(try await Self.near("موسكو", address).first { !$0.contains(" ") } == "موسكو")
        #expect(try await Self.near("", address).isEmpty)
        #expect(try await Self.near("moscow", address).contains("موسكو"))
        #expect(try await SampleBench.json(address + "haft&known-by=2018-01-01")["near"] as? [String] == [])
        #expect(try await SampleBench.get(address + String(repeating: "a", count: 300)).status == 400)
    }

    @Test func hitsAreCountedAndFiltered() async throws {
        let query = FormText.encoded("حفتر")
        let page = try await SampleBench.json("/search.json?in=claims&q=" + query)
        let totals = page["totals"] as? [[String: Any]] ?? []
        let total = try #require(totals.first?["total"] as? Int)
        let hits = page["hits"] as? [[String: Any]] ?? []
        #expect(totals.first?["kind"] as? String == "claims" && hits.count == min(total, 30) && total > 0)
        let next = try await SampleBench.json("/search.json?in=claims&page=2&q=" + query)["hits"] as? [Any] ?? []
        #expect(next.count == min(max(total - 30, 0), 30))
        let type = try #require(hits.first?["type"] as? String)
        let some = try await SampleBench.json("/search.json?type=\(type)&q=" + query)["hits"] as? [[String: Any]] ?? []
        #expect(!some.isEmpty && some.allSatisfy { $0["type"] as? String == type && $0["kind"] as? String == "claim" })
        #expect(hits.contains { ($0["actors"] as? [String])?.isEmpty == false })
        let html = try await SampleBench.html("/search?q=" + query)
        #expect(html.contains("&amp;in=claims&amp;type=") && html.contains("&amp;actor=") && html.contains("<select id=\"s-process\""))
    }

    // MARK: - The clocks

    @Test(arguments: [
        "/processes", "/reports", "/actors", "/actors/" + FormText.encoded("خليفة حفتر"), "/stories", "/reports/08-waiting-for-tuesday",
        "/search?q=" + FormText.encoded("حفتر"), "/review", "/review/history", "/processes/libya/changes?since=2020-01-13",
    ])
    func everyPageHasBothClocks(target: String) async throws {
        _ = try await SampleBench.stories()
        let html = try await SampleBench.html(target + (target.contains("?") ? "&" : "?") + "known-by=2020-01-14&as-of=2020-01-13")
        #expect(html.contains("name=\"known-by\"") && html.contains("name=\"as-of\"") && html.contains("id=\"slider\""))
        // A step of one clock leaves the other, and what else is asked for; the menu keeps both.
        let steps = html.matches(of: /<a rel="(?:prev|next)" href="([^"]*)"/).map { String($0.1) }
        #expect(!steps.isEmpty && steps.allSatisfy { $0.contains("as-of=2020-01-13") && ($0.contains("since=") == target.contains("since=")) })
        for place in ["processes", "stories", "reports", "actors"] { #expect(html.contains("href=\"/\(place)?as-of=2020-01-13&amp;known-by=2020-01-14\"")) }
        #expect(html.contains("AH\""), "no date has its Hijri day")
    }

    @Test func whatIsNotKnownYetIsSaid() async throws {
        let early = try await SampleBench.html("/reports/08-waiting-for-tuesday?known-by=2019-06-01")
        #expect(early.contains("it was not known yet"))
        let later = try await SampleBench.html("/reports/08-waiting-for-tuesday?known-by=2020-06-01")
        #expect(!later.contains("it was not known yet"))
        #expect(try await SampleBench.html("/actors/" + FormText.encoded("خليفة حفتر") + "?known-by=2019-01-01").contains("Nothing of this process was known"))
        let stories = try await SampleBench.stories()
        let then = try await SampleBench.json("/stories.json?known-by=2020-01-13")["total"] as? Int ?? 0
        #expect(then < stories.count)
    }

    // MARK: - Why, and files

    @Test func aClaimLeadsToWhyItWasReadSo() async throws {
        let report = try await SampleBench.html("/reports/08-waiting-for-tuesday")
        let link = try #require(report.firstMatch(of: /href="(\/reports\/08-waiting-for-tuesday\/why\?at=[0-9]+[^"]*)"/))
        let target = String(link.1).replacingOccurrences(of: "&amp;", with: "&")
        let lines = try await SampleBench.json(target.replacingOccurrences(of: "/why?", with: "/why.json?"))["lines"] as? [String] ?? []
        #expect(lines.first?.hasPrefix("sentence ") == true && lines.count > 5)
        #expect(try await SampleBench.html(target).contains("why-lines"))
        #expect(try await SampleBench.get("/reports/08-waiting-for-tuesday/why?at=x").status == 400)
        #expect(try await SampleBench.get("/reports/none/why?at=1").status == 404)
    }

    @Test(arguments: [
        "/processes/libya/timeline?type=talks", "/processes/libya/toll", "/processes/libya/violations", "/actors/" + FormText.encoded("خليفة حفتر"),
    ])
    func whatAPageShowsCanBeDownloaded(target: String) async throws {
        let html = try await SampleBench.html(target)
        let links = html.matches(of: /href="(\/processes\/[^"]*\/exports\/[^"]*)" download/).map { String($0.1).replacingOccurrences(of: "&amp;", with: "&") }
        #expect(links.count > 1)
        for link in links { #expect(try await SampleBench.get(link).status == 200, "\(link)") }
        if target.contains("type=talks") { #expect(links.allSatisfy { $0.contains("type=talks") }) }
    }

    /// Every format, with what its reports tell alone, at the clocks of the page.
    @Test func whatAStoryTellsCanBeDownloaded() async throws {
        let stories = try await SampleBench.stories()
        let id = try #require(stories.first { $0["reports"] as? Int ?? 0 > 1 }?["id"] as? String)
        let page = try await SampleBench.json("/stories/\(id).json?known-by=2040-01-01")
        let downloads = page["downloads"] as? [[String: Any]] ?? []
        let addresses = downloads.flatMap { ($0["formats"] as? [[String: String]] ?? []).compactMap { $0["address"] } }
        #expect(!downloads.isEmpty && addresses.count == downloads.count * ExportFormat.allCases.count)
        let html = try await SampleBench.html("/stories/\(id)?known-by=2040-01-01")
        for address in addresses {
            #expect(address.contains("known-by=2040-01-01") && address.contains("story=\(id)"))
            #expect(html.contains("href=\"\(EscapedText.escaped(address))\" download"), "\(address)")
            #expect(try await SampleBench.get(address).status == 200, "\(address)")
        }
        let columns = page["outlets"] as? [[String: Any]] ?? []
        let own = columns.flatMap { $0["reports"] as? [[String: Any]] ?? [] }
        let reports = Set((own + own.flatMap { $0["folded"] as? [[String: Any]] ?? [] }).compactMap { $0["report"] as? String })
        let lines = try #require(addresses.first { $0.contains("/exports/jsonl") })
        let told = String(decoding: try await SampleBench.get(lines).bytes, as: UTF8.self)
        let tellers = Set(told.matches(of: /"report":"([^"]*)"/).map { String($0.1) })
        #expect(!tellers.isEmpty && tellers.isSubset(of: reports), "\(tellers.subtracting(reports))")
        #expect(try await SampleBench.get("/processes/libya/exports/csv?story=story-0000000000000000").status == 404)
        // Of what nobody had told yet there is nothing.
        #expect((try await SampleBench.json("/stories/\(id).json?known-by=2019-01-01")["downloads"] as? [Any])?.isEmpty == true)
    }

    /// The manifest in an archive tells when its reports were published, and by whom.
    @Test func theManifestOfAnArchiveIsUsed() async throws {
        let scratch = try Scratch()
        let path = scratch.path + "/r.sqlite"
        let words = try WordSource(folder: nil, nameFiles: [])
        let desk = AddingDesk(database: path, words: words)
        let (id, folder) = try desk.inbox.newFolder()
        try FileManager.default.createDirectory(atPath: folder + "/files/set.zip.unpacked/folder", withIntermediateDirectories: true)
        let own = folder + "/files/set.zip.unpacked/folder"
        try Data("أعلنت حكومة الوادي اليوم هدنة لثلاثة أيام مع جبهة التلال.".utf8).write(to: URL(fileURLWithPath: own + "/a.txt"))
        try Data("{\"report\": \"a.txt\", \"published\": \"2031-03-02\", \"outlet\": \"قناة الضوء\"}\n".utf8).write(
            to: URL(fileURLWithPath: own + "/manifest.jsonl"))
        try desk.take(AddingJob(id: id, who: "amal", sent: 0, title: "set.zip"))
        for _ in 0..<600 where desk.inbox.job(id)?.state.isOver == false { try await Task.sleep(for: .milliseconds(50)) }
        let job = try #require(desk.inbox.job(id))
        #expect(job.state == .done && job.added == 1 && job.problemCount == 0, "\(job)")
        let bench = try Workbench(path: path, words: words)
        let asked = try #require(Asked(method: "GET", target: "/reports.json", headers: [:]))
        let page = String(decoding: await bench.answer(asked).bytes, as: UTF8.self)
        #expect(page.contains("قناة الضوء") && page.contains("2031-03-02"))
    }
}

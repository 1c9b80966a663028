import Foundation
import Testing

/// `hudna stories` and `hudna copies`, as a user runs them, over the samples and over what a database holds of them.
@Suite struct StoryCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let reports = Array(RecordCommandTests.arguments.dropFirst(2))
    private var database: String { scratch.path + "/s.sqlite" }

    private func json(_ result: Program.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any], "\(result.err)")
    }

    private func stories(_ arguments: [String]) throws -> [[String: Any]] {
        let result = try Program.run(["stories", "--json"] + arguments)
        #expect(result.code == 0, "\(result.err)")
        return try #require(try json(result)["stories"] as? [[String: Any]])
    }

    @Test func filesAndTheDatabaseTellTheSame() throws {
        #expect(try Program.run(["add", "-q"] + Self.reports + ["--db", database]).code == 0)
        let read = try stories(["-q"] + Self.reports)
        let stored = try stories(["-q", "--db", database, "--actors", RecordCommandTests.samples + "/fiction/actors.tsv"])
        #expect(read.compactMap { $0["id"] as? String } == stored.compactMap { $0["id"] as? String })
        #expect(read.map { $0["reports"] as? [String] ?? [] } == stored.map { $0["reports"] as? [String] ?? [] })
        #expect(read.map { $0["label"] as? String ?? "" } == stored.map { $0["label"] as? String ?? "" })
        #expect(read.flatMap { $0["reports"] as? [String] ?? [] }.count == 24)
        #expect(read.allSatisfy { ($0["label"] as? String)?.isEmpty == false })
    }

    @Test func theOrderOfFilesMakesNoDifference() throws {
        let fiction = RecordCommandTests.samples + "/fiction/"
        let names = ["05-extension-agency.txt", "06-extension-second-outlet.txt", "09-prisoner-exchange.txt", "10-exchange-other-version.txt"].map {
            fiction + $0
        }
        let options = ["-q", "--manifest", fiction + "manifest.jsonl", "--actors", fiction + "actors.tsv"]
        let one = try Program.run(["stories", "--json"] + options + names)
        let other = try Program.run(["stories", "--json"] + options + names.reversed())
        #expect(one.code == 0 && one.out == other.out && one.out.contains("story-"))
    }

    @Test func copies() throws {
        let text = "أعلنت جبهة التلال هدنة من 72 ساعة في سندوان تبدأ مساء الاثنين بعد قصف استمر أسبوعين."
        let lines = [
            ("a", "2031-08-24", text), ("b", "2031-08-23", "الرياض - رويترز: " + text), ("c", "2031-08-25", "لا شيء مما سبق يقال هنا في هذا التقرير."),
        ].map {
            "{\"id\":\"\($0.0)\",\"published\":\"\($0.1)\",\"text\":\"\($0.2)\"}\n"
        }
        let file = try scratch.write("copies.jsonl", lines.joined())
        let result = try Program.run(["copies", file])
        #expect(result.code == 0 && result.out == "one text: b, a (رويترز)\n", "\(result.out)\(result.err)")
        let object = try json(try Program.run(["copies", "--json", file]))
        #expect((object["pairs"] as? [[String: Any]])?.count == 1)
        #expect((object["copies"] as? [[String: Any]])?.first?["agency"] as? String == "رويترز")
    }

    /// A report that no other carries has the agency of its byline wherever it is shown; one without a byline has none.
    @Test func theAgencyOfAReportThatStandsAlone() throws {
        let text = "أعلنت جبهة التلال هدنة من 72 ساعة في سندوان تبدأ مساء الاثنين بعد قصف استمر أسبوعين."
        let lines = [("a", "كحلوان - رويترز: " + text), ("b", "استقبل مستشفى الرحمة في كحلوان عشرين جريحا من سوق الحبوب اليوم.")].map {
            "{\"id\":\"\($0.0)\",\"published\":\"2031-08-24\",\"text\":\"\($0.1)\"}\n"
        }
        let file = try scratch.write("alone.jsonl", lines.joined())
        let read = try Program.run(["read", "--format", "jsonl", "-q", file]).lines
        #expect(read.count == 2 && read[0].contains("\"agency\":\"رويترز\"") && !read[1].contains("\"agency\""))
        let database = scratch.path + "/alone.sqlite"
        #expect(try Program.run(["add", "-q", "--db", database, file]).code == 0)
        for source in [[file], ["--db", database]] {
            let copies = try json(try Program.run(["copies", "--json", "-q"] + source))
            #expect(copies["agencies"] as? [[String: String]] == [["report": "a", "agency": "رويترز"]])
            #expect((copies["copies"] as? [Any])?.isEmpty == true)
            let stories = try #require(try json(try Program.run(["stories", "--json", "-q"] + source))["stories"] as? [[String: Any]])
            let told = stories.compactMap { $0["agencies"] as? [[String: String]] }
            #expect(told == [[["report": "a", "agency": "رويترز"]]])
        }
    }

    /// A page fetched again, and a report that joins two stories though it is dated before one of them.
    @Test func whatArrivesLaterIsToldInTheDatabase() throws {
        let hospital = "استقبل مستشفى الرحمة في كحلوان عشرين جريحا من سوق الحبوب اليوم الاثنين ودعا أطباء المستشفى الأهالي إلى التبرع بالدم وفتح غرف الجراحة."
        let market = "هز انفجار سوق الحبوب وسط كحلوان صباح اليوم الاثنين وتصاعد الدخان فوق المتاجر المحترقة وهرع الباعة إلى الشوارع."
        let both = """
            هز انفجار سوق الحبوب وسط كحلوان اليوم الاثنين وتصاعد الدخان فوق المتاجر المحترقة، واستقبل مستشفى الرحمة عشرين جريحا ودعا أطباء المستشفى الأهالي \
            إلى التبرع بالدم.
            """
        func line(_ id: String, _ hour: String, _ title: String, _ text: String) -> String {
            "{\"id\":\"\(id)\",\"published\":\"2031-09-01T\(hour):00\",\"title\":\"\(title)\",\"text\":\"\(text)\",\"url\":\"https://a.example/\(id)\"}\n"
        }
        func add(_ name: String, _ lines: String) throws {
            #expect(try Program.run(["add", "-q", "--db", database, try scratch.write(name, lines)]).code == 0)
        }
        let titles = ["انفجار يهز سوق الحبوب في كحلوان", "مستشفى الرحمة في كحلوان يستقبل عشرين جريحا"]
        try add("1.jsonl", line("market", "10", titles[0], market) + line("hospital", "13", titles[1], hospital))
        let before = try stories(["-q", "--db", database])
        #expect(before.count == 2)
        try add("2.jsonl", line("both", "09", "انفجار سوق الحبوب في كحلوان: " + titles[1], both))
        let after = try stories(["-q", "--db", database])
        let story = try #require(after.first)
        #expect(after.count == 1 && story["id"] as? String == before[0]["id"] as? String)
        #expect(story["reports"] as? [String] == ["both", "market", "hospital"])
        let joined = try #require(story["joined"] as? [[String: Any]])
        #expect(joined.map { $0["id"] as? String } == [before[1]["id"] as? String] && joined.first?["report"] as? String == "both")
        try add("3.jsonl", line("market", "11", titles[0], market + " وقال شهود إن الحريق امتد إلى المخازن."))
        let copies = try json(try Program.run(["copies", "--json", "-q", "--db", database]))
        #expect((copies["copies"] as? [Any])?.isEmpty == true && (copies["pairs"] as? [Any])?.isEmpty == true)
        let update = try #require((copies["updates"] as? [[String: Any]])?.first)
        #expect(update["report"] as? String == "market" && update["of"] as? String == "market")
        #expect(update["version"] as? Int == 2 && update["of_version"] as? Int == 1)
        let last = try stories(["-q", "--db", database])
        #expect(last.count == 1 && last.first?["id"] as? String == story["id"] as? String)
        #expect((last.first?["reports"] as? [String])?.count == 3 && (last.first?["updates"] as? [Any])?.count == 1)
        #expect(try Program.run(["copies", "-q", "--db", database]).out == "new text: market, version 2 of 1\n")
    }

    @Test func nothingToPutTogether() throws {
        let file = try scratch.write("empty.jsonl", "")
        #expect(try Program.run(["stories", "--json", "-q", file]).out == "{\"stories\":[]}\n")
        #expect(try Program.run(["copies", "--json", "-q", file]).out == "{\"copies\":[],\"agencies\":[],\"updates\":[],\"pairs\":[]}\n")
        let missing = try Program.run(["stories", "--db", scratch.path + "/none.sqlite"])
        #expect(missing.code == 65 && missing.err.contains("none.sqlite"), "\(missing.code) \(missing.err)")
    }
}

import Foundation
import Testing

/// The questions as a user asks them, over the samples.
@Suite(.serialized) struct QuestionCommandTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Samples/libya-2020")
        .standardizedFileURL

    /// A database with the samples on Libya.
    private func database(_ scratch: Scratch) throws -> String {
        let path = scratch.path + "/record.sqlite"
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.samples.path).filter { $0.hasSuffix(".txt") }.sorted()
        let manifest = Self.samples.appendingPathComponent("manifest.jsonl").path
        let added = try Program.run(["add", "-q", "--db", path, "--manifest", manifest] + files.map { Self.samples.appendingPathComponent($0).path })
        #expect(added.code == 0)
        return path
    }

    private func json(_ arguments: [String]) throws -> Any {
        let result = try Program.run(arguments + ["--json"])
        #expect(result.code == 0, "\(result.err)")
        return try JSONSerialization.jsonObject(with: Data(result.out.utf8))
    }

    private func reports(_ value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(reports($1)) } }
        guard let object = value as? [String: Any] else { return [] }
        return object.reduce(into: Set<String>()) { found, member in
            if member.key == "evidence", let rows = member.value as? [[String: String]] { found.formUnion(rows.compactMap { $0["report"] }) }
            found.formUnion(reports(member.value))
        }
    }

    static let questions = [
        "parties", "positions", "truces", "timeline", "talks", "where", "violations", "conditions", "threats", "milestones", "toll", "disagreements", "quotes",
        "compare",
    ]

    @Test func everyQuestionAnswersInTextAndJSONAndKnowsNothingLater() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        for question in Self.questions {
            let items = try #require(json([question, "--db", path]) as? [[String: Any]], "\(question)")
            #expect(items.allSatisfy { ($0["evidence"] as? [Any])?.isEmpty == false }, "\(question)")
            // Before the first report nothing was known; afterwards only what had been published.
            #expect(reports(try json([question, "--db", path, "--known-by", "2020-01-11"])).isEmpty, "\(question)")
            #expect(try Program.run([question, "--db", path]).code == 0)
        }
        let early = reports(try json(["timeline", "--db", path, "--known-by", "2020-01-12"]))
        #expect(!early.isEmpty && early.allSatisfy { $0.hasPrefix("01-") || $0.hasPrefix("02-") || $0.hasPrefix("03-") }, "\(early)")
    }

    @Test func processListShowWhoAndBrief() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let list = try #require(json(["process", "list", "--db", path]) as? [[String: Any]])
        #expect(list.first?["id"] as? String == "libya")
        let process = try #require(json(["process", "show", "libya", "--db", path]) as? [String: Any])
        for key in ["parties", "instruments", "truces", "violations", "conditions", "milestones", "toll", "disagreements"] {
            #expect(process[key] is [Any], "\(key)")
        }
        #expect(try Program.run(["who", "لافروف", "--db", path]).code == 0)
        #expect(try Program.run(["brief", "--db", path, "--tongue", "ar"]).out.contains("[^1]: "))
        #expect(try Program.run(["brief", "--db", path, "--format", "html"]).out.hasPrefix("<!doctype html>"))
        let again = try Program.run(["process", "show", "libya", "--db", path, "--json"]).out
        #expect(try Program.run(["process", "show", "libya", "--db", path, "--json"]).out == again)
    }

    /// Not to be known yet is an answer; a name that nobody ever bears is none.
    @Test func namesAreCheckedUnderAClockToo() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let early = try Program.run(["positions", "--db", path, "--actor", "حفتر", "--known-by", "2020-01-11"])
        #expect(early.code == 0, "\(early.err)")
        for wrong in [["--actor", "شخص مجهول"], ["--process", "nowhere"], ["--outlet", "none"]] {
            let result = try Program.run(["positions", "--db", path, "--known-by", "2020-01-11"] + wrong)
            #expect(result.code == 64 && result.err.contains("is called"), "\(wrong) \(result.err)")
        }
    }

    @Test func outletsOfOneStory() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let stories = try #require(json(["stories", "--db", path]) as? [String: Any])
        let all = try #require(stories["stories"] as? [[String: Any]])
        let story = try #require(all.max { ($0["reports"] as? [Any] ?? []).count < ($1["reports"] as? [Any] ?? []).count })
        let id = try #require(story["id"] as? String)
        let rows = try #require(json(["compare", "--story", id, "--db", path]) as? [[String: Any]])
        #expect(!rows.isEmpty && rows.allSatisfy { ($0["outlet"] as? String)?.isEmpty == false })
        #expect(try Program.run(["compare", "--story", "nowhere", "--db", path]).code == 64)
        #expect(try Program.run(["compare", "--story", id, "--actor", "x", "--db", path]).code == 64)
    }

    @Test func wrongUseIsTold() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        #expect(try Program.run(["truces", "--db", path, "--as-of", "yesterday"]).code == 64)
        #expect(try Program.run(["truces", "--db", path, "--zone", "Tripoli"]).code == 64)
        #expect(try Program.run(["process", "show", "nowhere", "--db", path]).code == 64)
        #expect(try Program.run(["truces", "--db", scratch.path + "/none.sqlite"]).code == 65)
    }

    @Test func anEmptyAnswerTellsWhatWasAskedFor() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        for (arguments, told) in [
            (
                ["timeline", "--type", "sanction", "--actor", "Fayez al-Sarraj", "--from", "2019-01-01"],
                "--actor Fayez al-Sarraj, --type sanction, --from 2019-01-01"
            ),
            (["threats", "--known-by", "2001"], "--known-by 2001"), (["who", "لافروف", "--known-by", "2001"], "لافروف, --known-by 2001"),
            (["process", "list", "--known-by", "2001"], "--known-by 2001"), (["search", "زنبقة", "--from", "2020"], "زنبقة, --from 2020"),
        ] {
            let result = try Program.run(arguments + ["--db", path])
            #expect(result.code == 0 && result.err.contains("nothing found for " + told), "\(arguments): \(result.err)")
        }
    }

    /// Names in English, by note too; and what nobody is called, in each command that takes filters.
    @Test func filtersAreTheSameEverywhere() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let own = try #require(json(["positions", "--actor", "السراج", "--db", path]) as? [[String: Any]])
        let english = try #require(json(["positions", "--actor", "Fayez al-Sarraj", "--db", path]) as? [[String: Any]])
        // A part of a name is a part of «حكومة فايز السراج» too; the whole name in English is his alone.
        let his = own.filter { $0["party"] as? String != "حكومة فايز السراج" }
        #expect(
            !english.isEmpty && english.map { "\($0["party"] ?? "") \($0["instrument"] ?? "")" } == his.map { "\($0["party"] ?? "") \($0["instrument"] ?? "")" }
        )
        #expect(try !reports(json(["timeline", "--actor", "Russian Federation", "--db", path])).isEmpty)
        for command in [["timeline"], ["search", "هدنة"], ["export", "csv"], ["review"], ["brief"], ["process", "show"], ["process", "list"]] {
            for (filter, value) in [("--actor", "Nobody"), ("--place", "Nowhere"), ("--process", "nowhere")] {
                let result = try Program.run(command + [filter, value, "--db", path])
                #expect(result.code == 64 && result.err.contains("is called " + value), "\(command) \(filter): \(result.code) \(result.err)")
            }
        }
    }
}

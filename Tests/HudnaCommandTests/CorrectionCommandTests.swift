import Foundation
import Testing

/// Corrections, review, agreement and other codings, as coders use them, over the samples.
@Suite(.serialized) struct CorrectionCommandTests {
    private static let root = GoldenTests.root
    private static let samples = root.appendingPathComponent("Samples/libya-2020")

    private func database(_ scratch: Scratch) throws -> String {
        let path = scratch.path + "/record.sqlite"
        let added = try Program.run(["add", "-q", "--db", path, "--manifest", Self.samples.appendingPathComponent("manifest.jsonl").path, Self.samples.path])
        #expect(added.code == 0, "\(added.err)")
        return path
    }

    private func list(_ arguments: [String], _ path: String) throws -> [[String: Any]] {
        let result = try Program.run(arguments + ["--db", path, "--json"])
        #expect(result.code == 0, "\(arguments): \(result.err)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [[String: Any]])
    }

    private func review(_ path: String, _ more: [String] = []) throws -> [(id: String, kind: String, doubt: Double, what: String)] {
        try list(["review", "--limit", "1000"] + more, path).map { item in
            (
                try #require(item["id"] as? String), try #require(item["kind"] as? String), try #require(item["doubt"] as? Double),
                try #require(item["what"] as? String)
            )
        }
    }

    private func say(_ arguments: [String], _ path: String) throws {
        let result = try Program.run(arguments + ["--db", path])
        #expect(result.code == 0, "\(arguments): \(result.err)")
    }

    @Test func whatIsJudgedWaitsNoMoreAndHolds() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let waiting = try review(path)
        #expect(waiting.map(\.doubt) == waiting.map(\.doubt).sorted(by: >) && Set(waiting.map(\.kind)) == ["claim", "join", "entry"])
        let claim = try #require(waiting.first { $0.kind == "claim" })
        let entry = try #require(waiting.first { $0.kind == "entry" && $0.what.hasPrefix("toll") })
        let toll = try list(["toll"], path).count
        try say(["reject", claim.id, "--coder", "amal", "--reason", "misread"], path)
        try say(["reject", entry.id, "--coder", "amal", "--reason", "another war"], path)
        #expect(try !review(path).contains { $0.id == claim.id || $0.id == entry.id })
        #expect(try list(["toll"], path).count == toll - 1)
        #expect(try !Program.run(["export", "jsonl", "--list", "claims", "--db", path]).out.contains(claim.id))
        // For another coder it waits still, and he may say otherwise.
        #expect(try review(path, ["--coder", "basim"]).contains { $0.id == claim.id })
        try say(["accept", claim.id, "--coder", "basim"], path)
        #expect(try Program.run(["export", "jsonl", "--list", "claims", "--db", path]).out.contains(claim.id))
        let said = try list(["review", "--corrections"], path)
        #expect(said.map { $0["verdict"] as? String } == ["reject", "reject", "accept"] && said.first?["reason"] as? String == "misread")
        #expect(try list(["review", "--orphans"], path).isEmpty)
    }

    /// The same texts with other words: the corrections are found again, or listed.
    @Test func correctionsSurviveAnotherReading() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let signed = try #require(list(["timeline", "--type", "sign", "--status", "occurred"], path).first)
        let claims = try Program.run(["export", "jsonl", "--list", "claims", "--type", "sign", "--db", path]).lines
        let id = try #require(claims.first?.firstMatch(of: #/"id":"(hudna-[0-9a-f]{16})"/#)?.1)
        try say(["amend", String(id), "--set", "status=possible", "--coder", "amal", "--reason", "unclear"], path)
        #expect(signed["id"] != nil)
        let actors = try scratch.write("more.tsv", Array("name\tkind\nحركة لا شأن لها\tbody\n".utf8))
        try say(["add", "-q", "--manifest", Self.samples.appendingPathComponent("manifest.jsonl").path, "--actors", actors, Self.samples.path], path)
        let again = try Program.run(["export", "jsonl", "--list", "claims", "--type", "sign", "--status", "possible", "--db", path])
        #expect(again.out.contains(id))
        #expect(try list(["review", "--orphans"], path).isEmpty)
    }

    @Test func actorsAreMergedByHand() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let people = try list(["parties"], path).filter { $0["kind"] as? String == "person" }
        let names = people.compactMap { $0["name"] as? String }
        let first = try #require(names.first), last = try #require(names.last { $0 != names.first })
        try say(["actor", "merge", first, last, "--coder", "amal"], path)
        #expect(try !list(["parties"], path).contains { $0["name"] as? String == last })
        #expect(try Program.run(["actor", "merge", "لا أحد", first, "--coder", "amal", "--db", path]).err.contains("the record has no actor"))
    }

    /// After an amendment the entry has another id; what is wrong with the next one is told of the field.
    @Test func aWrongFieldIsToldAfterAnAmendmentToo() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let entry = try #require(review(path).first { $0.kind == "entry" && $0.what.hasPrefix("milestones") })
        try say(["amend", entry.id, "--set", "place=تونس", "--coder", "amal"], path)
        for (change, fault) in [("colour=red", "has no field colour"), ("date=gestern", "gestern is no date"), ("status=odd", "odd can't stand there")] {
            let result = try Program.run(["amend", entry.id, "--set", change, "--coder", "amal", "--db", path])
            #expect(result.code == 64 && result.err.contains(fault), "\(result.err)")
        }
        #expect(try Program.run(["amend", "entry-0", "--set", "date=2020-01-01", "--coder", "amal", "--db", path]).err.contains("there is no"))
    }

    @Test func whoWasAddedCanBeMerged() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let name = try #require(list(["parties"], path).compactMap { $0["name"] as? String }.first)
        try say(["actor", "add", "مجلس لم يذكر", "--coder", "amal"], path)
        try say(["actor", "merge", "مجلس لم يذكر", name, "--coder", "amal"], path)
        let same = try Program.run(["actor", "merge", "فايز السراج", "فايز السراج", "--coder", "amal", "--db", path])
        #expect(same.code == 64 && same.err.contains("already"), "\(same.err)")
    }

    @Test func anActorIsForgottenByTheIDThatIsShown() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let person = try #require(list(["parties"], path).first { $0["kind"] as? String == "person" })
        let (id, name) = (try #require(person["id"] as? String), try #require(person["name"] as? String))
        try say(["forget", id, "--reason", "asked for"], path)
        #expect(try !Program.run(["process", "show", "--json", "--db", path]).out.contains(name))
    }

    /// Whom coders alone have named, under a name that no report has, by that name or by a form that reports have.
    @Test(arguments: ["نعمان الصفواني", "الصفواني"])
    func whoWasAddedIsForgottenWithAllForms(_ asked: String) throws {
        let scratch = try Scratch()
        let path = scratch.path + "/record.sqlite"
        let text = "وقع الصفواني اتفاقا مع فايز السراج في موسكو. وقال أبو صفوان للصفواني إنه يوافق."
        let file = try scratch.write("a.txt", Array(text.utf8))
        #expect(try Program.run(["add", "-q", "--db", path, "--date", "2031-09-02", file]).code == 0)
        try say(
            ["actor", "add", "نعمان الصفواني", "--form", "الصفواني", "--form", "أبو صفوان", "--kind", "person", "--coder", "amal", "--reason", "الصفواني هو"],
            path)
        try say(["forget", asked, "--reason", "asked for"], path)
        let bytes = try DatabaseBytes(path)
        for form in ["الصفواني", "صفوان", "نعمان"] { #expect(!bytes.hold(form), "\(form)") }
        #expect(bytes.hold("السراج"))
    }

    @Test func whatIsTakenBackHoldsNoMore() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        func names() throws -> [[String: Any]] { try list(["who", "فايز السراج"], path) }
        try say(["actor", "add", "فايز السراج", "--form", "رجل طرابلس", "--coder", "amal"], path)
        #expect(try names().filter { $0["name"] as? String == "فايز السراج" }.compactMap { $0["kind"] as? String } == ["person"])
        let other = try Program.run(["actor", "add", "فايز السراج", "--form", "خليفة حفتر", "--coder", "amal", "--db", path])
        #expect(other.code == 64 && other.err.contains("is listed as خليفة حفتر"), "\(other.err)")
        try say(["undo", "فايز السراج", "--coder", "amal"], path)
        #expect(try list(["review", "--corrections"], path).isEmpty)
        let twice = try Program.run(["undo", "فايز السراج", "--coder", "amal", "--db", path])
        #expect(twice.code == 64 && twice.err.contains("amal has said nothing of فايز السراج that stands"), "\(twice.err)")
        let toll = try list(["toll"], path).count
        let entry = try #require(review(path).first { $0.what.hasPrefix("toll") })
        try say(["reject", entry.id, "--coder", "amal"], path)
        #expect(try list(["toll"], path).count == toll - 1)
        try say(["undo", entry.id, "--coder", "amal"], path)
        #expect(try list(["toll"], path).count == toll)
    }

    @Test func agreementIsThatOfThePublishedPackage() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        for (index, item) in try review(path).filter({ $0.kind != "join" }).prefix(12).enumerated() {
            try say([index % 3 == 0 ? "reject" : "accept", item.id, "--coder", "amal"], path)
            try say([index % 4 == 0 ? "reject" : "accept", item.id, "--coder", "basim"], path)
            if index % 2 == 0 { try say(["accept", item.id, "--coder", "dana"], path) }
        }
        let result = try Program.run(["agreement", "--json", "--db", path])
        #expect(result.code == 0)
        let file = try scratch.write("agreement.json", Array(result.out.utf8))
        let script = """
            import json, sys
            import krippendorff
            page = json.load(open(sys.argv[1]))
            assert len(page["judgements"]) == 12, len(page["judgements"])
            for row in page["agreement"]:
                coders = row["coders"]
                units = [u["by"] for u in page["judgements"] if row["over"] in ("all", u["kind"]) or sum(c in u["by"] for c in coders) > 1 and row["over"] == ", ".join(coders)]
                table = [[{"accept": 1, "reject": 2}.get(by.get(c), float("nan")) for by in units] for c in coders]
                if len({v for r in table for v in r if v == v}) < 2:
                    assert row["alpha"] is None, row
                    continue
                alpha = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
                assert abs(alpha - row["alpha"]) < 1e-9, (row, alpha)
            print(len(page["agreement"]))
            """
        let python = Self.root.appendingPathComponent(".build-python/bin/python3").path
        try #require(FileManager.default.fileExists(atPath: python), "the consumers are missing: run Scripts/consumers.sh")
        let checked = try Program.run(["-c", script, file], program: python)
        #expect(checked.code == 0, "\(checked.err)")
        #expect((Int(checked.out.trimmingCharacters(in: .newlines)) ?? 0) >= 4)
    }

    @Test func aCodingOfOthersIsSetBesideTheRecord() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let rows = [
            "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,fatalities",
            "LBY1,2019-02-04,2,Strategic developments,Other,فايز السراج,خليفة حفتر,United Arab Emirates,Abu Dhabi,24.45,54.38,5",
            "LBY2,2019-05-20,1,Battles,Armed clash,حكومة الوفاق الوطني,الجيش الوطني الليبي,Libya,Tripoli,32.89,13.18,1",
        ]
        let file = try scratch.write("acled.csv", Array(rows.joined(separator: "\n").utf8))
        let found = try list(["import", file], path)
        let both = found.filter { $0["in"] as? String == "both" }
        #expect(both.compactMap { $0["theirs"] as? String } == ["LBY1"])
        let differences = try #require(both.first?["differences"] as? [[String: Any]])
        #expect(differences.contains { $0["column"] as? String == "fatalities" && $0["theirs"] as? String == "5" })
        #expect(!differences.contains { $0["column"] as? String == "location" })
        #expect(found.filter { $0["in"] as? String == "theirs" }.compactMap { $0["theirs"] as? String } == ["LBY2"])
        #expect(found.contains { $0["in"] as? String == "ours" })
        let other = try scratch.write("other.csv", Array("a,b\n1,2\n".utf8))
        #expect(try Program.run(["import", other, "--db", path]).err.contains("neither the columns of ACLED"))
        #expect(try Program.run(["import", scratch.path + "/none.csv", "--db", path]).code == 3)
    }

    /// Filters take the English names of instruments, and what waits is told with the names that are known.
    @Test func instrumentsAreCalledInEnglish() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        let asked = ["--instrument", "Ceasefire, Libya"]
        let waiting = try list(["review", "--limit", "1000"] + asked, path)
        let own = try #require(waiting.first { ($0["what"] as? String)?.hasPrefix("instruments: ") ?? false }?["what_en"] as? String)
        let id = try #require(own.firstMatch(of: #/id (instrument-[0-9a-f]{16}), name Ceasefire, Libya, 2020-01-12, kind ceasefire/#)?.1)
        #expect(own.contains("mediators Russia|Turkey|France"))
        let byID = try review(path, ["--instrument", String(id)])
        #expect(waiting.compactMap { $0["id"] as? String } == byID.map(\.id))
        // Nothing without a name is told twice.
        #expect(waiting.allSatisfy { $0["what"] as? String != $0["what_en"] as? String })
        #expect(try !Program.run(["review", "--db", path]).out.contains("what_en"))
        let rows = "uniq_id,location,actor_name,cf_dec_yr,cf_dec_month,cf_dec_day\nLBY1,Libya,فايز السراج,2020,1,13\n"
        let file = try scratch.write("ceasefires.csv", Array(rows.utf8))
        let found = try Program.run(["import", file, "--db", path, "--json"] + asked)
        #expect(found.code == 0 && found.err.isEmpty && found.out.contains(#""in":"both""#), "\(found.err)\(found.out)")
        #expect(try found.out == Program.run(["import", file, "--db", path, "--json", "--instrument", String(id)]).out)
        let none = try Program.run(["import", file, "--db", path, "--known-by", "2001"])
        #expect(none.code == 0 && none.err == "hudna: nothing found for --known-by 2001\n" && none.out.contains("LBY1"), "\(none.err)")
    }

    @Test func wrongUseIsTold() throws {
        let scratch = try Scratch()
        let path = try database(scratch)
        func error(_ arguments: [String]) throws -> String { try Program.run(arguments + ["--db", path]).err }
        #expect(try error(["accept", "nothing"]).contains("--coder NAME"))
        #expect(try error(["accept", "nothing", "--coder", "amal"]).contains("there is no claim, event or entry nothing"))
        #expect(try error(["amend", "nothing", "--coder", "amal"]).contains("Say what to change"))
        #expect(try error(["amend", "nothing", "--set", "status", "--coder", "amal"]).contains("has no ="))
        #expect(try error(["actor", "add", "اسم", "--kind", "angel", "--coder", "amal"]).contains("There is no kind angel."))
        #expect(try Program.run(["agreement", "--db", path]).out == "no item was judged by two coders\n")
    }
}

import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

@Suite struct ManifestTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func manifest(_ bytes: [UInt8], name: String = "m") throws -> Manifest {
        var manifest = Manifest()
        try manifest.add(path: try scratch.write(name, bytes))
        return manifest
    }

    private func manifest(_ text: String) throws -> Manifest { try manifest(Array(text.utf8)) }

    private func problems(_ manifest: Manifest) -> [String] {
        manifest.problems.map { $0.description.replacingOccurrences(of: scratch.path + "/", with: "") }
    }

    @Test(arguments: [
        "{\"report\":\"a.txt\",\"published\":\"2020-01-13T12:00+02:00\",\"outlet\":\"جريدة, ما\",\"url\":\"http://x\",\"title\":\"عنوان\"}\n\n{\"report\":\"b\"}",
        "report,published,outlet,url,title\na.txt,2020-01-13T12:00+02:00,\"جريدة, ما\",http://x,عنوان\nb,,,,\n",
        "Title;URL;Outlet;Published;Report;note\r\nعنوان;http://x;\"جريدة, ما\";2020-01-13T12:00+02:00;a.txt;نعم\r\n;;;;b;\r\n",
        "report\tpublished\toutlet\turl\ttitle\na.txt\t2020-01-13T12:00+02:00\tجريدة, ما\thttp://x\tعنوان\nb\n",
    ])
    func theSameInEveryShape(_ text: String) throws {
        let row = Manifest.Row(published: PartialDate(iso: "2020-01-13T12:00+02:00"), outlet: "جريدة, ما", title: "عنوان", url: "http://x")
        for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text, mark: true), gzip(text)] {
            var manifest = try manifest(bytes)
            #expect(manifest.count == 2)
            #expect(manifest.problems.isEmpty)
            #expect(manifest.row(for: ["a.txt"]) == row)
            #expect(manifest.row(for: ["a"]) == row)
            #expect(manifest.row(for: ["a.jsonl.gz"]) == row)
            #expect(manifest.row(for: ["b.txt"]) == Manifest.Row())
            #expect(manifest.row(for: ["c"]) == nil)
        }
    }

    @Test func quotedFieldsMayHoldAnything() throws {
        var manifest = try manifest("report,title\n\"a\",\"سطر\nآخر \"\"مقتبس\"\", وفاصلة\"\nb,x\n")
        #expect(manifest.row(for: ["a"])?.title == "سطر\nآخر \"مقتبس\", وفاصلة")
        #expect(manifest.row(for: ["b"])?.title == "x")
    }

    @Test func rowsThatCanNotBeUsedAreTold() throws {
        let lines = try manifest("{\"report\":\"a\",\"published\":\"gestern\"}\n{\"published\":\"2020\"}\n{\"report\":\n{\"report\":\"d\"}\n")
        #expect(lines.count == 1)
        let advice = "; mend the row (report, published as 2020-01-13T12:00+02:00, outlet, title, url)"
        #expect(
            problems(lines) == [
                "m:1: \"published\" is no date: gestern" + advice, "m:2: the row has no \"report\"" + advice,
                "m:3: broken JSON: it ends too early, expected a value at byte 11" + advice,
            ])
        let table = try manifest("report,published\na,2020-13-01\n,2020-01-01\nc,2020-01-01,x\n\nd,2020-01-01\n\"e,2020")
        #expect(
            problems(table) == [
                "m:2: \"published\" is no date: 2020-13-01" + advice, "m:3: the row has no \"report\"" + advice,
                "m:4: more fields than the header names" + advice, "m:7: a quoted field is not closed" + advice,
            ])
    }

    @Test func aTableWithoutReportsIsRefused() throws {
        #expect(throws: Problem.self) { try manifest("name,date\na,2020\n") }
        #expect(throws: Problem.self) { try manifest("") }
        do {
            _ = try manifest("name,date\na,2020\n")
        } catch {
            #expect("\(error)".hasSuffix("m:1: no column \"report\"; write a header (report,published,outlet,title,url), or JSON Lines"))
        }
    }

    @Test func itsWordGoesBeforeTheReportsOwn() throws {
        let manifest = try manifest("report,published,outlet\n000_a.txt,2020-01-13T12:00+02:00,outlet A\nx,2020-01-14,\n")
        try scratch.write("in/000_a.txt", sampleText)
        try scratch.write("in/x.jsonl", "{\"id\":\"x\",\"text\":\"نص\",\"published\":\"2001\",\"outlet\":\"o\"}")
        let reports = Taken([scratch.path + "/in"], manifest: manifest).items.map(\.report)
        #expect(reports.map(\.id) == ["000_a", "x"])
        #expect(reports.map { $0.published?.iso } == ["2020-01-13T12:00+02:00", "2020-01-14"])
        #expect(reports.map(\.outlet) == ["outlet A", "o"])
    }

    @Test func aManifestThatFitsNothingIsTold() throws {
        let manifest = try manifest("report\nother\n")
        let taken = Taken([try scratch.write("a.txt", sampleText)], manifest: manifest)
        #expect(
            taken.messages(scratch) == ["m: none of the reports it names (1) was met; write the ids or file names of the reports into its column \"report\""])
    }

    @Test func itIsNotReadAsAReportWhereItLiesInTheFolder() throws {
        let manifest = try manifest(Array("{\"report\":\"a\",\"text\":\"x\"}".utf8), name: "m.jsonl")
        try scratch.write("a.txt", sampleText)
        let taken = Taken([scratch.path], manifest: manifest)
        #expect(taken.ids == ["a"])
        #expect(taken.problems.isEmpty)
    }
}

import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

private func line(_ id: String, _ text: String = sampleText) -> String { "{\"id\":\"\(id)\",\"text\":\"\(text)\"}" }

@Suite struct IntakeTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    // MARK: - Shapes of input

    @Test func aTextFileIsAReport() throws {
        let taken = Taken([try scratch.write("a/report.txt", sampleText)])
        #expect(taken.ids == ["report"])
        #expect(taken.texts == [sampleText])
        #expect(taken.problems.isEmpty)
    }

    @Test(arguments: [
        ("report.txt.gz", "report"), ("report", "report"), ("2015.07.21.txt", "2015.07.21"), ("report.2015", "report.2015"), ("a.b.text", "a.b"),
        (".hidden", ".hidden"), ("تقرير.txt", "تقرير"), ("r.jsonl.gz", "r"), (".txt", ".txt"), ("x.longextension", "x.longextension"),
    ])
    func idsOfFiles(_ name: String, _ id: String) {
        #expect(FileNames.id(of: "some/folder.txt/" + name) == id)
    }

    @Test func jsonLinesHaveAllTheirFields() throws {
        let json = """
            {"id": "2015-1", "outlet": "aawsat", "url": "http://a/ب", "published": "2015-07-21 02:51:32", "title": "عنوان", "text": "نص"}

            {"text": "نص آخر", "id": 17, "published": "2020-01-13T12:00+02:00", "title": null, "outlet": ""}
            {"text": "ثالث", "title": "  "}
            """
        let taken = Taken([try scratch.write("many.jsonl", json)])
        #expect(taken.ids == ["2015-1", "17", "many:4"])
        #expect(taken.texts == ["عنوان\nنص", "نص آخر", "ثالث"])
        let first = try #require(taken.items.first?.report)
        #expect(first.title == "عنوان" && first.outlet == "aawsat" && first.url == "http://a/ب" && first.published?.iso == "2015-07-21T02:51")
        #expect(taken.items[1].report.published?.iso == "2020-01-13T12:00+02:00")
        #expect(taken.items[1].report.outlet == nil && taken.items[1].report.title == nil && taken.items[2].report.title == nil)
        #expect(taken.items.map(\.line) == [1, 3, 4])
        #expect(taken.problems.isEmpty)
    }

    @Test func kindIsToldByContentNotByName() throws {
        let lines = line("a") + "\r\n" + line("b") + "\r\n"
        for (name, bytes) in [
            ("x.txt", Array(lines.utf8)), ("x", Array(("\u{FEFF}" + lines).utf8)), ("x.log", gzip("\n \n" + lines)), ("y.jsonl", utf16(lines, mark: true)),
        ] {
            let taken = Taken([try scratch.write(name, bytes)])
            #expect(taken.ids == ["a", "b"], "\(name)")
            #expect(taken.problems.isEmpty, "\(name)")
        }
        #expect(Taken([try scratch.write("z.txt", "[صورة] " + sampleText)]).texts == ["[صورة] " + sampleText])
        #expect(Taken([try scratch.write("w.txt", "{" + sampleText)]).texts == ["{" + sampleText])
    }

    @Test func objectsMayRunOverLinesOrStandInAList() throws {
        let indented = "{\n  \"id\": \"a\",\n  \"text\": \"نص } \\\" ] {\"\n}\n"
        #expect(Taken([try scratch.write("one.json", indented)]).texts == ["نص } \" ] {"])
        let two = Taken([try scratch.write("two.json", indented + indented.replacingOccurrences(of: "\"a\"", with: "\"b\""))])
        #expect(two.ids == ["a", "b"])
        #expect(two.items.map(\.line) == [1, 5])
        #expect(Taken([try scratch.write("list.json", "[" + line("a") + ",\n" + line("b") + "]\n")]).ids == ["a", "b"])
        #expect(Taken([try scratch.write("one-line.json", line("c"))]).ids == ["c"])
        let none = Taken([try scratch.write("none.json", "[]")])
        #expect(none.items.isEmpty)
    }

    @Test func aByteOrderMarkInTheMiddleIsNoFault() throws {
        let taken = Taken([try scratch.write("cat.jsonl", line("a") + "\n\u{FEFF}" + line("b"))])
        #expect(taken.ids == ["a", "b"])
        #expect(taken.problems.isEmpty)
    }

    // MARK: - Where they come from

    @Test func foldersAreReadInOrderHiddenFilesAndOthersLeftOut() throws {
        for name in ["b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden.txt", "b/.git/x.txt", "notes.doc", "table.tsv", "run.py", "d"] {
            try scratch.write(name, sampleText)
        }
        #expect(Taken([scratch.path]).ids == ["a", "1", "2", "c", "d"])
        #expect(Taken([scratch.path + "/"]).codes == [.passedOver])
    }

    @Test func patternsAreExpandedWhereTheShellDidNot() throws {
        for name in ["x1.txt", "x2.txt", "y1.txt", "x3.md"] { try scratch.write(name, sampleText) }
        #expect(Taken([scratch.path + "/x*.txt"]).ids == ["x1", "x2"])
        #expect(Taken([scratch.path + "/?1.*"]).ids == ["x1", "y1"])
        let none = Taken([scratch.path + "/z*"])
        #expect(none.messages(scratch) == ["z*: no file matches the pattern; check the folder and the pattern"])
        // A name with such a letter in it is itself first.
        try scratch.write("[z].txt", sampleText)
        #expect(Taken([scratch.path + "/[z].txt"]).ids == ["[z]"])
    }

    @Test func foldersThatLeadBackAreReadOnce() throws {
        try scratch.write("a/one.txt", sampleText)
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/a/up", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/loop", withDestinationPath: "loop")
        let taken = Taken([scratch.path])
        #expect(taken.ids == ["one"])
        #expect(
            taken.messages(scratch) == [
                "a/up: leads to a folder that was read already; nothing to do; it was passed over",
                "loop: is a link that leads back to itself; name the file itself",
            ])
    }

    @Test func annotationsAndManifestsInFoldersArePassedOver() throws {
        try scratch.write("a.txt", sampleText)
        try scratch.write("a.json", "{\"report\": \"a\", \"claims\": []}")
        try scratch.write("manifest.jsonl", "{\"report\": \"a\", \"published\": \"2020-01-13\"}\n{\"report\": \"b\"}\n")
        let found = Taken([scratch.path])
        #expect(found.ids == ["a"])
        #expect(
            found.messages(scratch) == [
                "a.json: an annotation, a manifest or another table, no report: passed over, as others like it (1); name manifests with --manifest"
            ])
        let named = Taken([scratch.path + "/a.json"])
        #expect(named.messages(scratch) == ["a.json:1: is a row of a manifest or an annotation, no report; give every report a field \"text\""])
        #expect(named.failures == named.codes)
    }

    @Test func theOutputIsNotRead() throws {
        try scratch.write("a.txt", sampleText)
        let output = try scratch.write("out.txt", sampleText)
        #expect(Taken([scratch.path], output: output).ids == ["a"])
    }

    @Test func defaultsFillWhatReportsDoNotSay() throws {
        let path = try scratch.write("r.jsonl", line("a") + "\n" + #"{"id":"b","text":"نص","outlet":"o","published":"2019"}"#)
        let defaults = IntakeDefaults(published: PartialDate(year: 2020, month: 1, day: 13), outlet: "جريدة")
        let reports = Taken([path], defaults: defaults).items.map(\.report)
        #expect(reports.map(\.outlet) == ["جريدة", "o"])
        #expect(reports.map { $0.published?.iso } == ["2020-01-13", "2019"])
    }

    // MARK: - What is odd

    @Test func faultsAreToldByFileAndLineAndTheRestIsRead() throws {
        let json = [
            line("a"), "{\"id\":\"b\",", "no json", "{\"id\":\"c\",\"body\":\"x\",\"n\":1}", "{\"id\":\"d\",\"text\":7}", line("e"),
            "{\"id\":\"f\",\"text\":null}",
            line("g", "\\ud83d هدنة"), line("h", "هدنة \u{202E}x"), line("a"), "{\"id\":\"i\",\"text\":\"هدنة\",\"published\":\"yesterday\"}",
        ].joined(separator: "\n")
        let taken = Taken([try scratch.write("f.jsonl", json)])
        #expect(taken.ids == ["a", "e", "f", "g", "h", "a", "i"])
        #expect(taken.items.map(\.skipped) == [nil, nil, "no text", nil, nil, nil, nil])
        #expect(
            taken.messages(scratch) == [
                "f.jsonl:2: broken JSON: it ends too early, expected a string at byte 11; mend or take out this line; the others were read",
                "f.jsonl:3: broken JSON: expected { at byte 1; mend or take out this line; the others were read",
                "f.jsonl:4: has no \"text\", only \"body\", \"n\"; give every report a field \"text\"",
                "f.jsonl:5: its \"text\" is no string; give every report its text as a string",
                "f.jsonl:8: holds halves of letters (1 of \\ud800 to \\udfff alone), read as U+FFFD; write the file again with whole letters",
                "f.jsonl:9: holds bidi controls (U+202E), which can make text look other than it is; look at it where they are shown; they were kept",
                "f.jsonl:10: the id a was there before; give every report an id of its own; both were read",
                "f.jsonl:11: \"published\" is no date: yesterday; write 2020-01-13 or 2020-01-13T12:00+02:00; the report was read as undated",
            ])
        #expect(taken.failures == [.jsonBroken, .jsonBroken, .noText, .noText])
    }

    @Test func linesInOtherEncodingsAreReadAndTold() throws {
        let windows =
            Array("{\"id\":\"w\",\"text\":\"".utf8) + [0xC7, 0xE1, 0xE5, 0xCF, 0xE4, 0xC9, 0x20, 0xC7, 0xE1, 0xE5, 0xCF, 0xE4, 0xC9] + Array("\"}\n".utf8)
        let damaged = Array("{\"id\":\"d\",\"text\":\"هدنة".utf8) + [0xD9] + Array("\"}\n".utf8)
        let taken = Taken([try scratch.write("e.jsonl", Array((line("a") + "\n").utf8) + windows + damaged)])
        #expect(taken.texts == [sampleText, "الهدنة الهدنة", "هدنة\u{FFFD}"])
        #expect(
            taken.messages(scratch) == [
                "e.jsonl:2: not UTF-8, read as Windows-1256; save the file again as UTF-8",
                "e.jsonl:3: holds bytes that are not UTF-8 (1), read as U+FFFD; save the file again as UTF-8",
            ])
        #expect(taken.failures.isEmpty)
    }

    @Test(arguments: [
        ([0x50, 0x4B, 0x03, 0x04, 0x14] as [UInt8], "x: is a zip archive or an office document, no text; unpack it, or save its text as .txt in UTF-8"),
        ([0x00, 0x01, 0x02, 0x03, 0xFF, 0x00], "x: is binary data, no text; name files of text, JSON Lines or gzip JSON Lines"),
        (gzip(gzip("x")), "x: is gzip inside gzip, no text; unpack it first"),
        (
            [0x1F, 0x8B, 0x08, 0x00, 0x00],
            "x: the gzip data end too early, at byte 5: the file was cut off; fetch or pack the file again; what came before was read"
        ),
        (
            [0x1F, 0x8B, 0x09, 0x00] + [UInt8](repeating: 1, count: 40),
            "x: the gzip data is damaged at byte 4 (unknown compression method); fetch or pack the file again; what came before was read"
        ),
    ])
    func filesThatAreNoText(_ bytes: [UInt8], _ message: String) throws {
        let taken = Taken([try scratch.write("x", bytes), try scratch.write("y.txt", sampleText)])
        #expect(taken.messages(scratch) == [message])
        #expect(taken.failures == taken.codes)
        #expect(taken.ids == ["y"])
    }

    @Test func emptyFilesAreTold() throws {
        let taken = Taken([try scratch.write("a.txt", ""), try scratch.write("b.jsonl", ""), try scratch.write("c.txt.gz", gzip(""))])
        #expect(taken.ids == ["a", "c"])
        #expect(taken.items.map(\.skipped) == ["no text", "no text"])
        #expect(taken.messages(scratch) == ["a.txt", "b.jsonl", "c.txt.gz"].map { $0 + ": is empty; nothing was read from it" })
        #expect(taken.failures.isEmpty)
        let none = scratch.path + "/none"
        try FileManager.default.createDirectory(atPath: none, withIntermediateDirectories: true)
        let folder = Taken([none])
        #expect(folder.messages(scratch) == ["none: the folder is empty; name a folder that holds reports"])
    }

    @Test func whatCanNotBeOpenedIsTold() throws {
        let taken = Taken([scratch.path + "/gone.txt", try scratch.write("y.txt", sampleText), scratch.path + "/y.txt/z"])
        #expect(taken.ids == ["y"])
        #expect(taken.messages(scratch) == ["gone.txt: no such file or folder; check the name", "y.txt/z: no such file or folder; check the name"])
    }

    @Test(.disabled(if: geteuid() == 0, "root may read everything"))
    func withoutPermission() throws {
        let file = try scratch.write("closed/a.txt", sampleText)
        chmod((file as NSString).deletingLastPathComponent, 0)
        defer { chmod((file as NSString).deletingLastPathComponent, 0o700) }
        #expect(Taken([scratch.path + "/closed"]).messages(scratch) == ["closed: no permission to read it; ask its owner for it, or run chmod +r on it"])
    }

    @Test func namesCanNotActOnATerminal() throws {
        let taken = Taken([scratch.path + "/\u{1B}31m\n\u{202E}x.txt"])
        #expect(taken.messages(scratch) == ["\\u{1B}31m\\u{A}\\u{202E}x.txt: no such file or folder; check the name"])
    }

    @Test func repeatedIdsAreCountedAfterTheThird() throws {
        let taken = Taken([try scratch.write("r.jsonl", (0..<10).map { _ in line("same") }.joined(separator: "\n"))])
        #expect(taken.items.count == 10)
        #expect(taken.codes == [.repeatedID, .repeatedID, .repeatedID, .moreOfTheSame])
        #expect(taken.messages(scratch).last == "r.jsonl: 6 more ids were there before, the last same; give every report an id of its own; all were read")
    }
}

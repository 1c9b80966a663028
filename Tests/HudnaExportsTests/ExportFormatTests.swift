import Foundation
import HudnaRecord
import Testing

@testable import HudnaExports

/// How cells and files are written; that others open them is tested through the program (`ExportCommandTests`).
@Suite struct ExportFormatTests {
    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
    func whatLooksLikeAFormulaIsText(_ text: String) {
        #expect(CellText.harmless(.text(text)) == "'" + text)
        #expect(CellText.harmless(.list([.text(text), .text("b")])) == "'" + text + "|b")
    }

    @Test func numbersAndOtherTextsStayAsTheyAre() {
        #expect(CellText.harmless(.number(-1)) == "-1")
        #expect(CellText.harmless(.number(24.4512)) == "24.4512")
        #expect(CellText.harmless(.number(.infinity)) == "")
        #expect(CellText.harmless(.text("هدنة = سلام")) == "هدنة = سلام")
    }

    @Test func commasQuotesAndLineEndsAreQuoted() {
        let table = ExportTable("t", columns: ["a", "b"], rows: [[.text("x,\"y\"\nz"), .none]])
        #expect(String(decoding: DelimitedText.commas(table).dropFirst(3), as: UTF8.self) == "a,b\r\n\"x,\"\"y\"\"\nz\",\r\n")
        #expect(String(decoding: DelimitedText.tabs(table), as: UTF8.self) == "x,\"y\" z\t\n")
    }

    @Test func markupHoldsNothingThatXMLCannot() {
        #expect(MarkupText.escaped("<a & \"b\">\u{0}\u{1F}\u{FFFE}\t") == "&lt;a &amp; &quot;b&quot;&gt;\u{FFFD}\u{FFFD}\u{FFFD}\t")
    }

    @Test func archiveIsTheSameEveryTimeAndOpens() throws {
        var zip = ZipWriter()
        zip.add("a.txt", Array("هدنة".utf8))
        zip.add("empty", [])
        let bytes = zip.finished()
        var again = ZipWriter()
        again.add("a.txt", Array("هدنة".utf8))
        again.add("empty", [])
        #expect(bytes == again.finished())
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".zip"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script =
            "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None and z.read('a.txt').decode() == 'هدنة' and z.read('empty') == b''"
        python.arguments = ["python3", "-c", script, path]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }

    @Test func columnsAreThoseOfTheFormats() {
        #expect(CameoFormat.columns.count == 61 && CameoMentionsFormat.columns.count == 16 && ACLEDFormat.columns.count == 31)
    }

    @Test func sharesCountFilledCellsAndMembers() {
        let table = ExportTable(
            "t", columns: ["a", "b"], rows: [[.text("x"), .object([.init(name: "c", value: .number(1))])], [.none, .none]],
            leftOut: [(reason: "no day", count: 3), (reason: "none", count: 0)])
        #expect(FilledShares([table]).markdown == "t: 2 rows\n\n| filled | columns |\n|---:|---|\n| 50 % | `a` `b.c` |\n\nLeft out: 3 (no day)")
    }
}

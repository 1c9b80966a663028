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

    /// The terms of a truce as numbers of the ETH/PRIO data; what is not told stays unclear or empty.
    @Test func termsOfTrucesAreNumbersWhereReportsAgree() throws {
        func row(_ terms: [InstrumentTerm]) throws -> [String: String] {
            var truce = Instrument(id: "i", name: "هدنة", kind: .truce, evidence: [])
            truce.terms = terms
            var dossier = Dossier(codes: CodeLists { _ in [] }, coder: "t")
            dossier.instruments = [("p", truce)]
            dossier.truces = [("p", TruceInterval(instrument: "i", party: "", area: "", when: DateInterval(), state: .inEffect, evidence: []))]
            let table = try #require(CeasefireFormat().tables(dossier).first)
            return Dictionary(zip(table.columns, try #require(table.rows.first).map(CellText.harmless)), uniquingKeysWith: { first, _ in first })
        }
        func term(_ attribute: InstrumentTerm.Attribute, _ value: String) -> InstrumentTerm { InstrumentTerm(attribute, value, evidence: []) }
        let told = try row([
            term(.written, "yes"), term(.ceasefireClass, "cessation-with-compliance"), term(.purpose, "humanitarian"), term(.mechanism, "monitoring"),
            term(.timing, "during-negotiations"), term(.enforcement, "international"),
        ])
        #expect(["written", "ceasefire_class", "implement", "timing", "enforcement"].map { told[$0] } == ["1", "2", "1", "2", "2"])
        #expect(["p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_unclear"].map { told[$0] } == ["1", "0", "0", "0", "0"])
        let untold = try row([])
        #expect(["written", "ceasefire_class", "implement", "timing", "enforcement"].map { untold[$0] } == ["-1", "", "-1", "-1", "-1"])
        #expect(["p_humanitarian", "p_unclear"].map { untold[$0] } == ["", "1"])
        #expect(try row([term(.ceasefireClass, "definitive"), term(.ceasefireClass, "cessation")])["ceasefire_class"] == "")
        #expect(try row([term(.disarmament, "yes"), term(.scope, "whole")]).filter { ["ddr", "partial"].contains($0.key) } == ["ddr": "1", "partial": "0"])
        #expect(["ddr", "partial", "fixed", "ended"].map { untold[$0] } == ["-1", "-1", "-1", "0"])
    }

    /// Whose a stretch is, how far it reaches, for how long, and whether it is over.
    @Test func stretchesOfTrucesHaveSideTermAndEnd() throws {
        var dossier = Dossier(codes: CodeLists { _ in [] }, coder: "t")
        dossier.people = [
            "g": .init(name: "حكومة", kind: .body, of: nil, forms: [], country: "", isGovernment: true),
            "m": .init(name: "وزير", kind: .person, of: "g", forms: [], country: ""), "f": .init(name: "جبهة", kind: .body, of: nil, forms: [], country: ""),
        ]
        dossier.instruments = [("p", Instrument(id: "i", name: "هدنة", kind: .truce, evidence: []))]
        func day(_ day: Int) -> PartialDate { PartialDate(year: 2030, month: 3, day: day) }
        dossier.truces = [("وزير", 2, nil), ("جبهة", 9, 11)].map { party, start, end in
            (
                "p",
                TruceInterval(
                    instrument: "i", party: party, area: "", when: DateInterval(start: day(start), end: end.map(day)), expires: end.map(day),
                    state: end == nil ? .inEffect : .ended, evidence: [])
            )
        }
        let table = try #require(CeasefireFormat().tables(dossier).first)
        let rows = table.rows.map { Dictionary(zip(table.columns, $0.map(CellText.harmless)), uniquingKeysWith: { first, _ in first }) }
        #expect(rows.map { $0["actor_name"] } == ["وزير", "جبهة"])
        #expect(rows.map { $0["side"] } == ["1", "2"])
        #expect(rows.map { $0["partial"] } == ["1", "1"])
        #expect(rows.map { $0["ended"] } == ["0", "1"])
        #expect(rows.map { $0["fixed"] } == ["-1", "1"])
        #expect(rows.map { $0["fixed_time"] } == ["", "2030-03-11"])
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

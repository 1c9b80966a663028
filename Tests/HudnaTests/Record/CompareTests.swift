import Hudna
import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

@Suite struct CompareTests {
    @Test func eachOutletBesideTheOthers() throws {
        let record = try #require(Invented.record(Invented.war))
        let rows = try record.inquiry.answer(.compare, Filters())
        func field(_ name: String, _ row: RecordItem) -> String { row.fields.first { $0.name == name }.map { "\($0.value)" } ?? "" }
        #expect(rows.map { field("outlet", $0) } == ["a", "b", "c", "d"].map { "text(\"outlet \($0)\")" })
        // The arrival is told by a and b, by a first.
        let first = try #require(rows.first?.fields.first { $0.name == "first" })
        guard case .items(let events) = first.value else { return #expect(Bool(false), "first holds events") }
        #expect(events.flatMap(\.evidence).map(\.report) == ["a", "b"])
    }

    /// Of a story whatever its reports tell, though it makes no process.
    @Test func outletsOfOneStory() throws {
        let words = try #require(Invented.words)
        let story = Array(Invented.war.prefix(2))
        let rows = Record.compare(story: story.reversed(), Filters(), words: words, clock: Clock())
        #expect(rows.map { $0.text("outlet") } == ["outlet a", "outlet b"])
        #expect(rows.map { $0.rows("first").count } == [1, 0])
        #expect(rows.flatMap { $0.rows("names") }.contains { $0.text("actor") == "سامر الوادعي" })
        #expect(rows.allSatisfy { row in row.evidence.allSatisfy { $0.outlet == row.text("outlet") } })
        #expect(Record.compare(story: story, Filters(outlets: ["outlet b"]), words: words, clock: Clock()).map { $0.text("outlet") } == ["outlet b"])
        // What was not known by then is not compared.
        let early = Record.compare(
            story: story, Filters(), words: words, clock: Clock(knownBy: PartialDate(iso: "2030-03-01T10:00Z").flatMap { Moment(last: $0) }))
        #expect(early.map { $0.text("outlet") } == ["outlet a"])
    }

    @Test func briefHasAFootnoteForEveryRow() throws {
        let record = try #require(Invented.record(Invented.war))
        let process = try #require(record.inquiry.processes.first)
        let page = BriefPage(
            title: process.name, lists: try record.inquiry.lists(of: process), labels: try RecordTerm.labels(.builtIn), isRightToLeft: true, asOf: "",
            knownBy: "2030-03-04")
        let rows = page.markdown.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") && !$0.hasSuffix("|  |") }
        #expect(rows.count > 10)
        #expect(rows.allSatisfy { $0.contains("[^") })
        #expect(page.markdown.contains("[^1]: outlet "))
        #expect(page.html.contains("dir=\"rtl\"") && page.html.contains("id=\"note-1\""))
    }

    @Test(arguments: ["en", "ar"]) func briefHasSentencesWithTheirFootnotes(_ tongue: String) throws {
        let record = try #require(Invented.record(Invented.war))
        let process = try #require(record.inquiry.processes.first)
        let labels = tongue == "ar" ? try RecordTerm.labels(.builtIn) : [:]
        let rows = try LanguageSource.builtIn.codes("sentences")
        let sentences = Dictionary(rows.map { ($0["id"] ?? "", $0[tongue] ?? "") }, uniquingKeysWith: { first, _ in first })
        let page = BriefPage(
            title: process.name, lists: try record.inquiry.lists(of: process), labels: labels, isRightToLeft: tongue == "ar", asOf: "", knownBy: "",
            prose: BriefProse(sentences: sentences, labels: labels, isEnglish: tongue == "en"))
        let told = page.tables.flatMap { $0.prose }
        #expect(told.count > 8)
        #expect(told.allSatisfy { !$0.notes.isEmpty && !$0.text.contains("{") && !$0.text.contains("[") && $0.text.hasSuffix(".") })
        let asked = tongue == "ar" ? "طلب مهلة من حاضر التلي للنظر في" : "حاضر التلي asked for time to consider this"
        #expect(told.contains { $0.text.hasPrefix(asked) })
        #expect(page.markdown.contains(asked) && page.html.contains(asked))
        #expect(told.allSatisfy { Set($0.notes).count == $0.notes.count })
        // Without sentences there are tables alone.
        let plain = BriefPage(title: "", lists: try record.inquiry.lists(of: process), labels: labels, isRightToLeft: false, asOf: "", knownBy: "")
        #expect(plain.tables.allSatisfy { $0.prose.isEmpty })
    }

    @Test func textOfReportsStaysText() {
        let evidence = Evidence(report: "r|1", text: "<b>a|b</b>\n\"x\" & y", span: Span(0, 1), known: Moment(minutes: 0))
        let item = RecordItem(
            facets: Facets(), fields: [.init("name", .text("a|b\nc<i>")), .init("role", .text("party")), .init("of", .text(""))], evidence: [evidence])
        let page = BriefPage(title: "<t>", lists: [("parties", [item])], labels: [:], isRightToLeft: false, asOf: "", knownBy: "")
        #expect(page.markdown.contains("| a\\|b c&lt;i> | party | [^1] |"))
        #expect(page.html.contains("a|b\nc&lt;i&gt;"))
        #expect(!page.html.contains("<b>"))
        #expect(String(decoding: ProcessJSON().list([item]), as: UTF8.self).contains("\"text\":\"<b>a|b</b>\\n\\\"x\\\" & y\""))
    }
}

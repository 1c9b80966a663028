import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

/// The parts of which pages are taken apart: the tree, blocks, encodings, dates.
@Suite struct PageShapeTests {
    static let words = PageWords(
        hints: [PageWords.Term(forms: ["related-posts", "related"], role: "related"), PageWords.Term(forms: ["article-body"], role: "body")],
        cues: [
            PageWords.Term(forms: ["اقرأ أيضا"], role: "related"), PageWords.Term(forms: ["بقلم", "بواسطة"], role: "byline", value: "name"),
            PageWords.Term(forms: ["كتبت"], role: "byline", value: "alone"), PageWords.Term(forms: ["في"], role: "name-end"),
            PageWords.Term(forms: ["admin"], role: "nobody"), PageWords.Term(forms: ["جميع الحقوق محفوظة"], role: "boilerplate"),
            PageWords.Term(forms: ["text", "body"], role: "column", value: "text"), PageWords.Term(forms: ["title"], role: "column", value: "title"),
            PageWords.Term(forms: ["date", "pub date"], role: "column", value: "published"), PageWords.Term(forms: ["id"], role: "column", value: "id"),
            PageWords.Term(forms: ["source"], role: "column", value: "outlet"),
        ],
        dates: [
            PageWords.Term(forms: ["يناير", "كانون الثاني"], role: "month", value: "1"), PageWords.Term(forms: ["jan", "january"], role: "month", value: "1"),
            PageWords.Term(forms: ["جمادى الأولى"], role: "hijri-month", value: "5"), PageWords.Term(forms: ["م"], role: "pm", value: "behind"),
            PageWords.Term(forms: ["pm", "p m", "مساء", "ظهرا"], role: "pm"),
            PageWords.Term(forms: ["ص", "am"], role: "am"), PageWords.Term(forms: ["h", "س"], role: "hour"),
            PageWords.Term(forms: [], role: "zone-letters", value: "0 ت غ"), PageWords.Term(forms: ["بتوقيت غرينتش", "gmt"], role: "zone", value: "0"),
            PageWords.Term(forms: ["بتوقيت القاهرة"], role: "zone", value: "local"), PageWords.Term(forms: ["ليلا"], role: "daypart", value: "night adverb"),
            PageWords.Term(forms: ["اثنين"], role: "weekday", value: "1"), PageWords.Term(forms: ["أربعاء", "wed"], role: "weekday", value: "3"),
        ], weights: [], calendar: HijriCalendar(years: [HijriCalendar.Year(["1441", "18139", "101011011010"])].compactMap { $0 }))

    private func blocks(_ page: String) -> [String] {
        BlockCutter.blocks(of: MarkupReader.tree(of: Array(page.utf8))).map { String(decoding: $0.text, as: UTF8.self) }
    }

    // MARK: - Trees and blocks

    @Test func paragraphsBreaksAndLinks() {
        #expect(blocks("<p>a  <b>b</b>\n c<p>d<br>e<br><br>f<ul><li>g<li>h</ul>") == ["a b c", "d\ne", "f", "g", "h"])
        #expect(blocks("<table><tr><td>الأرز<td>200</tr></table>") == ["الأرز\t200"])
        let linked = BlockCutter.blocks(of: MarkupReader.tree(of: Array("<div>ab<a href=x>cd</a></div>".utf8)))
        #expect(linked.map(\.linked) == [2] && linked.map(\.text.count) == [4])
    }

    @Test func nothingIsAPageWithoutText() {
        for bytes in [[], [0x20], Array("<".utf8), Array("<!---->".utf8)] as [[UInt8]] {
            let body = PageReader(words: PageWords()).read(bytes).body
            #expect(body.trimmingCharacters(in: .whitespacesAndNewlines) == "" || body == "<")
        }
    }

    @Test func whatIsNotShownIsNotTaken() {
        #expect(blocks("<style>a{}</style><script>var a='<p>x</p>'</script><p>y<p style='display: none'>z<svg><text>t</text></svg><p hidden>u") == ["y"])
        #expect(blocks("<p>&lt;b&gt; &nbsp;&eacute;&#1575;</p>") == ["<b> éا"])
    }

    @Test func depthAndAttributesWithoutEnd() {
        let start = ContinuousClock.now
        let deep = MarkupReader.tree(
            of: Array(("<p>a</p>" + String(repeating: "<div>", count: 100_000) + "b" + String(repeating: "</x></div>", count: 50_000)).utf8))
        #expect(deep.isCut && deep.nodes.count < 2 * MarkupReader.depthLimit)
        #expect(blocks("<p>a</p><div " + String(repeating: "x=1 y", count: 50_000) + ">b</div>").first == "a")
        let wide = MarkupReader.tree(of: Array(String(repeating: "<p>x</p>", count: 50_000).utf8))
        #expect(wide.nodes.count > 100_000)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func everyTreeIsWellNested() {
        var dice = Dice(state: 7)
        let pieces = [
            "<p>", "</p>", "<div class=x>", "</div>", "<table>", "<td>", "</table>", "a", " ", "<br>", "<a href='", "'>", "&amp;", "<!--", "-->", "<script>",
            "</script>", "\u{0}",
        ]
        for _ in 0..<100 {
            let page = (0..<60).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
            for syntax in [MarkupReader.Syntax.html, .xml] {
                let tree = MarkupReader.tree(of: Array(page.utf8), syntax)
                let isNested = tree.nodes.enumerated().allSatisfy { index, node in
                    Int(node.end) > index && Int(node.end) <= tree.nodes.count && Int(node.parent) < index
                        && (node.parent < 0 || node.end <= tree.nodes[Int(node.parent)].end)
                }
                #expect(isNested, "\(page)")
            }
        }
    }

    @Test func wordsOfClassNames() {
        func hints(_ name: String) -> UInt32 { PageShapeTests.words.hints(in: Array(name.utf8)[...]) }
        let (related, body) = (PageWords.Hint.related.bit, PageWords.Hint.body.bit)
        #expect(hints("relatedPosts") == related && hints("c-related_posts--x") == related && hints("articleBody") == body && hints("Article-Body x") == body)
        #expect(hints("correlated") == 0 && hints("article body") == 0 && hints("") == 0)
    }

    // MARK: - Encodings

    @Test func encodingsByDeclarationAndByContent() {
        let text = "أعلن الطرفان اليوم تمديد الهدنة أسبوعين في جميع الجبهات"
        func bytes(_ encoding: SingleByteEncoding, _ declared: String) -> [UInt8] {
            let table = Dictionary((0...255).map { byte in (String(decoding: encoding.decode([UInt8(byte)].span), as: UTF8.self), UInt8(byte)) }) { a, _ in a }
            let head = Array("<html><meta charset=\(declared)><body class='a b c d e f g h i j k l m n o p q r s t u v w x y z'><p>".utf8)
            return head + text.map { table[String($0)] ?? 0x3F }
        }
        for (encoding, declared) in [
            (SingleByteEncoding.windows1256, "windows-1256"), (.iso88596, "iso-8859-6"), (.windows1256, "utf-8"), (.iso88596, "windows-1252"),
            (.windows1256, "iso-8859-6"),
        ] {
            let page = String(decoding: PageDecoding.utf8(bytes(encoding, declared)), as: UTF8.self)
            #expect(page.hasSuffix(text), "\(encoding) declared \(declared)")
        }
        // Few letters say little: what is declared goes first, however it is written.
        let short: [UInt8] = Array("<meta content='text/html; CharSet = \"ISO-8859-6\"'><p>".utf8) + [0xE7, 0xCF, 0xE6, 0xC9]
        #expect(String(decoding: PageDecoding.utf8(short), as: UTF8.self).hasSuffix("هدنة"))
        let western: [UInt8] = Array("<meta charset=iso-8859-1><p>Caf".utf8) + [0xE9]
        #expect(String(decoding: PageDecoding.utf8(western), as: UTF8.self).hasSuffix("Café"))
        #expect(String(decoding: PageDecoding.utf8([0xCC, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], charset: "windows-1251"), as: UTF8.self) == "Мривет")
        #expect(PageDecoding.utf8(utf16("<p>هدنة</p>", mark: true)) == Array("<p>هدنة</p>".utf8))
    }

    // MARK: - Dates

    @Test(arguments: [
        ("2020-01-13T09:28:00+03:00", "2020-01-13T09:28+03:00"), ("2020-01-13T09:28:00.000Z", "2020-01-13T09:28+00:00"), ("2020-01-13", "2020-01-13"),
        ("Mon, 13 Jan 2020 09:28:11 +0200", "2020-01-13T09:28+02:00"), ("Mon, 13 Jan 2020 09:28:11 GMT", "2020-01-13T09:28+00:00"),
        ("January 13, 2020 9:28 pm", "2020-01-13T21:28"), ("2020/1/13 12:05 am", "2020-01-13T00:05"), ("1578907680", "2020-01-13T09:28+00:00"),
        ("الاثنين 13 يناير 2020 - 09:28", "2020-01-13T09:28"), ("١٣ يناير ٢٠٢٠ ٠٩:٢٨ م بتوقيت غرينتش", "2020-01-13T21:28+00:00"),
        ("13 كانون الثاني/يناير 2020", "2020-01-13"), ("18 جمادى الأولى 1441 هـ - 13 يناير 2020 م", "2020-01-13"), ("13/01/2020", "2020-01-13"),
        ("14:30 - 13 يناير 2020", "2020-01-13T14:30"), ("13 يناير 2020 14:30 - 3 دقائق", "2020-01-13T14:30"), ("20200113", "2020-01-13"),
        ("13 يناير 2020، 14:30 UTC+3", "2020-01-13T14:30+03:00"), ("13 يناير 2020 14:30+03:00", "2020-01-13T14:30+03:00"),
        ("2020-01-13T14:30:00+03:00Z", "2020-01-13T14:30+03:00"), ("2020-01-13 99:14:30", "2020-01-13"),
        ("نشر في 13-1-2020 الساعة 10:00 بتوقيت القاهرة", "2020-01-13T10:00"), ("2020-01-13 09:28:00 +0300", "2020-01-13T09:28+03:00"),
        ("Mon Jan 13 09:28:11 GMT 2020", "2020-01-13T09:28+00:00"), ("Jan. 13, 2020", "2020-01-13"), ("20200113T092811Z", "2020-01-13T09:28+00:00"),
        ("20200113092811", "2020-01-13T09:28"), ("13 يناير ,2020: 09:28 م", "2020-01-13T21:28"), ("نُشر: 09:28-13 يناير 2020", "2020-01-13T09:28"),
        ("13 يناير 2020 - 9.28 م", "2020-01-13T21:28"), ("13 يناير 2020 10:30 ليلا", "2020-01-13T22:30"), ("13 يناير 2020 12:30 ليلا", "2020-01-13T00:30"),
        ("الأربعاء 04/03/2020", "2020-03-04"), ("الاثنين، 04/06/2020 - 09:28", "2020-04-06T09:28"), ("الأربعاء 13 يناير 2020", "2020-01-13"),
        ("13 يناير 2020 14h30", "2020-01-13T14:30"), ("13/01/2020 à 14 h 30", "2020-01-13T14:30"), ("13 يناير 2020 | 14h", "2020-01-13T14:00"),
        ("13 يناير 2020 14س30", "2020-01-13T14:30"), ("13/01/2020 PM 02:30", "2020-01-13T14:30"), ("PM 02:30 | 13 يناير 2020", "2020-01-13T14:30"),
        ("13 يناير 2020 م 02:30", "2020-01-13T02:30"), ("13 يناير 2020 - 14:30 ت.غ", "2020-01-13T14:30+00:00"),
        ("13 يناير 2020، 14.30 ت.غ.", "2020-01-13T14:30+00:00"), ("14:30 ت غ 13 يناير 2020", "2020-01-13T14:30+00:00"),
        ("January 13, 2020 2:30 p.m.", "2020-01-13T14:30"),
        ("13 يناير 2020 الساعة 2 ظهرا", "2020-01-13T14:00"), ("13.01.2020 14.30", "2020-01-13"),
    ])
    func dateLines(_ line: String, _ date: String) {
        #expect(DateLine.date(in: line, PageShapeTests.words.dates)?.iso == date)
    }

    @Test(arguments: [
        "", "يناير", "13 يناير", "31/02/2020", "18 جمادى الأولى 1441", "99/99/9999", "2020", "4120", "13 يناير 20200", "1970-01-01T00:00:00Z",
        "12345678901234567890",
    ])
    func linesWithoutADay(_ line: String) {
        #expect(DateLine.date(in: line, PageShapeTests.words.dates) == nil)
    }

    @Test(
        arguments: [
            ("13-Jan-20", "2020-01-13"), ("Mon, 13 Jan 20 14:30:00 GMT", "2020-01-13T14:30+00:00"), ("13 Jan 99", "1999-01-13"), ("43843", "2020-01-13"),
            ("43843.604", "2020-01-13T14:30"), ("43843.99999", "2020-01-14T00:00"), ("2020-01-13", "2020-01-13"), ("13 Jan 14:30", nil), ("12345", nil),
            ("4384x", nil), ("", nil),
        ] as [(String, String?)])
    func fieldsOfDates(_ field: String, _ date: String?) {
        #expect(DateLine.field(field, PageShapeTests.words.dates)?.iso == date)
    }

    @Test func theMonthStandsFirstWhereItDoes() {
        #expect(DateLine.date(in: "03/04/2020", PageShapeTests.words.dates, monthFirst: true)?.iso == "2020-03-04")
        #expect(DateLine.date(in: "03/04/2020", PageShapeTests.words.dates)?.iso == "2020-04-03")
        #expect(DateLine.date(in: "13/04/2020", PageShapeTests.words.dates, monthFirst: true)?.iso == "2020-04-13")
    }

    @Test(
        arguments: [
            ("18 جمادى الأولى 1441 هـ", "2020-01-13"), ("الاثنين ١٤٤١/٥/١٨", "2020-01-13"), ("18-05-1441هـ - 09:28 ص", "2020-01-13T09:28"),
            ("13 يناير 2020", nil),
            ("31/05/1441", nil), ("جمادى الأولى 1441", nil), ("18/13/1441", nil),
        ] as [(String, String?)])
    func hijriDates(_ line: String, _ date: String?) {
        #expect(DateLine.hijriDate(in: line, PageShapeTests.words.dates)?.iso == date)
    }

    @Test func hoursByThemselves() {
        let hours = ["02:30 م", "الساعة 14:30", "14:30:11", "14:30 بتوقيت غرينتش"],
            others = ["13 يناير", "2020-01-13 14:30", "14:30 قال الوزير كلاما", "", "م", "99:30"]
        #expect(hours.allSatisfy { DateLine.isHour($0, PageShapeTests.words.dates) })
        #expect(others.allSatisfy { !DateLine.isHour($0, PageShapeTests.words.dates) })
    }

    // MARK: - Names

    @Test func namesInLines() {
        let words = PageShapeTests.words
        #expect(words.byline(in: "بقلم سلمى الراوي - 13 يناير") == "سلمى الراوي" && words.byline(in: "بواسطة سلمى الراوي في 13 يناير") == "سلمى الراوي")
        #expect(words.byline(in: "كتبت سلمى الراوي") == "سلمى الراوي" && words.byline(in: "كتبت- سلمى الراوي:") == "سلمى الراوي")
        #expect(words.byline(in: "كتبت الصحف أمس عن الهدنة، ثم سكتت") == nil && words.byline(in: "كتبت سلمى") == nil)
        #expect(words.name(in: "سلمى الراوي") == "سلمى الراوي" && words.name(in: "بقلم سلمى الراوي") == "سلمى الراوي")
        #expect(
            words.name(in: "admin") == nil && words.name(in: "سلمى الراوي - مرسين") == nil && words.name(in: "اقرأ أيضا") == nil && words.name(in: "") == nil)
    }

    @Test func anHourIsFilledUpOnlyFromTheSameDay() {
        let page = """
            <html><head><meta property="article:published_time" content="2020-01-13"></head><body><h1>عنوان</h1>
            <time datetime="2020-01-13T10:00:00+02:00">x</time><time datetime="2020-01-14T11:00:00Z">y</time><p>نص</p>
            """
        #expect(PageReader(words: PageShapeTests.words).read(Array(page.utf8)).published?.iso == "2020-01-13T10:00+02:00")
    }
}

import HudnaRecord
import Testing

@testable import HudnaExports

@Suite struct TextSummaryTests {
    @Test func aWholePage() {
        let expected = """
            حفتر يصل موسكو
            000_a · outlet A · dated 2020-01-13 (inferred)
              Date      Monday; 13 "يناير"
              Truces and agreements
                خليفة حفتر → request-time → روسيا  [planned]
                    according to: لافروف · via: تاس, سبوتنيك · what: مهلة ليومين · where: موسكو · when: 2020-01-13 09:28+03:00 to 2020-02
                    “طلب "مهلة"”
              Force
                (nobody named) → attack  told 2 times
                    “سقطت قذيفة”
              Toll
                killed: more-than 280 مدنيون · when: from 2019-04-04 · according to: الأمم المتحدة  “أكثر من 280 مدنياً”
                injured: dozens  “العشرات”
              Numbers
                distance: 2.5 to 10 كيلومتر  “بين 2.5 و10 كيلومترات”
              Quotes    1 direct, 1 indirect: لافروف (2)
              Odd       glued-words: سورياوتركيا (سوريا | وتركيا)


            """
        #expect(TextSummary().string(sampleReading()) == expected)
    }

    @Test func manyReportsEndWithATally() {
        var tally = SummaryTally(sampleReading())
        #expect(tally.line == nil)
        var skipped = Reading(report: "x")
        skipped.skipped = "language"
        tally += SummaryTally(skipped)
        #expect(tally.line == "2 reports, 1 of them skipped: 3 claims, 2 quotes, 3 figures, 3 times, 1 oddity")
    }

    @Test func aSkippedReport() {
        var reading = Reading(report: "x")
        reading.skipped = "language"
        #expect(TextSummary().string(reading) == "x\nundated\n  Skipped   it is not in Arabic\n\n")
        reading.skipped = "no text"
        reading.published = PartialDate(iso: "2020-01-13T12:00+02:00")
        #expect(TextSummary().string(reading) == "x\npublished 2020-01-13 12:00+02:00\n  Skipped   there is no text in it\n\n")
    }

    @Test func aHeadlineStandsForATitle() {
        #expect(TextSummary().string(Reading(report: "x"), headline: "عنوان").hasPrefix("عنوان\nx · undated\n"))
        #expect(TextSummary().string(sampleReading(), headline: "عنوان").hasPrefix("حفتر يصل موسكو\n"))
    }

    @Test func onATerminalWordsAreIsolatedAndInked() {
        var reading = Reading(report: "x")
        reading.title = "هدنة"
        reading.claims = [
            Claim(
                type: .sign, status: .negated, actors: ["حفتر"], evidence: "لم يوقع", evidenceSpan: Span(0, 1), predicateSpan: Span(0, 1), rule: "r",
                confidence: 1)
        ]
        let page = TextSummary(style: .init(isolates: true, colour: true)).string(reading)
        #expect(
            page == """
                \u{1B}[1m\u{2068}هدنة\u{2069}\u{1B}[0m
                \u{1B}[2m\u{2068}x\u{2069} · undated\u{1B}[0m
                  \u{1B}[36mTruces and agreements\u{1B}[0m
                    \u{2068}حفتر\u{2069} → \u{1B}[1msign\u{1B}[0m  \u{1B}[31m[negated]\u{1B}[0m
                        \u{1B}[2m“\u{2068}لم يوقع\u{2069}”\u{1B}[0m


                """)
    }

    @Test func wordsCanNotActOnATerminal() {
        var reading = Reading(report: "a\u{1B}[2Jb\u{2069}c\nd\u{9B}e\u{7}")
        reading.outlet = "\u{202E}x\ty"
        #expect(TextSummary().string(reading) == "a[2Jbc de\nx y".split(separator: "\n").first.map { $0 + "\nx y · undated\n\n" } ?? "")
    }
}

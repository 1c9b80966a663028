import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// What words name an instrument, and as what.
@Suite struct InstrumentTests {
    private func mentions(_ text: String) throws -> [String] {
        let words = try #require(Invented.words)
        return InstrumentMention.all(in: text, words).map { "\($0.kind.rawValue) \($0.subject) \($0.name)" }
    }

    @Test(arguments: [
        ("وقع الطرفان على اتفاق لوقف إطلاق النار", ["agreement ceasefire اتفاق لوقف إطلاق النار"]),
        ("خرقوا الهدنة مرتين", ["truce ceasefire الهدنة"]),
        ("أطلقت زروان دعوة إلى وقف إطلاق النار", ["call ceasefire دعوة إلى وقف إطلاق النار"]),
        ("أطلقت زروان دعوة إلى العشاء", []),
        ("خرقوا حظر الجامعة العربية للسلاح", ["embargo arms حظر الجامعة العربية للسلاح"]),
        ("رفع حظر التجول", []),
        ("وقعوا ورقة لتبادل الأسرى", ["agreement prisoners ورقة لتبادل الأسرى"]),
        ("جميع الهدن والاتفاقات الماضية", []),
        ("توقيع اتفاقات سلام مينسك", ["agreement  اتفاقات سلام مينسك"]),
        ("قبلوا المقترح", ["proposal  المقترح"]),
    ])
    func namesOfInstruments(_ text: String, _ expected: [String]) throws { #expect(try mentions(text) == expected) }

    @Test(arguments: [("P3D", 3), ("P2W", 14), ("P1M", 30), ("PT72H", 3)])
    func durationsAsDays(_ duration: String, _ days: Int) { #expect(InstrumentBuilder.days(duration) == days) }

    @Test(arguments: ["", "P", "PT8H", "PXD", "P0D", "P9999999999999999999D", "PT5M"])
    func durationsThatAreNone(_ duration: String) { #expect(InstrumentBuilder.days(duration) == nil) }

    @Test func aTruceAfterOneThatEndedIsAnother() throws {
        let war =
            Invented.war + [
                Invented.reading("x", "2030-03-10", [Invented.claim(.truceEnd, .occurred, [], object: "الهدنة", on: "2030-03-10", "انهارت الهدنة في زروان")]),
                Invented.reading(
                    "y", "2030-03-14",
                    [
                        Invented.claim(.truceStart, .occurred, [], object: "هدنة", on: "2030-03-14", "دخلت هدنة جديدة في زروان حيز التنفيذ")
                    ]),
            ]
        let truces = try #require(Invented.record(war)?.processes.first).truces.filter { $0.state == .ended || $0.state == .inEffect }
        #expect(truces.map(\.state) == [.ended, .inEffect])
        #expect(truces.map { $0.when.start?.iso } == ["2030-03-02", "2030-03-14"])
        let then = try #require(Invented.record(war, Clock(asOf: Invented.moment("2030-03-12")))).inquiry.answer(
            .truces, Filters(statuses: ["in-effect", "ended"]))
        #expect(then.isEmpty)
    }

    @Test func whatFitsOneWordIsFoundWithItsProclitics() {
        var table = PhraseTable()
        table.add("وقف إطلاق النار", 1)
        table.add("هدنة", 2)
        let text = PlainText("قبلوا بالهدنة ووقف لإطلاق نار ثم بوقف إطلاق النار")
        #expect(table.matches(in: text).map { "\($0.payload) \($0.prefix)" } == ["2 1", "1 1", "1 1"])
        #expect(table.exact("الهدنة") == 2)
        #expect(table.exact("هدنة أخرى") == nil)
    }
}

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
        ("أخذت نهرين زمام المبادرة", []),
        ("أشادوا بالاتفاق باريس", ["agreement  الاتفاق"]),
        ("أشادوا باتفاق باريس", ["agreement  اتفاق باريس"]),
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

    // MARK: - Which of them is meant

    private func instruments(_ reports: [(String, String, [Claim])]) throws -> [Instrument] {
        try #require(Invented.record(Invented.war + reports.map { Invented.reading($0.0, $0.1, $0.2) })?.processes.first).instruments
    }

    private func telling(_ report: String, _ instruments: [Instrument]) -> [String] {
        instruments.filter { $0.evidence.contains { $0.report == report } }.map(\.name)
    }

    /// The agreement of a report that speaks of no truce is not the truce of the time.
    @Test func whatAReportAboutElseAgreesOnIsNoWordOnTheTruce() throws {
        let told = try instruments([
            (
                "x", "2030-03-03",
                [
                    Invented.claim(
                        .accept, .occurred, ["مجلس الوادي", "بحرون"], object: "الاتفاق على بناء طريق", "رحب مجلس الوادي وبحرون بالاتفاق على بناء طريق في زروان"),
                    Invented.claim(.clash, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], "اشتبك مجلس الوادي مع جبهة التلال في زروان"),
                ]
            )
        ])
        #expect(telling("x", told) == [])
        #expect(!told.flatMap(\.positions).contains { $0.partyID == "bahrun" })
    }

    /// الاتفاق is the one that its report names.
    @Test func theArticlePointsToWhatItsReportNames() throws {
        let nuclear = Invented.claim(.support, .occurred, ["نهرين"], object: "الاتفاق النووي", "أيدت نهرين الاتفاق النووي مع زروان")
        let accepted = Invented.claim(.accept, .occurred, ["مجلس الوادي"], object: "الاتفاق", "قبل مجلس الوادي في زروان الاتفاق")
        let told = try instruments([("x", "2030-03-03", [nuclear, accepted])])
        #expect(telling("x", told) == ["الاتفاق النووي"])
        #expect(told.first { $0.name == "الاتفاق النووي" }?.positions.map(\.stand) == [.accepted])
        let truce = Invented.claim(.truceStart, .ongoing, [], object: "الهدنة", "الهدنة في زروان صامدة")
        let again = try instruments([("x", "2030-03-03", [truce, accepted])])
        #expect(!telling("x", again).isEmpty)
        #expect(again.flatMap(\.positions).contains { $0.stand == .accepted && $0.partyID == "valley-council" })
    }

    /// A paper that is signed beside a truce is not the truce.
    @Test func aStepIsTakenOnItsObject() throws {
        let signed = Invented.claim(
            .sign, .occurred, ["جبهة التلال"], object: "ورقة لتبادل الأسرى", "بعد اتفاق وقف إطلاق النار في زروان وقعت جبهة التلال ورقة لتبادل الأسرى")
        let told = try instruments([("x", "2030-03-03", [signed])])
        #expect(telling("x", told) == ["ورقة لتبادل الأسرى"])
        #expect(!told.filter { $0.name != "ورقة لتبادل الأسرى" }.flatMap(\.positions).contains { $0.stand == .signed && $0.partyID == "hill-front" })
    }

    @Test func initiativesOfTwoAreTwo() throws {
        func proposed(_ state: String) -> Claim { Invented.claim(.propose, .occurred, [state], object: "مبادرة", "طرحت \(state) مبادرة لحل في زروان") }
        let told = try instruments([("x", "2030-03-03", [proposed("نهرين")]), ("y", "2030-03-04", [proposed("بحرون")])])
        #expect(told.filter { $0.kind == .initiative }.map(\.mediators) == [["نهرين"], ["بحرون"]])
    }

    /// What a side is to sign in a report that names no other paper is one of its own.
    @Test func anUnnamedPaperThatASideSignsIsItsOwn() throws {
        let signs = Invented.claim(.sign, .planned, ["مجلس الوادي"], object: "اتفاقية", "سيوقع مجلس الوادي في زروان اتفاقية")
        let told = try instruments([("x", "2030-03-03", [signs])])
        #expect(told.filter { $0.evidence.contains { $0.report == "x" } }.map(\.kind) == [.draft])
        #expect(telling("x", told) == ["اتفاقية"])
    }
}

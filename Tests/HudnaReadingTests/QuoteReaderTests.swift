import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// Who says what, by the rules alone: the weights have no part in it. All persons, bodies and states are invented.
@Suite struct QuoteReaderTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    /// Quotes as "speaker | text", those in marks with « before the text.
    private func quotes(_ text: String) -> [String] {
        let analysis = reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil)
        let grammar = analysis.grammar
        let attributions = AttributionReader(grammar: grammar, marks: QuoteMarks(grammar.sheet))
        return QuoteReader(reader: attributions, attributions: analysis.attributions).quotes().map {
            "\(grammar.cast.actors[$0.speaker].name) | \($0.kind == .direct ? "«" : "")\(grammar.sheet.string($0.range))"
        }
    }

    @Test(arguments: [
        // Who spoke last goes on.
        (
            "قال وزير الدفاع نادر حسن إن المعبر مفتوح. وأضاف أن القوات ستنسحب غدا.",
            ["نادر حسن | المعبر مفتوح", "نادر حسن | القوات ستنسحب غدا"]
        ),
        // A participle ends what was said before and has the same speaker.
        (
            "أكد وزير الدفاع نادر حسن أن الهدنة صامدة، مضيفا أن المراقبين وصلوا.",
            ["نادر حسن | الهدنة صامدة", "نادر حسن | المراقبين وصلوا"]
        ),
        // What it takes follows the verb at once: its subject is understood.
        (
            "قال وزير الدفاع نادر حسن إن المحادثات صعبة. وشدد على أن الحكومة ملتزمة بالاتفاق.",
            ["نادر حسن | المحادثات صعبة", "نادر حسن | الحكومة ملتزمة بالاتفاق"]
        ),
        // The statement is that of whom it was told of.
        (
            "جاء في بيان لحركة الضفاف أن الحكومة خرقت الهدنة. وقال البيان إن الحركة سترد.",
            ["حركة الضفاف | الحكومة خرقت الهدنة", "حركة الضفاف | الحركة سترد"]
        ),
        // An agency quotes: whom, by whom.
        ("نقلت وكالة رويترز عن نادر حسن قوله إن الاتفاق جاهز.", ["نادر حسن | الاتفاق جاهز"]),
        // In front, with فإن.
        ("وبحسب حركة الضفاف، فإن القصف مستمر.", ["حركة الضفاف | القصف مستمر"]),
        // A noun of saying with its speaker.
        ("سبق ذلك إعلان حركة الضفاف أن الهدنة انتهت.", ["حركة الضفاف | الهدنة انتهت"]),
        // أن before a wish opens nothing.
        ("أعرب وزير الدفاع نادر حسن عن أمله في أن يصل الطرفان إلى اتفاق.", []),
        // كان is no كأن, and دعا المقاتلين has no new subject.
        ("وكان وزير الدفاع نادر حسن دعا المقاتلين إلى «إلقاء السلاح فورا».", ["نادر حسن | «إلقاء السلاح فورا"]),
    ])
    func whoSaysIt(_ text: String, _ expected: [String]) { #expect(quotes(text) == expected) }

    @Test(arguments: [
        // Marks left open.
        ("قال وزير الدفاع نادر حسن «سنوقع الاتفاق غدا، مشيرا إلى أن الوفد جاهز.", "نادر حسن | «سنوقع الاتفاق غدا"),
        // Marks inside marks of the same form.
        (
            "قال وزير الدفاع نادر حسن \"وقعنا اتفاق \"الشاطئ\" مع الحركة ولن نتراجع عنه\".",
            "نادر حسن | «وقعنا اتفاق \"الشاطئ\" مع الحركة ولن نتراجع عنه"
        ),
        // The clause goes on behind the marks.
        ("قال وزير الدفاع نادر حسن إنه «ينتظر وصول الوفد» إلى العاصمة غدا.", "نادر حسن | «ينتظر وصول الوفد» إلى العاصمة غدا"),
    ])
    func marks(_ text: String, _ expected: String) { #expect(quotes(text).contains(expected), "\(quotes(text))") }

    @Test(arguments: [
        ("وقالت خلية الأزمة إن المعبر مفتوح.", "خلية الأزمة"), ("وقال أحد علماء المدينة إن الصلح خير.", "أحد علماء المدينة"),
        ("وقال مسؤول بقطاع الطاقة إن الضخ توقف.", "مسؤول"),
    ])
    func whoHasNoName(_ text: String, _ speaker: String) { #expect(quotes(text).first?.hasPrefix(speaker + " | ") ?? false, "\(quotes(text))") }

    /// A name that is a common word too is a medium's in marks; and so is whoever is spoken to in marks.
    @Test(arguments: ["قال وزير الدفاع نادر حسن لـ«الوطن» إن الاتفاق جاهز.", "قال وزير الدفاع نادر حسن لـ«الصدى» إن الاتفاق جاهز."])
    func mediaInMarks(_ text: String) {
        let analysis = reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil)
        let attribution = analysis.attributions.first { $0.isClause }
        #expect(attribution?.via.map { analysis.grammar.cast.actors[$0].kind } == [.medium])
    }

    @Test func aCommonWordIsNoMedium() {
        let analysis = reader.analyze(Report(id: "r", text: Array("عاد المقاتلون إلى الوطن.".utf8)), date: nil)
        #expect(!analysis.grammar.cast.actors.contains { $0.kind == .medium })
    }

    /// The agencies by which claims come, in the order of the claims of a type.
    private func via(_ text: String, _ type: ClaimType) -> [[String]] {
        let analysis = reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil)
        return analysis.features.drafts.filter { $0.type == type && !$0.predicate.isAlternative }.map { draft in
            draft.via.map { analysis.grammar.cast.actors[$0].name }
        }
    }

    /// To whom something is said holds for the whole sentence, and for what the same man says after it; not where it can be read.
    @Test(arguments: [
        ("وشدد وزير الدفاع نادر حسن، في تصريحات لوكالة رويترز، على رفض الهدنة. وأضاف أن الحكومة رفضت الهدنة.", ["رويترز"]),
        ("ردا على سؤال لوكالة رويترز رفض وزير الدفاع نادر حسن الهدنة.", ["رويترز"]),
        ("وأكد مجلس الضفاف، في بيان بثته أمس، وكالة رويترز أن الحكومة رفضت الهدنة.", ["رويترز"]),
        ("قالت وكالة رويترز إن وزير الدفاع نادر حسن أكد أن الحكومة رفضت الهدنة.", ["رويترز"]),
        ("رفض مجلس الضفاف، في بيان على موقع رويترز، الهدنة.", []),
    ])
    func toWhomItIsSaid(_ text: String, _ media: [String]) {
        let found = via(text, .refuse)
        #expect(!found.isEmpty && found.allSatisfy { $0 == media }, "\(found)")
    }

    /// A headline of his between says nothing of the agency that he goes on speaking to.
    @Test func aHeadlineBreaksNoInterview() {
        let text = """
            الهدنة في خطر
            قال وزير الدفاع نادر حسن في حديث لوكالة رويترز إن المعبر مفتوح.
            نادر حسن: المعبر مفتوح
            وأكد نادر حسن أن الحكومة رفضت الهدنة.
            """
        #expect(via(text, .refuse) == [["رويترز"]], "\(via(text, .refuse))")
    }
}

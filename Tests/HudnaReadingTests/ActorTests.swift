import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// Who is taken for whom: names, short forms, and the forms that a report gives them. Who acts is invented; persons of the language data are only named.
@Suite struct ActorTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    /// The actors of a text before it is decided which are listed, with the stretches that name them.
    private func cast(_ text: String) -> [(name: String, kind: Actor.Kind, mentions: [String])] {
        let grammar = reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil).grammar
        let forms = MentionForms(grammar: grammar)
        return grammar.cast.actors.filter { !$0.mentions.isEmpty }.map { actor in
            let mentions = actor.mentions.flatMap { forms.forms(of: grammar.cast.mentions[$0]) }.map { form in
                grammar.sheet.string(form.range, prefix: grammar.sheet.kept(form.range.lowerBound, prefix: form.prefix))
            }
            return (actor.name, actor.kind, mentions)
        }
    }

    private func names(_ text: String) -> [String] { cast(text).map(\.name) }

    /// What he does, and whom he meets, is no part of a man whose country no table knows.
    @Test(arguments: [
        ("أجرى رئيس مارينيا اتصالا هاتفيا برئيس نوردا.", ["رئيس مارينيا", "رئيس نوردا"]),
        ("التقى وزير خارجية مارينيا زعيم حركة الضفاف.", ["وزير خارجية مارينيا", "زعيم حركة الضفاف"]),
        ("التقى وزير الخارجية في حكومة السهل رئيس البرلمان.", ["رئيس البرلمان"]),
        ("استقبل الرئيس سامي الوردي وزير الخارجية.", ["سامي الوردي", "وزير الخارجية"]),
    ])
    func whereAManEnds(_ text: String, _ expected: [String]) {
        #expect(names(text).filter(expected.contains) == expected, "\(names(text))")
    }

    /// Who is told of by a noun with the article alone is the one told of last; who has a name is not called a source.
    @Test(arguments: [
        ("قال مصدر أمني نوردي إن المعبر مفتوح. وأضاف المسؤول الأمني أن القوات ستنسحب.", "المسؤول الأمني", "مصدر أمني"),
        ("قال سامي الوردي إن المعبر مفتوح. وأكد المسؤول الأمني أن القتال عاد.", "المسؤول الأمني", "سامي الوردي"),
        ("قال سامي الوردي إن المعبر مفتوح. وأكد المصدر أن القتال عاد.", "المصدر", "المصدر"),
    ])
    func whoIsToldOfByANoun(_ text: String, _ mention: String, _ name: String) {
        let found = cast(text).first { $0.mentions.contains(mention) }
        #expect(found?.name == name, "\(cast(text))")
    }

    // MARK: - Short forms of listed actors

    /// A short form with more of a name behind it is somebody else's, or nobody's.
    @Test(arguments: [
        ("قال هادي النجار إن الوضع في اليمن صعب.", "هادي النجار", "عبد ربه منصور هادي"),
        ("قال الدكتور هادي الشمري إن المفاوضات فشلت.", "هادي الشمري", "عبد ربه منصور هادي"),
        ("وصرح هادي بن سالم للصحافيين.", "هادي بن سالم", "عبد ربه منصور هادي"),
        ("قال سالم الوردي إن الهدنة صامدة.", "سالم الوردي", "سالم"),
        ("التقى محمد السراج وفدا من الحركة.", "محمد السراج", "فايز السراج"),
        ("أعلن مجلس التعاون النوردي رفضه للخطة.", "مجلس التعاون النوردي", "مجلس التعاون الخليجي"),
        ("هو عضو في مجلس الأمن الروسي.", "مجلس الأمن الروسي", "مجلس الأمن الدولي"),
    ])
    func aLongerNameIsAnother(_ text: String, _ name: String, _ listed: String) {
        let names = names(text)
        #expect(names.contains(name), "\(names)")
        #expect(!names.contains(listed), "\(names)")
    }

    /// Ordinary words with the letters of a short form.
    @Test(arguments: [
        "وصلت السفينة إلى مرسى النخيل.", "أعلن مرسى النخيل استئناف العمل.", "في الحديقة يعيش الأسد الأبيض والنمر.", "انفجرت قنبلة في الحي الهادئ.",
    ])
    func ordinaryWordsAreNobody(_ text: String) {
        #expect(!cast(text).contains { $0.kind == .person })
    }

    /// The short form alone stands for the listed person where his country or his conflict is told of, and in a role.
    @Test(arguments: [
        ("كتبت الصحيفة عن هادي وعن اليمن.", "عبد ربه منصور هادي"), ("كتبت الصحيفة عن هادي وعن الحوثيين.", "عبد ربه منصور هادي"),
        ("كتبت الصحيفة عن الرئيس هادي.", "عبد ربه منصور هادي"), ("كتبت الصحيفة عن السراج.", "فايز السراج"),
        ("هو عضو في مجلس الأمن.", "مجلس الأمن الدولي"), ("هو عضو في مجلس التعاون.", "مجلس التعاون الخليجي"),
        ("صدر قرار مجلس الأمن الروسي الصياغة.", "مجلس الأمن الدولي"),
    ])
    func aShortFormStands(_ text: String, _ name: String) {
        #expect(names(text).contains(name), "\(names(text))")
    }

    /// A surname is that of the man the report names, not of a listed namesake.
    @Test func aSurnameIsTheNamesakes() {
        let names = names("قال سامر الحريري إن الوفد وصل. وأضاف الحريري أن المحادثات بدأت.")
        #expect(names.contains("سامر الحريري"))
        #expect(!names.contains("سعد الحريري"), "\(names)")
    }

    // MARK: - Forms

    /// The article that ل swallows comes back in the name; the stretch keeps the whole word.
    @Test func swallowedArticle() throws {
        let actor = try #require(cast("سلمت الرسالة للمجلس الأعلى النوردي.").first { $0.kind == .body })
        #expect(actor.name == "المجلس الأعلى النوردي")
        #expect(actor.mentions.contains("للمجلس الأعلى النوردي"))
    }

    // MARK: - Descriptions

    /// What a phrase takes in and where it ends.
    @Test(arguments: [
        ("أعلنت وزارة التجارة والصناعة ذلك.", "وزارة التجارة والصناعة"), ("قال مصدر أمني لوكالة فرانس برس إن الهدنة صامدة.", "مصدر أمني"),
        ("أكدت مصادر محلية اقتحام المقر.", "مصادر محلية"), ("أطلق مسلحون النار على الدورية.", "مسلحون"),
        ("قال قيادي في حركة الضفاف إن الهدنة صامدة.", "قيادي في حركة الضفاف"), ("أصدرت المحكمة العامة حكما.", "المحكمة العامة"),
        ("قال الفلسطيني سامر الخياط إن الهدنة صامدة.", "سامر الخياط"), ("قال العقيد أحمد بحر إن الهدنة صامدة.", "أحمد بحر"),
    ])
    func phrases(_ text: String, _ name: String) {
        #expect(names(text).contains(name), "\(names(text))")
    }

    /// Words that look like people and are none.
    @Test(arguments: [
        "جرت تسوية سياسية شاملة.", "وقع الانفجار غربي المدينة.", "انسحبت القوات من محافظتي النخيل والسهل.", "كان لقاء في مدينة النخيل جنوبي البلاد.",
    ])
    func nobody(_ text: String) {
        #expect(!cast(text).contains { $0.kind == .person || $0.kind == .people }, "\(names(text))")
    }

    /// A relative is not the man himself; a former president is not the president; a counterpart of another country is another.
    @Test func whoIsNotMeant() throws {
        let kin = cast("تحدث سامر الخياط. وحضر شقيق سامر الخياط.")
        #expect(kin.first { $0.name == "سامر الخياط" }?.mentions.contains("شقيق سامر الخياط") == false)
        #expect(kin.contains { $0.name == "شقيق سامر الخياط" })
        let former = cast("التقى الرئيس التركي السابق سامر الخياط الوفد. ثم غادر الرئيس التركي.")
        #expect(former.first { $0.name == "سامر الخياط" }?.mentions.contains("الرئيس التركي") == false)
        let ministers = cast("التقى وزير الخارجية التركي سامر الخياط الوفد. ثم غادر وزير الخارجية الإيطالي.")
        #expect(ministers.first { $0.name == "سامر الخياط" }?.mentions.contains("وزير الخارجية الإيطالي") == false)
    }

    /// Short names and descriptions that are one with what was named before.
    @Test(arguments: [
        ("وصل السفير التركي سامر الخياط. وقال السفير إن الهدنة صامدة.", "سامر الخياط", "السفير"),
        ("وقعت المقاومة على الهدنة. وقالت المقاومة الشعبية إنها ملتزمة.", "المقاومة الشعبية", "المقاومة"),
        ("انسحب جيش مارينيا. وقالت قوات الجيش إنها ملتزمة.", "جيش مارينيا", "قوات الجيش"),
        ("قال وزير الخارجية التركي إن بلاده تدعم الهدنة.", "تركيا", "بلاده"),
        ("قال الرئيس الإيطالي: بلادنا ملتزمة بالاتفاق.", "إيطاليا", "بلادنا"),
        ("اجتمع مجلس السهل. وأقر المجلس المؤلف من 12 عضوا خطة جديدة.", "مجلس السهل", "المجلس المؤلف من 12 عضوا"),
        ("تجتمع الأطراف الإيطالية غدا. وقالت البعثة إن الأطراف الإيطاليين اتفقوا.", "الأطراف الإيطالية", "الأطراف الإيطاليين"),
    ])
    func whoIsMeant(_ text: String, _ name: String, _ mention: String) {
        #expect(cast(text).first { $0.name == name }?.mentions.contains(mention) == true, "\(cast(text))")
    }

    /// What does not agree with a head in the singular is no part of its name, and an adjective is nobody's "my states".
    @Test func whereANameEnds() {
        #expect(names("دان المجلس العملية بشدة.") == ["المجلس"])
        #expect(names("طرد التنظيم الموجودين فيها.").contains("التنظيم"))
        #expect(names("أعلن الجيش الوطني أنه ملتزم.") == ["الجيش الوطني"])
        #expect(!names("شن هجوم دولي على المدينة.").contains { $0.hasPrefix("دولي") })
    }

    /// An object, a clause, what a participle is tied to and another man are no part of a name; a number and a pronoun tied to its adjective are.
    @Test(arguments: [
        ("وشكلت لجنة وساطة محلية تشارك فيها القبائل.", "لجنة وساطة محلية"), ("هاجمت مجموعة مسلحة فندقا في المدينة.", "مجموعة مسلحة"),
        ("رفض المجلس الجنوبي المدعوم فرنسيا التفرد بالملف.", "المجلس الجنوبي"), ("انسحبت القوات البرية المدعومة بمتطوعين من المدينة.", "القوات البرية"),
        ("وخطف مسلحون فرنسية في المدينة.", "مسلحون"), ("زار رئيس نادي الأسير المحامي سامر الخياط المدينة.", "سامر الخياط"),
        ("أفادت مصادر متطابقة عن قيام الحركة بقصف المدينة.", "مصادر متطابقة"), ("جندت الحركة المرتزقة الأفارقة لإشراكهم في القتال.", "المرتزقة الأفارقة"),
        ("أعلنت هيئة الأنهار الستة رفضها للخطة.", "هيئة الأنهار الستة"), ("انسحبت قوات موالية لها من المدينة.", "قوات موالية لها"),
        ("ناشد والد الرهينة الكرواتي الحركة إطلاقه.", "والد الرهينة الكرواتي"),
    ])
    func whereAPhraseEnds(_ text: String, _ name: String) {
        #expect(names(text).contains(name), "\(names(text))")
    }

    /// Two states by their adjectives behind one head, and people with the quantity before them.
    @Test func sidesAndQuantities() {
        #expect(names("أكد الجانبان الإيطالي والتركي دعمهما للهدنة.") == ["إيطاليا", "تركيا"])
        for text in ["عدد كبير من القادة", "بعض القادة", "12 جنديا"] {
            #expect(cast("وصل \(text) إلى المدينة.").contains { $0.mentions.contains(text) }, "\(text)")
        }
    }

    /// A paper by its name alone, in quotation marks only.
    @Test func quotedMedium() {
        #expect(cast("قال سامر الخياط لـ«الشرق الأوسط» إن الهدنة صامدة.").contains { $0.kind == .medium })
        #expect(!cast("قال سامر الخياط إن الشرق الأوسط هادئ.").contains { $0.kind == .medium })
    }

    /// A text that breaks off inside a phrase traps nothing.
    @Test(arguments: [
        "القوات المدعومة من", "قال عضو في", "قال العقيد أحمد", "قال الفلسطيني", "شقيق", "المتحدث باسم", "قال هادي", "أعلن مجلس التعاون", "«الشرق",
    ])
    func brokenOff(_ text: String) {
        #expect(cast(text).count < 4)
    }
}

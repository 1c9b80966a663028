import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// Who tells what stands inside an accusation, and whom a dual stands for. Sides and places are invented.
@Suite struct AllegationTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    /// What somebody is accused of is told by his accuser alone.
    @Test(arguments: [
        ("اتهمت حكومة سندوان حركة خط الماء بخرق وقف إطلاق النار أمس.", "حكومة سندوان", "حركة خط الماء"),
        ("حكومة سندوان تتهم حركة خط الماء بانتهاك الهدنة في الوادي.", "حكومة سندوان", "حركة خط الماء"),
        ("واتهمت حركة خط الماء حكومة سندوان بارتكاب خروق للهدنة.", "حركة خط الماء", "حكومة سندوان"),
    ])
    func aChargeIsToldByTheAccuser(_ text: String, _ accuser: String, _ accused: String) throws {
        let breach = try #require(reader.claims(text).first { $0.type == .violate }, "\(reader.claims(text).map(\.type))")
        #expect(breach.actors == [accused])
        #expect(breach.source == [accuser])
    }

    /// Codebook, ruling 11.
    @Test func ofAMutualAccusationEachSideTellsTheOthersPart() {
        let found = reader.claims("تبادلت حكومة سندوان وحركة خط الماء الاتهامات بخرق الهدنة في الوادي.")
        let accusation = found.first { $0.type == .accuse }
        #expect(Set(accusation?.actors ?? []) == ["حكومة سندوان", "حركة خط الماء"])
        #expect(Set(accusation?.targets ?? []) == ["حكومة سندوان", "حركة خط الماء"])
        let breaches = found.filter { $0.type == .violate }.map { [$0.actors, $0.source] }
        #expect(breaches.count == 2)
        #expect(breaches.contains([["حكومة سندوان"], ["حركة خط الماء"]]))
        #expect(breaches.contains([["حركة خط الماء"], ["حكومة سندوان"]]))
    }

    /// What counted people suffered is nobody's deed for that somebody did something else at the time.
    @Test(arguments: [
        "قالت البعثة إن أكثر من 280 مدنيا قتلوا في الوادي منذ بدأت قوات سندوان هجومها على المدينة.",
        "وأفادت مصادر طبية بأن سبعة مدنيين قتلوا في الوادي بعدما دخلت قوات سندوان المدينة.",
    ])
    func nobodyIsChargedByAClauseOfTime(_ text: String) throws {
        let killing = try #require(reader.claims(text).first { $0.evidence.contains("قتلوا") })
        #expect(killing.actors.isEmpty, "\(killing.actors)")
    }

    /// Counted people who have an object act themselves.
    @Test func countedPeopleWithAnObjectAct() throws {
        let found = reader.claims("قالت الشرطة إن ثلاثة مسلحين قتلوا شرطيا في الوادي أمس.")
        let killing = try #require(found.first { $0.type == .attack })
        #expect(!killing.actors.isEmpty)
    }

    /// يستعد is "prepares"; "takes back" is shortened so behind لم alone.
    @Test func aShortVerbNeedsWhatShortensIt() {
        #expect(!reader.claims("ويستعد رئيس حكومة سندوان للسفر إلى الوادي يوم الأحد.").contains { $0.type == .advance })
        #expect(reader.claims("لم يستعد جيش سندوان مدينة الوادي من المسلحين.").contains { $0.type == .advance && $0.status == .negated })
    }

    /// The name in commas behind a spokesman is his, and nobody who is accused.
    @Test func aNameInCommasIsThatOfTheRole() throws {
        let found = reader.claims("واتهم المتحدث باسم جيش سندوان، العقيد ناظم البحراوي، حركة خط الماء بخرق الهدنة.")
        let charge = try #require(found.first { $0.type == .accuse })
        #expect(charge.actors == ["ناظم البحراوي"])
        #expect(charge.targets == ["حركة خط الماء"])
    }

    /// أما … ف: who is announced is the subject, of what is done and of what is said.
    @Test func whoIsAnnouncedIsTheSubject() {
        let found = reader.claims("قبلت حكومة سندوان المقترح. أما حركة خط الماء فرفضت بند الانسحاب.")
        #expect(found.first { $0.type == .refuse }?.actors == ["حركة خط الماء"])
        let reading = reader.read(Report(id: "r", text: Array("قال ناظم البحراوي إن الوفدين وصلا. أما شاكر الريماني فأكد أن التوقيع سيجري غدا.".utf8)))
        #expect(reading.quotes.map(\.speaker) == ["ناظم البحراوي", "شاكر الريماني"])
    }

    /// What the report itself says keeps no source.
    @Test func beforeAnAccusationTheReportSpeaks() throws {
        let found = reader.claims("خرقت حركة خط الماء الهدنة مساء الأحد. واتهمت حكومة سندوان الحركة بالتصعيد.")
        let breach = try #require(found.first { $0.type == .violate })
        #expect(breach.source.isEmpty)
    }

    @Test(arguments: [
        ("التقى ناظم البحراوي وشاكر الريماني في مدينة الوادي. وبحث الرجلان تمديد الهدنة.", ["ناظم البحراوي", "شاكر الريماني"]),
        ("استؤنفت المحادثات بين حكومة سندوان وحركة خط الماء. ووقع الطرفان اتفاقا لتبادل الأسرى.", ["حكومة سندوان", "حركة خط الماء"]),
    ])
    func aDualStandsForTwo(_ text: String, _ both: [String]) throws {
        let reading = reader.read(Report(id: "r", text: Array(text.utf8)))
        let last = try #require(reading.claims.last { $0.type == .talks || $0.type == .sign })
        #expect(Set(last.actors + last.targets) == Set(both))
        #expect(!reading.actors.contains { $0.name.contains("الرجلان") || $0.name.contains("الطرفان") })
        #expect(reading.actors.filter { $0.mentions.contains { $0.text == "الرجلان" || $0.text == "الطرفان" } }.count == 2)
    }

    /// With three at hand nobody is guessed.
    @Test func ofThreeNoPairIsMade() {
        let reading = reader.read(
            Report(id: "r", text: Array("اجتمعت حكومة سندوان وحركة خط الماء ومجلس القبائل في الوادي. ورفض الطرفان الخطة.".utf8)))
        let refusal = reading.claims.first { $0.type == .refuse }
        #expect((refusal?.actors.count ?? 0) < 2)
    }
}

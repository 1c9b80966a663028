import HudnaLanguage
import HudnaReading
import HudnaRecord

@testable import Hudna

/// Reports of a war that never was, read and made ready for stories.
enum Told {
    static let language = Result { try Language() }

    /// What a report is made of; without a day it is undated.
    struct Draft {
        var id: String
        var day: String?
        var outlet = "صحيفة الصاري"
        var url: String?
        var title: String
        var body: String
        var version = 1
        var arrival = 0
    }

    static func reports(_ drafts: [Draft]) throws -> [StoryReport] {
        let language = try language.get()
        let (reader, words) = (Reader(language: language), StoryWords(language: language))
        return drafts.map { draft in
            let published = draft.day.flatMap { PartialDate(iso: $0) }
            let text = Array((draft.title + "\n" + draft.body).utf8)
            let report = Report(id: draft.id, text: text, title: draft.title, outlet: draft.outlet, url: draft.url, published: published)
            var day = published
            day?.minutes = nil
            var reading = reader.read(report, date: day.map { ReportDate(interval: DateInterval($0), basis: .given) })
            if day == nil { reading.date = ReportDate(interval: DateInterval(), basis: .inferred) }
            (reading.title, reading.outlet, reading.url, reading.published) = (draft.title, draft.outlet, draft.url, published)
            return StoryReport(reading, text: text, version: draft.version, arrival: draft.arrival, words: words)
        }
    }

    static func stories(_ drafts: [Draft]) throws -> [Story] { Stories(try reports(drafts), labels: Stories.labels(try language.get())).all }

    /// Five happenings in words of our own, some told by two or three outlets.
    static let news: [Draft] = [
        Draft(
            id: "flash", day: "2031-08-24T16:20", title: "هدنة من 72 ساعة في سندوان",
            body: "أعلنت جبهة التلال اليوم الأحد هدنة مدتها 72 ساعة في مدينة سندوان تبدأ مساء الاثنين، بعد أسبوعين من القصف على أحيائها الشرقية."),
        Draft(
            id: "second", day: "2031-08-24T19:00", outlet: "قناة الضوء الثاني", title: "جبهة التلال تعلن هدنة في سندوان",
            body: "قالت جبهة التلال اليوم الأحد إن هدنة من 72 ساعة ستبدأ في سندوان مساء الاثنين، وإن القصف على الأحياء الشرقية سيتوقف."),
        Draft(
            id: "third", day: "2031-08-25T08:00", outlet: "موقع دفتر الضفة", title: "سندوان: جبهة التلال تهادن ثلاثة أيام",
            body: "أعلنت جبهة التلال أمس الأحد هدنة من 72 ساعة في سندوان تبدأ مساء الاثنين بعد قصف الأحياء الشرقية من المدينة أسبوعين."),
        Draft(
            id: "first-convoy", day: "2031-08-26T12:00", title: "أول قافلة إغاثة تدخل كحلوان",
            body: "دخلت أول قافلة إغاثة مدينة كحلوان اليوم الثلاثاء، وحملت أربع عشرة شاحنة الدقيق والدواء إلى المستشفى الكبير."),
        Draft(
            id: "second-convoy", day: "2031-08-28T12:00", title: "ثاني قافلة إغاثة تدخل كحلوان",
            body: "دخلت ثاني قافلة إغاثة مدينة كحلوان اليوم الخميس، وحملت عشرون شاحنة الدقيق والدواء إلى المستشفى الكبير."),
        Draft(
            id: "harbour", day: "2031-08-25T10:00", outlet: "قناة الضوء الثاني", title: "حريق في ميناء طرفاية البحر",
            body: "اندلع حريق في مستودع للأخشاب في الميناء القديم فجرا، ولم يصب أحد من العمال، وقدرت البلدية الخسائر بمليوني دينار."),
        Draft(
            id: "match", day: "2031-08-25T22:00", outlet: "موقع دفتر الضفة", title: "فوز فريق النسور على الأمواج",
            body: "فاز فريق النسور على ضيفه الأمواج بثلاثة أهداف لهدف في افتتاح الدوري، وسجل المهاجم الشاب هدفين في الشوط الثاني."),
    ]
}

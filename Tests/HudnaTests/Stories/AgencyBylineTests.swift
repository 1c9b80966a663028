import HudnaRecord
import HudnaText
import Testing

@testable import Hudna

/// Bylines of agencies as papers write them, around sentences of our own.
@Suite struct AgencyBylineTests {
    private static let sentence = "وقعت حكومة مارينيا وحركة الضفاف اليوم الاثنين اتفاقا لوقف إطلاق النار في مدينة كحلوان بعد مفاوضات استمرت أسبوعين."

    private func agency(_ text: String) throws -> String? {
        let folded = FoldedText(text)
        return AgencyByline(try Told.language.get()).agency(Tokenizer.tokens(of: folded)[...], folded)
    }

    /// Of a long report both ends are looked at, and nothing between them; a headline that came as one holds no byline.
    @Test func endsOfALongReport() throws {
        let byline = AgencyByline(try Told.language.get())
        func agency(_ text: String, title: String? = nil) -> String? {
            byline.agency(of: Report(id: "r", text: Array((title.map { $0 + "\n" } ?? "").utf8) + Array(text.utf8), title: title))
        }
        let long = Array(repeating: Self.sentence, count: 60).joined(separator: "\n")
        #expect(long.utf8.count > 8_000)
        #expect(agency("كحلوان - رويترز: " + long) == "رويترز" && agency(long + "\n(أ ف ب)") == "وكالة فرانس برس")
        #expect(agency("كحلوان - رويترز: " + long, title: "اتفاق في كحلوان") == "رويترز")
        #expect(agency(long + "\nكحلوان - رويترز: \n" + long) == nil && agency(long) == nil)
        #expect(agency(long, title: "كحلوان - رويترز") == nil)
    }

    @Test(arguments: [
        ("كحلوان - رويترز: ", "رويترز"), ("(أ.ف.ب) ", "وكالة فرانس برس"), ("كحلوان (أ ف ب) - ", "وكالة فرانس برس"), ("كحلوان ـ ا ف ب\n", "وكالة فرانس برس"),
        ("كحلوان – الفرنسية: ", "وكالة فرانس برس"), ("كحلوان - «الفرنسية»\n", "وكالة فرانس برس"), ("كحلوان / د.ب.أ / ", "وكالة الأنباء الألمانية"),
        ("عواصم - وكالات\n", "وكالات"), ("خاص – وكالات: ", "وكالات"), ("الصاري- الوكالات : ", "وكالات"), ("وكالات - عواصم\n", "وكالات"),
        ("الصاري – واس\n", "واس"), ("كحلوان 25- واس\n", "واس"), ("سلمى الراوي، واس – ", "واس"), ("كحلوان 20 يوليو تموز (رويترز) -\n", "رويترز"),
        ("رويترز –كحلوان: ", "رويترز"), ("كحلوان (رويترز) - ", "رويترز"), ("سلمى الراوي - كحلوان - وكالات ورويترز - رويترز: ", "رويترز"),
        ("كحلوان رويترز - ", "رويترز"), ("كحلوان 5-5-2031 وفا- ", "وكالة وفا"), ("عين الصفصاف 5-5-2031 وفا - ", "وكالة وفا"),
        ("كحلوان 18 محرم 1453 هـ الموافق 05 مايو 2031 م واس\n", "واس"), ("كحلوان (كونا) ", "كونا"), ("كحلوان (أ ب) ", "أسوشيتد برس"),
        ("كحلوان (د ب أ) ", "وكالة الأنباء الألمانية"), ("عين الصفصاف (سبوتنيك) ", "سبوتنيك"), ("كحلوان (Reuters) ", "رويترز"),
        ("كحلوان 5 مايو 2031 (شينخوا) ", "شينخوا"),
        ("كحلوان - «رويترز»: ", "رويترز"), ("طهران – فارس: ", "وكالة فارس"), ("AFP - ", "وكالة فرانس برس"),
    ])
    func inFront(_ byline: String, _ name: String) throws { #expect(try agency(byline + Self.sentence) == name) }

    @Test(arguments: [
        (" (رويترز)", "رويترز"), ("\n«رويترز»", "رويترز"), (" \"الفرنسية\"", "وكالة فرانس برس"), ("\n(أ. ف. ب).", "وكالة فرانس برس"),
        (" أ ف ب", "وكالة فرانس برس"),
        ("\n* خدمة «نيويورك تايمز»", "خدمة نيويورك تايمز"), ("\nوكالات", "وكالات"), ("\n- الأناضول", "الأناضول"),
        ("\nالمصدر: رويترز", "رويترز"), ("\n\nالمصدر: وكالة الأناضول", "الأناضول"), ("\nالمصدر : الفرنسية", "وكالة فرانس برس"),
    ])
    func atTheEnd(_ byline: String, _ name: String) throws {
        #expect(try agency(String(repeating: Self.sentence + "\n", count: 3).dropLast() + byline) == name)
    }

    @Test(arguments: [
        "قالت رويترز إن حكومة مارينيا وقعت الاتفاق.", "قالت وكالة رويترز: وقعت حكومة مارينيا الاتفاق.", "وبحسب «رويترز»، فقد وقعت حكومة مارينيا الاتفاق.",
        "وقال مسؤول، لـ«رويترز»، إن الحكومة وقعت.", "انطلقت من الضاحية (الفرنسية) قافلة إلى كحلوان.", "زار وزير الخارجية الفرنسية كحلوان.",
        "ذكرت وزارة الطاقة في بيان أوردته وكالة أنباء الإمارات (وام) أن الاتفاق وقع.", "وصل فارس القحطاني - وهو تاجر - إلى كحلوان.",
        "تناقلت وكالات الأنباء الخبر.",
        "قالت وكالة (رويترز) إن حكومة مارينيا وقعت الاتفاق.", "نقلت (رويترز) عن مسؤول أن الحكومة وقعت الاتفاق.", "التقى الوفد (السعودية) في كحلوان أمس.",
        "وصف البيان ما جرى بأنه خرق، كما ذكرت صحيفة «نيويورك تايمز».", "وقعت الحكومة الاتفاق، وفق ما نقلته «رويترز»", "وقعت الحكومة الاتفاق بحسب رويترز.",
    ])
    func inSentences(_ text: String) throws { #expect(try agency(text) == nil) }
}

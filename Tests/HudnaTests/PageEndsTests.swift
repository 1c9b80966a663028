import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// What stands around an article and is not its text: words that say that it is over, a lead that is said twice.
@Suite struct PageEndsTests {
    static let reader = PageReader(words: PageWords(.builtIn))
    static let paragraphs = [
        "أعلنت وزارة الخارجية في سندوان أن الطرفين اتفقا على تمديد الهدنة ثلاثة أيام، وأن المحادثات مستمرة في العاصمة بإشراف مبعوث دولي.",
        "وقال متحدث باسم الحكومة إن الوفد سيصل غدا إلى مدينة كحلوان، مضيفا أن اللقاء المقبل سيعقد يوم الخميس بحضور المراقبين الدوليين.",
        "في المقابل نفت قيادة حركة خط الماء أن تكون قد خرقت وقف إطلاق النار، واتهمت الجيش بقصف مواقعها شرق المدينة مساء أمس.",
    ]

    private func page(_ paragraphs: [String], before: String = "", date: String = "13 يناير 2020") -> Page {
        let text = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        let html =
            "<html lang=ar><title>تمديد الهدنة في سندوان</title><body><h1>تمديد الهدنة في سندوان</h1><div class=date>\(date)</div>\(before)<div class=article-body>\(text)</div></body></html>"
        return Self.reader.read(Array(html.utf8))
    }

    @Test(
        arguments: [
            ("// انتهى //", nil), ("// انتهى //<br>1430 ت م<br>0123", "14:30+03:00"), ("// انتهى //<br>14:30 ت م", "14:30+03:00"),
            ("14:30 ت م // انتهى //", "14:30+03:00"), ("//انتهى// 1430 ت غ", "14:30+00:00"), ("(انتهى) س ع", nil), ("/ انتهى /", nil), ("انتهى", nil),
            ("// انتهى // 14h30 ت.غ", "14:30+00:00"), ("--انتهى--14:30", "14:30"), ("(النهاية)", nil), ("#انتهى#", nil), ("ــ انتهى ــ", nil),
        ] as [(String, String?)])
    func theEndIsCutAndItsHourTaken(_ end: String, _ hour: String?) {
        let expected = Self.paragraphs.joined(separator: "\n\n")
        let published = hour.map { "2020-01-13T" + $0 } ?? "2020-01-13"
        for (paragraphs, name) in [(Self.paragraphs + [end], "apart"), (Self.paragraphs.dropLast() + [Self.paragraphs[2] + "<br>" + end], "a line")] {
            let page = page(paragraphs)
            #expect(page.body == expected, "\(name)")
            #expect(page.published?.iso == published, "\(name)")
        }
        if end.contains("(") || end.contains("/") {
            #expect(page(Self.paragraphs.dropLast() + [Self.paragraphs[2] + " " + end]).body == expected || end.hasPrefix("14"))
        }
    }

    @Test(arguments: ["انتهى الاجتماع.", "وقال: الأمر انتهى.", "وأكد أن كل شيء (انتهى) قبل وصول الوفد إلى كحلوان.", "العرض انتهى"])
    func sentencesThatEndStay(_ sentence: String) {
        #expect(page(Self.paragraphs + [sentence]).body.hasSuffix(sentence))
    }

    @Test func anHourAtTheEndFillsOnlyWhatIsMissing() {
        #expect(page(Self.paragraphs + ["// انتهى // 14:30 ت م"], date: "13 يناير 2020 - 10:00 ت غ").published?.iso == "2020-01-13T10:00+00:00")
        #expect(page(Self.paragraphs, date: "آخر تحديث : 2020-01-14 10:00 | تاريخ النشر : 2020-01-13 14:30").published?.iso == "2020-01-13T14:30")
    }

    @Test func whatIsSaidTwiceStandsOnce() {
        let expected = Self.paragraphs.joined(separator: "\n\n")
        let cut = String(Self.paragraphs[0].prefix(90))
        #expect(page([Self.paragraphs[0]] + Self.paragraphs).body == expected)
        #expect(page(["<strong>\(cut)</strong>"] + Self.paragraphs).body == expected)
        #expect(page(Self.paragraphs, before: "<div class=lead>\(Self.paragraphs[0])</div>").body == expected)
        #expect(page(Self.paragraphs + [Self.paragraphs[1]]).body == expected)
        #expect(page(Self.paragraphs + ["نعم.", "لا.", "نعم."]).body.hasSuffix("نعم.\n\nلا.\n\nنعم."))
    }

    /// Lines that invite or label, and are no sentences, are left out behind the text.
    @Test(arguments: [
        ["لمتابعة آخر الأخبار اشترك في قناتنا على تلغرام"], ["تصنيفات: سياسة | عرب"], ["شاركونا رأيكم", "انضم إلى قناتنا على واتساب"],
        ["اشترك في النشرة البريدية", "الوسوم: هدنة، سندوان"],
    ])
    func labelsBehindTheText(_ lines: [String]) {
        #expect(page(Self.paragraphs + lines).body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test(arguments: ["شارك في اللقاء وفد من كحلوان.", "مواضيع البحث كما أعلنت:"])
    func sentencesThatBeginLikeLabelsStay(_ line: String) {
        #expect(page(Self.paragraphs + [line]).body.hasSuffix(line))
    }

    @Test func theWordAboveAnAdvertisementIsLeftOut() {
        let mixed = Self.paragraphs.flatMap { [$0, "إعلان"] }
        #expect(page(mixed).body == Self.paragraphs.joined(separator: "\n\n"))
        #expect(page([Self.paragraphs[0], "إعلان سندوان", Self.paragraphs[1]]).body.contains("إعلان سندوان"))
    }

    /// Links to other articles between the first paragraph and the others do not take it away.
    @Test(arguments: [2, 5])
    func theFirstParagraphAboveOtherArticles(_ count: Int) {
        let links = (1...count).map { "<li><a href=x\($0)>عنوان خبر آخر تماما عن الرياضة رقم \($0)</a></li>" }.joined()
        let html =
            "<html lang=ar><title>تمديد الهدنة في سندوان</title><body><h1>تمديد الهدنة في سندوان</h1><p>\(Self.paragraphs[0])</p>"
            + "<div class=related><h3>مواضيع ذات صلة</h3><ul>\(links)</ul></div><p>\(Self.paragraphs[1])</p><p>\(Self.paragraphs[2])</p></body></html>"
        #expect(Self.reader.read(Array(html.utf8)).body == Self.paragraphs.joined(separator: "\n\n"))
    }

    /// An address that the page writes without its host stands behind the base, another address of the page, or the one that it was fetched from.
    @Test func relativeAddresses() {
        func url(_ head: String, from address: String? = nil) -> String? {
            Self.reader.read(Array("<html><head>\(head)</head><body><p>\(Self.paragraphs[0])</p></body></html>".utf8), address: address).url
        }
        let canonical = "<link rel=canonical href=/news/1>"
        #expect(url(canonical + "<base href=https://a.example/x/>") == "https://a.example/news/1")
        #expect(url(canonical + "<meta property=og:url content=https://b.example/2>") == "https://b.example/news/1")
        #expect(url(canonical, from: "http://c.example/p?q=1") == "http://c.example/news/1")
        #expect(url("<link rel=canonical href=//d.example/3>", from: "https://c.example/") == "https://d.example/3")
        #expect(url(canonical) == nil && url("", from: "https://c.example/p") == nil)
    }

    /// What leads to other articles inside a paragraph is left out, the paragraph's own links are not.
    @Test(arguments: [
        "P <a href=x>هدنة أخرى في مدينة أخرى</a>", "P اقرأ أيضا: <a href=x>هدنة أخرى</a>", "P (اقرأ أيضا: <a href=x>هدنة أخرى</a>)",
        "P <strong>اقرأ أيضا</strong> <a href=x>هدنة أخرى</a>", "P <a href=x>اقرأ أيضا: هدنة أخرى</a>", "P <a href=x>اقرأ أيضا هدنة أخرى</a>",
        "اقرأ أيضا: <a href=x>هدنة أخرى</a><br>P", "P<a href=x>هدنة أخرى في مدينة بعيدة</a>",
        "P<br>اقرأ أيضا:<br><a href=x>هدنة أخرى</a> - <a href=y>ثالثة</a>",
    ])
    func invitationsInsideParagraphs(_ shape: String) {
        for at in Self.paragraphs.indices {
            var paragraphs = Self.paragraphs
            paragraphs[at] = shape.replacing("P", with: paragraphs[at])
            #expect(page(paragraphs).body == Self.paragraphs.joined(separator: "\n\n"), "\(at)")
        }
    }

    @Test(arguments: [
        "وقالت <a href=x>وزارة الخارجية في سندوان</a> إن الهدنة باقية حتى نهاية الشهر.", "وجاء في البيان: <a href=x>الهدنة باقية حتى نهاية الشهر</a>",
        "وأكد ذلك. <a href=x>وقال المبعوث إن الهدنة باقية.</a>", "وتابع: المزيد من <a href=x>المساعدات</a> سيصل غدا إلى المدينة.",
    ])
    func linksOfTheTextStay(_ paragraph: String) {
        let plain = paragraph.replacing("<a href=x>", with: "").replacing("</a>", with: "")
        #expect(page([Self.paragraphs[0], paragraph, Self.paragraphs[2]]).body.contains(plain))
    }
}

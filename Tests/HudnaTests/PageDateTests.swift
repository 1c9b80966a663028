import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// Which of the dates on a page is that of its publication, and which are of something else. All of it invented.
@Suite struct PageDateTests {
    static let reader = PageReader(words: PageWords(.builtIn))
    static let title = "حركة الضفاف توافق على تمديد الهدنة في كحلوان"
    static let paragraphs = [
        "أعلن وفد حركة الضفاف، اليوم الأحد، موافقته على تمديد الهدنة في مدينة كحلوان لمدة أسبوعين تبدأ منتصف الليل.",
        "وقال المتحدث باسم الوفد نزار الحموي في مؤتمر صحفي إن الموافقة جاءت بعد ضمانات قدمها الوسطاء بشأن فتح الطريق الشرقي أمام قوافل الإغاثة.",
        "ومن المقرر أن يعقد الطرفان جولة جديدة من المحادثات في لازوردا يوم الخميس المقبل برعاية هيئة الأنهار الستة.",
    ]

    /// A page with something above its title, between title and text, in the text behind its first paragraph, and below it.
    private func published(
        head: String = "", above: String = "", before: String = "", inside: String = "", below: String = "", title: String = title, address: String? = nil
    ) -> String? {
        let text = Self.paragraphs.map { "<p>\($0)</p>" }
        let html =
            "<html lang=ar><head><title>\(title)</title>\(head)</head><body>\(above)<main><h1>\(title)</h1>\(before)<div class=article-body>\(text[0])"
            + "\(inside)\(text[1])\(text[2])</div>\(below)</main><footer>آخر تحديث للموقع 30/12/2031. جميع الحقوق محفوظة</footer></body></html>"
        return Self.reader.read(Array(html.utf8), address: address).published?.iso
    }

    @Test(arguments: [
        "<p>بدأت الحرب في 3 مارس 2029.</p>", "<p>وكان الطرفان وقعا في 3 مارس 2029 اتفاقا في لازوردا.</p>", "<h2>ما جرى في 3 مارس 2029</h2>",
        "<figure><img><figcaption>كحلوان، 3 مارس 2029</figcaption></figure>",
        "<figure><img><figcaption>توقيع الاتفاق في 3 مارس 2029 (أرشيف)</figcaption></figure>",
        "<ul><li>3 مارس 2029: الاتفاق الأول</li><li>7 يوليو 2029: الاتفاق الثاني</li></ul>", "<blockquote>«سنوقع في 3 مارس 2032»</blockquote>",
        "<blockquote class=twitter-tweet><p>نرحب بالهدنة</p>&mdash; وزارة الخارجية (@sindwan) <a href=x>3 مارس 2029</a></blockquote>",
        "<p>نازحون في كحلوان <time datetime=2029-03-03>3 مارس</time> ينتظرون العودة إلى بيوتهم التي تركوها قبل عامين في بداية القتال.</p>",
    ])
    func datesInsideTheText(_ inside: String) { #expect(published(inside: inside) == nil) }

    @Test(arguments: [
        "<aside><h3>آخر الأخبار</h3><a href=1>مقتل ثلاثة في قصف على تلة النمل</a> <span>3 يونيو 2031</span></aside>",
        "<div><div>سالم</div><div>9 مايو 2031 10:00</div><p>خبر جيد للجميع</p></div>", "<div class=box><p>مؤتمر الإغاثة: 30 أغسطس 2031</p></div>",
        "<div class=comments><span class=date>9 مايو 2031</span><p>خبر جيد</p></div>",
        "<div><a href=1>نازحون يعودون إلى القرى التي تركوها</a> <time datetime=2031-06-03>3 يونيو 2031</time></div>",
        "<div><a href=1>نازحون يعودون إلى القرى التي تركوها</a><div class=date>3 يونيو 2031</div></div>",
        "<p>انتخب المجلس في 3 مارس 2029</p>",
    ])
    func datesBelowTheText(_ below: String) { #expect(published(below: below) == nil) }

    @Test(arguments: [
        "<header><div>الثلاثاء 30 ديسمبر 2031</div><a href=1>الرئيسية</a></header>", "<div class=today>الثلاثاء 30 ديسمبر 2031</div>",
        "<header><time datetime=2031-12-30>30 ديسمبر</time></header>",
    ])
    func clocksOfTheSite(_ above: String) {
        #expect(published(above: above) == nil)
        #expect(published(above: above, before: "<div>5 مايو 2031</div>") == "2031-05-05")
    }

    @Test(arguments: [
        "<div><a href=1>نازحون يعودون إلى القرى التي تركوها</a><span>3 مارس 2029</span></div>", "<figcaption>توقيع الاتفاق في 3 مارس 2029</figcaption>",
        "<p>انتخابات 3 مارس 2029</p>", "<p>اقرأ أيضا: هدنة 3 مارس 2029</p>",
    ])
    func datesOfSomethingElseAboveTheText(_ before: String) {
        #expect(published(before: before) == nil)
        #expect(published(before: before + "<div>الاثنين 5 مايو 2031</div>") == "2031-05-05")
    }

    @Test func theHeadlinesOwnDate() { #expect(published(title: "نص اتفاق 3 مارس 2029 بين الحكومة والحركة في كحلوان") == nil) }

    /// Elements divide words.
    @Test(arguments: [
        ("<p><span>5 أيار، 2031</span><span>27 مشاهدة</span></p>", "2031-05-05"),
        ("<p><span>ندى الشامي</span><span>05 مايو 2031&bull;تحديث: 06 مايو 2031</span></p>", "2031-05-05"),
        ("<div>بتوقيت مكة 14:30 - 5 مايو 2031</div>", "2031-05-05T14:30+03:00"), ("<div>5 مايو 2031 (GMT+3) 14:30</div>", "2031-05-05T14:30+03:00"),
        ("<div>5 مايو 2031 - 14:30 KSA</div>", "2031-05-05T14:30+03:00"), ("<div>5 مايو 2031 14:30 توقيت بغداد</div>", "2031-05-05T14:30+03:00"),
        ("<div>5 مايو 2031 14:30 بتوقيت السعودية</div>", "2031-05-05T14:30+03:00"), ("<div>5 مايو 2031 14:30 بتوقيت بيروت</div>", "2031-05-05T14:30"),
        ("<time><span>5</span><span>مايو</span><span>2031</span></time>", "2031-05-05"), ("<p>سلمى الراوي - مرسين - 5 مايو 2031</p>", "2031-05-05"),
    ])
    func linesUnderTheTitle(_ before: String, _ date: String) { #expect(published(before: before) == date) }

    @Test func linesBelowTheText() {
        #expect(published(below: "<div>نشر في 5 مايو 2031</div>") == "2031-05-05")
        #expect(published(below: "<div class=post-date>5 مايو 2031 14:30</div>") == "2031-05-05T14:30")
        #expect(published(below: "<div>5 مايو 2031</div>") == nil)
    }

    /// Who is trusted more goes first.
    @Test func theOrderOfTrust() {
        let old = "<p>بدأت الحرب في 3 مارس 2029.</p>"
        let canonical = "<link rel=canonical href=https://mawj.example/2031/05/07/truce>"
        let modified = "<meta property=article:modified_time content=2031-05-08T10:00:00+03:00>"
        let markup = "<meta property=article:published_time content=2031-05-03T10:00:00+03:00>"
        let (said, bare) = ("<div>نشر في 4 مايو 2031</div>", "<div>5 مايو 2031</div>")
        #expect(published(head: markup + modified + canonical, before: bare + said, inside: old) == "2031-05-03T10:00+03:00")
        #expect(published(head: modified + canonical, before: bare + said, inside: old) == "2031-05-04")
        #expect(published(head: modified + canonical, before: bare, inside: old) == "2031-05-05")
        #expect(published(head: modified + canonical, inside: old) == "2031-05-07")
        #expect(published(head: modified, inside: old) == "2031-05-08T10:00+03:00")
        #expect(published(head: modified, before: "<div>9 يونيو 2031</div>", inside: old) == "2031-05-08T10:00+03:00")
        #expect(published(inside: old, address: "https://mawj.example/news/20310505-truce-55.html") == "2031-05-05")
        #expect(published(inside: old, address: "https://mawj.example/2031-05-05/truce") == "2031-05-05")
        #expect(published(inside: old, address: "https://mawj.example/12345678/truce") == nil)
    }

    @Test func datelinesGoBeforeTheAddress() {
        let text = "<p>لازوردا (رويترز) 5.5.2031 - \(Self.paragraphs[0])</p><p>\(Self.paragraphs[1])</p>"
        let head = "<link rel=canonical href=https://mawj.example/2031/05/07/truce>"
        let page = Self.reader.read(Array("<html lang=ar><title>\(Self.title)</title>\(head)<body><h1>\(Self.title)</h1>\(text)</body></html>".utf8))
        #expect(page.published?.iso == "2031-05-05" && page.dateline?.contains("5.5.2031") == true)
    }
}

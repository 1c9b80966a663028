import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// Lines of a page that are its furniture in the midst of the text, in pages and in feeds.
@Suite struct PageLabelTests {
    static let paragraphs = PageDateTests.paragraphs

    private func body(_ blocks: [String]) -> String {
        PageDateTests.reader.read(
            Array("<html lang=ar><title>تمديد الهدنة</title><body><h1>تمديد الهدنة</h1><div class=article-body>\(blocks.joined())</div></body></html>".utf8)
        ).body
    }

    static let furniture = [
        "<p>شارك الخبر على فيسبوك</p>", "<p>رابط الخبر: https://mawj.example/n/55</p>", "<p>طباعة | أرسل إلى صديق</p>", "<p>المصدر: وكالات</p>",
        "<p>متابعة أخبار البيدر على تلغرام</p>",
        "<h3>الأكثر قراءة</h3><ul><li><a href=1>مقتل ثلاثة في قصف على تلة النمل</a></li><li><a href=2>نازحون يعودون إلى عين الصفصاف</a></li></ul><div>الأكثر قراءة نهاية</div>",
        "<div>نهاية القائمة</div>",
    ]

    @Test(arguments: furniture)
    func labelsAmidTheText(_ label: String) {
        let text = Self.paragraphs.map { "<p>\($0)</p>" }
        for place in [1, text.count] { #expect(body(text[..<place] + [label] + text[place...]) == Self.paragraphs.joined(separator: "\n\n"), "\(place)") }
    }

    @Test(arguments: ["شارك الخبراء في اللقاء وعادوا إلى كحلوان مساء", "متابعة أخبار الهدنة في المدينة شغلت الناس طوال الليل حتى ساعات الفجر."])
    func sentencesThatBeginLikeThemStay(_ line: String) {
        #expect(body(Self.paragraphs.prefix(2).map { "<p>\($0)</p>" } + ["<p>\(line)</p>", "<p>\(Self.paragraphs[2])</p>"]).contains(line))
    }

    @Test func feedsAreCleanedAsPagesAre() throws {
        let more = "<h3>اقرأ أيضا</h3><ul><li><a href=1>مقتل ثلاثة في قصف على تلة النمل</a></li><li><a href=2>نازحون يعودون</a></li></ul>"
        let text = "<p>\(Self.paragraphs[0])</p>\(more)<p>\(Self.paragraphs[1])</p><p>شارك الخبر على فيسبوك</p><p>\(Self.paragraphs[2])</p>"
        let feed =
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>تمديد الهدنة</title><guid>1</guid><description><![CDATA[\(text)]]></description></item></channel></rss>"
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".xml"
        try Data(feed.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let item = try #require(Intake(paths: [path], pages: PageDateTests.reader) { _ in }.next())
        #expect(String(decoding: item.report.text, as: UTF8.self) == "تمديد الهدنة\n" + Self.paragraphs.joined(separator: "\n\n"))
    }
}

import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// Dates that texts say themselves: in lines under the headline and at the end, in datelines. All of it invented.
@Suite struct OwnDateTests {
    static let reader = PageReader(words: PageWords(.builtIn))
    static let prose = "أعلنت وزارة الخارجية في سندوان أن الطرفين اتفقا على تمديد الهدنة ثلاثة أيام، وأن المحادثات مستمرة في العاصمة بإشراف مبعوث دولي"

    static func item(_ text: String, defaults: IntakeDefaults = IntakeDefaults()) throws -> IntakeItem {
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try #require(Intake(paths: [path], defaults: defaults, pages: reader) { _ in }.next())
    }

    @Test(arguments: [
        ("تمديد الهدنة\nP.\nنشر بتاريخ 5 مايو 2031", "2031-05-05"), ("تمديد الهدنة\nP. (نشر في: 5/5/2031)", "2031-05-05"),
        ("تمديد الهدنة\n5 مايو 2031\nP.", "2031-05-05"), ("تمديد الهدنة\n\nالاثنين 5 مايو 2031 - 14:30\n\nP.", "2031-05-05T14:30"),
        ("تمديد الهدنة\nمرسين - 5 أيار/مايو 2031\nP.", "2031-05-05"), ("تمديد الهدنة\nرويترز - 27.08.2031\nP.", "2031-08-27"),
        ("التاريخ: 5 مايو 2031\nالعنوان: تمديد الهدنة\nP.", "2031-05-05"), ("تمديد الهدنة\nمرسين (رويترز) 27.08.2031 - P.", "2031-08-27"),
        ("تمديد الهدنة\nمرسين (رويترز) 27.08.2031 P.", "2031-08-27"), ("مرسين، 27 أغسطس 2031 (وكالة النهر) - P.", "2031-08-27"),
        ("تمديد الهدنة\nمرسين - 27/08/2031 - P.", "2031-08-27"), ("تمديد الهدنة\nمرسين 27 أغسطس 2031 / P.", "2031-08-27"),
        ("تمديد الهدنة\nمرسين (27 أغسطس 2031) - P.", "2031-08-27"), ("تمديد الهدنة\nP.\nصدر في مرسين بتاريخ 5 مايو 2031", "2031-05-05"),
        ("تمديد الهدنة\nP.\nمرسين في 5 مايو 2031", "2031-05-05"), ("تمديد الهدنة\nآخر تحديث: 6 مايو 2031 | نشر: 5 مايو 2031\nP.", "2031-05-05"),
        ("تمديد الهدنة\nP.\nآخر تحديث: 6 مايو 2031", "2031-05-06"),
        ("تمديد الهدنة\nنشر في 5 مايو 2031 الساعة الثالثة والنصف عصرا\nP.", "2031-05-05T15:30"),
    ])
    func datesThatATextSays(_ text: String, _ date: String) throws {
        let item = try Self.item(text.replacing("P", with: Self.prose))
        #expect(item.report.published?.iso == date)
        let words = try #require(item.report.dateline)
        #expect(words.contains("2031") && words.utf8.count < 120)
        let given = try #require(ReportDates.given(item.report))
        #expect(given.basis == .stated && given.reasons == [words])
    }

    @Test(arguments: [
        "توقيع الاتفاق في 5 مايو 2031\nP.", "انتخابات 5 مايو 2031\nP.", "نشر الجيش قواته في 5 مايو 2031\nP.", "تمديد الهدنة\nوقال بيان (5 مايو 2031) إن P.",
        "تمديد الهدنة\nوقال البيان الصادر يوم 5 مايو 2031: P.", "تمديد الهدنة\nP، وذلك منذ 5 مايو 2031.", "تمديد الهدنة\nصورة أرشيفية - 3 مارس 2029\nP.",
        "ما جرى\n5 مايو 2031 - P.\n6 مايو 2031 - P.", "تمديد الهدنة\nوصل في 5 مايو 2031 الوفد (المفاوض) إلى العاصمة P.",
        "تمديد الهدنة\nP. وكانت الحرب بدأت في 3 مارس 2029.",
        "تمديد الهدنة\nاقرأ أيضا: هدنة 5 مايو 2031\nP.", "",
    ])
    func datesOfSomethingElse(_ text: String) throws {
        let item = try Self.item(text.replacing("P", with: Self.prose))
        #expect(item.report.published == nil && item.report.dateline == nil)
    }

    @Test func whatTheUserSaysOfAllComesBehindIt() throws {
        let defaults = IntakeDefaults(published: PartialDate(year: 2030, month: 1, day: 2))
        #expect(try Self.item("تمديد الهدنة\n\(Self.prose).\nنشر بتاريخ 5 مايو 2031", defaults: defaults).report.published?.iso == "2031-05-05")
        let other = try Self.item("تمديد الهدنة\n\(Self.prose).", defaults: defaults).report
        #expect(other.published?.iso == "2030-01-02" && other.dateline == nil)
    }

    /// Lines of pages: bars and words between two dates, hours in words, the day's end.
    @Test(arguments: [
        ("نشر: 5 مايو 2031 | 10:30 | آخر تحديث: 6 مايو 2031 | 11:45", "2031-05-05T10:30"),
        ("آخر تحديث 6 مايو 2031 | 11:45 | نشر في 5 مايو 2031 | 10:30", "2031-05-05T10:30"),
        ("آخر تحديث 6 مايو 2031 11:45 تاريخ النشر 5 مايو 2031 10:30", "2031-05-05T10:30"),
        ("5 مايو 2031 | آخر تحديث: 11:45", "2031-05-05T11:45"),
        ("الاثنين 5 مايو 2031 الساعة الثالثة والنصف عصرا", "2031-05-05T15:30"), ("5 مايو 2031 - الساعة الثالثة إلا ربعا مساء", "2031-05-05T14:45"),
        ("5 مايو 2031 الساعة 3 وعشر دقائق مساء", "2031-05-05T15:10"), ("5 مايو 2031 الساعة 3 و10 دقائق مساء", "2031-05-05T15:10"),
        ("5 مايو 2031 الساعة 14 و30 دقيقة", "2031-05-05T14:30"), ("5 مايو 2031 الساعة الثانية عشرة والنصف ظهرا", "2031-05-05T12:30"),
        ("5 مايو 2031 الساعة الثالثة والنصف", "2031-05-05"), ("5 مايو 2031 24:00", "2031-05-06T00:00"), ("31 ديسمبر 2031 - 24:00", "2032-01-01T00:00"),
        ("2031-05-05 24:00", "2031-05-06T00:00"), ("5 مايو 2031 24:30", "2031-05-05"),
    ])
    func linesOfPages(_ line: String, _ date: String) {
        let html =
            "<html lang=ar><title>تمديد الهدنة في سندوان</title><body><h1>تمديد الهدنة في سندوان</h1><div class=meta>\(line)</div><div class=article-body>"
            + "<p>\(Self.prose).</p><p>وقال متحدث باسم الحكومة إن الوفد سيصل غدا إلى مدينة كحلوان، مضيفا أن اللقاء المقبل سيعقد.</p></div></body></html>"
        #expect(Self.reader.read(Array(html.utf8)).published?.iso == date)
    }
}

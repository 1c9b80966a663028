import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

@Suite struct ReportDatingTests {
    private func evidence(_ text: String, given: String? = nil) throws -> DateEvidence {
        ReportDating.evidence(try Fixture.sheet(text), reader: TimeReader(language: try Fixture.language.get()), given: given.map { Fixture.date($0) })
    }

    private func days(_ date: ReportDate) -> String { "\(date.interval.start?.iso ?? "")..\(date.interval.end?.iso ?? "")" }

    // Invented: talks of two groups in the city of Marsin.
    private let first =
        "وصل قائد الحراس سالم الراوي إلى مرسين اليوم الثلاثاء للتوقيع على اتفاق السدود، وينتظر عقد مؤتمر بردى آخر الشهر الحالي. وكان الطرفان وقعا اتفاق الحدود البري في ديسمبر 2031."
    private let second = "وقال الراوي في مرسين الثلاثاء إن قائد الحراس سالم الراوي وصل للتوقيع على اتفاق السدود."
    private let later = "ذكر الوزير أن الوفود اجتمعت في يناير من هذا العام قبيل مؤتمر بردى، بموجب اتفاق الحدود البري الذي أبرم في ديسمبر الماضي."

    @Test func reportsOfOneCallDateOneAnother() throws {
        let dates = ReportDating.infer([try evidence(first), try evidence(second), try evidence(later)])
        #expect(dates.map(days) == ["2032-01-06..2032-01-27", "2032-01-03..2032-01-30", "2032-02-01..2032-11-30"])
        #expect(dates.allSatisfy { $0.basis == .inferred && !$0.reasons.isEmpty })
    }

    @Test func orderDoesNotMatter() throws {
        let there = ReportDating.infer([try evidence(first), try evidence(second), try evidence(later)])
        let back = ReportDating.infer([try evidence(later), try evidence(second), try evidence(first)])
        #expect(there.map(days) == back.reversed().map(days))
    }

    @Test func aloneAReportStaysOpen() throws {
        let date = try #require(ReportDating.infer([try evidence(first)]).first)
        #expect(days(date) == "2031-12-01..")
        #expect(days(try #require(ReportDating.infer([try evidence("اجتمع الطرفان ثم افترقا.")]).first)) == "..")
    }

    /// Only what is told as past dates a report from below, only what is told as still to come from above; a plan, a name or a year alone does neither.
    @Test(arguments: [
        ("وقع الطرفان اتفاق السدود في ديسمبر 2031.", "2031-12-01.."), ("تتفاوض القبيلتان منذ مارس 2030.", "2030-03-01.."),
        ("ستعقد اللجنة جلسة في 24 مايو 2031.", "..2031-05-24"), ("يذكر أنه سيعقد ورشا أخرى بتاريخ 30 شوال 1436هـ.", "..2015-08-15"),
        ("كان من المقرر أن تعقد اللجنة جلسة في 24 مايو 2031.", ".."), ("كانت الوزارة قد قالت إنها ستعقد ورشا في 24 مايو 2031.", ".."),
        ("أعلنت الوزارة تنظيم المعرض في مايو 2031.", ".."), ("تسعى الحكومة إلى مضاعفة الإنتاج عام 2040 ضمن رؤية 2040.", ".."),
        ("افتتح الوزير المعرض في 12 أغسطس 2031.", "2031-08-12.."), ("قررت اللجنة إقامة المباراة يوم 12 أغسطس 2031.", ".."),
        ("لم يوقع الطرفان الاتفاق في مايو 2031.", ".."),
        ("وصل الوفد إلى المدينة في 3 مايو 2031. وسيغادر الوفد المدينة في 20 مايو 2031.", "2031-05-03..2031-05-20"),
        ("وصل الوفد إلى المدينة في 3 مايو 2033. وسيغادر الوفد المدينة في 20 مايو 2031.", ".."),
    ])
    func whatIsPastAndWhatIsStillToCome(_ text: String, _ interval: String) throws {
        let date = try #require(ReportDating.infer([try evidence(text)]).first)
        #expect(days(date) == interval && date.basis == .inferred)
    }

    @Test(arguments: ["١٤٣٦/١٠/٥ هـ", "١٤٣٦/١٠/٥", "5/10/1436هـ", "الثلاثاء 5 شوال 1436 هـ"])
    func hijriDatesOnALineOfTheirOwn(_ line: String) throws {
        let date = try #require(ReportDating.infer([try evidence("اتفاق على السدود\n" + line + "\nوقع الطرفان اتفاق السدود في مرسين.")]).first)
        #expect(days(date) == "2015-07-21..2015-07-21" && date.basis == .stated)
    }

    @Test func datesThatTheTextPrints() throws {
        let line = try #require(ReportDating.infer([try evidence("مرسين في 26 شوال 1436هـ الموافق 11 أغسطس 2015م. بدأت المحادثات")]).first)
        #expect(line.basis == .stated)
        #expect(days(line) == "2015-08-11..2015-08-11")
        let told = try #require(ReportDating.infer([try evidence("وقع الطرفان في 3 مايو 2016 اتفاقا جديدا")]).first)
        #expect(told.basis == .inferred)
    }

    @Test func aKnownDateHelpsTheOthers() throws {
        let dates = ReportDating.infer([try evidence(first, given: "2032-01-13"), try evidence(second)])
        #expect(dates[0].basis == .given)
        #expect(days(dates[1]) == "2032-01-10..2032-01-16")
    }

    @Test func theReasonNamesTheReport() throws {
        var known = try evidence(first, given: "2032-01-13")
        known.report = "anchor"
        let date = ReportDating.infer([try evidence(second), known])[0]
        #expect(date.reasons.contains("tells the same story as anchor, of 2032-01-13"), "\(date.reasons)")
        var source = try evidence(later)
        source.report = "source"
        let months = ReportDating.infer([try evidence(first), source])[0]
        #expect(months.reasons.contains { $0.hasSuffix(" of source") }, "\(months.reasons)")
    }

    @Test func anotherStoryIsLeftAlone() throws {
        let other = "سقطت أمطار غزيرة على القرى الجبلية يوم الثلاثاء وقطعت الطرق."
        let dates = ReportDating.infer([try evidence(first, given: "2032-01-13"), try evidence(other)])
        #expect(days(dates[1]) == "..")
    }
}

import HudnaRecord
import Testing

@testable import HudnaExports

@Suite struct DateTextTests {
    private func text(_ hijri: HijriCalendar? = nil) throws -> DateText { DateText(names: .english, words: try Draft.words(isArabic: false), hijri: hijri) }
    private func date(_ iso: String) throws -> PartialDate { try #require(PartialDate(iso: iso)) }

    @Test func asMuchAsIsKnown() throws {
        let text = try text()
        #expect(text.text(try date("2020")) == "2020")
        #expect(text.text(try date("2020-01")) == "January 2020")
        #expect(text.text(try date("2020-01-14")) == "14 January 2020")
        #expect(text.text(try date("2020-01-14T09:28+03:00")) == "14 January 2020, \u{2066}09:28 +03:00\u{2069}")
        #expect(text.text(try date("2020-01-14T09:28Z")) == "14 January 2020, \u{2066}09:28 UTC\u{2069}")
        #expect(text.text(PartialDate(year: 2020, month: 13, day: 1)) == "2020")
    }

    @Test func intervals() throws {
        let text = try text()
        let (a, b) = (try date("2020-01-12"), try date("2020-01-14"))
        #expect(text.text(DateInterval()) == "")
        #expect(text.text(DateInterval(a)) == "12 January 2020")
        #expect(text.text(DateInterval(start: a, end: b)) == "12 January 2020 to 14 January 2020")
        #expect(text.text(DateInterval(start: a, end: nil)) == "since 12 January 2020")
        #expect(text.text(DateInterval(start: nil, end: b)) == "by 14 January 2020")
        #expect(text.phrase(DateInterval(a)) == "on 12 January 2020")
        #expect(text.phrase(DateInterval(try date("2020-01"))) == "in January 2020")
        #expect(text.short(try #require(CalendarDay(year: 2020, month: 1, day: 14))) == "14 January")
        #expect(text.weekday(try #require(CalendarDay(year: 2020, month: 1, day: 14))) == "Tuesday")
    }

    /// Without the table of years the calendar is tabular.
    @Test func hijriDays() throws {
        let text = try text(HijriCalendar(years: []))
        #expect(text.hijri(try date("1970-01-01")) == "22 Shawwal 1389 AH")
        #expect(text.hijri(try date("2020-01")) == "Jumada al-Ula – Jumada al-Akhira 1441 AH")
        #expect(text.hijri(try date("2020")) == "1441–1442 AH")
        #expect(text.hijri(try date("0500-01-01")) == nil)
        #expect(try self.text().hijri(try date("2020")) == nil)
        #expect(text.hijri(PartialDate(year: 2020, month: 2, day: 31)) == nil)
    }

    @Test func namesAreTwelveTwelveAndSeven() {
        #expect(CalendarNames(months: [], hijriMonths: [], weekdays: []) == nil)
        let english = CalendarNames.english
        #expect(CalendarNames(months: english.months, hijriMonths: english.hijriMonths, weekdays: english.weekdays) == english)
    }
}

import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

@Suite struct CalendarNamesTests {
    /// What is written is what is read: every name is a form of that month in the tables of times.
    @Test(arguments: MonthNames.allCases.filter { $0 != .english })
    func namesAreThoseThatAreRead(_ names: MonthNames) throws {
        let own = try #require(CalendarNames(.builtIn, names))
        let terms = LanguageSource.builtIn.terms("ar/times/months.tsv").filter { $0.role == "month" || $0.role == "month-weak" }
        for (index, name) in own.months.enumerated() {
            #expect(terms.contains { $0.value == "\(index + 1)" && $0.forms.contains(name) }, "\(name)")
        }
        let days = LanguageSource.builtIn.terms("ar/times/weekdays.tsv")
        for (index, name) in own.weekdays.enumerated() {
            #expect(days.contains { $0.value == "\(index)" && $0.forms.contains(String(name.dropFirst(2))) }, "\(name)")
        }
        #expect(Set(own.hijriMonths).count == 12)
    }

    @Test func ummAlQura() throws {
        let calendar = HijriCalendar(.builtIn)
        let day = try #require(CalendarDay(year: 2020, month: 1, day: 14))
        #expect(calendar.parts(of: day) == (1441, 5, 19))
        // There and back, over the years of the table and on both sides of it.
        for number in stride(from: -20_000, to: 45_000, by: 37) {
            let parts = calendar.parts(of: CalendarDay(number: number))
            #expect((1...30).contains(parts.day))
            #expect(calendar.day(year: parts.year, month: parts.month, day: parts.day) == CalendarDay(number: number))
        }
    }
}

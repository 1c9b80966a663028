import HudnaRecord
import Testing

@Suite struct CalendarDayTests {
    @Test(arguments: [
        ((1970, 1, 1), 0), ((2000, 2, 29), 11_016), ((2020, 1, 13), 18_274), ((1969, 12, 31), -1), ((1, 1, 1), -719_162), ((9999, 12, 31), 2_932_896),
    ])
    func numbers(_ parts: (year: Int, month: Int, day: Int), _ number: Int) throws {
        let day = try #require(CalendarDay(year: parts.year, month: parts.month, day: parts.day))
        #expect(day.number == number)
        #expect(CalendarDay(number: number).parts == parts)
    }

    @Test func everyDayOfFourCenturiesAndBack() throws {
        var expected = try #require(CalendarDay(year: 1801, month: 1, day: 1)).number
        for year in 1801...2201 {
            for month in 1...12 {
                for day in 1...CalendarDay.length(year: year, month: month) {
                    let found = CalendarDay(year: year, month: month, day: day)
                    if found?.number != expected || CalendarDay(number: expected).parts != (year, month, day) { Issue.record("\(year)-\(month)-\(day)") }
                    expected += 1
                }
            }
        }
    }

    @Test(arguments: [(2015, 2, 29), (2100, 2, 29), (2020, 4, 31), (2020, 13, 1), (2020, 0, 1), (2020, 1, 0), (0, 1, 1), (10_000, 1, 1)])
    func daysThatAreNone(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test func weekdaysOrderAndDistance() throws {
        let monday = try #require(CalendarDay(year: 2020, month: 1, day: 13))
        #expect(monday.weekday == 1 && (monday - 1).weekday == 0 && (monday + 5).weekday == 6)
        #expect(CalendarDay(number: -1).weekday == 3)
        #expect(monday < monday + 1 && (monday + 30) - 30 == monday)
    }
}

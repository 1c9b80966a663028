import HudnaRecord
import Testing

@Suite struct PartialDateTests {
    @Test(arguments: ["2020", "2020-01", "2020-01-13", "2020-01-13T09:28", "2020-01-13T09:28+03:00", "2020-01-13T00:00-11:30", "2020-02-29", "0001"])
    func roundTrips(_ iso: String) throws {
        #expect(try #require(PartialDate(iso: iso)).iso == iso)
    }

    @Test(arguments: [
        ("2020-01-13T09:28:59Z", "2020-01-13T09:28+00:00"), ("2020-01-13 09:28", "2020-01-13T09:28"),
        ("2020-01-13T09:28:59.123+0300", "2020-01-13T09:28+03:00"),
        ("2020-01-13T09:28+03", "2020-01-13T09:28+03:00"),
    ])
    func otherSpellings(_ iso: String, _ written: String) throws {
        #expect(try #require(PartialDate(iso: iso)).iso == written)
    }

    @Test(arguments: [
        "", "20", "0000", "2020-", "2020-13", "2020-1", "2020-02-30", "2015-02-29", "2020-01-13T24:00", "2020-01-13T09:60", "2020-01-13T09", "2020-01-13X09:28",
        "١٣", "2020-01-13T09:28+99:00",
    ])
    func datesThatAreNone(_ iso: String) {
        #expect(PartialDate(iso: iso) == nil)
    }

    @Test func whatItCanMean() throws {
        let year = PartialDate(year: 2020)
        #expect(year.firstDay == CalendarDay(year: 2020, month: 1, day: 1) && year.lastDay == CalendarDay(year: 2020, month: 12, day: 31))
        let month = PartialDate(year: 2020, month: 2)
        #expect(month.lastDay == CalendarDay(year: 2020, month: 2, day: 29))
        let day = try #require(CalendarDay(year: 2020, month: 1, day: 13))
        #expect(PartialDate(day).firstDay == day && PartialDate(day).lastDay == day && PartialDate(day).iso == "2020-01-13")
    }

    @Test func intervals() {
        #expect(DateInterval().isEmpty)
        #expect(!DateInterval(end: PartialDate(year: 2020)).isEmpty)
        #expect(DateInterval(PartialDate(year: 2020)).start == DateInterval(PartialDate(year: 2020)).end)
    }
}

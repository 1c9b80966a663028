import HudnaRecord
import Testing

@Suite struct MomentTests {
    private func last(_ iso: String, zone: Int = 0) -> Int? { PartialDate(iso: iso).flatMap { Moment(last: $0, zone: zone) }?.minutes }
    private func first(_ iso: String, zone: Int = 0) -> Int? { PartialDate(iso: iso).flatMap { Moment(first: $0, zone: zone) }?.minutes }

    @Test func aDayLastsToItsLastMinute() {
        #expect(first("1970-01-01") == 0)
        #expect(last("1970-01-01") == 1439)
        #expect(last("1970-01") == 31 * 1440 - 1)
        #expect(last("1970") == 365 * 1440 - 1)
    }

    @Test func anOffsetCountsBeforeTheZone() {
        #expect(last("1970-01-01T02:00+02:00") == 0)
        #expect(last("1970-01-01T02:00", zone: 120) == 0)
        #expect(last("1970-01-01T02:00Z", zone: 120) == 120)
        #expect(last("1969-12-31T23:59Z") == -1)
    }

    @Test func theDayOfAMoment() {
        #expect(Moment(minutes: -1).day == CalendarDay(number: -1))
        #expect(Moment(minutes: 0).day == CalendarDay(number: 0))
        #expect(Moment(minutes: 1440).day == CalendarDay(number: 1))
        #expect(Moment(minutes: -1440).day == CalendarDay(number: -1))
        #expect(Moment(minutes: -1441).day == CalendarDay(number: -2))
    }
}

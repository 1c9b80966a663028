/// A point in time, in minutes since 1970-01-01T00:00 UTC. What the clocks of the record compare.
public struct Moment: Sendable, Hashable, Comparable {
    public var minutes: Int

    public init(minutes: Int) { self.minutes = minutes }

    /// The first moment that a date can mean; without an offset of its own it is of `zone` (minutes east of UTC).
    public init?(first date: PartialDate, zone: Int = 0) {
        guard let day = date.firstDay else { return nil }
        minutes = day.number * 1440 + (date.minutes ?? 0) - (date.offset ?? zone)
    }

    /// The last moment that a date can mean: a day counts to its last minute, a month to that of its last day.
    public init?(last date: PartialDate, zone: Int = 0) {
        guard let day = date.lastDay else { return nil }
        minutes = day.number * 1440 + (date.minutes ?? 1439) - (date.offset ?? zone)
    }

    /// The day it falls on in UTC.
    public var day: CalendarDay { CalendarDay(number: minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440) }

    public static func < (a: Moment, b: Moment) -> Bool { a.minutes < b.minutes }
}

/// The Umm al-Qura calendar of Language/ar/times/hijri-years.tsv, and the tabular one outside its years.
public struct HijriCalendar: Sendable {
    public struct Year: Sendable {
        let number: Int
        /// First day, counted from 1970-01-01.
        let start: Int
        /// Whether each month has 30 days.
        let isLong: [Bool]

        /// Nil unless the parts are the year, its first day and twelve of 0 and 1.
        public init?(_ parts: [String]) {
            guard parts.count == 3, let number = Int(parts[0]), let start = Int(parts[1]), parts[2].utf8.count == 12 else { return nil }
            self.number = number
            self.start = start
            isLong = parts[2].utf8.map { $0 == 0x31 }
        }
    }

    private let years: [Year]

    public init(years: [Year]) { self.years = years.sorted { $0.number < $1.number } }

    /// First and last day of a month, or of the year where none is given.
    public func days(year: Int, month: Int?) -> ClosedRange<Int>? {
        guard (1...2000).contains(year), month.map({ (1...12).contains($0) }) ?? true else { return nil }
        let first = start(year, month ?? 1)
        let next = month.map { $0 == 12 ? start(year + 1, 1) : start(year, $0 + 1) } ?? start(year + 1, 1)
        return first...(next - 1)
    }

    public func day(year: Int, month: Int, day: Int) -> CalendarDay? {
        guard let days = days(year: year, month: month), day >= 1, days.lowerBound + day - 1 <= days.upperBound else { return nil }
        return CalendarDay(number: days.lowerBound + day - 1)
    }

    /// The Hijri year and month of a day.
    public func yearAndMonth(of day: CalendarDay) -> (year: Int, month: Int) {
        var year = Int((Double(day.number + 492_148) / 354.36667).rounded(.down)) + 1
        while start(year, 1) > day.number { year -= 1 }
        while start(year + 1, 1) <= day.number { year += 1 }
        var month = 12
        while month > 1 && start(year, month) > day.number { month -= 1 }
        return (year, month)
    }

    /// The Hijri date of a day.
    public func parts(of day: CalendarDay) -> (year: Int, month: Int, day: Int) {
        let (year, month) = yearAndMonth(of: day)
        return (year, month, day.number - start(year, month) + 1)
    }

    private func start(_ year: Int, _ month: Int) -> Int {
        guard let first = years.first, year >= first.number, year - first.number < years.count else {
            // Tabular, civil epoch (16 July 622 Julian), leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty.
            return -492_148 + (year - 1) * 354 + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2
        }
        let known = years[year - first.number]
        var day = known.start
        for earlier in 0..<(month - 1) { day += known.isLong[earlier] ? 30 : 29 }
        return day
    }
}

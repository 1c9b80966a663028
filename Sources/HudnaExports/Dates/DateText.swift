public import HudnaRecord

/// Writes dates and stretches of time in the reader's language, months as he names them, Hijri beside.
public struct DateText: Sendable {
    /// What a mark on an axis of time tells apart.
    enum Grain: Sendable { case day, month, year }

    let names: CalendarNames
    private let words: PhraseBook
    private let calendar: HijriCalendar?

    /// - Parameters:
    ///   - words: texts of the interface by id (`date-…`).
    ///   - hijri: Umm al-Qura from 1343 to 1500, tabular outside; nil where no Hijri dates are wanted.
    public init(names: CalendarNames, words: [String: String], hijri: HijriCalendar?) {
        self.names = names
        self.words = PhraseBook(words)
        calendar = hijri
    }

    /// As much as is known: `2020`, `January 2020`, `14 January 2020`, with the hour and its offset where there is one.
    public func text(_ date: PartialDate) -> String {
        guard let name = date.month.flatMap(month) else { return "\(date.year)" }
        guard let day = date.day else { return words("date-month", ["month": name, "year": "\(date.year)"]) }
        let text = words("date-day", ["day": "\(day)", "month": name, "year": "\(date.year)"])
        guard let minutes = date.minutes else { return text }
        let offset = date.offset.map { $0 == 0 ? " UTC" : " " + ($0 < 0 ? "-" : "+") + Self.clock(abs($0)) } ?? ""
        return words("date-hour", ["date": text, "hour": "\u{2066}" + Self.clock(minutes) + offset + "\u{2069}"])
    }

    /// `12 to 14 January 2020`, `since …`, `by …`; empty where neither side is known.
    public func text(_ interval: DateInterval) -> String {
        switch (interval.start, interval.end) {
        case (nil, nil): ""
        case (let start?, nil): words("date-since", ["date": text(start)])
        case (nil, let end?): words("date-by", ["date": text(end)])
        case (let start?, let end?) where start == end: text(start)
        case (let start?, let end?): words("date-from-to", ["start": text(start), "end": text(end)])
        }
    }

    /// The same inside a sentence: `on 14 January 2020`, `in January 2020`, `from … to …`.
    public func phrase(_ interval: DateInterval) -> String {
        guard let start = interval.start, start == interval.end else { return text(interval) }
        return words(start.day == nil ? "date-in" : "date-on", ["date": text(start)])
    }

    /// The Hijri day; of a month or year the months or years that it lies in. Nil without a calendar, or where there is no such day.
    public func hijri(_ date: PartialDate) -> String? {
        guard let calendar, let first = date.firstDay, let last = date.lastDay else { return nil }
        let (start, end) = (calendar.parts(of: first), calendar.parts(of: last))
        guard start.year >= 1 else { return nil }
        func month(_ number: Int) -> String { names.hijriMonths[number - 1] }
        let text: String
        if date.day != nil {
            text = words("date-day", ["day": "\(start.day)", "month": month(start.month), "year": "\(start.year)"])
        } else if date.month == nil {
            text = start.year == end.year ? "\(start.year)" : "\(start.year)–\(end.year)"
        } else if start.year != end.year {
            let sides = [start, end].map { words("date-month", ["month": month($0.month), "year": "\($0.year)"]) }
            text = sides[0] + " – " + sides[1]
        } else {
            let span = start.month == end.month ? month(start.month) : month(start.month) + " – " + month(end.month)
            text = words("date-month", ["month": span, "year": "\(start.year)"])
        }
        return words("date-hijri", ["date": text])
    }

    public func weekday(_ day: CalendarDay) -> String { names.weekdays[day.weekday] }

    /// A day without its year: `14 January`.
    public func short(_ day: CalendarDay) -> String {
        words("date-short", ["day": "\(day.parts.day)", "month": names.months[day.parts.month - 1]])
    }

    /// What stands at a mark of an axis; the year only where it is needed.
    func mark(_ day: CalendarDay, _ grain: Grain, withYear: Bool) -> String {
        let parts = day.parts
        switch grain {
        case .year: return "\(parts.year)"
        case .month: return withYear ? text(PartialDate(year: parts.year, month: parts.month)) : names.months[parts.month - 1]
        case .day: return withYear ? text(PartialDate(day)) : short(day)
        }
    }

    private func month(_ number: Int) -> String? { names.months.indices.contains(number - 1) ? names.months[number - 1] : nil }

    private static func clock(_ minutes: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }
}

/// A date of which only so much is said as is known: a year, a month, a day, or a moment with its offset from UTC.
public struct PartialDate: Sendable, Hashable {
    public var year: Int
    public var month: Int?
    public var day: Int?
    /// Minutes since midnight, where an hour is given.
    public var minutes: Int?
    /// Minutes east of UTC, where a zone is given.
    public var offset: Int?

    public init(year: Int, month: Int? = nil, day: Int? = nil, minutes: Int? = nil, offset: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.minutes = minutes
        self.offset = offset
    }

    public init(_ day: CalendarDay, minutes: Int? = nil, offset: Int? = nil) {
        let parts = day.parts
        self.init(year: parts.year, month: parts.month, day: parts.day, minutes: minutes, offset: offset)
    }

    /// The first day it can mean.
    public var firstDay: CalendarDay? { CalendarDay(year: year, month: month ?? 1, day: day ?? 1) }
    /// The last day it can mean.
    public var lastDay: CalendarDay? {
        let last = month ?? 12
        return CalendarDay(year: year, month: last, day: day ?? CalendarDay.length(year: year, month: last))
    }

    /// ISO 8601: `2020`, `2020-01`, `2020-01-13`, `2020-01-13T09:28+03:00`.
    public var iso: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        var text = "\(year)"
        while text.utf8.count < 4 { text = "0" + text }
        guard let month else { return text }
        text += "-" + two(month)
        guard let day else { return text }
        text += "-" + two(day)
        guard let minutes else { return text }
        text += "T" + two(minutes / 60) + ":" + two(minutes % 60)
        if let offset { text += (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60) }
        return text
    }

    /// Reads what `iso` writes, `Z`, a space for the T and seconds included; nil for anything else.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        func number(_ from: Int, _ count: Int) -> Int? {
            guard from + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[from..<from + count] {
                guard byte >= 0x30 && byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        func mark(_ at: Int, _ allowed: String) -> Bool { at < bytes.count && allowed.utf8.contains(bytes[at]) }
        guard let year = number(0, 4), year >= 1 else { return nil }
        self.init(year: year)
        guard bytes.count > 4 else { return }
        guard mark(4, "-"), let month = number(5, 2), (1...12).contains(month) else { return nil }
        self.month = month
        guard bytes.count > 7 else { return }
        guard mark(7, "-"), let day = number(8, 2), CalendarDay(year: year, month: month, day: day) != nil else { return nil }
        self.day = day
        guard bytes.count > 10 else { return }
        guard mark(10, "T t"), let hour = number(11, 2), hour < 24, mark(13, ":"), let minute = number(14, 2), minute < 60 else { return nil }
        minutes = hour * 60 + minute
        var at = 16
        if mark(at, ":") {
            guard number(at + 1, 2) != nil else { return nil }
            at += 3
            if mark(at, ".") {
                at += 1
                while mark(at, "0123456789") { at += 1 }
            }
        }
        guard at < bytes.count else { return }
        if mark(at, "Zz"), at + 1 == bytes.count {
            offset = 0
            return
        }
        guard mark(at, "+-"), let hours = number(at + 1, 2), hours <= 14 else { return nil }
        let after = mark(at + 3, ":") ? at + 4 : at + 3
        let minutesEast = after < bytes.count ? number(after, 2) : 0
        guard let minutesEast, minutesEast < 60, after + 2 >= bytes.count else { return nil }
        offset = (bytes[at] == 0x2D ? -1 : 1) * (hours * 60 + minutesEast)
    }
}

/// A stretch of time; a side that is nil is open. Both nil: the text gives none.
public struct DateInterval: Sendable, Hashable {
    public var start: PartialDate?
    public var end: PartialDate?

    public init(start: PartialDate? = nil, end: PartialDate? = nil) {
        self.start = start
        self.end = end
    }

    public init(_ date: PartialDate) { self.init(start: date, end: date) }
    public var isEmpty: Bool { start == nil && end == nil }

    /// As it is shown: one date, or two with a stroke between them, `..` for an open side (ISO 8601-2); empty where both are.
    public var iso: String {
        if isEmpty { return "" }
        return start == end ? start?.iso ?? "" : (start?.iso ?? "..") + "/" + (end?.iso ?? "..")
    }

    /// How many days it leaves open; nil where a side is.
    public var days: Int? {
        guard let first = start?.firstDay, let last = end?.lastDay else { return nil }
        return last.number - first.number + 1
    }
}

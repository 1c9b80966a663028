internal import HudnaRecord

extension PartialDate {
    /// The moment by which what was published then is known, in seconds since 1970 in UTC: a day without an hour counts at its last minute, a month or
    /// a year at that of its last day; a time without a zone is UTC. Nil for a day that does not exist.
    var knownSecond: Int? { lastDay.map { ($0.number * 1440 + (minutes ?? 1439) - (offset ?? 0)) * 60 } }

    /// The first moment it can mean, likewise.
    var firstSecond: Int? { firstDay.map { ($0.number * 1440 + (minutes ?? 0) - (offset ?? 0)) * 60 } }

    /// A moment as the store writes it: ISO 8601 to the second, in UTC.
    static func stamp(_ second: Int) -> String {
        let day = CalendarDay(number: (second - ((second % 86_400) + 86_400) % 86_400) / 86_400)
        let rest = second - day.number * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return PartialDate(day).iso + "T" + clock + "Z"
    }
}

extension Reading {
    /// When the report became known: when it was published, or else the end of the day or days on which it was written; nil where neither is known.
    var knownSecond: Int? { (published ?? date.interval.end ?? date.interval.start)?.knownSecond }
}

internal import HudnaRecord

extension PartialDate {
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
    /// In seconds since 1970; a time without a zone is UTC.
    var knownSecond: Int? { (published ?? date.interval.end ?? date.interval.start).flatMap { Moment(last: $0) }.map { $0.minutes * 60 } }
}

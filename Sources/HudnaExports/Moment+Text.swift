internal import HudnaRecord

extension Moment {
    /// `2020-01-13T20:00:00Z`.
    var stamp: String {
        let rest = minutes - day.number * 1440
        let time = [rest / 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return PartialDate(day).iso + "T" + time[0] + ":" + time[1] + ":00Z"
    }

    /// `20200113T200000Z`, and with `separator` empty `20200113200000`.
    func digits(separator: String = "T", end: String = "Z") -> String {
        stamp.dropLast().filter { $0 != "-" && $0 != ":" }.split(separator: "T").joined(separator: separator) + end
    }
}

extension PartialDate {
    /// Year, month and day only.
    var dateOnly: String { PartialDate(year: year, month: month, day: day).iso }
}

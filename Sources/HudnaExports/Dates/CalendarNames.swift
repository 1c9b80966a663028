/// Which names of the Gregorian months a reader is used to.
public enum MonthNames: String, Sendable, CaseIterable {
    /// Egypt, Sudan and the Gulf; the others of the Arab world; English.
    case gulf, levant, maghreb, morocco, english
}

/// The words that dates are written with.
public struct CalendarNames: Sendable, Equatable {
    /// January first.
    public let months: [String]
    /// Muharram first.
    public let hijriMonths: [String]
    /// Sunday first.
    public let weekdays: [String]

    /// Nil unless there are twelve, twelve and seven.
    public init?(months: [String], hijriMonths: [String], weekdays: [String]) {
        guard months.count == 12, hijriMonths.count == 12, weekdays.count == 7 else { return nil }
        self.init(months, hijriMonths, weekdays)
    }

    private init(_ months: [String], _ hijriMonths: [String], _ weekdays: [String]) {
        (self.months, self.hijriMonths, self.weekdays) = (months, hijriMonths, weekdays)
    }

    public static let english = CalendarNames(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        [
            "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Akhir", "Jumada al-Ula", "Jumada al-Akhira", "Rajab", "Shaaban", "Ramadan", "Shawwal",
            "Dhu al-Qada", "Dhu al-Hijja",
        ],
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
}

internal import HudnaRecord
internal import HudnaText

/// The words of dates, folded: months of both calendars, days of the week, halves of the day, zones.
struct DateWords: Sendable {
    enum Word {
        case month(Int), hijriMonth(Int), weekday(Int), morning, evening, night, zone(minutes: Int)
        /// A zone whose hours change with the season.
        case seasonalZone
        /// Stands between hour and minutes, or behind an hour: 14h30.
        case hour
        /// In front of an hour in words, and such an hour: الساعة, الثالثة.
        case clock, hourOfClock(Int)
        /// Behind an hour: والنصف 30, إلا ربعا -15; or a number stands between "and" or "less" and the unit: و10 دقائق.
        case minutesOfClock(Int), and, less, minute
    }

    private var words: [String: Word] = [:]
    private(set) var longest = 1
    /// Words of the halves of the day that stand behind their hour alone; in front of one they mean something else (2020 م, 02:30).
    private var behind: Set<String> = []
    /// Of Hijri dates; none are read without.
    let calendar: HijriCalendar?

    init(_ terms: [PageWords.Term], calendar: HijriCalendar? = nil) {
        self.calendar = calendar
        for term in terms {
            for form in term.forms { add(form, term) }
            // Letters of a zone: the offset and then the letters.
            if term.role == "zone-letters", let space = term.value.firstIndex(of: " "), let minutes = Int(term.value[..<space]) {
                set(String(term.value[space...]), .zone(minutes: minutes))
            }
        }
    }

    private mutating func add(_ form: String, _ term: PageWords.Term) {
        switch term.role {
        case "month", "month-weak": if let number = Int(term.value), (1...12).contains(number) { set(form, .month(number)) }
        case "hijri-month", "hijri-month-weak": if let number = Int(term.value), (1...12).contains(number) { set(form, .hijriMonth(number)) }
        case "weekday": if let number = Int(term.value), (0...6).contains(number) { set(form, .weekday(number)) }
        case "daypart": if let half = DateWords.half(term.value) { set(form, half) }
        case "am": set(form, .morning, isBehind: term.value == "behind")
        case "pm": set(form, .evening, isBehind: term.value == "behind")
        case "hour": set(form, .hour)
        case "clock": set(form, .clock)
        case "clock-hour": if let number = Int(term.value), (1...12).contains(number) { set(form, .hourOfClock(number)) }
        case "clock-minutes": if let number = Int(term.value), abs(number) < 60 { set(form, .minutesOfClock(number)) }
        case "clock-and": set(form, .and)
        case "clock-less": set(form, .less)
        case "clock-unit": set(form, .minute)
        case "zone":
            guard let minutes = Int(term.value) else { return set(form, .seasonalZone) }
            if abs(minutes) <= 14 * 60 { set(form, .zone(minutes: minutes)) }
        default: break
        }
    }

    /// Of a part of the day: `am noun` is before noon.
    private static func half(_ value: String) -> Word? {
        if value.hasPrefix("am") { return .morning }
        if value.hasPrefix("night") { return .night }
        return value.hasPrefix("pm") ? .evening : nil
    }

    private mutating func set(_ form: String, _ word: Word, isBehind: Bool = false) {
        let folded = SearchText.folded(form)
        if isBehind { behind.insert(folded) }
        words[folded] = word
        longest = max(longest, folded.split(separator: " ").count)
    }

    /// Whether a word of a half of the day may stand in front of its hour: PM 02:30.
    func standsInFront(_ folded: String) -> Bool { !behind.contains(folded) }

    /// What a word, or several with single spaces between them, means in a date.
    func word(_ folded: String) -> Word? {
        if let word = words[folded] { return word }
        // Days of the week with their article.
        guard folded.unicodeScalars.count > 4, case .weekday(let number) = words[String(folded.unicodeScalars.dropFirst(2))] else { return nil }
        return .weekday(number)
    }
}

internal import HudnaText

/// The words of dates, folded: months, halves of the day, zones.
struct DateWords: Sendable {
    enum Word { case month(Int), hijri, morning, evening, zone(minutes: Int) }

    private var words: [String: Word] = [:]
    private(set) var longest = 1

    init(_ terms: [PageWords.Term]) {
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
        case "hijri-month", "hijri-month-weak": set(form, .hijri)
        case "daypart": if let half = DateWords.half(term.value) { set(form, half) }
        case "am": set(form, .morning)
        case "pm": set(form, .evening)
        case "zone": if let minutes = Int(term.value), abs(minutes) <= 14 * 60 { set(form, .zone(minutes: minutes)) }
        default: break
        }
    }

    /// Of a part of the day: `am noun` is before noon.
    private static func half(_ value: String) -> Word? {
        if value.hasPrefix("am") { return .morning }
        return value.hasPrefix("pm") ? .evening : nil
    }

    private mutating func set(_ form: String, _ word: Word) {
        let folded = SearchText.folded(form)
        words[folded] = word
        longest = max(longest, folded.split(separator: " ").count)
    }

    /// What a word, or several with single spaces between them, means in a date.
    func word(_ folded: String) -> Word? { words[folded] }
}

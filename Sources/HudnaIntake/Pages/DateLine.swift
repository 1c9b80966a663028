internal import HudnaRecord
internal import HudnaText

/// Finds a day, its hour and its zone in a line of a page: 13 يناير 2020 - 09:28 ص, 2020/1/13, Mon, 13 Jan 2020 09:28:00 +0300.
///
/// Nothing is made up: no zone that is not named, no year that is not written. Days of the Hijri calendar are stepped over, and asked for apart.
struct DateLine {
    private enum Token {
        case number(Int, digits: Int)
        case word(DateWords.Word)
        case mark(UInt8)
        case other
    }

    private let tokens: [Token]
    /// By token: whether it touches the one before, without a blank.
    private let touches: [Bool]
    private let monthFirst: Bool
    /// Where days of the Hijri calendar are looked for.
    private let calendar: HijriCalendar?
    private static let years = 1980...2100
    private static let hijriYears = 1400...1520

    /// - Parameter monthFirst: how 3/4/2020 is meant where both could be a month, and no day of the week beside it decides.
    static func date(in text: String, _ words: DateWords, monthFirst: Bool = false) -> PartialDate? {
        if let date = PublishedDate.parse(text), date.day != nil { return years.contains(date.year) ? date : nil }
        if let date = epoch(text) ?? compact(text) { return date }
        return DateLine(text, words, monthFirst).date()
    }

    /// The day of a Hijri date in a line: الأحد 18 رمضان 1452, ١٤٥٢/٩/١٨ هـ.
    static func hijriDate(in text: String, _ words: DateWords) -> PartialDate? {
        words.calendar.flatMap { DateLine(text, words, false, calendar: $0).date() }
    }

    /// Whether a line tells an hour and nothing else: 02:30 م.
    static func isHour(_ text: String, _ words: DateWords) -> Bool {
        text.utf8.count <= 40 && DateLine(text, words, false).isHour
    }

    /// Seconds or thousandths since 1970, as some pages write them.
    private static func epoch(_ text: String) -> PartialDate? {
        guard text.utf8.count == 10 || text.utf8.count == 13, let number = Int(text) else { return nil }
        let seconds = text.utf8.count == 13 ? number / 1000 : number
        guard (600_000_000..<4_000_000_000).contains(seconds) else { return nil }
        return PartialDate(CalendarDay(number: seconds / 86_400), minutes: seconds % 86_400 / 60, offset: 0)
    }

    /// 20200113, 20200113T092800Z, 202001130928.
    private static func compact(_ text: String) -> PartialDate? {
        let isUTC = text.utf8.last == 0x5A
        let digits = text.utf8.filter { $0 != 0x54 && $0 != 0x5A }
        guard [8, 12, 14].contains(digits.count), digits.count + 2 >= text.utf8.count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        guard years.contains(number(0..<4)), let day = CalendarDay(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else { return nil }
        guard digits.count > 8 else { return PartialDate(day) }
        guard number(8..<10) < 24, number(10..<12) < 60 else { return nil }
        return PartialDate(day, minutes: number(8..<10) * 60 + number(10..<12), offset: isUTC ? 0 : nil)
    }

    private init(_ text: String, _ words: DateWords, _ monthFirst: Bool, calendar: HijriCalendar? = nil) {
        self.monthFirst = monthFirst
        self.calendar = calendar
        (tokens, touches) = DateLine.tokens(Array(text.utf8.prefix(400)), words)
    }

    // MARK: - Words

    private static func tokens(_ bytes: [UInt8], _ words: DateWords) -> ([Token], [Bool]) {
        let text = FoldedText(utf8: bytes)
        let cut = Tokenizer.tokens(of: text)
        var tokens: [Token] = []
        var touches: [Bool] = []
        var index = 0
        while index < cut.count {
            let token = cut[index]
            touches.append(index > 0 && cut[index - 1].end == token.start)
            if token.kind == .number {
                let digits = SearchText.string(Array(text.codes[token.range]))
                tokens.append(Int(digits).map { .number($0, digits: digits.utf8.count) } ?? .other)
            } else if let (word, count) = phrase(cut, index, text, words) {
                tokens.append(.word(word))
                index += count
                continue
            } else if token.kind == .mark {
                tokens.append(.mark(token.mark == Letter.dash ? 0x2D : bytes[Int(text.byteOffsets[token.range.lowerBound])]))
            } else {
                tokens.append(.other)
            }
            index += 1
        }
        return (tokens, touches)
    }

    private static func phrase(_ cut: [HudnaText.Token], _ index: Int, _ text: FoldedText, _ words: DateWords) -> (DateWords.Word, Int)? {
        var phrase = ""
        var found: (DateWords.Word, Int)?
        for step in 0..<min(words.longest, cut.count - index) {
            let piece = SearchText.string(Array(text.codes[cut[index + step].range]))
            if piece.isEmpty { break }
            phrase += step == 0 ? piece : " " + piece
            if let word = words.word(phrase) { found = (word, step + 1) }
        }
        return found
    }

    // MARK: - Dates

    private func date() -> PartialDate? {
        for index in tokens.indices {
            guard let (day, range) = day(at: index) else { continue }
            var date = PartialDate(day)
            if let (minutes, end) = clock(around: range) {
                date.minutes = minutes
                // In front of its day, an hour's zone stands in front of it too: 14:30 - 13 يناير 2020.
                date.offset = zone(in: end..<(end <= range.lowerBound ? range.lowerBound : tokens.count))
            }
            return date
        }
        return nil
    }

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index] else { return nil }
        return (value, digits)
    }

    private func month(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
        switch word {
        case .month(let number): return calendar == nil ? number : nil
        case .hijriMonth(let number): return calendar == nil ? nil : number
        default: return nil
        }
    }

    /// The day of the week that the line names first.
    private var weekday: Int? {
        for case .word(.weekday(let number)) in tokens { return number }
        return nil
    }

    private func isMark(_ index: Int, _ mark: UInt8) -> Bool {
        guard tokens.indices.contains(index), case .mark(let found) = tokens[index] else { return false }
        return found == mark
    }

    private func day(at index: Int) -> (CalendarDay, Range<Int>)? {
        if let first = number(index) { return numeric(index, first) ?? written(index, first) }
        // January 13, 2020; Jan. 13, 2020; Jan 13 09:28:11 UTC 2020
        guard let month = month(index) else { return nil }
        let at = isMark(index + 1, 0x2E) ? index + 2 : index + 1
        guard let day = number(at), day.digits <= 2 else { return nil }
        if let (year, end) = year(after: at + 1) { return make(year, month, day.value, index..<end) }
        return yearBehindHour(at + 1).flatMap { make($0, month, day.value, index..<at + 1) }
    }

    /// Of a date that has its hour before its year, the year.
    private func yearBehindHour(_ index: Int) -> Int? {
        guard let (_, end) = clock(at: index) else { return nil }
        for at in end..<end + 3 { if let year = number(at), year.digits == 4 { return year.value } }
        return nil
    }

    /// 2020-01-13, 13/1/2020
    private func numeric(_ index: Int, _ first: (value: Int, digits: Int)) -> (CalendarDay, Range<Int>)? {
        for mark: UInt8 in [0x2D, 0x2F, 0x2E] where isMark(index + 1, mark) && isMark(index + 3, mark) {
            guard let second = number(index + 2), let third = number(index + 4), second.digits <= 2 else { return nil }
            if first.digits == 4, third.digits <= 2 { return make(first.value, second.value, third.value, index..<index + 5) }
            guard third.digits == 4, first.digits <= 2 else { return nil }
            let isMonthFirst = isMonthFirst(first.value, second.value, third.value)
            return make(third.value, isMonthFirst ? first.value : second.value, isMonthFirst ? second.value : first.value, index..<index + 5)
        }
        return nil
    }

    /// Whether 3/4/2020 is in March: what can be no month, else the day of the week that is named, decides.
    private func isMonthFirst(_ first: Int, _ second: Int, _ year: Int) -> Bool {
        if calendar != nil || first > 12 || second > 12 { return calendar == nil && second > 12 }
        if let weekday, first != second, let american = CalendarDay(year: year, month: first, day: second),
            let other = CalendarDay(year: year, month: second, day: first), (american.weekday == weekday) != (other.weekday == weekday)
        {
            return american.weekday == weekday
        }
        return monthFirst
    }

    /// 13 January 2020, with marks between them and the month's other name behind it.
    private func written(_ index: Int, _ first: (value: Int, digits: Int)) -> (CalendarDay, Range<Int>)? {
        guard first.digits <= 2 else { return nil }
        var at = index + 1
        skipMarks(&at)
        guard let month = month(at) else { return nil }
        at += 1
        while at < tokens.count {
            let before = at
            skipMarks(&at)
            if self.month(at) == month { at += 1 }
            if at == before { break }
        }
        guard let (year, end) = year(after: at) else { return nil }
        return make(year, month, first.value, index..<end)
    }

    private func skipMarks(_ at: inout Int) {
        while at < tokens.count {
            switch tokens[at] {
            case .mark, .other, .word(.weekday): at += 1
            default: return
            }
        }
    }

    private func year(after index: Int) -> (Int, Int)? {
        for at in index..<index + 3 {
            if let year = number(at), year.digits == 4 { return (year.value, at + 1) }
            guard tokens.indices.contains(at) else { return nil }
            switch tokens[at] {
            case .mark, .other, .word(.weekday): continue
            default: return nil
            }
        }
        return nil
    }

    private func make(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> (CalendarDay, Range<Int>)? {
        if let calendar {
            guard DateLine.hijriYears.contains(year) else { return nil }
            return calendar.day(year: year, month: month, day: day).map { ($0, range) }
        }
        guard DateLine.years.contains(year), let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        return (day, range)
    }

    // MARK: - Hours

    /// The hour behind a date, or in front of it.
    private func clock(around range: Range<Int>) -> (minutes: Int, end: Int)? {
        let places = Array(range.upperBound..<min(range.upperBound + 14, tokens.count)) + (max(range.lowerBound - 10, 0)..<range.lowerBound)
        return places.lazy.compactMap { clock(at: $0) }.first
    }

    /// 09:28, 09:28:11, 9:28 م, 9.28 م.
    private func clock(at index: Int) -> (minutes: Int, end: Int)? {
        guard let hour = number(index), hour.digits <= 2, hour.value < 24, let minute = number(index + 2), minute.digits == 2, minute.value < 60 else {
            return nil
        }
        // The middle of 99:14:30 is no hour.
        guard !isMark(index - 1, 0x3A) || !touches[index] || number(index - 2) == nil else { return nil }
        guard isMark(index + 1, 0x3A) || isMark(index + 1, 0x2E) && halfDay(of: hour.value, at: index + 3) != nil else { return nil }
        var end = index + 3
        if isMark(end, 0x3A), number(end + 1) != nil { end += 2 }
        if isMark(end, 0x2E), number(end + 1) != nil { end += 2 }
        let half = halfDay(of: hour.value, at: end) ?? halfDay(of: hour.value, at: end + 1) ?? 0
        return (hour.value * 60 + minute.value + half, end)
    }

    /// By how many minutes a word of the half of the day moves an hour; nil where there is none.
    private func halfDay(of hour: Int, at index: Int) -> Int? {
        guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
        switch word {
        case .evening: return hour < 12 ? 720 : 0
        case .morning: return hour == 12 ? -720 : 0
        case .night: return hour == 12 ? -720 : hour >= 6 && hour < 12 ? 720 : 0
        default: return nil
        }
    }

    /// Whether there is an hour and, but for one word, nothing that is no part of it.
    private var isHour: Bool {
        guard let index = tokens.indices.first(where: { clock(at: $0) != nil }) else { return false }
        let others = tokens.indices.count { at in
            switch tokens[at] {
            case .other: true
            case .number(_, let digits): digits > 2 || at < index
            case .word(let word): if case .month = word { true } else { false }
            case .mark: false
            }
        }
        return others <= 1
    }

    /// Minutes east of UTC where the line names them right behind the hour: +0300, GMT, GMT+3, بتوقيت غرينتش.
    private func zone(in range: Range<Int>) -> Int? {
        for at in range.prefix(5) {
            if case .word(.zone(let minutes)) = tokens[at] { return shift(at + 1, range) ?? minutes }
            if isShift(at), let shift = shift(at, range) { return shift }
            if number(at) != nil { return nil }
        }
        return nil
    }

    /// Whether a sign belongs to a shift rather than between two things (14:30 - 3 دقائق): it touches its number, and the hour or four digits with it.
    private func isShift(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, touches[index + 1] else { return false }
        return touches[index] || number(index + 1)?.digits == 4 || isMark(index + 2, 0x3A)
    }

    /// +3, +0300, +03:00
    private func shift(_ index: Int, _ range: Range<Int>) -> Int? {
        guard range.contains(index + 1), isMark(index, 0x2B) || isMark(index, 0x2D), let first = number(index + 1) else { return nil }
        let sign = isMark(index, 0x2D) ? -1 : 1
        if first.digits == 4 { return first.value / 100 <= 14 && first.value % 100 < 60 ? sign * (first.value / 100 * 60 + first.value % 100) : nil }
        guard first.digits <= 2, first.value <= 14 else { return nil }
        let minutes = isMark(index + 2, 0x3A) ? number(index + 3)?.value ?? 0 : 0
        return minutes < 60 ? sign * (first.value * 60 + minutes) : nil
    }
}

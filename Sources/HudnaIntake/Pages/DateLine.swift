internal import HudnaRecord
internal import HudnaText

/// Finds a day, its hour and its zone in a line of a page: 13 يناير 2020 - 09:28 ص, 2020/1/13, Mon, 13 Jan 2020 09:28:00 +0300.
///
/// Nothing is made up: no zone that is not named, no year that is not written. Days of the Hijri calendar are stepped over, and asked for apart.
struct DateLine {
    enum Token {
        case number(Int, digits: Int)
        /// `isLed`: of a half of the day, it may stand in front of its hour.
        case word(DateWords.Word, isLed: Bool)
        case mark(UInt8)
        /// A word that means nothing in a date, with its letters.
        case other(letters: Int)
    }

    let tokens: [Token]
    /// By token: whether it touches the one before, without a blank.
    let touches: [Bool]
    /// By token: the byte behind it.
    let ends: [Int]
    private let monthFirst: Bool
    /// Where days of the Hijri calendar are looked for.
    private let calendar: HijriCalendar?
    /// Whether a year may have two digits.
    private let isShort: Bool
    private static let years = 1980...2100
    private static let hijriYears = 1400...1520

    /// - Parameter monthFirst: how 3/4/2020 is meant where both could be a month, and no day of the week beside it decides.
    static func date(in text: String, _ words: DateWords, monthFirst: Bool = false) -> PartialDate? {
        if let date = PublishedDate.parse(text), date.day != nil { return years.contains(date.year) ? date : nil }
        if let date = epoch(text) ?? compact(text) { return date }
        return DateLine(text, words, monthFirst).date()
    }

    /// The parts of a line that tells several dates, one date in each: cut at bars and in front of words that say what a date is. آخر تحديث 14 يناير 2020 |
    /// نشر في 13 يناير 2020. A part without a date, an hour perhaps, belongs to the one before.
    static func parts(of line: String, _ words: PageWords, monthFirst: Bool = false) -> [String] {
        func hasDate(_ text: String) -> Bool { DateLine(text, words.dates, monthFirst).date() != nil }
        // Two dates have two years; Arabic digits are of two bytes, D9 A0 to D9 A9.
        guard line.utf8.count(where: { (0x30...0x39).contains($0) || (0xA0...0xA9).contains($0) }) >= leastDigits else { return [line] }
        var parts: [String] = []
        for piece in line.split(whereSeparator: { $0 == "|" || $0 == "•" || $0 == "¦" }).flatMap({ atCues(String($0), words) }) {
            guard let last = parts.last, !(hasDate(last) && hasDate(piece)), !(hasDate(last) && words.dateCue(in: piece.split(separator: " ")[...]) > 0) else {
                parts.append(piece)
                continue
            }
            parts[parts.count - 1] += " " + piece
        }
        return parts.count { hasDate($0) } > 1 ? parts : [line]
    }

    /// Digits of two dates with their years, at least.
    private static let leastDigits = 10

    /// A text cut in front of words that say what a date is.
    private static func atCues(_ text: String, _ words: PageWords) -> [String] {
        var parts: [[Substring]] = [[]]
        var rest = text.split(separator: " ")[...]
        while !rest.isEmpty {
            let cue = words.dateCue(in: rest)
            if cue > 0, !parts[parts.count - 1].isEmpty { parts.append([]) }
            parts[parts.count - 1] += rest.prefix(max(cue, 1))
            rest.removeFirst(max(cue, 1))
        }
        return parts.map { $0.joined(separator: " ") }
    }

    /// What a field of a feed, a mail or an export says, which holds a date and nothing else: also a year of two digits behind a month's name (13-Jan-20), a
    /// spreadsheet's number of days since 30 December 1899 (43843.604), and a day of the Hijri calendar alone.
    static func field(_ text: String, _ words: DateWords, monthFirst: Bool = false) -> PartialDate? {
        date(in: text, words, monthFirst: monthFirst) ?? spreadsheetDate(text) ?? DateLine(text, words, monthFirst, isShort: true).date()
            ?? hijriDate(in: text, words)
    }

    /// In which order day and month of a field stand where both are numbers in front of a year.
    enum Order { case dayFirst, monthFirst, either }

    /// Nil where they do not stand so, or are the same number.
    static func order(_ text: String, _ words: DateWords) -> Order? {
        guard let day = field(text, words), let other = field(text, words, monthFirst: true) else { return nil }
        if day != other { return .either }
        let all = DateLine(text, words, false).tokens.prefix(6).compactMap {
            if case .number(let value, let digits) = $0 { (value: value, digits: digits) } else { nil }
        }
        // Behind the year month and day stand in one order alone.
        let numbers = all.prefix { $0.digits <= 2 }.map(\.value)
        guard numbers.count >= 2, numbers[0] != numbers[1], let month = day.month, Set(numbers.prefix(2)) == Set([month, day.day ?? 0]) else { return nil }
        return numbers[0] == month ? .monthFirst : .dayFirst
    }

    private static func spreadsheetDate(_ text: String) -> PartialDate? {
        guard text.utf8.count >= 5, text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }), let days = Double(text),
            (30_000..<60_000).contains(days),
            let first = CalendarDay(year: 1899, month: 12, day: 30)
        else { return nil }
        let minutes = Int((days * 1440).rounded())
        return PartialDate(CalendarDay(number: first.number + minutes / 1440), minutes: text.contains(".") ? minutes % 1440 : nil)
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

    init(_ text: String, _ words: DateWords, _ monthFirst: Bool, calendar: HijriCalendar? = nil, isShort: Bool = false) {
        self.monthFirst = monthFirst
        self.isShort = isShort
        self.calendar = calendar
        (tokens, touches, ends) = DateLine.tokens(Array(text.utf8.prefix(400)), words)
    }

    // MARK: - Words

    private static func tokens(_ bytes: [UInt8], _ words: DateWords) -> ([Token], [Bool], ends: [Int]) {
        let text = FoldedText(utf8: bytes)
        let cut = Tokenizer.tokens(of: text)
        var tokens: [Token] = []
        var touches: [Bool] = []
        var ends: [Int] = []
        var index = 0
        while index < cut.count {
            let token = cut[index]
            defer { ends.append(Int(text.byteOffsets[Int(cut[index - 1].end)])) }
            touches.append(index > 0 && cut[index - 1].end == token.start)
            if token.kind == .number {
                let digits = SearchText.string(Array(text.codes[token.range]))
                tokens.append(Int(digits).map { .number($0, digits: digits.utf8.count) } ?? .other(letters: token.count))
            } else if let (word, count, isLed) = phrase(cut, index, text, words) {
                tokens.append(.word(word, isLed: isLed))
                index += count
                continue
            } else if token.kind == .mark {
                tokens.append(.mark(token.mark == Letter.dash ? 0x2D : bytes[Int(text.byteOffsets[token.range.lowerBound])]))
            } else {
                tokens.append(.other(letters: token.count))
            }
            index += 1
        }
        return (tokens, touches, ends)
    }

    /// The longest phrase of words that begins at a token, how many tokens it is, and whether it may stand in front of an hour. Full stops of abbreviations are
    /// stepped over: ت.غ.
    private static func phrase(_ cut: [HudnaText.Token], _ index: Int, _ text: FoldedText, _ words: DateWords) -> (DateWords.Word, Int, Bool)? {
        var phrase = ""
        var pieces = 0
        var found: (DateWords.Word, Int, Bool)?
        for at in index..<cut.count {
            let isStop = at > index && cut[at].mark == Letter.fullStop && cut[at - 1].count == 1 && cut[at].start == cut[at - 1].end
            if isStop {
                if let (word, count, isLed) = found, count == at - index, pieces > 1 { found = (word, count + 1, isLed) }
                continue
            }
            let piece = SearchText.string(Array(text.codes[cut[at].range]))
            if piece.isEmpty || pieces == words.longest { break }
            phrase += pieces == 0 ? piece : " " + piece
            pieces += 1
            if let word = words.word(phrase) { found = (word, at - index + 1, words.standsInFront(phrase)) }
        }
        return found
    }

    // MARK: - Dates

    func date() -> PartialDate? {
        for index in tokens.indices {
            guard let (day, range) = day(at: index) else { continue }
            var date = PartialDate(day)
            if let (start, minutes, end) = clock(around: range) {
                // 24:00 is the next day's 00:00 (ISO 8601).
                date = PartialDate(day + minutes / 1440, minutes: minutes % 1440)
                // In front of its day, an hour's zone stands in front of it too: 14:30 - 13 يناير 2020.
                date.offset = zone(in: end..<(end <= range.lowerBound ? range.lowerBound : tokens.count)) ?? zone(before: start)
            }
            return date
        }
        return nil
    }

    func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index] else { return nil }
        return (value, digits)
    }

    func word(_ index: Int) -> DateWords.Word? {
        guard tokens.indices.contains(index), case .word(let word, _) = tokens[index] else { return nil }
        return word
    }

    private func month(_ index: Int) -> Int? {
        guard let word = word(index) else { return nil }
        switch word {
        case .month(let number): return calendar == nil ? number : nil
        case .hijriMonth(let number): return calendar == nil ? nil : number
        default: return nil
        }
    }

    /// The day of the week that the line names first.
    private var weekday: Int? {
        for case .word(.weekday(let number), _) in tokens { return number }
        return nil
    }

    func isMark(_ index: Int, _ mark: UInt8) -> Bool {
        guard tokens.indices.contains(index), case .mark(let found) = tokens[index] else { return false }
        return found == mark
    }

    func day(at index: Int) -> (CalendarDay, Range<Int>)? {
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
            // 5/13/31, as spreadsheets write it; behind hyphens the year can stand in front.
            let isYear = third.digits == 4 || isShort && third.digits == 2 && mark != 0x2D
            guard isYear, first.digits <= 2 else { return nil }
            let year = third.digits == 4 ? third.value : DateLine.fullYear(third.value)
            let isMonthFirst = isMonthFirst(first.value, second.value, year)
            return make(year, isMonthFirst ? first.value : second.value, isMonthFirst ? second.value : first.value, index..<index + 5)
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
            case .mark, .other, .word(.weekday, _): at += 1
            default: return
            }
        }
    }

    private func year(after index: Int) -> (Int, Int)? {
        for at in index..<index + 3 {
            if let year = number(at), year.digits == 4 { return (year.value, at + 1) }
            if isShort, let year = number(at), year.digits == 2, !isMark(at + 1, 0x3A), !isMark(at - 1, 0x3A) {
                return (DateLine.fullYear(year.value), at + 1)
            }
            guard tokens.indices.contains(at) else { return nil }
            switch tokens[at] {
            case .mark, .other, .word(.weekday, _): continue
            default: return nil
            }
        }
        return nil
    }

    /// POSIX has years up to 68 in this century.
    private static func fullYear(_ year: Int) -> Int { year + (year < 69 ? 2000 : 1900) }

    private func make(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> (CalendarDay, Range<Int>)? {
        if let calendar {
            guard DateLine.hijriYears.contains(year) else { return nil }
            return calendar.day(year: year, month: month, day: day).map { ($0, range) }
        }
        guard DateLine.years.contains(year), let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        return (day, range)
    }
}

internal import HudnaRecord

/// Hours in a line of a page, and their zones.
extension DateLine {
    /// The hour behind a date and before the next date, or in front of it.
    func clock(around range: Range<Int>) -> (start: Int, minutes: Int, end: Int)? {
        let behind = (range.upperBound..<min(range.upperBound + 14, tokens.count)).prefix { day(at: $0) == nil }
        let places = Array(behind) + (max(range.lowerBound - 10, 0)..<range.lowerBound)
        return places.lazy.compactMap { place in clock(at: place).map { (place, $0.minutes, $0.end) } }.first
    }

    /// 09:28, 09:28:11, 9:28 م, 9.28 م, PM 02:30, 14h30, 14h, 2 ظهرا, الساعة الثالثة والنصف عصرا; 24:00 as 1440 minutes.
    func clock(at index: Int) -> (minutes: Int, end: Int)? {
        if let spelled = spelledHour(index) { return spelled }
        guard let hour = number(index), hour.digits <= 2, hour.value <= 24 else { return nil }
        // The middle of 99:14:30 is no hour.
        guard !isMark(index - 1, 0x3A) || !touches[index] || number(index - 2) == nil else { return nil }
        guard let minute = number(index + 2), minute.digits == 2, minute.value < 60, joinsMinutes(index + 1, hour.value),
            hour.value < 24 || minute.value == 0
        else {
            return wholeHour(index, hour.value)
        }
        var end = index + 3
        if isMark(end, 0x3A), number(end + 1) != nil { end += 2 }
        if isMark(end, 0x2E), number(end + 1) != nil { end += 2 }
        let behind = halfDay(of: hour.value, at: end) ?? halfDay(of: hour.value, at: end + 1)
        return (hour.value * 60 + minute.value + (behind ?? halfDay(of: hour.value, inFront: index) ?? 0), end)
    }

    /// Whether what stands at a place joins an hour to its minutes: a colon, a letter of the hour, a full stop where a half of the day or a zone follows.
    private func joinsMinutes(_ index: Int, _ hour: Int) -> Bool {
        if isMark(index, 0x3A) { return true }
        if case .hour = word(index) { return true }
        guard isMark(index, 0x2E), !isMark(index - 2, 0x2E) else { return false }
        if case .zone = word(index + 2) { return true }
        return halfDay(of: hour, at: index + 2) != nil
    }

    /// An hour without minutes, where a word says that it is one; letters that stand for a half of the day say too little.
    private func wholeHour(_ index: Int, _ hour: Int) -> (minutes: Int, end: Int)? {
        if case .hour = word(index + 1), touches[index + 1] { return (hour * 60, index + 2) }
        guard hour > 0, hour <= 12, !isMark(index - 1, 0x2F), !isMark(index - 1, 0x2D), isLed(index + 1) else { return nil }
        return halfDay(of: hour, at: index + 1).map { (hour * 60 + $0, index + 2) }
    }

    /// An hour or its minutes in words; on the clock of twelve hours the half of the day must be told. الساعة الثالثة إلا ربعا عصرا, 14 و30 دقيقة.
    private func spelledHour(_ index: Int) -> (minutes: Int, end: Int)? {
        var hour = number(index).flatMap { $0.digits <= 2 && $0.value < 24 ? $0.value : nil }
        if hour == nil, case .clock = word(index - 1), case .hourOfClock(let named) = word(index) { hour = named }
        guard let hour else { return nil }
        let (minutes, end) = spelledMinutes(index + 1)
        guard number(index) == nil || end > index + 1 else { return nil }
        if !(1...12).contains(hour) { return ((hour * 60 + minutes + 1440) % 1440, end) }
        return (halfDay(of: hour, at: end) ?? halfDay(of: hour, at: end + 1)).map { ((hour * 60 + minutes + $0 + 1440) % 1440, end) }
    }

    /// Minutes behind an hour, in words or as a number with its unit: والنصف, إلا ربعا, و10 دقائق; 0 where there are none.
    private func spelledMinutes(_ index: Int) -> (minutes: Int, end: Int) {
        switch word(index) {
        case .minutesOfClock(let minutes): return (minutes, index + 1)
        case .and, .less:
            guard let count = number(index + 1), count.value < 60, case .minute = word(index + 2) else { return (0, index) }
            if case .less = word(index) { return (-count.value, index + 3) }
            return (count.value, index + 3)
        default: return (0, index)
        }
    }

    /// What a half of the day in front of an hour moves it by.
    private func halfDay(of hour: Int, inFront index: Int) -> Int? { isLed(index - 1) ? halfDay(of: hour, at: index - 1) : nil }

    private func isLed(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), case .word(_, isLed: true) = tokens[index] else { return false }
        return true
    }

    /// The hour that stands beside the closing words of a dispatch: 20:26 ت م, 1430 ت.غ.
    static func closingHour(in text: String, _ words: DateWords) -> (minutes: Int, offset: Int?)? {
        let line = DateLine(text, words, false)
        for index in line.tokens.indices {
            if let (minutes, end) = line.clock(at: index), minutes < 1440 { return (minutes, line.zone(in: end..<line.tokens.count)) }
            guard let four = line.number(index), four.digits == 4, four.value / 100 < 24, four.value % 100 < 60 else { continue }
            if case .zone(let offset) = line.word(index + 1) { return (four.value / 100 * 60 + four.value % 100, offset) }
        }
        return nil
    }

    /// Whether a line holds numbers, zones, letters by themselves and marks alone, as stand beside the closing words of a dispatch.
    static func isRemark(_ text: String, _ words: DateWords) -> Bool {
        text.utf8.count < 80 && DateLine(text, words, false).tokens.allSatisfy { if case .other(let letters) = $0 { letters <= 2 } else { true } }
    }

    /// By how many minutes a word of the half of the day moves an hour; nil where there is none.
    private func halfDay(of hour: Int, at index: Int) -> Int? {
        guard let word = word(index) else { return nil }
        switch word {
        case .evening: return hour < 12 ? 720 : 0
        case .morning: return hour == 12 ? -720 : 0
        case .night: return hour == 12 ? -720 : hour >= 6 && hour < 12 ? 720 : 0
        default: return nil
        }
    }

    /// Whether there is an hour and, but for one word, nothing that is no part of it.
    var isHour: Bool {
        guard let index = tokens.indices.first(where: { clock(at: $0) != nil }) else { return false }
        let others = tokens.indices.count { at in
            switch tokens[at] {
            case .other: true
            case .number(_, let digits): digits > 2 || at < index
            case .word(let word, _): if case .month = word { true } else { false }
            case .mark: false
            }
        }
        return others <= 1
    }

    /// Minutes east of UTC where the line names them right behind the hour: +0300, GMT, GMT+3, بتوقيت غرينتش.
    func zone(in range: Range<Int>) -> Int? {
        for at in range.prefix(5) {
            if case .word(.zone(let minutes), _) = tokens[at] { return shift(at + 1, range) ?? minutes }
            if isShift(at), let shift = shift(at, range) { return shift }
            if number(at) != nil { return nil }
        }
        return nil
    }

    /// The zone right in front of an hour, with nothing but marks and the word of the hour between: (GMT+3) 14:30, بتوقيت مكة 14:30.
    func zone(before hour: Int) -> Int? {
        for at in (max(hour - 6, 0)..<hour).reversed() {
            if case .zone(let minutes) = word(at) {
                let shift = shift(at + 1, at..<hour)
                let rest = at + 1 + (shift == nil ? 0 : isMark(at + 3, 0x3A) ? 4 : 2)
                return (rest..<max(hour, rest)).allSatisfy(isBetween) ? shift ?? minutes : nil
            }
        }
        return nil
    }

    private func isBetween(_ index: Int) -> Bool {
        switch tokens[index] {
        case .mark, .word(.clock, _): true
        default: false
        }
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

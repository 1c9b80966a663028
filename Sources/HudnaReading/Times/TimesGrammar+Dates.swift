internal import HudnaLanguage
internal import HudnaText

/// Dates of the calendar: days, months and years.
extension TimeGrammar {
    /// A month as it stands: which, in which calendar, and the token after it and its second name.
    struct MonthName {
        var value: Int
        var isHijri: Bool
        var end: Int
        /// It needs no other word to be a month.
        var isSure: Bool
        var prefix: Int
    }

    /// 13 يناير 2020, 26 شباط (فبراير), الثاني من أبريل, مارس (آذار) الماضي, 24 من الشهر الماضي, 13/1/2020.
    func date(at token: Int) -> Piece? {
        guard token < t.count else { return nil }
        if let numeric = numericDate(at: token) { return numeric }
        if let first = dayNumber(at: token) { return dated(token, first) }
        guard let month = month(at: token) else { return nil }
        return monthDate(token, month, day: nil)
    }

    // MARK: - Days of the month

    /// 1 to 31 in digits, or as an ordinal: الثاني, الخامس والعشرين, الحادي عشر, العشرين.
    func dayNumber(at token: Int) -> (value: Int, end: Int, prefix: Int, isOrdinal: Bool)? {
        if let digits = t.digits(token) {
            return digits.count <= 2 && (1...31).contains(digits.value) ? (digits.value, token + 1, 0, false) : nil
        }
        if t.isWord(token), t.sheet.tokens[token].count <= 3, t.isNumber(token + 1), t.sheet.touches(token, token + 1), t.sheet.tokens[token].count > 1,
            let digits = t.digits(token + 1), digits.count <= 2, (1...31).contains(digits.value)
        {
            return (digits.value, token + 2, 0, true)
        }
        guard let hit = t.find(token, .ordinal, definite: true) else {
            guard let hit = t.find(token, .number, definite: true), [20, 30].contains(hit.info.first) else { return nil }
            return (hit.info.first, hit.end, max(0, hit.prefixLength - 2), true)
        }
        var value = hit.info.first
        var end = hit.end
        if let more = t.find(end, .number), [10, 20, 30].contains(more.info.first) {
            if more.info.first == 10 && more.proclitics.isEmpty || more.info.first > 10 && more.proclitics.contains(.wa) {
                value += more.info.first
                end = more.end
            }
        }
        return (1...31).contains(value) ? (value, end, max(0, hit.prefixLength - 2), true) : nil
    }

    /// A day and what it belongs to: a month by name, or هذا الشهر.
    private func dated(_ token: Int, _ first: (value: Int, end: Int, prefix: Int, isOrdinal: Bool)) -> Piece? {
        var at = first.end
        var last: Int?
        if let second = secondDay(at: at) {
            last = second.value
            at = second.end
        }
        let of = t.has(at, TermRole.of.bit) ? at + 1 : at
        if let month = month(at: of) {
            var piece = monthDate(token, month, day: first.value)
            piece?.shape.lastDay = last
            piece?.prefix = first.prefix
            return piece
        }
        if of > at, let same = t.find(of, .then), same.info.word == .month {
            return Piece(shape: TimeShape(.thenDay(first.value)), start: token, end: same.end, prefix: first.prefix)
        }
        guard of > at || first.isOrdinal, let unit = unit(at: of), case .unit(.month, let offset) = unit.shape.core else { return nil }
        var shape = TimeShape(.date(year: nil, month: nil, day: first.value))
        shape.monthOffset = offset
        shape.lastDay = last
        return Piece(shape: shape, start: token, end: unit.end, prefix: first.prefix)
    }

    /// 5 و6 يناير, 10 إلى 12, 10-12.
    private func secondDay(at token: Int) -> (value: Int, end: Int)? {
        let isJoined = t.letter(token) == Letter.waw && t.isNumber(token + 1) || t.mark(token) == Letter.dash || t.has(token, TermRole.until.bit)
        guard isJoined, let digits = t.digits(token + 1), digits.count <= 2, (1...31).contains(digits.value) else { return nil }
        return (digits.value, token + 2)
    }

    // MARK: - Months

    /// [شهر] فبراير/ شباط; كانون الأول - ديسمبر; مارس (آذار).
    func month(at token: Int) -> MonthName? {
        guard token < t.count else { return nil }
        var at = token
        var isSure = false
        var prefix = 0
        if let unit = t.find(token, .unit, definite: false), kind(unit) == .month, unit.info.number(0) == 1 {
            at = unit.end
            isSure = true
            prefix = unit.prefixLength
        }
        guard let hit = t.find(at, .month) ?? t.find(at, .hijriMonth), !hit.isDefinite else { return nil }
        if t.isName[at] && !isSure { return nil }
        let isHijri = hit.info.role == .hijriMonth
        var name = MonthName(
            value: hit.info.first, isHijri: isHijri, end: hit.end, isSure: isSure || !hit.info.isWeak, prefix: at == token ? hit.prefixLength : prefix)
        guard !isHijri else { return name }
        let isParen = t.mark(hit.end) == Letter.parenOpen
        let isMark = isParen || t.mark(hit.end) == Letter.slash || t.mark(hit.end) == Letter.dash
        if let other = t.find(hit.end + (isMark ? 1 : 0), .month), other.info.first == name.value, other.proclitics.isEmpty {
            guard !isParen || t.mark(other.end) == Letter.parenClose else { return name }
            name.end = other.end + (isParen ? 1 : 0)
            name.isSure = true
        }
        return name
    }

    private func monthDate(_ token: Int, _ month: MonthName, day: Int?) -> Piece? {
        let core: TimeShape.Core = month.isHijri ? .hijri(year: nil, month: month.value, day: day) : .date(year: nil, month: month.value, day: day)
        var piece = Piece(shape: TimeShape(core), start: token, end: month.end, prefix: month.prefix)
        // في مارس can't be the verb.
        var isSure = month.isSure || day != nil || !month.isHijri && t.has(token - 1, TermRole.in.bit)
        if addYear(&piece) {
            isSure = true
        } else if let modifier = modifier(at: piece.end), modifier.value != -9 {
            piece.shape.modifier = modifier.value
            piece.end = modifier.end
            isSure = true
        }
        guard isSure else { return nil }
        if piece.shape.modifier == nil, piece.shape.yearOffset == nil { piece.shape.isAhead = isAhead(token..<piece.end) }
        return piece
    }

    // MARK: - Years

    /// [من] [عام] 2015[م], من العام الماضي, من هذا العام; adds it to a month or season.
    func addYear(_ piece: inout Piece) -> Bool {
        let of = t.has(piece.end, TermRole.of.bit) ? piece.end + 1 : piece.end
        if let unit = unit(at: of), case .unit(.year, let offset) = unit.shape.core {
            piece.shape.yearOffset = offset
            piece.end = unit.end
            return true
        }
        var at = of
        if let unit = t.find(at, .unit), kind(unit) == .year, unit.info.number(0) == 1 { at = unit.end }
        if at == piece.end, t.mark(at) == Letter.slash || t.mark(at) == Letter.dash { at += 1 }
        guard let digits = t.digits(at), digits.count == 4 else { return false }
        var isHijri = false
        if case .hijri = piece.shape.core { isHijri = true }
        guard (isHijri ? 1300...1500 : 1800...2200).contains(digits.value) else { return false }
        piece.end = at + 1
        switch piece.shape.core {
        case .date(_, let month, let day): piece.shape.core = .date(year: digits.value, month: month, day: day)
        case .hijri(_, let month, let day): piece.shape.core = .hijri(year: digits.value, month: month, day: day)
        default: piece.shape.lastYear = digits.value
        }
        skipEra(&piece.end)
        return true
    }

    /// م, هـ, ميلادية.
    private func skipEra(_ end: inout Int) {
        let letter = t.letter(end)
        if letter != 0, t.index.gregorianLetters.contains(letter) || t.index.hijriLetters.contains(letter) {
            end += 1
        } else if let word = t.find(end, .calendar) {
            end = word.end
        }
    }

    private func isHijriEra(_ token: Int) -> Bool {
        t.letter(token) != 0 && t.index.hijriLetters.contains(t.letter(token)) || t.find(token, .calendar)?.info.word == .hijri
    }

    /// عام 2011, العام 2002م, 2014 behind في, عامي 2014 و2015.
    func year(at token: Int, isBare: Bool) -> Piece? {
        guard token < t.count else { return nil }
        var at = token
        var prefix = 0
        if let unit = t.find(token, .unit), kind(unit) == .year, unit.info.number(0) > 0 {
            at = unit.end
            prefix = max(0, unit.prefixLength - (unit.isDefinite ? 2 : 0))
        }
        guard let digits = t.digits(at), digits.count == 4 else { return nil }
        let isHijri = isHijriEra(at + 1) && digits.value < 1600
        guard isHijri || (at > token ? 1000...2200 : 1900...2100).contains(digits.value) else { return nil }
        if at == token, !isHijri, !isBare, !isYearAlone(at) { return nil }
        // في 2000 موقع: a round number before a noun is a count.
        if at == token, digits.value % 1000 == 0, t.isWord(at + 1), t.sheet.kinds[at + 1] & (EntryKind.particle.mask | EntryKind.verbs) == 0 { return nil }
        if at == token, t.has(at + 1, TermRole.counted.bit | TermRole.measure.bit | TermRole.scale.bit | TermRole.percent.bit | TermRole.unit.bit) {
            return nil
        }
        var piece = Piece(
            shape: TimeShape(isHijri ? .hijri(year: digits.value, month: nil, day: nil) : .date(year: digits.value, month: nil, day: nil)), start: token,
            end: at + 1,
            prefix: prefix)
        skipEra(&piece.end)
        addLastYear(&piece, digits.value)
        return piece
    }

    private func addLastYear(_ piece: inout Piece, _ first: Int) {
        let isJoined =
            t.mark(piece.end) == Letter.dash || t.mark(piece.end) == Letter.slash
            || t.letter(piece.end) == Letter.waw && t.sheet.touches(piece.end, piece.end + 1)
        guard isJoined, let last = t.digits(piece.end + 1), last.count == 4, last.value > first, last.value <= first + 100 else { return }
        piece.shape.lastYear = last.value
        piece.end += 2
        skipEra(&piece.end)
    }

    /// Four digits that stand where a year stands: behind في, منذ, حتى, قبل, or in brackets.
    private func isYearAlone(_ token: Int) -> Bool {
        let before = TermRole.in.bit | TermRole.since.bit | TermRole.until.bit | TermRole.ago.bit | TermRole.after.bit | TermRole.edge.bit | TermRole.during.bit
        if t.has(token - 1, before) { return true }
        if t.index.gregorianLetters.contains(t.letter(token + 1)), t.sheet.touches(token, token + 1) { return true }
        return t.mark(token - 1) == Letter.parenOpen && t.mark(token + 1) == Letter.parenClose
    }

    // MARK: - Numerals only

    /// 13/1/2020, 2020-01-13.
    private func numericDate(at token: Int) -> Piece? {
        guard token + 4 < t.count, let a = t.digits(token), let b = t.digits(token + 2), let c = t.digits(token + 4) else { return nil }
        let separator = t.mark(token + 1)
        guard separator == Letter.slash || separator == Letter.dash || separator == Letter.fullStop, t.mark(token + 3) == separator else { return nil }
        guard (0..<4).allSatisfy({ t.sheet.touches(token + $0, token + $0 + 1) }) else { return nil }
        let (year, month, day) = a.count == 4 ? (a.value, b.value, c.value) : (c.value, b.value, a.value)
        guard a.count == 4 || c.count == 4, (1...12).contains(month), (1...31).contains(day), (1300...2200).contains(year) else { return nil }
        let core: TimeShape.Core = year < 1600 ? .hijri(year: year, month: month, day: day) : .date(year: year, month: month, day: day)
        var piece = Piece(shape: TimeShape(core), start: token, end: token + 5)
        skipEra(&piece.end)
        return piece
    }
}

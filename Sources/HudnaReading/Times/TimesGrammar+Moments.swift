internal import HudnaLanguage
internal import HudnaText

/// Days, weekdays, parts of the day and times relative to the report.
extension TimeGrammar {
    /// A point or stretch of time that has its place: اليوم الاثنين, صباح أمس, 10 أغسطس, الأسبوع الماضي.
    func moment(at token: Int) -> Piece? {
        guard token < t.count, !t.isName[token] else { return nil }
        if t.isNumber(token) { return clock(at: token) ?? date(at: token) ?? numberedWindow(at: token) ?? year(at: token, isBare: false) }
        let bits = t.roles[token]
        guard bits & Self.momentStarters != 0 else { return opensNumber(token) ? date(at: token) ?? numberedWindow(at: token) : nil }
        if bits & Self.dayStarters != 0, let piece = late(at: token) ?? clock(at: token) ?? partOfDay(at: token) ?? day(at: token) ?? then(at: token) {
            return piece
        }
        if bits & Self.dateStarters != 0, let piece = date(at: token) ?? weekday(at: token) { return piece }
        if bits & Self.unitStarters != 0, let piece = edge(at: token) ?? numberedWindow(at: token) ?? unit(at: token) ?? year(at: token, isBare: false) {
            return piece
        }
        return bits & Self.rareStarters == 0 ? nil : stretch(at: token) ?? season(at: token) ?? feast(at: token) ?? decade(at: token)
    }

    private static func mask(_ roles: [TermRole]) -> UInt64 { roles.reduce(0) { $0 | $1.bit } }
    private static let dayStarters = mask([.late, .unit, .ordinal, .daypart, .day, .night, .now, .then, .thenTime])
    private static let dateStarters = mask([.ordinal, .number, .month, .hijriMonth, .unit, .weekday])
    private static let unitStarters = mask([.edge, .number, .scale, .fraction, .vagueNumber, .this, .unit])
    private static let rareStarters = mask([.stretch, .season, .feast, .decade, .century])
    private static let momentStarters = dayStarters | dateStarters | unitStarters | rareStarters

    // MARK: - Days

    /// اليوم, أمس, أول من أمس, بعد غد, with the weekday or date beside.
    func day(at token: Int) -> Piece? {
        if let now = t.find(token, .now) {
            guard !t.has(token - 1, TermRole.until.bit) else { return nil }
            return Piece(shape: TimeShape(.now), start: token, end: now.end, prefix: now.prefixLength)
        }
        if let night = t.find(token, .night) {
            var shape = TimeShape(.day(night.info.first))
            shape.isPartOfDay = true
            return Piece(shape: shape, start: token, end: night.end, prefix: night.prefixLength)
        }
        var piece: Piece
        if let hit = t.find(token, .day) {
            piece = Piece(shape: TimeShape(.day(hit.info.first)), start: token, end: hit.end, prefix: hit.prefixLength - (hit.isDefinite ? 2 : 0))
        } else if let hit = t.find(token, .unit, definite: true), hit.info.number(0) == 1, kind(hit) == .day, isToday(token, hit) {
            piece = Piece(shape: TimeShape(.day(0)), start: token, end: hit.end, prefix: max(0, hit.prefixLength - 2))
        } else {
            return nil
        }
        addWeekday(&piece)
        if let hit = t.find(piece.end, .daypart), hit.info.form == .adverb {
            piece.end = hit.end
            piece.shape.isPartOfDay = true
        }
        return piece
    }

    /// Not اليوم الوطني, اليوم الأول, «اليوم» the paper.
    private func isToday(_ token: Int, _ hit: TermHit) -> Bool {
        if t.find(token, .then) != nil || t.has(token - 1, TermRole.that.bit) { return false }
        let before = t.mark(token - 1)
        let after = t.mark(token + 1)
        if before == Letter.quoteOpen && after == Letter.quoteClose || before == Letter.quote && after == Letter.quote { return false }
        if t.isNumber(hit.end) || t.mark(hit.end) == Letter.dash && isLineStart(token) { return false }
        if let next = t.find(hit.end, .notToday), next.isDefinite { return false }
        if let next = t.find(hit.end, .modifier), next.isDefinite { return false }
        return true
    }

    /// At most one word before it in its line: عين اليوم – باماكو is a paper's name.
    private func isLineStart(_ token: Int) -> Bool {
        (0...1).contains { token - $0 == 0 || token - $0 > 0 && t.sheet.tokens[token - $0 - 1].kind == .newline }
    }

    /// اليوم (الاثنين), أمس الأربعاء; and a date behind it: اليوم الاثنين 13 يناير.
    private func addWeekday(_ piece: inout Piece) {
        let isParen = t.mark(piece.end) == Letter.parenOpen
        let at = piece.end + (isParen ? 1 : 0)
        if let hit = t.find(at, .weekday, definite: true), hit.proclitics == [.al], !isParen || t.mark(hit.end) == Letter.parenClose {
            piece.shape.weekday = hit.info.first
            piece.end = hit.end + (isParen ? 1 : 0)
        }
        addDate(&piece)
    }

    /// A full date right behind a weekday or a day word takes its place; the weekday is kept to be checked.
    private func addDate(_ piece: inout Piece) {
        let isParen = t.mark(piece.end) == Letter.parenOpen
        guard let date = date(at: piece.end + (isParen ? 1 : 0)), case .date(_, _, .some) = date.shape.core else { return }
        if isParen && t.mark(date.end) != Letter.parenClose { return }
        let weekday = piece.shape.weekday
        piece.shape = date.shape
        piece.shape.weekday = weekday
        piece.end = date.end + (isParen ? 1 : 0)
    }

    /// [يوم] السبت [الماضي].
    func weekday(at token: Int) -> Piece? {
        var at = token
        var prefix = 0
        if let day = t.find(token, .unit, definite: false), kind(day) == .day, day.info.number(0) < 2 {
            at = day.end
            prefix = day.prefixLength
        }
        guard let hit = t.find(at, .weekday, definite: true), at == token || hit.proclitics == [.al] else { return nil }
        if at == token && t.has(token - 1, TermRole.notWeekday.bit) { return nil }
        // الأحد عشر is a number.
        if let more = t.find(hit.end, .number), more.info.first == 10, !more.isDefinite { return nil }
        var piece = Piece(shape: TimeShape(.weekday(hit.info.first)), start: token, end: hit.end, prefix: at == token ? max(0, hit.prefixLength - 2) : prefix)
        if let modifier = modifier(at: hit.end) {
            piece.shape.modifier = modifier.value
            piece.end = modifier.end
        } else {
            let before = piece
            piece.shape.weekday = hit.info.first
            addDate(&piece)
            if piece.end == before.end { piece = before }
        }
        piece.shape.isAhead = isAhead(piece.start..<piece.end)
        return piece
    }

    /// الماضي, المقبل, قبل الماضي: with the article, of no clause of its own.
    func modifier(at token: Int) -> (value: Int, end: Int)? {
        guard let hit = t.find(token, .modifier), hit.isDefinite || hit.end > token + 1, hit.proclitics.isDisjoint(with: [.wa, .fa, .bi, .li]) else {
            return nil
        }
        return (hit.info.first, hit.end)
    }

    // MARK: - Parts of days

    /// وقت متأخر من السبت, الساعات الأولى من صباح اليوم.
    func late(at token: Int) -> Piece? {
        guard let hit = t.find(token, .late) else { return nil }
        let of = t.has(hit.end, TermRole.of.bit) ? hit.end + 1 : hit.end
        guard var piece = partOfDay(at: of) ?? day(at: of) ?? weekday(at: of) else { return nil }
        piece.shape.isPartOfDay = true
        piece.start = token
        piece.prefix = hit.prefixLength
        return piece
    }

    /// صباح اليوم, مساء السبت, ليل الجمعة السبت, منتصف ليل الأحد, صباحا.
    func partOfDay(at token: Int) -> Piece? {
        guard let hit = t.find(token, .daypart) else { return nil }
        if hit.info.form == .adverb {
            var shape = TimeShape(.then(.day, 0))
            shape.isPartOfDay = true
            return Piece(shape: shape, start: token, end: hit.end, prefix: hit.prefixLength)
        }
        let of = t.has(hit.end, TermRole.of.bit) ? hit.end + 1 : hit.end
        guard var piece = day(at: of) ?? date(at: of) ?? weekday(at: of) ?? then(at: of) else { return definitePart(token, hit) }
        if case .date(_, _, nil) = piece.shape.core { return nil }
        if case .now = piece.shape.core { return nil }
        piece.shape.isPartOfDay = true
        piece.start = token
        piece.prefix = hit.prefixLength
        if hit.info.word == .midnight { piece.shape.minutes = 0 }
        if hit.info.word == .noon { piece.shape.minutes = 720 }
        if hit.info.word == .night, let next = t.find(piece.end, .weekday, definite: true) {
            piece.end = next.end
            piece.shape.isNightToNext = true
        }
        return piece
    }

    /// في المساء: a part of a day that is not said.
    private func definitePart(_ token: Int, _ hit: TermHit) -> Piece? {
        guard hit.isDefinite, hit.info.form == .noun, t.has(token - 1, TermRole.in.bit), t.find(hit.end, .modifier) == nil else { return nil }
        var shape = TimeShape(.then(.day, 0))
        shape.isPartOfDay = true
        return Piece(shape: shape, start: token, end: hit.end, prefix: max(0, hit.prefixLength - 2))
    }

    // MARK: - Relative stretches

    /// آنذاك, اليوم التالي, في ذلك الوقت.
    func then(at token: Int) -> Piece? {
        guard let hit = t.find(token, .then) ?? t.find(token, .thenTime) else { return nil }
        if hit.info.role == .thenTime, !t.has(token - 1, TermRole.in.bit) { return nil }
        return Piece(shape: TimeShape(.then(hit.info.unit, hit.info.first)), start: token, end: hit.end, prefix: hit.prefixLength)
    }

    /// مطلع أبريل, نهاية العام الماضي, منتصف الأسبوع.
    func edge(at token: Int) -> Piece? {
        guard let hit = t.find(token, .edge), hit.end > token + 1 || !hit.isDefinite else { return nil }
        let of = t.has(hit.end, TermRole.of.bit) ? hit.end + 1 : hit.end
        guard var piece = date(at: of) ?? unit(at: of) ?? wholeUnit(at: of) ?? year(at: of, isBare: true) ?? season(at: of) ?? decade(at: of) else {
            return nil
        }
        if case .date(_, _, .some) = piece.shape.core { return nil }
        if case .open = piece.shape.core { return nil }
        piece.start = token
        piece.prefix = hit.prefixLength
        return piece
    }

    /// نهاية الأسبوع: the current one.
    private func wholeUnit(at token: Int) -> Piece? {
        guard let hit = t.find(token, .unit, definite: true), hit.info.number(0) == 1, [.week, .month, .year].contains(kind(hit)) else { return nil }
        return Piece(shape: TimeShape(.unit(kind(hit), 0)), start: token, end: hit.end)
    }

    /// الأسبوع الماضي, هذا الشهر, الأيام القليلة الماضية, اليومين الماضيين, الأيام والساعات الأخيرة.
    func unit(at token: Int) -> Piece? {
        if let this = t.find(token, .this), let hit = t.find(this.end, .unit, definite: true), hit.info.number(0) == 1,
            [.week, .month, .year].contains(kind(hit))
        {
            var end = hit.end
            if let more = modifier(at: end), more.value == 0 { end = more.end }
            return Piece(shape: TimeShape(.unit(kind(hit), 0)), start: token, end: end, prefix: this.prefixLength)
        }
        guard let hit = t.find(token, .unit, definite: true) else { return nil }
        let prefix = max(0, hit.prefixLength - 2)
        if hit.info.number(0) == 1 { return singleUnit(token, hit, prefix) }
        var at = hit.end
        if let second = t.find(at, .unit, definite: true), second.proclitics.contains(.wa) { at = second.end }
        let number = numbers.number(at: at, in: t)
        if let number, number.isDefinite { at = number.end }
        while t.has(at, TermRole.few.bit), let few = t.find(at, .few), few.isDefinite { at = few.end }
        guard let modifier = modifier(at: at) else { return nil }
        let count: Double? = hit.info.number(0) == 2 ? 2 : number?.isDefinite == true ? number?.low : nil
        let core: TimeShape.Core =
            count.map { .window($0, kind(hit), past: modifier.value < 0, isDual: hit.info.number(0) == 2) } ?? .open(past: modifier.value < 0)
        if modifier.value == 0 { return nil }
        return Piece(shape: TimeShape(core), start: token, end: modifier.end, prefix: prefix)
    }

    private func singleUnit(_ token: Int, _ hit: TermHit, _ prefix: Int) -> Piece? {
        let unit = kind(hit)
        guard unit != .hour, unit != .minute, unit != .second, unit != .day, unit != .night else { return nil }
        var end = hit.end
        // الموسم is no unit; العام 2009 is a year of its own.
        guard let modifier = modifier(at: end), modifier.value != -9 || unit != .year else { return nil }
        end = modifier.end
        return Piece(shape: TimeShape(.unit(unit, modifier.value == -9 ? -1 : modifier.value)), start: token, end: end, prefix: prefix)
    }

    /// الـ24 ساعة الماضية, آخر 48 ساعة.
    func numberedWindow(at token: Int) -> Piece? {
        let isLast = t.find(token, .edge).map { $0.info.word == .end && !$0.isDefinite } ?? false
        let isArticle = t.isWord(token) && t.sheet.tokens[token].count == 2 && t.isNumber(token + 1) && t.sheet.touches(token, token + 1)
        let at = isLast || isArticle ? token + 1 : token
        guard t.isNumber(at) || t.has(at, NumberReader.wordMask), let number = numbers.number(at: at, in: t), number.vague == nil,
            let unit = t.find(number.end, .unit), unit.info.number(0) < 2
        else { return nil }
        let modifier = modifier(at: unit.end)
        guard isLast || modifier.map({ $0.value != 0 }) ?? false else { return nil }
        let past = modifier.map { $0.value < 0 } ?? true
        return Piece(
            shape: TimeShape(.window(number.low, kind(unit), past: past, isDual: false)), start: token, end: modifier?.end ?? unit.end,
            prefix: number.prefixLength - (number.isDefinite ? 2 : 0))
    }

    /// الآونة الأخيرة, الفترة الماضية.
    func stretch(at token: Int) -> Piece? {
        if let hit = t.find(token, .stretch), hit.isDefinite, let modifier = modifier(at: hit.end), modifier.value != 0 {
            return Piece(shape: TimeShape(.open(past: modifier.value < 0)), start: token, end: modifier.end, prefix: max(0, hit.prefixLength - 2))
        }
        return nil
    }

    /// صيف العام الماضي, شتاء 2014, الصيف الماضي.
    func season(at token: Int) -> Piece? {
        guard let hit = t.find(token, .season) else { return nil }
        var piece = Piece(shape: TimeShape(.season(hit.info.first)), start: token, end: hit.end, prefix: max(0, hit.prefixLength - (hit.isDefinite ? 2 : 0)))
        if addYear(&piece) { return piece }
        guard hit.isDefinite, let modifier = modifier(at: hit.end) else { return nil }
        piece.shape.modifier = modifier.value
        piece.end = modifier.end
        return piece
    }

    func feast(at token: Int) -> Piece? {
        guard let hit = t.find(token, .feast) else { return nil }
        let core = TimeShape.Core.feast(
            month: hit.info.number(0), day: hit.info.number(1), days: hit.info.number(2), isHijri: hit.info.word != .solar)
        var piece = Piece(shape: TimeShape(core), start: token, end: hit.end, prefix: hit.prefixLength)
        if let modifier = modifier(at: hit.end) {
            piece.shape.modifier = modifier.value
            piece.end = modifier.end
        }
        return piece
    }

    /// التسعينات, تسعينيات القرن الماضي, القرن الماضي.
    func decade(at token: Int) -> Piece? {
        if let hit = t.find(token, .century) {
            var shape = TimeShape(.date(year: hit.info.first * 100 + (hit.info.first == 19 ? 1 : 1), month: nil, day: nil))
            shape.lastYear = hit.info.first * 100 + 100
            return Piece(shape: shape, start: token, end: hit.end, prefix: hit.prefixLength)
        }
        guard let hit = t.find(token, .decade) else { return nil }
        var century = 19
        var end = hit.end
        if t.has(end, TermRole.of.bit) { end += 1 }
        if let of = t.find(end, .century) {
            century = of.info.first
            end = of.end
        } else {
            guard hit.isDefinite else { return nil }
            end = hit.end
        }
        return Piece(
            shape: TimeShape(.decade(century * 100 + hit.info.first)), start: token, end: end, prefix: max(0, hit.prefixLength - (hit.isDefinite ? 2 : 0)))
    }
}

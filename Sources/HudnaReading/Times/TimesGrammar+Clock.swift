internal import HudnaLanguage
internal import HudnaText

/// Hours of the day.
extension TimeGrammar {
    /// الساعة 6:00 صباح اليوم, الثامنة والنصف مساء, 09:28 ت م, 1430 بتوقيت غرينتش.
    func clock(at token: Int) -> Piece? {
        var at = token
        var isNamed = false
        var prefix = 0
        if let hour = t.find(token, .unit, definite: true), kind(hour) == .hour, hour.info.number(0) == 1 {
            at = hour.end
            isNamed = true
            prefix = max(0, hour.prefixLength - 2)
        }
        if isNamed, t.isWord(at), t.sheet.tokens[at].count == 2, t.isNumber(at + 1) { at += 1 }
        guard let read = minutes(at: at, isNamed: isNamed) else { return nil }
        var shape = TimeShape(.bare)
        shape.isPartOfDay = true
        shape.minutes = read.minutes
        var piece = Piece(shape: shape, start: token, end: read.end, prefix: prefix)
        let half = tail(&piece)
        guard isNamed || piece.shape.zone != nil || half != nil && !read.needsZone else { return nil }
        if read.isOrdinal, !isNamed, t.has(token - 1, TermRole.unit.bit) { return nil }
        if let half { adjust(&piece.shape, half) }
        return piece
    }

    /// Minutes since midnight as written.
    private func minutes(at token: Int, isNamed: Bool) -> (minutes: Int, end: Int, needsZone: Bool, isOrdinal: Bool)? {
        if let hour = t.digits(token) {
            let mark = t.mark(token + 1)
            let isSeparator = mark == Letter.colon || mark == Letter.fullStop || mark == Letter.comma || t.index.decimalLetters.contains(t.letter(token + 1))
            if isSeparator, token + 2 < t.count, t.sheet.touches(token, token + 1), t.sheet.touches(token + 1, token + 2), let minute = t.digits(token + 2),
                minute.count == 2, minute.value < 60, hour.value < 25, hour.count <= 2
            {
                return (hour.value % 24 * 60 + minute.value, token + 3, mark != Letter.colon, false)
            }
            if hour.count == 4, isNamed, hour.value < 2400, hour.value % 100 < 60 { return (hour.value / 100 * 60 + hour.value % 100, token + 1, false, false) }
            return hour.count <= 2 && hour.value <= 24 && isNamed ? (hour.value % 24 * 60, token + 1, false, false) : nil
        }
        guard let hit = t.find(token, .ordinal, definite: true), hit.proclitics.isDisjoint(with: [.wa, .fa]) || isNamed else { return nil }
        var value = hit.info.first
        var end = hit.end
        if let more = t.find(end, .number), more.info.first == 10, more.proclitics.isEmpty {
            value += 10
            end = more.end
        }
        guard value <= 12 else { return nil }
        return (value * 60, end, false, true)
    }

    /// Reads the half hour, part of day, zone and day behind an hour, in any order; returns the half of the day that was said.
    private func tail(_ piece: inout Piece) -> TermWord? {
        var half: TermWord?
        for _ in 0..<5 {
            if let part = t.find(piece.end, .andPart), let minutes = piece.shape.minutes, minutes % 60 == 0, half == nil {
                piece.shape.minutes = (minutes + part.info.first + 1440) % 1440
                piece.end = part.end
            } else if let more = writtenMinutes(at: piece.end), let minutes = piece.shape.minutes, minutes % 60 == 0, half == nil {
                piece.shape.minutes = minutes + more.minutes
                piece.end = more.end
            } else if let zone = zone(at: piece.end) {
                piece.shape.zone = zone.offset ?? piece.shape.zone
                piece.end = zone.end
                if half == nil && zone.offset == nil { half = TermWord.none }
            } else if let letter = halfLetter(at: piece.end) {
                half = letter
                piece.end += 1
            } else if !addDay(&piece, &half) {
                break
            }
        }
        return half
    }

    /// الساعة 14 و30 دقيقة: minutes told as such behind the hour.
    private func writtenMinutes(at token: Int) -> (minutes: Int, end: Int)? {
        guard t.letter(token) == Letter.waw, t.isNumber(token + 1), t.sheet.touches(token, token + 1), let minute = t.digits(token + 1), minute.value < 60,
            let unit = t.find(token + 2, .unit), kind(unit) == .minute
        else { return nil }
        return (minute.value, unit.end)
    }

    /// صباح اليوم, مساء, من صباح الجمعة, يوم السبت.
    private func addDay(_ piece: inout Piece, _ half: inout TermWord?) -> Bool {
        let of = t.has(piece.end, TermRole.of.bit) ? piece.end + 1 : piece.end
        if let part = t.find(of, .daypart), half == nil || half == TermWord.none {
            half = part.info.word
            guard part.info.form != .adverb, let day = partOfDay(at: of) else {
                piece.end = part.end
                return true
            }
            take(day, &piece)
            return true
        }
        guard case .bare = piece.shape.core, let day = day(at: of) ?? weekday(at: of) else { return false }
        if case .now = day.shape.core { return false }
        take(day, &piece)
        return true
    }

    private func take(_ day: Piece, _ piece: inout Piece) {
        let (minutes, zone) = (piece.shape.minutes, piece.shape.zone)
        piece.shape = day.shape
        piece.shape.minutes = minutes
        piece.shape.zone = zone
        piece.shape.isPartOfDay = true
        piece.end = day.end
    }

    /// بتوقيت غرينتش, ت غ, (بالتوقيت المحلي).
    private func zone(at token: Int) -> (offset: Int?, end: Int)? {
        let isParen = t.mark(token) == Letter.parenOpen
        let at = isParen ? token + 1 : token
        guard let found = openZone(at: at) else { return nil }
        guard isParen else { return found }
        return t.mark(found.end) == Letter.parenClose ? (found.offset, found.end + 1) : nil
    }

    private func openZone(at token: Int) -> (offset: Int?, end: Int)? {
        if let hit = t.find(token, .zone) { return (hit.info.count > 0 ? hit.info.first : nil, hit.end) }
        for (letters, offset) in t.index.zoneLetters {
            var at = token
            var isSame = true
            for (number, letter) in letters.enumerated() {
                if number > 0, t.mark(at) == Letter.fullStop { at += 1 }
                if t.letter(at) != letter { isSame = false }
                at += 1
            }
            if isSame { return (offset, at) }
        }
        return nil
    }

    private func halfLetter(at token: Int) -> TermWord? {
        let letter = t.letter(token)
        guard letter != 0 else { return nil }
        if t.index.amLetters.contains(letter) { return .am }
        return t.index.pmLetters.contains(letter) ? .pm : nil
    }

    /// Hours of the second half of the day.
    private func adjust(_ shape: inout TimeShape, _ half: TermWord) {
        guard let minutes = shape.minutes else { return }
        let hour = minutes / 60
        switch half {
        case .pm where hour < 12: shape.minutes = minutes + 720
        case .am where hour == 12, .night where hour == 12: shape.minutes = minutes - 720
        case .night where (6..<12).contains(hour): shape.minutes = minutes + 720
        default: break
        }
    }
}

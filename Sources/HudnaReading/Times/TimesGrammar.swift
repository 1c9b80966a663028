internal import HudnaLanguage
internal import HudnaText

/// Reads one time at a place of a sheet. Nothing here knows the report's day.
struct TimeGrammar {
    /// A time or part of one: what it says, its tokens, and the letters before it in its first token.
    struct Piece {
        var shape: TimeShape
        var start: Int
        var end: Int
        var prefix = 0
    }

    enum Outcome {
        case found(Piece)
        /// Words that look like a time and are none: منذ ذلك الحين.
        case skip(to: Int)
        case nothing
    }

    let t: TermSheet
    let numbers: NumberReader

    static let starters: UInt64 = [
        TermRole.month, .hijriMonth, .weekday, .unit, .stretch, .daypart, .late, .then, .thenTime, .day, .night, .now, .this, .edge, .season, .feast,
        .decade, .since, .from, .ago, .after, .during, .for, .few, .every, .set, .ordinal, .number, .vagueNumber, .fraction,
    ].reduce(0) { $0 | $1.bit }

    func read(at token: Int) -> Outcome {
        if t.isName[token] { return .nothing }
        if let outcome = related(at: token) { return outcome }
        if let piece = moment(at: token) { return .found(piece) }
        if let piece = length(at: token, isBound: false) { return .found(piece) }
        if let set = t.find(token, .set) { return .found(Piece(shape: TimeShape(.set), start: token, end: set.end, prefix: set.prefixLength)) }
        return .nothing
    }

    // MARK: - Behind a preposition

    private func related(at token: Int) -> Outcome? {
        if let hit = t.find(token, .since) { return since(hit, token) }
        if let hit = t.find(token, .from), let piece = moment(at: hit.end) { return .found(piece) }
        if let hit = t.find(token, .ago), let piece = ago(token, hit) { return .found(piece) }
        if let hit = t.find(token, .after), let piece = bound(token, hit, .after) { return .found(piece) }
        if let hit = t.find(token, .during), let piece = bound(token, hit, .during) { return .found(piece) }
        if let hit = t.find(token, .for), let piece = bound(token, hit, .lasting) { return .found(piece) }
        if let hit = t.find(token, .every), let unit = t.find(hit.end, .unit), !unit.isDefinite {
            return .found(Piece(shape: TimeShape(.set), start: token, end: unit.end, prefix: hit.prefixLength))
        }
        return nil
    }

    /// منذ: the end stays open. منذ ذلك الحين names no time of its own.
    private func since(_ hit: TermHit, _ token: Int) -> Outcome {
        var at = hit.end
        if let then = t.find(at, .thenTime) ?? t.find(at, .then) { return .skip(to: then.end) }
        while let about = t.find(at, .qualifier) { at = about.end }
        if var piece = moment(at: at) ?? year(at: at, isBare: true) {
            piece.shape.relation = .since
            return .found(widened(piece, to: token, hit))
        }
        if var piece = length(at: at, isBound: true) {
            piece.shape.relation = .since
            return .found(widened(piece, to: token, hit))
        }
        return .nothing
    }

    /// قبل خمسة أشهر, بعد أيام, خلال شهر, لمدة عام: a length behind its preposition, which belongs to it.
    private func bound(_ token: Int, _ hit: TermHit, _ relation: TimeShape.Relation) -> Piece? {
        var at = hit.end
        while let about = t.find(at, .qualifier) { at = about.end }
        if relation == .lasting || relation == .during, let part = t.find(at, .daypart), part.isDefinite, part.info.form != .none {
            return wholeDaypart(token, hit, part, relation)
        }
        guard var piece = length(at: at, isBound: true) else { return nil }
        piece.shape.relation = relation
        if relation == .after {
            piece.shape.isFromReport = !t.has(piece.end, TermRole.of.bit | TermRole.about.bit) && !opensClause(piece.end) && isAhead(token..<piece.end)
        }
        return widened(piece, to: token, hit)
    }

    /// قبل خمسة أشهر; but قبل أيام من اللقاء counts from the meeting and is a length.
    private func ago(_ token: Int, _ hit: TermHit) -> Piece? {
        guard var piece = bound(token, hit, .ago) else { return nil }
        // من قبل is "by".
        if t.has(piece.end, TermRole.of.bit), !t.has(piece.end + 1, TermRole.ago.bit) { piece.shape.relation = .after }
        return piece
    }

    /// خلال الليل, طوال النهار.
    private func wholeDaypart(_ token: Int, _ hit: TermHit, _ part: TermHit, _ relation: TimeShape.Relation) -> Piece {
        var shape = relation == .lasting ? TimeShape(.length(nil, .hour)) : TimeShape(.then(.day, 0))
        shape.relation = relation
        shape.isPartOfDay = true
        shape.isNightToNext = part.info.word == .night
        return Piece(shape: shape, start: token, end: part.end, prefix: hit.prefixLength)
    }

    private func widened(_ piece: Piece, to token: Int, _ hit: TermHit) -> Piece {
        var wider = piece
        wider.start = token
        wider.prefix = hit.proclitics.isDisjoint(with: .conjunction) ? 0 : 1
        return wider
    }

    /// على, أن and their like: بعد ثلاثة أيام على الهجوم.
    private func opensClause(_ token: Int) -> Bool {
        guard token < t.count, let particle = t.sheet.particle(token) else { return false }
        return particle.role == .preposition || particle.role == .complementizer
    }

    // MARK: - Lengths

    /// A count and a unit. Bound ones stand behind a preposition, where a bare unit counts too (منذ شهر).
    func length(at token: Int, isBound: Bool) -> Piece? {
        if let piece = counted(at: token) { return isAge(piece) ? nil : piece }
        if let few = t.find(token, .few), let unit = t.find(few.end, .unit), !unit.isDefinite {
            return Piece(shape: TimeShape(.length(nil, kind(unit))), start: token, end: unit.end, prefix: few.prefixLength)
        }
        guard let unit = t.find(token, .unit), let piece = bareLength(at: token, unit, isBound) else { return nil }
        return isAge(piece) ? nil : piece
    }

    /// ثلاثة أيام, 8 ساعات, نصف ساعة.
    private func counted(at token: Int) -> Piece? {
        if let part = t.find(token, .fraction), !part.isDefinite, let unit = t.find(part.end, .unit), unit.info.number(0) == 1 {
            return Piece(shape: TimeShape(.length(part.info.value, kind(unit))), start: token, end: unit.end, prefix: part.prefixLength)
        }
        guard let number = numbers.number(at: token, in: t), !number.isDefinite, let unit = t.find(number.end, .unit), !unit.isDefinite,
            unit.info.number(0) < 2,
            unit.proclitics.isEmpty
        else { return nil }
        var end = unit.end
        var count: Double? = number.vague == nil ? number.low : nil
        if count != nil, let half = half(at: end) {
            count = (count ?? 0) + half.value
            end = half.end
        }
        return Piece(shape: TimeShape(.length(count, kind(unit))), start: token, end: end, prefix: number.prefixLength)
    }

    /// شهرين, أسبوع, شهور, السنة والنصف.
    private func bareLength(at token: Int, _ unit: TermHit, _ isBound: Bool) -> Piece? {
        let count = unit.info.number(0)
        var end = unit.end
        if t.has(end, TermRole.modifier.bit) && !isVagueEnd(end) { return nil }
        let half = half(at: end)
        if unit.isDefinite && half == nil && count != 2 { return nil }
        if count == 2, unit.isAccusative || !endsInNun(token) { return nil }
        // عقد is also to hold a meeting, and a contract.
        if kind(unit) == .decade, count == 1, !isBound || !(t.has(end, TermRole.of.bit) || t.sheet.tokens[min(end, t.count - 1)].kind == .mark) { return nil }
        if count == 1, half == nil, t.isNumber(end) || t.has(end, TermRole.month.bit | TermRole.hijriMonth.bit | TermRole.weekday.bit | TermRole.day.bit) {
            return nil
        }
        let prefix = unit.prefixLength - (unit.isDefinite ? 2 : 0)
        var length: Double? = count == 0 ? nil : Double(count)
        if let half {
            length = (length ?? 1) + half.value
            end = half.end
        }
        if let few = t.find(end, .few), count == 0 { end = few.end }
        let isLasting = unit.proclitics.contains(.li) && !unit.isDefinite && count > 0
        let accusative = (unit.isAccusative || count == 1 && unit.proclitics.isEmpty) && lastingVerb(before: token)
        guard isBound || count == 2 && !isSubject(unit) || isLasting || accusative || count == 0 && lastingVerb(before: token) else { return nil }
        var shape = TimeShape(.length(length, kind(unit)))
        shape.relation = isLasting ? .lasting : .plain
        return Piece(shape: shape, start: token, end: end, prefix: isLasting ? unit.prefixLength - 1 : max(0, prefix))
    }

    /// شهرين, شهران; not يومي "daily".
    private func endsInNun(_ token: Int) -> Bool { t.sheet.text.codes[Int(t.sheet.tokens[token].end) - 1] == Letter.nun }

    /// أيام قليلة: the word behind is no place in time.
    private func isVagueEnd(_ token: Int) -> Bool { t.has(token, TermRole.few.bit) }

    /// يومي, ساعتي before a noun are adjectives or possessed.
    private func isSubject(_ unit: TermHit) -> Bool { kind(unit) == .night || kind(unit) == .century || kind(unit) == .second }

    /// ونصف, ونصف العام.
    private func half(at token: Int) -> (value: Double, end: Int)? {
        guard let part = t.find(token, .fraction), part.proclitics.contains(.wa) else { return nil }
        var end = part.end
        if let unit = t.find(end, .unit), unit.info.number(0) == 1 { end = unit.end }
        return (part.info.value, end)
    }

    /// استمرت, دام within three tokens before.
    private func lastingVerb(before token: Int) -> Bool {
        var at = token - 1
        while at >= 0, at >= token - 3 {
            if t.has(at, TermRole.lasting.bit) { return true }
            at -= 1
        }
        return false
    }

    /// (30 عاما) behind a name, and lengths beside words of age.
    private func isAge(_ piece: Piece) -> Bool {
        guard case .length(_, let unit) = piece.shape.core, unit == .year || unit == .month else { return false }
        if t.mark(piece.start - 1) == Letter.parenOpen && t.mark(piece.end) == Letter.parenClose { return true }
        let names = EntryKind.given.mask | EntryKind.family.mask | EntryKind.actor.mask
        if piece.start > 0, case .length(.some(10...), .year) = piece.shape.core,
            t.isName[piece.start - 1] || t.sheet.kinds[piece.start - 1] & names != 0 && t.sheet.kinds[piece.start - 1] & EntryKind.particle.mask == 0
        {
            return true
        }
        if t.has(piece.end, TermRole.age.bit) { return true }
        return (1...8).contains {
            t.has(piece.start - $0, TermRole.age.bit) && piece.start - $0 >= 0 && t.sheet.sentenceOf[piece.start - $0] == t.sheet.sentenceOf[piece.start]
        }
    }

    func kind(_ unit: TermHit) -> TimeUnit { unit.info.unit ?? .day }

    // MARK: - What lies ahead

    /// Whether the clause around tells of something still to come (ستعقد, المقرر); the nearest verb before decides, else the next one.
    func isAhead(_ range: Range<Int>) -> Bool {
        let sentence = t.sheet.sentenceOf[range.lowerBound]
        // حتى الثلاثاء, حتى صباح يوم الثلاثاء
        var at = range.lowerBound - 1
        while t.has(at, TermRole.daypart.bit) { at -= 1 }
        if t.has(at, TermRole.until.bit) { return true }
        at = range.lowerBound - 1
        while at >= 0, at >= range.lowerBound - 18, t.sheet.sentenceOf[at] == sentence {
            if let verdict = verdict(at) { return verdict }
            at -= 1
        }
        at = range.upperBound
        while at < t.count, at < range.upperBound + 5, t.sheet.sentenceOf[at] == sentence {
            if let particle = t.sheet.particle(at), particle.role == .complementizer || particle.role == .relative { return false }
            if let verdict = verdict(at) { return verdict }
            at += 1
        }
        return false
    }

    private func verdict(_ token: Int) -> Bool? {
        if t.has(token, TermRole.future.bit) { return true }
        let kinds = t.sheet.kinds[token]
        if kinds & EntryKind.present.mask != 0, kinds & (EntryKind.term.mask | EntryKind.classWord.mask | EntryKind.particle.mask) == 0,
            let present = t.sheet.analysis(token, EntryKind.present.mask), present.proclitics.contains(.sa)
        {
            return true
        }
        if kinds & EntryKind.particle.mask != 0, let particle = t.sheet.particle(token), particle.role == .future || particle.role == .planned { return true }
        let others =
            EntryKind.masdar.mask | EntryKind.active.mask | EntryKind.passive.mask | EntryKind.present.mask | EntryKind.particle.mask | EntryKind.actor.mask
        if kinds & EntryKind.past.mask != 0, kinds & others == 0 { return false }
        return nil
    }
}

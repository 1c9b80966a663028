internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// A figure that was found, its source and time still to be filled.
struct FigureFind {
    var tokens: Range<Int>
    var figure: Figure
}

/// Reads the figures of a report (codebook, section 5).
struct FigureReader {
    let index: TermIndex

    init(language: Language) { index = TermIndex(language: language) }
    init(index: TermIndex) { self.index = index }

    /// The figures in the order of the text. `times` are those of the same sheet: lengths among them are figures too, other numbers in them are none.
    func read(_ sheet: Sheet, times: [TimeFind]) -> [FigureFind] { read(TermSheet(sheet, index: index), times: times) }

    func read(_ terms: TermSheet, times: [TimeFind]) -> [FigureFind] {
        var scan = FigureScan(t: terms, numbers: NumberReader(index: index), times: times)
        return scan.figures()
    }
}

/// One pass over a sheet.
struct FigureScan {
    let t: TermSheet
    let numbers: NumberReader
    private let times: [TimeFind]
    /// By token: index of the time that begins there, -1 for none.
    private var timeAt: [Int32]
    private var found: [FigureFind] = []
    var lastFigure: Figure? { found.last?.figure }
    var lastEnd: Int? { found.last?.tokens.upperBound }

    init(t: TermSheet, numbers: NumberReader, times: [TimeFind]) {
        self.t = t
        self.numbers = numbers
        self.times = times
        timeAt = [Int32](repeating: -1, count: t.count)
        for (number, time) in times.enumerated() where time.tokens.lowerBound < t.count { timeAt[time.tokens.lowerBound] = Int32(number) }
    }

    /// The time that begins at a token.
    func time(at token: Int) -> TimeFind? { token < timeAt.count && timeAt[token] >= 0 ? times[Int(timeAt[token])] : nil }

    private static let starters = NumberReader.wordMask | TermRole.counted.bit | TermRole.measure.bit | TermRole.oneOf.bit

    mutating func figures() -> [FigureFind] {
        var at = 0
        while at < t.count {
            if let time = time(at: at) {
                if let find = duration(time) { found.append(find) }
                at = max(time.tokens.upperBound, at + 1)
                continue
            }
            guard t.isNumber(at) || t.roles[at] & Self.starters != 0, let find = figure(at: at) else {
                at += 1
                continue
            }
            found.append(find)
            at = max(find.tokens.upperBound, at + 1)
        }
        return found
    }

    private func figure(at token: Int) -> FigureFind? {
        if let number = numbers.number(at: token, in: t), let find = counted(token, number) { return find }
        return uncounted(token)
    }

    // MARK: - Lengths of time

    /// استمرت 8 ساعات, هدنة شهرين, لمدة عام; not a lapse, a window or an age (rulings 31, 36, 39).
    private func duration(_ time: TimeFind) -> FigureFind? {
        guard case .length(.some(let count), let unit) = time.shape.core, time.expression.duration != nil,
            time.shape.relation == .plain || time.shape.relation == .lasting, !t.has(time.tokens.lowerBound - 1, TermRole.in.bit)
        else { return nil }
        let qualifier =
            time.tokens.lazy.compactMap { t.find($0, .qualifier)?.info.qualifier }.first
            ?? qualifierBefore(time.tokens.lowerBound)?.value ?? .exact
        let of = time.tokens.lazy.reversed().compactMap { token in t.find(token, .unit) == nil ? nil : token }.first
        let value = Bounds(low: count, high: count).qualified(qualifier)
        return FigureFind(
            tokens: time.tokens,
            figure: Figure(
                what: .duration, of: of.map { t.index.name(of: unit) ?? bare($0) } ?? unit.rawValue, qualifier: qualifier, low: value.low, high: value.high,
                text: time.expression.text,
                span: time.expression.span, rule: "figure:duration"))
    }

    // MARK: - Numbers

    /// Low and high as the codebook wants them for a qualifier.
    struct Bounds {
        var low: Double?
        var high: Double?

        /// More than n: low n, high open; up to n: high n; exact and about: both n (ruling 15).
        func qualified(_ qualifier: Figure.Qualifier) -> Bounds {
            switch qualifier {
            case .moreThan, .atLeast: Bounds(low: low, high: nil)
            case .lessThan, .upTo: Bounds(low: nil, high: high)
            default: self
            }
        }
    }

    private func counted(_ token: Int, _ number: NumberFind) -> FigureFind? {
        guard !t.isName[token], !isPartOfName(token, number) else { return nil }
        var bounds = Bounds(low: number.low, high: number.high ?? number.low)
        var end = number.end
        var qualifier = number.vague ?? .exact
        var start = token
        if let before = qualifierBefore(token) {
            start = before.start
            if number.vague == nil { qualifier = before.value }
        }
        if let second = second(number, isBetween: qualifier == .between || t.has(token - 1, TermRole.of.bit)) {
            bounds = Bounds(low: min(second.low, second.high), high: max(second.low, second.high))
            qualifier = .between
            end = second.end
            if t.has(start - 1, TermRole.qualifierBetween.bit) { start -= 1 }
        } else if qualifier == .between {
            return nil
        }
        guard var thing = thing(number, start: start, end: end, qualifier) else { return nil }
        if number.vague == nil, qualifier == .exact, let after = qualifierAfter(end, thing.end) {
            qualifier = after.value
            thing.end = after.end
        }
        bounds = bounds.qualified(qualifier)
        return find(start, number.prefixLength * (start == token ? 1 : 0), thing, qualifier, bounds)
    }

    /// إف-16, 2:1, 1.5/2: digits that count nothing.
    private func isPartOfName(_ token: Int, _ number: NumberFind) -> Bool {
        let before = t.mark(token - 1)
        if before == Letter.dash || before == Letter.slash || before == Letter.colon, t.sheet.touches(token - 1, token), token > 1,
            t.sheet.touches(token - 2, token - 1)
        {
            return true
        }
        let after = t.mark(number.end)
        if after == Letter.slash || after == Letter.colon || after == Letter.dash, t.sheet.touches(number.end - 1, number.end), t.isNumber(number.end + 1) {
            return true
        }
        if token > 0, t.sheet.tokens[token - 1].kind == .latin { return true }
        // اليوم 54 is a day's number.
        if let unit = t.find(token - 1, .unit, definite: true), unit.info.number(0) == 1 { return true }
        return t.has(token - 1, TermRole.identifier.bit)
    }

    /// The qualifier right before a number, the longest where several end there: ما لا يقل عن, not يقل عن.
    private func qualifierBefore(_ token: Int) -> (value: Figure.Qualifier, start: Int)? {
        var at = max(0, token - 5)
        while at < token {
            if let hit = t.find(at, .qualifier), hit.end == token, let value = hit.info.qualifier { return (value, at) }
            if let hit = t.find(at, .qualifierBetween), hit.end == token { return (.between, at) }
            at += 1
        }
        return nil
    }

    /// على الأقل, تقريبا behind the number, its noun or the noun's adjective.
    private func qualifierAfter(_ number: Int, _ noun: Int) -> (value: Figure.Qualifier, end: Int)? {
        for at in number...(noun + 1) {
            if let hit = t.find(at, .qualifierAfter), let value = hit.info.qualifier { return (value, max(hit.end, noun)) }
        }
        return nil
    }

    /// بين 5 و10, ما بين 32 و30 مليار, أربعة أو خمسة, من 5 إلى 10.
    private func second(_ first: NumberFind, isBetween: Bool) -> (low: Double, high: Double, end: Int)? {
        var at = first.end
        if t.letter(at) == Letter.waw, isBetween {
            at += 1
        } else if t.has(at, TermRole.or.bit) || t.has(at, TermRole.until.bit) && isBetween {
            at += 1
        } else if !(isBetween && t.has(at, NumberReader.wordMask)) {
            return nil
        }
        guard first.vague == nil, let next = numbers.number(at: at, in: t), next.vague == nil else { return nil }
        if at == first.end && !next.proclitics.contains(.wa) { return nil }
        let low = first.scale == 1 && next.scale > 1 && first.low < next.scale ? first.low * next.scale : first.low
        return (low, next.low, next.end)
    }

    // MARK: - Putting together

    /// What is counted, and what became of it.
    struct Thing {
        var what: Figure.What
        var of: String
        var end: Int
        var rule: String
        /// First token where it stands before the number.
        var start: Int?
    }

    private func find(_ start: Int, _ prefix: Int, _ thing: Thing, _ qualifier: Figure.Qualifier, _ bounds: Bounds) -> FigureFind {
        let first = thing.start ?? start
        let tokens = first..<thing.end
        let letters = thing.start == nil ? min(prefix, conjunctionLength(first)) : 0
        return FigureFind(
            tokens: tokens,
            figure: Figure(
                what: thing.what, of: thing.of, qualifier: qualifier, low: bounds.low, high: bounds.high, text: t.sheet.string(tokens, prefix: letters),
                span: t.sheet.span(tokens, prefix: letters), rule: "figure:" + thing.rule))
    }

    /// One letter where a token begins with a conjunction that is not its own.
    private func conjunctionLength(_ token: Int) -> Int {
        guard t.isWord(token), t.sheet.tokens[token].count > 2 else { return 0 }
        let first = t.sheet.text.codes[Int(t.sheet.tokens[token].start)]
        return first == Letter.waw || first == Letter.fa ? 1 : 0
    }

    // MARK: - Without a number

    /// جنديين, رحلتين; and in a toll مقتل جندي, أحد جنوده.
    private func uncounted(_ token: Int) -> FigureFind? {
        if t.isName[token] { return nil }
        if t.has(token, TermRole.oneOf.bit), let one = oneOf(token) { return one }
        if let hit = t.find(token, .measure), hit.info.number(0) == 2, !hit.isDefinite, let what = hit.info.what {
            return find(
                token, hit.prefixLength, Thing(what: what, of: t.index.text(hit.info), end: hit.end, rule: "dual", start: nil), .exact, Bounds(low: 2, high: 2))
        }
        guard let hit = t.find(token, .counted) else { return nil }
        if let definite = definiteCount(token, hit) { return definite }
        let size = hit.info.number(0)
        guard size > 0, !hit.isDefinite, hit.proclitics.isDisjoint(with: [.ka, .li]) else { return nil }
        let context = context(start: token, end: hit.end)
        guard let what = what(hit.info, context), isCounted(what, hit, context, token, size) else { return nil }
        let thing = Thing(what: what, of: name(token, hit), end: size == 2 ? hit.end : of(hit.end), rule: size == 2 ? "dual" : "single", start: nil)
        return find(token, hit.prefixLength, thing, .exact, Bounds(low: Double(size), high: Double(size)))
    }

    /// Two things count by themselves, two people in a toll; one person only right in it: behind its word, joined to another figure of it, or before it.
    private func isCounted(_ what: Figure.What, _ hit: TermHit, _ context: Context, _ token: Int, _ size: Int) -> Bool {
        if size == 2 && (hit.info.word == .thing || hit.info.word == .official) { return true }
        guard what == .killed || what == .injured || size == 2 && what != .other && what != .fighters else { return false }
        // طفلا فلسطينيا: an adjective of the figure before.
        let isJoined = hit.proclitics.contains(.wa)
        if !isJoined, let last = lastEnd, last == token { return false }
        if size == 2 {
            return hit.info.what == what || context.isAmong || context.after != nil || (context.before.map { $0.distance <= (isJoined ? 7 : 4) } ?? false)
        }
        if context.after != nil, context.afterDistance <= 5, hit.info.word != .official, hit.info.what != what { return true }
        if let before = context.before, before.distance <= (isJoined ? 7 : 2) { return hit.proclitics.isDisjoint(with: [.bi, .li]) }
        return isJoined && (lastEnd.map { $0 >= token - 2 } ?? false) && lastToll != nil
    }

    /// أحد جنوده, إحدى الضحايا: one, in a toll.
    private func oneOf(_ token: Int) -> FigureFind? {
        guard let one = t.find(token, .oneOf), !one.isDefinite, t.isWord(one.end), t.sheet.tokens[one.end].count > 2 else { return nil }
        if let noun = t.find(one.end, .counted, pronoun: true), noun.info.word == .thing { return nil }
        let context = context(start: token, end: one.end + 1)
        guard let before = context.before, before.distance <= (one.proclitics.contains(.wa) ? 7 : 2), before.what == .killed || before.what == .injured else {
            return nil
        }
        let thing = Thing(what: before.what, of: name(one.end, t.find(one.end, .counted, pronoun: true)), end: one.end + 1, rule: "one-of", start: nil)
        return find(token, one.prefixLength, thing, .exact, Bounds(low: 1, high: 1))
    }

    /// الضحايا الـ32, المهاجمين الأربعة: a definite number behind its noun.
    private func definiteCount(_ token: Int, _ hit: TermHit) -> FigureFind? {
        var at = hit.end
        if t.isWord(at), t.sheet.tokens[at].count == 2, t.isNumber(at + 1), t.sheet.touches(at, at + 1) {
            at += 1
        } else if t.isWord(at), !t.has(at, NumberReader.wordMask), t.has(at + 1, NumberReader.wordMask) {
            // أفراد الطاقم الخمسة
            at += 1
        }
        guard hit.isDefinite && at > hit.end || t.has(at, NumberReader.wordMask) else { return nil }
        guard let number = numbers.number(at: at, in: t), number.isDefinite || t.isNumber(at), number.vague == nil, number.low >= 2 else { return nil }
        guard let what = what(hit.info, context(start: token, end: number.end)), what != .other, what != .fighters else { return nil }
        let thing = Thing(what: what, of: name(token, hit, number), end: number.end, rule: "definite", start: nil)
        return find(token, 0, thing, .exact, Bounds(low: number.low, high: number.low))
    }
}

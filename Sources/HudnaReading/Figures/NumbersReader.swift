internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// A number as it stands in the text.
struct NumberFind {
    /// The number, or the lower bound of a vague one.
    var low: Double
    /// Nil where `low` is the number itself.
    var high: Double?
    /// Dozens, hundreds, thousands, millions for عشرات, مئات, آلاف, ملايين.
    var vague: Figure.Qualifier?
    /// The token after it.
    var end: Int
    /// It bears the article: الأربع والعشرين.
    var isDefinite = false
    /// Letters of its first token before it.
    var prefixLength = 0
    var proclitics: Proclitics = []
    /// Digits in its first token, 0 for words.
    var digits = 0
    /// A scale closes it (مليون), so a number before أو or و may share it.
    var scale: Double = 1
    /// It is one scale in the dual (ألفي).
    var isFraction = false
}

/// Reads numbers in digits of any kind and in words of any gender and case: 146 ألفاً, أربعة وخمسين, ألفي, ثلاثمئة, 3ر5 ملايين, عشرات الآلاف.
struct NumberReader {
    let index: TermIndex

    init(index: TermIndex) { self.index = index }
    init(language: Language) { index = TermIndex(language: language) }

    static let wordMask = TermRole.number.bit | TermRole.scale.bit | TermRole.vagueNumber.bit | TermRole.fraction.bit

    /// The number that begins at a token.
    func number(at token: Int, in sheet: Sheet) -> NumberFind? { number(at: token, in: TermSheet(sheet, index: index)) }

    func number(at token: Int, in terms: TermSheet) -> NumberFind? {
        if terms.isNumber(token) { return digits(at: token, in: terms) }
        guard terms.has(token, Self.wordMask) else { return nil }
        if let vague = vague(at: token, in: terms) { return vague }
        if let part = fraction(at: token, in: terms) { return part }
        return words(at: token, in: terms)
    }

    // MARK: - Digits

    /// 12500, 12,500, 4.6 مليون, 7,5, 3ر5, 146 ألفاً, 12 ألفا و500.
    private func digits(at token: Int, in terms: TermSheet) -> NumberFind? {
        guard let plain = plainDigits(at: token, in: terms) else { return nil }
        var find = NumberFind(low: plain.value, end: plain.end, digits: terms.sheet.tokens[token].count)
        var sum = Sum(current: plain.value)
        var at = plain.end
        while let scale = terms.find(at, .scale), !scale.proclitics.contains(.al), scale.proclitics.isDisjoint(with: .conjunction), sum.multiply(scale.info) {
            at = scale.end
            find.scale = sum.lastScale
        }
        if at > plain.end {
            at = tail(&sum, at, terms)
            find.low = sum.value
            find.end = at
        }
        return find
    }

    /// Digits with their groups of thousands and decimals.
    func plainDigits(at token: Int, in terms: TermSheet) -> (value: Double, end: Int)? {
        guard let first = terms.digits(token) else { return nil }
        var value = Double(first.value)
        var at = token + 1
        var groups = 0
        while let next = group(after: at - 1, in: terms) {
            let isComma = next.mark == Letter.comma
            guard next.count == 3, first.count <= 3, first.value > 0, isComma || groups > 0 || isThousand(next.token, in: terms) else { break }
            value = value * 1000 + Double(next.value)
            at = next.token + 1
            groups += 1
        }
        if let next = group(after: at - 1, in: terms), groups == 0 || next.mark == Letter.fullStop {
            var unit = 1.0
            for _ in 0..<next.count { unit *= 10 }
            return (value + Double(next.value) / unit, next.token + 1)
        }
        return (value, at)
    }

    /// A point or comma and digits that touch the token before and each other.
    private func group(after token: Int, in terms: TermSheet) -> (mark: UInt8, value: Int, count: Int, token: Int)? {
        guard token + 2 < terms.count, terms.sheet.touches(token, token + 1), terms.sheet.touches(token + 1, token + 2) else { return nil }
        let mark = terms.mark(token + 1)
        let isPoint = mark == Letter.comma || mark == Letter.fullStop || index.decimalLetters.contains(terms.letter(token + 1))
        guard isPoint, let digits = terms.digits(token + 2) else { return nil }
        return (mark == 0 ? Letter.fullStop : mark, digits.value, digits.count, token + 2)
    }

    /// 1.500 is a thousand and a half where people or things are counted, not before a scale, a percentage or a measure.
    private func isThousand(_ last: Int, in terms: TermSheet) -> Bool {
        !terms.has(last + 1, TermRole.scale.bit | TermRole.percent.bit | TermRole.measure.bit) && terms.mark(last + 1) != Letter.percent
    }

    // MARK: - Words

    /// What has been read so far of a number in words.
    private struct Sum {
        var total = 0.0
        var current = 0.0
        var lastScale = 1e18
        var value: Double { total + current }

        /// ثلاثة وعشرين, مئة وخمسة: the next part joined by و.
        mutating func add(_ value: Double) -> Bool {
            let now = Int(current)
            let fits: Bool
            switch value {
            case ..<10: fits = now % 100 == 0
            case 10: fits = now % 100 == 0
            case ..<100: fits = now % 100 < 10
            default: fits = now == 0
            }
            guard fits, value < lastScale else { return false }
            current += value
            return true
        }

        /// ثلاثة عشر, ثلاث مئة: the next part without و.
        mutating func attach(_ value: Double) -> Bool {
            let unit = Int(current) % 100
            if value == 10, (1...9).contains(unit) {
                current += 10
                return true
            }
            if value == 100, (3...9).contains(Int(current)) {
                current *= 100
                return true
            }
            return false
        }

        /// عشرة آلاف, مليون: the scale of what stands before.
        mutating func multiply(_ info: TermInfo) -> Bool {
            let scale = info.value
            guard scale < lastScale, current > 0 else { return false }
            total += current * scale
            current = 0
            lastScale = scale
            return true
        }

        /// ألف, ألفان, ومليون: a scale that counts itself.
        mutating func append(_ info: TermInfo) -> Bool {
            let scale = info.value
            guard scale < lastScale, current == 0, info.number(1) > 0 else { return false }
            total += scale * Double(info.number(1))
            lastScale = scale
            return true
        }
    }

    private func words(at token: Int, in terms: TermSheet) -> NumberFind? {
        var sum = Sum()
        var find = NumberFind(low: 0, end: token)
        var at = token
        if let hit = terms.find(token, .number) {
            guard sum.add(hit.info.value) else { return nil }
            open(&find, hit)
            at = hit.end
        } else if let hit = terms.find(token, .scale), sum.append(hit.info) {
            open(&find, hit)
            at = hit.end
        } else {
            return nil
        }
        at = tail(&sum, at, terms)
        find.low = sum.value
        find.end = at
        find.scale = sum.lastScale < 1e18 ? sum.lastScale : 1
        return find
    }

    private func open(_ find: inout NumberFind, _ hit: TermHit) {
        find.isDefinite = hit.isDefinite
        find.prefixLength = hit.prefixLength
        find.proclitics = hit.proclitics
    }

    /// Reads on behind a first part and returns the token after the number.
    private func tail(_ sum: inout Sum, _ token: Int, _ terms: TermSheet) -> Int {
        var at = token
        while at < terms.count {
            if terms.letter(at) == Letter.waw, let more = terms.digits(at + 1), sum.lastScale < 1e18, Double(more.value) < sum.lastScale, sum.current == 0,
                terms.sheet.touches(at, at + 1)
            {
                sum.current += Double(more.value)
                at += 2
                continue
            }
            guard terms.has(at, Self.wordMask), let next = part(&sum, at, terms) else { break }
            at = next
        }
        return at
    }

    private func part(_ sum: inout Sum, _ at: Int, _ terms: TermSheet) -> Int? {
        if let hit = terms.find(at, .number), hit.proclitics.isDisjoint(with: .preposition) {
            let value = hit.info.value
            let isJoined = hit.proclitics.contains(.wa)
            return (isJoined ? sum.add(value) : sum.attach(value)) ? hit.end : nil
        }
        if let hit = terms.find(at, .scale), hit.proclitics.isDisjoint(with: .preposition) {
            let isJoined = hit.proclitics.contains(.wa)
            if isJoined { return sum.append(hit.info) ? hit.end : nil }
            return sum.multiply(hit.info) ? hit.end : nil
        }
        if let hit = terms.find(at, .fraction), hit.proclitics.contains(.wa), sum.lastScale < 1e18, sum.current == 0 {
            sum.total += hit.info.value * sum.lastScale
            // مليون ونصف المليون: the scale is said again.
            if let again = terms.find(hit.end, .scale), again.info.value == sum.lastScale { return again.end }
            return hit.end
        }
        return nil
    }

    /// نصف مليون, ربع مليار.
    private func fraction(at token: Int, in terms: TermSheet) -> NumberFind? {
        guard let hit = terms.find(token, .fraction), !hit.isDefinite, let scale = terms.find(hit.end, .scale), scale.info.number(1) == 1 else { return nil }
        let unit = scale.info.value
        var find = NumberFind(low: hit.info.value * unit, end: scale.end, scale: unit, isFraction: true)
        open(&find, hit)
        return find
    }

    /// عشرات الآلاف, مئات, الآلاف, ملايين: bounds by the codebook's rulings 15, 31 and 39.
    private func vague(at token: Int, in terms: TermSheet) -> NumberFind? {
        if let hit = terms.find(token, .vagueNumber) {
            var find = NumberFind(low: Double(hit.info.number(0)), high: Double(hit.info.number(1)), vague: hit.info.qualifier, end: hit.end)
            open(&find, hit)
            var scale = 1.0
            while let more = terms.find(find.end, .scale), more.info.number(1) == 0, more.proclitics.isDisjoint(with: .conjunction) {
                scale *= more.info.value
                find.end = more.end
            }
            find.low *= scale
            find.high = ((find.high ?? 0) + 1) * scale - 1
            return find
        }
        guard let hit = terms.find(token, .scale), hit.info.number(1) == 0 else { return nil }
        let scale = hit.info.value
        let kind: Figure.Qualifier = scale < 1e6 ? .thousands : .millions
        var find = NumberFind(low: 2 * scale, high: 10 * scale - 1, vague: kind, end: hit.end)
        open(&find, hit)
        return find
    }
}

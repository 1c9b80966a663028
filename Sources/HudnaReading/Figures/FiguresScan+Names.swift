internal import HudnaText

/// What is counted as `of` gives it: a word by itself, in the nominative.
extension FigureScan {
    /// A word without its accusative alef: مدنيا → مدني.
    func bare(_ token: Int) -> String {
        guard t.isWord(token) else { return t.sheet.string(token..<token + 1) }
        return Self.withoutAccusative(letters(t.sheet.tokens[token].range))
    }

    /// The noun without article, conjunction, pronoun and vowel marks; two of it as one (رحلتين → رحلة), persons with a plural in ون as that (12 مدنيا, من المدنيين → مدنيون).
    /// - Parameters:
    ///   - hit: the noun as the tables have it; nil for one of no list.
    ///   - number: nil where the form itself says how many.
    func name(_ token: Int, _ hit: TermHit?, _ number: NumberFind? = nil) -> String {
        guard t.isWord(token) else { return t.sheet.string(token..<token + 1) }
        let range = t.sheet.tokens[token].range
        var word = letters(range.lowerBound + min(hit?.prefixLength ?? articleLength(range), range.count - 2)..<range.upperBound)
        // مقاتلي التنظيم
        if word.hasSuffix(Ending.yeh), t.has(token, TermRole.soundPlural.bit), t.find(token, .soundPlural) == nil { return word.dropLast() + Ending.waw }
        if let length = hit?.pronounLength, length > 1 || word.hasSuffix(Ending.heh) { word.removeLast(min(length, word.count)) }
        if hit?.isAccusative ?? true { word = Self.withoutAccusative(word) }
        let size = hit?.info.number(0) ?? 0
        let isAlone = hit.map { $0.end == token + 1 } ?? true
        if size == 2, isAlone {
            word = Self.single(word)
        } else if size == 0 || !isAlone, hit != nil || number.map({ $0.vague != nil || (3...10).contains($0.low) }) ?? false {
            if word.hasSuffix(Ending.obliquePlural) { word = word.dropLast(2) + Ending.plural }
        } else if let number, number.low != 1, t.has(token, TermRole.soundPlural.bit) {
            word += Ending.plural
        }
        if let hit, !isAlone, size != 2 { word += " " + t.sheet.string(token + 1..<hit.end) }
        return word
    }

    /// The letters at the end of a noun that tell its case and number.
    private enum Ending {
        static let alef = "\u{627}"
        static let heh = "\u{647}"
        static let marbuta = "\u{629}"
        static let teh = "\u{62A}"
        static let waw = "\u{648}"
        static let yeh = "\u{64A}"
        /// ون
        static let plural = "\u{648}\u{646}"
        /// ين, of the dual too.
        static let obliquePlural = "\u{64A}\u{646}"
        /// ان
        static let dual = "\u{627}\u{646}"
        /// ايا of ضحايا
        static let brokenPlural = "\u{627}\u{64A}\u{627}"
    }

    /// The letters of a stretch without vowel marks.
    private func letters(_ range: Range<Int>) -> String {
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: t.sheet.text.string(range).unicodeScalars.lazy.filter { !(0x064B...0x0652).contains($0.value) && $0.value != 0x0640 })
        return String(letters)
    }

    /// جنديا → جندي; ضحايا stays.
    private static func withoutAccusative(_ word: String) -> String {
        word.hasSuffix(Ending.alef) && word.count > 3 && !word.hasSuffix(Ending.brokenPlural) ? String(word.dropLast()) : word
    }

    /// رحلتين → رحلة, طفلان → طفل.
    private static func single(_ word: String) -> String {
        guard word.hasSuffix(Ending.obliquePlural) || word.hasSuffix(Ending.dual), word.count > 4 else { return word }
        let stem = word.dropLast(2)
        return stem.hasSuffix(Ending.teh) ? stem.dropLast() + Ending.marbuta : String(stem)
    }

    private func articleLength(_ range: Range<Int>) -> Int {
        let codes = t.sheet.text.codes
        return range.count > 4 && codes[range.lowerBound] == Letter.alef && codes[range.lowerBound + 1] == Letter.lam ? 2 : 0
    }
}

internal import HudnaText

/// A stretch of text as words, for finding the forms of a table in it. Folded letters, marks left out.
struct PlainText {
    /// By word: how it can be read, with and without what may be joined to it (والهدنة: والهدنة, الهدنة, هدنة).
    let readings: [[[UInt8]]]
    private let folded: FoldedText
    private let tokens: [Token]

    init(_ text: String) {
        let folded = FoldedText(text)
        self.folded = folded
        tokens = Tokenizer.tokens(of: folded).filter { $0.kind == .word || $0.kind == .latin || $0.kind == .number }
        readings = tokens.map { Self.readings(of: Array(folded.codes[$0.range])) }
    }

    var count: Int { readings.count }

    /// The text of a range of words, verbatim.
    func string(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return folded.string(Int(tokens[first].start)..<Int(tokens[last].end))
    }

    /// Folded words without their articles: what names are compared by.
    static func name(_ text: String) -> [[UInt8]] {
        let folded = FoldedText(text)
        return Tokenizer.tokens(of: folded).compactMap { token in
            guard token.kind == .word || token.kind == .latin || token.kind == .number else { return nil }
            return withoutArticle(Array(folded.codes[token.range]))
        }
    }

    static func withoutArticle(_ word: [UInt8]) -> [UInt8] {
        word.count > 3 && word[0] == Letter.alef && word[1] == Letter.lam ? Array(word.dropFirst(2)) : word
    }

    private static func readings(of word: [UInt8]) -> [[UInt8]] {
        var out = [word]
        func add(_ next: [UInt8]) { if next.count >= 2, !out.contains(next) { out.append(next) } }
        if word.count > 3, word[0] == Letter.waw || word[0] == Letter.fa { add(Array(word.dropFirst())) }
        for letters in out {
            if letters.count > 4, letters[0] == Letter.lam, letters[1] == Letter.lam { add(Array(letters.dropFirst(2))) }
            if letters.count > 3, letters[0] == Letter.ba || letters[0] == Letter.kaf || letters[0] == Letter.lam { add(Array(letters.dropFirst())) }
        }
        for letters in out { add(withoutArticle(letters)) }
        // اتفاقا: the accusative of what is indefinite.
        for letters in out where letters.count > 3 && letters.last == Letter.alef { add(Array(letters.dropLast())) }
        return out
    }
}

internal import HudnaText

/// A stretch of text as words, for finding the forms of a table in it. Folded letters, marks left out.
struct PlainText {
    /// By word: how it can be read, with and without what may be joined to it (والهدنة: والهدنة, الهدنة, هدنة).
    let readings: [[[UInt8]]]
    /// Their hashes, by which tables find them.
    let hashes: [[UInt64]]
    private let folded: FoldedText
    private let tokens: [Token]

    init(_ text: String) {
        let folded = FoldedText(text)
        self.folded = folded
        tokens = Tokenizer.tokens(of: folded).filter { $0.kind == .word || $0.kind == .latin || $0.kind == .number }
        readings = tokens.map { Self.readings(of: Array(folded.codes[$0.range])) }
        hashes = readings.map { $0.map { WordHash.of($0[...]) } }
    }

    var count: Int { readings.count }

    /// The text of a range of words, verbatim.
    func string(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return folded.string(Int(tokens[first].start)..<Int(tokens[last].end))
    }

    /// The text of a range of words without the first letters of the first.
    func string(_ range: Range<Int>, prefix: Int) -> String {
        guard prefix > 0, let first = range.first, let last = range.last, prefix < tokens[first].count else { return string(range) }
        return folded.string(Int(tokens[first].start) + prefix..<Int(tokens[last].end))
    }

    /// How many joined letters a reading of a word leaves out at its front; the article counts as part of the word.
    func prefix(_ word: Int, reading: Int) -> Int {
        let whole = readings[word][0]
        let read = readings[word][reading]
        for start in 0..<whole.count where whole.count - start >= read.count && Array(whole[start..<start + read.count]) == read {
            let hasArticle = start >= 2 && whole[start - 2] == Letter.alef && whole[start - 1] == Letter.lam
            return hasArticle ? start - 2 : start
        }
        return 0
    }

    /// Whether a word has its article.
    func isDefinite(_ word: Int) -> Bool {
        readings[word].contains { $0.count > 3 && $0[0] == Letter.alef && $0[1] == Letter.lam } || readings[word][0].starts(with: [Letter.lam, Letter.lam])
    }

    /// Folded words without their articles: what names are compared by.
    static func name(_ text: String) -> [[UInt8]] {
        let folded = FoldedText(text)
        return Tokenizer.tokens(of: folded).compactMap { token in
            guard token.kind == .word || token.kind == .latin || token.kind == .number else { return nil }
            return withoutArticle(Array(folded.codes[token.range]))
        }
    }

    /// Whether the letters of all words of one of the names stand in a text, which is soon seen; whether they are words of it is not.
    static func mayHold(_ names: [Set<[UInt8]>], _ text: String) -> Bool {
        let letters = FoldedText.fold(text)
        return names.contains { $0.allSatisfy { isPart($0, of: letters) } }
    }

    private static func isPart(_ word: [UInt8], of letters: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= letters.count else { return word.isEmpty }
        for start in 0...letters.count - word.count where letters[start] == first {
            var length = 1
            while length < word.count, letters[start + length] == word[length] { length += 1 }
            if length == word.count { return true }
        }
        return false
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

internal import HudnaText

/// The folded words of a name.
enum FoldedWords {
    static func of(_ name: String) -> [[UInt8]] {
        let folded = FoldedText(name)
        return Tokenizer.tokens(of: folded).filter { $0.kind == .word || $0.kind == .latin }.map { Array(folded.codes[$0.range]) }
    }
}

/// The gender of a body by its first word: ة is feminine, so are broken and sound feminine plurals.
enum BodyGender {
    static func of(_ word: [UInt8]?) -> Int {
        guard let word, let last = word.last else { return 0 }
        if last == Letter.ha { return 2 }
        if word.count > 3, last == Letter.ta, word[word.count - 2] == Letter.alef { return 2 }
        return 1
    }
}

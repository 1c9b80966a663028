internal import HudnaLanguage
internal import HudnaText

/// Finds the phrases of the lexicon in a report.
struct PhraseFinder {
    let tokens: [Token]
    /// By token: the number of the word, -1 where it is none.
    let words: [Int32]
    /// By token: union of kinds; those of its phrases are added.
    var kinds: [UInt32]
    let stems: [WordAnalyzer.PhraseStem]
    /// By token: its first stem; one more at the end.
    let firstStem: [Int32]
    let lexicon: Lexicon
    private(set) var phrases: [PhraseMatch] = []
    private(set) var firstPhrase: [Int32] = []

    init(tokens: [Token], words: [Int32], kinds: [UInt32], stems: [WordAnalyzer.PhraseStem], firstStem: [Int32], lexicon: Lexicon) {
        (self.tokens, self.words, self.kinds, self.stems, self.firstStem, self.lexicon) = (tokens, words, kinds, stems, firstStem, lexicon)
        firstPhrase = [Int32](repeating: -1, count: tokens.count)
    }

    mutating func find() {
        let lexicon = lexicon
        for start in tokens.indices {
            let before = phrases.count
            for index in Int(firstStem[start])..<Int(firstStem[start + 1]) where lexicon.opensPhrase(stems[index].stem) {
                let node = lexicon.next(0, stems[index].stem)
                if node >= 0 { follow(node, start, start + 1, stems[index], lexicon) }
            }
            guard phrases.count > before else { continue }
            phrases[before...].sort { $0.end > $1.end }
            firstPhrase[start] = Int32(before)
            for phrase in phrases[before...] { kinds[start] |= phrase.entry.kind.mask }
        }
    }

    private mutating func follow(_ node: Int32, _ start: Int, _ at: Int, _ stem: WordAnalyzer.PhraseStem, _ lexicon: Lexicon) {
        var next = at
        // Quotation marks and hyphens inside a name are passed over: حكومة "الوفاق" الوطني.
        while next < tokens.count, tokens[next].kind == .mark, Self.passes(tokens[next].mark), next - at < 2 { next += 1 }
        guard next < tokens.count, words[next] >= 0 else { return }
        for index in Int(firstStem[next])..<Int(firstStem[next + 1]) where stems[index].proclitics.isEmpty {
            let child = lexicon.next(node, stems[index].stem)
            guard child >= 0 else { continue }
            lexicon.forEachPhraseEntry(child) { entry in
                phrases.append(
                    PhraseMatch(
                        start: Int32(start), end: Int32(next + 1), entry: entry, proclitics: stem.proclitics, prefixLength: stem.prefixLength))
            }
            follow(child, start, next + 1, stem, lexicon)
        }
    }

    private static func passes(_ mark: UInt8) -> Bool {
        mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.quoteClose || mark == Letter.dash || mark == Letter.apostrophe
    }
}

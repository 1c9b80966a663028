internal import HudnaText

/// The words of a phrase, folded, their letters side by side; used again for the next, it asks for no memory.
///
/// Marks between them are dropped, as the matcher skips quotation marks and hyphens inside names.
struct FoldedPhrase {
    private(set) var letters: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    init(_ utf8: ArraySlice<UInt8>) { fold(utf8) }

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    mutating func fold(_ utf8: ArraySlice<UInt8>) {
        empty()
        if FoldedText.foldWords(utf8: utf8, into: &letters, ends: &ends) { return }
        empty()
        let folded = FoldedText(utf8: Array(utf8))
        for token in Tokenizer.tokens(of: folded) where token.kind != .mark && token.kind != .newline {
            letters += folded.codes[token.range]
            ends.append(letters.count)
        }
    }

    private mutating func empty() {
        letters.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// How many words there are.
    var count: Int { ends.count }

    /// Where the letters of a word stand.
    func range(_ word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

    var words: [[UInt8]] { (0..<count).map { Array(letters[range($0)]) } }
}

internal import HudnaText

/// Blacks out names in texts: each letter becomes a block, so that all offsets stay.
struct Redaction {
    /// Names as lists of folded words, the first in every form it may take with clitics.
    private let names: Set<[String]>
    private let firsts: Set<String>
    private let longest: Int
    /// What stands for each letter.
    static let block = String(sign)
    private static let sign: Unicode.Scalar = "\u{2588}"

    /// - Parameter names: names as lists of folded words; they are found without their articles too (قطراني for القطراني).
    init(_ names: Set<[String]>, forms: SearchForms) {
        var all: Set<[String]> = []
        for name in names.union(names.map { $0.map(forms.bare) }) {
            guard let first = name.first else { continue }
            for head in forms.head(first) { all.insert([head] + name.dropFirst()) }
        }
        self.names = all
        firsts = Set(all.compactMap(\.first))
        longest = all.map(\.count).max() ?? 0
    }

    /// The text without the names; nil where there is none in it.
    func redacted(_ text: String) -> String? {
        let black = found(in: text)
        guard !black.isEmpty else { return nil }
        var scalars = Array(text.unicodeScalars)
        for (range, _) in black { for at in range where !scalars[at].properties.isWhitespace { scalars[at] = Self.sign } }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// The names that stand in a text, as folded words, with the clitics that they have there.
    func names(in text: String) -> Set<[String]> { Set(found(in: text).map(\.name)) }

    /// Where names stand, in Unicode scalars, the longest at each place.
    private func found(in text: String) -> [(range: Range<Int>, name: [String])] {
        let folded = FoldedText(text)
        let tokens = Tokenizer.tokens(of: folded).filter { $0.kind != .mark && $0.kind != .newline }
        let words = tokens.map { SearchText.folded(folded.string($0.range)) }
        var found: [(range: Range<Int>, name: [String])] = []
        for start in words.indices where firsts.contains(words[start]) {
            for count in stride(from: min(longest, words.count - start), to: 0, by: -1) {
                let name = Array(words[start..<start + count])
                guard names.contains(name) else { continue }
                found.append((folded.scalarRange(Int(tokens[start].start)..<Int(tokens[start + count - 1].end)), name))
                break
            }
        }
        return found
    }
}

internal import HudnaRecord
internal import HudnaText

/// The runs of three words that a text holds, as a set: what copies are known by.
///
/// Words are folded letters, marks are left out. A text of fewer than three words counts as one run. Runs are hashes of 32 bits, since many texts are held at
/// once: two texts of a thousand words have one in common by chance in four thousand pairs, which moves their likeness by a thousandth.
public struct Shingles: Sendable, Hashable {
    /// Ascending, each once.
    let runs: [UInt32]

    static let length = 3

    /// Of a text in UTF-8.
    public init(_ text: [UInt8]) { self.init(words: Shingles.words(of: text)) }

    /// Of several stretches of one text; no run goes over an end.
    init(stretches: [String]) {
        var all: [UInt64] = []
        for stretch in stretches {
            let words = Shingles.words(of: FoldedText(stretch))
            if words.count >= Shingles.length { all += Shingles.hashes(words) }
        }
        self.init(runs: all)
    }

    /// Of words given as hashes, in the order of the text.
    init(words: [UInt64]) { self.init(runs: Shingles.hashes(words)) }

    private init(runs all: [UInt64]) {
        let sorted = all.map { UInt32(truncatingIfNeeded: $0 >> 32) }.sorted()
        var runs: [UInt32] = []
        runs.reserveCapacity(sorted.count)
        for run in sorted where runs.last != run { runs.append(run) }
        self.runs = runs
    }

    /// Hashes of the words of a text in UTF-8, in its order.
    static func words(of text: [UInt8]) -> [UInt64] { words(of: FoldedText(utf8: text)) }

    /// Hashes of the words of a text, in its order.
    static func words(of text: FoldedText) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(text.codes.count / 5)
        for token in Tokenizer.tokens(of: text) where token.kind != .mark && token.kind != .newline { words.append(WordHash.of(text.codes[token.range])) }
        return words
    }

    /// The hash of each run, in the order of the words: 64 bits.
    static func hashes(_ words: [UInt64]) -> [UInt64] {
        guard !words.isEmpty else { return [] }
        guard words.count >= length else { return [WordHash.of(words[...])] }
        return (0...(words.count - length)).map { WordHash.of(words[$0..<$0 + length]) }
    }

    var isEmpty: Bool { runs.isEmpty }

    /// How many runs both have.
    func common(with other: Shingles) -> Int {
        var (a, b, count) = (0, 0, 0)
        while a < runs.count, b < other.runs.count {
            if runs[a] == other.runs[b] {
                count += 1
                a += 1
                b += 1
            } else if runs[a] < other.runs[b] {
                a += 1
            } else {
                b += 1
            }
        }
        return count
    }

    /// The Jaccard likeness of two sets, 0 to 1; 0 where both are empty.
    public func likeness(to other: Shingles) -> Double {
        let common = common(with: other)
        let all = runs.count + other.runs.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }
}

/// Hashes of words and of runs of them: FNV-1a, then the finalizer of SplitMix64.
enum WordHash {
    @inline(__always)
    static func of(_ letters: ArraySlice<UInt8>) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for letter in letters { state = (state ^ UInt64(letter)) &* 0x0000_0100_0000_01B3 }
        return mixed(state)
    }

    @inline(__always)
    static func of(_ words: ArraySlice<UInt64>) -> UInt64 {
        var state: UInt64 = 0
        for word in words { state = mixed(state &+ 0x9E37_79B9_7F4A_7C15 ^ word) }
        return state
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Finds among texts that arrive one by one those that are copies: a Jaccard likeness of their runs of three words of 0.8 or more.
///
/// Exact. Two sets as alike as that share one of their first runs in any fixed order, of which it looks at a fifth (prefix filtering: S. Chaudhuri,
/// V. Ganti, R. Kaushik, "A primitive operator for similarity joins", 2006); where the runs stand and how many there are leaves out most of the rest
/// (C. Xiao et al., "Efficient similarity joins for near duplicate detection", 2008); what is left is compared run by run. The order is that of
/// the hashes. A text whose runs are those of an earlier one is looked up whole and kept once.
public struct CopyFinder: Sendable {
    /// A text that arrived earlier, and how alike it is.
    public struct Match: Sendable, Equatable {
        /// Its number, in the order of arrival from 0.
        public var text: Int
        public var likeness: Double
    }

    /// Copies have nine times the common runs at four times all of both at least: a likeness of 0.8.
    private static func areCopies(common: Int, _ a: Int, _ b: Int) -> Bool { 9 * common >= 4 * (a + b) }
    private static func leastCommon(_ a: Int, _ b: Int) -> Int { (4 * (a + b) + 8) / 9 }

    /// How many texts have arrived.
    public private(set) var count = 0
    private var distinct: [Shingles] = []
    /// By distinct text: the numbers of the texts that have its runs.
    private var holders: [[Int]] = []
    private var known: [Shingles: Int] = [:]
    private var index = RunIndex()
    /// By distinct text: the arrival for which it was last looked at.
    private var seen: [Int] = []

    public init() {}

    /// Takes in the next text and gives back its copies among the earlier ones, in their order. A text without a word has none.
    public mutating func add(_ shingles: Shingles) -> [Match] {
        let number = count
        count += 1
        guard !shingles.isEmpty else { return [] }
        if let same = known[shingles] {
            let found = matches(shingles, besides: same) + holders[same].map { Match(text: $0, likeness: 1) }
            holders[same].append(number)
            return found.sorted { $0.text < $1.text }
        }
        let found = matches(shingles, besides: nil)
        keep(shingles, number)
        return found.sorted { $0.text < $1.text }
    }

    private mutating func matches(_ shingles: Shingles, besides same: Int?) -> [Match] {
        var found: [Match] = []
        let size = shingles.runs.count
        if let same { seen[same] = count }
        for place in 0..<CopyFinder.prefix(size) {
            var entry = index.first(shingles.runs[place], in: distinct)
            while entry >= 0 {
                let (text, position) = index[entry]
                entry = index.next(entry)
                guard seen[text] != count else { continue }
                let other = distinct[text].runs.count
                guard 5 * min(size, other) >= 4 * max(size, other) else { continue }
                // The first run that both have: what they have in common stands here or behind.
                seen[text] = count
                guard min(size - place, other - position) >= CopyFinder.leastCommon(size, other) else { continue }
                let common = distinct[text].common(with: shingles)
                guard CopyFinder.areCopies(common: common, size, other) else { continue }
                let likeness = Double(common) / Double(size + other - common)
                found += holders[text].map { Match(text: $0, likeness: likeness) }
            }
        }
        return found
    }

    private mutating func keep(_ shingles: Shingles, _ number: Int) {
        let text = distinct.count
        known[shingles] = text
        distinct.append(shingles)
        holders.append([number])
        seen.append(-1)
        for place in 0..<CopyFinder.prefix(shingles.runs.count) { index.add(shingles.runs[place], text: text, position: place, in: distinct) }
    }

    /// So many runs of a set, one more than a copy can lack, are looked up.
    private static func prefix(_ size: Int) -> Int { size - (4 * size + 4) / 5 + 1 }
}

/// Which texts have a run among their first: chains in one array, found through an open-addressing table. The runs themselves stand in the texts.
private struct RunIndex: Sendable {
    /// The entry added last for the run in this slot, or -1.
    private var heads: [Int32] = [Int32](repeating: -1, count: 1 << 12)
    private var used = 0
    private var texts: [Int32] = []
    private var positions: [Int32] = []
    private var nexts: [Int32] = []

    func first(_ run: UInt32, in all: [Shingles]) -> Int { Int(heads[slot(run, all)]) }
    func next(_ entry: Int) -> Int { Int(nexts[entry]) }
    subscript(_ entry: Int) -> (text: Int, position: Int) { (Int(texts[entry]), Int(positions[entry])) }

    /// - Parameter all: the texts by their numbers, the one of this run with them.
    mutating func add(_ run: UInt32, text: Int, position: Int, in all: [Shingles]) {
        if used * 4 > heads.count * 3 { grow(all) }
        let slot = slot(run, all)
        if heads[slot] < 0 { used += 1 }
        texts.append(Int32(truncatingIfNeeded: text))
        positions.append(Int32(truncatingIfNeeded: position))
        nexts.append(heads[slot])
        heads[slot] = Int32(truncatingIfNeeded: texts.count - 1)
    }

    @inline(__always)
    private func run(_ entry: Int32, _ all: [Shingles]) -> UInt32 { all[Int(texts[Int(entry)])].runs[Int(positions[Int(entry)])] }

    /// Where the run is, or would be. The first runs of texts are small numbers: their low bits tell them apart.
    private func slot(_ run: UInt32, _ all: [Shingles]) -> Int {
        let mask = heads.count - 1
        var slot = Int(run) & mask
        while heads[slot] >= 0, self.run(heads[slot], all) != run { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow(_ all: [Shingles]) {
        let old = heads
        heads = [Int32](repeating: -1, count: old.count * 2)
        for head in old where head >= 0 { heads[slot(run(head, all), all)] = head }
    }
}

internal import HudnaRecord

/// Which reports are copies of one text: an agency's words in five outlets are one witness.
///
/// Two readings are copies where the word 3-shingles of what was read out of them are alike (Jaccard 0.8 or more); in one event also where they
/// tell it in the same words.
struct Witnesses {
    /// By report: the first of its copies.
    private var first: [Int]

    init(_ readings: [KeptReading]) {
        first = Array(readings.indices)
        let shingles = readings.map { Self.shingles(of: $0.reading) }
        var holders: [Int: [Int]] = [:]
        for (report, set) in shingles.enumerated() {
            // A few shingles stand for the report: copies share most of them.
            for shingle in set.sorted().prefix(8) { holders[shingle, default: []].append(report) }
        }
        for group in holders.values where group.count > 1 && group.count < 200 {
            for (index, a) in group.enumerated() {
                for b in group[(index + 1)...] where root(a) != root(b) && Self.likeness(shingles[a], shingles[b]) >= 0.8 {
                    first[max(root(a), root(b))] = min(root(a), root(b))
                }
            }
        }
    }

    private func root(_ report: Int) -> Int {
        var at = report
        while first[at] != at { at = first[at] }
        return at
    }

    /// How many independent witnesses tell these testimonies.
    func count(_ told: [Testimony]) -> Int { Set(numbers(told)).count }

    /// By testimony the number of its witness.
    func numbers(_ told: [Testimony]) -> [Int] {
        var words: [[[UInt8]]: Int] = [:]
        return told.map { testimony in
            let text = PlainText.name(testimony.evidence.text)
            let number = words[text] ?? root(testimony.report)
            words[text] = number
            return number
        }
    }

    private static func shingles(of reading: Reading) -> Set<Int> {
        var out: Set<Int> = []
        for text in reading.claims.map(\.evidence) + reading.quotes.map(\.text) {
            let words = PlainText.name(text)
            guard words.count >= 3 else { continue }
            for at in 0...(words.count - 3) {
                var hash = 14_695_981_039_346_656_037 as UInt64
                for word in words[at..<at + 3] { for letter in word + [0] { hash = (hash ^ UInt64(letter)) &* 1_099_511_628_211 } }
                out.insert(Int(truncatingIfNeeded: hash >> 1))
            }
        }
        return out
    }

    private static func likeness(_ a: Set<Int>, _ b: Set<Int>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        let common = a.intersection(b).count
        return Double(common) / Double(a.count + b.count - common)
    }
}

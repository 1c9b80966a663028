internal import HudnaRecord

/// Which reports are copies of one text: an agency's words in five outlets are one witness.
///
/// Two readings are copies where what was read out of them is (`CopyFinder`); in one event also where they tell it in the same words.
struct Witnesses {
    private var copies: DisjointGroups

    init(_ readings: [KeptReading]) {
        copies = DisjointGroups(count: readings.count)
        var finder = CopyFinder()
        for (report, kept) in readings.enumerated() {
            let told = Shingles(stretches: kept.reading.claims.map(\.evidence) + kept.reading.quotes.map(\.text))
            for match in finder.add(told) { copies.join(report, match.text) }
        }
    }

    /// How many independent witnesses tell these testimonies.
    func count(_ told: [Testimony]) -> Int {
        var words: [[[UInt8]]: Int] = [:]
        var roots: Set<Int> = []
        for testimony in told {
            let root = copies.first(testimony.report)
            roots.insert(words[PlainText.name(testimony.evidence.text)] ?? root)
            words[PlainText.name(testimony.evidence.text)] = words[PlainText.name(testimony.evidence.text)] ?? root
        }
        return roots.count
    }
}

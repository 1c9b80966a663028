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
    func count(_ told: [Testimony]) -> Int { Set(numbers(told)).count }

    /// By testimony the number of its witness.
    func numbers(_ told: [Testimony]) -> [Int] {
        var words: [[[UInt8]]: Int] = [:]
        return told.map { testimony in
            let text = PlainText.name(testimony.claim.passage)
            let number = words[text] ?? copies.first(testimony.report)
            words[text] = number
            return number
        }
    }
}

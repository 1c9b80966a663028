/// Finds names that are probably slips of the pen: told once, beside the same companion as a look-alike is told elsewhere (سوريا وتركيا for روسيا وتركيا).
enum SlipFinder {
    /// Whether the set of actors at `index` has a name that stands in no other set, and looks like one that stands in others beside the same companion.
    static func isSlip(_ sets: [Set<Int>], _ index: Int, name: (Int) -> String) -> Bool {
        let own = sets[index]
        guard own.count > 1 else { return false }
        return own.contains { odd in
            let companions = own.subtracting([odd])
            let others = sets.indices.filter { $0 != index && !sets[$0].isDisjoint(with: companions) }
            guard !sets.indices.contains(where: { $0 != index && sets[$0].contains(odd) }) else { return false }
            let alternatives = others.reduce(into: Set<Int>()) { $0.formUnion(sets[$1]) }.subtracting(companions)
            return alternatives.contains { isLike(letters(name($0)), letters(name(odd))) }
        }
    }

    private static func letters(_ name: String) -> [UInt8] { PlainText.name(name).flatMap { $0 } }

    /// Alike: of one length or nearly, and the same letters but for one, in whatever order.
    static func isLike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a != b, abs(a.count - b.count) <= 1, a.count >= 4 else { return false }
        return distance(a, b) <= 1 || distance(a.sorted(), b.sorted()) == 0
    }

    /// Levenshtein.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j + 1] + 1, row[j] + 1, corner + (x == y ? 0 : 1))
                corner = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}

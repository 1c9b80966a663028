import Testing

@testable import HudnaLanguage

@Suite struct WeightTableTests {
    /// Keys with the same low bits, so that places are taken.
    private func table(_ count: UInt32, step: UInt32, weight: Float) -> WeightTable {
        WeightTable([(0, 0.25)] + (1...count).map { ($0 &* step, weight * Float($0)) })
    }

    @Test(arguments: [(UInt32(3), UInt32(1 << 16)), (5_000, 1), (40_000, 65_537)])
    func sums(_ count: UInt32, _ step: UInt32) {
        let table = table(count, step: step, weight: 0.5)
        #expect(table.score([]) == 0.25)
        #expect(table.score([step, step &* count, 7_777_777, 0]) == 0.25 + 0.5 + 0.5 * Double(count))
        #expect(table.weight(step &* 2) == 1 && table.weight(7_777_777) == 0)
    }

    @Test func aKeyGivenTwice() {
        #expect(WeightTable([(9, 1), (8, 5), (9, 2)]).score([9]) == 2)
    }

    @Test func noMoreThanTwoBytesTell() {
        let table = table(70_000, step: 1, weight: 1)
        #expect(table.weight(65_535) == 65_535 && table.weight(65_536) == 0)
    }

    @Test func pairs() {
        let (first, second) = (table(300, step: 2, weight: 1), table(300, step: 3, weight: -1))
        let pairs = WeightPairs(first, second)
        let keys: [UInt32] = [2, 3, 6, 600, 900, 901]
        #expect(pairs.score(keys) == (first.score(keys), second.score(keys)))
        #expect(!pairs.isEmpty && WeightPairs(WeightTable(), WeightTable()).isEmpty)
        #expect(WeightPairs(WeightTable(), second).score(keys) == (0, second.score(keys)))
    }
}

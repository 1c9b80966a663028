import Testing

@testable import Hudna

/// Generated texts: words are numbers, drawn by a generator that always draws the same.
struct Texts {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func words(_ count: Int, of vocabulary: Int) -> [UInt64] { (0..<count).map { _ in UInt64(next(vocabulary)) } }

    /// A text with some words changed, left out or put in.
    mutating func changed(_ words: [UInt64], times: Int) -> [UInt64] {
        var words = words
        for _ in 0..<times {
            let at = next(max(words.count, 1))
            switch next(3) {
            case 0 where !words.isEmpty: words[at] = UInt64(next(5000))
            case 1 where words.count > 1: words.remove(at: at)
            default: words.insert(UInt64(next(5000)), at: min(at, words.count))
            }
        }
        return words
    }

    /// Texts of which many are another with more or fewer changes, so that likenesses lie on both sides of the line.
    static func many(_ count: Int, seed: UInt64) -> [Shingles] {
        var texts = Texts(seed: seed)
        var all: [[UInt64]] = []
        for _ in 0..<count {
            if texts.next(3) > 0, let other = all.indices.last.map({ all[texts.next($0 + 1)] }) {
                all.append(texts.changed(other, times: texts.next(max(other.count / 6, 2))))
            } else {
                all.append(texts.words(texts.next(90), of: 40 + texts.next(2000)))
            }
        }
        return all.map { Shingles(words: $0) }
    }
}

@Suite struct CopyFinderTests {
    struct Pair: Hashable {
        var a: Int
        var b: Int
    }

    private func found(_ texts: [Shingles]) -> Set<Pair> {
        var finder = CopyFinder()
        var pairs: Set<Pair> = []
        for (number, text) in texts.enumerated() { for match in finder.add(text) { pairs.insert(Pair(a: match.text, b: number)) } }
        return pairs
    }

    /// Every pair compared with every other.
    private func joined(_ texts: [Shingles]) -> Set<Pair> {
        var pairs: Set<Pair> = []
        for b in texts.indices {
            for a in 0..<b {
                let (one, other) = (Set(texts[a].runs), Set(texts[b].runs))
                let (common, all) = (one.intersection(other).count, one.union(other).count)
                if all > 0, 5 * common >= 4 * all { pairs.insert(Pair(a: a, b: b)) }
            }
        }
        return pairs
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func findsAllAndNothingElse(_ seed: UInt64) {
        let texts = Texts.many(400, seed: seed)
        let all = joined(texts)
        #expect(all.count > 100, "the texts make too little to find")
        #expect(found(texts) == all)
    }

    @Test func orderMakesNoDifference() {
        let texts = Texts.many(200, seed: 9)
        let turned = found(texts.reversed()).map { Pair(a: texts.count - 1 - $0.b, b: texts.count - 1 - $0.a) }
        #expect(Set(turned) == found(texts))
    }

    @Test func likenessIsSymmetric() {
        let texts = Texts.many(60, seed: 5)
        for a in texts { for b in texts { #expect(a.likeness(to: b) == b.likeness(to: a)) } }
    }

    @Test func theLineIsAtFourFifths() {
        // Ten words have eight runs of three; nine runs of which eight are common: 8 of 9. A word changed in the middle costs three of each: 5 of 11.
        let words = Array(1...10 as ClosedRange<UInt64>)
        var finder = CopyFinder()
        #expect(finder.add(Shingles(words: words)).isEmpty)
        #expect(finder.add(Shingles(words: words + [11])) == [CopyFinder.Match(text: 0, likeness: 8.0 / 9)])
        var other = words
        other[5] = 99
        #expect(finder.add(Shingles(words: other)).isEmpty)
        #expect(finder.add(Shingles(words: words)).map(\.text) == [0, 1])
    }

    @Test func shortAndEmptyTexts() {
        var finder = CopyFinder()
        #expect(finder.add(Shingles(Array("".utf8))).isEmpty)
        #expect(finder.add(Shingles(Array(" ، . ".utf8))).isEmpty)
        #expect(finder.add(Shingles(Array("هدنة".utf8))).isEmpty)
        #expect(finder.add(Shingles(Array("الهدنةُ".utf8))).isEmpty)
        // Folding leaves out vowel marks and tells no hamza from an alef.
        #expect(finder.add(Shingles(Array("هُدنة".utf8))) == [CopyFinder.Match(text: 2, likeness: 1)])
        #expect(finder.count == 5)
    }

    @Test func marksAndLettersThatFoldMakeNoDifference() {
        let one = Shingles(Array("أعلنت جبهة التلال، أمس، هدنةً في سندوان.".utf8))
        let other = Shingles(Array("اعلنت جبهة التلال امس هدنة في سندوان".utf8))
        #expect(one == other)
        #expect(one.likeness(to: other) == 1)
    }
}

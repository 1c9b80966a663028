import Testing

@testable import Hudna

@Suite struct AgglomerationTests {
    private func groups(_ count: Int, _ pairs: [(Int, Int, Float)], of reports: [Int]? = nil) -> [[Int]] {
        var links = [[(report: Int, likeness: Float)]](repeating: [], count: count)
        for (a, b, likeness) in pairs {
            links[a].append((b, likeness))
            links[b].append((a, likeness))
        }
        return Agglomeration.groups(reports ?? Array(0..<count), links: links)
    }

    @Test func theMostAlikeFirst() {
        #expect(groups(3, [(0, 1, 0.4), (1, 2, 0.9)]) == [[0], [1, 2]])
        #expect(groups(3, [(0, 1, 0.4), (1, 2, 0.9), (0, 2, 0.4)]) == [[0, 1, 2]])
    }

    @Test func oneLikenessIsNotEnoughForAGroup() {
        // Two pairs that one link joins: a quarter of it on average.
        #expect(groups(4, [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.6)]) == [[0, 1], [2, 3]])
    }

    /// Twenty reports of one text, three like them, two of something else: the same groups, whether the twins are one from the start or not.
    @Test func twinsAreOneFromTheStart() {
        var texts = Texts(seed: 5)
        var pairs: [(Int, Int, Float)] = []
        for a in 0..<20 { for b in 0..<a { pairs.append((b, a, 0.98)) } }
        for report in 20..<23 { for a in 0..<20 { pairs.append((a, report, 0.3 + Float(texts.next(100)) / 250)) } }
        pairs.append((23, 24, 0.5))
        pairs.append((20, 23, 0.33))
        let apart = groups(25, pairs)
        var links = [[(report: Int, likeness: Float)]](repeating: [], count: 25)
        for (a, b, likeness) in pairs {
            links[a].append((b, likeness))
            links[b].append((a, likeness))
        }
        let twins = (0..<25).map { $0 < 20 ? 0 : $0 }
        #expect(Agglomeration.groups(Array(0..<25), links: links, texts: twins) == apart)
        // One text on days far apart, between which there are no links, stays apart.
        #expect(Agglomeration.groups([0, 1], links: [[], []], texts: [0, 0]) == [[0], [1]])
    }

    @Test func othersOfAKindStayApart() {
        #expect(groups(3, [(0, 1, 0.6), (1, 2, 0.6), (0, 2, StoryIndex.otherOfKind)]).count == 2)
    }

    @Test func onlyTheReportsThatAreWanted() {
        #expect(groups(3, [(0, 1, 0.9), (1, 2, 0.9)], of: [0, 2]) == [[0], [2]])
        #expect(groups(0, []).isEmpty)
    }

    @Test func heapGivesTheLeastFirst() {
        var texts = Texts(seed: 3)
        let numbers = (0..<500).map { _ in texts.next(100) }
        var heap = Heap<Int>()
        for number in numbers { heap.push(number) }
        var out: [Int] = []
        while let next = heap.pop() { out.append(next) }
        #expect(out == numbers.sorted())
    }
}

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

/// Puts reports together into groups, the most alike first, until no two groups are alike enough.
///
/// Two groups are as alike as their middles are (the cosine of their means): the likeness of their members on average, measured by how alike the members of
/// each are among themselves. Reports of a happening that is told at length differ more, and are still one. The order of the reports decides nothing but ties.
struct Agglomeration {
    /// Groups less alike stay apart.
    private static let leastLikeness = 0.32
    /// Reports of one text that are as alike as that are one from the start: they would be the first to be put together, one by one.
    private static let leastOfTwins: Float = 0.8

    private struct Group {
        var members: [Int]
        /// Sum of the likenesses of all ordered pairs of members, each with itself included.
        var within: Double
        /// Sum of the likenesses to other groups.
        var links: [Int: Double]
    }

    private struct Pair: Comparable {
        var likeness: Double
        var a: Int
        var b: Int
        /// Whose best it was: each group has one entry in the queue, for the group that it is most like.
        var owner: Int
        static func < (x: Pair, y: Pair) -> Bool { x.likeness != y.likeness ? x.likeness > y.likeness : (x.a, x.b) < (y.a, y.b) }
    }

    private var groups: [Int: Group] = [:]
    private var queue = Heap<Pair>()

    /// - Parameters:
    ///   - reports: their numbers.
    ///   - links: by report, the likenesses to others; those to reports that are not among these are left out.
    ///   - texts: by report, the first report that has the very same text; empty where that is not known.
    /// - Returns: the groups, each ascending, in the order of their first members.
    static func groups(_ reports: [Int], links: [[(report: Int, likeness: Float)]], texts: [Int] = []) -> [[Int]] {
        var work = Agglomeration(reports, links, texts)
        work.run()
        return work.groups.values.map { $0.members.sorted() }.sorted { $0[0] < $1[0] }
    }

    private init(_ reports: [Int], _ links: [[(report: Int, likeness: Float)]], _ texts: [Int]) {
        let wanted = Set(reports)
        for report in reports {
            var own: [Int: Double] = [:]
            for link in links[report] where wanted.contains(link.report) { own[link.report] = Double(link.likeness) }
            groups[report] = Group(members: [report], within: 1, links: own)
        }
        if !texts.isEmpty { fold(reports, links, texts) }
        for report in groups.keys.sorted() { push(report) }
    }

    private mutating func fold(_ reports: [Int], _ links: [[(report: Int, likeness: Float)]], _ texts: [Int]) {
        var home: [Int: Int] = [:]
        for report in reports {
            home[report] = report
            let twin = links[report].first { texts[$0.report] == texts[report] && $0.likeness >= Agglomeration.leastOfTwins && home[$0.report] != nil }
            guard let twin, let first = home[twin.report], let a = groups[first], let b = groups[report] else { continue }
            join(first, a, report, b)
            home[report] = first
        }
    }

    private mutating func run() {
        while let pair = queue.pop() {
            if let a = groups[pair.a], let b = groups[pair.b], likeness(a, b, pair.b) == pair.likeness {
                join(pair.a, a, pair.b, b)
                push(pair.a)
            } else {
                // One of the two has changed since: the owner looks around anew.
                push(pair.owner)
            }
        }
    }

    /// Puts what a group is most like into the queue. The two groups that are most alike of all are each other's best, so one of the two is always up to date.
    private mutating func push(_ number: Int) {
        guard let group = groups[number] else { return }
        var best: Pair?
        for other in group.links.keys {
            guard let second = groups[other], let likeness = likeness(group, second, other), likeness >= Agglomeration.leastLikeness else { continue }
            let pair = Pair(likeness: likeness, a: min(number, other), b: max(number, other), owner: number)
            if best.map({ pair < $0 }) ?? true { best = pair }
        }
        if let best { queue.push(best) }
    }

    private func likeness(_ a: Group, _ b: Group, _ number: Int) -> Double? {
        guard let between = a.links[number] else { return nil }
        let sizes = Double(a.members.count) * Double(b.members.count)
        if sizes == 1 { return between }
        return Agglomeration.likeness(average: between / sizes, within: a.within * b.within / (sizes * sizes))
    }

    /// How alike two groups are, of the average likeness of their members and the product of the averages within each.
    static func likeness(average: Double, within: Double) -> Double { average / max(within, 1e-4).squareRoot() }

    private mutating func join(_ first: Int, _ a: Group, _ second: Int, _ b: Group) {
        var joined = a
        joined.members += b.members
        joined.within += b.within + 2 * (a.links[second] ?? 0)
        joined.links[second] = nil
        groups[second] = nil
        for (other, sum) in b.links where other != first {
            joined.links[other, default: 0] += sum
            groups[other]?.links[second] = nil
            groups[other]?.links[first] = joined.links[other]
        }
        groups[first] = joined
    }
}

/// What is smallest comes out first.
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    mutating func push(_ element: Element) {
        elements.append(element)
        var at = elements.count - 1
        while at > 0, elements[at] < elements[(at - 1) / 2] {
            elements.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func pop() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var at = 0
        while true {
            var least = at
            for child in [2 * at + 1, 2 * at + 2] where child < elements.count && elements[child] < elements[least] { least = child }
            guard least != at else { return first }
            elements.swapAt(at, least)
            at = least
        }
    }
}

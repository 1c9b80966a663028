/// Numbers put together in groups, each known by its least (union-find).
struct DisjointGroups: Sendable {
    private var least: [Int]

    init(count: Int) { least = Array(0..<count) }

    /// The least of a number's group.
    func first(_ number: Int) -> Int {
        var at = number
        while least[at] != at { at = least[at] }
        return at
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (first(a), first(b))
        least[max(a, b)] = min(a, b)
    }
}

/// Which of many stretches of days have one in common, each pair once.
struct Nearness {
    private let first: [Int32]
    private let last: [Int32]

    init(_ days: [ClosedRange<Int>]) {
        first = days.map { Int32(truncatingIfNeeded: $0.lowerBound) }
        last = days.map { Int32(truncatingIfNeeded: $0.upperBound) }
    }

    /// Goes through the pairs in the order of their numbers: (0, 1), (0, 2), …, (1, 2), ….
    func forEachPair(_ body: (Int, Int) -> Void) {
        for left in first.indices {
            let (start, end) = (first[left], last[left])
            for right in first.indices[(left + 1)...] where first[right] <= end && start <= last[right] { body(left, right) }
        }
    }
}

extension RandomAccessCollection {
    /// The first place of a collection in order at which something no longer holds, by halving; its end where it holds throughout.
    /// - Parameter holds: true for all before that place, false from there on.
    @inlinable
    public func partitionPoint(where holds: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if holds(self[middle]) {
                low = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return low
    }
}

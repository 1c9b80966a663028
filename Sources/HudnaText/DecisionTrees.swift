/// Boosted decision trees, whose leaves are added up: read from a table (`tree node feature threshold below above value` a line).
public struct DecisionTrees: Sendable {
    private struct Node {
        var feature: Int32 = 0
        var threshold = Float.infinity
        /// A leaf's.
        var value: Float = 0
    }

    private var nodes: [Node] = []
    /// By node two nodes: the next where a value is not above the threshold, and where it is. A leaf's are itself.
    private var next: [Int32] = []
    /// Where each tree begins, and its longest way to a leaf: as many steps are taken whatever the row, so that nothing is to be guessed.
    private var roots: [(node: Int32, depth: Int)] = []
    private let width: Int

    /// - Parameters:
    ///   - table: UTF-8, lines of seven cells with tabs between them; a line that is none is passed over.
    ///   - features: what the columns of a row are called, in their order.
    public init(_ table: [UInt8], features: [String]) {
        width = features.count
        let numbers = Dictionary(uniqueKeysWithValues: features.enumerated().map { (Array($1.utf8), Int32($0)) })
        var base: Int32 = 0
        var start = 0
        /// Where the cells of a line begin, and behind the last of them where the next line does.
        var cells: [Int] = []
        while start < table.count {
            cells.removeAll(keepingCapacity: true)
            var at = start
            repeat {
                cells.append(at)
                DecimalText.pass(table.span, &at)
                at += 1
            } while at <= table.count && table[at - 1] == 0x09
            cells.append(at)
            if cells.count == 8, table[start] != 0x23 { add(table, cells, numbers, &base) }
            start = at
        }
        measure()
    }

    /// Adds the node of a line.
    /// - Parameters:
    ///   - cells: where the cells of the line begin.
    ///   - base: the number of the first node of its tree.
    private mutating func add(_ table: [UInt8], _ cells: [Int], _ features: [[UInt8]: Int32], _ base: inout Int32) {
        func integer(_ cell: Int) -> UInt32? {
            var at = cells[cell]
            return DecimalText.integer(table.span, &at)
        }
        func decimal(_ cell: Int) -> Float {
            var at = cells[cell]
            return DecimalText.decimal(table.span, &at)
        }
        guard let number = integer(1).map(Int32.init(truncatingIfNeeded:)) else { return }
        if number == 0 {
            base = Int32(nodes.count)
            roots.append((base, 0))
        }
        let own = Int32(nodes.count)
        guard let feature = features[Array(table[cells[2]..<cells[3] - 1])], let below = integer(4), let above = integer(5) else {
            nodes.append(Node(value: decimal(6)))
            next.append(own)
            next.append(own)
            return
        }
        // A tree's branches lead on, never back.
        guard below > number, above > number, below < 1 << 24, above < 1 << 24 else { return }
        nodes.append(Node(feature: feature, threshold: decimal(3)))
        next.append(base + Int32(below))
        next.append(base + Int32(above))
    }

    /// Finds out how deep the trees are. What leads nowhere adds nothing.
    private mutating func measure() {
        var depths = [Int](repeating: 0, count: nodes.count)
        for at in nodes.indices.reversed() {
            let (below, above) = (Int(next[2 * at]), Int(next[2 * at + 1]))
            if below == at { continue }
            if below > at, above > at, max(below, above) < nodes.count {
                depths[at] = max(depths[below], depths[above]) + 1
            } else {
                nodes[at] = Node()
                (next[2 * at], next[2 * at + 1]) = (Int32(at), Int32(at))
            }
        }
        for root in roots.indices where Int(roots[root].node) < nodes.count { roots[root].depth = depths[Int(roots[root].node)] }
        roots.removeAll { Int($0.node) >= nodes.count }
    }

    public var isEmpty: Bool { roots.isEmpty }

    /// The sum of the leaves: above 0 more likely than not.
    /// - Parameter row: a value for each feature.
    public func score(_ row: [Float]) -> Float {
        precondition(row.count == width, "a value for each feature")
        // `init` has seen to it that features and nodes are there.
        return nodes.withUnsafeBufferPointer { nodes in
            next.withUnsafeBufferPointer { next in
                row.withUnsafeBufferPointer { row in
                    var sum: Float = 0
                    for (root, depth) in roots {
                        var at = Int(root)
                        for _ in 0..<depth {
                            let node = nodes[at]
                            at = Int(next[2 * at + (row[Int(node.feature)] <= node.threshold ? 0 : 1)])
                        }
                        sum += nodes[at].value
                    }
                    return sum
                }
            }
        }
    }
}

/// Boosted decision trees, whose leaves are added up: read from a table (`tree node feature threshold below above value` a line).
public struct DecisionTrees: Sendable {
    private struct Node {
        var feature: Int32
        var threshold: Float
        /// Numbers of nodes; a leaf has none.
        var below: Int32
        var above: Int32
        var value: Float
    }

    private var nodes: [Node] = []
    private var roots: [Int32] = []

    /// - Parameters:
    ///   - table: UTF-8, lines of seven cells with tabs between them; a line that is none is passed over.
    ///   - features: what the columns of a row are called, in their order.
    public init(_ table: [UInt8], features: [String]) {
        let numbers = Dictionary(uniqueKeysWithValues: features.enumerated().map { (Array($1.utf8)[...], Int32($0)) })
        var base: Int32 = 0
        for line in table.split(separator: 0x0A) where line.first != 0x23 {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard cells.count == 7, let number = DecimalText.integer(cells[1]).map(Int32.init(truncatingIfNeeded:)) else { continue }
            if number == 0 {
                base = Int32(nodes.count)
                roots.append(base)
            }
            guard let feature = numbers[cells[2]], let below = DecimalText.integer(cells[4]), let above = DecimalText.integer(cells[5]) else {
                nodes.append(Node(feature: -1, threshold: 0, below: 0, above: 0, value: DecimalText.decimal(cells[6])))
                continue
            }
            // A tree's branches lead on, never back.
            guard below > number, above > number, below < 1 << 24, above < 1 << 24 else { continue }
            nodes.append(Node(feature: feature, threshold: DecimalText.decimal(cells[3]), below: base + Int32(below), above: base + Int32(above), value: 0))
        }
    }

    public var isEmpty: Bool { roots.isEmpty }

    /// The sum of the leaves: above 0 more likely than not.
    /// - Parameter row: a value for each feature.
    public func score(_ row: [Float]) -> Float {
        var sum: Float = 0
        for root in roots {
            var at = Int(root)
            while at < nodes.count, nodes[at].feature >= 0 {
                at = Int(row[Int(nodes[at].feature)] <= nodes[at].threshold ? nodes[at].below : nodes[at].above)
            }
            if at < nodes.count { sum += nodes[at].value }
        }
        return sum
    }
}

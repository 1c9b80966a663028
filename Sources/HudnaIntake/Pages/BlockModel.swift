/// How likely blocks belong to the article: decision trees whose leaves are added up, read from a table of the language data
/// (`tree node feature threshold below above value` a line; made by Evaluation/train_pages.py).
struct BlockModel: Sendable {
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

    init(_ table: [UInt8]) {
        let numbers = Dictionary(uniqueKeysWithValues: BlockFeatures.names.enumerated().map { ($1, Int32($0)) })
        var base: Int32 = 0
        for line in table.split(separator: 0x0A) where line.first != 0x23 {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
            guard cells.count == 7, let number = Int32(cells[1]) else { continue }
            if number == 0 {
                base = Int32(nodes.count)
                roots.append(base)
            }
            let leaf = Node(feature: -1, threshold: 0, below: 0, above: 0, value: Float(cells[6]) ?? 0)
            guard let feature = numbers[cells[2]], let threshold = Float(cells[3]), let below = Int32(cells[4]), let above = Int32(cells[5]) else {
                nodes.append(leaf)
                continue
            }
            // A tree's branches lead on, never back.
            guard below > number, above > number else { continue }
            nodes.append(Node(feature: feature, threshold: threshold, below: base + below, above: base + above, value: 0))
        }
    }

    /// The sum of the leaves: above 0 more likely than not.
    func score(_ row: [Float]) -> Float {
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

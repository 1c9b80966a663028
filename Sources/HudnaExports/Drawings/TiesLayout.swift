/// Where the boxes of ties stand: up to three columns, each in the order in which their lines cross least.
struct TiesLayout {
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        var middle: Double { y + height / 2 }
    }

    static let gap = 14.0
    private(set) var boxes: [Box]
    /// Around the parties; nil where there are none.
    private(set) var frame: Box?
    private(set) var height: Double
    /// Between columns.
    let space: Double

    /// - Parameter heightOf: of a node's box of a width.
    init(_ ties: Ties, sheet: DrawingSheet, heightOf: (Ties.Node, Double) -> Double) {
        let used = [0, 1, 2].filter { column in ties.nodes.contains { $0.column == column } }
        let room = sheet.width - 2 * DrawingSheet.margin
        let space = sheet.isWide ? 88.0 : 28
        let width = min(210, (room - space * Double(max(0, used.count - 1)) - (sheet.isWide ? 60 : 24)) / Double(max(1, used.count)))
        self.space = space
        let order = Self.order(ties, used)
        let heights = ties.nodes.map { heightOf($0, width) }
        func total(_ column: [Int]) -> Double { column.reduce(0) { $0 + heights[$1] } + Self.gap * Double(max(0, column.count - 1)) }
        let top = 34.0
        let tallest = order.map(total).max() ?? 0
        boxes = Array(repeating: Box(x: 0, y: 0, width: width, height: 0), count: ties.nodes.count)
        let from = DrawingSheet.margin + (room - Double(used.count) * width - space * Double(max(0, used.count - 1))) / 2
        for (place, column) in order.enumerated() {
            var y = top + (tallest - total(column)) / 2
            for node in column {
                boxes[node] = Box(x: from + Double(place) * (width + space), y: y, width: width, height: heights[node])
                y += heights[node] + Self.gap
            }
        }
        height = top + tallest + 14
        let parties = boxes.indices.filter { ties.nodes[$0].column == 1 }.map { boxes[$0] }
        if let first = parties.first, let low = parties.map(\.y).min(), let high = parties.map({ $0.y + $0.height }).max() {
            frame = Box(x: first.x - 7, y: low - 22, width: width + 14, height: high - low + 30)
        }
    }

    /// Nodes of each column; sorted by the middle of those they are tied to, there and back.
    private static func order(_ ties: Ties, _ used: [Int]) -> [[Int]] {
        var columns = used.map { column in ties.nodes.indices.filter { ties.nodes[$0].column == column } }
        var near: [[Int]] = Array(repeating: [], count: ties.nodes.count)
        for edge in ties.edges { if let to = edge.to { near[edge.from].append(to); near[to].append(edge.from) } }
        for round in 0..<4 {
            var places: [Int: Double] = [:]
            for column in columns { for (index, node) in column.enumerated() { places[node] = (Double(index) + 0.5) / Double(column.count) } }
            for index in columns.indices where (round % 2 == 0) == (used[index] != 1) {
                func weight(_ node: Int) -> Double {
                    let others = near[node].filter { !columns[index].contains($0) }.compactMap { places[$0] }
                    return others.isEmpty ? places[node] ?? 0 : others.reduce(0, +) / Double(others.count)
                }
                let weights = Dictionary(uniqueKeysWithValues: columns[index].map { ($0, weight($0)) })
                columns[index].sort { (weights[$0] ?? 0, $0) < (weights[$1] ?? 0, $1) }
            }
        }
        return columns
    }
}

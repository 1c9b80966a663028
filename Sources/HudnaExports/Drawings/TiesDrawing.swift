public import HudnaRecord

/// Who mediates, hosts, backs and negotiates with whom: go-betweens, parties and backers in columns, with lines for what they are told to do.
///
/// People stand with the body they speak for. A role that no report ties to one side is tied to the frame around all parties.
public struct TiesDrawing: Sendable {
    /// Boxes at most.
    static let most = 30
    private let ties: Ties

    public init(parties: [Party], events: [Event]) { ties = Ties(parties: parties, events: events, most: Self.most) }

    /// Nil where nobody takes part.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        guard !ties.nodes.isEmpty else { return nil }
        let layout = TiesLayout(ties, sheet: sheet) { height(of: $0, width: $1, sheet) }
        var shapes: [Shape] = []
        if let frame = layout.frame {
            shapes.append(.rect(x: frame.x, y: frame.y, width: frame.width, height: frame.height, radius: 8, style: "d-frame"))
            let words = TextMeasure.fitted(sheet.words("draw-parties"), width: frame.width, size: DrawingSheet.small)
            shapes.append(.text(Point(frame.x + frame.width / 2, frame.y + 15), words, size: DrawingSheet.small, anchor: .middle, style: "d-muted"))
        }
        shapes += edges(layout, sheet)
        for (node, box) in zip(ties.nodes, layout.boxes) { shapes.append(draw(node, box, sheet)) }
        var y = layout.height
        shapes += legend(&y, sheet)
        return Drawing(shapes, height: y + DrawingSheet.margin, title: sheet.words("draw-ties-title"), lines: lines(sheet), on: sheet)
    }

    // MARK: - Boxes

    /// Lines of a box with their styles.
    private func texts(_ node: Ties.Node, _ width: Double, _ sheet: DrawingSheet) -> [(text: String, style: String, size: Double)] {
        let inner = width - 10
        let roles = node.roles.map { sheet.words.word("role", $0.rawValue) }.joined(separator: sheet.words("draw-comma"))
        return TextMeasure.lines(node.name, width: inner, size: DrawingSheet.size, most: 3).map { ($0, "d-strong", DrawingSheet.size) }
            + node.people.prefix(2).map { (TextMeasure.fitted($0, width: inner, size: DrawingSheet.small), "d-text", DrawingSheet.small) }
            + TextMeasure.lines(roles, width: inner, size: DrawingSheet.small, most: 2).map { ($0, "d-muted", DrawingSheet.small) }
    }

    private func height(of node: Ties.Node, width: Double, _ sheet: DrawingSheet) -> Double { 12 + 17 * Double(texts(node, width, sheet).count) }

    private func draw(_ node: Ties.Node, _ box: TiesLayout.Box, _ sheet: DrawingSheet) -> Shape {
        var shapes: [Shape] = [.rect(x: box.x, y: box.y, width: box.width, height: box.height, radius: 6, style: "d-box d-column-\(node.column)")]
        var y = box.y + 18
        for line in texts(node, box.width, sheet) {
            shapes.append(.text(Point(box.x + box.width / 2, y), line.text, size: line.size, anchor: .middle, style: line.style))
            y += 17
        }
        return .group(shapes, title: title(node, sheet), link: sheet.link(.actor(node.id)))
    }

    private func title(_ node: Ties.Node, _ sheet: DrawingSheet) -> String {
        let roles = node.roles.map { sheet.words.word("role", $0.rawValue) }
        return ([PhraseBook.isolated(node.name) + ": " + roles.joined(separator: sheet.words("draw-comma"))] + [sheet.words.list(node.people)])
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    // MARK: - Lines

    /// The end of a line on a box: which side, and the height.
    private struct Port {
        var point: Point
        /// 1 where the line leaves toward the end of the paper.
        var side: Double
    }

    private func edges(_ layout: TiesLayout, _ sheet: DrawingSheet) -> [Shape] {
        let sides = ties.edges.map { self.sides($0, layout) }
        var uses: [Int: [Int]] = [:]
        // Ends that share a side of a box, in the order of where their lines go.
        for (index, edge) in ties.edges.enumerated() {
            uses[edge.from * 2 + (sides[index].from > 0 ? 1 : 0), default: []].append(index * 2)
            if let to = edge.to { uses[to * 2 + (sides[index].to > 0 ? 1 : 0), default: []].append(index * 2 + 1) }
        }
        func other(_ end: Int) -> Double {
            let edge = ties.edges[end / 2]
            let node = end % 2 == 0 ? edge.to : edge.from
            return node.map { layout.boxes[$0].middle } ?? layout.frame.map { $0.y + $0.height / 2 } ?? 0
        }
        var heights: [Int: Double] = [:]
        for (key, ends) in uses {
            let box = layout.boxes[key / 2]
            for (place, end) in ends.sorted(by: { (other($0), $0) < (other($1), $1) }).enumerated() {
                heights[end] = box.y + box.height * Double(place + 1) / Double(ends.count + 1)
            }
        }
        return ties.edges.enumerated().compactMap { index, edge in
            draw(edge, sides[index], heights[index * 2] ?? 0, heights[index * 2 + 1], layout, sheet)
        }
    }

    private func sides(_ edge: Ties.Edge, _ layout: TiesLayout) -> (from: Double, to: Double) {
        let from = layout.boxes[edge.from].x
        let to = edge.to.map { layout.boxes[$0].x } ?? layout.frame?.x ?? from
        if from == to { return (1, 1) }
        return to > from ? (1, -1) : (-1, 1)
    }

    private func draw(
        _ edge: Ties.Edge, _ sides: (from: Double, to: Double), _ fromY: Double, _ toY: Double?, _ layout: TiesLayout, _ sheet: DrawingSheet
    ) -> Shape? {
        guard edge.to != nil || layout.frame != nil && ties.nodes[edge.from].column != 1 else { return nil }
        func point(_ box: TiesLayout.Box, _ side: Double, _ y: Double) -> Point { Point(side > 0 ? box.x + box.width : box.x, y) }
        let start = point(layout.boxes[edge.from], sides.from, fromY)
        let end: Point
        if let to = edge.to {
            end = point(layout.boxes[to], sides.to, toY ?? 0)
        } else if let frame = layout.frame {
            end = point(frame, sides.to, min(max(fromY, frame.y + 10), frame.y + frame.height - 10))
        } else {
            return nil
        }
        let reach = sides.from == sides.to ? min(layout.space * 0.55, 14 + abs(end.y - start.y) * 0.15) : abs(end.x - start.x) / 2
        let tip = edge.kind == .talks || edge.kind == .indirectTalks ? 0 : 6.0
        let last = Point(end.x + sides.to * tip, end.y)
        let style = "d-tie d-tie-" + edge.kind.rawValue
        var shapes: [Shape] = [
            .path([.move(start), .curve(Point(start.x + sides.from * reach, start.y), Point(last.x + sides.to * reach, last.y), last)], style: style)
        ]
        if tip > 0 {
            shapes.append(
                .path([.move(end), .line(Point(last.x, last.y - 4)), .line(Point(last.x, last.y + 4)), .close], style: "d-tip d-tie-" + edge.kind.rawValue))
        }
        return .group(shapes, title: line(edge, sheet), link: nil)
    }

    private func legend(_ y: inout Double, _ sheet: DrawingSheet) -> [Shape] {
        var shapes: [Shape] = []
        var x = DrawingSheet.margin
        y += 10
        for kind in Ties.Kind.allCases where ties.edges.contains(where: { $0.kind == kind }) {
            let words = sheet.words.word("tie", kind.rawValue)
            let width = 36 + TextMeasure.width(words, size: DrawingSheet.small)
            if x + width > sheet.width - DrawingSheet.margin, x > DrawingSheet.margin {
                x = DrawingSheet.margin
                y += 20
            }
            shapes.append(.line(Point(x, y), Point(x + 24, y), style: "d-tie d-tie-" + kind.rawValue))
            shapes.append(.text(Point(x + 30, y + 4), words, size: DrawingSheet.small, anchor: .start, style: "d-muted"))
            x += width + 14
        }
        if ties.hidden > 0 {
            y += 20
            let words = sheet.words("draw-more", ["count": "\(ties.hidden)"])
            shapes.append(.text(Point(DrawingSheet.margin, y + 4), words, size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        y += 8
        return shapes
    }

    // MARK: - Words

    private func line(_ edge: Ties.Edge, _ sheet: DrawingSheet) -> String {
        let to = edge.to.map { PhraseBook.isolated(ties.nodes[$0].name) } ?? sheet.words("draw-parties")
        return sheet.words("draw-tie", ["from": PhraseBook.isolated(ties.nodes[edge.from].name), "tie": sheet.words.word("tie", edge.kind.rawValue), "to": to])
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        ties.nodes.map { title($0, sheet) } + ties.edges.map { line($0, sheet) }
            + (ties.hidden > 0 ? [sheet.words("draw-more", ["count": "\(ties.hidden)"])] : [])
    }
}

/// Numbers on what is drawn, and under it what each means: the way to many words on little paper.
struct NumberedKey {
    struct Entry {
        /// Where what it tells stands.
        var at: Point
        var text: String
        /// Of its mark.
        var style: String
        var title: String
        var link: String?
    }

    static let radius = 9.0
    /// Numbers at most; what is more has a mark without one.
    static let most = 12

    var entries: [Entry]

    /// The marks, moved aside where they would hide one another, with a line to where they belong. The lines lie under all marks.
    /// - Parameter heights: between which they may be moved up; nil where they all belong at one height.
    func marks(within range: ClosedRange<Double>, heights: ClosedRange<Double>? = nil) -> [Shape] {
        var placed: [Point] = []
        for entry in entries { placed.append(Self.free(entry.at, placed, range, heights)) }
        let leads = zip(entries, placed).filter { $0.at != $1 }.map { Shape.line($0.at, $1, style: "d-lead") }
        return leads + zip(entries, placed).enumerated().map { mark($0, $1.0, at: $1.1) }
    }

    /// The marks where they belong on an axis, one below the other where they would hide one another; `y` is moved to below them.
    func stacked(within range: ClosedRange<Double>, y: inout Double) -> [Shape] {
        var placed: [Point] = []
        for entry in entries {
            let x = min(max(entry.at.x, range.lowerBound), range.upperBound)
            var level = y
            while placed.contains(where: { abs($0.x - x) < Self.width && abs($0.y - level) < Self.width }) { level += Self.width }
            placed.append(Point(x, level))
        }
        y = (placed.map(\.y).max() ?? y) + Self.width
        return zip(entries, placed).enumerated().map { mark($0, $1.0, at: $1.1) }
    }

    private func mark(_ index: Int, _ entry: Entry, at: Point) -> Shape {
        .group(
            [
                .circle(at, radius: Self.radius, style: entry.style),
                .text(Point(at.x, at.y + 4), "\(index + 1)", size: 11, anchor: .middle, style: "d-number"),
            ], title: entry.title, link: entry.link)
    }

    /// Of a mark with room around it.
    private static let width = 2 * radius + 1

    /// The nearest place beside those that are taken, along the line, else on lines above it.
    private static func free(_ wanted: Point, _ placed: [Point], _ range: ClosedRange<Double>, _ heights: ClosedRange<Double>?) -> Point {
        func isFree(_ point: Point) -> Bool {
            range.contains(point.x) && placed.allSatisfy { abs($0.x - point.x) >= width || abs($0.y - point.y) >= width }
        }
        let start = min(max(wanted.x, range.lowerBound), range.upperBound)
        let levels = (0...6).map { wanted.y - Double($0) * width } + (1...6).map { wanted.y + Double($0) * width }
        for y in levels where y == wanted.y || heights?.contains(y) ?? false {
            for step in 0...(2 * most) {
                for x in [start + Double(step) * width / 2, start - Double(step) * width / 2] where isFree(Point(x, y)) { return Point(x, y) }
            }
        }
        return Point(start, wanted.y)
    }

    /// The lines under the drawing; `y` is moved to below them.
    func lines(from left: Double, to right: Double, y: inout Double) -> [Shape] {
        var shapes: [Shape] = []
        for (index, entry) in entries.enumerated() {
            let lines = TextMeasure.lines(entry.text, width: right - left - 26, size: DrawingSheet.size, most: 3)
            var own: [Shape] = [.text(Point(left + 18, y + 17), "\(index + 1)", size: DrawingSheet.size, anchor: .end, style: "d-muted")]
            for (line, text) in lines.enumerated() {
                own.append(.text(Point(left + 26, y + 17 + Double(line) * 17), text, size: DrawingSheet.size, anchor: .start, style: "d-text"))
            }
            y += 17 * Double(max(1, lines.count)) + 4
            shapes.append(.group(own, title: nil, link: entry.link))
        }
        return shapes
    }
}

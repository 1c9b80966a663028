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

    /// The marks, moved aside where they would hide one another, with a line to where they belong.
    /// - Parameter heights: between which they may be moved up; nil where they all belong at one height.
    func marks(within range: ClosedRange<Double>, heights: ClosedRange<Double>? = nil) -> [Shape] {
        var placed: [Point] = isOneLine ? inLine(range) : []
        var shapes: [Shape] = []
        for (index, entry) in entries.enumerated() {
            if placed.count <= index { placed.append(Self.free(entry.at, placed, range, heights)) }
            let at = placed[index]
            var own: [Shape] = []
            if at != entry.at { own.append(.line(entry.at, at, style: "d-lead")) }
            own.append(.circle(at, radius: Self.radius, style: entry.style))
            own.append(.text(Point(at.x, at.y + 4), "\(index + 1)", size: 11, anchor: .middle, style: "d-number"))
            shapes.append(.group(own, title: entry.title, link: entry.link))
        }
        return shapes
    }

    /// Whether all belong at one height, in the order of their numbers.
    private var isOneLine: Bool {
        zip(entries, entries.dropFirst()).allSatisfy { $0.at.y == $1.at.y && $0.at.x <= $1.at.x }
    }

    /// Places at one height that keep the order: each as near to its own as those before and behind it leave room for.
    private func inLine(_ range: ClosedRange<Double>) -> [Point] {
        let step = min(2 * Self.radius + 1, (range.upperBound - range.lowerBound) / Double(max(1, entries.count - 1)))
        var xs = entries.map { min(max($0.at.x, range.lowerBound), range.upperBound) }
        for index in xs.indices.dropFirst() { xs[index] = max(xs[index], xs[index - 1] + step) }
        var most = range.upperBound
        for index in xs.indices.reversed() {
            xs[index] = min(xs[index], most)
            most = xs[index] - step
        }
        return zip(xs, entries).map { Point($0, $1.at.y) }
    }

    /// The nearest place beside those that are taken, along the line, else on lines above it.
    private static func free(_ wanted: Point, _ placed: [Point], _ range: ClosedRange<Double>, _ heights: ClosedRange<Double>?) -> Point {
        let width = 2 * radius + 1
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

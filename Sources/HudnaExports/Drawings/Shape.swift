/// A place on the paper; x grows from the side where reading begins, so that right-to-left pages mirror what is drawn.
struct Point: Sendable, Equatable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A step of an outline.
enum PathStep: Sendable, Equatable {
    case move(Point), line(Point), curve(Point, Point, Point), close

    var points: [Point] {
        switch self {
        case .move(let point), .line(let point): [point]
        case .curve(let a, let b, let c): [a, b, c]
        case .close: []
        }
    }
}

/// What is drawn. Classes are those of `Workbench/drawings.css`.
indirect enum Shape: Sendable {
    enum Anchor: String, Sendable { case start, middle, end }

    case rect(x: Double, y: Double, width: Double, height: Double, radius: Double, style: String)
    case line(Point, Point, style: String)
    case path([PathStep], style: String)
    case circle(Point, radius: Double, style: String)
    /// The point is on the base line.
    case text(Point, String, size: Double, anchor: Anchor, style: String)
    /// With a title that browsers show, and an address that it leads to.
    case group([Shape], title: String?, link: String?)

    /// Left, top, right and bottom of what it covers, texts as wide as they are taken to be.
    var bounds: (left: Double, top: Double, right: Double, bottom: Double)? {
        switch self {
        case .rect(let x, let y, let width, let height, _, _): return (x, y, x + width, y + height)
        case .circle(let centre, let radius, _): return (centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius)
        case .line(let a, let b, _): return Self.bounds(of: [a, b])
        case .path(let steps, _): return Self.bounds(of: steps.flatMap(\.points))
        case .text(let point, let text, let size, let anchor, _):
            let width = TextMeasure.width(text, size: size)
            let left = anchor == .start ? point.x : anchor == .end ? point.x - width : point.x - width / 2
            return (left, point.y - size * 0.8, left + width, point.y + size * 0.25)
        case .group(let shapes, _, _):
            let all = shapes.compactMap(\.bounds)
            return Self.bounds(of: all.flatMap { [Point($0.left, $0.top), Point($0.right, $0.bottom)] })
        }
    }

    private static func bounds(of points: [Point]) -> (left: Double, top: Double, right: Double, bottom: Double)? {
        guard let first = points.first else { return nil }
        return points.reduce((first.x, first.y, first.x, first.y)) { box, point in
            (min(box.0, point.x), min(box.1, point.y), max(box.2, point.x), max(box.3, point.y))
        }
    }
}

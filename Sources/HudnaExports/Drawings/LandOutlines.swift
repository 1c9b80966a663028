/// Outlines of countries in degrees (`Workbench/land.tsv`).
public struct LandOutlines: Sendable {
    struct Ring: Sendable {
        /// ISO 3166, two letters; empty where there is none.
        var country: String
        var points: [(longitude: Double, latitude: Double)]
        var west, south, east, north: Double
    }

    let rings: [Ring]

    /// No land at all; maps have dots alone.
    public static let none = LandOutlines(tsv: [])

    /// Rows that are not as the table's head says are left out.
    public init(tsv: [UInt8]) {
        rings = String(decoding: tsv, as: UTF8.self).split(separator: "\n").compactMap { line in
            guard line.hasPrefix("land-") else { return nil }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            return cells.count > 3 ? Self.ring(String(cells[1]), cells[3]) : nil
        }
    }

    private static func ring(_ country: String, _ cell: Substring) -> Ring? {
        var (x, y) = (0, 0)
        var points: [(longitude: Double, latitude: Double)] = []
        for pair in cell.split(separator: " ") {
            let sides = pair.split(separator: ",")
            guard sides.count == 2, let east = Int(sides[0]), let north = Int(sides[1]), abs(east) < 100_000, abs(north) < 100_000 else { return nil }
            (x, y) = (x + east, y + north)
            points.append((Double(x) / 100, Double(y) / 100))
        }
        guard points.count > 2 else { return nil }
        let (longitudes, latitudes) = (points.map(\.longitude), points.map(\.latitude))
        return Ring(
            country: country, points: points, west: longitudes.min() ?? 0, south: latitudes.min() ?? 0, east: longitudes.max() ?? 0,
            north: latitudes.max() ?? 0)
    }
}

/// Degrees on paper: as wide as they are in the middle of the map (equirectangular), which does for countries and continents.
struct MapProjection: Sendable {
    let left, top, width, height: Double
    private let west, north, perDegree, squeeze: Double

    /// The map of all points with room around them, at least `least` degrees high and wide.
    init(_ points: [(longitude: Double, latitude: Double)], left: Double, top: Double, width: Double, height: Double, least: Double = 5) {
        (self.left, self.top, self.width, self.height) = (left, top, width, height)
        let (longitudes, latitudes) = (points.map(\.longitude), points.map(\.latitude))
        let (low, high) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
        let (first, last) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
        let middle = (low + high) / 2
        squeeze = max(0.2, MapProjection.cosine(middle))
        let spanX = max((last - first) * 1.3, least) * squeeze
        let spanY = max((high - low) * 1.3, least)
        perDegree = min(width / spanX, height / spanY)
        west = (first + last) / 2 - width / perDegree / squeeze / 2
        north = middle + height / perDegree / 2
    }

    /// Of degrees; by its series, as no mathematics library is at hand here.
    static func cosine(_ degrees: Double) -> Double {
        let x = degrees * Double.pi / 180
        var (term, sum) = (1.0, 1.0)
        for step in 1...10 {
            term *= -x * x / Double((2 * step - 1) * (2 * step))
            sum += term
        }
        return sum
    }

    func point(longitude: Double, latitude: Double) -> Point {
        Point(left + (longitude - west) * squeeze * perDegree, top + (north - latitude) * perDegree)
    }

    /// The part of a ring that lies on the map, one side after the other cut off (I. Sutherland and G. Hodgman, 1974); empty where nothing does.
    func clipped(_ ring: LandOutlines.Ring) -> [Point] {
        let corners = [point(longitude: ring.west, latitude: ring.north), point(longitude: ring.east, latitude: ring.south)]
        guard corners[0].x < left + width, corners[1].x > left, corners[0].y < top + height, corners[1].y > top else { return [] }
        // Islands that would be specks.
        guard corners[1].x - corners[0].x > 4 || corners[1].y - corners[0].y > 4 else { return [] }
        var points = ring.points.map { point(longitude: $0.longitude, latitude: $0.latitude) }
        points = Self.cut(points) { $0.x - left }
        points = Self.cut(points) { left + width - $0.x }
        points = Self.cut(points) { $0.y - top }
        return Self.thinned(Self.cut(points) { top + height - $0.y })
    }

    /// What is at the side where `inside` is not negative.
    private static func cut(_ points: [Point], inside: (Point) -> Double) -> [Point] {
        guard var before = points.last else { return [] }
        var out: [Point] = []
        for point in points {
            let (a, b) = (inside(before), inside(point))
            if (a < 0) != (b < 0) {
                let share = a / (a - b)
                out.append(Point(before.x + (point.x - before.x) * share, before.y + (point.y - before.y) * share))
            }
            if b >= 0 { out.append(point) }
            before = point
        }
        return out
    }

    /// How far an outline may be from where it is, in units of the paper.
    private static let tolerance = 1.1

    /// Without the points that nobody would miss (D. Douglas and T. Peucker, 1973): the outline stays within `tolerance` of each.
    private static func thinned(_ points: [Point]) -> [Point] {
        guard points.count > 3, let far = farthest(points, 0, 0, points.indices.dropFirst())?.index else { return points.count > 2 ? points : [] }
        var isKept = points.indices.map { $0 == 0 || $0 == far }
        // A ring is two lines, there and back.
        var open = [(0, far), (far, points.count)]
        while let (from, to) = open.popLast() {
            guard let (index, distance) = farthest(points, from, to % points.count, (from + 1)..<to), distance > tolerance else { continue }
            isKept[index] = true
            open += [(from, index), (index, to)]
        }
        let out = zip(points, isKept).filter(\.1).map(\.0)
        return out.count > 2 ? out : []
    }

    /// Of some points that which is farthest from the line between two, or from the one where they are the same.
    private static func farthest(_ points: [Point], _ from: Int, _ to: Int, _ range: Range<Int>) -> (index: Int, distance: Double)? {
        let (a, b) = (points[from], points[to])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = (dx * dx + dy * dy).squareRoot()
        return range.map { index in
            let (x, y) = (points[index].x - a.x, points[index].y - a.y)
            return (index, length > 0 ? abs(dx * y - dy * x) / length : (x * x + y * y).squareRoot())
        }
        .max { $0.1 < $1.1 }
    }
}

/// A place on a map, and how much is told of it.
public struct MapPlace: Sendable {
    /// That of the lists of codes.
    public var id: String
    /// As reports have it; what a link to it is made of.
    public var name: String
    /// As the map names it.
    public var label: String
    /// Degrees of WGS 84.
    public var latitude: Double
    public var longitude: Double
    public var count: Int

    public init(id: String, name: String, latitude: Double, longitude: Double, count: Int) {
        self.id = id
        self.name = name
        label = name
        self.latitude = latitude
        self.longitude = longitude
        self.count = count
    }
}

/// Where things happened: dots as large as what is told of a place is much, over the outlines of countries. Not mirrored: east is right in any language.
public struct PlacesDrawing: Sendable {
    /// Dots at most.
    static let most = 120
    /// So large a share of what is told must lie on the map; a few places far from it do not shrink it.
    private static let share = 0.97
    private let places: [MapPlace]
    private let hidden: Int
    /// Places that are too far away to be on the map.
    private let far: [MapPlace]
    private let land: LandOutlines

    public init(_ places: [MapPlace], land: LandOutlines) {
        let known = places.filter { $0.count > 0 && abs($0.latitude) <= 90 && abs($0.longitude) <= 180 }
        let sorted = known.sorted { ($1.count, $0.name, $0.id) < ($0.count, $1.name, $1.id) }
        let shown = Array(sorted.prefix(Self.most))
        hidden = sorted.count - shown.count
        let isNear = Self.near(shown)
        self.places = shown.filter(isNear)
        far = shown.filter { !isNear($0) }
        self.land = land
    }

    /// Which places are on the map: those between the ends of most of what is told, and as far again beyond.
    private static func near(_ places: [MapPlace]) -> (MapPlace) -> Bool {
        func range(_ value: (MapPlace) -> Double) -> ClosedRange<Double> {
            let sorted = places.sorted { value($0) < value($1) }
            let total = Double(sorted.reduce(0) { $0 + $1.count })
            var (before, low, high) = (0.0, sorted.first.map(value) ?? 0, sorted.last.map(value) ?? 0)
            for place in sorted {
                if before <= total * (1 - share) { low = value(place) }
                before += Double(place.count)
                if before <= total * share { high = value(place) }
            }
            let room = max(high - low, 8)
            return min(low, high) - room...max(low, high) + room
        }
        let (latitudes, longitudes) = (range(\.latitude), range(\.longitude))
        return { latitudes.contains($0.latitude) && longitudes.contains($0.longitude) }
    }

    /// Nil where no place is known.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        guard !places.isEmpty else { return nil }
        let margin = 1.0
        let height = sheet.width * (sheet.isWide ? 0.58 : 0.9)
        let map = MapProjection(
            places.map { ($0.longitude, $0.latitude) }, left: margin, top: margin, width: sheet.width - 2 * margin, height: height - 2 * margin)
        var shapes: [Shape] = [.rect(x: margin, y: margin, width: map.width, height: map.height, radius: 0, style: "d-sea")]
        for ring in land.rings {
            let points = map.clipped(ring)
            guard let first = points.first else { continue }
            shapes.append(.path([.move(first)] + points.dropFirst().map(PathStep.line) + [.close], style: "d-land"))
        }
        shapes.append(.rect(x: margin, y: margin, width: map.width, height: map.height, radius: 0, style: "d-edge"))
        shapes += dots(map, sheet)
        var bottom = height
        if hidden > 0 {
            bottom += 20
            shapes.append(
                .text(Point(margin, bottom - 5), sheet.words("draw-more", ["count": "\(hidden)"]), size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        if !far.isEmpty {
            bottom += 20
            let words = sheet.words("draw-far", ["names": far.map { line($0, sheet) }.joined(separator: sheet.words("draw-comma"))])
            let fitted = TextMeasure.fitted(words, width: map.width - 4, size: DrawingSheet.small)
            shapes.append(.text(Point(margin, bottom - 5), fitted, size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        return Drawing(shapes, height: bottom, title: sheet.words("draw-places-title"), lines: lines(sheet), on: sheet, keepsSides: true)
    }

    // MARK: - Dots

    private typealias Box = (left: Double, top: Double, right: Double, bottom: Double)

    private func dots(_ map: MapProjection, _ sheet: DrawingSheet) -> [Shape] {
        let most = Double(places.first?.count ?? 1)
        let spots = places.map { place in
            (place: place, at: map.point(longitude: place.longitude, latitude: place.latitude), radius: 3.5 + 10.5 * (Double(place.count) / most).squareRoot())
        }
        var taken: [Box] = spots.map { ($0.at.x - $0.radius, $0.at.y - $0.radius, $0.at.x + $0.radius, $0.at.y + $0.radius) }
        // Large ones first, so that small ones stand on them.
        var shapes: [Shape] = spots.map { spot in
            let at = Point(
                min(max(spot.at.x, map.left + spot.radius), map.left + map.width - spot.radius),
                min(max(spot.at.y, map.top + spot.radius), map.top + map.height - spot.radius))
            return .group(
                [.circle(at, radius: spot.radius, style: "d-place")], title: line(spot.place, sheet), link: sheet.link(.place(spot.place.name)))
        }
        for spot in spots {
            let words = TextMeasure.fitted(line(spot.place, sheet), width: 180, size: DrawingSheet.small)
            guard let (point, box) = label(words, spot.at, spot.radius, taken, map) else { continue }
            taken.append(box)
            shapes.append(.text(point, words, size: DrawingSheet.small, anchor: .start, style: "d-label"))
        }
        return shapes
    }

    /// A free place for words around a dot; its base line, and what they cover.
    private func label(_ words: String, _ at: Point, _ radius: Double, _ taken: [Box], _ map: MapProjection) -> (Point, Box)? {
        let (width, height) = (TextMeasure.width(words, size: DrawingSheet.small), DrawingSheet.small)
        let beside = radius + 4
        let starts = [
            Point(at.x + beside, at.y + 4), Point(at.x - beside - width, at.y + 4), Point(at.x - width / 2, at.y - beside),
            Point(at.x - width / 2, at.y + beside + height * 0.8), Point(at.x + beside * 0.7, at.y - beside * 0.7),
            Point(at.x + beside * 0.7, at.y + beside * 0.7 + height * 0.8), Point(at.x - beside * 0.7 - width, at.y - beside * 0.7),
            Point(at.x - beside * 0.7 - width, at.y + beside * 0.7 + height * 0.8),
        ]
        for start in starts {
            let box: Box = (start.x - 1, start.y - height * 0.85, start.x + width + 1, start.y + height * 0.25)
            let isInside = box.left > map.left && box.right < map.left + map.width && box.top > map.top && box.bottom < map.top + map.height
            let isFree = taken.allSatisfy { $0.right <= box.left || $0.left >= box.right || $0.bottom <= box.top || $0.top >= box.bottom }
            if isInside && isFree { return (start, box) }
        }
        return nil
    }

    /// The number stands behind the name in the direction of the language, though the map is not mirrored.
    private func line(_ place: MapPlace, _ sheet: DrawingSheet) -> String {
        (sheet.isRightToLeft ? "\u{2067}" : "\u{2066}") + PhraseBook.isolated(place.label) + " \(place.count)\u{2069}"
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        (places + far).map { sheet.words("draw-place", ["name": PhraseBook.isolated($0.label), "count": "\($0.count)"]) }
            + (hidden > 0 ? [sheet.words("draw-more", ["count": "\(hidden)"])] : [])
    }
}

public import HudnaExports
public import HudnaRecord

/// Which places of the lists of codes events name, and how often: what maps are drawn of.
public struct PlaceCounts: Sendable {
    private let atlas: Atlas

    public init(codes: CodeLists, words: RecordWords) { atlas = Atlas(codes: codes, words: words) }

    /// - Parameter items: entries whose facets name places, such as those of a timeline; an entry counts once for a place.
    /// - Returns: cities and towns, the most named first; states as a whole have no point and are left out.
    public func places(of items: [RecordItem]) -> [MapPlace] {
        var known: [String: Dossier.Place?] = [:]
        var found: [String: MapPlace] = [:]
        for item in items {
            var seen: Set<String> = []
            for text in item.facets.places where !text.isEmpty {
                let place = known[text] ?? atlas.place(text)
                known[text] = place
                guard let place, let point = place.point, seen.insert(place.id).inserted else { continue }
                let own = MapPlace(id: place.id, name: place.name, latitude: point.latitude, longitude: point.longitude, count: 0)
                found[place.id, default: own].count += 1
            }
        }
        return found.values.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    }
}

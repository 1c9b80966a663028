internal import HudnaRecord

/// Names that the entries of a process can be asked for by, those of which most is told first.
public struct Suggestions: Sendable {
    public var actors: [String] = []
    public var places: [String] = []
    public var instruments: [String] = []
    /// By place: how many entries of its timeline name it.
    public var counts: [String: Int] = [:]
}

extension Inquiry {
    /// What may be asked for of a process. Reads no entry, only what entries are asked for by.
    /// - Parameter most: so many of each.
    /// - Throws: what reading throws.
    public func suggestions(of process: ProcessView, most: Int) throws -> Suggestions {
        var (out, seen): (Suggestions, Set<String>) = (Suggestions(), [])
        func look(_ topic: Topic, _ take: (Facets) -> Void) throws {
            _ = try process.items(topic.rawValue) { facets in
                take(facets)
                return false
            }
        }
        // Of a party its id, its name, and whom it speaks for.
        try look(.parties) { facets in
            for name in facets.actors.dropFirst() where !name.isEmpty && seen.insert(name).inserted { out.actors.append(name) }
        }
        try look(.instruments) { facets in
            if facets.instruments.count == 3, !out.instruments.contains(facets.instruments[1]) { out.instruments.append(facets.instruments[1]) }
        }
        try look(.timeline) { facets in for place in Set(facets.places) where !place.isEmpty { out.counts[place, default: 0] += 1 } }
        out.places = out.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        (out.actors, out.places, out.instruments) = (Array(out.actors.prefix(most)), Array(out.places.prefix(most)), Array(out.instruments.prefix(most)))
        return out
    }

    /// Everybody whom the reports of a process name, by name.
    /// - Throws: what reading throws.
    public func cast(of process: ProcessView) throws -> [String] { try Cast(process.items(ProcessView.actors)).names }
}

internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/search/names`: what in the record is called by some words, by words that begin with them, or by words close to them; what a search offers while it is written.
enum NamesPage {
    /// So many of each kind.
    private static let most = 6
    /// Longer names are none.
    private static let mostBytes = 200

    static func reply(_ visit: Visit) async throws -> Reply {
        let text = visit.asked.value("q") ?? ""
        guard text.utf8.count <= mostBytes else { throw Fault(400, "search") }
        let found = text.isEmpty ? [] : try await visit.workbench.things().near(text)
        let value = Node.object(["query": .text(text), "near": .list(try await nodes(found, { _ in true }, most: most, visit))])
        return .page(Page("names", title: visit.text("search-near"), place: "search", value: value))
    }

    /// Things with a name, kind by kind, those alone that were known by the setting of the clocks.
    /// - Parameter most: so many of a kind.
    static func nodes(_ things: [NamedThings.Thing], _ wants: (String) -> Bool, most: Int, _ visit: Visit) async throws -> [Node] {
        let now = visit.clocks.now
        let wanted = NamedThings.Kind.allCases.filter { wants($0.rawValue) }.flatMap { kind in
            things.filter { thing in thing.kind == kind && (thing.known.map { known in now.map { known <= $0 } ?? true } ?? true) }.prefix(most)
        }
        guard let now else { return wanted.map { node($0, visit) } }
        // Of whom nothing is kept it is looked up whether a report had named him by then.
        return try await visit.workbench.readers.read { store in
            try wanted.filter { try $0.kind != .actors || !store.keys(where: Selection(actors: [$0.name], knownBy: now)).isEmpty }
        }
        .map { node($0, visit) }
    }

    private static func node(_ thing: NamedThings.Thing, _ visit: Visit) -> Node {
        .object([
            "kind": .text(thing.kind.rawValue), "label": .text(visit.text("one-" + thing.kind.rawValue)), "name": .text(thing.name),
            "name_en": .optional(thing.english.isEmpty ? nil : thing.english), "type": .text(thing.type),
            "count": thing.count > 0 ? .number(thing.count) : .absent,
            "address": .text(visit.clocks.at(thing.address)),
        ])
    }
}

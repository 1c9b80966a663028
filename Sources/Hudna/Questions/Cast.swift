internal import HudnaRecord

/// Everybody whom the reports of a process name, with the one for whom he stands in the end: kept as one entry, since it is only looked through.
struct Cast {
    let ids: [String]
    let names: [String]
    /// The ids of their sides.
    let sides: [String]
    /// The kinds of their sides.
    let kinds: [String]

    /// - Parameter centre: the id of the process, whose country is in it though no report may name it.
    init(_ directory: ActorDirectory, of centre: String) {
        let all = directory.actors.indices
        let named = Set(all.filter { !directory.actors[$0].forms.isEmpty })
        let numbers = all.filter { named.contains($0) || directory.actors[$0].id == centre }
        ids = numbers.map { directory.actors[$0].id }
        names = numbers.map { directory.actors[$0].name }
        sides = numbers.map { directory.actors[directory.side($0)].id }
        kinds = numbers.map { directory.actors[directory.side($0)].kind.rawValue }
    }

    /// Of the entry in which it was kept; nobody where there is none.
    init(_ entries: [RecordItem]) {
        func texts(_ name: String) -> [String] {
            guard case .texts(let texts)? = entries.first?.fields.first(where: { $0.name == name })?.value else { return [] }
            return texts
        }
        (ids, names, sides, kinds) = (texts("id"), texts("name"), texts("side"), texts("kind"))
    }

    var item: RecordItem {
        RecordItem(
            facets: Facets(),
            fields: [.init("id", .texts(ids)), .init("name", .texts(names)), .init("side", .texts(sides)), .init("kind", .texts(kinds))], evidence: [])
    }

    var indices: Range<Int> { 0..<min(ids.count, names.count, sides.count, kinds.count) }
}

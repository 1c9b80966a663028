internal import Hudna
internal import HudnaRecord

/// `/actors`: who takes part in the processes.
enum ActorsPage {
    /// So many parties of a process are named, in so many processes.
    private static let mostParties = 40
    private static let mostProcesses = 12

    static func reply(_ visit: Visit) async throws -> Reply {
        let processes = try await visit.inquire { inquiry in
            try inquiry.processes.prefix(mostProcesses).map { process -> Node in
                var seen: Set<String> = []
                let parties = try inquiry.answer(.parties, Filters(process: process.id)).filter { seen.insert($0.string("name")).inserted }
                return .object([
                    "id": .text(process.id), "process": .text(process.name), "total": .number(parties.count),
                    "parties": .list(
                        parties.prefix(mostParties).map {
                            .object([
                                "name": .text($0.string("name")), "kind": .text($0.string("kind")), "role": .text($0.string("role")),
                                "of": .text($0.string("of")),
                            ])
                        }),
                ])
            }
        }
        return .page(
            Page(
                "actors", title: visit.text("actors"), place: "actors", value: .object(["processes": .list(processes), "calendar": try await visit.calendar()]))
        )
    }
}

/// `/actors/{actor}`: somebody in all processes.
enum ActorPage {
    /// So many entries of a list.
    private static let most = 20
    private static let mostEvidence = 3
    /// Versions of an entry that stand with it.
    private static let mostRows = 5

    static func reply(_ visit: Visit) async throws -> Reply {
        let asked = visit.part("actor")
        let lists: [Topic] = [.who, .positions, .timeline, .quotes, .violations]
        let found = try await visit.inquire { inquiry in
            let named = try lists.map { topic in (topic, try inquiry.answer(topic, naming: asked)) }
            if named.contains(where: { !$0.1.isEmpty }) { return named }
            return try lists.map { topic in (topic, try inquiry.answer(topic, Filters(actors: [asked]))) }
        }
        guard found.contains(where: { !$0.1.isEmpty }) else {
            // Not to be known yet is an answer; never to be known is none.
            guard visit.clocks.clock != Clock(), try await isEverKnown(asked, visit) else { throw Fault.unknown(asked) }
            let nothing = ["who", "positions", "timeline", "quotes", "accused", "accuses"].map { Node.Member($0, part([])) }
            let head: [Node.Member] = [.init("name", .text(asked)), .init("kind", .text("")), .init("side", .text("")), .init("is_unknown", .flag(true))]
            return .page(
                Page("actor", title: visit.called(asked), place: "actors", value: .object(head + nothing + [.init("calendar", try await visit.calendar())])))
        }
        func items(_ topic: Topic) -> [RecordItem] { found.first { $0.0 == topic }?.1 ?? [] }
        let own = items(.who).filter { $0.string("name") == asked || $0.string("id") == asked || $0.strings("called").contains(asked) }
        let name = own.first?.string("name") ?? asked
        let names = Set([name, asked])
        let accused = items(.violations).filter { names.contains($0.string("accused")) }
        let accuses = items(.violations).filter { names.contains($0.string("accuser")) }
        let did = items(.timeline).filter { $0.rows("versions").contains { !names.isDisjoint(with: $0.strings("actors") + $0.strings("targets")) } }
        let value = Node.object([
            "name": .text(name), "kind": .text(own.first?.string("kind") ?? ""), "side": .text(own.first { !$0.string("side").isEmpty }?.string("side") ?? ""),
            "who": part(own.isEmpty ? items(.who) : own), "positions": part(items(.positions).filter { names.contains($0.string("party")) }),
            "timeline": part(byDate(did)), "quotes": part(items(.quotes)), "accused": part(accused), "accuses": part(accuses),
            "calendar": try await visit.calendar(), "downloads": try await downloads(visit, name),
        ])
        return .page(Page("actor", title: visit.called(name), place: "actors", value: value))
    }

    private static func isEverKnown(_ name: String, _ visit: Visit) async throws -> Bool {
        try await visit.inquire(at: Clock(), Filters()) { inquiry in
            try [Topic.who, .timeline, .quotes].contains { try !inquiry.answer($0, naming: name).isEmpty }
        }
    }

    /// The exports of each process in which he is somebody.
    private static func downloads(_ visit: Visit, _ name: String) async throws -> Node {
        let own = try await visit.inquire { inquiry in
            let telling = try inquiry.processes.filter { try inquiry.tells(of: name, in: $0) }
            // Who was asked for by some words of his name is told of nowhere by that.
            let found = try telling.isEmpty ? inquiry.processes.filter { try !inquiry.answer(.who, Filters(process: $0.id, actors: [name])).isEmpty } : telling
            return found.prefix(ListDownloads.mostProcesses).map { (id: $0.id, name: $0.name) }
        }
        return ListDownloads.nodes(visit, of: own, only: "actor", name)
    }

    private static func byDate(_ items: [RecordItem]) -> [RecordItem] {
        items.enumerated().sorted { a, b in
            let dates = [a, b].map { $0.element.string("date").isEmpty ? "9999" : $0.element.string("date") }
            return (dates[0], a.offset) < (dates[1], b.offset)
        }
        .map(\.element)
    }

    private static func part(_ items: [RecordItem]) -> Node {
        .object([
            "entries": .list(items.prefix(most).map { .entry($0, evidence: mostEvidence, rows: mostRows) }), "total": .number(items.count),
            "has_more": .flag(items.count > most),
        ])
    }
}

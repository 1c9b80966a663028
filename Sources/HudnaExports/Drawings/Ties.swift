internal import HudnaRecord

/// Who is tied to whom in a process: its sides, and what each tie is.
struct Ties {
    /// In the order of the legend.
    enum Kind: String, CaseIterable { case mediates, hosts, guarantees, observes, talks, indirectTalks = "indirect-talks", backs }

    struct Node {
        var id: String
        var name: String
        var roles: [Party.Role]
        /// Who speaks for it.
        var people: [String]
        var evidence: [Evidence]

        /// 0 go-betweens, 1 parties, 2 backers.
        var column: Int {
            if !Set(roles).isDisjoint(with: [.party, .participant, .spoiler]) { return 1 }
            return roles.allSatisfy { $0 == .backer } ? 2 : 0
        }
    }

    struct Edge: Hashable {
        var from: Int
        /// Nil for all parties.
        var to: Int?
        var kind: Kind
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    /// Those for which there was no room.
    private(set) var hidden = 0
    /// By the id and the name of an actor, its node: people stand with the body they speak for.
    private var sides: [String: Int] = [:]

    init(parties: [Party], events: [Event], most: Int) {
        gather(parties)
        var found = Set(parties.flatMap(backing))
        for event in events { found.formUnion(edges(of: event)) }
        for (index, node) in nodes.enumerated() {
            for (role, kind) in [(Party.Role.mediator, Kind.mediates), (.host, .hosts), (.guarantor, .guarantees), (.observer, .observes)] {
                guard node.roles.contains(role), !found.contains(where: { $0.from == index && $0.kind == kind }) else { continue }
                found.insert(Edge(from: index, to: nil, kind: kind))
            }
        }
        edges = found.sorted(by: Self.isBefore)
        keep(most)
    }

    private static func isBefore(_ a: Edge, _ b: Edge) -> Bool {
        (a.from, a.to ?? -1, Kind.allCases.firstIndex(of: a.kind) ?? 0) < (b.from, b.to ?? -1, Kind.allCases.firstIndex(of: b.kind) ?? 0)
    }

    private mutating func gather(_ parties: [Party]) {
        let ids = Dictionary(parties.map { ($0.actor.name, $0.actor.id) }, uniquingKeysWith: { first, _ in first })
        func body(_ party: Party) -> String? {
            guard party.actor.kind == .person, party.role != .backer else { return nil }
            let id = party.actor.of ?? ids[party.of]
            return parties.contains { $0.actor.id == id && $0.actor.kind != .person } ? id : nil
        }
        for party in parties {
            let id = body(party) ?? party.actor.id
            if body(party) != nil, sides[id] == nil, let own = parties.first(where: { $0.actor.id == id }) { add(own, as: id) }
            if id == party.actor.id { add(party, as: id) }
            guard let index = sides[id] else { continue }
            sides[party.actor.id] = index
            sides[party.actor.name] = index
            nodes[index].evidence += party.evidence
            guard id != party.actor.id else { continue }
            if !nodes[index].people.contains(party.actor.name) { nodes[index].people.append(party.actor.name) }
            if !nodes[index].roles.contains(party.role) { nodes[index].roles.append(party.role) }
        }
    }

    private mutating func add(_ party: Party, as id: String) {
        if let index = sides[id] {
            if !nodes[index].roles.contains(party.role) { nodes[index].roles.append(party.role) }
            return
        }
        sides[id] = nodes.count
        nodes.append(Node(id: id, name: party.actor.name, roles: [party.role], people: [], evidence: []))
    }

    private func backing(_ party: Party) -> [Edge] {
        guard party.role == .backer, let from = sides[party.actor.id], !party.of.isEmpty else { return [] }
        let whom = nodes.firstIndex { $0.name == party.of || $0.people.contains(party.of) }
        return whom == from ? [] : whom.map { [Edge(from: from, to: $0, kind: .backs)] } ?? []
    }

    /// What an event that took place, or is to, ties.
    private func edges(of event: Event) -> [Edge] {
        let kinds: [ClaimType: Kind] = [.talks: .talks, .call: .talks, .indirectTalks: .indirectTalks, .mediate: .mediates]
        guard let kind = kinds[event.type] else { return [] }
        let told = event.versions.filter { [.occurred, .ongoing, .planned].contains($0.status) && !$0.isProbableSlip }
        return told.flatMap { version -> [Edge] in
            let (actors, targets) = (version.actors.compactMap { sides[$0] }, version.targets.compactMap { sides[$0] })
            let ends = targets.isEmpty && kind != .mediates ? actors : targets
            return actors.flatMap { a in
                ends.filter { $0 != a }.map { b in
                    kind == .mediates ? Edge(from: a, to: b, kind: kind) : Edge(from: min(a, b), to: max(a, b), kind: kind)
                }
            }
        }
    }

    /// The nodes with most ties, then those that most is told of.
    private mutating func keep(_ most: Int) {
        guard nodes.count > most else { return }
        var ties = Array(repeating: 0, count: nodes.count)
        for edge in edges { for end in [edge.from, edge.to].compactMap({ $0 }) { ties[end] += 1 } }
        let ranked = nodes.indices.sorted { (ties[$1], nodes[$1].evidence.count, $0) < (ties[$0], nodes[$0].evidence.count, $1) }
        let kept = ranked.prefix(most).sorted()
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        hidden = nodes.count - kept.count
        nodes = kept.map { nodes[$0] }
        edges = edges.compactMap { edge in
            guard let from = places[edge.from] else { return nil }
            guard let to = edge.to else { return Edge(from: from, to: nil, kind: edge.kind) }
            return places[to].map { Edge(from: from, to: $0, kind: edge.kind) }
        }
    }
}

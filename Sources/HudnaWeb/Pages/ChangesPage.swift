internal import Hudna
internal import HudnaRecord

/// `/processes/{process}/changes?since=…`: what became known, or was so no longer, between two moments.
enum ChangesPage {
    private static let lists: [Topic] = [.positions, .truces, .milestones, .violations, .conditions, .toll, .disagreements, .parties, .instruments]
    /// So many entries of a list and kind.
    private static let most = 20
    private static let mostEvidence = 3
    private static let mostRows = 5

    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("process")
        let calendar = try await visit.calendar(of: id)
        let since = visit.asked.value("since") ?? ""
        let now = try await entries(of: id, at: visit.clocks.clock, visit)
        var lists: [Node] = []
        if let moment = try Clocks.moment(since) {
            let then = try await entries(of: id, at: Clock(asOf: visit.clocks.clock.asOf.map { min($0, moment) }, knownBy: moment), visit)
            lists = zip(Self.lists, zip(then, now)).compactMap { topic, both in change(topic, from: both.0, to: both.1, visit) }
        }
        let value = Node.object([
            "process": .text(calendar.name), "id": .text(id), "since": .text(since), "calendar": calendar.node(visit.clocks),
            "lists": .list(lists), "is_same": .flag(!since.isEmpty && lists.isEmpty),
        ])
        return .page(Page("changes", title: visit.text("changes") + " · " + visit.called(calendar.name), place: "processes", value: value))
    }

    private static func entries(of id: String, at clock: Clock, _ visit: Visit) async throws -> [[RecordItem]] {
        try await visit.inquire(at: clock, Filters(process: id)) { inquiry in
            guard inquiry.processes.contains(where: { $0.id == id }) else { return lists.map { _ in [] } }
            return try lists.map { try inquiry.answer($0, Filters(process: id)) }
        }
    }

    private static func change(_ topic: Topic, from then: [RecordItem], to now: [RecordItem], _ visit: Visit) -> Node? {
        let (old, new) = (Set(then.map(sign)), Set(now.map(sign)))
        let added = now.filter { !old.contains(sign($0)) }
        let gone = then.filter { !new.contains(sign($0)) }
        guard !added.isEmpty || !gone.isEmpty else { return nil }
        func part(_ items: [RecordItem]) -> Node {
            .object([
                "entries": .list(items.prefix(most).map { .entry($0, evidence: mostEvidence, rows: mostRows) }), "total": .number(items.count),
                "partial": .drawing("lists-" + topic.rawValue),
            ])
        }
        return .object(["list": .text(topic.rawValue), "label": .text(visit.text(topic.rawValue)), "added": part(added), "gone": part(gone)])
    }

    /// What an entry says, without who tells it.
    private static func sign(_ item: RecordItem) -> String {
        item.fields.map { field in
            switch field.value {
            case .text(let text): text
            case .texts(let texts): texts.joined(separator: "\u{1}")
            case .number(let number): number.map { "\($0)" } ?? ""
            case .flag(let flag): "\(flag)"
            case .items(let rows): field.name == "positions" ? "" : rows.map(sign).joined(separator: "\u{2}")
            }
        }
        .joined(separator: "\u{3}")
    }
}

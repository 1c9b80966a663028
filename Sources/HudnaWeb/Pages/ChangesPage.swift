internal import Hudna
internal import HudnaRecord

/// `/processes/{process}/changes?since=…`: what became known, changed, or was so no longer, between two moments.
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
            let both = zip(Self.lists, zip(then, now)).map { ($0, $1.0, $1.1) }
            let instruments = both.first { $0.0 == .instruments }.map { ListChanges(.instruments, from: $0.1, to: $0.2).ids } ?? [:]
            lists = both.compactMap { topic, then, now in node(ListChanges(topic, from: then, to: now, instruments: instruments), visit) }
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

    private static func node(_ changes: ListChanges, _ visit: Visit) -> Node? {
        guard !changes.isEmpty else { return nil }
        func entry(_ item: RecordItem) -> Node { .entry(item, evidence: mostEvidence, rows: mostRows) }
        func part(_ items: [RecordItem]) -> Node {
            .object([
                "entries": .list(items.prefix(most).map(entry)), "total": .number(items.count), "partial": .drawing("lists-" + changes.topic.rawValue),
            ])
        }
        let changed = changes.changed.prefix(most).map { change in
            entry(change.item).adding([
                "differs": .list(change.fields.map { .object(["field": .text($0.field), "before": .texts($0.before), "after": .texts($0.after)]) })
            ])
        }
        return .object([
            "list": .text(changes.topic.rawValue), "label": .text(visit.text(changes.topic.rawValue)), "added": part(changes.added),
            "changed": .object(["entries": .list(changed), "total": .number(changes.changed.count)]), "gone": part(changes.gone),
        ])
    }
}

/// What of a list is new between two moments, no longer so, or says something else of the same.
struct ListChanges {
    /// An entry as it is now, with the fields in which it was something else.
    struct Change {
        var item: RecordItem
        var fields: [(field: String, before: [String], after: [String])]
    }

    let topic: Topic
    private(set) var added: [RecordItem] = []
    private(set) var changed: [Change] = []
    private(set) var gone: [RecordItem] = []
    /// By id of then the id of now, where entries have one.
    private(set) var ids: [String: String] = [:]

    var isEmpty: Bool { added.isEmpty && changed.isEmpty && gone.isEmpty }

    /// What two entries of one list must have alike to be the same: what it is, and of whom. Whose sentences are the same does the rest.
    private static let kinds: [Topic: [String]] = [
        .positions: ["party"], .milestones: ["kind"], .violations: ["type"], .toll: ["what", "of"], .disagreements: ["matter", "type"],
        .parties: ["id", "role", "of"],
    ]
    /// What tells nothing of its own: ids, and what instruments are called, which stands with the instruments.
    private static let silent: Set<String> = ["id", "party_id", "instrument_name"]

    /// Where not all fields say something of the entry itself: a truce is called as its instrument is, and a meeting by who meets.
    private static let telling: [Topic: Set<String>] = [
        .truces: ["state", "party", "parties", "area", "start", "end", "expires", "ending", "ended_by"],
        .instruments: ["name", "kind", "place", "declared", "effective", "expires", "ended", "mediators"],
        .milestones: ["kind", "date", "place", "participants", "status", "outcome"],
    ]

    /// - Parameter instruments: by id of then the id of now.
    init(_ topic: Topic, from then: [RecordItem], to now: [RecordItem], instruments: [String: String] = [:]) {
        self.topic = topic
        let pairs = Self.pairs(topic, then, now)
        let matched = Dictionary(uniqueKeysWithValues: pairs.map { ($0.now, $0.then) })
        for (place, item) in now.enumerated() {
            guard let old = matched[place].map({ then[$0] }) else {
                added.append(item)
                continue
            }
            if !old.text("id").isEmpty { ids[old.text("id")] = item.text("id") }
            let fields = Self.differences(topic, old, item, instruments)
            if !fields.isEmpty { changed.append(Change(item: item, fields: fields)) }
        }
        let kept = Set(pairs.map(\.then))
        gone = then.indices.filter { !kept.contains($0) }.map { then[$0] }
    }

    /// The entries that are the same: of one kind, and told in the same sentences or saying the same; those that are most alike first.
    private static func pairs(_ topic: Topic, _ then: [RecordItem], _ now: [RecordItem]) -> [(then: Int, now: Int)] {
        let kind = kinds[topic] ?? []
        func key(_ item: RecordItem) -> [String] { kind.map { item.text($0) } }
        let says = (then: then.map { said(topic, $0) }, now: now.map { said(topic, $0) })
        var byKind: [[String]: [Int]] = [:]
        for (place, item) in then.enumerated() { byKind[key(item), default: []].append(place) }
        let sentences = (then: then.map { Set($0.evidence) }, now: now.map { Set($0.evidence) })
        var found: [(alike: Int, shared: Int, then: Int, now: Int)] = []
        for (place, item) in now.enumerated() {
            for old in byKind[key(item)] ?? [] {
                let shared = sentences.then[old].intersection(sentences.now[place]).count
                let alike = zip(says.then[old], says.now[place]).count { $0 == $1 }
                let isSame = says.then[old] == says.now[place]
                if shared > 0 || isSame { found.append((isSame ? .max : alike, shared, old, place)) }
            }
        }
        var (taken, out): ((then: Set<Int>, now: Set<Int>), [(then: Int, now: Int)]) = (([], []), [])
        for pair in found.sorted(by: { ($1.alike, $1.shared, $0.then, $0.now) < ($0.alike, $0.shared, $1.then, $1.now) })
        where !taken.then.contains(pair.then) && !taken.now.contains(pair.now) {
            taken.then.insert(pair.then)
            taken.now.insert(pair.now)
            out.append((pair.then, pair.now))
        }
        return out
    }

    /// The fields that say something, in their order, with what they say; of the rows within it only what a disagreement is between.
    private static func said(_ topic: Topic, _ item: RecordItem) -> [[String]] {
        item.fields.filter { isTelling($0, topic) }.map { texts($0.value) }
    }

    private static func isTelling(_ field: RecordItem.Field, _ topic: Topic) -> Bool {
        if silent.contains(field.name) || field.name.hasSuffix("_en") { return false }
        if let own = telling[topic] { return own.contains(field.name) }
        if case .items = field.value { return field.name == "versions" }
        return true
    }

    private static func texts(_ value: RecordItem.Value) -> [String] {
        switch value {
        case .text(let text): text.isEmpty ? [] : [text]
        case .texts(let texts): texts
        case .number(let number): number.map { [Int(exactly: $0).map(String.init) ?? "\($0)"] } ?? []
        case .flag(let flag): [flag ? "yes" : "no"]
        case .items(let rows): Set(rows.map { $0.text("says") }).sorted()
        }
    }

    private static func differences(
        _ topic: Topic, _ old: RecordItem, _ new: RecordItem, _ instruments: [String: String]
    ) -> [(field: String, before: [String], after: [String])] {
        new.fields.filter { isTelling($0, topic) }.compactMap { field in
            let (before, after) = (old.value(field.name).map(texts) ?? [], texts(field.value))
            if before == after || Set(before) == Set(after) { return nil }
            guard field.name == "instrument" else { return (field.name, before, after) }
            // The same instrument may have got another id.
            if before.map({ instruments[$0] ?? $0 }) == after { return nil }
            func name(_ item: RecordItem) -> [String] { [item.text("instrument_name")].filter { !$0.isEmpty } }
            return name(old) == name(new) ? nil : ("instrument_name", name(old), name(new))
        }
    }
}

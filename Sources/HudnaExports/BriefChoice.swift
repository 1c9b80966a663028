public import HudnaRecord

/// What of a process stands in a brief: of each list the few entries that are known last, and what comes next, so that it stays one page.
public struct BriefChoice: Sendable {
    /// So many entries of a list, of positions, of rows within an entry; so many witnesses of each.
    private static let most = 2
    private static let mostMilestones = 3
    private static let mostPositions = 6
    private static let mostParties = 3
    private static let mostWithin = 2
    private static let mostWitnesses = 1

    private let now: Moment?

    /// - Parameter now: the moment that is looked at; nil for that of the last report.
    public init(now: Moment?) { self.now = now }

    /// The chosen entries, for `BriefPage`: the newest first, of what lies ahead (`next`) the nearest.
    /// - Parameter lists: those of `Inquiry.lists(of:)`.
    public func lists(_ lists: [(name: String, items: [RecordItem])]) -> [(name: String, items: [RecordItem])] {
        func items(_ name: String) -> [RecordItem] { lists.first { $0.name == name }?.items ?? [] }
        let (parties, milestones) = (items("parties"), items("milestones"))
        let now = now ?? lists.lazy.flatMap(\.items).flatMap(\.evidence).map(\.known).max()
        let ahead = Self.upcoming(milestones, now)
        let chosen: [(name: String, items: [RecordItem])] = [
            ("parties", Self.leading(parties)), ("positions", Self.positions(items("instruments").flatMap { $0.rows("positions") }, parties)),
            ("milestones", Self.newest(milestones.filter(Self.isOver), Self.mostMilestones)), ("next", Array(ahead.prefix(Self.mostMilestones))),
            ("truces", Self.standing(items("truces"))),
            ("violations", Self.newest(items("violations"))), ("conditions", Self.newest(items("conditions"))), ("toll", Self.newest(items("toll"))),
            ("disagreements", Self.newest(items("disagreements")) { $0.evidence.last?.known.minutes ?? .min }),
        ]
        return chosen.map { ($0.name, $0.items.map(Self.witnessed)) }
    }

    // MARK: - What comes next

    /// What is ahead of a moment: planned or possible, or a deadline that is set, and not over by then; the nearest first, what has no date at the end.
    public static func upcoming(_ milestones: [RecordItem], _ now: Moment?) -> [RecordItem] {
        let ahead: Set<String> = [Status.planned.rawValue, Status.possible.rawValue, Status.conditional.rawValue]
        return milestones.filter { item in
            guard ahead.contains(item.text("status")) || item.text("outcome") == Milestone.Outcome.set.rawValue else { return false }
            guard let now, let end = (item.facets.when.end ?? item.facets.when.start).flatMap({ Moment(last: $0) }) else { return true }
            return end >= now
        }
        .enumerated()
        .sorted { a, b in
            let dates = [a, b].map { $0.element.text("date") }
            if dates[0].isEmpty != dates[1].isEmpty { return dates[1].isEmpty }
            return (dates[0], a.offset) < (dates[1], b.offset)
        }
        .map(\.element)
    }

    /// What was done, or a time limit of which it is told how it went.
    private static func isOver(_ milestone: RecordItem) -> Bool {
        let outcome = milestone.text("outcome")
        if !outcome.isEmpty { return outcome != Milestone.Outcome.set.rawValue }
        return [Status.occurred, .ongoing, .negated].map(\.rawValue).contains(milestone.text("status"))
    }

    // MARK: - What is known last

    /// When something was so, in minutes: by its date, but no later than it was told.
    private static func moment(_ item: RecordItem) -> Int {
        let told = item.evidence.first?.known.minutes ?? .min
        return item.facets.when.start.flatMap { Moment(last: $0) }.map { min($0.minutes, told) } ?? told
    }

    private static func newest(_ items: [RecordItem], _ most: Int = most, by moment: (RecordItem) -> Int = moment) -> [RecordItem] {
        Array(sorted(items, by: moment).prefix(most))
    }

    private static func sorted(_ items: [RecordItem], by moment: (RecordItem) -> Int = moment) -> [RecordItem] {
        let keyed = items.enumerated().map { (item: $1, moment: moment($1), told: $1.evidence.first?.known.minutes ?? .min, place: $0) }
        return keyed.sorted { ($1.moment, $1.told, $0.place) < ($0.moment, $0.told, $1.place) }.map(\.item)
    }

    /// Parties before others, those of whom most is told.
    private static func leading(_ parties: [RecordItem]) -> [RecordItem] {
        func rank(_ item: RecordItem) -> Int { item.text("role") == Party.Role.party.rawValue ? 0 : 1 }
        let ranked = parties.enumerated().sorted { a, b in
            (rank(a.element), -a.element.evidence.count, a.offset) < (rank(b.element), -b.element.evidence.count, b.offset)
        }
        return ranked.prefix(mostParties).map(\.element)
    }

    /// Truces that are in force, then those of which something is known last.
    private static func standing(_ truces: [RecordItem]) -> [RecordItem] {
        let inForce: Set<String> = [TruceInterval.State.inEffect.rawValue, TruceInterval.State.faltering.rawValue]
        let all = sorted(truces)
        return Array((all.filter { inForce.contains($0.text("state")) } + all.filter { !inForce.contains($0.text("state")) }).prefix(most))
    }

    /// What is known last of each side, then what was known before it: side by side, the parties before others.
    private static func positions(_ positions: [RecordItem], _ parties: [RecordItem]) -> [RecordItem] {
        var (sides, order): ([String: String], [String]) = ([:], [])
        for party in parties where party.text("role") == Party.Role.party.rawValue {
            let side = party.text("of").isEmpty ? party.text("name") : party.text("of")
            sides[party.text("name")] = side
            if !order.contains(side) { order.append(side) }
        }
        var (own, seen): ([String: [RecordItem]], Set<[String]>) = ([:], [])
        for item in sorted(positions) {
            let side = sides[item.text("party")] ?? item.text("party")
            guard seen.insert([side, item.text("position"), item.text("instrument")]).inserted else { continue }
            if !order.contains(side) { order.append(side) }
            own[side, default: []].append(item)
        }
        var chosen: [RecordItem] = []
        for round in 0..<mostPositions { chosen += order.compactMap { own[$0].flatMap { $0.indices.contains(round) ? $0[round] : nil } } }
        return sorted(Array(chosen.prefix(mostPositions)))
    }

    // MARK: - Witnesses

    /// It and what stands in it with the first witnesses alone.
    private static func witnessed(_ item: RecordItem) -> RecordItem {
        var (item, seen) = (item, Set<String>())
        item.evidence = Array(item.evidence.filter { seen.insert($0.report).inserted }.prefix(mostWitnesses))
        for (index, field) in item.fields.enumerated() {
            if case .items(let rows) = field.value { item.fields[index].value = .items(rows.prefix(mostWithin).map(witnessed)) }
        }
        return item
    }
}

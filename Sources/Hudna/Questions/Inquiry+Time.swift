public import HudnaRecord

extension Inquiry {
    /// Some of the entries that answer a question in the order of time, those without a date at the end, by their places in that order.
    /// - Returns: the entries, how many all are, and how many of these have a date.
    /// - Throws: what reading them throws.
    public func timed(_ topic: Topic, _ filters: Filters, at places: Range<Int>) throws -> (items: [RecordItem], total: Int, dated: Int) {
        let processes = processes(filters)
        // Where nothing is left out, what entries are asked for by tells their order, and only those that are wanted are read.
        guard clock.asOf == nil, filters.leavesNothingOut, processes.count == 1, let process = processes.first else {
            let all = try answer(topic, filters)
            let order = Self.order(all.map(\.facets.when))
            return (order.places[places.clamped(to: order.places.indices)].map { all[$0] }, all.count, order.dated)
        }
        var days: [DateInterval] = []
        _ = try process.items(topic.rawValue) { facets in
            days.append(facets.when)
            return false
        }
        let order = Self.order(days)
        let wanted = Array(order.places[places.clamped(to: order.places.indices)])
        let ranks = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, $0) })
        var (place, found): (Int, [Int]) = (-1, [])
        let some = try process.items(topic.rawValue) { _ in
            place += 1
            if let rank = ranks[place] { found.append(rank) }
            return ranks[place] != nil
        }
        // Where coders have rejected one, the others are no longer in step: they are sorted themselves.
        guard some.count == found.count else { return (Self.order(some.map(\.facets.when)).places.map { some[$0] }, days.count, order.dated) }
        return (zip(found, some).sorted { $0.0 < $1.0 }.map(\.1), days.count, order.dated)
    }

    /// The places of entries in the order of time; what has no date stands behind all that have one.
    private static func order(_ days: [DateInterval]) -> (places: [Int], dated: Int) {
        let keys = days.map { when in (when.start ?? when.end).flatMap { Moment(first: $0) }?.minutes ?? .max }
        return (keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }, keys.count { $0 != .max })
    }
}

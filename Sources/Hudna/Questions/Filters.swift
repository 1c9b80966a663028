public import HudnaRecord

/// Which entries are wanted. Every filter that is set must hold; of several values of one filter, one.
public struct Filters: Sendable {
    /// A process by id or by words of its name.
    public var process: String?
    public var actors: [String]
    public var types: [String]
    public var statuses: [String]
    public var instruments: [String]
    public var places: [String]
    public var outlets: [String]
    /// Reports by id: of an entry what they tell alone.
    public var reports: [String]
    public var from: Moment?
    public var to: Moment?
    /// By an actor who is asked for by a name in English: the ids of those who are called so. Who is not in it is asked for by the words of the record.
    public var called: [String: [String]] = [:]

    public init(
        process: String? = nil, actors: [String] = [], types: [String] = [], statuses: [String] = [], instruments: [String] = [], places: [String] = [],
        outlets: [String] = [], reports: [String] = [], from: Moment? = nil, to: Moment? = nil
    ) {
        self.process = process
        self.actors = actors
        self.types = types
        self.statuses = statuses
        self.instruments = instruments
        self.places = places
        self.outlets = outlets
        self.reports = reports
        self.from = from
        self.to = to
    }

    /// Whether, beside the process, nothing is asked for.
    var leavesNothingOut: Bool {
        [actors, types, statuses, instruments, places, outlets, reports].allSatisfy(\.isEmpty) && from == nil && to == nil
    }
}

/// Whether an entry is wanted.
struct Sieve {
    let filters: Filters
    let clock: Clock
    private var actors: NameTest
    /// Ids and whole names of those who are asked for.
    private let people: Set<String>
    private var places: NameTest
    private var instruments: NameTest
    /// Ids of the instruments that are asked for.
    private let instrumentIDs: Set<String>
    private let reports: Set<String>

    /// - Parameters:
    ///   - actors: names that count as those asked for.
    ///   - people: ids and whole names that do.
    ///   - instruments: ids of those that are called as is asked for.
    init(_ filters: Filters, actors: [String], people: Set<String> = [], instruments ids: Set<String> = [], clock: Clock) {
        self.people = people
        instrumentIDs = ids.union(filters.instruments)
        reports = Set(filters.reports)
        self.filters = filters
        self.clock = clock
        self.actors = NameTest(actors)
        places = NameTest(filters.places)
        instruments = NameTest(filters.instruments)
    }

    /// The entry as it is wanted: with the evidence of the wanted outlets and of what was so; nil where it is not.
    mutating func pass(_ item: RecordItem) -> RecordItem? {
        guard mayPass(item.facets), let item = trimmed(item), let told = item.evidence.first?.known, isThere(item), isWithin(item.facets, told) else {
            return nil
        }
        return item
    }

    /// Whether an entry with these facets is wanted, as far as they tell.
    mutating func mayPass(_ facets: Facets) -> Bool {
        if !filters.types.isEmpty, Set(filters.types).isDisjoint(with: facets.types) { return false }
        if !filters.statuses.isEmpty, Set(filters.statuses).isDisjoint(with: facets.statuses) { return false }
        if !filters.actors.isEmpty, people.isDisjoint(with: facets.actors), !actors.isMet(by: facets.actors) { return false }
        return filters.instruments.isEmpty || !instrumentIDs.isDisjoint(with: facets.instruments) || instruments.isMet(by: facets.instruments)
    }

    /// An entry and those within it without what the outlets, reports or the clock leave out; nil where nothing is left, or nothing that differs any more.
    private func trimmed(_ item: RecordItem) -> RecordItem? {
        var item = item
        if !filters.outlets.isEmpty { item.evidence = item.evidence.filter { $0.outlet.map(filters.outlets.contains) ?? false } }
        if !reports.isEmpty { item.evidence = item.evidence.filter { reports.contains($0.report) } }
        // What has no day of its own, or lies ahead, was so from when it was told: what was told of it later is left out.
        if let asOf = clock.asOf, item.facets.isAhead || item.facets.when.start == nil { item.evidence = item.evidence.filter { $0.known <= asOf } }
        guard let told = item.evidence.first?.known, isSo(item.facets, told) else { return nil }
        for (index, field) in item.fields.enumerated() {
            guard case .items(let rows) = field.value, !rows.isEmpty else { continue }
            let left = rows.compactMap(trimmed)
            item.fields[index].value = .items(left)
            if item.facets.isOfVersions, left.count < 2 { return nil }
        }
        return item
    }

    private mutating func isThere(_ item: RecordItem) -> Bool {
        filters.places.isEmpty || places.isMet(by: item.facets.places) || item.evidence.contains { places.isMet(by: $0.text) }
    }

    /// The valid time: what lies ahead is so from when it is told; what has ended is so no more.
    private func isSo(_ facets: Facets, _ told: Moment) -> Bool {
        guard clock.admits(beginning: facets.isAhead ? nil : facets.when.start, told: told) else { return false }
        return true
    }

    private func isWithin(_ facets: Facets, _ told: Moment) -> Bool {
        let start = facets.when.start.flatMap { Moment(first: $0, zone: clock.zone) } ?? told
        let end = (facets.when.end ?? facets.when.start).flatMap { Moment(last: $0, zone: clock.zone) } ?? told
        // What is in force and has not ended lasts, and so does a role.
        let isInForce = facets.statuses.contains { TruceInterval.State(rawValue: $0).map { $0 == .inEffect || $0 == .faltering } ?? false }
        let lasts = facets.when.end == nil && (isInForce || facets.types.contains { Party.Role(rawValue: $0) != nil })
        if let from = filters.from, end < from, !lasts { return false }
        if let to = filters.to, start > to { return false }
        return true
    }
}

/// Whether texts hold all words of one of some names, in any reading of the words.
struct NameTest {
    private let wanted: [Set<[UInt8]>]
    /// What was found of names that were looked at.
    private var known: [String: Bool] = [:]

    init(_ names: [String]) { wanted = names.map { Set(PlainText.name($0)) } }

    /// The same for names, which come again and again.
    mutating func isMet(by names: [String]) -> Bool {
        names.contains { name in
            if let answer = known[name] { return answer }
            let answer = isMet(by: name)
            known[name] = answer
            return answer
        }
    }

    /// Whether one text does; of most texts the letters alone tell that it does not.
    func isMet(by text: String) -> Bool {
        guard PlainText.mayHold(wanted, text) else { return false }
        let words = PlainText(text).readings.reduce(into: Set<[UInt8]>()) { $0.formUnion($1) }
        return wanted.contains { !$0.isEmpty && $0.isSubset(of: words) }
    }
}

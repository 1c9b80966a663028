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
    public var from: Moment?
    public var to: Moment?

    public init(
        process: String? = nil, actors: [String] = [], types: [String] = [], statuses: [String] = [], instruments: [String] = [], places: [String] = [],
        outlets: [String] = [], from: Moment? = nil, to: Moment? = nil
    ) {
        self.process = process
        self.actors = actors
        self.types = types
        self.statuses = statuses
        self.instruments = instruments
        self.places = places
        self.outlets = outlets
        self.from = from
        self.to = to
    }
}

/// Whether an entry is wanted.
struct Sieve {
    let filters: Filters
    let clock: Clock
    private let actors: [Set<[UInt8]>]
    private let places: [Set<[UInt8]>]
    private let instruments: [Set<[UInt8]>]
    /// The words of names that were looked at.
    private var known: [String: Set<[UInt8]>] = [:]

    /// - Parameter actors: names that count as those asked for.
    init(_ filters: Filters, actors: [String], clock: Clock) {
        self.filters = filters
        self.clock = clock
        self.actors = actors.map(Self.words)
        places = filters.places.map(Self.words)
        instruments = filters.instruments.map(Self.words)
    }

    private static func words(_ text: String) -> Set<[UInt8]> { Set(PlainText.name(text)) }

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
        if !filters.actors.isEmpty, !names(facets.actors, any: actors) { return false }
        return instruments.isEmpty || names(facets.instruments, any: instruments)
    }

    /// An entry and those within it without what the outlets or the clock leave out; nil where nothing is left, or nothing that differs any more.
    private func trimmed(_ item: RecordItem) -> RecordItem? {
        var item = item
        if !filters.outlets.isEmpty { item.evidence = item.evidence.filter { $0.outlet.map(filters.outlets.contains) ?? false } }
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
        places.isEmpty || names(item.facets.places, any: places)
            || item.evidence.contains { PlainText.mayHold(places, $0.text) && Self.names(Self.readings($0.text), any: places) }
    }

    /// Whether one of the texts holds all words of one of the names.
    private mutating func names(_ texts: [String], any wanted: [Set<[UInt8]>]) -> Bool {
        texts.contains { text in
            let words = known[text] ?? Self.readings(text)
            known[text] = words
            return Self.names(words, any: wanted)
        }
    }

    private static func names(_ words: Set<[UInt8]>, any wanted: [Set<[UInt8]>]) -> Bool { wanted.contains { !$0.isEmpty && $0.isSubset(of: words) } }

    /// The words of a text in all their readings.
    private static func readings(_ text: String) -> Set<[UInt8]> { PlainText(text).readings.reduce(into: []) { $0.formUnion($1) } }

    /// The valid time: what lies ahead is so from when it is told; what has ended is so no more.
    private func isSo(_ facets: Facets, _ told: Moment) -> Bool {
        guard clock.admits(beginning: facets.isAhead ? nil : facets.when.start, told: told) else { return false }
        return true
    }

    private func isWithin(_ facets: Facets, _ told: Moment) -> Bool {
        let start = facets.when.start.flatMap { Moment(first: $0, zone: clock.zone) } ?? told
        let end = (facets.when.end ?? facets.when.start).flatMap { Moment(last: $0, zone: clock.zone) } ?? told
        if let from = filters.from, end < from { return false }
        if let to = filters.to, start > to { return false }
        return true
    }
}

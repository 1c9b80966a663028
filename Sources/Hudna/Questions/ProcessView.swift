public import HudnaRecord

/// A process as questions look at it, wherever its lists come from.
public struct ProcessView: Sendable {
    /// The list of everybody whom its reports name, in one entry (`Cast`); all other lists are named as their topic is.
    public static let actors = "actors"
    /// The list of the days on which it was told of, in one entry.
    public static let days = "days"
    /// The names of all lists.
    static let lists = [actors, days] + Topic.allCases.map(\.rawValue)

    public var id: String
    public var name: String
    /// The name of the country or body that it is about.
    public var centre: String
    /// How many claims tell of it.
    public var told: Int
    public var events: Int
    public var parties: Int
    public var instruments: Int
    /// The entries of a list whose facets are wanted; where somebody is named, others than those that name him may be left out before.
    private let read: @Sendable (String, _ naming: String?, (Facets) -> Bool) throws -> [RecordItem]
    /// Some entries of a list by their places, and how many it has; nil where only who has read all of them can tell.
    let slice: (@Sendable (String, Range<Int>) throws -> (items: [RecordItem], total: Int))?

    public init(
        id: String, name: String, centre: String, told: Int, events: Int, parties: Int, instruments: Int,
        slice: (@Sendable (String, Range<Int>) throws -> (items: [RecordItem], total: Int))? = nil,
        items: @escaping @Sendable (String, _ naming: String?, (Facets) -> Bool) throws -> [RecordItem]
    ) {
        self.slice = slice
        self.id = id
        self.name = name
        self.centre = centre
        self.told = told
        self.events = events
        self.parties = parties
        self.instruments = instruments
        read = items
    }

    /// The entries of a list whose facets are wanted.
    /// - Parameter actor: the id or the whole name of somebody whom they have to name.
    /// - Throws: what reading them throws.
    func items(_ list: String, naming actor: String? = nil, where isWanted: (Facets) -> Bool = { _ in true }) throws -> [RecordItem] {
        guard let actor else { return try read(list, nil, isWanted) }
        return try read(list, actor) { $0.actors.contains(actor) && isWanted($0) }
    }

    /// The same with nothing in its lists.
    var head: ProcessView { reading { _, _, _ in [] } }

    /// The same with other lists.
    func reading(
        slice: (@Sendable (String, Range<Int>) throws -> (items: [RecordItem], total: Int))? = nil,
        _ items: @escaping @Sendable (String, _ naming: String?, (Facets) -> Bool) throws -> [RecordItem]
    ) -> ProcessView {
        ProcessView(
            id: id, name: name, centre: centre, told: told, events: events, parties: parties, instruments: instruments, slice: slice, items: items)
    }

    /// The same with what coders have said of its entries.
    func corrected(by book: CorrectionBook) -> ProcessView {
        if book.entries.isEmpty { return self }
        return reading { [id, read] list, actor, isWanted in
            guard book.speaks(of: list) else { return try read(list, actor, isWanted) }
            // What they are asked for by may be what coders have put there: all have to be looked at.
            func all(_ topic: String) throws -> [RecordItem] { try read(topic, nil) { _ in true }.compactMap { book.corrected($0, list: topic, process: id) } }
            if list != Topic.who.rawValue { return try all(list).filter { isWanted($0.facets) } }
            let parties = try all(Topic.parties.rawValue)
            return try all(list).map { $0.standing(in: parties) }.filter { isWanted($0.facets) }
        }
    }

    /// The days on which it was told of, in order, with how much was told on each.
    /// - Throws: what reading them throws.
    public func days() throws -> [(day: CalendarDay, count: Int)] {
        guard let item = try items(Self.days).first else { return [] }
        func texts(_ name: String) -> [String] {
            if case .texts(let texts)? = item.fields.first(where: { $0.name == name })?.value { return texts }
            return []
        }
        return zip(texts("day"), texts("count")).compactMap { day, count in
            PartialDate(iso: day)?.firstDay.flatMap { day in Int(count).map { (day, $0) } }
        }
    }
}

extension ProcessRecord {
    /// The days on which it was told of, as one entry.
    var days: RecordItem {
        var counts: [CalendarDay: Int] = [:]
        for event in process.events { for evidence in event.evidence { counts[evidence.known.day, default: 0] += 1 } }
        let sorted = counts.sorted { $0.key < $1.key }
        return RecordItem(
            facets: Facets(),
            fields: [.init("day", .texts(sorted.map { PartialDate($0.key).iso })), .init("count", .texts(sorted.map { "\($0.value)" }))], evidence: [])
    }
}

public import HudnaRecord

/// A process as questions look at it, wherever its lists come from.
public struct ProcessView: Sendable {
    /// The list of everybody whom its reports name, in one entry (`Cast`); all other lists are named as their topic is.
    public static let actors = "actors"

    public var id: String
    public var name: String
    /// The name of the country or body that it is about.
    public var centre: String
    /// How many claims tell of it.
    public var told: Int
    public var events: Int
    public var parties: Int
    public var instruments: Int
    /// The entries of a list whose facets are wanted.
    let items: @Sendable (String, (Facets) -> Bool) throws -> [RecordItem]

    public init(
        id: String, name: String, centre: String, told: Int, events: Int, parties: Int, instruments: Int,
        items: @escaping @Sendable (String, (Facets) -> Bool) throws -> [RecordItem]
    ) {
        self.id = id
        self.name = name
        self.centre = centre
        self.told = told
        self.events = events
        self.parties = parties
        self.instruments = instruments
        self.items = items
    }

    /// The same with nothing in its lists.
    var head: ProcessView { reading { _, _ in [] } }

    /// The same with other lists.
    func reading(_ items: @escaping @Sendable (String, (Facets) -> Bool) throws -> [RecordItem]) -> ProcessView {
        ProcessView(id: id, name: name, centre: centre, told: told, events: events, parties: parties, instruments: instruments, items: items)
    }

    /// The same with what coders have said of its entries.
    func corrected(by book: CorrectionBook) -> ProcessView {
        if book.entries.isEmpty { return self }
        return reading { [id, items] list, isWanted in
            guard list != Self.actors else { return try items(list, isWanted) }
            return try items(list, isWanted).compactMap { book.corrected($0, list: list, process: id) }
        }
    }
}

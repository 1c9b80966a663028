public import HudnaRecord

/// Entries of the record in the bytes in which the store keeps them: a tenth of what they take as values.
public struct PackedItems: Sendable {
    private let entries: [EntryBytes]

    public init(_ items: [RecordItem]) { entries = items.map(EntryBytes.init) }

    public var count: Int { entries.count }

    /// In bytes.
    public var size: Int { entries.reduce(0) { $0 + $1.facets.count + $1.item.count } }

    /// Those at some places, as far as there are any.
    public func items(at places: Range<Int>) -> [RecordItem] {
        entries[places.clamped(to: entries.indices)].compactMap { bytes in
            var front = ItemReader(bytes.facets)
            var rest = ItemReader(bytes.item)
            return front.facets().flatMap { rest.rest($0) }
        }
    }

    /// Those whose facets are wanted, in order.
    public func items(where isWanted: (Facets) -> Bool = { _ in true }) -> [RecordItem] {
        entries.compactMap { bytes in
            var front = ItemReader(bytes.facets)
            guard let facets = front.facets(), isWanted(facets) else { return nil }
            var rest = ItemReader(bytes.item)
            return rest.rest(facets)
        }
    }
}

public import HudnaRecord

/// Entries of the record in the bytes in which the store keeps them: a tenth of what they take as values.
public struct PackedItems: Sendable {
    private let entries: [EntryBytes]

    public init(_ items: [RecordItem]) { entries = items.map(EntryBytes.init) }

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

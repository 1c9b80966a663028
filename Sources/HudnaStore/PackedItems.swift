public import HudnaRecord

/// Entries of the record in the bytes in which the store keeps them: a tenth of what they take as values.
public struct PackedItems: Sendable {
    private let entries: [[UInt8]]

    public init(_ items: [RecordItem]) {
        entries = items.map { item in
            var writer = ItemWriter()
            writer.write(item)
            return writer.bytes
        }
    }

    /// Those whose facets are wanted, in order.
    public func items(where isWanted: (Facets) -> Bool = { _ in true }) -> [RecordItem] {
        entries.compactMap { bytes in
            var reader = ItemReader(bytes)
            return reader.item(where: isWanted)
        }
    }
}

internal import GRDB
public import HudnaRecord

/// A list of a process as it is kept: the keys of its entries, and what each is asked for by. Small beside the entries.
public struct KeptList: Sendable {
    private let keys: [Int64]
    /// Of each entry in turn the number of its bytes, then these.
    private let facets: [UInt8]

    /// One of which nothing is kept is empty.
    init(_ row: Row?) throws {
        keys = row.map { Self.numbers($0[0]) } ?? []
        facets = try row?.withUnsafeData(atIndex: 1) { $0.map { Array($0) } } ?? []
    }

    public var count: Int { keys.count }

    /// In bytes.
    public var size: Int { facets.count + keys.count * MemoryLayout<Int64>.size }

    /// The keys and facets of the entries at some places that are wanted, in order.
    /// - Parameter text: letters that the facets have to hold, which is soon seen.
    func wanted(at places: Range<Int>, naming text: String?, where isWanted: (Facets) -> Bool) -> [(key: Int64, facets: Facets)] {
        let letters = text.map(Letters.init)
        var reader = ItemReader(facets)
        var wanted: [(key: Int64, facets: Facets)] = []
        for place in 0..<places.clamped(to: keys.indices).upperBound {
            guard let end = reader.end() else { break }
            if place >= places.lowerBound, letters.map({ reader.holds($0, before: end) }) ?? true, let own = reader.facets(), isWanted(own) {
                wanted.append((keys[place], own))
            }
            reader.skip(to: end)
        }
        return wanted
    }

    /// The numbers of a JSON array of numbers.
    private static func numbers(_ json: String) -> [Int64] {
        json.utf8.split { $0 < 0x30 || $0 > 0x39 }.compactMap { Int64(Substring($0)) }
    }
}

extension Store {
    /// A list of a process, without its entries.
    /// - Throws: `StoreError`.
    public func list(_ name: String, of process: BuiltProcess) throws(StoreError) -> KeptList {
        try StoreError.translated(path) {
            try queue.read { db in
                let rows = try Row.fetchCursor(try db.cachedStatement(sql: BuiltSQL.list), arguments: [process.key, name])
                return try KeptList(try rows.next())
            }
        }
    }

    /// The entries of a list whose facets are wanted, in order; only these are read.
    /// - Parameters:
    ///   - places: of these alone.
    ///   - text: an entry without these letters in its facets is not looked at.
    /// - Throws: `StoreError`.
    public func entries(
        of list: KeptList, at places: Range<Int>? = nil, naming text: String? = nil, where isWanted: (Facets) -> Bool = { _ in true }
    ) throws(StoreError) -> [RecordItem] {
        let wanted = list.wanted(at: places ?? 0..<list.count, naming: text, where: isWanted)
        if wanted.isEmpty { return [] }
        return try StoreError.translated(path) {
            try queue.read { db in
                let statement = try db.cachedStatement(sql: BuiltSQL.item)
                return try wanted.compactMap { key, facets in
                    statement.setUncheckedArguments([key])
                    let rows = try Row.fetchCursor(statement)
                    let bytes = try rows.next()?.withUnsafeData(atIndex: 0) { $0.map { Array($0) } }
                    var rest = bytes.flatMap { $0 }.map { ItemReader($0) }
                    return rest?.rest(facets)
                }
            }
        }
    }
}

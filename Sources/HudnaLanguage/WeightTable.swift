/// The weights of one decision by key, with the bias under key 0.
public struct WeightTable: Sendable {
    fileprivate var weights = KeyTable<Float>(none: 0)
    public private(set) var bias: Double = 0

    /// So many weights a table has at most, the bias left out.
    static let most = Int(UInt16.max)

    /// A weight of a feature; that of key 0 is the bias.
    typealias Row = (key: UInt32, weight: Float)

    public init() {}

    /// Of rows with one key the last holds.
    init(_ rows: [Row]) {
        for row in rows where row.key == 0 { bias = Double(row.weight) }
        weights = KeyTable(none: 0, rows.lazy.filter { $0.key != 0 })
    }

    public var isEmpty: Bool { weights.isEmpty }

    /// One feature's weight, 0 where it has none.
    public func weight(_ key: UInt32) -> Double { score([key]) - bias }

    /// The sum of the weights of features, with the bias: log odds.
    public func score(_ keys: [UInt32]) -> Double {
        var sum = bias
        weights.forEach(keys) { sum += Double($0) }
        return sum
    }
}

/// Two tables that are asked for the same features, side by side: every key is looked for once.
public struct WeightPairs: Sendable {
    private var weights = KeyTable<(Float, Float)>(none: (0, 0))
    private let bias: (Double, Double)

    public var isEmpty: Bool { weights.isEmpty }

    /// Those of the first table come first, in its order.
    public init(_ first: WeightTable, _ second: WeightTable) {
        bias = (first.bias, second.bias)
        var rows: [(key: UInt32, weight: (Float, Float))] = []
        rows.reserveCapacity(first.weights.all.count + second.weights.all.count)
        for (key, weight) in first.weights.all { rows.append((key, (weight, second.weights[key]))) }
        for (key, weight) in second.weights.all where first.weights.index(key) == 0 { rows.append((key, (0, weight))) }
        weights = KeyTable(none: (0, 0), rows)
    }

    public func score(_ keys: [UInt32]) -> (Double, Double) {
        var (first, second) = bias
        weights.forEach(keys) { (a, b) in
            first += Double(a)
            second += Double(b)
        }
        return (first, second)
    }
}

/// Weights by key, open addressing. Most keys of a decision are among the few thousand that are asked for again and again; `train.py` writes the weights by how often
/// their keys are looked at, and they are kept in this order, so that those few thousand lie side by side. What is spread by the key are only two bytes a place.
private struct KeyTable<Weight: Sendable>: Sendable {
    /// By place: where in `entries` its weight is; 0 for a free place.
    private var places: [UInt16] = []
    /// The first holds for keys that are not in the table.
    private var entries: [(key: UInt32, weight: Weight)]

    init(none: Weight) { entries = [(0, none)] }

    /// Weights beyond the most that two bytes tell apart are left out; `LanguageLint` says so.
    init(none: Weight, _ rows: some Sequence<(key: UInt32, weight: Weight)>) {
        self.init(none: none)
        entries += rows.prefix(WeightTable.most)
        guard !isEmpty else { return }
        var size = 1024
        while size < entries.count * 2 { size *= 2 }
        places = [UInt16](repeating: 0, count: size)
        for index in entries.indices.dropFirst() { put(index) }
    }

    var isEmpty: Bool { entries.count == 1 }
    var all: ArraySlice<(key: UInt32, weight: Weight)> { entries.dropFirst() }

    private mutating func put(_ index: Int) {
        var place = Int(entries[index].key) & (places.count - 1)
        while places[place] != 0 && entries[Int(places[place])].key != entries[index].key { place = (place + 1) & (places.count - 1) }
        places[place] = UInt16(index)
    }

    /// The number of a key's entry, 0 where it has none.
    func index(_ key: UInt32) -> Int {
        guard !places.isEmpty else { return 0 }
        return entries.withUnsafeBufferPointer { entries in places.withUnsafeBufferPointer { Self.index(key, $0, entries) } }
    }

    subscript(key: UInt32) -> Weight { entries[index(key)].weight }

    /// Hands on the weight of every key, and for those that have none the one that holds for them.
    @inline(__always)
    func forEach(_ keys: [UInt32], _ body: (Weight) -> Void) {
        guard !places.isEmpty else { return }
        entries.withUnsafeBufferPointer { entries in
            places.withUnsafeBufferPointer { places in for key in keys { body(entries[Self.index(key, places, entries)].weight) } }
        }
    }

    @inline(__always)
    private static func index(_ key: UInt32, _ places: UnsafeBufferPointer<UInt16>, _ entries: UnsafeBufferPointer<(key: UInt32, weight: Weight)>) -> Int {
        let mask = places.count - 1
        var place = Int(key) & mask
        while true {
            let index = Int(places[place])
            if index == 0 || entries[index].key == key { return index }
            place = (place + 1) & mask
        }
    }
}

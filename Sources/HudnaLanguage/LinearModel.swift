/// Logistic regressions over hashed features, trained by `Evaluation/train.py` on annotated reports and kept as a table of the language data
/// (`models/NAME.tsv`: label, key, weight).
public struct LinearModel: Sendable {
    private var tables: [String: WeightTable] = [:]

    /// A line that is none is passed over.
    init(_ bytes: [UInt8]) {
        var label = ""
        var labelBytes: ArraySlice<UInt8> = []
        var table = WeightTable()
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let tab = bytes[start..<end].firstIndex(of: 0x09), let second = bytes[(tab + 1)..<end].firstIndex(of: 0x09) {
                if bytes[start..<tab] != labelBytes {
                    if !label.isEmpty { tables[label] = table }
                    labelBytes = bytes[start..<tab]
                    label = String(decoding: labelBytes, as: UTF8.self)
                    table = tables[label] ?? WeightTable()
                }
                table.insert(Self.integer(bytes[(tab + 1)..<second]), Self.decimal(bytes[(second + 1)..<end]))
            }
            start = end + 1
        }
        if !label.isEmpty { tables[label] = table }
    }

    private static func integer(_ digits: ArraySlice<UInt8>) -> UInt32 {
        digits.reduce(0) { $1 >= 0x30 && $1 <= 0x39 ? $0 &* 10 &+ UInt32($1 - 0x30) : $0 }
    }

    /// Reads -0.1234 and 1.2e-05.
    private static func decimal(_ text: ArraySlice<UInt8>) -> Float {
        var mantissa = 0.0
        var scale = 1.0
        var isFraction = false
        var exponent = 0
        var isExponent = false
        var sign = 1.0
        var exponentSign = 1
        for byte in text {
            switch byte {
            case 0x2D: if isExponent { exponentSign = -1 } else { sign = -1 }
            case 0x2E: isFraction = true
            case 0x65: isExponent = true
            case 0x30...0x39:
                if isExponent {
                    exponent = min(30, exponent * 10 + Int(byte - 0x30))
                } else {
                    mantissa = mantissa * 10 + Double(byte - 0x30)
                    if isFraction { scale *= 10 }
                }
            default: break
            }
        }
        var value = sign * mantissa / scale
        for _ in 0..<exponent { value = exponentSign < 0 ? value / 10 : value * 10 }
        return Float(value)
    }

    /// The weights of a label; none where the model has no such label.
    public func table(_ label: String) -> WeightTable { tables[label] ?? WeightTable() }
}

/// Weights by key, open addressing; key 0 is the bias.
public struct WeightTable: Sendable {
    /// Key and weight side by side, so that finding one costs one look at memory; key 0 is a free place.
    private var slots: [(key: UInt32, weight: Float)] = []
    /// Eight bits a slot, set where a key with these low bits is in the table: most features of a decision have no weight, and so small a set tells it
    /// without a look at the slots, which are far apart in memory.
    private var present: [UInt64] = []
    private var count = 0
    public private(set) var bias: Double = 0

    public init() {}

    public var isEmpty: Bool { count == 0 }

    mutating func insert(_ key: UInt32, _ weight: Float) {
        if key == 0 {
            bias = Double(weight)
            return
        }
        if (count + 1) * 2 > slots.count { grow() }
        put(key, weight)
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = [(key: UInt32, weight: Float)](repeating: (0, 0), count: max(1024, old.count * 2))
        present = [UInt64](repeating: 0, count: slots.count / 8)
        for slot in old where slot.key != 0 { put(slot.key, slot.weight) }
    }

    private mutating func put(_ key: UInt32, _ weight: Float) {
        var slot = Int(key) & (slots.count - 1)
        while slots[slot].key != 0 && slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = (key, weight)
        present[Int(key >> 6) & (present.count - 1)] |= 1 << UInt64(key & 63)
    }

    /// One feature's weight, 0 where it has none.
    public func weight(_ key: UInt32) -> Double { score([key]) - bias }

    /// The sum of the weights of features, with the bias: log odds.
    public func score(_ keys: [UInt32]) -> Double {
        guard !slots.isEmpty else { return bias }
        var sum = bias
        let mask = slots.count - 1
        let words = present.count - 1
        // First those that can be in the table, without a branch.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: keys.count + 1) { likely in
            var count = 0
            for key in keys {
                likely[count] = key
                count += Int(truncatingIfNeeded: present[Int(key >> 6) & words] >> UInt64(key & 63) & 1)
            }
            for key in likely[..<count] {
                var slot = Int(key) & mask
                while slots[slot].key != 0 {
                    if slots[slot].key == key {
                        sum += Double(slots[slot].weight)
                        break
                    }
                    slot = (slot + 1) & mask
                }
            }
        }
        return sum
    }
}

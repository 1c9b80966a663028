/// Ids that are the same from run to run: a hash of length-prefixed fields, so that `ab`,`c` and `a`,`bc` differ (design: two clocks).
///
/// FNV-1a with 64 bits, then the finalizer of SplitMix64, since FNV alone mixes its last bytes badly.
public struct StableID: Sendable, Hashable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    /// Takes in one field.
    public mutating func add(_ field: String) {
        var field = field
        field.withUTF8 { bytes in
            add(UInt64(bytes.count))
            for byte in bytes { mix(byte) }
        }
    }

    /// Takes in one field that is bytes.
    public mutating func add(_ field: [UInt8]) {
        add(UInt64(field.count))
        for byte in field { mix(byte) }
    }

    /// Takes in one field that is a whole file, eight bytes a step: another value than `add` gives, in an eighth of the time.
    public mutating func add(file: [UInt8]) {
        add(UInt64(file.count))
        file.withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            for at in stride(from: 0, to: whole, by: 8) { step(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))) }
            if whole < bytes.count { step(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) }) }
        }
    }

    @inline(__always)
    private mutating func step(_ word: UInt64) {
        // Turned, so that what differs in the high bits of a step reaches the low ones of the next.
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state = state << 29 | state >> 35
    }

    /// Takes in a number as eight bytes, the lowest first.
    public mutating func add(_ number: UInt64) {
        var rest = number
        for _ in 0..<8 {
            mix(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// An id as it is written: sixteen hexadecimal digits.
    public static func text(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    public var value: UInt64 {
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    @inline(__always)
    private mutating func mix(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}

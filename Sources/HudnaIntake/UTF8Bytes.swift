/// Writing and checking UTF-8.
enum UTF8Bytes {
    /// Appends a scalar value (no surrogate, at most 10FFFF).
    @inline(__always)
    static func append(_ value: UInt32, to output: inout [UInt8]) {
        switch value {
        case 0..<0x80:
            output.append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
            output.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
            output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        case 0x800..<0x10000:
            output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            output.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        default:
            output.append(0xF0 | UInt8(truncatingIfNeeded: value >> 18 & 0x07))
            output.append(0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F))
            output.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
        }
    }

    /// Length of the well-formed sequence at a place (Unicode 3.9, table 3-7), 0 where there is none.
    @inline(__always)
    static func length(_ bytes: Bytes, at index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        func tail(_ at: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
            at < bytes.count && bytes[at] >= low && bytes[at] <= high
        }
        switch lead {
        case 0xC2...0xDF: return tail(index + 1) ? 2 : 0
        case 0xE0: return tail(index + 1, 0xA0) && tail(index + 2) ? 3 : 0
        case 0xED: return tail(index + 1, 0x80, 0x9F) && tail(index + 2) ? 3 : 0
        case 0xE1...0xEF: return tail(index + 1) && tail(index + 2) ? 3 : 0
        case 0xF0: return tail(index + 1, 0x90) && tail(index + 2) && tail(index + 3) ? 4 : 0
        case 0xF1...0xF3: return tail(index + 1) && tail(index + 2) && tail(index + 3) ? 4 : 0
        case 0xF4: return tail(index + 1, 0x80, 0x8F) && tail(index + 2) && tail(index + 3) ? 4 : 0
        default: return 0
        }
    }

    /// Without the first bytes of a letter at the end, of which the others were cut off.
    static func withoutHalfLetter(_ bytes: [UInt8]) -> [UInt8] {
        guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes.count - lead < 4, bytes[lead] >= 0xC0 else { return bytes }
        return length(bytes.span, at: lead) == bytes.count - lead ? bytes : Array(bytes[..<lead])
    }

    static func isValid(_ bytes: Bytes) -> Bool {
        var index = 0
        let count = bytes.count
        while index < count {
            let step = length(bytes, at: index)
            if step == 0 { return false }
            index += step
        }
        return true
    }
}

/// Bytes that somebody else holds. (`HudnaRecord` has a `Span` of its own.)
typealias Bytes = Swift.Span<UInt8>

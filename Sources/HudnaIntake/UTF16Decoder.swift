/// Turns UTF-16 into UTF-8, block by block; halves of letters at the end of a block wait for the next.
struct UTF16Decoder {
    enum Order { case littleEndian, bigEndian }

    private let order: Order
    private var odd: UInt8?
    private var high: UInt32?
    private var atStart = true
    /// Surrogates without their other half, and a last odd byte: each became U+FFFD.
    private(set) var repairs = 0

    init(_ order: Order) { self.order = order }

    /// The byte order where a file's first bytes are UTF-16: by its mark, or because nearly every second byte is one of the high bytes of Arabic
    /// text (06, FB to FE), of Latin letters and spaces (00) or of punctuation (20).
    static func order(of bytes: [UInt8]) -> Order? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .littleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .bigEndian }
        let count = min(bytes.count, 4096) & ~1
        guard count >= 4 else { return nil }
        if isHigh(bytes, first: 1, count) { return .littleEndian }
        return isHigh(bytes, first: 0, count) ? .bigEndian : nil
    }

    private static func isHigh(_ bytes: [UInt8], first: Int, _ count: Int) -> Bool {
        var known = 0
        var control = 0
        for index in stride(from: first, to: count, by: 2) {
            switch bytes[index] {
            case 0x00, 0x06: (known, control) = (known + 1, control + 1)
            case 0x20, 0xFB...0xFE: known += 1
            default: break
            }
        }
        var lowZeros = 0
        for index in stride(from: 1 - first, to: count, by: 2) where bytes[index] == 0 { lowZeros += 1 }
        return known * 20 >= (count / 2) * 19 && control * 2 >= count / 2 && lowZeros * 20 <= count / 2
    }

    mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 4)
        var index = 0
        if let first = odd, let second = bytes.first {
            unit(first, second, &output)
            odd = nil
            index = 1
        }
        while index + 1 < bytes.count {
            unit(bytes[index], bytes[index + 1], &output)
            index += 2
        }
        if index < bytes.count { odd = bytes[index] }
        return output
    }

    /// What is left over at the end.
    mutating func finish() -> [UInt8] {
        var output: [UInt8] = []
        if high != nil || odd != nil { repair(&output) }
        high = nil
        odd = nil
        return output
    }

    private mutating func unit(_ first: UInt8, _ second: UInt8, _ output: inout [UInt8]) {
        let value = order == .littleEndian ? UInt32(second) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(second)
        defer { atStart = false }
        if atStart && value == 0xFEFF { return }
        switch value {
        case 0xD800...0xDBFF:
            if high != nil { repair(&output) }
            high = value
        case 0xDC00...0xDFFF:
            guard let top = high else { return repair(&output) }
            high = nil
            UTF8Bytes.append(0x10000 + (top - 0xD800) << 10 + (value - 0xDC00), to: &output)
        default:
            if high != nil {
                repair(&output)
                high = nil
            }
            UTF8Bytes.append(value, to: &output)
        }
    }

    private mutating func repair(_ output: inout [UInt8]) {
        repairs += 1
        UTF8Bytes.append(0xFFFD, to: &output)
    }
}

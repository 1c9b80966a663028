extension JSONScanner {
    /// Appends a string's bytes with its escapes undone; returns how many lone surrogates became U+FFFD.
    static func append(_ text: Text, of bytes: Bytes, to output: inout [UInt8]) -> Int {
        guard text.isEscaped else {
            let part = bytes.extracting(text.range)
            part.withUnsafeBufferPointer { output.append(contentsOf: $0) }
            return 0
        }
        var lone = 0
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            let run = at
            while at < text.range.upperBound && bytes[at] != 0x5C { at += 1 }
            bytes.extracting(run..<at).withUnsafeBufferPointer { output.append(contentsOf: $0) }
            if at < text.range.upperBound { appendEscape(bytes, &at, text.range.upperBound, &output, &lone) }
        }
        return lone
    }

    private static func appendEscape(_ bytes: Bytes, _ at: inout Int, _ end: Int, _ output: inout [UInt8], _ lone: inout Int) {
        let mark = bytes[at + 1]
        at += 2
        switch mark {
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0C)
        case 0x6E: output.append(0x0A)
        case 0x72: output.append(0x0D)
        case 0x74: output.append(0x09)
        case 0x75:
            let value = unit(bytes, at)
            at += 4
            appendUnit(value, bytes, &at, end, &output, &lone)
        default: output.append(mark)
        }
    }

    private static func appendUnit(
        _ value: UInt32, _ bytes: Bytes, _ at: inout Int, _ end: Int, _ output: inout [UInt8], _ lone: inout Int
    ) {
        guard (0xD800...0xDFFF).contains(value) else { return UTF8Bytes.append(value, to: &output) }
        if value < 0xDC00, at + 6 <= end, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
            let low = unit(bytes, at + 2)
            if (0xDC00...0xDFFF).contains(low) {
                at += 6
                return UTF8Bytes.append(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), to: &output)
            }
        }
        lone += 1
        UTF8Bytes.append(0xFFFD, to: &output)
    }

    private static func unit(_ bytes: Bytes, _ at: Int) -> UInt32 {
        var value: UInt32 = 0
        for index in at..<at + 4 { value = value << 4 | (digit(bytes[index]) ?? 0) }
        return value
    }
}

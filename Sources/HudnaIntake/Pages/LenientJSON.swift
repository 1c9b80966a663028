/// Makes JSON of what people write in its stead into pages: comments, commas before a closing bracket, `\'`, line ends and quotes inside strings.
enum LenientJSON {
    /// Bytes between the outermost brackets, mended as far as can be told without knowing what was meant.
    static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var at = 0
        var isInString = false
        while at < bytes.count {
            let byte = bytes[at]
            if isInString {
                at += string(bytes, at, &output, &isInString)
            } else if byte == 0x2F, at + 1 < bytes.count, bytes[at + 1] == 0x2F || bytes[at + 1] == 0x2A {
                at = endOfComment(bytes, at)
            } else {
                if byte == 0x7D || byte == 0x5D { dropComma(&output) }
                isInString = byte == 0x22
                output.append(byte < 0x20 ? 0x20 : byte)
                at += 1
            }
        }
        return output
    }

    /// Takes a piece of a string.
    /// - Returns: how many bytes were taken.
    private static func string(_ bytes: [UInt8], _ at: Int, _ output: inout [UInt8], _ isInString: inout Bool) -> Int {
        switch bytes[at] {
        case 0x5C:
            guard at + 1 < bytes.count else { return 1 }
            let isKnown = Array("\"\\/bfnrtu".utf8).contains(bytes[at + 1])
            output += isKnown ? [0x5C, bytes[at + 1]] : [max(bytes[at + 1], 0x20)]
            return 2
        case 0x22:
            isInString = !isClosing(bytes, at)
            output += isInString ? [0x5C, 0x22] : [0x22]
        case let byte: output.append(max(byte, 0x20))
        }
        return 1
    }

    /// Whether a quote is a string's last: what goes on behind it is JSON, not words.
    private static func isClosing(_ bytes: [UInt8], _ quote: Int) -> Bool {
        let behind = bytes[(quote + 1)...].prefix(400).first { $0 > 0x20 }
        return behind.map { Array(",:}]/".utf8).contains($0) } ?? true
    }

    private static func endOfComment(_ bytes: [UInt8], _ at: Int) -> Int {
        if bytes[at + 1] == 0x2F { return bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count }
        return ByteSearch.first(Array("*/".utf8), in: bytes, from: at + 2).map { $0 + 2 } ?? bytes.count
    }

    private static func dropComma(_ output: inout [UInt8]) {
        guard let last = output.lastIndex(where: { $0 > 0x20 }), output[last] == 0x2C else { return }
        output.removeSubrange(last...)
    }
}

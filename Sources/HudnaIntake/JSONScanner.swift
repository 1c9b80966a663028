/// Why a stretch of bytes is no JSON.
struct JSONFault: Error, Equatable {
    let message: String
    /// Byte offset in the stretch.
    let offset: Int
}

/// Walks over JSON (RFC 8259) in bytes that are known to be UTF-8, without building anything.
struct JSONScanner {
    /// A string's bytes between its quotes.
    struct Text {
        let range: Range<Int>
        let isEscaped: Bool
    }

    var at: Int
    /// Deeper nesting is refused.
    static let depthLimit = 200

    @inline(__always)
    mutating func skipBlanks(_ bytes: Bytes) {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    @inline(__always)
    func peek(_ bytes: Bytes) -> UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func expect(_ byte: UInt8, _ name: String, _ bytes: Bytes) throws(JSONFault) {
        skipBlanks(bytes)
        guard peek(bytes) == byte else { throw fault("expected \(name)", bytes) }
        at += 1
    }

    func fault(_ message: String, _ bytes: Bytes) -> JSONFault {
        JSONFault(message: at >= bytes.count ? "it ends too early, " + message : message, offset: at)
    }

    /// A string, from its opening quote; stands behind the closing one afterwards.
    mutating func string(_ bytes: Bytes) throws(JSONFault) -> Text {
        guard peek(bytes) == 0x22 else { throw fault("expected a string", bytes) }
        at += 1
        let start = at
        var isEscaped = false
        let count = bytes.count
        while at < count {
            let byte = bytes[at]
            if byte == 0x22 {
                at += 1
                return Text(range: start..<at - 1, isEscaped: isEscaped)
            }
            if byte == 0x5C {
                isEscaped = true
                try escape(bytes)
            } else if byte < 0x20 {
                throw fault("a control character inside a string must be escaped", bytes)
            } else {
                at += 1
            }
        }
        throw fault("expected \" at the end of a string", bytes)
    }

    private mutating func escape(_ bytes: Bytes) throws(JSONFault) {
        at += 1
        switch peek(bytes) {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 1
        case 0x75:
            at += 1
            for _ in 0..<4 {
                guard let byte = peek(bytes), JSONScanner.digit(byte) != nil else { throw fault("expected four hexadecimal digits", bytes) }
                at += 1
            }
        default: throw fault("unknown escape", bytes)
        }
    }

    static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x41...0x46: UInt32(byte) - 0x37
        case 0x61...0x66: UInt32(byte) - 0x57
        default: nil
        }
    }

    /// Steps over any value.
    mutating func skipValue(_ bytes: Bytes, depth: Int = 0) throws(JSONFault) {
        skipBlanks(bytes)
        switch peek(bytes) {
        case 0x22: _ = try string(bytes)
        case 0x7B: try skipObject(bytes, depth)
        case 0x5B: try skipArray(bytes, depth)
        case 0x74: try literal("true", bytes)
        case 0x66: try literal("false", bytes)
        case 0x6E: try literal("null", bytes)
        default: try number(bytes)
        }
    }

    private mutating func skipObject(_ bytes: Bytes, _ depth: Int) throws(JSONFault) {
        guard depth < JSONScanner.depthLimit else { throw fault("nested too deep", bytes) }
        at += 1
        skipBlanks(bytes)
        if peek(bytes) == 0x7D {
            at += 1
            return
        }
        while true {
            skipBlanks(bytes)
            _ = try string(bytes)
            try expect(0x3A, ":", bytes)
            try skipValue(bytes, depth: depth + 1)
            if try isLast(0x7D, "}", bytes) { return }
        }
    }

    private mutating func skipArray(_ bytes: Bytes, _ depth: Int) throws(JSONFault) {
        guard depth < JSONScanner.depthLimit else { throw fault("nested too deep", bytes) }
        at += 1
        skipBlanks(bytes)
        if peek(bytes) == 0x5D {
            at += 1
            return
        }
        while true {
            try skipValue(bytes, depth: depth + 1)
            if try isLast(0x5D, "]", bytes) { return }
        }
    }

    /// Steps over a comma (false) or the closing mark (true).
    mutating func isLast(_ close: UInt8, _ name: String, _ bytes: Bytes) throws(JSONFault) -> Bool {
        skipBlanks(bytes)
        guard let byte = peek(bytes), byte == close || byte == 0x2C else { throw fault("expected , or \(name)", bytes) }
        at += 1
        return byte == close
    }

    mutating func literal(_ word: StaticString, _ bytes: Bytes) throws(JSONFault) {
        let matches = word.withUTF8Buffer { letters in
            guard at + letters.count <= bytes.count else { return false }
            for index in letters.indices where bytes[at + index] != letters[index] { return false }
            return true
        }
        guard matches else { throw fault("expected a value", bytes) }
        at += word.utf8CodeUnitCount
    }

    mutating func number(_ bytes: Bytes) throws(JSONFault) {
        if peek(bytes) == 0x2D { at += 1 }
        guard let first = peek(bytes), (0x30...0x39).contains(first) else { throw fault("expected a value", bytes) }
        at += 1
        if first != 0x30 { skipDigits(bytes) }
        if peek(bytes) == 0x2E {
            at += 1
            try digits(bytes)
        }
        if let mark = peek(bytes), mark | 0x20 == 0x65 {
            at += 1
            if let sign = peek(bytes), sign == 0x2B || sign == 0x2D { at += 1 }
            try digits(bytes)
        }
    }

    private mutating func digits(_ bytes: Bytes) throws(JSONFault) {
        let start = at
        skipDigits(bytes)
        if at == start { throw fault("expected a digit", bytes) }
    }

    private mutating func skipDigits(_ bytes: Bytes) {
        while let byte = peek(bytes), (0x30...0x39).contains(byte) { at += 1 }
    }
}

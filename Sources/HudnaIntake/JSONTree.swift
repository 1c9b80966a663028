/// A JSON value, where all of it is wanted.
indirect enum JSONTree {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([(name: String, value: JSONTree)])

    /// - Throws: `JSONFault`, also where lists and objects are nested too deep.
    init(_ bytes: [UInt8]) throws(JSONFault) {
        var scanner = JSONScanner(at: 0)
        self = try JSONTree.value(&scanner, bytes.span, depth: 0)
    }

    /// A text that was cut off, up to the last object in it that is whole, with what stands open there closed; nil where it was not cut off, or holds no such object.
    static func closed(_ bytes: [UInt8]) -> [UInt8]? {
        var open: [UInt8] = []
        var whole: (end: Int, open: [UInt8])?
        var (isInString, isEscaped) = (false, false)
        for (index, byte) in bytes.enumerated() {
            if isInString {
                isInString = isEscaped || byte != 0x22
                isEscaped = !isEscaped && byte == 0x5C
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x7B, 0x5B: open.append(byte + 2)
            case 0x7D, 0x5D:
                guard open.popLast() == byte, !open.isEmpty else { return nil }
                if byte == 0x7D, open.last == 0x5D, open.count <= JSONScanner.depthLimit { whole = (index + 1, open) }
            default: break
            }
        }
        return whole.map { Array(bytes[..<$0.end]) + $0.open.reversed() }
    }

    private static func value(_ scanner: inout JSONScanner, _ bytes: Bytes, depth: Int) throws(JSONFault) -> JSONTree {
        guard depth < JSONScanner.depthLimit else { throw scanner.fault("nested too deep", bytes) }
        scanner.skipBlanks(bytes)
        let start = scanner.at
        switch scanner.peek(bytes) {
        case 0x22: return .text(JSONRecord.string(try scanner.string(bytes), bytes))
        case 0x7B: return .object(try members(&scanner, bytes, depth))
        case 0x5B: return .list(try elements(&scanner, bytes, depth))
        case 0x74:
            try scanner.literal("true", bytes)
            return .flag(true)
        case 0x66:
            try scanner.literal("false", bytes)
            return .flag(false)
        case 0x6E:
            try scanner.literal("null", bytes)
            return .null
        default:
            try scanner.number(bytes)
            return .number(bytes.extracting(start..<scanner.at).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func members(_ scanner: inout JSONScanner, _ bytes: Bytes, _ depth: Int) throws(JSONFault) -> [(name: String, value: JSONTree)] {
        var members: [(name: String, value: JSONTree)] = []
        scanner.at += 1
        scanner.skipBlanks(bytes)
        if scanner.peek(bytes) == 0x7D {
            scanner.at += 1
            return []
        }
        repeat {
            scanner.skipBlanks(bytes)
            let name = JSONRecord.string(try scanner.string(bytes), bytes)
            try scanner.expect(0x3A, ":", bytes)
            members.append((name, try value(&scanner, bytes, depth: depth + 1)))
        } while try !scanner.isLast(0x7D, "}", bytes)
        return members
    }

    private static func elements(_ scanner: inout JSONScanner, _ bytes: Bytes, _ depth: Int) throws(JSONFault) -> [JSONTree] {
        var elements: [JSONTree] = []
        scanner.at += 1
        scanner.skipBlanks(bytes)
        if scanner.peek(bytes) == 0x5D {
            scanner.at += 1
            return []
        }
        repeat { elements.append(try value(&scanner, bytes, depth: depth + 1)) } while try !scanner.isLast(0x5D, "]", bytes)
        return elements
    }

    // MARK: - Asking

    /// A member by its name; of a list, its first element's.
    subscript(_ name: String) -> JSONTree? {
        switch self {
        case .object(let members): members.first { $0.name == name }?.value
        case .list(let elements): elements.first?[name]
        default: nil
        }
    }

    /// A string, or a number as it is written; of a list, its first element's.
    var string: String? {
        switch self {
        case .text(let text): text.utf8.allSatisfy { $0 <= 0x20 } ? nil : text
        case .number(let number): number
        case .list(let elements): elements.first?.string
        default: nil
        }
    }

    /// All strings at names that points divide, of lists those of every element.
    func strings(at path: String) -> [String] {
        var values = [self]
        for name in path.split(separator: ".") {
            values = values.flatMap(\.elements).compactMap { $0[String(name)] }
        }
        return values.flatMap(\.elements).compactMap(\.string)
    }

    /// The elements of a list; a value by itself counts as a list of one.
    var elements: [JSONTree] {
        switch self {
        case .list(let elements): elements
        case .null: []
        default: [self]
        }
    }

    /// A value at names that points divide: `author.name`.
    func at(_ path: String) -> JSONTree? {
        var value: JSONTree? = self
        for name in path.split(separator: ".") { value = value?[String(name)] }
        return value
    }
}

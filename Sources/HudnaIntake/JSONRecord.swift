/// The fields of a JSON object that make a report, or a manifest's row; the others are stepped over.
struct JSONRecord {
    enum Value {
        case missing
        case null
        case text(JSONScanner.Text)
        /// A number, as it is written.
        case number(Range<Int>)
        /// true, false, a list or an object.
        case other
    }

    private enum Field { case id, report, text, title, outlet, url, published }

    var id = Value.missing
    var report = Value.missing
    var text = Value.missing
    var title = Value.missing
    var outlet = Value.missing
    var url = Value.missing
    var published = Value.missing
    /// Names of the other fields, the first few, for messages.
    var others: [String] = []

    /// Fills in what one object says. What was found before a fault stays.
    mutating func parse(_ bytes: Bytes) throws(JSONFault) {
        var scanner = JSONScanner(at: 0)
        try scanner.expect(0x7B, "{", bytes)
        scanner.skipBlanks(bytes)
        if scanner.peek(bytes) == 0x7D {
            scanner.at += 1
        } else {
            repeat { try member(&scanner, bytes) } while try !scanner.isLast(0x7D, "}", bytes)
        }
        scanner.skipBlanks(bytes)
        if scanner.at < bytes.count { throw scanner.fault("expected the end of the line behind the object", bytes) }
    }

    private mutating func member(_ scanner: inout JSONScanner, _ bytes: Bytes) throws(JSONFault) {
        scanner.skipBlanks(bytes)
        let key = try scanner.string(bytes)
        try scanner.expect(0x3A, ":", bytes)
        scanner.skipBlanks(bytes)
        switch key.isEscaped ? JSONRecord.unescaped(key, bytes) : nil {
        case nil: try store(JSONRecord.field(bytes, key.range), key, &scanner, bytes)
        case let name?: try store(JSONRecord.field(name.span, 0..<name.count), key, &scanner, bytes)
        }
    }

    private mutating func store(
        _ field: Field?, _ key: JSONScanner.Text, _ scanner: inout JSONScanner, _ bytes: Bytes
    ) throws(JSONFault) {
        guard let field else {
            if others.count < 5 { others.append(JSONRecord.string(key, bytes)) }
            return try scanner.skipValue(bytes)
        }
        set(field, try JSONRecord.value(&scanner, bytes))
    }

    private mutating func set(_ field: Field, _ value: Value) {
        switch field {
        case .id: id = value
        case .report: report = value
        case .text: text = value
        case .title: title = value
        case .outlet: outlet = value
        case .url: url = value
        case .published: published = value
        }
    }

    private static func value(_ scanner: inout JSONScanner, _ bytes: Bytes) throws(JSONFault) -> Value {
        let start = scanner.at
        switch scanner.peek(bytes) {
        case 0x22: return .text(try scanner.string(bytes))
        case 0x6E:
            try scanner.literal("null", bytes)
            return .null
        case .some(0x2D), .some(0x30...0x39):
            try scanner.number(bytes)
            return .number(start..<scanner.at)
        default:
            try scanner.skipValue(bytes)
            return .other
        }
    }

    private static func field(_ bytes: Bytes, _ range: Range<Int>) -> Field? {
        func named(_ name: StaticString) -> Bool {
            name.withUTF8Buffer { letters in
                guard letters.count == range.count else { return false }
                for index in letters.indices where bytes[range.lowerBound + index] != letters[index] { return false }
                return true
            }
        }
        if named("id") { return .id }
        if named("text") { return .text }
        if named("title") { return .title }
        if named("outlet") { return .outlet }
        if named("url") { return .url }
        if named("published") { return .published }
        return named("report") ? .report : nil
    }

    private static func unescaped(_ text: JSONScanner.Text, _ bytes: Bytes) -> [UInt8] {
        var output: [UInt8] = []
        _ = JSONScanner.append(text, of: bytes, to: &output)
        return output
    }

    static func string(_ text: JSONScanner.Text, _ bytes: Bytes) -> String {
        String(decoding: unescaped(text, bytes), as: UTF8.self)
    }

    /// A field as text: a string, or a number as it is written; nil for all else and for blank strings.
    static func string(_ value: Value, _ bytes: Bytes) -> String? {
        switch value {
        case .text(let text):
            let result = string(text, bytes)
            return result.utf8.allSatisfy { $0 <= 0x20 } ? nil : result
        case .number(let range):
            return bytes.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        case .missing, .null, .other: return nil
        }
    }
}

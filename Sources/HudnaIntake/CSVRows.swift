/// Rows of a CSV file (RFC 4180) whose fields stand between commas, semicolons or tabs, whichever the first row has most of.
struct CSVRows {
    private let bytes: [UInt8]
    private var at = 0
    private let separator: UInt8
    /// 1-based line of what comes next.
    private(set) var line = 1
    /// The last field began with a quote that nothing closed.
    private(set) var isUnclosed = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let first = bytes.prefix { $0 != 0x0A }
        separator = [0x2C, 0x3B, 0x09].max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? 0x2C
    }

    /// The next row and the line on which it begins; nil at the end.
    mutating func next() -> (fields: [String], line: Int)? {
        guard at < bytes.count else { return nil }
        let begun = line
        var fields: [String] = []
        while true {
            fields.append(field())
            guard at < bytes.count else { break }
            let mark = bytes[at]
            at += 1
            if mark == 0x0A {
                line += 1
                break
            }
        }
        return (fields, begun)
    }

    /// Stops at a separator or line end.
    private mutating func field() -> String {
        var text: [UInt8] = []
        if at < bytes.count && bytes[at] == 0x22 { quoted(&text) }
        while at < bytes.count && bytes[at] != separator && bytes[at] != 0x0A {
            text.append(bytes[at])
            at += 1
        }
        if text.last == 0x0D { text.removeLast() }
        let start = text.firstIndex { $0 != 0x20 } ?? text.endIndex
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    private mutating func quoted(_ text: inout [UInt8]) {
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x22 {
                guard at < bytes.count && bytes[at] == 0x22 else { return }
                at += 1
            }
            if byte == 0x0A { line += 1 }
            text.append(byte)
        }
        isUnclosed = true
    }
}

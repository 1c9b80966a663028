/// Lines of names and values up to an empty line, as HTTP, WARC and mail have them. Names in small letters; a line that begins with a blank goes on with the one before.
struct HeaderLines {
    /// Heads that are longer are none.
    static let limit = 256 << 10

    /// The first line, where it has no colon: `HTTP/1.1 200 OK`.
    private(set) var first = ""
    private(set) var fields: [(name: String, value: String)] = []

    init(_ bytes: ArraySlice<UInt8>) {
        for line in bytes.split(separator: 0x0A) {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if let blank = text.utf8.first, blank == 0x20 || blank == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += " " + HeaderLines.trimmed(text[...])
            } else if let colon = text.firstIndex(of: ":"), !(fields.isEmpty && first.isEmpty && text.hasPrefix("HTTP/")) {
                fields.append((HeaderLines.trimmed(text[..<colon]).lowercased(), HeaderLines.trimmed(text[text.index(after: colon)...])))
            } else if first.isEmpty && fields.isEmpty {
                first = text
            }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = text.utf8
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(text[start...end])
    }

    /// The first value of that name.
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

    /// Behind the empty line that ends a head; nil where none has come yet.
    /// - Parameter searched: up to here there is none.
    static func end(of bytes: [UInt8], from start: Int, searched: Int) -> Int? {
        var index = max(start, searched)
        while index < bytes.count {
            guard let line = bytes[index...].firstIndex(of: 0x0A) else { return nil }
            if line + 1 < bytes.count, bytes[line + 1] == 0x0A { return line + 2 }
            if line + 2 < bytes.count, bytes[line + 1] == 0x0D, bytes[line + 2] == 0x0A { return line + 3 }
            index = line + 1
        }
        return nil
    }

    /// A parameter of a value: `charset` of `text/html; charset="UTF-8"`; also as RFC 2231 writes it, `charset*=us-ascii'en'UTF-8`, `charset*0="UTF-8"`.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            guard let mark = part.firstIndex(of: "=") else { continue }
            let own = trimmed(part[..<mark]).lowercased()
            guard [name, name + "*", name + "*0", name + "*0*"].contains(own) else { continue }
            let said = trimmed(part[part.index(after: mark)...])
            if own.hasSuffix("*"), let last = said.split(separator: "'").last { return String(last) }
            return said.filter { $0 != "\"" && $0 != "'" }
        }
        return nil
    }
}

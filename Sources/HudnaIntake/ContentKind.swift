/// What a file holds, told by its first bytes that are not blank, and by its name where these leave it open.
enum ContentKind {
    case text, lines, values

    static func of(_ head: [UInt8], name: String) -> ContentKind {
        let named = FileNames.kind(of: name)
        let isNamedJSON = named == "jsonl" || named == "ndjson" || named == "json"
        let marks = firstMarks(head)
        switch (marks.first, marks.second) {
        case (0x5B, 0x7B): return .values
        case (0x5B, 0x5D) where isNamedJSON: return .values
        case (0x7B, 0x22), (0x7B, 0x7D): return opensOverLines(head) ? .values : .lines
        default: return isNamedJSON ? .lines : .text
        }
    }

    private static func firstMarks(_ head: [UInt8]) -> (first: UInt8?, second: UInt8?) {
        let rest = head.drop { $0 <= 0x20 }
        return (rest.first, rest.dropFirst().first { $0 > 0x20 })
    }

    /// Whether the first line is the beginning of an object that goes on below, as programs that indent JSON write it.
    private static func opensOverLines(_ head: [UInt8]) -> Bool {
        let rest = head.drop { $0 <= 0x20 }
        guard let end = rest.firstIndex(of: 0x0A) else { return false }
        guard let last = rest[..<end].last(where: { $0 > 0x20 }) else { return false }
        return last == 0x7B || last == 0x2C || last == 0x5B || last == 0x3A
    }
}

/// Rows of a CSV file (RFC 4180) whose fields stand between commas, semicolons, tabs or bars, whichever the first line with any has most of; a line `sep=;`, as
/// spreadsheets write it, names the mark and is stepped over. Lines may end with CR alone. A quotation mark that nothing closes takes no further rows in: its field ends
/// with its line.
struct CSVRows: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var at = 0
    private let separator: UInt8
    /// 1-based line of what comes next.
    private(set) var line = 1
    /// Lines with fields that begin with a quote which nothing closed: the first, and how many.
    private(set) var unclosed: (first: Int, count: Int) = (0, 0)
    /// Fields of the first row that has several.
    private var width = 0
    /// Up to here no quote closes one that opened before it, and whether one opens there.
    private var noClosing: (end: Int, opens: Bool) = (0, false)

    /// A field over lines that is longer was not closed.
    private static let longestField = Intake.reportLimit

    private static let separators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    /// Lines that are looked at for a mark.
    private static let looked = 20

    init(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        let lines = CSVRows.withLineFeeds(Array(text))
        self.bytes = lines
        let first = lines.prefix { $0 != 0x0A && $0 != 0x0D }
        if first.count == 5, first.prefix(4).map(NameHash.small) == Array("sep=".utf8) {
            separator = first[4]
            at = lines.firstIndex(of: 0x0A).map { $0 + 1 } ?? lines.count
            line = 2
        } else {
            let starts = lines.split(separator: 0x0A, maxSplits: CSVRows.looked).prefix(CSVRows.looked)
            separator = starts.lazy.compactMap(CSVRows.separator).first ?? 0x2C
        }
    }

    /// Lines that end with CR alone, as old programs write them, end with LF; quoted fields keep what they have.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        var isQuoted = false
        for (index, byte) in bytes.enumerated() {
            if byte == 0x22 { isQuoted.toggle() }
            guard !isQuoted, byte == 0x0D || byte == 0x0A else { continue }
            // The first line's end tells.
            if byte == 0x0A || index + 1 == bytes.count || bytes[index + 1] == 0x0A { return bytes }
            break
        }
        isQuoted = false
        return bytes.map { byte in
            if byte == 0x22 { isQuoted.toggle() }
            return byte == 0x0D && !isQuoted ? 0x0A : byte
        }
    }

    /// The mark that stands most often outside quotes; nil where none does.
    private static func separator(of line: ArraySlice<UInt8>) -> UInt8? {
        var counts = [Int](repeating: 0, count: separators.count)
        var isQuoted = false
        for byte in line {
            if byte == 0x22 { isQuoted.toggle() } else if !isQuoted, let at = separators.firstIndex(of: byte) { counts[at] += 1 }
        }
        guard let most = counts.max(), most > 0 else { return nil }
        return counts.firstIndex(of: most).map { separators[$0] }
    }

    /// The next row and the line on which it begins; nil at the end.
    mutating func next() -> (fields: [String], line: Int)? {
        guard at < bytes.count else { return nil }
        let begun = line
        var fields: [String] = []
        while true {
            fields.append(field(fields.count))
            guard at < bytes.count else { break }
            let mark = bytes[at]
            at += 1
            if mark == 0x0A {
                line += 1
                break
            }
        }
        if width == 0, fields.count > 1 { width = fields.count }
        return (fields, begun)
    }

    /// Stops at a separator or line end.
    /// - Parameter number: how many fields of the row stand before it.
    private mutating func field(_ number: Int) -> String {
        var text: [UInt8] = []
        if at < bytes.count && bytes[at] == 0x22 { quoted(&text, number) }
        while at < bytes.count && bytes[at] != separator && bytes[at] != 0x0A {
            text.append(bytes[at])
            at += 1
        }
        if text.last == 0x0D { text.removeLast() }
        let start = text.firstIndex { $0 != 0x20 } ?? text.endIndex
        let end = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// What stands between quotes; of one that is not closed what stands on its line, marks and all, but for as many fields as the first row has behind it.
    private mutating func quoted(_ text: inout [UInt8], _ number: Int) {
        at += 1
        guard let end = closing(from: at) else {
            unclosed = (unclosed.count == 0 ? line : unclosed.first, unclosed.count + 1)
            let rest = bytes[at...].prefix { $0 != 0x0A }
            let marks = rest.indices.filter { bytes[$0] == separator }
            let behind = Swift.min(Swift.max(width - number - 1, 0), marks.count)
            let end = behind > 0 ? marks[marks.count - behind] : rest.endIndex
            text += bytes[at..<end]
            at = end
            return
        }
        while at < end {
            if bytes[at] == 0x0A { line += 1 }
            text.append(bytes[at])
            at += bytes[at] == 0x22 && at + 1 < end && bytes[at + 1] == 0x22 ? 2 : 1
        }
        at = end + 1
    }

    /// Where the quote stands that closes a field: in front of a mark or a line's end, or, on the field's first line, the first one. Nil where there is none, or another
    /// field opens on a later line before it.
    private mutating func closing(from start: Int) -> Int? {
        if start < noClosing.end, !noClosing.opens || bytes[start..<noClosing.end].contains(0x0A) { return nil }
        var first: Int?
        var isOver = false
        var index = start
        while index < bytes.count, index - start < CSVRows.longestField {
            if bytes[index] == 0x0A { isOver = true }
            guard bytes[index] == 0x22 else {
                index += 1
                continue
            }
            if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                index += 2
                continue
            }
            if isEnd(index + 1) { return index }
            if !isOver { first = first ?? index }
            if index > start, bytes[index - 1] == separator || bytes[index - 1] == 0x0A {
                if !isOver { return first }
                break
            }
            index += 1
        }
        noClosing = (index, index < bytes.count && index - start < CSVRows.longestField)
        return first
    }

    /// Whether a field ends at a place, blanks left aside.
    private func isEnd(_ place: Int) -> Bool {
        var index = place
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0D { index += 1 }
        return index >= bytes.count || bytes[index] == separator || bytes[index] == 0x0A
    }
}

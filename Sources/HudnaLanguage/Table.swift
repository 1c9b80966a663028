internal import HudnaText

/// A tab-separated table: a header with the names of the columns, `#` comments, `|` between alternatives.
public struct Table: Sendable {
    public struct Row: Sendable {
        /// 1-based line in the file.
        public let line: Int
        let cells: [Range<Int>]
    }

    public let file: String
    public let columns: [String]
    public let rows: [Row]
    let bytes: [UInt8]

    /// - Throws: `LanguageError.broken` where the header is missing or a row has more cells than the header.
    public init(file: String, bytes: [UInt8]) throws {
        var columns: [String]?
        var rows: [Row] = []
        var line = 0
        var start = 0
        let count = bytes.count
        while start < count {
            line += 1
            var end = start
            var cells: [Range<Int>] = []
            var cellStart = start
            while end < count && bytes[end] != 0x0A {
                if bytes[end] == 0x09 {
                    cells.append(cellStart..<end)
                    cellStart = end + 1
                }
                end += 1
            }
            var last = end
            if last > cellStart && bytes[last - 1] == 0x0D { last -= 1 }
            cells.append(cellStart..<last)
            let isEmpty = last == start
            let isComment = !isEmpty && bytes[start] == 0x23
            if !isEmpty && !isComment {
                if let columns {
                    guard cells.count <= columns.count else {
                        throw LanguageError.broken(file: file, line: line, problem: "\(cells.count) cells where the header has \(columns.count)")
                    }
                    rows.append(Row(line: line, cells: cells))
                } else {
                    columns = cells.map { String(decoding: bytes[$0], as: UTF8.self) }
                }
            }
            start = end + 1
        }
        guard let columns else { throw LanguageError.broken(file: file, line: 1, problem: "no header line with the names of the columns") }
        self.file = file
        self.columns = columns
        self.rows = rows
        self.bytes = bytes
    }

    /// The index of a column that must be there.
    func column(_ name: String) throws -> Int {
        guard let index = columns.firstIndex(of: name) else {
            throw LanguageError.broken(file: file, line: 1, problem: "no column \"\(name)\"; the header has \(columns.joined(separator: ", "))")
        }
        return index
    }

    func optionalColumn(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// A cell without blanks around it; empty where the row is short.
    func text(_ row: Row, _ column: Int) -> String {
        guard column < row.cells.count else { return "" }
        return String(decoding: bytes[trimmed(row.cells[column])], as: UTF8.self)
    }

    /// The alternatives of a cell, without empty ones.
    func alternatives(_ row: Row, _ column: Int) -> [String] {
        guard column < row.cells.count else { return [] }
        var out: [String] = []
        var start = row.cells[column].lowerBound
        let end = row.cells[column].upperBound
        while start <= end {
            var stop = start
            while stop < end && bytes[stop] != 0x7C { stop += 1 }
            let part = trimmed(start..<stop)
            if !part.isEmpty { out.append(String(decoding: bytes[part], as: UTF8.self)) }
            start = stop + 1
        }
        return out
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high && (bytes[low] == 0x20 || bytes[low] == 0x0D) { low += 1 }
        while high > low && (bytes[high - 1] == 0x20 || bytes[high - 1] == 0x0D) { high -= 1 }
        return low..<high
    }

    func broken(_ row: Row, _ problem: String) -> LanguageError { .broken(file: file, line: row.line, problem: problem) }
}

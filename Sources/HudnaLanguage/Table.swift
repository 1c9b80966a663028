internal import HudnaText

/// A tab-separated table: a header with the names of the columns, `#` comments, `|` between alternatives.
public struct Table: Sendable {
    public struct Row: Sendable {
        /// 1-based line in the file.
        public let line: Int
        /// Numbers of its cells among those of the table.
        fileprivate let cells: Range<Int>
    }

    public let file: String
    public let columns: [String]
    public let rows: [Row]
    private let bytes: [UInt8]
    /// Where the cells of all rows stand in `bytes`.
    private let cells: [Range<Int>]

    /// - Throws: `LanguageError.broken` where the header is missing or a row has more cells than the header.
    public init(file: String, bytes: [UInt8]) throws {
        var columns: [String]?
        var rows: [Row] = []
        var cells: [Range<Int>] = []
        var line = 0
        var start = 0
        let text = bytes.span
        while start < text.count {
            line += 1
            let firstCell = cells.count
            var end = start
            var cellStart = start
            while end < text.count && text[end] != 0x0A {
                if text[end] == 0x09 {
                    cells.append(cellStart..<end)
                    cellStart = end + 1
                }
                end += 1
            }
            var last = end
            if last > cellStart && text[last - 1] == 0x0D { last -= 1 }
            cells.append(cellStart..<last)
            let isEmpty = last == start
            let isComment = !isEmpty && text[start] == 0x23
            if !isEmpty && !isComment, let columns {
                let count = cells.count - firstCell
                guard count <= columns.count else {
                    throw LanguageError.broken(file: file, line: line, problem: "\(count) cells where the header has \(columns.count)")
                }
                rows.append(Row(line: line, cells: firstCell..<cells.count))
            } else {
                if !isEmpty && !isComment { columns = cells[firstCell...].map { String(decoding: bytes[$0], as: UTF8.self) } }
                cells.removeLast(cells.count - firstCell)
            }
            start = end + 1
        }
        guard let columns else { throw LanguageError.broken(file: file, line: 1, problem: "no header line with the names of the columns") }
        self.file = file
        self.columns = columns
        self.rows = rows
        self.bytes = bytes
        self.cells = cells
    }

    /// The index of a column that must be there.
    func column(_ name: String) throws -> Int {
        guard let index = columns.firstIndex(of: name) else {
            throw LanguageError.broken(file: file, line: 1, problem: "no column \"\(name)\"; the header has \(columns.joined(separator: ", "))")
        }
        return index
    }

    func optionalColumn(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// A cell as it is written; empty where the row is short.
    func written(_ row: Row, _ column: Int) -> ArraySlice<UInt8> { column < row.cells.count ? bytes[cells[row.cells.lowerBound + column]] : [] }

    /// A cell without blanks around it; empty where the row is short.
    func utf8(_ row: Row, _ column: Int) -> ArraySlice<UInt8> {
        column < row.cells.count ? bytes[trimmed(cells[row.cells.lowerBound + column])] : []
    }

    /// The same as a string.
    func text(_ row: Row, _ column: Int) -> String { String(decoding: utf8(row, column), as: UTF8.self) }

    /// The alternatives of a cell, without empty ones.
    func alternatives(_ row: Row, _ column: Int) -> [String] {
        var out: [String] = []
        forEach(row, column) { out.append(String(decoding: $0, as: UTF8.self)) }
        return out
    }

    /// Hands on the alternatives of a cell in UTF-8, without empty ones.
    @inline(__always)
    func forEach(_ row: Row, _ column: Int, _ body: (ArraySlice<UInt8>) throws -> Void) rethrows {
        guard column < row.cells.count else { return }
        var start = cells[row.cells.lowerBound + column].lowerBound
        let end = cells[row.cells.lowerBound + column].upperBound
        while start <= end {
            var stop = start
            while stop < end && bytes[stop] != 0x7C { stop += 1 }
            let part = trimmed(start..<stop)
            if !part.isEmpty { try body(bytes[part]) }
            start = stop + 1
        }
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

/// Tables as lines of text.
struct DelimitedText {
    /// RFC 4180: commas, quotation marks where they are needed, a header, CRLF; with the mark by which spreadsheets know UTF-8.
    static func commas(_ table: ExportTable) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in [table.columns] + table.rows.map({ $0.map(CellText.harmless) }) {
            bytes += Array((row.map(quoted).joined(separator: ",") + "\r\n").utf8)
        }
        return bytes
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// Tabs and no header, as GDELT has it; tabs and line ends within a cell are blanks.
    static func tabs(_ table: ExportTable) -> [UInt8] {
        table.rows.flatMap { row in Array((row.map { flat(CellText.harmless($0)) }.joined(separator: "\t") + "\n").utf8) }
    }

    private static func flat(_ cell: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars { scalars.append(scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : scalar) }
        return String(scalars)
    }

    /// An object a row, one a line; what a row has not is left out.
    static func jsonLines(_ tables: [ExportTable], naming: Bool = false) -> [UInt8] {
        var writer = JSONWriter()
        for table in tables {
            for row in table.rows {
                let own: [(String, ExportValue)] = naming ? [("list", .text(table.name))] : []
                writer.line { $0.write(ExportValue(members: own + Array(zip(table.columns, row)))) }
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// A value at this place; nothing is null.
    mutating func write(_ value: ExportValue) {
        switch value {
        case .none: null()
        case .text(let text): string(text)
        case .number(let number): self.number(number)
        case .list(let values): list(values) { $0.write($1) }
        case .object(let fields):
            object { writer in
                for field in fields {
                    writer.member(field.name)
                    writer.write(field.value)
                }
            }
        }
    }
}

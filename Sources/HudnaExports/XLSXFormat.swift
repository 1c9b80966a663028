/// An Office Open XML workbook (ECMA-376, transitional) with a sheet a list: texts as texts, so that none is a formula, numbers as numbers.
struct XLSXFormat: ExportForm {
    var lists: [String]

    /// What a cell and a sheet may hold (Excel specifications and limits).
    private static let mostLetters = 32_767
    private static let mostRows = 1_048_576

    func tables(_ dossier: Dossier) -> [ExportTable] {
        ListTables(dossier).tables(lists).map { table in
            var table = table
            let beyond = table.rows.count - (Self.mostRows - 1)
            if beyond > 0 {
                table.rows.removeLast(beyond)
                table.leftOut = [(reason: "beyond the rows of a sheet", count: beyond)]
            }
            return table
        }
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] {
        var zip = ZipWriter()
        zip.add("[Content_Types].xml", Self.part(contentTypes(tables.count)))
        zip.add("_rels/.rels", Self.part(Self.relations(["xl/workbook.xml"], "officeDocument")))
        zip.add("xl/workbook.xml", Self.part(workbook(tables)))
        zip.add("xl/_rels/workbook.xml.rels", Self.part(Self.relations(tables.indices.map { "worksheets/sheet\($0 + 1).xml" }, "worksheet")))
        for (index, table) in tables.enumerated() { zip.add("xl/worksheets/sheet\(index + 1).xml", sheet(table)) }
        return zip.finished()
    }

    private static func part(_ markup: String) -> [UInt8] { Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + markup).utf8) }

    private static let namespace = "http://schemas.openxmlformats.org/"
    private static let main = namespace + "spreadsheetml/2006/main"
    private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    private func contentTypes(_ sheets: Int) -> String {
        func override(_ path: String, _ type: String) -> String { "<Override PartName=\"/xl/\(path)\" ContentType=\"\(Self.types)\(type)+xml\"/>" }
        let parts = override("workbook.xml", "sheet.main") + (1...max(sheets, 1)).map { override("worksheets/sheet\($0).xml", "worksheet") }.joined()
        return "<Types xmlns=\"\(Self.namespace)package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + parts + "</Types>"
    }

    private static func relations(_ targets: [String], _ type: String) -> String {
        let rows = targets.enumerated().map {
            "<Relationship Id=\"r\($0 + 1)\" Type=\"\(namespace)officeDocument/2006/relationships/\(type)\" Target=\"\($1)\"/>"
        }
        return "<Relationships xmlns=\"\(namespace)package/2006/relationships\">" + rows.joined() + "</Relationships>"
    }

    private func workbook(_ tables: [ExportTable]) -> String {
        let sheets = tables.enumerated().map { "<sheet name=\"\(MarkupText.escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"r\($0 + 1)\"/>" }
        return "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.namespace)officeDocument/2006/relationships\"><sheets>" + sheets.joined()
            + "</sheets></workbook>"
    }

    private func sheet(_ table: ExportTable) -> [UInt8] {
        var bytes = Self.part("<worksheet xmlns=\"\(Self.main)\"><sheetViews><sheetView workbookViewId=\"0\">")
        // The header stays when the rows are scrolled.
        bytes += Array("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>".utf8)
        for (index, row) in ([table.columns.map { ExportValue.text($0) }] + table.rows).enumerated() {
            bytes += Array("<row r=\"\(index + 1)\">".utf8)
            for (column, value) in row.enumerated() { bytes += Array(cell(value, Self.letters(column) + "\(index + 1)").utf8) }
            bytes += Array("</row>".utf8)
        }
        return bytes + Array("</sheetData></worksheet>".utf8)
    }

    private func cell(_ value: ExportValue, _ place: String) -> String {
        switch value {
        case .none: return ""
        case .number(let number): return "<c r=\"\(place)\"><v>\(CellText.number(number))</v></c>"
        default:
            let text = String(CellText.plain(value).unicodeScalars.prefix(Self.mostLetters / 2))
            return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(MarkupText.escaped(text))</t></is></c>"
        }
    }

    /// `A` … `Z`, `AA` …
    private static func letters(_ column: Int) -> String {
        var (rest, out) = (column, "")
        repeat {
            out = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + out
            rest = rest / 26 - 1
        } while rest >= 0
        return out
    }
}

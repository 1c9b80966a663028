/// Which fields of a news database's export are the text, the title, the date of a report: lines of `text: body.full`, comments behind `#`.
///
/// Names of JSON members inside others are joined by points; of CSV they are the header's. `reports` names the list that holds the reports where the
/// export is one JSON object around it.
public struct FieldMapping: Sendable {
    enum Field: String, CaseIterable { case reports, id, text, html, title, outlet, url, published, author, language }

    private var names: [Field: String] = [:]
    /// Whether 3/4/2031 is in March; nil where the mapping does not say.
    private(set) var isMonthFirst: Bool?

    /// The fields that a table's columns are by their usual names; nil where none is the text.
    init?(columns: [String], words: PageWords) {
        for column in columns {
            guard let field = words.column(column), names[field] == nil else { continue }
            names[field] = column
        }
        if names[.text] == nil && names[.html] == nil { return nil }
    }

    /// - Throws: `Problem` (`mappingBroken`) where the file can't be opened, a line is none, or nothing names the text.
    public init(path: String) throws(Problem) {
        let input = try DecodedInput(try RawFile(path: path))
        var bytes: [UInt8] = []
        while bytes.count < 1 << 20 {
            let block = try input.next()
            if block.isEmpty { break }
            bytes += block
        }
        let fields = (Field.allCases.map(\.rawValue) + [FieldMapping.order]).joined(separator: ", ")
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.prefix { $0 != 0x23 }, as: UTF8.self).filter { $0 != "\r" && $0 != "\"" }
            if text.utf8.allSatisfy({ $0 <= 0x20 }) { continue }
            let parts = text.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " || $0 == "\t" } }
            if parts.count == 2, parts[0].lowercased().filter({ $0 != " " }) == FieldMapping.order,
                let isMonthFirst = FieldMapping.orders[parts[1].filter { $0 != " " }]
            {
                self.isMonthFirst = isMonthFirst
                continue
            }
            guard parts.count == 2, let field = Field(rawValue: parts[0].lowercased().filter { $0 != " " }) else {
                throw Problem(.mappingBroken, file: path, line: index + 1, "is no line of a mapping", advice: "write field: name, with one of \(fields)")
            }
            var name = parts[1]
            while let last = name.last, last == " " || last == "\t" { name.removeLast() }
            names[field] = String(name)
        }
        if names[.text] == nil && names[.html] == nil {
            throw Problem(.mappingBroken, file: path, "names no field for the text", advice: "add a line text: name, or html: name")
        }
    }

    /// `dates: month-first` says how 3/4/2031 is meant where no date of its column tells.
    private static let order = "dates"
    private static let orders = ["month-first": true, "day-first": false]

    /// The name of a field in the export.
    func name(_ field: Field) -> String? { names[field] }

    /// The objects that are reports inside what an export holds.
    func reports(in value: JSONTree) -> [JSONTree] { names[.reports].map { value.at($0)?.elements ?? [] } ?? [value] }

    /// Values by field of one report in JSON.
    func values(of report: JSONTree) -> [Field: String] {
        var values: [Field: String] = [:]
        for (field, name) in names where field != .reports {
            switch field {
            case .text, .html: values[field] = FieldMapping.strings(of: report, name, joinedBy: "\n\n")
            case .author: values[field] = FieldMapping.strings(of: report, name, joinedBy: ", ")
            default: values[field] = report.at(name)?.string ?? report[name]?.string
            }
        }
        return values
    }

    /// All strings that a name leads to, those of lists among them; nil where there are none.
    private static func strings(of report: JSONTree, _ name: String, joinedBy separator: String) -> String? {
        let found = report.strings(at: name)
        let texts = found.isEmpty ? report[name]?.strings(at: "") ?? [] : found
        return texts.isEmpty ? nil : texts.joined(separator: separator)
    }

    /// Whether a row of a table names the column of the text.
    func names(aTextIn header: [String]) -> Bool { [Field.text, .html].contains { names[$0].flatMap { FieldMapping.column($0, header) } != nil } }

    private static func column(_ name: String, _ header: [String]) -> Int? {
        header.firstIndex(of: name) ?? header.firstIndex { $0.lowercased() == name.lowercased() }
    }

    /// Values by field of one row.
    func values(of row: [String], header: [String]) -> [Field: String] {
        var values: [Field: String] = [:]
        for (field, name) in names {
            guard let column = FieldMapping.column(name, header) else { continue }
            if column < row.count, row[column].utf8.contains(where: { $0 > 0x20 }) { values[field] = row[column] }
        }
        return values
    }
}

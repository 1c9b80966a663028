public import HudnaRecord

/// What is known of reports besides their text, by report: JSON Lines, or CSV with a header.
public struct Manifest: Sendable {
    /// One report's row.
    public struct Row: Sendable, Hashable {
        public var published: PartialDate?
        public var outlet: String?
        public var title: String?
        public var url: String?

        public init(published: PartialDate? = nil, outlet: String? = nil, title: String? = nil, url: String? = nil) {
            self.published = published
            self.outlet = outlet
            self.title = title
            self.url = url
        }
    }

    private var exact: [String: Row] = [:]
    /// By name without extension.
    private var bare: [String: Row] = [:]
    /// Files it was read from.
    public private(set) var files: [String] = []
    private(set) var identities: Set<FileIdentity> = []
    /// Rows that could not be used.
    public private(set) var problems: [Problem] = []
    /// Whether a row was ever asked for and found.
    private(set) var isUsed = false

    public init() {}

    /// How many reports it names.
    public var count: Int { exact.count }

    /// Takes in one more file; later rows go before earlier ones.
    /// - Throws: `Problem` where the file can't be opened or is no manifest at all.
    public mutating func add(path: String) throws(Problem) {
        let input = try DecodedInput(path == "-" ? RawFile(standardInputNamed: "-") : try RawFile(path: path))
        if let status = FileStatus(path: path) { identities.insert(status.identity) }
        files.append(path)
        var bytes: [UInt8] = []
        while true {
            let block = try input.next()
            if block.isEmpty { break }
            bytes += block
        }
        switch TextDecoding.utf8(bytes.span) {
        case .valid: break
        case .repaired(let text, _): bytes = text
        case .converted(let text, _): bytes = text
        case .unknown:
            throw Problem(.encodingUnknown, file: path, "neither UTF-8, UTF-16 nor Windows-1256", advice: "save the manifest as UTF-8")
        }
        if bytes.first(where: { $0 > 0x20 }) == 0x7B {
            addJSONLines(bytes, path)
        } else {
            try addCSV(bytes, path)
        }
    }

    mutating func set(_ name: String, _ row: Row) {
        exact[name] = row
        bare[FileNames.withoutExtension(name)] = row
    }

    /// The row for a report known by any of these names (id, file name, path).
    mutating func row(for names: [String]) -> Row? {
        if exact.isEmpty { return nil }
        for name in names {
            if let row = exact[name] ?? bare[name] ?? bare[FileNames.withoutExtension(name)] {
                isUsed = true
                return row
            }
        }
        return nil
    }

    // MARK: - JSON Lines

    private mutating func addJSONLines(_ bytes: [UInt8], _ file: String) {
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let text = Array(line)
            var record = JSONRecord()
            do throws(JSONFault) {
                try record.parse(text.span)
            } catch {
                problem(file, index + 1, "broken JSON: \(error.message) at byte \(error.offset + 1)")
                continue
            }
            let bytes = text.span
            guard let name = JSONRecord.string(record.report, bytes) ?? JSONRecord.string(record.id, bytes) else {
                problem(file, index + 1, "the row has no \"report\"")
                continue
            }
            let fields = [record.published, record.outlet, record.title, record.url].map { JSONRecord.string($0, bytes) }
            add(name, fields, file, index + 1)
        }
    }

    // MARK: - CSV

    private mutating func addCSV(_ bytes: [UInt8], _ file: String) throws(Problem) {
        var rows = CSVRows(bytes)
        let header = (rows.next()?.fields ?? []).map { $0.lowercased().filter { $0 != " " } }
        guard let report = header.firstIndex(of: "report") ?? header.firstIndex(of: "id") else {
            throw Problem(
                .manifestRow, file: file, line: 1, "no column \"report\"",
                advice: "write a header (report,published,outlet,title,url), or JSON Lines")
        }
        let columns = ["published", "outlet", "title", "url"].map { header.firstIndex(of: $0) }
        while let row = rows.next() {
            if row.fields.allSatisfy(\.isEmpty) { continue }
            guard row.fields.count <= header.count, report < row.fields.count, !row.fields[report].isEmpty else {
                problem(file, row.line, row.fields.count > header.count ? "more fields than the header names" : "the row has no \"report\"")
                continue
            }
            let fields = columns.map { column -> String? in
                guard let column, column < row.fields.count, !row.fields[column].isEmpty else { return nil }
                return row.fields[column]
            }
            add(row.fields[report], fields, file, row.line)
        }
        if rows.isUnclosed { problem(file, rows.line, "a quoted field is not closed") }
    }

    /// - Parameter fields: published, outlet, title, url.
    private mutating func add(_ name: String, _ fields: [String?], _ file: String, _ line: Int) {
        var row = Row(outlet: fields[1], title: fields[2], url: fields[3])
        if let text = fields[0] {
            guard let date = PublishedDate.parse(text) else {
                return problem(file, line, "\"published\" is no date: \(text.prefix(40))")
            }
            row.published = date
        }
        set(name, row)
    }

    private mutating func problem(_ file: String, _ line: Int, _ message: String) {
        problems.append(
            Problem(.manifestRow, file: file, line: line, message, advice: "mend the row (report, published as 2020-01-13T12:00+02:00, outlet, title, url)"))
    }
}

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

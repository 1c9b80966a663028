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
        let bytes = try TableFile.text(path)
        if let status = FileStatus(path: path) { identities.insert(status.identity) }
        files.append(path)
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
        if rows.unclosed.count > 0 { problem(file, rows.unclosed.first, "a quoted field is not closed") }
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

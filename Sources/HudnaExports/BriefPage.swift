public import HudnaRecord

/// A process on one page: of each list what is told most of as sentences, then a table, and to every sentence and row the numbers of the footnotes that hold its
/// sources and their words.
public struct BriefPage: Sendable {
    public struct Table: Sendable {
        public var title: String
        /// Sentences, and the numbers of their footnotes.
        public var prose: [(text: String, notes: [Int])] = []
        public var columns: [String]
        /// Cells, and the numbers of the footnotes.
        public var rows: [(cells: [String], notes: [Int])]

        mutating func dropEmptyColumns() {
            let filled = columns.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
            columns = filled.map { columns[$0] }
            rows = rows.map { row in (filled.map { row.cells[$0] }, row.notes) }
        }
    }

    public let title: String
    public let summary: [String]
    public private(set) var tables: [Table] = []
    /// Footnotes in the order of their numbers.
    public private(set) var notes: [Evidence] = []
    private var numbers: [Evidence: Int] = [:]
    private let labels: [String: String]
    let isRightToLeft: Bool
    /// Whether English names stand where they are known.
    private let isEnglish: Bool

    /// The columns of each list; a list that is none of these is left out.
    private static let columns: [(list: String, fields: [String])] = [
        ("parties", ["name", "role", "of"]), ("positions", ["date", "party", "position", "instrument_name", "reporter"]),
        ("milestones", ["date", "kind", "participants", "place", "status", "outcome"]),
        ("next", ["date", "kind", "participants", "place", "status", "outcome"]),
        ("truces", ["name", "state", "party", "area", "start", "end", "ending", "ended_by"]),
        ("violations", ["accused", "accuser", "date", "place"]), ("conditions", ["by", "text"]),
        ("toll", ["what", "of", "low", "high", "as_of", "reporter"]),
        ("disagreements", ["about", "says", "source"]),
    ]

    /// - Parameters:
    ///   - lists: those of `Inquiry.lists(of:)`, or of `BriefChoice`.
    ///   - prose: what makes sentences of them.
    ///   - labels: words for the names of lists, fields and values; what is missing stands as it is.
    public init(
        title: String, lists: [(name: String, items: [RecordItem])], labels: [String: String], isRightToLeft: Bool, isEnglish: Bool = false,
        asOf: String, knownBy: String, prose: BriefProse? = nil
    ) {
        self.title = title
        self.labels = labels
        self.isRightToLeft = isRightToLeft
        self.isEnglish = isEnglish
        summary = [("as-of", asOf), ("known-by", knownBy)].filter { !$0.1.isEmpty }.map { (labels[$0.0] ?? $0.0) + ": " + $0.1 }
        for column in Self.columns {
            let items = Self.rows(column.list, lists)
            guard !items.isEmpty else { continue }
            var table = Table(title: label(column.list), columns: column.fields.map(label), rows: [])
            for sentence in prose?.paragraph(column.list, items) ?? [] {
                var notes: [Int] = []
                for note in sentence.evidence.map({ number($0) }) where !notes.contains(note) { notes.append(note) }
                table.prose.append((sentence.text, notes))
            }
            for item in items { table.rows.append((column.fields.map { cell($0, of: item) }, Self.witnesses(item.evidence).map { number($0) })) }
            table.dropEmptyColumns()
            tables.append(table)
        }
    }

    /// The first sentence of each report: enough to check a statement by.
    private static func witnesses(_ evidence: [Evidence]) -> [Evidence] {
        var seen: Set<String> = []
        return evidence.filter { seen.insert($0.report).inserted }
    }

    /// Positions stand in their instruments unless they were chosen, versions in their disagreements.
    private static func rows(_ list: String, _ lists: [(name: String, items: [RecordItem])]) -> [RecordItem] {
        func inner(_ name: String, _ field: String, keeping kept: String?) -> [RecordItem] {
            (lists.first { $0.name == name }?.items ?? []).flatMap { item -> [RecordItem] in
                guard case .items(let rows)? = item.fields.first(where: { $0.name == field })?.value else { return [] }
                let own = item.fields.filter { field in kept.map { field.name == $0 || field.name == $0 + "_en" } ?? false }
                return rows.map { RecordItem(facets: $0.facets, fields: own + $0.fields, evidence: $0.evidence) }
            }
        }
        switch list {
        case "positions" where !lists.contains { $0.name == list }: return inner("instruments", "positions", keeping: nil)
        case "disagreements": return inner("disagreements", "versions", keeping: "about")
        default: return lists.first { $0.name == list }?.items ?? []
        }
    }

    private func label(_ name: String) -> String { labels[name] ?? name }

    private func cell(_ field: String, of item: RecordItem) -> String {
        func value(_ name: String) -> RecordItem.Value? { item.fields.first { $0.name == name }?.value }
        return switch (isEnglish ? value(field + "_en") : nil) ?? value(field) {
        case .text(let text)?: labels["v-" + text] ?? label(text)
        case .texts(let texts)?: texts.joined(separator: ", ")
        case .number(let number?)?: Int(exactly: number).map { "\($0)" } ?? "\(number)"
        default: ""
        }
    }

    private mutating func number(_ evidence: Evidence) -> Int {
        if let known = numbers[evidence] { return known }
        notes.append(evidence)
        numbers[evidence] = notes.count
        return notes.count
    }

    private func source(_ note: Evidence) -> String { note.outlet.map { $0 + ", " + note.report } ?? note.report }

    // MARK: - Markdown

    public var markdown: String {
        var lines = ["# " + line(title), ""] + summary.map { $0 + "\n" }
        for table in tables {
            let prose = table.prose.map { line($0.text) + $0.notes.map { "[^\($0)]" }.joined() }.joined(separator: " ")
            lines += ["## " + table.title, ""] + (prose.isEmpty ? [] : [prose, ""])
            lines += [row(table.columns + [""]), row(Array(repeating: "---", count: table.columns.count + 1))]
            lines += table.rows.map { row($0.cells.map(line) + [$0.notes.map { "[^\($0)]" }.joined()]) } + [""]
        }
        lines += notes.enumerated().map { "[^\($0 + 1)]: \(line(source($1))): “\(line($1.text))”" }
        return lines.joined(separator: "\n")
    }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// Text that stays in its line and its cell.
    private func line(_ text: String) -> String {
        String(text.flatMap { $0 == "|" ? Array("\\|") : $0.isNewline ? [" "] : $0 == "<" ? Array("&lt;") : [$0] })
    }

    // MARK: - HTML

    public var html: String {
        let direction = isRightToLeft ? "rtl" : "ltr"
        var lines = [
            "<!doctype html>", "<html lang=\"\(isRightToLeft ? "ar" : "en")\" dir=\"\(direction)\">", "<meta charset=\"utf-8\">",
            "<title>\(escaped(title))</title>", "<h1 dir=\"auto\">\(escaped(title))</h1>",
        ]
        lines += summary.map { "<p>\(escaped($0))</p>" }
        for table in tables {
            lines.append("<h2>\(escaped(table.title))</h2>")
            let prose = table.prose.map { "<span dir=\"auto\">\(escaped($0.text))</span>" + marks($0.notes) }
            if !prose.isEmpty { lines.append("<p>" + prose.joined(separator: " ") + "</p>") }
            lines.append("<table>")
            lines.append("<tr>" + table.columns.map { "<th>\(escaped($0))</th>" }.joined() + "<th></th></tr>")
            lines += table.rows.map { row in
                "<tr>" + row.cells.map { "<td dir=\"auto\">\(escaped($0))</td>" }.joined() + "<td>\(marks(row.notes))</td></tr>"
            }
            lines.append("</table>")
        }
        lines += ["<h2>\(escaped(label("sources")))</h2>", "<ol>"]
        lines += notes.enumerated().map { "<li id=\"note-\($0 + 1)\">\(escaped(source($1))): <q dir=\"auto\">\(escaped($1.text))</q></li>" }
        return (lines + ["</ol>", "</html>"]).joined(separator: "\n")
    }

    private func marks(_ notes: [Int]) -> String { notes.map { "<sup><a href=\"#note-\($0)\">\($0)</a></sup>" }.joined(separator: " ") }

    private func escaped(_ text: String) -> String {
        String(
            text.flatMap { character -> [Character] in
                switch character {
                case "&": Array("&amp;")
                case "<": Array("&lt;")
                case ">": Array("&gt;")
                case "\"": Array("&quot;")
                default: [character]
                }
            })
    }
}

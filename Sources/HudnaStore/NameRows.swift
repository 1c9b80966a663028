internal import GRDB
internal import HudnaRecord
internal import HudnaText

/// A table of names, line by line.
struct NameRows {
    /// Whom a line lists.
    struct Row {
        /// The number of the line, from 0.
        var line: Int
        var id: String
        /// The name and its other forms, each as folded words.
        var name: [String]
        var forms: [[String]]

        /// The name, and those forms that are of several words: one word may be somebody else's too.
        var fullNames: Set<[String]> { Set([name] + forms.filter { $0.count > 1 }) }
    }

    /// As they stand, without their ends; the bytes of a line are those of the table.
    let lines: [ArraySlice<UInt8>]
    let rows: [Row]
    /// The number of the line with the names of the columns.
    private let header: Int?

    init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let told = lines.indices.filter { !Self.text(lines[$0]).isEmpty && lines[$0].first != 0x23 }
        let columns = told.first.map { Self.cells(lines[$0]) } ?? []
        let (id, name, forms) = (columns.firstIndex(of: "id"), columns.firstIndex(of: "name"), columns.firstIndex(of: "forms"))
        self.lines = lines
        header = told.first
        rows = told.dropFirst().map { line in
            let cells = Self.cells(lines[line])
            func cell(_ column: Int?) -> String { column.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? "" }
            let all = cell(forms).split(separator: "|").map { Self.words(String($0)) }.filter { !$0.isEmpty }
            return Row(line: line, id: id == nil ? cell(name) : cell(id), name: Self.words(cell(name)), forms: all)
        }
    }

    /// A name as folded words.
    static func words(_ name: String) -> [String] { SearchText.folded(name).split(separator: " ").map(String.init) }

    /// The numbers of the lines, the header aside, of which something is so.
    func lines(where isSo: (String) -> Bool) -> Set<Int> { Set(lines.indices.filter { $0 != header && isSo(Self.text(lines[$0])) }) }

    /// The table without some of its lines.
    func without(_ gone: Set<Int>) -> [UInt8] { Array(lines.indices.filter { !gone.contains($0) }.map { lines[$0] }.joined(separator: [0x0A])) }

    static func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self) }

    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        text(line).split(separator: "\t", omittingEmptySubsequences: false).map { $0.split(separator: " ").joined(separator: " ") }
    }
}

/// Names that are to stand in no table any more: their hashes, as tombstones without a report.
struct ForgottenNames {
    private static let mostWords = 8
    private let hashes: Set<String>

    init(_ db: Database) throws {
        hashes = try Set(String.fetchAll(db, sql: "SELECT id FROM tombstone WHERE kind = 'actor' AND report = ''"))
    }

    static func hash(_ name: some Collection<String>) -> String {
        var id = StableID()
        id.add("name")
        for word in name { id.add(word) }
        return StableID.text(id.value)
    }

    static func bury(_ names: Set<[String]>, _ forgetting: Forgetting) throws {
        for name in names {
            try forgetting.db.execute(
                sql: "INSERT OR IGNORE INTO tombstone (id, kind, report, reason, forgotten_at) VALUES (?, 'actor', '', ?, ?)",
                arguments: [hash(name), forgetting.reason, forgetting.stamp])
        }
    }

    /// A table without the lines that hold one of the names, and how many rows are left out: those listed under it, and those in which it stands if it is of
    /// several words.
    func removed(from bytes: [UInt8]) -> (bytes: [UInt8], rows: Int) {
        guard !hashes.isEmpty else { return (bytes, 0) }
        let table = NameRows(bytes)
        let named = Set(table.rows.filter { hashes.contains(Self.hash($0.name)) }.map(\.line))
        let gone = table.lines(where: holdsName).union(named)
        return gone.isEmpty ? (bytes, 0) : (table.without(gone), table.rows.count { gone.contains($0.line) })
    }

    private func holdsName(_ line: String) -> Bool {
        let words = NameRows.words(line)
        return words.indices.contains { start in
            (2...Self.mostWords).contains { count in start + count <= words.count && hashes.contains(Self.hash(words[start..<start + count])) }
        }
    }
}

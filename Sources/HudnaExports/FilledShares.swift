/// What share of the cells of each column is filled.
struct FilledShares {
    private let tables: [ExportTable]

    init(_ tables: [ExportTable]) { self.tables = tables }

    /// A line a table, columns with one share together, and what was left out.
    var markdown: String { tables.map(page).joined(separator: "\n\n") }

    private func page(_ table: ExportTable) -> String {
        var lines = ["\(table.name): \(table.rows.count) \(table.rows.count == 1 ? "row" : "rows")", ""]
        let names = table.columns.flatMap { column in members(table, column) }
        let shares = names.map { (name: $0, share: share(table, $0)) }
        lines += ["| filled | columns |", "|---:|---|"]
        for share in Set(shares.map(\.share)).sorted(by: >) {
            lines.append("| \(share) % | " + shares.filter { $0.share == share }.map { "`\($0.name)`" }.joined(separator: " ") + " |")
        }
        if !table.leftOut.isEmpty { lines += ["", "Left out: " + table.leftOut.map { "\($0.count) (\($0.reason))" }.joined(separator: ", ")] }
        return lines.joined(separator: "\n")
    }

    /// A column, or the members of the objects that stand in it.
    private func members(_ table: ExportTable, _ column: String) -> [String] {
        guard let index = table.columns.firstIndex(of: column) else { return [] }
        var inner: [String] = []
        for row in table.rows {
            guard case .object(let fields) = row[index] else { continue }
            for field in fields where !inner.contains(column + "." + field.name) { inner.append(column + "." + field.name) }
        }
        return inner.isEmpty ? [column] : inner
    }

    private func share(_ table: ExportTable, _ name: String) -> Int {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard let index = table.columns.firstIndex(of: parts[0]), !table.rows.isEmpty else { return 0 }
        let filled = table.rows.filter { row in
            guard parts.count > 1 else { return row[index] != .none }
            guard case .object(let fields) = row[index] else { return false }
            return fields.contains { $0.name == parts[1] }
        }
        return Int((100 * Double(filled.count) / Double(table.rows.count)).rounded())
    }
}

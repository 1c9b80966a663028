internal import GRDB

/// Takes whom somebody asks for out of the tables of names that are kept.
struct NameErasure {
    private let forgetting: Forgetting
    private let tables: [(key: Int64, rows: NameRows)]

    init(_ forgetting: Forgetting) throws {
        self.forgetting = forgetting
        tables = try Row.fetchAll(forgetting.db, sql: "SELECT key, content FROM name_table ORDER BY key").map { row in
            let (key, content): (Int64, String) = (row[0], row[1])
            return (key, NameRows(Array(content.utf8)))
        }
    }

    /// The rows of somebody, by table: by id or name; where there are none and he is asked for by another form, those of the only one who has it.
    /// - Parameters:
    ///   - ids: ids of rows.
    ///   - names: names as folded words.
    ///   - isKnown: he is found elsewhere, and a form alone does not tell who he is.
    func rows(ids: Set<String>, names: Set<[String]>, isKnown: Bool) -> [[NameRows.Row]] {
        let own = tables.map { $0.rows.rows.filter { ids.contains($0.id) || names.contains($0.name) } }
        if isKnown || own.contains(where: { !$0.isEmpty }) { return own }
        let called = tables.map { $0.rows.rows.filter { !names.isDisjoint(with: $0.forms) } }
        return Set(called.joined().map(\.name)).count == 1 ? called : own
    }

    /// Takes out rows, and all lines in which a name of several words stands, and sets tombstones over the names, so that no table brings them back.
    /// - Parameters:
    ///   - own: rows by table.
    ///   - names: names as folded words: who is listed under one is taken out with the rows.
    ///   - longer: names of several words.
    /// - Returns: how many rows are gone.
    func drop(_ own: [[NameRows.Row]], names: Set<[String]>, longer: Set<[String]>) throws -> Int {
        let redaction = Redaction(longer, forms: forgetting.forms)
        var count = 0
        var buried = longer
        var isHeld = false
        for (table, own) in zip(tables, own) {
            let listed = own + table.rows.rows.filter { names.contains($0.name) }
            let holding = table.rows.lines { line in
                let found = redaction.names(in: line)
                buried.formUnion(found)
                return !found.isEmpty
            }
            let gone = holding.union(listed.map(\.line))
            guard !gone.isEmpty else { continue }
            isHeld = true
            count += table.rows.rows.count { gone.contains($0.line) }
            for row in listed { buried.formUnion(row.fullNames) }
            try forgetting.db.execute(
                sql: "UPDATE name_table SET content = ? WHERE key = ?", arguments: [String(decoding: table.rows.without(gone), as: UTF8.self), table.key])
        }
        if isHeld { try ForgottenNames.bury(buried.subtracting([[]]), forgetting) }
        return count
    }
}

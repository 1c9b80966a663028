extension LanguageSource {
    /// The rows of a table with the columns forms and role, value where it has one; empty where there is no such table, or a broken one.
    public func terms(_ path: String) -> [(forms: [String], role: String, value: String)] {
        guard let table = try? table(path), let forms = try? table.column("forms"), let role = try? table.column("role") else { return [] }
        let value = table.optionalColumn("value")
        return table.rows.map { row in (table.alternatives(row, forms), table.text(row, role), value.map { table.text(row, $0) } ?? "") }
    }
}

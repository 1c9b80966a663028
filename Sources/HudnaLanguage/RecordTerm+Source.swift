extension RecordTerm {
    /// The rows of all tables under `record/`.
    /// - Throws: `LanguageError.broken`.
    static func all(_ source: LanguageSource) throws -> [RecordTerm] {
        try source.paths(under: "ar/record/").flatMap { path in try rows(of: source.table(path), path) }
    }

    /// Words for what the record prints, by its own words, of their table alone.
    /// - Throws: `LanguageError.broken`.
    public static func labels(_ source: LanguageSource) throws -> [String: String] {
        let path = "ar/record/labels.tsv"
        let rows = try rows(of: source.table(path), path)
        return Dictionary(rows.compactMap { row in row.forms.first.map { (row.role, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    private static func rows(of table: Table, _ path: String) throws -> [RecordTerm] {
        let name = path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? path
        let (id, forms, role) = (try table.column("id"), try table.column("forms"), try table.column("role"))
        return table.rows.map { row in
            RecordTerm(id: table.text(row, id), table: name, role: table.text(row, role), forms: table.alternatives(row, forms))
        }
    }
}

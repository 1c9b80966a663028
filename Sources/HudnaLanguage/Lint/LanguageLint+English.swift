internal import Foundation

/// What holds for `codes/english.tsv`: each row names one listed actor, and no name stands for two of them.
extension LanguageLint {
    static let english = "codes/english.tsv"
    /// Tables whose rows are actors.
    static let actorTables: Set<String> = Set(["states", "bodies", "people", "media", "groups"].map { "ar/actors/\($0).tsv" })

    mutating func checkEnglish(_ table: Table) {
        guard let id = table.optionalColumn("id"), let name = table.optionalColumn("en"), let note = table.optionalColumn("note") else { return }
        var lines: [String: Int] = [:]
        for row in table.rows {
            checkActor(table.text(row, id), table, row)
            checkBlanks(table, row, name)
            for text in [table.text(row, name)] + table.alternatives(row, note) {
                checkEnglishName(text, table, row)
                if let first = lines.updateValue(row.line, forKey: text.lowercased()), !text.isEmpty {
                    report(table, row, "\"\(text)\" stands in line \(first) too", "say in brackets which of the two it is, or take one out")
                }
            }
        }
    }

    private mutating func checkActor(_ id: String, _ table: Table, _ row: Table.Row) {
        if id.isEmpty { return }
        switch actors[id, default: 0] {
        case 0: report(table, row, "no actor \"\(id)\"", "use an id of ar/actors: states, bodies, people, media or groups")
        case 1: break
        default: report(table, row, "\"\(id)\" stands in more than one table of ar/actors", "take the row out until one of the actors has another id")
        }
    }

    /// `Table` trims what it gives, so that only the bytes tell.
    private mutating func checkBlanks(_ table: Table, _ row: Table.Row, _ column: Int) {
        let text = String(decoding: table.written(row, column), as: UTF8.self)
        if text != table.text(row, column) || text.contains("  ") {
            report(table, row, "en \"\(text)\": a blank too many", "one blank between words, none around them")
        }
    }

    private mutating func checkEnglishName(_ text: String, _ table: Table, _ row: Table.Row) {
        if let other = text.unicodeScalars.first(where: { !Self.isLatin($0.value) }) {
            report(table, row, "\"\(text)\": \"\(other)\" is no Latin letter", "write letters of Latin script, digits and - ' . , & / + ( )")
        }
    }

    /// ASCII letters and digits, the letters of Latin-1, Latin Extended-A, B and Additional, and the signs that stand in names.
    private static func isLatin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x1E00...0x1EFF: true
        case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
        default: " -'.,&/+()".unicodeScalars.contains { $0.value == scalar }
        }
    }
}

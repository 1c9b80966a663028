/// What holds for the tables of predicates under ar/claims.
extension LanguageLint {
    mutating func checkPredicates(_ table: Table) {
        for row in table.rows {
            checkForms(table, row)
            checkNeeds(table, row)
            checkWord("type", vocabulary.claimTypes, table, row)
            checkWord("status", vocabulary.statuses, table, row)
            checkWord("effect", vocabulary.statuses, table, row)
            for (column, own) in Self.slots { checkSlots(column, own, table, row) }
        }
    }

    /// Columns that say where something stands, and the words they may hold beside Arabic ones.
    private static let slots: [(column: String, words: Set<String>)] = [
        ("actor", ["subj", "obj", "speaker", "-"]), ("target", ["subj", "obj", "speaker", "-"]), ("object", ["subj", "obj", "-"]),
        ("place", ["subj", "obj", "-"]), ("complement", ["masdar", "present", "active", "subj", "obj", "-"]), ("clause", [":", "obj", "-"]),
    ]

    private mutating func checkForms(_ table: Table, _ row: Table.Row) {
        func count(_ column: String) -> Int { table.optionalColumn(column).map { table.alternatives(row, $0).count } ?? 0 }
        let (verbs, presents) = (count("verb"), count("present"))
        if verbs == 0 && presents > 0 { report(table, row, "a present without a verb", "write the past tense, third person masculine singular, in verb") }
        if verbs > 0 && presents == 0 { report(table, row, "a verb without its present", "write the same person of the present") }
        if presents > verbs, verbs > 0 { report(table, row, "more presents than verbs", "give each present the past it belongs to, in the same order") }
        if verbs + presents + count("masdar") + count("active") + count("passive") == 0 {
            report(table, row, "no word", "fill in a verb, a masdar or a participle")
        }
    }

    private mutating func checkNeeds(_ table: Table, _ row: Table.Row) {
        guard let column = table.optionalColumn("needs") else { return }
        for alternative in table.alternatives(row, column) {
            for part in alternative.split(separator: "&", omittingEmptySubsequences: false) {
                guard let need = Need(Array(part.utf8)[...]) else {
                    report(table, row, "needs \"\(part)\" is not understood", "write next:, after:, near: or not: and then a word or @CLASS")
                    continue
                }
                if let name = need.className, !classes.contains(name) {
                    report(table, row, "no class @\(name)", "add it to ar/claims/classes.tsv, or spell it as there")
                }
            }
        }
    }

    private mutating func checkWord(_ column: String, _ allowed: Set<String>, _ table: Table, _ row: Table.Row) {
        guard let index = table.optionalColumn(column) else { return }
        let text = table.text(row, index)
        if !text.isEmpty, !allowed.contains(text) {
            report(table, row, "no such \(column) \"\(text)\"", "use one of the codebook's: \(allowed.sorted().joined(separator: ", "))")
        }
    }

    private mutating func checkSlots(_ column: String, _ own: Set<String>, _ table: Table, _ row: Table.Row) {
        guard let index = table.optionalColumn(column) else { return }
        for text in table.alternatives(row, index) where !own.contains(text) && text.utf8.contains(where: { $0 < 0x80 && $0 != 0x20 }) {
            report(table, row, "\(column) \"\(text)\" is no place in a clause", "use \(own.sorted().joined(separator: ", ")) or a preposition")
        }
    }
}

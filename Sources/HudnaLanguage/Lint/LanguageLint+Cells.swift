internal import Foundation

/// What holds for the cells of every table.
extension LanguageLint {
    // MARK: - Spelling

    /// Plain letters in NFC: what a word looks like must be what is matched.
    mutating func checkSpelling(_ table: Table) {
        for row in table.rows {
            for column in table.columns.indices {
                let text = table.text(row, column)
                if let (problem, advice) = Self.spellingFault(text) {
                    report(table, row, "\(table.columns[column]) \"\(text)\": \(problem)", advice)
                }
                if text.contains("|"), text.split(separator: "|", omittingEmptySubsequences: false).contains(where: { $0.allSatisfy { $0 == " " } }) {
                    report(table, row, "\(table.columns[column]): an empty alternative", "take out the | that has nothing on one of its sides")
                }
            }
        }
    }

    static func spellingFault(_ text: String) -> (problem: String, advice: String)? {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return nil }
        for scalar in text.unicodeScalars {
            if let fault = fault(of: scalar.value) { return fault }
        }
        if !text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(text.unicodeScalars) {
            return ("not NFC", "write it with composed letters")
        }
        return nil
    }

    private static func fault(of scalar: UInt32) -> (problem: String, advice: String)? {
        let code = String(scalar, radix: 16, uppercase: true)
        switch scalar {
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: return ("presentation form U+\(code)", "write the plain letter")
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x61C, 0xFEFF: return ("invisible control U+\(code)", "take it out")
        case 0x640: return ("tatweel", "take it out")
        case 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0x610...0x61A: return ("vowel mark U+\(code)", "take it out; matching ignores marks")
        case 0xFFFD: return ("a letter that is no UTF-8", "save the file as UTF-8")
        case 0..<0x20, 0x7F, 0xA0: return ("control or unbreakable blank U+\(code)", "write a plain blank, or nothing")
        default: return nil
        }
    }

    // MARK: - Ids

    mutating func checkIds(_ table: Table) {
        guard let column = table.optionalColumn("id") else { return }
        var lines: [String: Int] = [:]
        for row in table.rows {
            let id = table.text(row, column)
            if id.isEmpty { continue }
            if !Self.isId(id) {
                report(table, row, "id \"\(id)\" is not lower case ASCII with hyphens", "write it with a to z, 0 to 9 and single hyphens")
            }
            if let first = lines[id] {
                report(table, row, "id \"\(id)\" stands in line \(first) too", "give one of the rows another id")
            } else {
                lines[id] = row.line
            }
        }
        ids[table.file] = lines
    }

    /// `[a-z0-9]+(-[a-z0-9]+)*`
    static func isId(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
    }

    // MARK: - Values

    mutating func checkValues(_ table: Table, _ schema: TableSchema) {
        for row in table.rows {
            for (index, column) in table.columns.enumerated() {
                let text = table.text(row, index)
                if text.isEmpty, TableSchema.neverEmpty.contains(column), !mayBeEmpty(column, schema) {
                    report(
                        table, row, "\(column) is empty", column == "source" ? "write project, or a key of DATA-SOURCES.md" : "fill it in, or take the row out")
                }
                if let allowed = schema.words[column], !text.isEmpty || !allowed.contains(""), !allowed.contains(text) {
                    if text.isEmpty && !TableSchema.neverEmpty.contains(column) { continue }
                    report(table, row, "no such \(column) \"\(text)\"", "use one of \(allowed.filter { !$0.isEmpty }.sorted().joined(separator: ", "))")
                }
                switch column {
                case "from", "until": checkDay(text, table, row)
                case "roles": checkRoles(table, row, index)
                case "population": checkNumber(text, column, table, row)
                case "state" where table.file == "ar/actors/bodies.tsv": checkState(text, table, row)
                default: break
                }
            }
            if schema.kind == .verbs, let present = table.optionalColumn("present"), table.text(row, present).isEmpty {
                report(table, row, "no present", "write the third person masculine singular")
            }
        }
    }

    /// Whether a cell that is seldom empty may be so here: forms stand beside a name too, and a term may have its letters in its value;
    /// a column that the table's schema does not ask for may be empty anyhow.
    private func mayBeEmpty(_ column: String, _ schema: TableSchema) -> Bool {
        if column == "forms" { return schema.columns.contains("name") || schema.columns.contains("value") }
        return column != "source" && !schema.columns.contains(column)
    }

    private mutating func checkNumber(_ text: String, _ column: String, _ table: Table, _ row: Table.Row) {
        if !text.isEmpty, Int(text) == nil { report(table, row, "\(column) \"\(text)\" is no number", "write digits only, or leave it empty") }
    }

    private mutating func checkState(_ text: String, _ table: Table, _ row: Table.Row) {
        if !text.isEmpty, !states.contains(text) {
            report(table, row, "no state \"\(text)\"", "use an id of ar/actors/states.tsv, or leave it empty")
        }
    }

    // MARK: - Dates

    /// `role of whom @from/until`, either day may be missing.
    private mutating func checkRoles(_ table: Table, _ row: Table.Row, _ column: Int) {
        for text in table.alternatives(row, column) {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            if parts[0].allSatisfy({ $0 == " " }) { report(table, row, "roles \"\(text)\": no role", "write it before the @") }
            guard parts.count > 1 else { continue }
            let days = parts[1].split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmingBlanks }
            guard parts.count == 2, days.count == 2 else {
                report(table, row, "roles \"\(text)\": no from/until behind the @", "write @2011-05-21/2014-03-25, either day may be missing")
                continue
            }
            for day in days { checkDay(day, table, row) }
            if !days[0].isEmpty, !days[1].isEmpty, days[0] > days[1] {
                report(table, row, "roles \"\(text)\": ends before it begins", "put the earlier day first")
            }
        }
    }

    private mutating func checkDay(_ text: String, _ table: Table, _ row: Table.Row) {
        if !text.isEmpty, !Self.isDay(text) {
            report(table, row, "\"\(text)\" is no ISO date", "write 2020, 2020-01 or 2020-01-13")
        }
    }

    /// A year, a month or a day of ISO 8601; the length of the month is looked at, the rest of the calendar is the record's.
    static func isDay(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        let lengths = [4, 2, 2]
        guard (1...3).contains(parts.count), zip(parts, lengths).allSatisfy({ $0.count == $1 && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        if numbers[0] == 0 { return false }
        if numbers.count > 1, !(1...12).contains(numbers[1]) { return false }
        guard numbers.count > 2 else { return true }
        let isLeap = (numbers[0] % 4 == 0 && numbers[0] % 100 != 0) || numbers[0] % 400 == 0
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][numbers[1] - 1]
        return (1...length).contains(numbers[2])
    }
}

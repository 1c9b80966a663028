/// Text as the cell of a table that others open.
enum CellText {
    /// What stands between names in one cell, as in the views of the database.
    static let separator = "|"

    /// Spreadsheets take a text that begins so for a formula, or lose its first character.
    private static let dangerous: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

    /// The text of a value: names joined, numbers in digits.
    static func plain(_ value: ExportValue) -> String {
        switch value {
        case .none: ""
        case .text(let text): text
        case .number(let number): self.number(number)
        case .list(let values): values.map(plain).joined(separator: separator)
        case .object(let fields): fields.map { $0.name + "=" + plain($0.value) }.joined(separator: separator)
        }
    }

    /// Digits without a point where the number is whole.
    static func number(_ number: Double) -> String {
        guard number.isFinite else { return "" }
        return Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    /// The same with an apostrophe before what a spreadsheet would take for a formula; numbers are none.
    static func harmless(_ value: ExportValue) -> String {
        if case .number = value { return plain(value) }
        let text = plain(value)
        guard let first = text.unicodeScalars.first, dangerous.contains(first) else { return text }
        return "'" + text
    }
}

public import HudnaRecord

/// Entries of the record to read in a terminal: a line of fields, then each piece of evidence with its report.
public struct RecordText: Sendable {
    public init() {}

    public func text(_ items: [RecordItem]) -> String {
        items.map { lines($0, indent: "").joined(separator: "\n") }.joined(separator: "\n")
    }

    private func lines(_ item: RecordItem, indent: String) -> [String] {
        let plain = item.fields.compactMap { field in value(field.value).map { (field.name, $0) } }
        var out = [indent + plain.map { $0 + ": " + $1 }.joined(separator: "  ")]
        var hasRows = false
        for field in item.fields {
            guard case .items(let rows) = field.value, !rows.isEmpty else { continue }
            hasRows = true
            for row in rows { out += lines(row, indent: indent + "  - ") }
        }
        if hasRows { return out }
        let margin = String(repeating: " ", count: indent.count) + "    "
        return out + item.evidence.map { margin + "\u{2068}" + $0.text + "\u{2069}  [" + $0.report + "]" }
    }

    private func value(_ value: RecordItem.Value) -> String? {
        switch value {
        case .text(let text): text.isEmpty ? nil : text
        case .texts(let texts): texts.isEmpty ? nil : texts.joined(separator: ", ")
        case .number(let number): number.map { Int(exactly: $0).map { "\($0)" } ?? "\($0)" }
        case .flag(let flag): flag ? "yes" : nil
        case .items: nil
        }
    }
}

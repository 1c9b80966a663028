internal import HudnaText

/// Logistic regressions over hashed features, trained by `Evaluation/train.py` on annotated reports and kept as a table of the language data
/// (`models/NAME.tsv`: label, key, weight).
public struct LinearModel: Sendable {
    private var tables: [String: WeightTable] = [:]

    /// A line that is none is passed over.
    init(_ bytes: [UInt8]) {
        var label = ""
        var labelBytes: ArraySlice<UInt8> = []
        var table = WeightTable()
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let tab = bytes[start..<end].firstIndex(of: 0x09), let second = bytes[(tab + 1)..<end].firstIndex(of: 0x09) {
                if bytes[start..<tab] != labelBytes {
                    if !label.isEmpty { tables[label] = table }
                    labelBytes = bytes[start..<tab]
                    label = String(decoding: labelBytes, as: UTF8.self)
                    table = tables[label] ?? WeightTable()
                }
                table.insert(DecimalText.integer(bytes[(tab + 1)..<second]) ?? 0, DecimalText.decimal(bytes[(second + 1)..<end]))
            }
            start = end + 1
        }
        if !label.isEmpty { tables[label] = table }
    }

    /// The weights of a label; none where the model has no such label.
    public func table(_ label: String) -> WeightTable { tables[label] ?? WeightTable() }
}

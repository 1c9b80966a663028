internal import HudnaText

/// Logistic regressions over hashed features, trained by `Evaluation/train.py` on annotated reports and kept as a table of the language data
/// (`models/NAME.tsv`: label, key, weight).
public struct LinearModel: Sendable {
    private var tables: [String: WeightTable] = [:]

    /// No weights.
    init() {}

    /// - Parameter bytes: UTF-8, lines of three cells with tabs between them; a line that is none is passed over.
    init(_ bytes: borrowing Span<UInt8>) {
        var rows: [String: [WeightTable.Row]] = [:]
        /// Where the label of the lines at hand stands, and their weights.
        var label = 0..<0
        var ofLabel: [WeightTable.Row] = []
        func keep(_ bytes: borrowing Span<UInt8>) {
            if !ofLabel.isEmpty { rows[Self.string(bytes.extracting(label)), default: []] += ofLabel }
            ofLabel.removeAll(keepingCapacity: true)
        }
        var at = 0
        while at < bytes.count {
            if !Self.passes(bytes, label, &at) {
                keep(bytes)
                let start = at
                DecimalText.pass(bytes, &at)
                label = start..<at
            }
            if at < bytes.count, bytes[at] == 0x09 {
                at += 1
                let key = DecimalText.integer(bytes, &at)
                if let key, at < bytes.count, bytes[at] == 0x09 {
                    at += 1
                    ofLabel.append((key, DecimalText.decimal(bytes, &at)))
                }
            }
            while at < bytes.count, bytes[at] != 0x0A { at += 1 }
            at += 1
        }
        keep(bytes)
        tables = rows.mapValues(WeightTable.init)
    }

    /// Whether the cell at `at` is the same as another, as most lines have the label of the one before; then it is passed over.
    private static func passes(_ bytes: borrowing Span<UInt8>, _ other: Range<Int>, _ at: inout Int) -> Bool {
        let end = at + other.count
        guard end < bytes.count, bytes[end] == 0x09 else { return false }
        for index in 0..<other.count where bytes[at + index] != bytes[other.lowerBound + index] { return false }
        at = end
        return true
    }

    private static func string(_ bytes: borrowing Span<UInt8>) -> String { bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }

    /// The weights of a label; none where the model has no such label.
    public func table(_ label: String) -> WeightTable { tables[label] ?? WeightTable() }
}

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
                table.insert(Self.integer(bytes[(tab + 1)..<second]), Self.decimal(bytes[(second + 1)..<end]))
            }
            start = end + 1
        }
        if !label.isEmpty { tables[label] = table }
    }

    private static func integer(_ digits: ArraySlice<UInt8>) -> UInt32 {
        digits.reduce(0) { $1 >= 0x30 && $1 <= 0x39 ? $0 &* 10 &+ UInt32($1 - 0x30) : $0 }
    }

    /// Reads -0.1234 and 1.2e-05.
    private static func decimal(_ text: ArraySlice<UInt8>) -> Float {
        var mantissa = 0.0
        var scale = 1.0
        var isFraction = false
        var exponent = 0
        var isExponent = false
        var sign = 1.0
        var exponentSign = 1
        for byte in text {
            switch byte {
            case 0x2D: if isExponent { exponentSign = -1 } else { sign = -1 }
            case 0x2E: isFraction = true
            case 0x65: isExponent = true
            case 0x30...0x39:
                if isExponent {
                    exponent = min(30, exponent * 10 + Int(byte - 0x30))
                } else {
                    mantissa = mantissa * 10 + Double(byte - 0x30)
                    if isFraction { scale *= 10 }
                }
            default: break
            }
        }
        var value = sign * mantissa / scale
        for _ in 0..<exponent { value = exponentSign < 0 ? value / 10 : value * 10 }
        return Float(value)
    }

    /// The weights of a label; none where the model has no such label.
    public func table(_ label: String) -> WeightTable { tables[label] ?? WeightTable() }
}

/// Numbers as tables of weights have them, read without making strings.
public enum DecimalText {
    /// Digits alone, at most ten; nil where there is anything else, or nothing.
    public static func integer(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.count <= 10 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        return UInt32(exactly: value)
    }

    /// Reads -0.1234 and 1.2e-05; what is no digit is passed over.
    public static func decimal(_ text: ArraySlice<UInt8>) -> Float {
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
}

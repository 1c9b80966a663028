/// Numbers as tables of weights have them, read without making strings: each from where its cell begins to where it ends, at a tab, a newline or behind the last byte.
public enum DecimalText {
    /// Digits alone, at most ten; nil where there is anything else, or nothing.
    /// - Parameter at: where the cell begins, and behind the call where it ends.
    public static func integer(_ table: borrowing Span<UInt8>, _ at: inout Int) -> UInt32? {
        let start = at
        var value: UInt64 = 0
        while at < table.count, table[at] &- 0x30 < 10 {
            value = value &* 10 &+ UInt64(table[at] &- 0x30)
            at += 1
        }
        let (isWhole, count) = (isEnd(table, at), at - start)
        pass(table, &at)
        return isWhole && count > 0 && count <= 10 ? UInt32(exactly: value) : nil
    }

    /// Reads -0.1234 and 1.2e-05; what is no digit is passed over.
    /// - Parameter at: where the cell begins, and behind the call where it ends.
    public static func decimal(_ table: borrowing Span<UInt8>, _ at: inout Int) -> Float {
        let start = at
        let isNegative = at < table.count && table[at] == 0x2D
        if isNegative { at += 1 }
        let digits = at
        var mantissa: UInt64 = 0
        var scale = 1.0
        while at < table.count, table[at] &- 0x30 < 10 {
            mantissa = mantissa &* 10 &+ UInt64(table[at] &- 0x30)
            at += 1
        }
        if at < table.count, table[at] == 0x2E {
            at += 1
            while at < table.count, table[at] &- 0x30 < 10 {
                mantissa = mantissa &* 10 &+ UInt64(table[at] &- 0x30)
                scale *= 10
                at += 1
            }
        }
        // So many digits are exact, and so is a power of ten of so many.
        guard at - digits <= 15, isEnd(table, at) else {
            pass(table, &at)
            return anyDecimal(table, start..<at)
        }
        let value = Double(mantissa) / scale
        return Float(isNegative ? -value : value)
    }

    /// Passes over a cell.
    @inline(__always)
    public static func pass(_ table: borrowing Span<UInt8>, _ at: inout Int) { while !isEnd(table, at) { at += 1 } }

    @inline(__always)
    private static func isEnd(_ table: borrowing Span<UInt8>, _ at: Int) -> Bool { at >= table.count || table[at] == 0x09 || table[at] == 0x0A }

    /// The same as `decimal`, of a cell that may have an exponent, many digits or other characters.
    private static func anyDecimal(_ table: borrowing Span<UInt8>, _ cell: Range<Int>) -> Float {
        var mantissa = 0.0
        var scale = 1.0
        var isFraction = false
        var exponent = 0
        var isExponent = false
        var sign = 1.0
        var exponentSign = 1
        for at in cell {
            let byte = table[at]
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

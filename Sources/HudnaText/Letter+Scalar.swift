extension Letter {
    /// The letter that stands for a code: alef without hamza, yeh with its dots, ASCII digits, lower case. 0 where a code stands for many.
    public static func scalar(of code: UInt8) -> UInt32 { code < latinOther ? scalars[Int(code)] : 0 }

    /// Appends the letter that stands for a code; false, and nothing, where it stands for many.
    @discardableResult
    static func appendUTF8(of code: UInt8, to bytes: inout [UInt8]) -> Bool {
        let scalar = scalar(of: code)
        guard scalar != 0 else { return false }
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else {
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
        return true
    }

    /// By code, up to the last Latin letter.
    private static let scalars: [UInt32] = {
        var table = [UInt32](repeating: 0, count: Int(latinOther))
        table[Int(hamza)] = 0x621
        table[Int(alef)] = 0x627
        table[Int(ba)] = 0x628
        for offset in 0...16 { table[Int(ta) + offset] = 0x62A + UInt32(offset) }
        for offset in 0...6 { table[Int(fa) + offset] = 0x641 + UInt32(offset) }
        table[Int(waw)] = 0x648
        table[Int(ya)] = 0x64A
        for (offset, scalar) in [0x67E, 0x686, 0x698, 0x6AF, 0x6A4].enumerated() { table[Int(ya) + 1 + offset] = UInt32(scalar) }
        for digit in 0..<10 { table[Int(zero) + digit] = 0x30 + UInt32(digit) }
        for letter in 0..<26 { table[Int(latinA) + letter] = 0x61 + UInt32(letter) }
        return table
    }()
}

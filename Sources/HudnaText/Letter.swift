/// One-byte codes of folded letters: the alphabet in which Hudna compares words.
///
/// Folding removes vowel marks, tatweel, joiners and bidi controls, maps أإآٱ to ا, ى and ئ to ي, ة to ه, ؤ to و, presentation forms to
/// their letters, digits of all kinds to one row, and Latin letters to lower case. The scorer of the codebook folds the same way.
public enum Letter {
    public static let none: UInt8 = 0
    public static let hamza: UInt8 = 1
    public static let alef: UInt8 = 2
    public static let ba: UInt8 = 3
    public static let ta: UInt8 = 4
    public static let sin: UInt8 = 13
    public static let fa: UInt8 = 21
    public static let kaf: UInt8 = 23
    public static let lam: UInt8 = 24
    public static let mim: UInt8 = 25
    public static let nun: UInt8 = 26
    public static let ha: UInt8 = 27
    public static let waw: UInt8 = 28
    public static let ya: UInt8 = 29
    /// The last code of an Arabic letter; 30 to 34 are پ چ ژ گ ڤ.
    public static let lastArabic: UInt8 = 34
    public static let zero: UInt8 = 40
    public static let latinA: UInt8 = 50
    public static let latinOther: UInt8 = 76
    public static let space: UInt8 = 80
    public static let newline: UInt8 = 81
    public static let fullStop: UInt8 = 82
    public static let comma: UInt8 = 83
    public static let semicolon: UInt8 = 84
    public static let colon: UInt8 = 85
    public static let question: UInt8 = 86
    public static let exclamation: UInt8 = 87
    /// A straight quotation mark, which opens and closes.
    public static let quote: UInt8 = 88
    public static let quoteOpen: UInt8 = 89
    public static let quoteClose: UInt8 = 90
    public static let parenOpen: UInt8 = 93
    public static let parenClose: UInt8 = 94
    public static let dash: UInt8 = 97
    public static let slash: UInt8 = 98
    public static let ellipsis: UInt8 = 99
    public static let apostrophe: UInt8 = 100
    public static let percent: UInt8 = 102
    public static let symbol: UInt8 = 104
    public static let otherLetter: UInt8 = 105
    /// Marks the ligature of lam and alef, which folds to both letters.
    public static let lamAlef: UInt8 = 254
    /// Marks a scalar that folding drops.
    public static let dropped: UInt8 = 255

    @inlinable public static func isArabic(_ code: UInt8) -> Bool { code != 0 && code <= lastArabic }
    @inlinable public static func isDigit(_ code: UInt8) -> Bool { code >= zero && code < zero + 10 }
    @inlinable public static func isLatin(_ code: UInt8) -> Bool { code >= latinA && code <= latinOther }

    /// The code of a scalar, `dropped` where folding removes it, `lamAlef` where it makes two letters of it.
    public static func code(of scalar: UInt32) -> UInt8 {
        if scalar < 0x80 { return ascii[Int(scalar)] }
        if scalar >= 0x600 && scalar < 0x700 { return arabic[Int(scalar - 0x600)] }
        if scalar >= 0xFB50 && scalar <= 0xFEFF { return presentationForm(scalar) }
        return rare(scalar)
    }

    static let ascii: [UInt8] = {
        var table = [UInt8](repeating: symbol, count: 128)
        for code in 0..<32 { table[code] = dropped }
        table[9] = space
        table[10] = newline
        table[11] = space
        table[12] = newline
        table[13] = newline
        table[32] = space
        for digit in 0..<10 { table[0x30 + digit] = zero + UInt8(digit) }
        for letter in 0..<26 {
            table[0x41 + letter] = latinA + UInt8(letter)
            table[0x61 + letter] = latinA + UInt8(letter)
        }
        let marks: [(Character, UInt8)] = [
            (".", fullStop), (",", comma), (";", semicolon), (":", colon), ("?", question), ("!", exclamation), ("\"", quote),
            ("(", parenOpen), (")", parenClose), ("[", parenOpen), ("]", parenClose), ("-", dash), ("/", slash), ("'", apostrophe),
            ("%", percent),
        ]
        for (mark, code) in marks { if let value = mark.asciiValue { table[Int(value)] = code } }
        table[127] = dropped
        return table
    }()

    /// U+0600 to U+06FF.
    static let arabic: [UInt8] = {
        var table = [UInt8](repeating: otherLetter, count: 256)
        func fill(_ range: ClosedRange<Int>, _ code: UInt8) { for scalar in range { table[scalar - 0x600] = code } }
        func put(_ pairs: [(Int, UInt8)]) { for (scalar, code) in pairs { table[scalar - 0x600] = code } }
        fill(0x600...0x60F, symbol)
        fill(0x610...0x61A, dropped)
        put([(0x60C, comma), (0x61B, semicolon), (0x61C, dropped), (0x61F, question), (0x61E, symbol), (0x61D, symbol)])
        put([(0x621, hamza), (0x622, alef), (0x623, alef), (0x624, waw), (0x625, alef), (0x626, ya), (0x627, alef), (0x628, ba), (0x629, ha)])
        for offset in 0...16 { table[0x2A + offset] = ta + UInt8(offset) }  // ت to غ are 4 to 20
        for offset in 0...6 { table[0x41 + offset] = fa + UInt8(offset) }  // ف to ه are 21 to 27
        put([(0x640, dropped), (0x648, waw), (0x649, ya), (0x64A, ya)])
        fill(0x64B...0x65F, dropped)
        for digit in 0..<10 {
            table[0x60 + digit] = zero + UInt8(digit)
            table[0xF0 + digit] = zero + UInt8(digit)
        }
        put([(0x66A, percent), (0x66B, fullStop), (0x66C, comma), (0x66D, symbol), (0x670, dropped), (0x671, alef), (0x672, alef), (0x673, alef)])
        put([(0x67E, 30), (0x686, 31), (0x698, 32), (0x6AF, 33), (0x6A4, 34), (0x6A9, kaf), (0x6AA, kaf), (0x6CC, ya), (0x6CD, ya), (0x6D0, ya)])
        put([(0x6BE, ha), (0x6C0, ha), (0x6C1, ha), (0x6C2, ha), (0x6C3, ha), (0x6D5, ha), (0x6D2, ya), (0x6D3, ya), (0x6D4, fullStop)])
        fill(0x6D6...0x6ED, dropped)
        put([(0x6DD, symbol), (0x6DE, symbol), (0x6E9, symbol), (0x6E5, dropped), (0x6E6, dropped), (0x6EE, 9), (0x6EF, 11), (0x6FD, symbol), (0x6FE, symbol)])
        return table
    }()

    /// Isolated, initial, medial and final shapes back to their letters (Unicode Arabic Presentation Forms-B, and the allah-free part of A as other letters).
    static func presentationForm(_ scalar: UInt32) -> UInt8 {
        guard scalar >= 0xFE70 else { return scalar == 0xFD3E || scalar == 0xFD3F ? symbol : otherLetter }
        if scalar == 0xFEFF || scalar < 0xFE80 { return dropped }
        if scalar > 0xFEF4 { return scalar <= 0xFEFC ? lamAlef : otherLetter }
        // First scalar of each letter's run, in order; a letter ends where the next begins.
        let starts: [(UInt32, UInt8)] = [
            (0xFE80, hamza), (0xFE81, alef), (0xFE85, waw), (0xFE87, alef), (0xFE89, ya), (0xFE8D, alef), (0xFE8F, ba), (0xFE93, ha),
            (0xFE95, 4), (0xFE99, 5), (0xFE9D, 6), (0xFEA1, 7), (0xFEA5, 8), (0xFEA9, 9), (0xFEAB, 10), (0xFEAD, 11), (0xFEAF, 12), (0xFEB1, 13),
            (0xFEB5, 14), (0xFEB9, 15), (0xFEBD, 16), (0xFEC1, 17), (0xFEC5, 18), (0xFEC9, 19), (0xFECD, 20), (0xFED1, 21), (0xFED5, 22),
            (0xFED9, 23), (0xFEDD, 24), (0xFEE1, 25), (0xFEE5, 26), (0xFEE9, 27), (0xFEED, 28), (0xFEEF, 29),
        ]
        var code = otherLetter
        for (start, letter) in starts where scalar >= start { code = letter }
        return code
    }

    static func rare(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x85, 0x2028, 0x2029: newline
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: space
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFFF9...0xFFFB: dropped
        case 0xAB, 0x2039, 0x201C, 0x201E: quoteOpen
        case 0xBB, 0x203A, 0x201D: quoteClose
        case 0x2018...0x201B: apostrophe
        case 0x2010...0x2015, 0x2212: dash
        case 0x2026: ellipsis
        case 0xC0...0x24F, 0x1E00...0x1EFF: latinOther
        case 0x300...0x36F: dropped
        case 0x80...0xBF, 0x2016...0x2BFF, 0x3001...0x303F, 0x1F000...0x1FAFF, 0xE000...0xF8FF, 0xFFF0...0xFFFF: symbol
        default: otherLetter
        }
    }
}

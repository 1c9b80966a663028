/// The encodings of one byte a letter in which Arabic was written before UTF-8.
enum SingleByteEncoding: String {
    case windows1256 = "Windows-1256"
    case iso88596 = "ISO-8859-6"

    /// The encoding of bytes that are not UTF-8, by how likely the letters are that they would make; nil where neither makes Arabic.
    ///
    /// Where hardly any byte is above 7F the text is Western, and Windows-1256 has its accented letters too.
    static func detect(_ bytes: Bytes) -> SingleByteEncoding? {
        var high = 0
        var low = 0
        var costs = (windows: 0, iso: 0)
        var articles = (windows: 0, iso: 0)
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { low += 1 }
            } else {
                high += 1
                costs.windows += cost(windows1256.scalar(byte))
                costs.iso += cost(iso88596.scalar(byte))
                // Alef is C7 in both; the lam of the article tells them apart where letters are few.
                guard byte == 0xC7, index + 1 < bytes.count else { continue }
                if bytes[index + 1] == 0xE1 { articles.windows += 1 }
                if bytes[index + 1] == 0xE4 { articles.iso += 1 }
            }
        }
        if high == 0 { return nil }
        if high * 6 < low { return .windows1256 }
        guard min(costs.windows, costs.iso) <= high * greatestCost else { return nil }
        return costs.iso - articles.iso * 20 < costs.windows - articles.windows * 20 - high ? .iso88596 : .windows1256
    }

    /// Arabic in its own encoding costs 31 a letter on average, 42 at most in a thousand texts; in the other one, and Russian in any, 46 and more.
    private static let greatestCost = 44

    /// How rare a letter is in Arabic news: ten times the negative logarithm of its share.
    private static func cost(_ scalar: UInt16) -> Int {
        switch scalar {
        case 0x0621...0x0652: Int(letterCosts[Int(scalar) - 0x0621])
        case 0x00A0, 0x00AB, 0x00BB, 0x060C, 0x061B, 0x061F, 0x200E, 0x200F, 0x2013, 0x2018...0x201D, 0x2026: 60
        default: 100
        }
    }

    /// U+0621 to U+0652, counted in ten days of Saudi newspapers of 2015 (65 MB).
    private static let letterCosts: [UInt8] = [
        57, 69, 39, 67, 48, 55, 19, 34, 34, 31, 52, 43, 40, 48, 35, 51, 31, 51, 38, 46, 47, 50, 47, 60, 34, 57, 171, 171, 171, 171, 171, 76, 37, 39, 40, 22,
        27, 30, 37, 29, 48, 26, 62, 100, 92, 73, 77, 81, 72, 87,
    ]

    /// The same text as UTF-8.
    func decode(_ bytes: Bytes) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x80 {
                output.append(byte)
            } else {
                UTF8Bytes.append(UInt32(scalar(byte)), to: &output)
            }
        }
        return output
    }

    private func scalar(_ byte: UInt8) -> UInt16 {
        switch self {
        case .windows1256: SingleByteEncoding.windows1256Table[Int(byte) - 0x80]
        case .iso88596: SingleByteEncoding.iso88596Scalar(byte)
        }
    }

    /// ISO/IEC 8859-6: the letters stand in the order of Unicode; U+FFFD for bytes that mean nothing.
    private static func iso88596Scalar(_ byte: UInt8) -> UInt16 {
        switch byte {
        case 0xA0, 0xA4, 0xAD: UInt16(byte)
        case 0xAC, 0xBB, 0xBF, 0xC1...0xDA, 0xE0...0xF2: UInt16(byte) - 0xA0 + 0x600
        default: 0xFFFD
        }
    }

    /// Unicode scalar values of the bytes 80 to FF. Source: Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1256.TXT.
    private static let windows1256Table: [UInt16] = [
        0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686, 0x0698, 0x0688,
        0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA,
        0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7,
        0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
        0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7,
        0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F,
        0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
        0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F,
        0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7,
        0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
        0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7,
        0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
        0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7,
        0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2,
    ]
}

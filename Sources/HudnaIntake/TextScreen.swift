/// What a look at a text's letters tells before it is read: whether there is Arabic in it, and what in it could mislead the eye.
struct TextScreen {
    /// Why the text is not read: `no text` or `language`; nil for Arabic.
    private(set) var skipped: String?
    /// Scalar values of the bidi embeddings, overrides and isolates in it, each once. Left-to-right and right-to-left marks are common and harmless.
    private(set) var bidiControls: [UInt32] = []

    /// What a character of U+0600 to U+06FF is to the screen.
    private enum Class {
        static let none = 0
        static let arabic = 1
        static let alef = 2
        static let lam = 3
        static let taMarbuta = 4
        /// Kaf and ya as Persian writes them, which some keyboards put into Arabic too.
        static let persianForm = 5
        /// A letter that Persian, Urdu, Kurdish or Pashto has and Arabic has not. Some stand in foreign names in Arabic papers.
        static let foreign = 6
        static let count = 7
    }

    private static let classes: [UInt8] = (0x600...0x6FF).map { scalar in
        switch scalar {
        case 0x0627: UInt8(Class.alef)
        case 0x0644: UInt8(Class.lam)
        case 0x0629: UInt8(Class.taMarbuta)
        case 0x0621...0x063A, 0x0641...0x064A, 0x06A4: UInt8(Class.arabic)
        case 0x06A9, 0x06CC: UInt8(Class.persianForm)
        case 0x063B...0x063F, 0x0671...0x06D3, 0x06D5, 0x06EE, 0x06EF, 0x06FA...0x06FF: UInt8(Class.foreign)
        default: UInt8(Class.none)
        }
    }

    /// Texts with more Arabic letters than this are read, however much else is around them.
    private static let enough = 300

    init(_ bytes: Bytes) {
        let classes = TextScreen.classes
        var counts = [Int](repeating: 0, count: Class.count)
        var articles = 0
        var others = 0
        var index = 0
        var previous = Class.none
        let count = bytes.count
        while index < count {
            let lead = bytes[index]
            if lead & 0xFC == 0xD8 && index + 1 < count {
                let found = Int(classes[Int(lead & 0x03) << 6 | Int(bytes[index + 1] & 0x3F)])
                counts[found] += 1
                if found == Class.lam && previous == Class.alef { articles += 1 }
                previous = found
                index += 2
                continue
            }
            previous = Class.none
            if lead < 0x80 {
                if lead | 0x20 >= 0x61 && lead | 0x20 <= 0x7A { others += 1 }
                index += 1
            } else if lead < 0xE0 {
                if lead >= 0xC3 && (lead != 0xC3 || index + 1 >= count || bytes[index + 1] & 0x1F != 0x17) { others += 1 }
                index += 2
            } else if lead < 0xF0 && index + 2 < count {
                let scalar = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                switch scalar {
                case 0x202A...0x202E, 0x2066...0x2069:
                    if !bidiControls.contains(scalar) { bidiControls.append(scalar) }
                case 0xFB50...0xFDFF, 0xFE70...0xFEFE: counts[Class.arabic] += 1
                case 0x0800...0x1FFF, 0x3040...0xD7FF, 0xA000...0xABFF: others += 1
                default: break
                }
                index += 3
            } else {
                index += 4
            }
        }
        skipped = TextScreen.verdict(counts, others: others, telling: articles + counts[Class.taMarbuta])
    }

    /// - Parameter telling: ta marbutas, and lams after an alef: frequent in Arabic, rare in the languages that share its letters.
    private static func verdict(_ counts: [Int], others: Int, telling: Int) -> String? {
        let arabic = counts.reduce(0, +) - counts[Class.none]
        if arabic == 0 && others == 0 { return "no text" }
        if arabic * 10 < (arabic + others) * 3 && arabic < enough { return "language" }
        let foreign = counts[Class.foreign]
        let isMarked = foreign * 100 >= arabic || (foreign + counts[Class.persianForm]) * 20 >= arabic
        return foreign * 12 >= arabic || (isMarked && telling * 40 < arabic) ? "language" : nil
    }
}

/// What a look at a text's letters tells before it is read: whether there is Arabic in it, and what in it could mislead the eye.
struct TextScreen {
    /// Why the text is not read: `no text` or `language`; nil for Arabic.
    private(set) var skipped: String?
    /// Scalar values of the bidi embeddings, overrides and isolates in it, each once. Left-to-right and right-to-left marks are common and harmless.
    private(set) var bidiControls: [UInt32] = []

    private var arabic = 0
    private var otherLetters = 0
    /// Letters that Persian, Urdu, Kurdish, Pashto and others have and Arabic has not.
    private var foreign = 0
    /// The Persian forms of kaf and ya, that some keyboards put into Arabic too.
    private var persianForms = 0
    /// Ta marbuta, and lam after alef: frequent in Arabic, rare in the others.
    private var telling = 0

    init(_ bytes: Bytes) {
        var controls: [UInt32] = []
        var index = 0
        var previous: UInt32 = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                if lead | 0x20 >= 0x61 && lead | 0x20 <= 0x7A { otherLetters += 1 }
                previous = 0
                index += 1
            } else if lead < 0xE0 && index + 1 < bytes.count {
                let scalar = UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                count(scalar, previous)
                previous = scalar
                index += 2
            } else if lead < 0xF0 && index + 2 < bytes.count {
                let scalar = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                countWide(scalar, &controls)
                previous = 0
                index += 3
            } else {
                index += 4
            }
        }
        skipped = verdict
        bidiControls = controls
    }

    @inline(__always)
    private mutating func count(_ scalar: UInt32, _ previous: UInt32) {
        switch scalar {
        case 0x0621...0x063A, 0x0641...0x064A:
            arabic += 1
            if scalar == 0x0629 || (scalar == 0x0644 && previous == 0x0627) { telling += 1 }
        case 0x06A9, 0x06CC:
            arabic += 1
            persianForms += 1
        case 0x0671...0x06D3, 0x06D5, 0x06EE...0x06FF, 0x0750...0x077F:
            arabic += 1
            // Pe, che, zhe, gaf and ve stand in foreign names in Arabic papers, so they are weighed with the others, not by themselves.
            if scalar != 0x06A4 { foreign += 1 }
        case 0x00C0...0x024F where scalar != 0x00D7 && scalar != 0x00F7: otherLetters += 1
        case 0x0370...0x05FF, 0x0700...0x074F, 0x0780...0x07FF: otherLetters += 1
        default: break
        }
    }

    private mutating func countWide(_ scalar: UInt32, _ controls: inout [UInt32]) {
        switch scalar {
        case 0x202A...0x202E, 0x2066...0x2069:
            if !controls.contains(scalar) { controls.append(scalar) }
        case 0xFB50...0xFDFF, 0xFE70...0xFEFE: arabic += 1
        case 0x0800...0x1FFF, 0x3040...0xD7FF, 0xA000...0xABFF: otherLetters += 1
        default: break
        }
    }

    private var verdict: String? {
        if arabic == 0 && otherLetters == 0 { return "no text" }
        if arabic * 10 < (arabic + otherLetters) * 3 { return "language" }
        let isMarked = foreign * 100 >= arabic || (foreign + persianForms) * 20 >= arabic
        if foreign * 20 >= arabic || (isMarked && telling * 40 < arabic) { return "language" }
        return nil
    }
}

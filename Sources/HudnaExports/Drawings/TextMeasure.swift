/// How wide words will be, without a font at hand: the widths of usual faces, rather too much than too little.
enum TextMeasure {
    static func width(_ text: String, size: Double) -> Double {
        var sum = 0.0
        for scalar in text.unicodeScalars { sum += em(scalar) }
        return sum * size
    }

    /// Of the size of the letters.
    private static func em(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20, 0xA0: 0.3
        case 0x21...0x2F, 0x3A...0x3B, 0x5B...0x5D, 0x7C, 0xB7, 0x060C, 0x061B: 0.4
        case 0x30...0x39, 0x0660...0x0669: 0.6
        case 0x41...0x5A: 0.72
        case 0x6D, 0x77: 0.86
        case 0x61...0x7A: 0.56
        case 0x064B...0x065F, 0x0670, 0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: 0
        case 0x0633...0x0636, 0x0643, 0x06A9: 0.76
        case 0x0600...0x06FF: 0.5
        case 0x2E80...0xFFFF, 0x1F000...0x3FFFF: 1.05
        default: 0.65
        }
    }

    /// As much of a text as fits, with … where it was cut.
    static func fitted(_ text: String, width: Double, size: Double) -> String {
        let text = line(text)
        guard Self.width(text, size: size) > width else { return text }
        let room = width - Self.width("…", size: size)
        var out = ""
        var used = 0.0
        for character in text {
            for scalar in character.unicodeScalars { used += em(scalar) * size }
            if used > room { break }
            out.append(character)
        }
        while out.last?.isWhitespace == true { out.removeLast() }
        return out.isEmpty ? "" : closed(out + "…")
    }

    /// At most so many lines, broken between words; the last one cut where there is more.
    static func lines(_ text: String, width: Double, size: Double, most: Int) -> [String] {
        var lines: [String] = []
        var words = line(text).split(separator: " ", omittingEmptySubsequences: true)[...]
        while !words.isEmpty, lines.count < most {
            var count = 1
            while lines.count < most - 1, count < words.count, Self.width(words.prefix(count + 1).joined(separator: " "), size: size) <= width { count += 1 }
            if lines.count == most - 1 { count = words.count }
            lines.append(fitted(words.prefix(count).joined(separator: " "), width: width, size: size))
            words = words.dropFirst(count)
        }
        return lines.filter { !$0.isEmpty }
    }

    /// Without breaks, controls, and directions of its own that could reach beyond it (isolates stay).
    static func line(_ text: String) -> String {
        if isPlain(text) { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(2000) {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2028, 0x2029: out.append(" ")
            case 0x202A...0x202E, 0x200E, 0x200F, 0x061C: continue
            default: out.append(scalar)
            }
        }
        return closed(String(out))
    }

    /// Whether `line` has nothing to do: a short text of printed signs, isolates in pairs.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.count <= 2000 else { return false }
        var open = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x2066...0x2068: open += 1
            case 0x2069: open -= 1
            case 0...0x1F, 0x7F...0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x200E, 0x200F, 0x061C: return false
            default: continue
            }
            if open < 0 { return false }
        }
        return open == 0
    }

    /// Every isolate that was opened is closed again.
    private static func closed(_ text: String) -> String {
        var open = 0
        for scalar in text.unicodeScalars {
            if (0x2066...0x2068).contains(scalar.value) { open += 1 } else if scalar.value == 0x2069, open > 0 { open -= 1 }
        }
        return text + String(repeating: "\u{2069}", count: open)
    }
}

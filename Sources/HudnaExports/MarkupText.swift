/// Text inside XML 1.0.
enum MarkupText {
    /// Escaped; what XML can't hold (control characters, lone surrogates' stand-ins U+FFFE and U+FFFF) is U+FFFD.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\r": out += "&#13;"
            case "\t", "\n": out.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// `<name attributes>text</name>`; nothing where there is no text.
    static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
        text.isEmpty ? "" : "<\(name)\(attributes)>\(escaped(text))</\(name)>"
    }
}

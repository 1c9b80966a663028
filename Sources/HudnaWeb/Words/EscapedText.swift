/// Text as HTML shows it, where it can never become markup: what templates put between the tags. Goes by bytes, since most texts have nothing to escape.
enum EscapedText {
    static func write(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { letters in
            var start = 0
            for (place, letter) in letters.enumerated() {
                guard let escaped = escaped(letter) else { continue }
                bytes.append(contentsOf: letters[start..<place])
                bytes.append(contentsOf: escaped.utf8)
                start = place + 1
            }
            bytes.append(contentsOf: letters[start...])
        }
    }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        write(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escaped(_ letter: UInt8) -> String? {
        switch letter {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}

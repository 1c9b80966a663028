internal import Mustache

/// Text as HTML shows it, where it can never become markup: what templates put between the tags. Goes by bytes, since most texts have nothing to escape.
struct EscapedText: MustacheContentType {
    /// By which templates name it.
    static let name = "PAGE"

    private static let escaped: [UInt8: [UInt8]] = [
        UInt8(ascii: "<"): Array("&lt;".utf8), UInt8(ascii: ">"): Array("&gt;".utf8), UInt8(ascii: "&"): Array("&amp;".utf8),
        UInt8(ascii: "\""): Array("&quot;".utf8), UInt8(ascii: "'"): Array("&#39;".utf8),
    ]

    private static func isMarkup(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.isMarkup) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 { if Self.isMarkup(byte) { bytes += Self.escaped[byte] ?? [] } else { bytes.append(byte) } }
        return String(decoding: bytes, as: UTF8.self)
    }
}

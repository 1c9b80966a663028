/// A text made ready for full-text search: its words, folded, with single spaces between them.
///
/// Hudna folds instead of the search engine, so that a plain tokenizer finds أحمد under احمد, and any program can ask the same index.
public enum SearchText {
    /// Words, numbers and letters of other scripts in the order of the text; marks and line breaks are left out.
    public static func folded(_ text: String) -> String { folded(utf8: Array(text.utf8)) }

    /// The same of UTF-8.
    public static func folded(utf8: [UInt8]) -> String {
        let text = FoldedText(utf8: utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for token in Tokenizer.tokens(of: text) where token.kind != .mark && token.kind != .newline {
            if !bytes.isEmpty { bytes.append(0x20) }
            for at in token.range { append(at, of: text, to: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Folded letters as text.
    public static func string(_ codes: [UInt8]) -> String {
        var bytes: [UInt8] = []
        for code in codes { Letter.appendUTF8(of: code, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A letter that folding knows by its folded form, another as it stands.
    private static func append(_ at: Int, of text: FoldedText, to bytes: inout [UInt8]) {
        if Letter.appendUTF8(of: text.codes[at], to: &bytes) { return }
        bytes += text.utf8[Int(text.byteOffsets[at])..<Int(text.byteOffsets[at + 1])]
    }
}

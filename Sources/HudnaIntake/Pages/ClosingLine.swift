internal import HudnaText

/// The words with which agencies say that a dispatch is over, and the hour beside them: // انتهى // 20:26 ت م.
enum ClosingLine {
    /// They stand in so many last bytes.
    private static let within = 200

    /// A text without them, and them; the text as it is where it has none, or nothing else.
    static func cut(_ text: String, _ words: PageWords) -> (text: String, closing: String?) {
        let bytes = Array(text.utf8)
        var start = max(bytes.count - within, 0)
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let tail = Tail(Array(bytes[start...]), isWhole: start == 0)
        guard let cut = tail.cut(words).map({ start + $0 }), let end = bytes[..<cut].lastIndex(where: { $0 > 0x20 }) else { return (text, nil) }
        let closing = bytes[cut...].map { $0 < 0x20 ? 0x20 : $0 }
        return (String(decoding: bytes[...end], as: UTF8.self), String(decoding: closing, as: UTF8.self))
    }

    private struct Tail {
        let text: FoldedText
        let tokens: [Token]
        /// Nothing stands in front of it.
        let isWhole: Bool

        init(_ bytes: [UInt8], isWhole: Bool) {
            text = FoldedText(utf8: bytes)
            tokens = Tokenizer.tokens(of: text)
            self.isWhole = isWhole
        }

        /// Where the closing begins.
        func cut(_ words: PageWords) -> Int? {
            guard let word = tokens.lastIndex(where: { words.closings.contains(SearchText.string(Array(text.codes[$0.range]))) }) else { return nil }
            var (first, last) = (word, word)
            while first > 0, isMark(first - 1) { first -= 1 }
            while last + 1 < tokens.count, isMark(last + 1) { last += 1 }
            let line = (tokens[..<first].lastIndex { $0.kind == .newline }).map { $0 + 1 } ?? 0
            let isMarked = first < word && last > word
            let isAlone = first == line && (line > 0 || isWhole) && (last + 1 == tokens.count || tokens[last + 1].kind == .newline)
            guard isMarked || isAlone, isRemark(last + 1..<tokens.count, words) else { return nil }
            // From the line's beginning: strokes that fill a line (ــ) are no tokens.
            if line > 0, isRemark(line..<first, words) { return Int(text.byteOffsets[Int(tokens[line - 1].start)]) }
            return byte(of: first)
        }

        /// A mark that encloses; a full stop or comma ends what stands before.
        private func isMark(_ at: Int) -> Bool {
            let mark = tokens[at].mark
            return tokens[at].kind == .mark && ![Letter.fullStop, Letter.comma, Letter.question, Letter.exclamation, Letter.quoteClose].contains(mark)
        }

        private func isRemark(_ range: Range<Int>, _ words: PageWords) -> Bool {
            guard let first = range.first, let last = range.last else { return true }
            let bytes = text.utf8[byte(of: first)..<Int(text.byteOffsets[Int(tokens[last].end)])]
            return DateLine.isRemark(String(decoding: bytes, as: UTF8.self), words.dates)
        }

        private func byte(of token: Int) -> Int { Int(text.byteOffsets[Int(tokens[token].start)]) }
    }
}

/// Finds the sentences of a tokenized text.
public enum Sentences {
    /// Ranges of tokens, in order, without the line breaks between them. A full stop ends a sentence unless it stands between
    /// digits or after a single letter (أ.ف.ب, د.); closing quotation marks and brackets after it belong to the sentence.
    public static func ranges(of tokens: [Token]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var at = 0
        func close(_ end: Int) {
            if end > start { ranges.append(start..<end) }
        }
        while at < tokens.count {
            let token = tokens[at]
            if token.kind == .newline {
                close(at)
                at += 1
                start = at
                continue
            }
            if token.kind == .mark, ends(tokens, at) {
                at += 1
                while at < tokens.count, tokens[at].kind == .mark, trails(tokens, at) { at += 1 }
                close(at)
                start = at
                continue
            }
            at += 1
        }
        close(tokens.count)
        return ranges
    }

    private static func ends(_ tokens: [Token], _ at: Int) -> Bool {
        let token = tokens[at]
        switch token.mark {
        case Letter.question, Letter.exclamation, Letter.ellipsis: return true
        case Letter.fullStop:
            guard at > 0 else { return true }
            let before = tokens[at - 1]
            let touchesBefore = before.end == token.start
            let next = at + 1 < tokens.count ? tokens[at + 1] : nil
            let touchesNext = next?.start == token.end
            if let next, touchesBefore, touchesNext, before.kind == .number, next.kind == .number { return false }
            if touchesBefore, before.count == 1, before.kind == .word || before.kind == .latin, let next, next.kind == before.kind { return false }
            return true
        default: return false
        }
    }

    /// Marks that still belong to a sentence that has ended: more stops, a closing quotation mark or bracket that touches it.
    private static func trails(_ tokens: [Token], _ at: Int) -> Bool {
        switch tokens[at].mark {
        case Letter.fullStop, Letter.question, Letter.exclamation, Letter.ellipsis, Letter.quoteClose, Letter.parenClose: return true
        case Letter.comma: return tokens[at - 1].end == tokens[at].start
        case Letter.quote:
            // A straight mark closes if it touches what is before and not what is after.
            let after = at + 1 < tokens.count ? tokens[at + 1] : nil
            return tokens[at - 1].end == tokens[at].start && after?.start != tokens[at].end
        default: return false
        }
    }
}

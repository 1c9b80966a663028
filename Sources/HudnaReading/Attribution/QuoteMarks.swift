internal import HudnaText

/// Finds what stands between quotation marks.
enum QuoteMarks {
    struct Pair {
        /// Token of the opening and of the closing mark.
        var open: Int
        var close: Int
        var content: Range<Int> { open + 1..<close }
    }

    /// Pairs in order, the inner ones of nested pairs left out. A straight mark opens where it touches the word behind it, closes where it touches the one before;
    /// a pair left open ends with its paragraph.
    static func pairs(_ sheet: Sheet) -> [Pair] {
        var pairs: [Pair] = []
        var open = -1
        var openMark = Letter.none
        for token in sheet.tokens.indices {
            let kind = sheet.tokens[token].kind
            if kind == .newline {
                if openMark == Letter.quote { open = -1 }
                continue
            }
            guard kind == .mark else { continue }
            let mark = sheet.tokens[token].mark
            guard mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.quoteClose else { continue }
            if open < 0 {
                if opens(sheet, token, mark) {
                    open = token
                    openMark = mark
                }
            } else if closes(sheet, token, mark, openMark) {
                if token > open + 1 { pairs.append(Pair(open: open, close: token)) }
                open = -1
            } else if mark == Letter.quoteOpen, token > open + 60 {
                // The earlier mark was never closed.
                open = token
                openMark = mark
            }
        }
        return pairs
    }

    private static func opens(_ sheet: Sheet, _ token: Int, _ mark: UInt8) -> Bool {
        if mark == Letter.quoteOpen { return true }
        let touchesNext = token + 1 < sheet.tokens.count && sheet.touches(token, token + 1) && sheet.tokens[token + 1].kind != .mark
        let touchesPrevious = token > 0 && sheet.touches(token - 1, token) && sheet.tokens[token - 1].kind == .word && sheet.tokens[token - 1].count > 2
        // ” for an opening mark is frequent: ب”عمل.
        return mark == Letter.quote ? true : touchesNext && !touchesPrevious
    }

    private static func closes(_ sheet: Sheet, _ token: Int, _ mark: UInt8, _ openMark: UInt8) -> Bool {
        if openMark == Letter.quote { return mark == Letter.quote || mark == Letter.quoteClose }
        return mark == Letter.quoteClose || (mark == Letter.quote && token > 0 && sheet.touches(token - 1, token))
    }
}

internal import HudnaText

/// Finds what stands between quotation marks.
struct QuoteMarks {
    struct Pair {
        /// Token of the opening and of the closing mark.
        var open: Int
        var close: Int
        var content: Range<Int> { open + 1..<close }
    }

    /// Pairs in order, the inner ones of nested pairs left out.
    private(set) var pairs: [Pair] = []
    /// Opening marks that nothing closes.
    private(set) var unclosed: [Int] = []
    private let sheet: Sheet
    private var open: [Int] = []

    init(_ sheet: Sheet) {
        self.sheet = sheet
        for token in sheet.tokens.indices {
            switch sheet.tokens[token].kind {
            case .newline: endParagraph(token)
            case .mark: read(token)
            default: break
            }
        }
        giveUp()
        pairs = outermost()
    }

    /// A straight mark opens where it touches only the word behind it, closes where it touches only the one before, and else does whatever is due; ” for an opening
    /// mark is frequent (ب”عمل).
    private mutating func read(_ token: Int) {
        let mark = sheet.tokens[token].mark
        switch mark {
        case Letter.quote where open.isEmpty || opensByTouch(token): open.append(token)
        case Letter.quoteOpen: push(token)
        case Letter.quoteClose where open.isEmpty:
            if touchesNext(token), !touchesPrevious(token, atLeast: 3) { open.append(token) }
        case Letter.quote, Letter.quoteClose: close(token)
        default: break
        }
    }

    private mutating func push(_ token: Int) {
        // »…«, turned round.
        if let last = open.last, sheet.tokens[last].mark == Letter.quoteClose, !touchesNext(token) { return close(token) }
        // An earlier mark of the same kind, so far off, was never closed.
        if let last = open.last, sheet.tokens[last].mark == Letter.quoteOpen, token > last + 60 { giveUp() }
        open.append(token)
    }

    private mutating func close(_ token: Int) {
        guard let last = open.popLast() else { return }
        if token > last + 1 { pairs.append(Pair(open: last, close: token)) }
    }

    private mutating func giveUp() {
        unclosed += open
        open = []
    }

    /// A straight mark does not reach over a line break; another does if a closing mark is what comes next.
    private mutating func endParagraph(_ token: Int) {
        guard let first = open.first else { return }
        guard sheet.tokens[first].mark != Letter.quote else { return giveUp() }
        let isMark: (Token) -> Bool = { $0.kind == .mark && ($0.mark == Letter.quote || $0.mark == Letter.quoteOpen || $0.mark == Letter.quoteClose) }
        let next = sheet.tokens[token...].first(where: isMark)
        if next?.mark != Letter.quoteClose { giveUp() }
    }

    private func opensByTouch(_ token: Int) -> Bool { touchesNext(token) && !touchesPrevious(token, atLeast: 1) && isBehindGap(token) }

    private func isBehindGap(_ token: Int) -> Bool { token > 0 && !sheet.touches(token - 1, token) }

    private func touchesNext(_ token: Int) -> Bool {
        token + 1 < sheet.tokens.count && sheet.touches(token, token + 1) && sheet.tokens[token + 1].kind != .mark
    }

    private func touchesPrevious(_ token: Int, atLeast count: Int) -> Bool {
        token > 0 && sheet.touches(token - 1, token) && sheet.tokens[token - 1].kind == .word && sheet.tokens[token - 1].count >= count
    }

    private func outermost() -> [Pair] {
        var out: [Pair] = []
        for pair in pairs.sorted(by: { ($0.open, $1.close) < ($1.open, $0.close) }) where out.last.map({ pair.open > $0.close }) ?? true { out.append(pair) }
        return out
    }
}

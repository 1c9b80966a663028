internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Media by names in marks: في تصريح لـ«الشرق الأوسط».
extension MentionFinder {
    /// A name that fills marks or brackets: of a listed medium whose name is a common word too, or of any to which somebody speaks.
    func markedMedium(at token: Int) -> Mention? {
        guard token > 0, sheet.words[token] >= 0, opensMarks(token - 1), let close = closingMark(after: token) else { return nil }
        if let listed = markedEntry(token, close) { return listedMention(token..<close, listed, 0, []) }
        guard listed(at: token) == nil, close - token < 4, isToldTo(token - 1) else { return nil }
        return Mention(token..<close, kind: .medium, basis: .body, rule: "told-to-marks")
    }

    private func markedEntry(_ token: Int, _ close: Int) -> Int32? {
        for match in sheet.phrases(at: token) where match.entry.kind == .marked && match.range.upperBound == close { return match.entry.payload }
        guard close == token + 1 else { return nil }
        var found: Int32?
        sheet.forEachAnalysis(token) { analysis in
            if found == nil, analysis.kind == .marked, analysis.proclitics.subtracting(.al).isEmpty { found = analysis.payload }
        }
        return found
    }

    private func opensMarks(_ token: Int) -> Bool {
        guard sheet.tokens[token].kind == .mark else { return false }
        switch sheet.tokens[token].mark {
        case Letter.quote, Letter.quoteOpen, Letter.quoteClose, Letter.parenOpen: return true
        default: return false
        }
    }

    /// The mark that closes at most four words.
    private func closingMark(after token: Int) -> Int? {
        var at = token
        while at < sheet.tokens.count, at - token < 5, sheet.words[at] >= 0 { at += 1 }
        guard at > token, at < sheet.tokens.count, sheet.tokens[at].kind == .mark else { return nil }
        switch sheet.tokens[at].mark {
        case Letter.quote, Letter.quoteClose, Letter.quoteOpen, Letter.parenClose: return at
        default: return nil
        }
    }

    /// Whether ل stands before the mark, and before it in the sentence a word of saying: قال لـ«كذا».
    private func isToldTo(_ mark: Int) -> Bool {
        guard mark > 0, sheet.tokens[mark - 1].kind == .word, sheet.tokens[mark - 1].count == 1,
            sheet.text.codes[Int(sheet.tokens[mark - 1].start)] == Letter.lam
        else { return false }
        var at = mark - 2
        while at >= 0, mark - at < 14, sheet.words[at] >= 0 || grammarless(at) {
            if tells(at) { return true }
            at -= 1
        }
        return false
    }

    private func grammarless(_ token: Int) -> Bool { sheet.tokens[token].kind == .mark && sheet.tokens[token].mark != Letter.fullStop }

    private func tells(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            switch analysis.kind {
            case .past, .present, .active, .masdar: found = found || language.groups[Int(analysis.payload)].speech >= 0
            case .classWord: found = found || language.classes[Int(analysis.payload)] == "statement"
            default: break
            }
        }
        return found
    }
}

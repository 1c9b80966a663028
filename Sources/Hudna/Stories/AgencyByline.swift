internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Which agency a report's text is by, as its byline says: الرياض - واس, (أ.ف.ب), خاص – وكالات, … «رويترز» on a line of its own at the end.
///
/// Words that tell where a text comes from (المصدر: رويترز) count at its end, a place in front of a name in brackets at its beginning: كحلوان (كونا) أعلن.
///
/// A name that stands in a sentence (قالت رويترز إن, بحسب «رويترز»، فقد) is no byline. Names that mean other things too (الفرنسية, وال) need a mark on both sides.
struct AgencyByline {
    /// A byline stands in so many first tokens of the body, or in so many last ones.
    private static let opening = 30
    private static let ending = 12

    private struct Name {
        let text: String
        /// It means other things too.
        let isWeak: Bool
        /// Agencies that are not named: وكالات.
        let isAny: Bool
    }

    private let forms: [[[UInt8]]: Name]
    /// Words in front of a name, or behind it, with which a sentence tells what the agency says: قالت وكالة (رويترز) إن.
    private let tellers: Set<[UInt8]>
    /// Tokens of a line that is a byline and nothing else, and words of a place in front of a name in brackets.
    private static let (lineTokens, placeWords) = (16, 4)
    private let longest: Int

    init(_ language: Language) {
        var forms: [[[UInt8]]: Name] = [:]
        var tellers: Set<[UInt8]> = []
        for row in language.recordTerms where row.table == "agencies" {
            guard row.role != "tell" else {
                tellers.formUnion(row.forms.compactMap { PlainText.name($0).first })
                continue
            }
            let name = Name(text: row.forms[0], isWeak: row.role != "agency", isAny: row.role == "agencies")
            for form in row.forms where forms[PlainText.name(form)] == nil { forms[PlainText.name(form)] = name }
        }
        self.forms = forms
        self.tellers = tellers
        longest = forms.keys.map(\.count).max() ?? 0
    }

    /// Of a long text the two ends, which hold all that is looked at: a headline and the opening, and the last words.
    private static let (headBytes, tailBytes) = (1_600, 600)

    /// Whose text a report is.
    func agency(of report: Report) -> String? {
        let text = FoldedText(utf8: Self.ends(of: report.text))
        let tokens = Tokenizer.tokens(of: text)
        return agency(tokens, split: StoryWords.headline(tokens, isGiven: report.title != nil), hasTitle: report.title != nil, text)
    }

    /// - Parameters:
    ///   - split: the number of tokens that are headline.
    ///   - hasTitle: whether the headline came as one; else a byline may stand in it.
    func agency(_ tokens: [Token], split: Int, hasTitle: Bool, _ text: FoldedText) -> String? {
        agency(tokens[split...], text) ?? (hasTitle ? nil : agency(tokens[..<split], text))
    }

    /// A text without its middle, which is cut out between words.
    private static func ends(of text: [UInt8]) -> [UInt8] {
        guard text.count > 2 * (headBytes + tailBytes), let head = text[..<headBytes].lastIndex(where: { $0 <= 0x20 }),
            let tail = text[(text.count - tailBytes)...].firstIndex(where: { $0 <= 0x20 })
        else { return text }
        return Array(text[..<head] + text[tail...])
    }

    /// - Parameter body: tokens of the text behind its headline.
    func agency(_ body: ArraySlice<Token>, _ text: FoldedText) -> String? {
        let head = Stretch(Self.withDashes(body.prefix(Self.opening), text), text, isEnd: body.count <= Self.opening)
        let tail = Stretch(Self.withDashes(body.suffix(Self.ending), text), text, isEnd: true)
        let found = names(head).filter { isByline($0, head) } + names(tail).filter { isSignature($0, tail) }
        return (found.first { !$0.name.isAny } ?? found.first)?.name.text
    }

    /// A tatweel by itself stands for a dash (كحلوان ـ رويترز); folding drops it.
    private static func withDashes(_ tokens: ArraySlice<Token>, _ text: FoldedText) -> [Token] {
        var out: [Token] = []
        for token in tokens {
            if let last = out.last, last.end > 0, token.start > last.end {
                let between = text.utf8[Int(text.byteOffsets[Int(last.end) - 1])..<Int(text.byteOffsets[Int(token.start)])]
                let isDash = between.indices.dropFirst().dropLast().contains { between[$0] == 0xD9 && between[$0 + 1] == 0x80 && between[$0 - 1] == 0x20 }
                if isDash { out.append(Token(start: Int(last.end), end: Int(last.end), kind: .mark, mark: Letter.dash)) }
            }
            out.append(token)
        }
        return out
    }

    // MARK: - Names

    /// Some tokens, with the letters of those that are words.
    private struct Stretch {
        let tokens: [Token]
        let words: [[UInt8]]
        /// Nothing follows.
        let isEnd: Bool

        init(_ tokens: [Token], _ text: FoldedText, isEnd: Bool) {
            self.tokens = tokens
            self.isEnd = isEnd
            words = tokens.map { token in
                token.kind == .word || token.kind == .latin || token.kind == .number ? PlainText.withoutArticle(Array(text.codes[token.range])) : []
            }
        }

        /// What stands at a place: its mark, 0 for a word, a line's end where there is nothing.
        func mark(_ at: Int) -> UInt8 {
            guard tokens.indices.contains(at) else { return at < 0 || isEnd ? Letter.newline : 0 }
            return tokens[at].mark
        }
    }

    private struct Found {
        let name: Name
        let range: Range<Int>
    }

    private func names(_ stretch: Stretch) -> [Found] {
        stretch.words.indices.compactMap { start in
            guard !stretch.words[start].isEmpty else { return nil }
            var form: [[UInt8]] = []
            var found: Found?
            var at = start
            while at < stretch.words.count, form.count < longest {
                if stretch.words[at].isEmpty {
                    // أ.ف.ب; خدمة «نيويورك تايمز».
                    guard [Letter.fullStop, Letter.colon, Letter.quote, Letter.quoteOpen].contains(stretch.tokens[at].mark) else { break }
                } else {
                    form.append(stretch.words[at])
                    if let name = forms[form] { found = Found(name: name, range: start..<at + 1) }
                }
                at += 1
            }
            return found
        }
    }

    // MARK: - Where they stand

    /// What stands around a name, marks that enclose it left out.
    private struct Surroundings {
        var left: UInt8
        var right: UInt8
        var isBracketed = false
        var isQuoted = false
    }

    private func surroundings(_ found: Found, _ stretch: Stretch) -> Surroundings {
        var (before, behind) = (found.range.lowerBound - 1, found.range.upperBound)
        // The full stop of an abbreviation: أ.ف.ب.
        if stretch.mark(behind) == Letter.fullStop, stretch.mark(behind + 1) != 0, behind + 1 < stretch.tokens.count { behind += 1 }
        var around = Surroundings(left: 0, right: 0)
        while stretch.tokens.indices.contains(before), stretch.tokens.indices.contains(behind) {
            let (open, close) = (stretch.mark(before), stretch.mark(behind))
            let isQuote = open == Letter.quote || open == Letter.quoteOpen
            guard open == Letter.parenOpen ? close == Letter.parenClose : isQuote && (close == Letter.quote || close == Letter.quoteClose) else { break }
            if isQuote { around.isQuoted = true } else { around.isBracketed = true }
            (before, behind) = (before - 1, behind + 1)
        }
        (around.left, around.right) = (stretch.mark(before), stretch.mark(behind))
        return around
    }

    /// In front of the text: between marks, or in front of a dash.
    private func isByline(_ found: Found, _ stretch: Stretch) -> Bool {
        let around = surroundings(found, stretch)
        let isStart = around.left == Letter.newline || around.left == Letter.dash || around.left == Letter.slash
        let isEnd = [Letter.newline, Letter.dash, Letter.slash, Letter.colon].contains(around.right)
        let isSetOff = isStart || around.isBracketed || around.left == Letter.comma || around.left == Letter.parenOpen
        if isEnd && (isSetOff || around.left == Letter.colon || around.left == Letter.fullStop) { return true }
        // (رويترز) أعلنت: in brackets at the very start.
        if isStart && around.isBracketed { return true }
        // كحلوان 5-5-2031 وفا -
        if around.right == Letter.dash && (!found.name.isWeak || isBehindNumber(found, stretch)) { return true }
        // كحلوان 18 محرم الموافق 5 مايو 2031 م واس, a line by itself; كحلوان (كونا) أعلن.
        return around.right == Letter.newline ? isDated(found, stretch) : around.isBracketed && isBehindPlace(found, stretch)
    }

    private func isBehindNumber(_ found: Found, _ stretch: Stretch) -> Bool {
        found.range.lowerBound > 0 && stretch.tokens[found.range.lowerBound - 1].kind == .number
    }

    /// Whether a name ends a short first line that holds numbers.
    private func isDated(_ found: Found, _ stretch: Stretch) -> Bool {
        let line = stretch.tokens[..<found.range.lowerBound]
        return line.count <= Self.lineTokens && line.contains { $0.kind == .number } && !line.contains { $0.kind == .newline }
    }

    /// Whether a name in brackets stands behind the first words, which are no sentence's, and a sentence begins behind it.
    private func isBehindPlace(_ found: Found, _ stretch: Stretch) -> Bool {
        let front = stretch.words[..<found.range.lowerBound].filter { !$0.isEmpty }
        let hasNumber = stretch.tokens[..<found.range.lowerBound].contains { $0.kind == .number }
        guard !front.isEmpty, front.count <= Self.placeWords, !front.contains(where: tellers.contains), !found.name.isWeak || hasNumber || front.count == 1
        else { return false }
        guard let next = stretch.words[found.range.upperBound...].first(where: { !$0.isEmpty }) else { return false }
        return !tellers.contains(next)
    }

    /// Whether a name stands behind a colon and one or two words that begin their line: المصدر: رويترز.
    private func isSource(_ found: Found, _ stretch: Stretch) -> Bool {
        var at = found.range.lowerBound - 2
        var words = 0
        while at >= 0, stretch.tokens[at].kind == .word { (at, words) = (at - 1, words + 1) }
        return (1...2).contains(words) && at >= 0 && stretch.mark(at) == Letter.newline
    }

    /// At the end of the text: in brackets, on a line of its own, or behind a full stop.
    private func isSignature(_ found: Found, _ stretch: Stretch) -> Bool {
        guard stretch.words[found.range.upperBound...].allSatisfy(\.isEmpty) else { return false }
        let around = surroundings(found, stretch)
        if around.isBracketed { return true }
        if around.left == Letter.colon { return isSource(found, stretch) }
        let lines = [Letter.newline, Letter.dash, Letter.fullStop, Letter.ellipsis, Letter.question, Letter.exclamation, Letter.symbol, Letter.quoteClose]
        return lines.contains(around.left) && (around.left != Letter.newline || found.range.lowerBound > 0)
    }
}

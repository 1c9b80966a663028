internal import HudnaLanguage
internal import HudnaText

/// Which agency a report's text is by, as its byline says: الرياض - واس, (أ.ف.ب), خاص – وكالات, … «رويترز» on a line of its own at the end.
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
    private let longest: Int

    init(_ language: Language) {
        var forms: [[[UInt8]]: Name] = [:]
        for row in language.recordTerms where row.table == "agencies" {
            let name = Name(text: row.forms[0], isWeak: row.role != "agency", isAny: row.role == "agencies")
            for form in row.forms where forms[PlainText.name(form)] == nil { forms[PlainText.name(form)] = name }
        }
        self.forms = forms
        longest = forms.keys.map(\.count).max() ?? 0
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
        return !found.name.isWeak && around.right == Letter.dash
    }

    /// At the end of the text: in brackets, on a line of its own, or behind a full stop.
    private func isSignature(_ found: Found, _ stretch: Stretch) -> Bool {
        guard stretch.words[found.range.upperBound...].allSatisfy(\.isEmpty) else { return false }
        let around = surroundings(found, stretch)
        if around.isBracketed { return true }
        let lines = [Letter.newline, Letter.dash, Letter.fullStop, Letter.ellipsis, Letter.question, Letter.exclamation, Letter.symbol, Letter.quoteClose]
        return lines.contains(around.left) && (around.left != Letter.newline || found.range.lowerBound > 0)
    }
}

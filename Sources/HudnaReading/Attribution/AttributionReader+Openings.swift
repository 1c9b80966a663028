internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Where what is said begins and ends.
extension AttributionReader {
    struct Opening {
        /// Where the words that introduce the clause begin.
        var start: Int
        var content: Range<Int>
        var isClause: Bool
    }

    /// Where what is said begins: behind إن, أن, a colon or an opening quotation mark; else the noun phrase behind the verb's preposition.
    func clauseOpening(_ token: Int, _ speech: Speech, _ sentence: Range<Int>) -> Opening? {
        let limit = min(sentence.upperBound, token + 45)
        let home = pairAt[token]
        var at = token + 1
        var fallback: Opening?
        while at < limit, pairAt[token] < 0 || pairAt[at] == home || grammar.isQuoteMark(at) {
            if let pair = quotes.first(where: { $0.open == at }), let opening = quoted(pair, token, sentence) {
                if !isAdjunct(pair, token) { return opening }
                fallback = fallback ?? opening
                at = pair.close + 1
                continue
            }
            if at - token < 12, unclosed.contains(at), grammar.preposition(before: at, proclitics: []) == nil { return clause(at, from: at, sentence) }
            if grammar.mark(at) == Letter.colon {
                let start = at + 1 < limit && tags.role(at + 1) == .complementizer ? at + 2 : at + 1
                return clause(at, from: start, sentence)
            }
            if tags.role(at) == .complementizer {
                guard !isTaken(at), let start = clauseStart(at, limit) else { break }
                return clause(at, from: start, sentence)
            }
            if at > token + 1, endsPrevious(at), speechVerb(at) != nil { break }
            at += 1
        }
        return fallback ?? nounOpening(token, speech, sentence)
    }

    /// What stands behind a complementizer; nil for the أن of a wish or an aim (أن يصل).
    private func clauseStart(_ at: Int, _ limit: Int) -> Int? {
        let hasPronoun = sheet.analysis(at, EntryKind.particle.mask)?.hasPronoun ?? false
        var start = max(at + 1, Int(tags.particleEnd[at]))
        if !hasPronoun, start < limit, tags.isVerb(start), sheet.analyses[Int(tags.verb[start])].kind == .present { return nil }
        if !hasPronoun, start < limit, tags.role(start) == .complementizer { start += 1 }
        if start < limit, grammar.mark(start) == Letter.colon { start += 1 }
        return start
    }

    /// غير أنه, في حين أن: the complementizer belongs to the particle in front.
    private func isTaken(_ complementizer: Int) -> Bool {
        var first = complementizer - 1
        while first > 0, tags.insideParticle[first] { first -= 1 }
        guard let role = tags.role(first), Int(tags.particleEnd[first]) == complementizer else { return false }
        return role == .subordinator || role == .conjunction || role == .negation
    }

    /// What stands in marks, unless it is too short to be said, or a name.
    private func quoted(_ pair: QuoteMarks.Pair, _ token: Int, _ sentence: Range<Int>) -> Opening? {
        let isPlaced = pair.open == token + 1 || grammar.mark(pair.open - 1) == Letter.colon
        guard pair.content.count > 2 || isPlaced, pair.content.count > 3 || !isInMention(pair.open + 1) else { return nil }
        return Opening(start: pair.open, content: pair.open..<contentEnd(from: pair.open, sentence, pair), isClause: true)
    }

    /// خلال «المؤتمر الأول», في قاعدة «كذا»: marks that hang on a noun or a preposition, where what is said may stand further on.
    private func isAdjunct(_ pair: QuoteMarks.Pair, _ token: Int) -> Bool {
        guard pair.content.count < 9, pair.open > token + 1, sheet.tokens[pair.open - 1].kind == .word, !tags.isVerb(pair.open - 1),
            !grammar.isTime[pair.open - 1]
        else { return false }
        return !isInMention(pair.open - 1)
    }

    private func clause(_ opener: Int, from start: Int, _ sentence: Range<Int>) -> Opening? {
        guard start < sentence.upperBound else { return nil }
        let pair = quotes.first { $0.open == start }
        return Opening(start: opener, content: start..<contentEnd(from: start, sentence, pair), isClause: true)
    }

    func isInMention(_ token: Int) -> Bool { token < sheet.tokens.count && cast.mention(at: token) != nil }

    /// A noun phrase as what is said: أكد استعداد حفتر; not an indirect quote.
    func nounOpening(_ token: Int, _ speech: Speech, _ sentence: Range<Int>) -> Opening? {
        guard !speech.isNoun else { return nil }
        var start = token + 1
        if !speech.isParticiple {
            guard let subject = grammar.subjectAfter(token, features: speech.features, limit: sentence.upperBound) else { return nil }
            start = subject.mentions.last.map { cast.mentions[$0].end } ?? subject.end
        }
        guard start < sentence.upperBound else { return nil }
        return Opening(start: start, content: start..<contentEnd(from: start, sentence, nil), isClause: false)
    }

    /// What is said reaches to the end of its sentence, over the sentences of a quotation, without a trailing attribution.
    func contentEnd(from start: Int, _ sentence: Range<Int>, _ pair: QuoteMarks.Pair?) -> Int {
        if let pair, pair.open == start, !goesOn(pair, sentence) { return pair.close + 1 }
        var end = sentence.upperBound
        if let home = quotes.first(where: { $0.open < start && $0.close > start && $0.close < end }), home.content.count > 3 { end = home.close }
        if let inner = quotes.first(where: { $0.open > start && $0.open < end && $0.close >= end }) { end = inner.close + 1 }
        end = withoutTrail(start, end)
        while end > start, sheet.tokens[end - 1].kind == .mark,
            grammar.mark(end - 1) == Letter.fullStop || grammar.mark(end - 1) == Letter.comma || grammar.mark(end - 1) == Letter.ellipsis
        { end -= 1 }
        return max(start, end)
    }

    /// إنه «ينتظر وفدا» إلى جنيف: the clause goes on behind the marks.
    private func goesOn(_ pair: QuoteMarks.Pair, _ sentence: Range<Int>) -> Bool {
        let next = pair.close + 1
        guard pair.content.count < 16, next < sentence.upperBound, sheet.words[next] >= 0, !endsPrevious(next), speechVerb(next) == nil else { return false }
        switch tags.role(next) {
        case .preposition?, .relative?, .negation?, .negationPast?, .negationFuture?: return true
        case nil: return !grammar.isTime[next] && !tags.insideParticle[next]
        default: return false
        }
    }

    /// The end of a clause without بحسب X, حسب وصفه at its end.
    private func withoutTrail(_ start: Int, _ end: Int) -> Int {
        var at = end - 1
        while at > start + 1, end - at < 12 {
            if tags.role(at) == .attribution { return at }
            if tags.isVerb(at) || grammar.mark(at) != Letter.none && grammar.mark(at) != Letter.fullStop && !grammar.isQuoteMark(at) { return end }
            at -= 1
        }
        return end
    }
}

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
        var at = token + 1
        let limit = min(sentence.upperBound, token + 45)
        while at < limit {
            if let pair = quotes.first(where: { $0.open == at }), pair.content.count > 2 || at == token + 1 || grammar.mark(at - 1) == Letter.colon {
                // A quoted name inside the speaker's title is no clause.
                if pair.content.count > 3 || !isInMention(at + 1) {
                    return Opening(start: at, content: at..<contentEnd(from: at, sentence, pair), isClause: true)
                }
            }
            if grammar.mark(at) == Letter.colon {
                var start = at + 1
                if start < limit, tags.role(start) == .complementizer { start += 1 }
                return clause(at, from: start, sentence)
            }
            if tags.role(at) == .complementizer {
                let hasPronoun = sheet.analysis(at, EntryKind.particle.mask)?.hasPronoun ?? false
                var start = max(at + 1, Int(tags.particleEnd[at]))
                if !hasPronoun, start < limit, tags.role(start) == .complementizer { start += 1 }
                if start < limit, grammar.mark(start) == Letter.colon { start += 1 }
                return clause(at, from: start, sentence)
            }
            if at > token + 1, tags.isVerb(at), endsPrevious(at), speechVerb(at) != nil { break }
            at += 1
        }
        return nounOpening(token, speech, sentence)
    }

    private func clause(_ opener: Int, from start: Int, _ sentence: Range<Int>) -> Opening {
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
        if let pair, pair.open == start { return pair.close + 1 }
        var end = sentence.upperBound
        if let inner = quotes.first(where: { $0.open > start && $0.open < end && $0.close >= end }) { end = inner.close + 1 }
        while end > start, sheet.tokens[end - 1].kind == .mark,
            grammar.mark(end - 1) == Letter.fullStop || grammar.mark(end - 1) == Letter.comma || grammar.mark(end - 1) == Letter.ellipsis
        { end -= 1 }
        return max(start, end)
    }
}

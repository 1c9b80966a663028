internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Makes quotes of what stands in marks and of what verbs of saying introduce (codebook, section 4, ruling 14).
struct QuoteReader {
    let grammar: Grammar
    let pairs: [QuoteMarks.Pair]
    let attributions: [Attribution]
    private let reader: AttributionReader
    var sheet: Sheet { grammar.sheet }
    var cast: Cast { grammar.cast }

    init(reader: AttributionReader, attributions: [Attribution]) {
        self.reader = reader
        self.attributions = attributions
        grammar = reader.grammar
        pairs = reader.quotes
    }

    struct Found {
        var range: Range<Int>
        var speaker: Int
        var via: [Int]
        var kind: Quote.Kind
        var rule: String
    }

    func quotes() -> [Found] {
        var found: [Found] = []
        for pair in pairs { if let quote = direct(pair) { found.append(quote) } }
        for attribution in attributions where attribution.isClause && !attribution.isSpoken && !isTitle(attribution) {
            if let quote = indirect(attribution) { found.append(quote) }
        }
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// الاسم: كلام at the head of a report is its title, and sums up what is said.
    private func isTitle(_ attribution: Attribution) -> Bool { attribution.basis == .headline && sheet.sentenceOf[attribution.range.lowerBound] == 0 }

    private func indirect(_ attribution: Attribution) -> Found? {
        let range = trimmed(attribution.range)
        guard words(range) >= 2, let speaker = attribution.speakers.first ?? attribution.via.first else { return nil }
        // All of it in marks: the direct quote says it.
        if pairs.contains(where: { $0.open <= range.lowerBound && range.upperBound <= $0.close + 1 }) { return nil }
        let via = attribution.speakers.isEmpty ? Array(attribution.via.dropFirst()) : attribution.via
        if reader.unclosed.contains(range.lowerBound) {
            return Found(range: range.lowerBound + 1..<range.upperBound, speaker: speaker, via: via, kind: .direct, rule: attribution.rule)
        }
        return Found(range: range, speaker: speaker, via: via, kind: .indirect, rule: attribution.rule)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, grammar.mark(start) == Letter.colon || grammar.mark(start) == Letter.comma { start += 1 }
        while end > start,
            [Letter.fullStop, Letter.comma, Letter.ellipsis, Letter.semicolon].contains(grammar.mark(end - 1)) || sheet.tokens[end - 1].kind == .newline
        { end -= 1 }
        return start..<end
    }

    private func words(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + (sheet.words[$1] >= 0 ? 1 : 0) } }

    private func direct(_ pair: QuoteMarks.Pair) -> Found? {
        let content = pair.content
        let count = words(content)
        guard count >= 2, !isName(content, count), !isCalled(pair, count) else { return nil }
        if let attribution = attribution(of: pair) {
            if let subject = innerSubject(pair, attribution) { return Found(range: content, speaker: subject, via: [], kind: .direct, rule: "quote:subject") }
            if let speaker = attribution.speakers.first ?? attribution.via.first {
                return Found(
                    range: content, speaker: speaker, via: attribution.speakers.isEmpty ? [] : attribution.via, kind: .direct, rule: attribution.rule)
            }
        }
        if let trailing = trailing(pair) { return Found(range: content, speaker: trailing, via: [], kind: .direct, rule: "quote:trailing") }
        if let subject = governingSubject(pair), count >= Self.longFragment || isSpoken(pair) {
            return Found(range: content, speaker: subject, via: [], kind: .direct, rule: "quote:subject")
        }
        if count >= 8, let before = attributions.last(where: { $0.verb >= 0 && $0.verb < pair.open && !$0.speakers.isEmpty }), isNear(before.verb, pair.open) {
            return Found(range: content, speaker: before.speakers[0], via: before.via, kind: .direct, rule: "quote:continued")
        }
        return nil
    }

    private func isNear(_ verb: Int, _ token: Int) -> Bool { sheet.sentenceOf[token] - sheet.sentenceOf[verb] <= 3 }

    /// A quoted name is no quote: one mention that fills the marks, or a short one inside a mention.
    private func isName(_ content: Range<Int>, _ count: Int) -> Bool {
        guard let index = cast.mention(at: content.lowerBound) else { return false }
        let mention = cast.mentions[index]
        if mention.start < content.lowerBound { return mention.end >= content.upperBound }
        return mention.end >= content.upperBound && count <= 6
    }

    /// عملية «السهم», شركة «كذا»: a name behind the bare noun of what bears it, unless words of saying open with it.
    private func isCalled(_ pair: QuoteMarks.Pair, _ count: Int) -> Bool {
        let before = pair.open - 1
        if isNaming(before) { return true }
        guard count <= 4, before >= 0, sheet.tokens[before].kind == .word, !grammar.tags.isVerb(before), !grammar.tags.isParticle(before),
            !grammar.isTime[before], !grammar.isDefinite(before), !pair.content.contains(where: { grammar.tags.isVerb($0) }), isBareNoun(before)
        else { return false }
        return !attributions.contains { $0.verb >= 0 && $0.range.lowerBound == pair.open }
    }

    /// بعنوان: «…», تحت شعار «…»: a title or slogan, however long.
    private func isNaming(_ token: Int) -> Bool {
        let at = token > 0 && grammar.mark(token) == Letter.colon ? token - 1 : token
        return at >= 0 && sheet.words[at] >= 0 && sheet.isClass("naming", at)
    }

    private func isBareNoun(_ token: Int) -> Bool {
        guard !sheet.has(token, EntryKind.masdar.mask | EntryKind.adjective.mask | EntryKind.verbs) else { return false }
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .noun || analysis.kind == .head || analysis.kind == .placeHead, !analysis.hasPronoun { found = true }
        }
        return found
    }

    /// The innermost attribution that covers the quote or opens with it.
    private func attribution(of pair: QuoteMarks.Pair) -> Attribution? {
        var best: Attribution?
        for attribution in attributions where attribution.verb >= 0 {
            let covers = attribution.range.lowerBound <= pair.open + 1 && pair.open < attribution.range.upperBound
            guard covers else { continue }
            if let known = best, known.range.count < attribution.range.count, known.range.lowerBound >= attribution.range.lowerBound { continue }
            best = attribution
        }
        if let best, !best.isClause, words(pair.content) < 2 { return nil }
        return best
    }

    /// Inside what somebody says, a fragment belongs to whom he tells of: قال X إن Y دعا إلى "…".
    private func innerSubject(_ pair: QuoteMarks.Pair, _ attribution: Attribution) -> Int? {
        guard attribution.verb < pair.open, pair.open > attribution.range.lowerBound + 1 else { return nil }
        let clause = grammar.clauses.clause(at: pair.open)
        for verb in stride(from: pair.open - 1, through: max(clause.start, attribution.range.lowerBound), by: -1) where grammar.tags.isVerb(verb) {
            let analysis = sheet.analyses[Int(grammar.tags.verb[verb])]
            guard sheet.language.groups[Int(analysis.payload)].senses.contains(where: { isWord(sheet.language.senses[Int($0)].type) }) else { return nil }
            return grammar.subject(ofVerb: verb, features: analysis.features, limit: pair.open, hasPronoun: false)?.mentions.first.map {
                cast.mentions[$0].actor
            }
        }
        return nil
    }

    private func isWord(_ type: String) -> Bool { ClaimType(rawValue: type)?.group == .words || type == "refuse" }

    /// "…"، قال X: not a verb that opens what is said next.
    private func trailing(_ pair: QuoteMarks.Pair) -> Int? {
        var at = pair.close + 1
        let limit = min(grammar.sentence(pair.close).upperBound, at + 4)
        while at < limit, grammar.mark(at) != Letter.fullStop {
            if grammar.tags.isVerb(at) {
                guard !reader.endsPrevious(at), let speech = reader.speechVerb(at), !attributions.contains(where: { $0.verb == at && $0.isClause }) else {
                    return nil
                }
                let end = grammar.sentence(at).upperBound
                return grammar.subjectAfter(at, features: speech.features, limit: end)?.mentions.first.map { cast.mentions[$0].actor }
            }
            if grammar.tags.role(at) == .attribution {
                return attributions.first { $0.basis == .trailing && $0.range.contains(pair.open) }?.speakers.first
            }
            at += 1
        }
        return nil
    }

    /// A fragment (دعا إلى "…"): the subject of the verb that governs it.
    private func governingSubject(_ pair: QuoteMarks.Pair) -> Int? {
        let sentence = grammar.sentence(pair.open)
        var at = pair.open - 1
        while at >= sentence.lowerBound {
            if grammar.tags.isVerb(at) {
                let features = sheet.analyses[Int(grammar.tags.verb[at])].features
                let subject = grammar.subject(ofVerb: at, features: features, limit: pair.open, hasPronoun: false)
                if let subject, let first = subject.mentions.first { return cast.mentions[first].actor }
            }
            at -= 1
        }
        return nil
    }

    /// So many words in marks are somebody's words, whatever verb governs them; fewer may be a name or a word kept at a distance.
    private static let longFragment = 8

    /// Whether a word of saying, demanding or the like stands close before: a verb, or the noun of what is called out (هتافات منها «…»).
    private func isSpoken(_ pair: QuoteMarks.Pair) -> Bool {
        let sentence = grammar.sentence(pair.open)
        return (max(sentence.lowerBound, pair.open - 12)..<pair.open).contains { at in
            if grammar.tags.isVerb(at) {
                let group = sheet.language.groups[Int(sheet.analyses[Int(grammar.tags.verb[at])].payload)]
                return group.speech >= 0 || group.senses.contains { isWord(sheet.language.senses[Int($0)].type) }
            }
            return sheet.analyses(of: at).contains { index in
                sheet.analyses[index].kind == .masdar && sheet.language.groups[Int(sheet.analyses[index].payload)].speech >= 0
            }
        }
    }
}

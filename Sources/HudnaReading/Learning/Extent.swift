internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide from where to where the evidence of a claim reaches: the shortest stretch that holds its predicate, who takes part, and what its
/// status hangs on. Each end is looked at by itself, among the tokens of
/// the sentence where a phrase can begin or end.
struct Extent {
    let claims: ClaimFeatures
    /// How many marks stand before a token, and how many other words of the report tell something: one more than tokens.
    private let marks: [Int]
    private let told: [Int]
    private var sheet: Sheet { claims.sheet }
    private var grammar: Grammar { claims.grammar }

    /// So many tokens before the predicate, or before where the rules begin, may be the first.
    private static let reach = (before: 12, behind: 26)

    init(claims: ClaimFeatures) {
        self.claims = claims
        let tokens = claims.sheet.tokens.indices
        var telling = [Int](repeating: 0, count: tokens.count)
        for told in claims.told { telling[told.token] += 1 }
        marks = tokens.reduce(into: [0]) { $0.append($0[$1] + (claims.grammar.mark($1) == Letter.none ? 0 : 1)) }
        told = tokens.reduce(into: [0]) { $0.append($0[$1] + telling[$1]) }
    }

    /// One end: the evidence begins at a token, or ends before it.
    enum End { case first, limit }

    /// Tokens that may be an end, in the order of the text; the rules' own is among them.
    func candidates(_ index: Int, _ end: End) -> [Int] {
        let draft = claims.drafts[index]
        let sentence = grammar.sentence(draft.predicate.token)
        switch end {
        case .first:
            let start = max(sentence.lowerBound, min(draft.predicate.token, draft.evidence.lowerBound) - Self.reach.before)
            return (start..<draft.predicate.token + 1).filter { $0 == draft.evidence.lowerBound || canBegin($0) }
        case .limit:
            let least = max(draft.predicate.range.upperBound, draft.evidence.lowerBound + 1)
            let most = max(draft.evidence.upperBound, min(sentence.upperBound, least + Self.reach.behind))
            return (min(least, draft.evidence.upperBound)..<most + 1).filter { $0 == draft.evidence.upperBound || $0 >= least && canEnd($0) }
        }
    }

    /// What two stretches of tokens have in common, as a share of the letters that either holds.
    func common(_ a: Range<Int>, _ b: Range<Int>) -> Double {
        let both = letters(max(a.lowerBound, b.lowerBound)..<max(a.lowerBound, b.lowerBound, min(a.upperBound, b.upperBound)))
        let either = letters(a) + letters(b) - both
        return either == 0 ? 0 : Double(both) / Double(either)
    }

    /// With the mark behind it that closes a quotation or a bracket opened in it.
    func closed(_ range: Range<Int>) -> Range<Int> {
        let closes = range.upperBound < sheet.tokens.count && grammar.closes(range.upperBound, from: range.lowerBound)
        return closes && !range.contains { grammar.closes($0, from: range.lowerBound) } ? range.lowerBound..<range.upperBound + 1 : range
    }

    private func letters(_ range: Range<Int>) -> Int {
        guard let first = range.first, let last = range.last else { return 0 }
        return Int(sheet.tokens[last].end - sheet.tokens[first].start)
    }

    /// No mark, and nothing that goes on with a name or a time.
    private func canBegin(_ token: Int) -> Bool { grammar.mark(token) == Letter.none && !isInside(token) }

    /// What stands before it is no mark and no word that opens what follows.
    private func canEnd(_ token: Int) -> Bool {
        guard grammar.mark(token - 1) == Letter.none, !isInside(token) else { return false }
        switch claims.tags.role(token - 1) {
        case .preposition, .complementizer, .relative: return false
        default: return true
        }
    }

    /// Whether a border before the token would cut a name or a time.
    private func isInside(_ token: Int) -> Bool {
        guard token > 0, token < sheet.tokens.count else { return false }
        if grammar.isTime[token], grammar.isTime[token - 1] { return true }
        guard let mention = claims.cast.mention(at: token) else { return false }
        return claims.cast.mentions[mention].start < token
    }

    /// Features of a border before the token.
    func features(_ index: Int, _ token: Int, _ end: End, _ bag: inout FeatureBag) {
        let draft = claims.drafts[index]
        let predicate = draft.predicate
        let (type, group, form) = (claims.typeNumber(draft), claims.groupNumber(draft), claims.form(predicate))
        let isVerb = predicate.isVerb ? 1 : 0
        let ruled = end == .first ? draft.evidence.lowerBound : draft.evidence.upperBound
        let (inner, outer) = end == .first ? (token, token - 1) : (token - 1, token)
        let away = end == .first ? predicate.token - token : token - predicate.range.upperBound
        let between = end == .first ? token..<max(token, predicate.token) : predicate.range.upperBound..<max(predicate.range.upperBound, token)
        bag.add(401, max(-6, min(6, token - ruled)), isVerb)
        bag.add(402, token == ruled ? 1 : 0, group, form)
        bag.add(403, min(20, away), isVerb)
        bag.add(404, min(20, away), group)
        bag.add(405, claims.tokenClass(inner), isVerb)
        bag.add(406, claims.tokenClass(outer), isVerb)
        bag.add(407, claims.tokenClass(inner), claims.tokenClass(outer))
        bag.add(408, claims.tokenClass(outer), type)
        bag.add(409, claims.word(inner))
        bag.add(410, claims.word(outer), min(1, away))
        bag.add(411, proclitics(inner), proclitics(outer), isVerb)
        bag.add(412, hasArticle(inner) * 2 + hasArticle(outer), claims.tokenClass(inner))
        let further = end == .first ? outer - 1 : outer + 1
        bag.add(424, claims.tokenClass(outer), claims.tokenClass(further), isVerb)
        bag.add(425, claims.tokenClass(outer), min(10, away / 2), isVerb)
        bag.add(426, remaining(token, end), isVerb)
        bag.add(427, remaining(token, end), min(10, away / 2))
        bag.add(428, claims.ruleNumber(draft), min(10, away / 2))
        bag.add(429, claims.ruleNumber(draft), claims.tokenClass(outer))
        clauses(predicate.token, token, inner, &bag)
        let marks = marks[between.upperBound] - marks[between.lowerBound]
        let told = told[between.upperBound] - told[between.lowerBound]
        bag.add(416, min(3, marks), min(3, told), isVerb)
        bag.add(417, min(4, claims.mentions(in: between)), group)
        bag.add(418, told == 0 ? 0 : 1, claims.tokenClass(outer), isVerb)
        bag.add(419, parties(draft.arguments.actors, token, end), form)
        bag.add(420, parties(draft.arguments.targets, token, end), type)
        bag.add(421, parties(draft.arguments.mentionIndexes, token, end), min(6, away), isVerb)
        bag.add(422, isQuoted(inner) * 4 + isQuoted(outer) * 2 + isQuoted(predicate.token), isVerb)
        bag.add(423, grammar.isTime[inner] ? 1 : 0, isTime(outer) ? 1 : 0, isVerb)
    }

    /// In which clause the border lies, and how many lie between.
    private func clauses(_ predicate: Int, _ token: Int, _ inner: Int, _ bag: inout FeatureBag) {
        let (own, here) = (grammar.clauses.index(at: predicate), grammar.clauses.index(at: inner))
        let clause = grammar.clauses.clause(at: inner)
        let isBorder = token == clause.start || token == clause.end
        bag.add(413, max(-3, min(3, here - own)), isBorder ? 1 : 0)
        bag.add(414, claims.openerNumber(clause.opener), here == own ? 1 : 0, isBorder ? 1 : 0)
        let sentence = grammar.sentence(predicate)
        bag.add(415, min(4, max(0, sentence.upperBound - token)), min(2, max(0, token - sentence.lowerBound)))
    }

    /// How many tokens lie between the border and the mark or the end of the clause that comes next beyond it, at most seven.
    private func remaining(_ token: Int, _ end: End) -> Int {
        let clause = grammar.clauses.clause(at: end == .first ? token : token - 1)
        var at = token
        while abs(at - token) < 7 {
            let next = end == .first ? at - 1 : at
            guard clause.range.contains(next), grammar.mark(next) == Letter.none else { break }
            at += end == .first ? -1 : 1
        }
        return abs(at - token)
    }

    /// Whether those who take part by the rules lie inside, at the border, or partly beyond it.
    private func parties(_ mentions: [Int], _ token: Int, _ end: End) -> Int {
        guard !mentions.isEmpty else { return 0 }
        let cast = claims.cast
        let (isAt, isBeyond) = mentions.reduce((false, false)) { found, index in
            let mention = cast.mentions[index]
            return end == .first
                ? (found.0 || mention.start == token, found.1 || mention.start < token) : (found.0 || mention.end == token, found.1 || mention.end > token)
        }
        return isBeyond ? (isAt ? 4 : 3) : (isAt ? 2 : 1)
    }

    private func proclitics(_ token: Int) -> Int {
        guard token >= 0, token < sheet.tokens.count, let found = grammar.nounProclitics(token) else { return -1 }
        return Int(found.rawValue)
    }

    private func hasArticle(_ token: Int) -> Int { token >= 0 && token < sheet.tokens.count && sheet.hasArticle[token] ? 1 : 0 }
    private func isQuoted(_ token: Int) -> Int { token >= 0 && token < sheet.tokens.count && claims.inQuote[token] ? 1 : 0 }
    private func isTime(_ token: Int) -> Bool { token >= 0 && token < sheet.tokens.count && grammar.isTime[token] }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide from where to where the evidence of a claim reaches: the shortest stretch that holds its predicate, who takes part, and what its
/// status hangs on. Each end is looked at by itself, among the tokens of
/// the sentence where a phrase can begin or end.
struct Extent {
    let claims: ClaimFeatures
    private let marks: TokenCounts
    /// Words of the report that tell something.
    private let told: TokenCounts
    private var sheet: Sheet { claims.sheet }
    private var grammar: Grammar { claims.grammar }

    /// So many tokens before the predicate, or before where the rules begin, may be the first.
    private static let reach = (before: 12, behind: 26)

    init(claims: ClaimFeatures) {
        self.claims = claims
        marks = TokenCounts(claims.sheet.tokens.indices.map { claims.grammar.mark($0) == Letter.none ? 0 : 1 })
        told = claims.toldCounts()
    }

    /// One end: the evidence begins at a token, or ends before it.
    enum End { case first, limit }

    /// Tokens that may be an end, in the order of the text; the rules' own is among them.
    func candidates(_ own: DraftMark, _ end: End) -> [Int] {
        switch end {
        case .first:
            let start = max(own.sentence.lowerBound, min(own.token, own.evidence.lowerBound) - Self.reach.before)
            return (start..<own.token + 1).filter { $0 == own.evidence.lowerBound || canBegin($0) }
        case .limit:
            let least = max(own.predicate.upperBound, own.evidence.lowerBound + 1)
            let most = max(own.evidence.upperBound, min(own.sentence.upperBound, least + Self.reach.behind))
            return (min(least, own.evidence.upperBound)..<most + 1).filter { $0 == own.evidence.upperBound || $0 >= least && canEnd($0) }
        }
    }

    /// Tokens in a row, at least one, with the letters from their first to behind their last.
    struct Stretch {
        let tokens: Range<Int>
        fileprivate let letters: Range<Int>

        /// What two stretches have in common, as a share of the letters that either holds.
        func common(_ other: Stretch) -> Double {
            let both = max(0, min(letters.upperBound, other.letters.upperBound) - max(letters.lowerBound, other.letters.lowerBound))
            let either = letters.count + other.letters.count - both
            return either == 0 ? 0 : Double(both) / Double(either)
        }
    }

    func stretch(_ tokens: Range<Int>) -> Stretch {
        Stretch(tokens: tokens, letters: Int(sheet.tokens[tokens.lowerBound].start)..<Int(sheet.tokens[tokens.upperBound - 1].end))
    }

    /// With the mark behind it that closes a quotation or a bracket opened in it.
    func closed(_ range: Range<Int>) -> Range<Int> {
        let closes = range.upperBound < sheet.tokens.count && grammar.closes(range.upperBound, from: range.lowerBound)
        return closes && !range.contains { grammar.closes($0, from: range.lowerBound) } ? range.lowerBound..<range.upperBound + 1 : range
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

    /// What is looked at of a draft whatever border is looked at.
    struct DraftMark {
        fileprivate let token: Int
        fileprivate let predicate: Range<Int>
        fileprivate let evidence: Range<Int>
        fileprivate let sentence: Range<Int>
        fileprivate let clause: Int
        fileprivate let type: Int
        fileprivate let group: Int
        fileprivate let form: Int
        fileprivate let rule: Int
        fileprivate let isVerb: Int
        fileprivate let isQuoted: Int
        /// Where the mentions lie that are its actors, its targets, and all that its rules name.
        fileprivate let actors: [Range<Int>]
        fileprivate let targets: [Range<Int>]
        fileprivate let parties: [Range<Int>]
    }

    func mark(draft index: Int) -> DraftMark {
        let draft = claims.drafts[index]
        let token = draft.predicate.token
        func ranges(_ mentions: [Int]) -> [Range<Int>] { mentions.map { claims.cast.mentions[$0].range } }
        return DraftMark(
            token: token, predicate: draft.predicate.range, evidence: draft.evidence, sentence: grammar.sentence(token),
            clause: grammar.clauses.index(at: token), type: claims.typeNumber(draft), group: claims.groupNumber(draft), form: claims.form(draft.predicate),
            rule: claims.ruleNumber(draft), isVerb: draft.predicate.isVerb ? 1 : 0, isQuoted: isQuoted(token), actors: ranges(draft.arguments.actors),
            targets: ranges(draft.arguments.targets), parties: ranges(draft.arguments.mentionIndexes))
    }

    /// Features of a border before the token.
    func features(_ own: DraftMark, _ token: Int, _ end: End, _ bag: inout FeatureBag) {
        let (type, group, form, isVerb) = (own.type, own.group, own.form, own.isVerb)
        let ruled = end == .first ? own.evidence.lowerBound : own.evidence.upperBound
        let (inner, outer) = end == .first ? (token, token - 1) : (token - 1, token)
        let away = end == .first ? own.token - token : token - own.predicate.upperBound
        let between = end == .first ? token..<max(token, own.token) : own.predicate.upperBound..<max(own.predicate.upperBound, token)
        let (innerClass, outerClass) = (claims.tokenClass(inner), claims.tokenClass(outer))
        bag.add(401, max(-6, min(6, token - ruled)), isVerb)
        bag.add(402, token == ruled ? 1 : 0, group, form)
        bag.add(403, min(20, away), isVerb)
        bag.add(404, min(20, away), group)
        bag.add(405, innerClass, isVerb)
        bag.add(406, outerClass, isVerb)
        bag.add(407, innerClass, outerClass)
        bag.add(408, outerClass, type)
        bag.add(409, claims.word(inner))
        bag.add(410, claims.word(outer), min(1, away))
        bag.add(411, proclitics(inner), proclitics(outer), isVerb)
        bag.add(412, hasArticle(inner) * 2 + hasArticle(outer), innerClass)
        let further = end == .first ? outer - 1 : outer + 1
        bag.add(424, outerClass, claims.tokenClass(further), isVerb)
        bag.add(425, outerClass, min(10, away / 2), isVerb)
        let remaining = remaining(token, end)
        bag.add(426, remaining, isVerb)
        bag.add(427, remaining, min(10, away / 2))
        bag.add(428, own.rule, min(10, away / 2))
        bag.add(429, own.rule, outerClass)
        clauses(own, token, inner, &bag)
        let (marks, told) = (marks.within(between), told.within(between))
        bag.add(416, min(3, marks), min(3, told), isVerb)
        bag.add(417, min(4, claims.mentions(in: between)), group)
        bag.add(418, told == 0 ? 0 : 1, outerClass, isVerb)
        bag.add(419, parties(own.actors, token, end), form)
        bag.add(420, parties(own.targets, token, end), type)
        bag.add(421, parties(own.parties, token, end), min(6, away), isVerb)
        bag.add(422, isQuoted(inner) * 4 + isQuoted(outer) * 2 + own.isQuoted, isVerb)
        bag.add(423, grammar.isTime[inner] ? 1 : 0, isTime(outer) ? 1 : 0, isVerb)
    }

    /// In which clause the border lies, and how many lie between.
    private func clauses(_ own: DraftMark, _ token: Int, _ inner: Int, _ bag: inout FeatureBag) {
        let here = grammar.clauses.index(at: inner)
        let clause = grammar.clauses.clause(at: inner)
        let isBorder = token == clause.start || token == clause.end
        bag.add(413, max(-3, min(3, here - own.clause)), isBorder ? 1 : 0)
        bag.add(414, claims.openerNumber(clause.opener), here == own.clause ? 1 : 0, isBorder ? 1 : 0)
        bag.add(415, min(4, max(0, own.sentence.upperBound - token)), min(2, max(0, token - own.sentence.lowerBound)))
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
    private func parties(_ mentions: [Range<Int>], _ token: Int, _ end: End) -> Int {
        guard !mentions.isEmpty else { return 0 }
        var (isAt, isBeyond) = (false, false)
        for mention in mentions {
            isAt = isAt || (end == .first ? mention.lowerBound == token : mention.upperBound == token)
            isBeyond = isBeyond || (end == .first ? mention.lowerBound < token : mention.upperBound > token)
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

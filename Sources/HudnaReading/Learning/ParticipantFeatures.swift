internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide who takes part in a claim. An object, since what all claims share is looked at for the first of them only: most reports have none.
final class ParticipantFeatures {
    let claims: ClaimFeatures
    private var sheet: Sheet { claims.sheet }
    private var grammar: Grammar { claims.grammar }
    private var cast: Cast { claims.cast }
    private lazy var marks = cast.mentions.map(mark)
    /// By actor: how often it is named, at most four times, and whether the headline names it.
    private lazy var salience = cast.actors.map { min(4, $0.mentions.count) }
    private lazy var inHeadline = cast.actors.map { $0.mentions.contains { sheet.sentenceOf[cast.mentions[$0].start] == 0 } ? 1 : 0 }
    private lazy var verbs = claims.tags.verbCounts
    /// Where mentions begin.
    private lazy var begun = TokenCounts(
        sheet.tokens.indices.map { token in cast.mention(at: token).map { cast.mentions[$0].start == token } ?? false ? 1 : 0 })
    /// By sentence: where its first mention begins that no preposition governs and that is no adjective.
    private lazy var firstFree = sheet.sentences.map { sentence in
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                if !grammar.isNisba(cast.mentions[index]), grammar.preposition(of: cast.mentions[index]) == nil { return at }
                at = cast.mentions[index].end
            } else {
                at += 1
            }
        }
        return Int.max
    }

    init(claims: ClaimFeatures) { self.claims = claims }

    /// Mentions that may take part in a draft: those of its sentence, the free ones of the sentence before, and who is quoted.
    func candidates(_ index: Int) -> [Int] {
        let draft = claims.drafts[index]
        let token = draft.predicate.token
        let number = Int(sheet.sentenceOf[token])
        let sentence = sheet.sentences[number]
        var out: [Int] = []
        let first = sheet.sentences[max(0, number - 4)].lowerBound
        let near = number > 0 ? sheet.sentences[number - 1].lowerBound : sentence.lowerBound
        let sources = draft.source + (draft.content == nil ? [] : draft.actors)
        for mention in marks.indices {
            let mark = marks[mention]
            guard mark.mayTakePart, mark.start >= first, mark.start < sentence.upperBound else { continue }
            if mark.start < sentence.lowerBound {
                if mark.isNisba { continue }
                // Further back only who was the subject, or who speaks here.
                if mark.start < near, !mark.isBare, !sources.contains(mark.actor) { continue }
            }
            out.append(mention)
        }
        for actor in claims.discourse.expected(index) where !out.contains(where: { marks[$0].actor == actor }) {
            let free = cast.mentions(of: actor).filter { !cast.mentions[$0].isNested }
            if let known = free.last(where: { marks[$0].start < token }) ?? free.first { out.append(known) }
        }
        return out
    }

    /// Features of a mention as the actor or target of a draft.
    func features(_ own: DraftMark, _ mentionIndex: Int, _ bag: inout FeatureBag) {
        let (draft, mark) = (own.draft, marks[mentionIndex])
        let (token, type, group, isVerb, rule) = (own.token, own.type, own.group, own.isVerb, own.rule)
        let direction = mark.start < token ? 0 : 1
        let sentences = max(-1, min(3, own.sentence - mark.sentence))
        let sameClause = own.clause == mark.clause ? 1 : 0
        let gap = direction == 0 ? token - mark.end : mark.start - own.end
        let distance = gap <= 0 ? 0 : gap <= 1 ? 1 : gap <= 3 ? 2 : gap <= 6 ? 3 : gap <= 12 ? 4 : 5
        let prep = mark.prepositionNumber
        let isGoverned = prep == 0 ? 0 : 1
        let isRuleActor = cast.isAmong(mark.actor, draft.actors) ? 1 : 0
        let isRuleTarget = cast.isAmong(mark.actor, draft.targets) ? 1 : 0
        let isExactActor = draft.arguments.actors.contains(mentionIndex) ? 1 : 0
        let isExactTarget = draft.arguments.targets.contains(mentionIndex) ? 1 : 0
        let isSpeaker = cast.isAmong(mark.actor, draft.source) ? 1 : 0
        let (kind, basis) = (mark.kind, mark.basis)
        let matchesActor = mark.preposition.map { p in own.actorSlots.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let matchesTarget = mark.preposition.map { p in own.targetSlots.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let position = direction * 2 + sameClause + sentences * 4
        let ruled = isRuleActor * 2 + isRuleTarget
        let isActorless = own.isActorless
        bag.add(101, isExactActor, isExactTarget, isVerb)
        bag.add(102, isRuleActor, isRuleTarget, sentences)
        bag.add(103, isExactActor, own.actorBasis, type)
        bag.add(104, isExactActor, own.actorBasis, kind)
        bag.add(105, position, distance, isVerb)
        bag.add(106, position, prep, isVerb)
        bag.add(107, prep, type, direction)
        bag.add(108, prep, rule, direction)
        bag.add(109, matchesActor, matchesTarget, position)
        bag.add(110, kind, type, position)
        bag.add(111, basis, type)
        bag.add(112, own.kind * 2 + own.isPassive, position, prep)
        bag.add(113, isSpeaker, group, isRuleActor)
        bag.add(114, isSpeaker, type, isActorless)
        bag.add(115, basis, position, isGoverned)
        bag.add(116, min(3, verbs.between(token, mark.start)), direction, isVerb)
        bag.add(117, min(4, begun.within(min(token, mark.end)..<max(token, mark.start))), direction, isGoverned)
        bag.add(118, isActorless, own.isTargetless, ruled)
        bag.add(119, type, ruled, own.isPassive)
        bag.add(120, gap == 0 ? 1 : 0, direction, own.kind)
        bag.add(121, mark.isSubjectOfClause, sameClause, direction)
        let isAntecedent = own.isRelative && mark.end > own.antecedent - 2 && mark.start <= own.antecedent ? 1 : 0
        bag.add(122, isAntecedent, isVerb)
        bag.add(123, own.targetBasis, isExactTarget, type)
        bag.add(124, type, kind, ruled)
        bag.add(125, mark.before, direction, distance)
        let agreement = isVerb == 0 || own.gender == 0 || mark.gender == 0 ? 0 : mark.gender == own.gender ? 1 : 2
        bag.add(126, agreement, direction, isVerb)
        bag.add(127, agreement, isExactActor, isGoverned)
        bag.add(128, salience[mark.actor], kind, sentences)
        bag.add(129, inHeadline[mark.actor], sentences, isActorless)
        let relation = own.relation(mark.actor)
        bag.add(130, relation, isVerb, type)
        bag.add(131, relation, isActorless, sentences)
        bag.add(132, path(mark, token), direction, isVerb)
        bag.add(133, mark.isFirstFree, sentences, isVerb)
        bag.add(134, rule, ruled, isGoverned)
        bag.add(135, own.inQuote, isSpeaker, sameClause)
        bag.add(136, group, kind, basis)
        let discourse = claims.discourse
        let earlier = discourse.part(mark.actor, in: discourse.before[own.index])
        let later = discourse.part(mark.actor, in: discourse.behind[own.index])
        bag.add(141, earlier, isVerb, own.hasArticle)
        bag.add(142, earlier, type, ruled)
        bag.add(143, later, isVerb, ruled)
        let habit = discourse.habit(mark.actor, group: group, but: own.index)
        bag.add(144, habit, group, ruled)
        bag.add(145, habit, position, isActorless)
        bag.add(146, habit, type)
        bag.add(147, own.form, kind * 2 + isSpeaker, position)
        let isHome = draft.source.contains { discourse.home[$0] == mark.actor } ? 1 : 0
        bag.add(148, isHome, own.personAndNumber, own.inQuote)
        bag.add(149, isHome, type)
        bag.add(150, mark.letters, group)
        bag.add(151, mark.wordBefore, direction, distance)
        bag.add(152, mark.wordBehind, direction, distance)
        if let pronoun = own.pronoun {
            let agreement = mark.gender == 0 || pronoun.gender == 0 ? 0 : mark.gender == pronoun.gender ? 1 : 2
            let place = position * 2 + isVerb
            bag.add(137, Int(pronoun.number), agreement, place)
            bag.add(138, Int(pronoun.number) * 4 + Int(pronoun.gender), kind, place)
            bag.add(139, mark.isFirstFree, isAntecedent, place)
            bag.add(140, relation, agreement, isVerb)
        }
    }

    /// Who did none of it: civilians in what is done by force; قتلوا منذ بدأت القوات هجومها: the subject of a later verb, which has no pronoun for it, beside what
    /// nobody is said to have done.
    func isBystander(_ own: DraftMark, _ mention: Int) -> Bool {
        if marks[mention].areCivilians, own.draft.type.group == .force { return true }
        let (token, start) = (own.token, marks[mention].start)
        guard own.isPassive == 1, own.isVerb == 1, start - 1 > token, marks[mention].sentence == own.sentence, claims.tags.isVerb(start - 1) else {
            return false
        }
        return !sheet.analyses[Int(claims.tags.verb[start - 1])].hasPronoun
    }

    /// Whether somebody who stands before منذ بدأت is no target of what began: it is only when the other thing was.
    func isBeforeSince(_ own: DraftMark, _ mention: Int) -> Bool {
        own.isVerb == 1 && marks[mention].start < own.token && own.token > 0 && sheet.isParticle("mundhu", own.token - 1)
    }

    /// Classes of the tokens between, where they are at most three.
    private func path(_ mark: MentionMark, _ token: Int) -> Int {
        let range = mark.start < token ? mark.end..<max(mark.end, token) : token + 1..<max(token + 1, mark.start)
        guard range.count <= 3 else { return -1 }
        return range.reduce(1) { $0 &* 131 &+ claims.tokenClass($1) }
    }

    // MARK: - Mentions

    /// What is looked at of a mention whatever claim asks.
    private struct MentionMark {
        let start: Int
        let end: Int
        let actor: Int
        /// It is somebody's, and stands in no other mention.
        let mayTakePart: Bool
        let isNisba: Bool
        let areCivilians: Bool
        /// No preposition governs it, and the word before it is a verb or none.
        let isBare: Bool
        let sentence: Int
        let clause: Int
        let preposition: Grammar.Preposition?
        let prepositionNumber: Int
        let kind: Int
        let basis: Int
        let gender: Int
        let before: Int
        let wordBefore: Int
        let wordBehind: Int
        /// The hash of the first word of the name or description.
        let letters: Int
        let isFirstFree: Int
        let isSubjectOfClause: Int
    }

    private func mark(_ mention: Mention) -> MentionMark {
        let preposition = grammar.preposition(of: mention)
        let clause = grammar.clauses.clause(at: mention.start)
        let isFree = preposition == nil
        let isSubject =
            clause.verb < 0
            ? mention.start <= clause.start + 1
            : isFree && (mention.start < clause.verb ? mention.start <= clause.start + 2 : mention.start - clause.verb <= 4)
        return MentionMark(
            start: mention.start, end: mention.end, actor: mention.actor,
            mayTakePart: mention.actor >= 0 && !mention.isNested && !isPlace(mention, preposition),
            isNisba: grammar.isNisba(mention), areCivilians: mention.rule == "group:civilians",
            isBare: isFree && !(mention.start > 0 && sheet.words[mention.start - 1] >= 0 && !claims.tags.isVerb(mention.start - 1)),
            sentence: Int(sheet.sentenceOf[mention.start]), clause: grammar.clauses.index(at: mention.start), preposition: preposition,
            prepositionNumber: grammar.number(of: preposition), kind: Actor.Kind.allCases.firstIndex(of: mention.kind) ?? 0, basis: mention.basis.number,
            gender: grammar.gender(of: mention), before: claims.tokenClass(mention.start - 1), wordBefore: claims.word(mention.start - 1),
            wordBehind: claims.word(mention.end),
            letters: FeatureNumbers.number(sheet.text.codes[sheet.tokens[mention.core.lowerBound].range].dropFirst(mention.corePrefix)),
            isFirstFree: isFree && firstFree[Int(sheet.sentenceOf[mention.start])] >= mention.start ? 1 : 0, isSubjectOfClause: isSubject ? 1 : 0)
    }

    /// في موسكو, في مارينيا, اتفاقات مينسك: a capital or state where something is, or by whose name a paper goes, does not act.
    private func isPlace(_ mention: Mention, _ preposition: Grammar.Preposition?) -> Bool {
        if case .word(let words) = preposition { return mention.kind == .state && !grammar.isNisba(mention) && sheet.isParticle("fi", words.lowerBound) }
        guard case .capital = mention.basis else { return false }
        let before = mention.start - 1
        guard preposition == nil, mention.proclitics.isEmpty, before >= 0, sheet.words[before] >= 0 else { return false }
        return sheet.isClass("truce-or-agreement", before) || sheet.isClass("peace", before)
    }

    // MARK: - Drafts

    /// What is looked at of a draft whoever may take part in it.
    struct DraftMark {
        let index: Int
        let draft: DraftClaim
        let token: Int
        let end: Int
        let sentence: Int
        let clause: Int
        let type: Int
        let group: Int
        let rule: Int
        let isVerb: Int
        let kind: Int
        let isPassive: Int
        let isActorless: Int
        let isTargetless: Int
        let actorBasis: Int
        let targetBasis: Int
        let inQuote: Int
        let hasArticle: Int
        /// The form of the predicate, its gender, and person and number as one.
        let form: Int
        let gender: Int
        let personAndNumber: Int
        let pronoun: Features?
        /// It stands in a relative clause, with what that is of.
        let isRelative: Bool
        let antecedent: Int
        let actorSlots: [Slot]
        let targetSlots: [Slot]
        /// The claim before it; nil where there is none, or where it is not near.
        fileprivate let before: DraftClaim?
        fileprivate let isFirst: Bool

        /// Whether the claim close before had somebody as actor (1), target (2) or source (4).
        fileprivate func relation(_ actor: Int) -> Int {
            guard let before else { return isFirst ? 8 : 9 }
            return (before.actors.contains(actor) ? 1 : 0) | (before.targets.contains(actor) ? 2 : 0) | (before.source.contains(actor) ? 4 : 0)
        }
    }

    func mark(draft index: Int) -> DraftMark {
        let draft = claims.drafts[index]
        let predicate = draft.predicate
        let token = predicate.token
        let clause = grammar.clauses.clause(at: token)
        let before = claims.drafts[..<index].last { !$0.predicate.isAlternative && $0.predicate.token < token }
        let isNear = before.map { sheet.sentenceOf[token] - sheet.sentenceOf[$0.predicate.token] <= 1 } ?? false
        let sense = sheet.language.senses[Int(predicate.sense)]
        let pronoun = predicate.analysis.flatMap { $0.hasPronoun ? sheet.language.clitics.pronouns[Int($0.enclitic) - 1].features : nil }
        return DraftMark(
            index: index, draft: draft, token: token, end: predicate.range.upperBound, sentence: Int(sheet.sentenceOf[token]),
            clause: grammar.clauses.index(at: token), type: claims.typeNumber(draft), group: claims.groupNumber(draft), rule: claims.ruleNumber(draft),
            isVerb: predicate.isVerb ? 1 : 0, kind: Int(predicate.kind.rawValue), isPassive: draft.arguments.isPassive ? 1 : 0,
            isActorless: draft.actors.isEmpty ? 1 : 0, isTargetless: draft.targets.isEmpty ? 1 : 0, actorBasis: claims.labels[index].actorBasis,
            targetBasis: claims.labels[index].targetBasis, inQuote: claims.inQuote[token] ? 1 : 0, hasArticle: predicate.proclitics.contains(.al) ? 1 : 0,
            form: Int(predicate.features.bits & 0x3F), gender: Int(predicate.features.gender),
            personAndNumber: Int(predicate.features.person) * 4 + Int(predicate.features.number), pronoun: pronoun, isRelative: clause.opener == .relative,
            antecedent: clause.antecedent, actorSlots: sense.actor, targetSlots: sense.target, before: isNear ? before : nil, isFirst: before == nil)
    }
}

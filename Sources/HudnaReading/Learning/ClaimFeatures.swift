internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide on a draft claim: whether it stands, who takes part, and whether it happened.
struct ClaimFeatures {
    let grammar: Grammar
    let attributions: [Attribution]
    let drafts: [DraftClaim]
    private var sheet: Sheet { grammar.sheet }
    private var tags: Tags { grammar.tags }
    private var cast: Cast { grammar.cast }
    /// By draft: the draft whose predicate governs it, or -1.
    private let governors: [Int]
    /// By mention: the first mention of the chain that و joins it to.
    let chains: [Int]
    private let density: Int
    /// How much of the report is of force and truces, of states and bodies, and how many of these it names.
    private let forceDensity: Int
    private let politicalDensity: Int
    private let states: Int

    init(grammar: Grammar, attributions: [Attribution], drafts: [DraftClaim], pairs: [QuoteMarks.Pair]) {
        self.grammar = grammar
        self.attributions = attributions
        self.drafts = drafts
        var governors = [Int](repeating: -1, count: drafts.count)
        for index in drafts.indices.dropFirst() {
            let token = drafts[index].predicate.token
            var at = index - 1
            while at >= 0, token - drafts[at].predicate.token <= 8, grammar.sheet.sentenceOf[drafts[at].predicate.token] == grammar.sheet.sentenceOf[token] {
                if drafts[at].predicate.token < token {
                    governors[index] = at
                    break
                }
                at -= 1
            }
        }
        self.governors = governors
        var chains = Array(grammar.cast.mentions.indices)
        for index in chains.indices {
            let sentence = grammar.sentence(grammar.cast.mentions[index].start)
            for joined in grammar.coordinated(index, until: sentence.upperBound).dropFirst() where chains[joined] == joined { chains[joined] = chains[index] }
        }
        self.chains = chains
        let strict = drafts.filter { !$0.predicate.isLoose }
        let force = strict.filter { $0.type.group == .force || $0.type.group == .truce }.count
        forceDensity = min(6, force * 200 / max(40, grammar.sheet.tokens.count))
        let political = EntryKind.nisba.mask | EntryKind.capital.mask | EntryKind.actor.mask | EntryKind.head.mask | EntryKind.people.mask
        let named = grammar.sheet.kinds.reduce(0) { $0 + ($1 & political != 0 ? 1 : 0) }
        politicalDensity = min(9, named * 40 / max(40, grammar.sheet.tokens.count))
        states = min(5, grammar.cast.actors.filter { $0.kind == .state || $0.listed >= 0 && $0.kind == .body }.count)
        density = min(9, drafts.count * 100 / max(1, grammar.sheet.tokens.count))
        var inQuote = [Bool](repeating: false, count: grammar.sheet.tokens.count)
        for pair in pairs { for token in pair.content { inQuote[token] = true } }
        self.inQuote = inQuote
    }
    private let inQuote: [Bool]

    // MARK: - Shared

    private func form(_ predicate: Predicate) -> Int {
        Int(predicate.kind.rawValue) * 8 + (predicate.proclitics.contains(.al) ? 1 : 0) + (predicate.analysis?.hasPronoun ?? false ? 2 : 0)
    }

    private func number(_ text: String) -> Int {
        var hash = 5381
        for byte in text.utf8 { hash = (hash &* 33) ^ Int(byte) }
        return hash & 0xFFFF_FFFF
    }

    private func typeNumber(_ type: ClaimType) -> Int { ClaimType.allCases.firstIndex(of: type) ?? 0 }
    private func groupNumber(_ type: ClaimType) -> Int { ClaimType.Group.allCases.firstIndex(of: type.group) ?? 0 }

    /// A coarse class of what a token is.
    private func tokenClass(_ token: Int) -> Int {
        guard token >= 0, token < sheet.tokens.count else { return 0 }
        if sheet.tokens[token].kind == .mark || sheet.tokens[token].kind == .newline { return 100 + Int(sheet.tokens[token].mark) }
        if let role = tags.role(token) { return 10 + (ParticleRole.allCases.firstIndex(of: role) ?? 0) }
        if tags.isVerb(token) { return 2 }
        if grammar.isTime[token] { return 3 }
        if sheet.tokens[token].kind == .number { return 4 }
        if cast.mentionAt[token] >= 0 { return 5 }
        if sheet.has(token, EntryKind.masdar.mask) { return 6 }
        if sheet.has(token, EntryKind.adjective.mask) { return 7 }
        if sheet.has(token, EntryKind.noun.mask) { return 8 }
        return 9
    }

    // MARK: - Whether it stands

    func standing(_ index: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        let predicate = draft.predicate
        let type = typeNumber(draft.type)
        let form = form(predicate)
        let rule = number(draft.rule)
        let token = predicate.token
        let clause = grammar.clauses.clause(at: token)
        let actorBasis = number(draft.arguments.actorBasis)
        let targetBasis = number(draft.arguments.targetBasis)
        let headline = sheet.sentenceOf[token] == 0 ? 1 : 0
        bag.add(1, type)
        bag.add(2, rule)
        bag.add(3, rule, form)
        bag.add(4, type, form)
        bag.add(5, form, tokenClass(token - 1))
        bag.add(6, form, tokenClass(predicate.range.upperBound))
        bag.add(7, type, actorBasis, predicate.isVerb ? 1 : 0)
        bag.add(8, type, targetBasis)
        bag.add(9, form, actorBasis)
        bag.add(10, number(draft.rejected.map { $0.hasPrefix("told-by") ? "told" : $0 } ?? ""), predicate.isVerb ? 1 : 0)
        bag.add(11, number(draft.statusReason), groupNumber(draft.type))
        bag.add(12, openerNumber(clause.opener), predicate.isVerb ? 1 : 0)
        bag.add(13, headline, form)
        bag.add(14, inQuote[token] ? 1 : 0, groupNumber(draft.type))
        bag.add(15, draft.actors.isEmpty ? 0 : 1, draft.targets.isEmpty ? 0 : 1, type)
        bag.add(16, draft.actors.first.map { kindNumber($0) } ?? 9, type)
        bag.add(17, predicate.needed.count, predicate.isLoose ? 1 : 0)
        bag.add(32, forceDensity, groupNumber(draft.type))
        bag.add(33, politicalDensity, groupNumber(draft.type))
        bag.add(34, states, groupNumber(draft.type))
        bag.add(35, forceDensity, states, predicate.isLoose ? 1 : 0)
        bag.add(36, min(2, forceDensity), min(2, states), type)
        bag.add(30, predicate.isLoose ? 1 : 0, type, predicate.isVerb ? 1 : 0)
        bag.add(31, predicate.isLoose ? 1 : 0, rule, draft.actors.isEmpty ? 0 : 1)
        bag.add(18, density)
        bag.add(19, draft.source.isEmpty ? 0 : 1, groupNumber(draft.type))
        bag.add(20, number(sheet.language.groups[Int(predicate.group)].lemma))
        if governors[index] >= 0 {
            let governor = drafts[governors[index]]
            bag.add(21, typeNumber(governor.type), type, predicate.isVerb ? 1 : 0)
            bag.add(22, typeNumber(governor.type), predicate.isVerb ? 1 : 0)
            bag.add(23, min(8, token - governor.predicate.token), governor.type == draft.type ? 1 : 0, predicate.isVerb ? 1 : 0)
        } else {
            bag.add(24, predicate.isVerb ? 1 : 0)
        }
        bag.add(25, Int(predicate.proclitics.rawValue), type)
        bag.add(26, min(12, draft.evidence.count / 2), predicate.isVerb ? 1 : 0)
        bag.add(27, tokenClass(token - 1), type)
        bag.add(28, tokenClass(token - 2), form)
        bag.add(29, mentions(in: clause.range), predicate.isVerb ? 1 : 0)
    }

    private func openerNumber(_ opener: Clause.Opener) -> Int {
        switch opener {
        case .main: 0
        case .complement: 1
        case .relative: 2
        case .adverbial: 3
        case .coordinate: 4
        case .participle: 5
        case .resumed: 6
        case .conditional: 7
        case .quoted: 8
        }
    }

    private func kindNumber(_ actor: Int) -> Int { Actor.Kind.allCases.firstIndex(of: cast.actors[actor].kind) ?? 0 }

    private func mentions(in range: Range<Int>) -> Int {
        var count = 0
        var at = range.lowerBound
        while at < range.upperBound {
            if let index = cast.mention(at: at) {
                count += 1
                at = max(at + 1, cast.mentions[index].end)
            } else {
                at += 1
            }
        }
        return min(5, count)
    }

    // MARK: - Who takes part

    /// Mentions that may take part in a draft: those of its sentence, the free ones of the sentence before, and who is quoted.
    func candidates(_ index: Int) -> [Int] {
        let token = drafts[index].predicate.token
        let number = Int(sheet.sentenceOf[token])
        let sentence = sheet.sentences[number]
        var out: [Int] = []
        let first = sheet.sentences[max(0, number - 4)].lowerBound
        let near = number > 0 ? sheet.sentences[number - 1].lowerBound : sentence.lowerBound
        let sources = drafts[index].source
        for (mention, found) in cast.mentions.enumerated() where found.actor >= 0 && !found.isNested && found.start >= first && found.start < sentence.upperBound {
            if found.start < sentence.lowerBound {
                if case .nisba = found.basis { continue }
                // Further back only who was the subject, or who speaks here.
                if found.start < near, grammar.preposition(of: found) != nil || found.start > 0 && sheet.words[found.start - 1] >= 0 && !tags.isVerb(found.start - 1) {
                    guard sources.contains(found.actor) else { continue }
                }
            }
            out.append(mention)
        }
        return out
    }

    /// Features of a mention as the actor (`isTarget` false) or target of a draft.
    func participant(_ index: Int, _ mentionIndex: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        let predicate = draft.predicate
        let mention = cast.mentions[mentionIndex]
        let sense = sheet.language.senses[Int(predicate.sense)]
        let token = predicate.token
        let type = typeNumber(draft.type)
        let group = groupNumber(draft.type)
        let isVerb = predicate.isVerb ? 1 : 0
        let direction = mention.start < token ? 0 : 1
        let sentences = min(3, Int(sheet.sentenceOf[token] - sheet.sentenceOf[mention.start]))
        let sameClause = grammar.clauses.index(at: token) == grammar.clauses.index(at: mention.start) ? 1 : 0
        let gap = direction == 0 ? token - mention.end : mention.start - predicate.range.upperBound
        let distance = gap <= 0 ? 0 : gap <= 1 ? 1 : gap <= 3 ? 2 : gap <= 6 ? 3 : gap <= 12 ? 4 : 5
        let preposition = grammar.preposition(of: mention)
        let prep = prepositionNumber(preposition)
        let isRuleActor = draft.actors.contains(mention.actor) ? 1 : 0
        let isRuleTarget = draft.targets.contains(mention.actor) ? 1 : 0
        let isExactActor = draft.arguments.actors.contains(mentionIndex) ? 1 : 0
        let isExactTarget = draft.arguments.targets.contains(mentionIndex) ? 1 : 0
        let isSpeaker = draft.source.contains(mention.actor) ? 1 : 0
        let kind = Actor.Kind.allCases.firstIndex(of: mention.kind) ?? 0
        let basis = basisNumber(mention.basis)
        let matchesActor = preposition.map { p in sense.actor.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let matchesTarget = preposition.map { p in sense.target.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let passive = draft.arguments.isPassive ? 1 : 0
        let actorBasis = number(draft.arguments.actorBasis)
        let position = direction * 2 + sameClause + sentences * 4
        bag.add(101, isExactActor, isExactTarget, isVerb)
        bag.add(102, isRuleActor, isRuleTarget, sentences)
        bag.add(103, isExactActor, actorBasis, type)
        bag.add(104, isExactActor, actorBasis, kind)
        bag.add(105, position, distance, isVerb)
        bag.add(106, position, prep, isVerb)
        bag.add(107, prep, type, direction)
        bag.add(108, prep, number(draft.rule), direction)
        bag.add(109, matchesActor, matchesTarget, position)
        bag.add(110, kind, type, position)
        bag.add(111, basis, type)
        bag.add(112, Int(predicate.kind.rawValue) * 2 + passive, position, prep)
        bag.add(113, isSpeaker, group, isRuleActor)
        bag.add(114, isSpeaker, type, draft.actors.isEmpty ? 1 : 0)
        bag.add(115, basis, position, prep == 0 ? 0 : 1)
        bag.add(116, min(3, verbsBetween(token, mention.start)), direction, isVerb)
        bag.add(117, min(4, mentionsBetween(token, mention)), direction, prep == 0 ? 0 : 1)
        bag.add(118, draft.actors.isEmpty ? 1 : 0, draft.targets.isEmpty ? 1 : 0, isRuleActor * 2 + isRuleTarget)
        bag.add(119, type, isRuleActor * 2 + isRuleTarget, draft.arguments.isPassive ? 1 : 0)
        bag.add(120, gap == 0 ? 1 : 0, direction, Int(predicate.kind.rawValue))
        bag.add(121, isSubjectOfClause(mentionIndex, mention) ? 1 : 0, sameClause, direction)
        bag.add(122, isAntecedent(mention, token) ? 1 : 0, isVerb)
        bag.add(123, number(draft.arguments.targetBasis), isExactTarget, type)
        bag.add(124, type, kind, isRuleActor * 2 + isRuleTarget)
        bag.add(125, tokenClass(mention.start - 1), direction, distance)
        let agreement = agreement(predicate, mention)
        bag.add(126, agreement, direction, isVerb)
        bag.add(127, agreement, isExactActor, prep == 0 ? 0 : 1)
        let salience = salience(mention.actor)
        bag.add(128, salience, kind, sentences)
        bag.add(129, inHeadline(mention.actor) ? 1 : 0, sentences, draft.actors.isEmpty ? 1 : 0)
        bag.add(130, relation(index, mention.actor), isVerb, type)
        bag.add(131, relation(index, mention.actor), draft.actors.isEmpty ? 1 : 0, sentences)
        bag.add(132, path(mention, token), direction, isVerb)
        bag.add(133, isFirstFree(mention) ? 1 : 0, sentences, isVerb)
        bag.add(134, number(draft.rule), isRuleActor * 2 + isRuleTarget, prep == 0 ? 0 : 1)
        bag.add(135, inQuote[token] ? 1 : 0, isSpeaker, sameClause)
        bag.add(136, group, kind, basis)
    }

    /// Gender of verb and mention: 0 nothing known, 1 agree, 2 disagree.
    private func agreement(_ predicate: Predicate, _ mention: Mention) -> Int {
        guard predicate.isVerb, predicate.features.gender != 0 else { return 0 }
        let gender = grammar.gender(of: mention)
        return gender == 0 ? 0 : gender == predicate.features.gender ? 1 : 2
    }

    private func salience(_ actor: Int) -> Int { min(4, cast.actors[actor].mentions.count) }

    private func inHeadline(_ actor: Int) -> Bool { cast.actors[actor].mentions.contains { sheet.sentenceOf[cast.mentions[$0].start] == 0 } }

    /// Whether the claim close before had the actor as actor (1), target (2) or source (4).
    private func relation(_ index: Int, _ actor: Int) -> Int {
        guard index > 0 else { return 8 }
        let before = drafts[index - 1]
        let isNear = sheet.sentenceOf[drafts[index].predicate.token] - sheet.sentenceOf[before.predicate.token] <= 1
        guard isNear else { return 9 }
        return (before.actors.contains(actor) ? 1 : 0) | (before.targets.contains(actor) ? 2 : 0) | (before.source.contains(actor) ? 4 : 0)
    }

    /// Classes of the tokens between, where they are at most three.
    private func path(_ mention: Mention, _ token: Int) -> Int {
        let range = mention.start < token ? mention.end..<max(mention.end, token) : token + 1..<max(token + 1, mention.start)
        guard range.count <= 3 else { return -1 }
        return range.reduce(1) { $0 &* 131 &+ tokenClass($1) }
    }

    /// The first mention of its sentence without a preposition.
    private func isFirstFree(_ mention: Mention) -> Bool {
        guard grammar.preposition(of: mention) == nil else { return false }
        let sentence = grammar.sentence(mention.start)
        var at = sentence.lowerBound
        while at < mention.start {
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                if case .nisba = cast.mentions[index].basis {} else if grammar.preposition(of: cast.mentions[index]) == nil { return false }
                at = cast.mentions[index].end
            } else {
                at += 1
            }
        }
        return true
    }

    private func prepositionNumber(_ preposition: Grammar.Preposition?) -> Int {
        switch preposition {
        case nil: 0
        case .proclitic(let flag): Int(flag.rawValue)
        case .word(let range): 1000 + range.reduce(0) { ($0 &* 31) &+ sheet.text.codes[sheet.tokens[$1].range].reduce(0) { ($0 &* 37) &+ Int($1) } }
        }
    }

    private func basisNumber(_ basis: Mention.Basis) -> Int {
        switch basis {
        case .listed: 0
        case .capital: 1
        case .nisba: 2
        case .name: 3
        case .role: 4
        case .unnamed: 5
        case .body: 6
        case .group: 7
        case .short: 8
        case .collective: 9
        }
    }

    private func verbsBetween(_ a: Int, _ b: Int) -> Int {
        var count = 0
        for token in min(a, b) + 1..<max(min(a, b) + 1, max(a, b)) where tags.isVerb(token) { count += 1 }
        return count
    }

    private func mentionsBetween(_ token: Int, _ mention: Mention) -> Int {
        var count = 0
        var at = min(token, mention.end)
        let end = max(token, mention.start)
        while at < end {
            if let index = cast.mention(at: at), cast.mentions[index].start == at { count += 1 }
            at += 1
        }
        return count
    }

    private func isSubjectOfClause(_ index: Int, _ mention: Mention) -> Bool {
        let clause = grammar.clauses.clause(at: mention.start)
        guard clause.verb >= 0 else { return mention.start <= clause.start + 1 }
        if mention.start < clause.verb { return mention.start <= clause.start + 2 && grammar.preposition(of: mention) == nil }
        return grammar.preposition(of: mention) == nil && mention.start - clause.verb <= 4
    }

    private func isAntecedent(_ mention: Mention, _ token: Int) -> Bool {
        let clause = grammar.clauses.clause(at: token)
        return clause.opener == .relative && mention.end > clause.antecedent - 2 && mention.start <= clause.antecedent
    }

    // MARK: - Whether it happened

    func status(_ index: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        let predicate = draft.predicate
        let token = predicate.token
        let type = typeNumber(draft.type)
        let group = groupNumber(draft.type)
        let form = form(predicate)
        let clause = grammar.clauses.clause(at: token)
        let ruled = number(draft.status.rawValue)
        let headline = sheet.sentenceOf[token] == 0 ? 1 : 0
        bag.add(201, ruled)
        bag.add(202, ruled, form)
        bag.add(203, number(draft.statusReason))
        bag.add(204, number(draft.statusReason), type)
        bag.add(205, type, form)
        bag.add(206, form, headline, group)
        bag.add(207, form, tokenClass(token - 1))
        bag.add(208, form, tokenClass(token - 2))
        bag.add(209, form, tokenClass(token - 3))
        bag.add(210, openerNumber(clause.opener), form)
        bag.add(211, number(draft.rule), predicate.isVerb ? 1 : 0)
        bag.add(212, Int(predicate.proclitics.rawValue), form)
        bag.add(213, inQuote[token] ? 1 : 0, form)
        bag.add(214, draft.source.isEmpty ? 0 : 1, form)
        if governors[index] >= 0 {
            let governor = drafts[governors[index]]
            bag.add(215, typeNumber(governor.type), predicate.isVerb ? 1 : 0, Int(governor.predicate.kind.rawValue))
            bag.add(216, number(governor.status.rawValue), predicate.isVerb ? 1 : 0)
        }
        for distance in 1...6 where token - distance >= clause.start - 6 && token - distance >= 0 {
            let at = token - distance
            if let role = tags.role(at), role != .preposition { bag.add(217, ParticleRole.allCases.firstIndex(of: role) ?? 0, predicate.isVerb ? 1 : 0, distance <= 2 ? 0 : 1) }
            if let governor = governorId(at) { bag.add(218, number(governor), distance <= 2 ? 0 : 1) }
        }
    }

    private func governorId(_ token: Int) -> String? {
        guard sheet.kinds[token] & EntryKind.predicates != 0 else { return nil }
        var found: String?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind.mask & EntryKind.predicates != 0, tags.isVerb(token) == (analysis.kind.mask & EntryKind.verbs != 0) else { return }
            let number = sheet.language.groups[Int(analysis.payload)].governor
            if number >= 0 { found = sheet.language.governors[Int(number)].id }
        }
        return found
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Who takes part in a claim.
extension ClaimFeatures {
    // MARK: - Who takes part

    /// Mentions that may take part in a draft: those of its sentence, the free ones of the sentence before, and who is quoted.
    func candidates(_ index: Int) -> [Int] {
        let token = drafts[index].predicate.token
        let number = Int(sheet.sentenceOf[token])
        let sentence = sheet.sentences[number]
        var out: [Int] = []
        let first = sheet.sentences[max(0, number - 4)].lowerBound
        let near = number > 0 ? sheet.sentences[number - 1].lowerBound : sentence.lowerBound
        let sources = drafts[index].source + (drafts[index].content == nil ? [] : drafts[index].actors)
        for (mention, found) in cast.mentions.enumerated()
        where found.actor >= 0 && !found.isNested && found.start >= first && found.start < sentence.upperBound {
            if found.start < sentence.lowerBound {
                if case .nisba = found.basis { continue }
                // Further back only who was the subject, or who speaks here.
                if found.start < near,
                    grammar.preposition(of: found) != nil || found.start > 0 && sheet.words[found.start - 1] >= 0 && !tags.isVerb(found.start - 1)
                {
                    guard sources.contains(found.actor) else { continue }
                }
            }
            out.append(mention)
        }
        for actor in discourse.expected(index) where !out.contains(where: { cast.mentions[$0].actor == actor }) {
            let free = cast.mentions(of: actor).filter { !cast.mentions[$0].isNested }
            if let known = free.last(where: { cast.mentions[$0].start < token }) ?? free.first { out.append(known) }
        }
        return out
    }

    /// Features of a mention as the actor (`isTarget` false) or target of a draft.
    func participant(_ index: Int, _ mentionIndex: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        let predicate = draft.predicate
        let mention = cast.mentions[mentionIndex]
        let sense = Int(predicate.sense)
        let token = predicate.token
        let type = typeNumber(draft)
        let group = groupNumber(draft)
        let isVerb = predicate.isVerb ? 1 : 0
        let direction = mention.start < token ? 0 : 1
        let sentences = max(-1, min(3, Int(sheet.sentenceOf[token] - sheet.sentenceOf[mention.start])))
        let sameClause = grammar.clauses.index(at: token) == grammar.clauses.index(at: mention.start) ? 1 : 0
        let gap = direction == 0 ? token - mention.end : mention.start - predicate.range.upperBound
        let distance = gap <= 0 ? 0 : gap <= 1 ? 1 : gap <= 3 ? 2 : gap <= 6 ? 3 : gap <= 12 ? 4 : 5
        let preposition = grammar.preposition(of: mention)
        let prep = prepositionNumber(preposition)
        let isRuleActor = cast.isAmong(mention.actor, draft.actors) ? 1 : 0
        let isRuleTarget = cast.isAmong(mention.actor, draft.targets) ? 1 : 0
        let isExactActor = draft.arguments.actors.contains(mentionIndex) ? 1 : 0
        let isExactTarget = draft.arguments.targets.contains(mentionIndex) ? 1 : 0
        let isSpeaker = cast.isAmong(mention.actor, draft.source) ? 1 : 0
        let kind = Actor.Kind.allCases.firstIndex(of: mention.kind) ?? 0
        let basis = mention.basis.number
        let matchesActor = preposition.map { p in sheet.language.senses[sense].actor.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let matchesTarget = preposition.map { p in sheet.language.senses[sense].target.contains { grammar.matches(p, $0) } } ?? false ? 1 : 0
        let passive = draft.arguments.isPassive ? 1 : 0
        let actorBasis = labels[index].actorBasis
        let position = direction * 2 + sameClause + sentences * 4
        bag.add(101, isExactActor, isExactTarget, isVerb)
        bag.add(102, isRuleActor, isRuleTarget, sentences)
        bag.add(103, isExactActor, actorBasis, type)
        bag.add(104, isExactActor, actorBasis, kind)
        bag.add(105, position, distance, isVerb)
        bag.add(106, position, prep, isVerb)
        bag.add(107, prep, type, direction)
        bag.add(108, prep, ruleNumber(draft), direction)
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
        bag.add(123, labels[index].targetBasis, isExactTarget, type)
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
        bag.add(134, ruleNumber(draft), isRuleActor * 2 + isRuleTarget, prep == 0 ? 0 : 1)
        bag.add(135, inQuote[token] ? 1 : 0, isSpeaker, sameClause)
        bag.add(136, group, kind, basis)
        let ruled = isRuleActor * 2 + isRuleTarget
        let earlier = discourse.part(mention.actor, in: discourse.before[index])
        let later = discourse.part(mention.actor, in: discourse.behind[index])
        bag.add(141, earlier, isVerb, predicate.proclitics.contains(.al) ? 1 : 0)
        bag.add(142, earlier, type, ruled)
        bag.add(143, later, isVerb, ruled)
        let habit = discourse.habit(mention.actor, group: group, but: index)
        bag.add(144, habit, group, ruled)
        bag.add(145, habit, position, draft.actors.isEmpty ? 1 : 0)
        bag.add(146, habit, type)
        let form = Int(predicate.features.bits & 0x3F)
        bag.add(147, form, kind * 2 + isSpeaker, position)
        let isHome = draft.source.contains { discourse.home[$0] == mention.actor } ? 1 : 0
        bag.add(148, isHome, Int(predicate.features.person) * 4 + Int(predicate.features.number), inQuote[token] ? 1 : 0)
        bag.add(149, isHome, type)
        bag.add(150, letters(of: mention), group)
        bag.add(151, word(mention.start - 1), direction, distance)
        bag.add(152, word(mention.end), direction, distance)
        if let analysis = predicate.analysis, analysis.hasPronoun {
            let pronoun = sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features
            let gender = grammar.gender(of: mention)
            let agreement = gender == 0 || pronoun.gender == 0 ? 0 : gender == pronoun.gender ? 1 : 2
            let place = position * 2 + isVerb
            bag.add(137, Int(pronoun.number), agreement, place)
            bag.add(138, Int(pronoun.number) * 4 + Int(pronoun.gender), kind, place)
            bag.add(139, isFirstFree(mention) ? 1 : 0, isAntecedent(mention, token) ? 1 : 0, place)
            bag.add(140, relation(index, mention.actor), agreement, isVerb)
        }
    }

    /// Gender of verb and mention: 0 nothing known, 1 agree, 2 disagree.
    func agreement(_ predicate: Predicate, _ mention: Mention) -> Int {
        guard predicate.isVerb, predicate.features.gender != 0 else { return 0 }
        let gender = grammar.gender(of: mention)
        return gender == 0 ? 0 : gender == predicate.features.gender ? 1 : 2
    }

    /// What a draft's subjects do to each other.
    func isMutual(_ index: Int) -> Bool { sheet.language.senses[Int(drafts[index].predicate.sense)].isMutual }

    /// The hash of the first word of a name or description.
    func letters(of mention: Mention) -> Int {
        FeatureNumbers.number(sheet.text.codes[sheet.tokens[mention.core.lowerBound].range].dropFirst(mention.corePrefix))
    }

    func salience(_ actor: Int) -> Int { min(4, cast.actors[actor].mentions.count) }

    func inHeadline(_ actor: Int) -> Bool { cast.actors[actor].mentions.contains { sheet.sentenceOf[cast.mentions[$0].start] == 0 } }

    /// Whether the claim close before had the actor as actor (1), target (2) or source (4).
    func relation(_ index: Int, _ actor: Int) -> Int {
        let token = drafts[index].predicate.token
        guard let before = drafts[..<index].last(where: { !$0.predicate.isAlternative && $0.predicate.token < token }) else { return 8 }
        let isNear = sheet.sentenceOf[drafts[index].predicate.token] - sheet.sentenceOf[before.predicate.token] <= 1
        guard isNear else { return 9 }
        return (before.actors.contains(actor) ? 1 : 0) | (before.targets.contains(actor) ? 2 : 0) | (before.source.contains(actor) ? 4 : 0)
    }

    /// Classes of the tokens between, where they are at most three.
    func path(_ mention: Mention, _ token: Int) -> Int {
        let range = mention.start < token ? mention.end..<max(mention.end, token) : token + 1..<max(token + 1, mention.start)
        guard range.count <= 3 else { return -1 }
        return range.reduce(1) { $0 &* 131 &+ tokenClass($1) }
    }

    /// The first mention of its sentence without a preposition.
    func isFirstFree(_ mention: Mention) -> Bool {
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

    func prepositionNumber(_ preposition: Grammar.Preposition?) -> Int {
        switch preposition {
        case nil: 0
        case .proclitic(let flag): Int(flag.rawValue)
        case .word(let range): 1000 + range.reduce(0) { ($0 &* 31) &+ sheet.text.codes[sheet.tokens[$1].range].reduce(0) { ($0 &* 37) &+ Int($1) } }
        }
    }

    func verbsBetween(_ a: Int, _ b: Int) -> Int {
        var count = 0
        for token in min(a, b) + 1..<max(min(a, b) + 1, max(a, b)) where tags.isVerb(token) { count += 1 }
        return count
    }

    func mentionsBetween(_ token: Int, _ mention: Mention) -> Int {
        var count = 0
        var at = min(token, mention.end)
        let end = max(token, mention.start)
        while at < end {
            if let index = cast.mention(at: at), cast.mentions[index].start == at { count += 1 }
            at += 1
        }
        return count
    }

    func isSubjectOfClause(_ index: Int, _ mention: Mention) -> Bool {
        let clause = grammar.clauses.clause(at: mention.start)
        guard clause.verb >= 0 else { return mention.start <= clause.start + 1 }
        if mention.start < clause.verb { return mention.start <= clause.start + 2 && grammar.preposition(of: mention) == nil }
        return grammar.preposition(of: mention) == nil && mention.start - clause.verb <= 4
    }

    func isAntecedent(_ mention: Mention, _ token: Int) -> Bool {
        let clause = grammar.clauses.clause(at: token)
        return clause.opener == .relative && mention.end > clause.antecedent - 2 && mention.start <= clause.antecedent
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Fills the slots of a row: possessors, objects, what a preposition leads to.
extension Arguments {
    // MARK: - Slots

    func fill(_ slot: Slot, _ predicate: Predicate, _ subject: Grammar.Subject?, _ limit: Int, isPassive: Bool, taken: [Int]) -> [Int] {
        switch slot {
        case .subject:
            if predicate.isVerb { return isPassive ? [] : (subject?.mentions ?? []).filter { !taken.contains($0) } }
            return (predicate.kind == .masdar ? possessor(predicate, limit) : bearer(predicate, limit)).filter { !taken.contains($0) }
        case .object:
            if isPassive { return subject?.mentions ?? [] }
            if let pronoun = pronoun(predicate), predicate.isVerb { return pronoun.filter { !taken.contains($0) } }
            if predicate.isVerb {
                if let subject, subject.isAfterVerb { return object(behind: subject, limit).map { grammar.coordinated($0, until: limit) } ?? [] }
                return firstFree(predicate.range.upperBound, limit).map { grammar.coordinated($0, until: limit) } ?? []
            }
            if predicate.kind == .masdar { return possessor(predicate, limit).filter { !taken.contains($0) } }
            return firstFree(predicate.range.upperBound, limit).map { grammar.coordinated($0, until: limit) } ?? []
        case .preposition, .proclitic: return behindPreposition(slot, predicate, limit).filter { !taken.contains($0) }
        case .clause, .none, .speaker: return []
        }
    }

    /// The first mention without a preposition behind the subject.
    func object(behind subject: Grammar.Subject, _ limit: Int) -> Int? {
        let start = subject.mentions.last.map { cast.mentions[$0].end } ?? subject.end
        return firstFree(start, limit)
    }

    /// The first noun phrase without a preposition, if it is or belongs to an actor.
    func firstFree(_ start: Int, _ limit: Int) -> Int? {
        var at = start
        while at < min(limit, start + 14) {
            if grammar.isTime[at] || grammar.isQuoteMark(at) || sheet.has(at, EntryKind.adverb.mask) && sheet.words[at] >= 0 && cast.mention(at: at) == nil {
                at += 1
                continue
            }
            if grammar.mark(at) == Letter.comma {
                at += 1
                continue
            }
            if grammar.mark(at) != Letter.none { return nil }
            if tags.isVerb(at) { return nil }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                if grammar.preposition(of: cast.mentions[index]) == nil, cast.mentions[index].proclitics.isDisjoint(with: .conjunction) { return index }
                at = cast.mentions[index].end
                continue
            }
            if let role = tags.role(at) {
                if role == .complementizer || role == .relative { return nil }
                at =
                    role == .preposition || role == .subordinator ? grammar.phraseEnd(Int(tags.particleEnd[at]), limit) : max(at + 1, Int(tags.particleEnd[at]))
                continue
            }
            if let proclitics = grammar.nounProclitics(at), !proclitics.isDisjoint(with: .preposition) {
                at = grammar.phraseEnd(at + 1, limit)
                continue
            }
            if let index = grammar.actorInPhrase(at, until: limit), grammar.preposition(of: cast.mentions[index]) == nil || cast.mentions[index].start == at {
                return index
            }
            return nil
        }
        return nil
    }

    /// What a masdar belongs to: its pronoun, the noun behind it, or by control the subject of the verb that governs it.
    func possessor(_ predicate: Predicate, _ limit: Int) -> [Int] {
        if let pronoun = pronoun(predicate), !pronoun.isEmpty { return pronoun }
        let next = predicate.range.upperBound
        let hasArticle = predicate.proclitics.contains(.al)
        if !hasArticle, next < limit, let index = grammar.actorInPhrase(next, until: limit), !isBehindPreposition(index, next) {
            return grammar.coordinated(index, until: limit)
        }
        if let index = adjective(next, limit) { return index }
        if hasArticle, let index = owner(predicate, limit) { return grammar.coordinated(index, until: limit) }
        if let agents = relativeAgents(predicate) { return agents }
        return controller(predicate)
    }

    /// Whom a word of agency names behind what has no subject of its own: مقتل ضابط من قبل مسلحين, على أيدي.
    func agents(_ predicate: Predicate, _ sense: Sense, _ limit: Int, isPassive: Bool) -> [Int]? {
        // الاعتداء الذي حصل من قبل الحركة: what happens has no subject that does it.
        guard !predicate.isVerb || isPassive || !sense.actor.contains(.subject) else { return nil }
        var at = predicate.range.upperBound
        let end = min(limit, at + 16)
        while at < end, !tags.isVerb(at) {
            for match in sheet.phrases(at: at) where match.entry.kind == .classWord && language.classes[Int(match.entry.payload)] == "agency" {
                guard let index = grammar.actorInPhrase(Int(match.end), until: end) else { return nil }
                return grammar.coordinated(index, until: limit)
            }
            at += 1
        }
        return nil
    }

    /// The doers of the masdar that و joins this one to: اقتحام المسلحين المنزل واختطاف صاحبه.
    func doersOfJoined(_ predicate: Predicate) -> [Int]? {
        guard let draft = previous.last(where: { $0.predicate.token < predicate.token }), draft.predicate.kind == .masdar,
            predicate.token - draft.predicate.token <= 14, sheet.sentenceOf[draft.predicate.token] == sheet.sentenceOf[predicate.token],
            !draft.arguments.actors.isEmpty, !(draft.predicate.token..<predicate.token).contains(where: { tags.isVerb($0) })
        else { return nil }
        return draft.arguments.actors
    }

    /// هجوم شنه مسلحون, قصف عشوائي قام به المتمردون, قتل جنود بصاروخ أطلقته قوة: the subject of a verb whose pronoun is the event or its weapon.
    /// - Parameters:
    ///   - start: behind whom it was done to, where that stands behind the predicate; then only a verb of force will do.
    ///   - sufferers: mentions of those it was done to, which are passed over.
    func relativeAgents(_ predicate: Predicate, behind start: Int = 0, passing sufferers: [Int] = []) -> [Int]? {
        let sentence = grammar.sentence(predicate.token)
        var at = max(start, predicate.range.upperBound)
        let end = min(sentence.upperBound, at + 7)
        while at < end {
            if grammar.mark(at) == Letter.comma || grammar.mark(at) == Letter.fullStop { return nil }
            if tags.isVerb(at) {
                let analysis = sheet.analyses[Int(tags.verb[at])]
                let isAbout =
                    analysis.hasPronoun
                    || at + 1 < end && sheet.tokens[at + 1].count <= 3 && sheet.analysis(at + 1, EntryKind.particle.mask)?.hasPronoun == true
                guard isAbout, start == 0 || isVerbOfForce(analysis),
                    let subject = grammar.subjectAfter(at, features: analysis.features, limit: sentence.upperBound), !subject.mentions.isEmpty
                else {
                    return nil
                }
                return subject.mentions
            }
            if let index = cast.mention(at: at), cast.mentions[index].start == at, grammar.preposition(of: cast.mentions[index]) == nil,
                !sufferers.contains(index)
            {
                return nil
            }
            at += 1
        }
        return nil
    }

    private func isVerbOfForce(_ verb: Analysis) -> Bool { language.groups[Int(verb.payload)].senses.contains { isForce($0) } }

    func isBehindPreposition(_ index: Int, _ start: Int) -> Bool {
        guard let preposition = grammar.preposition(of: cast.mentions[index]) else { return false }
        if case .word(let range) = preposition { return range.lowerBound >= start }
        return true
    }

    /// The doer that ل names behind a masdar with the article, which can't have one in the genitive: السيطرة الكاملة للفصائل على.
    func owner(_ predicate: Predicate, _ limit: Int) -> Int? {
        var at = predicate.range.upperBound
        while at < min(limit, predicate.range.upperBound + 3) {
            if let index = cast.mention(at: at), cast.mentions[index].start == at { return cast.mentions[index].proclitics.contains(.li) ? index : nil }
            guard sheet.has(at, EntryKind.adjective.mask) else { return nil }
            at += 1
        }
        return nil
    }

    /// States named by the adjectives of a noun: غارة أميركية, بوساطة روسية تركية.
    func adjective(_ start: Int, _ limit: Int) -> [Int]? {
        var out: [Int] = []
        var at = start
        while at < min(limit, start + 4) {
            if let index = cast.mention(at: at), case .nisba = cast.mentions[index].basis {
                out.append(index)
            } else if !sheet.has(at, EntryKind.adjective.mask) {
                break
            }
            at += 1
        }
        return out.isEmpty ? nil : out
    }

    /// The subject of the nearest verb in front, in its clause or the one it hangs on.
    func controller(_ predicate: Predicate) -> [Int] {
        let sentence = grammar.sentence(predicate.token)
        if isEvent(predicate) { return [] }
        // وصول السراج وحفتر إلى موسكو للتوقيع: the doers of the claim close in front, if no other verb comes between.
        if let draft = previous.last(where: { $0.predicate.token < predicate.token }), draft.predicate.token >= sentence.lowerBound,
            predicate.token - draft.predicate.token <= 16,
            !draft.arguments.actors.isEmpty || !draft.arguments.targets.isEmpty && draft.type == .accuse,
            !(draft.predicate.range.upperBound..<predicate.token).contains(where: { tags.isVerb($0) })
        {
            if draft.type == .accuse || draft.type == .demand, !draft.arguments.targets.isEmpty { return draft.arguments.targets }
            if draft.type != .demand { return draft.arguments.actors }
        }
        var verb = predicate.token - 1
        while verb >= sentence.lowerBound {
            if tags.isVerb(verb) {
                let analysis = sheet.analyses[Int(tags.verb[verb])]
                let limit = grammar.clauses.clause(at: verb).end
                let fake = Predicate(
                    range: verb..<verb + 1, kind: analysis.kind, analysis: analysis, features: analysis.features, proclitics: analysis.proclitics, sense: -1,
                    group: analysis.payload, needed: [])
                guard let subject = subject(of: fake, max(limit, predicate.token)), !subject.mentions.isEmpty else { return [] }
                // Who accuses or asks names the other as the doer: اتهم X Y بقصف, دعا X Y إلى.
                if isObjectControl(analysis),
                    let object = pronoun(fake)?.first ?? (subject.isAfterVerb ? object(behind: subject, predicate.token) : firstFree(verb + 1, predicate.token))
                {
                    return grammar.coordinated(object, until: predicate.token)
                }
                return subject.mentions
            }
            verb -= 1
        }
        for at in sentence where at < predicate.token {
            if let index = cast.mention(at: at), cast.mentions[index].start == at, grammar.preposition(of: cast.mentions[index]) == nil,
                isActing(cast.mentions[index])
            {
                return grammar.coordinated(index, until: predicate.token)
            }
        }
        return []
    }

    /// A noun of force that no word governs (قتلوا في هجوم) takes no doer from the verb: who was killed did not attack.
    func isEvent(_ predicate: Predicate) -> Bool {
        guard predicate.kind == .masdar, predicate.sense >= 0, let type = ClaimType(rawValue: sheet.language.senses[Int(predicate.sense)].type),
            type == .attack || type == .clash
        else { return false }
        if !predicate.proclitics.isDisjoint(with: [.li, .bi]) { return false }
        let before = predicate.token - 1
        return before < 0 || !(tags.isVerb(before) || before > 0 && tags.isVerb(before - 1) || sheet.has(before, EntryKind.masdar.mask))
    }

    func isObjectControl(_ analysis: Analysis) -> Bool {
        let senses = sheet.language.groups[Int(analysis.payload)].senses
        return senses.contains { number in
            let sense = sheet.language.senses[Int(number)]
            return (sense.type == "accuse" || sense.type == "demand") && sense.target.contains(.object)
        }
    }

    /// The noun a participle is said of: المدعوم behind its noun, or the sentence's subject (متهما).
    func bearer(_ predicate: Predicate, _ limit: Int) -> [Int] {
        let before = predicate.token - 1
        if before >= 0, predicate.proclitics.contains(.al) || predicate.kind == .passive {
            var at = before
            while at > before - 4, at >= 0 {
                if let index = cast.mention(at: at) { return [index] }
                guard sheet.words[at] >= 0, !tags.isVerb(at), !tags.isParticle(at) else { break }
                at -= 1
            }
        }
        if let inside = cast.mention(at: predicate.token), cast.mentions[inside].start < predicate.token { return [inside] }
        return controller(predicate)
    }

    /// The antecedent of the pronoun on a predicate.
    func pronoun(_ predicate: Predicate) -> [Int]? {
        guard let analysis = predicate.analysis, analysis.hasPronoun else { return nil }
        let features = sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features
        guard features.person == 3 else { return [] }
        let clause = grammar.clauses.clause(at: predicate.token)
        if clause.opener == .relative, let antecedent = grammar.antecedent(clause, features) { return antecedent.mentions }
        return antecedent(of: features, before: predicate.token).map { [$0] } ?? []
    }

    /// The nearest mention before a token that a pronoun can stand for.
    func antecedent(of features: Features, before token: Int) -> Int? {
        let sentence = grammar.sentence(token)
        let first = Int(sheet.sentenceOf[token]) > 0 ? sheet.sentences[Int(sheet.sentenceOf[token]) - 1].lowerBound : sentence.lowerBound
        var at = token - 1
        while at >= first {
            if let index = cast.mention(at: at) {
                let mention = cast.mentions[index]
                var isCandidate = compatible(features, mention)
                if case .nisba = mention.basis { isCandidate = false }
                if features.number == 3, mention.kind == .person { isCandidate = false }
                if features.number == 1, features.gender == 1, mention.kind == .people || mention.kind == .state { isCandidate = false }
                if features.gender == 2, mention.kind == .person, grammar.gender(of: mention) != 2 { isCandidate = false }
                if isCandidate { return index }
                at = mention.start
            }
            at -= 1
        }
        return nil
    }

    /// The actor behind a preposition of the predicate.
    func behindPreposition(_ slot: Slot, _ predicate: Predicate, _ limit: Int) -> [Int] {
        var at = predicate.range.upperBound
        let end = min(max(limit, at), at + 18)
        while at < end {
            if grammar.mark(at) == Letter.fullStop || tags.role(at) == .complementizer && slot != .clause { return [] }
            if at > predicate.range.upperBound, tags.isVerb(at) { return [] }
            if let opening = grammar.opens(slot, at: at) {
                let start = opening.end
                if let index = grammar.actorInPhrase(start, until: end) { return spread(index, slot, end) }
                if !opening.isProclitic, sheet.analysis(at, EntryKind.particle.mask)?.hasPronoun == true {
                    if let features = sheet.analysis(at, EntryKind.particle.mask).map({ sheet.language.clitics.pronouns[Int($0.enclitic) - 1].features }),
                        let index = antecedent(of: features, before: predicate.token)
                    {
                        return [index]
                    }
                }
            }
            at += 1
        }
        return []
    }

    func spread(_ index: Int, _ slot: Slot, _ end: Int) -> [Int] { grammar.coordinated(index, until: min(sheet.tokens.count, end + 12)) }
}

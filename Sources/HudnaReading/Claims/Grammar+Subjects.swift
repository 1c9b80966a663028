internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Subjects of verbs.
extension Grammar {
    // MARK: - Subjects

    struct Subject {
        /// Mentions that are the subject; empty where it is no actor.
        var mentions: [Int]
        /// Token where it stands; -1 where it is taken over from elsewhere.
        var token: Int
        /// Token after it.
        var end: Int
        var isAfterVerb: Bool
    }

    /// The subject of a verb in its own clause: a free noun phrase in front of it (وكان الوزير دعا), else the one behind, else what its relative word refers to.
    func subject(ofVerb verb: Int, features: Features, limit: Int, hasPronoun: Bool) -> Subject? {
        if features.person == 1 { return nil }
        let clause = clauses.clause(at: verb)
        let before = subjectBefore(verb, features: features)
        if let before, before.token < 0 || isBound(before, verb) { return before }
        if let after = subjectAfter(verb, features: features, limit: limit) {
            // In a relative clause a noun behind the verb may be its object, the antecedent its subject.
            if clause.opener == .relative, !hasPronoun, after.mentions.isEmpty, let antecedent = antecedent(clause, features) { return antecedent }
            return after
        }
        if let before { return before }
        return clause.opener == .relative ? antecedent(clause, features) : nil
    }

    /// Whether nothing but auxiliaries, adverbials and appositions stands between a noun phrase and its verb.
    func isBound(_ subject: Subject, _ verb: Int) -> Bool {
        guard subject.end <= verb, subject.end >= 0 else { return false }
        for token in subject.end..<verb where tags.isVerb(token) { return false }
        return true
    }

    /// The noun in front of a relative word, if it names an actor that agrees (حكومة الوفاق بقيادة السراج والتي: the government).
    func antecedent(_ clause: Clause, _ features: Features) -> Subject? {
        var at = clause.antecedent
        let sentence = sentence(clause.start)
        while at >= sentence.lowerBound, clause.antecedent - at < 9 {
            if let index = cast.mention(at: at) {
                let mention = cast.mentions[index]
                if stands(features, mention) || at == clause.antecedent, !isNisba(mention) {
                    return Subject(mentions: [index], token: -1, end: -1, isAfterVerb: false)
                }
                at = mention.start - 1
                continue
            }
            if tags.isVerb(at) { return nil }
            at -= 1
        }
        return nil
    }

    func isNisba(_ mention: Mention) -> Bool {
        if case .nisba = mention.basis { return true }
        return false
    }

    /// The subject that stands behind a verb, up to `limit`.
    func subjectAfter(_ verb: Int, features: Features, limit: Int) -> Subject? {
        guard features.number < 2 || features.isShort, features.person == 3 || features.person == 0 else { return nil }
        var at = verb + 1
        var skipped = 0
        while at < limit, at - verb < 24 {
            if isTime[at] || isQuoteMark(at) || mark(at) == Letter.parenOpen || mark(at) == Letter.parenClose {
                at += 1
                continue
            }
            // لـ«كذا»: the preposition stands alone before the mark.
            if sheet.tokens[at].kind == .word, sheet.tokens[at].count == 1, isQuoteMark(min(at + 1, sheet.tokens.count - 1)) {
                at += 1
                skipped += 1
                continue
            }
            if mark(at) != Letter.none {
                // A comma closes what may be skipped; names in commas come behind titles and are mentions already.
                guard mark(at) == Letter.comma || mark(at) == Letter.dash, skipped > 0 else { return nil }
                at += 1
                continue
            }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if preposition(of: mention) == nil, mention.proclitics.isDisjoint(with: .conjunction), agrees(features, mention, isAfter: true),
                    !isOblique(mention)
                {
                    return Subject(mentions: coordinated(index, until: limit), token: at, end: mention.end, isAfterVerb: true)
                }
                at = mention.end
                skipped += 1
                continue
            }
            if tags.isVerb(at) { return nil }
            if let role = tags.role(at) {
                switch role {
                case .complementizer, .relative, .conditional: return nil
                case .subordinator where clauses.index(at: at) != clauses.index(at: verb): return nil
                default: break
                }
                if role == .preposition || role == .attribution || role == .subordinator {
                    at = phraseEnd(Int(tags.particleEnd[at]), limit)
                } else {
                    at = max(at + 1, Int(tags.particleEnd[at]))
                }
                skipped += 1
                continue
            }
            if sheet.has(at, EntryKind.adverb.mask) && !sheet.has(at, EntryKind.noun.mask) {
                at += 1
                continue
            }
            if let proclitics = nounProclitics(at), !proclitics.isDisjoint(with: .preposition) {
                at = phraseEnd(at + 1, limit)
                skipped += 1
                continue
            }
            // A noun that is no actor itself: the actor it belongs to, or none.
            if !sheet.has(at, EntryKind.masdar.mask), let index = actorInPhrase(at, until: limit), preposition(of: cast.mentions[index]) == nil,
                !isBeside(cast.mentions[index], at)
            {
                return Subject(mentions: [index], token: at, end: cast.mentions[index].end, isAfterVerb: true)
            }
            return Subject(mentions: [], token: at, end: at + 1, isAfterVerb: true)
        }
        return nil
    }

    /// دعا البيان كوريا: behind a noun with the article only an adjective is of its phrase.
    private func isBeside(_ mention: Mention, _ noun: Int) -> Bool { mention.start > noun && isDefinite(mention.start - 1) && !isNisba(mention) }

    /// الليبيين, مسؤولين: people in the case of an object.
    func isOblique(_ mention: Mention) -> Bool {
        guard mention.kind == .people else { return false }
        let token = sheet.tokens[mention.start]
        guard token.count > 4 else { return false }
        return sheet.text.codes[Int(token.end) - 1] == Letter.nun && sheet.text.codes[Int(token.end) - 2] == Letter.ya
    }

    /// The end of a noun phrase behind a preposition.
    func phraseEnd(_ start: Int, _ limit: Int) -> Int {
        var at = start
        if at < limit, let index = cast.mention(at: at) { return cast.mentions[index].end }
        var words = 0
        while at < limit, words < 5 {
            if isTime[at] {
                at += 1
                continue
            }
            guard sheet.words[at] >= 0 || sheet.tokens[at].kind == .number, !tags.isVerb(at), !tags.isParticle(at) else { break }
            if words > 0, let index = cast.mention(at: at), cast.mentions[index].start == at {
                // An articled or named actor behind an articled noun is no part of it.
                if isDefinite(at - 1) { break }
                return cast.mentions[index].end
            }
            if words > 0, isDefinite(at - 1), !isDefinite(at) || !sheet.has(at, EntryKind.adjective.mask | EntryKind.nisba.mask) { break }
            words += 1
            at += 1
        }
        return max(at, start)
    }

    func isDefinite(_ token: Int) -> Bool { sheet.words[token] >= 0 && sheet.hasArticle[token] }

    /// The subject in front of a verb: the first free noun phrase of its clause.
    func subjectBefore(_ verb: Int, features: Features) -> Subject? {
        let clause = clauses.clause(at: verb)
        if let index = announced(verb) {
            let mention = cast.mentions[index]
            return Subject(mentions: coordinated(index, until: verb), token: mention.start, end: mention.end, isAfterVerb: false)
        }
        var at = clause.start
        while at < verb {
            if let pronoun = particlePronoun(at), pronoun.person == 3 {
                guard let index = topic(for: pronoun, before: at) else { return nil }
                return Subject(mentions: [index], token: -1, end: -1, isAfterVerb: false)
            }
            // وعن موقف إسرائيل قال: what a preposition opens holds no subject.
            if tags.role(at) == .preposition || tags.role(at) == .attribution {
                at = max(at + 1, phraseEnd(Int(tags.particleEnd[at]), verb))
                continue
            }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if case .nisba = mention.basis, at > clause.start, sheet.words[at - 1] >= 0 {
                    at = mention.end
                    continue
                }
                if preposition(of: mention) == nil || tags.role(max(0, at - 1)) == .complementizer, agrees(features, mention, isAfter: false) {
                    return Subject(mentions: coordinated(index, until: verb), token: at, end: mention.end, isAfterVerb: false)
                }
                at = mention.end
                continue
            }
            at += 1
        }
        return nil
    }

    /// أما الحركة فرفضت: who stands between أما and a verb with ف.
    func announced(_ verb: Int) -> Int? {
        guard verb > 1, tags.isVerb(verb), sheet.analyses[Int(tags.verb[verb])].proclitics.contains(.fa), let last = cast.mention(at: verb - 1) else {
            return nil
        }
        let first = cast.mentions[last].start
        return cast.mentions[last].end == verb && first > 0 && sheet.isParticle("amma", first - 1) ? last : nil
    }

    /// The pronoun on a complementizer or conjunction (أنه, لكنها), which is the subject of its clause.
    func particlePronoun(_ token: Int) -> Features? {
        guard let role = tags.role(token), role == .complementizer || role == .conjunction || role == .subordinator || role == .emphatic || role == .pronoun
        else { return nil }
        guard role != .pronoun, let analysis = sheet.analysis(token, EntryKind.particle.mask), analysis.hasPronoun else { return nil }
        return language.clitics.pronouns[Int(analysis.enclitic) - 1].features
    }

    /// Whom a subject pronoun stands for: the subject of the nearest verb in front that agrees, here or in the sentence before.
    func topic(for features: Features, before token: Int) -> Int? {
        let number = Int(sheet.sentenceOf[token])
        let first = number > 0 ? sheet.sentences[number - 1].lowerBound : 0
        var at = token - 1
        while at >= first {
            if tags.isVerb(at) {
                let verb = sheet.analyses[Int(tags.verb[at])].features
                let subject = subjectAfter(at, features: verb, limit: token) ?? plainSubjectBefore(at, features: verb)
                if let subject, let index = subject.mentions.first, stands(features, cast.mentions[index]) { return index }
            }
            at -= 1
        }
        return nil
    }

    /// The first free mention of a verb's clause, pronouns left aside.
    func plainSubjectBefore(_ verb: Int, features: Features) -> Subject? {
        let clause = clauses.clause(at: verb)
        for at in clause.start..<max(clause.start, verb) {
            guard let index = cast.mention(at: at), cast.mentions[index].start == at, preposition(of: cast.mentions[index]) == nil,
                agrees(features, cast.mentions[index], isAfter: false)
            else { continue }
            return Subject(mentions: [index], token: at, end: cast.mentions[index].end, isAfterVerb: false)
        }
        return nil
    }

    /// Whether a pronoun can stand for a mention.
    func stands(_ features: Features, _ mention: Mention) -> Bool {
        if case .nisba = mention.basis { return false }
        let gender = gender(of: mention)
        if features.number <= 1, features.gender != 0, gender != 0, features.gender != gender { return false }
        if features.number == 3, mention.kind == .person { return false }
        if features.number == 1, features.gender == 1, mention.kind == .people { return false }
        if features.gender == 2, mention.kind == .person { return gender == 2 }
        return true
    }

    /// Whether verb and subject agree in gender; a verb in front of its subject stays in the singular.
    func agrees(_ features: Features, _ mention: Mention, isAfter: Bool) -> Bool {
        let gender = gender(of: mention)
        if features.gender == 2, gender == 1, features.number <= 1 { return false }
        if features.gender == 1, gender == 2, features.number <= 1, mention.kind != .person || !isAfter { return isAfter }
        if !isAfter, features.number == 3, features.gender == 1, mention.kind == .person {
            return !coordinated(indexOf(mention), until: sheet.tokens.count).dropFirst().isEmpty
        }
        return true
    }

    func indexOf(_ mention: Mention) -> Int { Int(cast.mentionAt[mention.start]) }

    func gender(of mention: Mention) -> Int {
        if mention.kind == .person { return mention.actor >= 0 ? cast.actors[mention.actor].gender : 0 }
        if mention.actor >= 0, cast.actors[mention.actor].kind == .state { return 0 }
        let letters = sheet.text.codes
        let token = sheet.tokens[mention.start]
        guard token.count > 2 else { return 0 }
        let last = letters[Int(token.end) - 1]
        if last == Letter.ha { return 2 }
        if last == Letter.ta, letters[Int(token.end) - 2] == Letter.alef { return 2 }
        if last == Letter.nun, mention.kind == .people { return 1 }
        return 0
    }
}

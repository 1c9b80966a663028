internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What the readers of quotes and claims ask of a sentence: subjects, prepositions, what hangs together.
struct Grammar {
    let sheet: Sheet
    let tags: Tags
    let cast: Cast
    let clauses: Clauses
    /// By token: it belongs to an expression of time.
    let isTime: [Bool]
    var language: Language { sheet.language }

    // MARK: - Marks

    func mark(_ token: Int) -> UInt8 { sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : Letter.none }

    func isQuoteMark(_ token: Int) -> Bool {
        let mark = mark(token)
        return mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.quoteClose
    }

    func sentence(_ token: Int) -> Range<Int> { sheet.sentences.isEmpty ? 0..<0 : sheet.sentences[Int(sheet.sentenceOf[token])] }

    // MARK: - Prepositions

    enum Preposition: Equatable {
        case proclitic(Proclitics)
        /// Tokens of the particle.
        case word(Range<Int>)
    }

    /// The preposition that governs the noun phrase at a token, through quantifiers (على كل من).
    func preposition(before token: Int, proclitics: Proclitics) -> Preposition? {
        let own = proclitics.intersection(.preposition)
        if !own.isEmpty { return .proclitic(own) }
        var at = token - 1
        while at >= 0, isQuoteMark(at) || tags.role(at) == .quantifier || tags.role(at) == .demonstrative { at -= 1 }
        if at >= 0, sheet.tokens[at].kind == .word, sheet.tokens[at].count == 1 {
            let flags: [UInt8: Proclitics] = [Letter.lam: .li, Letter.ba: .bi, Letter.kaf: .ka]
            if let flag = flags[sheet.text.codes[Int(sheet.tokens[at].start)]] { return .proclitic(flag) }
        }
        guard at >= 0, tags.isParticle(at) else { return nil }
        var first = at
        while first > 0, tags.insideParticle[first] { first -= 1 }
        guard let role = tags.role(first), Int(tags.particleEnd[first]) == at + 1 else { return nil }
        switch role {
        case .preposition, .attribution, .purpose: return .word(first..<at + 1)
        // عقب, نتيجة: words before a noun. What ends in أن, and بينما, فيما, حيث, open a clause with a subject of its own.
        case .subordinator: return opensClause(first, at) ? nil : .word(first..<at + 1)
        default: return nil
        }
    }

    /// A subordinator that a subject can follow: it ends in أن, or no noun can be its complement.
    private func opensClause(_ first: Int, _ last: Int) -> Bool {
        if last > first, tags.role(last) == .complementizer || sheet.tokens[last].count == 2 && sheet.has(last, EntryKind.particle.mask) && isComplementizer(last) { return true }
        guard let analysis = sheet.analysis(first, EntryKind.particle.mask) else { return false }
        return first == last && !sheet.has(first, EntryKind.noun.mask | EntryKind.masdar.mask) && sheet.language.particles[Int(analysis.payload)].role == .subordinator
    }

    private func isComplementizer(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .particle, sheet.language.particles[Int(analysis.payload)].role == .complementizer { found = true }
        }
        return found
    }

    func preposition(of mention: Mention) -> Preposition? { preposition(before: mention.start, proclitics: mention.proclitics) }

    func matches(_ preposition: Preposition, _ slot: Slot) -> Bool {
        switch (preposition, slot) {
        case (.proclitic(let flag), .proclitic(let wanted)): return !flag.isDisjoint(with: wanted)
        case (.word(let range), .preposition(let stems)):
            guard range.count == stems.count else { return false }
            return zip(range, stems).allSatisfy { sheet.isStem($0, $1) }
        default: return false
        }
    }

    /// Whether a slot's preposition stands at a token: as a particle that begins there, or as a proclitic on it.
    func opens(_ slot: Slot, at token: Int) -> (end: Int, isProclitic: Bool)? {
        switch slot {
        case .preposition(let stems):
            guard token + stems.count <= sheet.tokens.count else { return nil }
            for (offset, stem) in stems.enumerated() where !sheet.isStem(token + offset, stem) {
                // عليه, بينهما: the preposition with a pronoun.
                guard offset == stems.count - 1, isStemWithPronoun(token + offset, stem) else { return nil }
            }
            return (token + stems.count, false)
        case .proclitic(let flag):
            guard sheet.words[token] >= 0, !tags.isVerb(token) else { return nil }
            var found = false
            let word = sheet.analyzer[sheet.words[token]]
            for index in word.analyses where !found {
                let analysis = sheet.analyzer.analyses[Int(index)]
                if !analysis.proclitics.isDisjoint(with: flag) && (analysis.kind.mask & EntryKind.nominals != 0 || analysis.kind == .particle) { found = true }
                if analysis.proclitics.isDisjoint(with: .preposition) && analysis.suffixLength == 0 { break }
            }
            if !found, let mention = cast.mention(at: token), cast.mentions[mention].start == token { found = !cast.mentions[mention].proclitics.isDisjoint(with: flag) }
            if !found, word.kinds == 0, word.hasArticle { found = !MentionFinder.unknownProclitics(sheet, token).isDisjoint(with: flag) }
            return found ? (token, true) : nil
        default: return nil
        }
    }

    private func isStemWithPronoun(_ token: Int, _ stem: Int32) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.stem == stem, analysis.hasPronoun { found = true }
        }
        return found
    }

    // MARK: - Noun phrases

    /// A mention and those that are joined to it by و or a comma and و: السراج وحفتر.
    func coordinated(_ index: Int, until limit: Int) -> [Int] {
        var out = [index]
        var at = cast.mentions[index].end
        while at < limit {
            var next = at
            if mark(next) == Letter.comma || isQuoteMark(next) { next += 1 }
            if next < limit, mark(next) == Letter.comma || isQuoteMark(next) { next += 1 }
            guard next < limit, next < sheet.tokens.count, let mention = cast.mention(at: next), cast.mentions[mention].start == next else { break }
            let found = cast.mentions[mention]
            let joins = found.proclitics.contains(.wa)
            guard joins, found.proclitics.isDisjoint(with: .preposition) || found.kind == cast.mentions[index].kind else { break }
            out.append(mention)
            at = found.end
        }
        return out
    }

    /// The actor that a noun phrase beginning at a token comes to: its own mention, or the one its nouns belong to (طائرات التحالف). Stops at verbs, marks and prepositions.
    func actorInPhrase(_ token: Int, until limit: Int) -> Int? {
        var at = token
        let end = min(limit, token + 5, sheet.tokens.count)
        while at < end {
            if let mention = cast.mention(at: at), cast.mentions[mention].start == at { return mention }
            if isQuoteMark(at) || tags.role(at) == .quantifier || tags.role(at) == .demonstrative {
                at += 1
                continue
            }
            guard sheet.words[at] >= 0 || sheet.tokens[at].kind == .number, !tags.isVerb(at), !tags.isParticle(at) || at == token else { return nil }
            if at > token, let proclitics = nounProclitics(at), !proclitics.isEmpty { return nil }
            at += 1
        }
        return nil
    }

    func nounProclitics(_ token: Int) -> Proclitics? {
        guard sheet.words[token] >= 0 else { return nil }
        if let mention = cast.mention(at: token), cast.mentions[mention].start == token { return cast.mentions[mention].proclitics.subtracting(.al) }
        return MentionFinder.unknownProclitics(sheet, token)
    }

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
    private func isBound(_ subject: Subject, _ verb: Int) -> Bool {
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
                if stands(features, mention) || at == clause.antecedent, !isNisba(mention) { return Subject(mentions: [index], token: -1, end: -1, isAfterVerb: false) }
                at = mention.start - 1
                continue
            }
            if tags.isVerb(at) { return nil }
            at -= 1
        }
        return nil
    }

    private func isNisba(_ mention: Mention) -> Bool {
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
            if mark(at) != Letter.none {
                // A comma closes what may be skipped; names in commas come behind titles and are mentions already.
                guard mark(at) == Letter.comma || mark(at) == Letter.dash, skipped > 0 else { return nil }
                at += 1
                continue
            }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if preposition(of: mention) == nil, mention.proclitics.isDisjoint(with: .conjunction), agrees(features, mention, isAfter: true) {
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
                if role == .preposition || role == .attribution || role == .subordinator { at = phraseEnd(Int(tags.particleEnd[at]), limit) } else { at = max(at + 1, Int(tags.particleEnd[at])) }
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
            if !sheet.has(at, EntryKind.masdar.mask), let index = actorInPhrase(at, until: limit), preposition(of: cast.mentions[index]) == nil {
                return Subject(mentions: [index], token: at, end: cast.mentions[index].end, isAfterVerb: true)
            }
            return Subject(mentions: [], token: at, end: at + 1, isAfterVerb: true)
        }
        return nil
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

    func isDefinite(_ token: Int) -> Bool { sheet.words[token] >= 0 && sheet.analyzer[sheet.words[token]].hasArticle }

    /// The subject in front of a verb: the first free noun phrase of its clause.
    func subjectBefore(_ verb: Int, features: Features) -> Subject? {
        let clause = clauses.clause(at: verb)
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

    /// The pronoun on a complementizer or conjunction (أنه, لكنها), which is the subject of its clause.
    private func particlePronoun(_ token: Int) -> Features? {
        guard let role = tags.role(token), role == .complementizer || role == .conjunction || role == .subordinator || role == .emphatic || role == .pronoun else { return nil }
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
                let verb = sheet.analyzer.analyses[Int(tags.verb[at])].features
                let subject = subjectAfter(at, features: verb, limit: token) ?? plainSubjectBefore(at, features: verb)
                if let subject, let index = subject.mentions.first, stands(features, cast.mentions[index]) { return index }
            }
            at -= 1
        }
        return nil
    }

    /// The first free mention of a verb's clause, pronouns left aside.
    private func plainSubjectBefore(_ verb: Int, features: Features) -> Subject? {
        let clause = clauses.clause(at: verb)
        for at in clause.start..<max(clause.start, verb) {
            guard let index = cast.mention(at: at), cast.mentions[index].start == at, preposition(of: cast.mentions[index]) == nil, agrees(features, cast.mentions[index], isAfter: false) else { continue }
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
        if !isAfter, features.number == 3, features.gender == 1, mention.kind == .person { return !coordinated(indexOf(mention), until: sheet.tokens.count).dropFirst().isEmpty }
        return true
    }

    private func indexOf(_ mention: Mention) -> Int { Int(cast.mentionAt[mention.start]) }

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

extension MentionFinder {
    /// Proclitics that a word seems to bear: those of its first analysis, or for an unknown word those in front of its article.
    static func unknownProclitics(_ sheet: Sheet, _ at: Int) -> Proclitics {
        guard sheet.words[at] >= 0 else { return [] }
        let word = sheet.analyzer[sheet.words[at]]
        if let first = word.analyses.first { return sheet.analyzer.analyses[Int(first)].proclitics.subtracting(.al) }
        let letters = sheet.text.codes
        let token = sheet.tokens[at]
        guard word.hasArticle, token.count > 4 else { return [] }
        switch letters[Int(token.start)] {
        case Letter.waw: return .wa
        case Letter.fa: return .fa
        case Letter.ba: return .bi
        case Letter.lam: return .li
        case Letter.kaf: return .ka
        default: return []
        }
    }
}

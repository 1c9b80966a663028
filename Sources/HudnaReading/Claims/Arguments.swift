internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Who does it and to whom: finds the participants of a predicate where its row says they stand.
struct Arguments {
    let grammar: Grammar
    let attributions: [Attribution]
    /// The drafts before, which a masdar may take its subject from.
    var previous: [DraftClaim] = []

    init(grammar: Grammar, attributions: [Attribution]) {
        self.grammar = grammar
        self.attributions = attributions
    }

    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var cast: Cast { grammar.cast }
    var language: Language { sheet.language }

    /// Where a participant was found.
    enum Basis: String, CaseIterable {
        case none
        case subjectAfter = "subject-after"
        case subjectBefore = "subject-before"
        case subjectInherited = "subject-inherited"
        case possessor, object, preposition, speaker, adjective, agent, joined
    }

    /// Participants of one predicate, as indexes of mentions.
    struct Found {
        var actors: [Int] = []
        var targets: [Int] = []
        /// How the actor was found, for `explain` and the confidence.
        var actorBasis = Basis.none
        var targetBasis = Basis.none
        var isPassive = false
        /// Where the subject stands, or the noun that is no actor; -1 for none.
        var subjectToken = -1
        var subjectEnd = -1
    }

    /// The last token of a predicate's reach: the end of its clause, or of the sentence's next finite clause.
    func limit(_ predicate: Predicate) -> Int {
        let clause = grammar.clauses.clause(at: predicate.token)
        return clause.end
    }

    func arguments(of predicate: Predicate, _ sense: Sense) -> Found {
        var found = Found()
        let limit = limit(predicate)
        var subject = predicate.isVerb ? subject(of: predicate, limit) : nil
        if let lone = subject, lone.isAfterVerb, !lone.mentions.isEmpty, needsObject(sense), !(predicate.analysis?.hasPronoun ?? false),
            object(behind: lone, limit) == nil, !hasNounObject(lone, limit),
            let inherited = inherited(predicate, predicate.features), inherited.mentions != lone.mentions
        {
            // واتهم حماس: the only noun is whom the verb is aimed at.
            found.targets = lone.mentions
            found.targetBasis = .object
            subject = inherited
        }
        if let lone = subject, lone.isAfterVerb, lone.mentions.isEmpty, sense.object.contains(.object), isSubjunctive(predicate),
            !hasNounObject(lone, limit),
            let inherited = inherited(predicate, predicate.features)
        {
            // غادر الوفد دون أن يوقع الاتفاق: the only noun is what was to be signed.
            subject = inherited
        }
        if let subject {
            found.subjectToken = subject.token
            found.subjectEnd = subject.end
        }
        found.isPassive = predicate.isVerb && isPassive(predicate, sense, subject, limit)
        if found.isPassive, let counted = counted(before: predicate) { subject = counted }
        if predicate.kind == .passive, let states = adjective(predicate.range.upperBound, limit) {
            found.actors = states
            found.actorBasis = .adjective
        }
        if found.actors.isEmpty, let agents = agents(predicate, sense, limit, isPassive: found.isPassive) {
            found.actors = agents
            found.actorBasis = .agent
        }
        for slot in sense.actor where found.actors.isEmpty {
            let mentions = fill(slot, predicate, subject, limit, isPassive: found.isPassive, taken: [])
            if !mentions.isEmpty {
                found.actors = mentions
                found.actorBasis = basis(slot, predicate, subject)
                break
            }
        }
        if found.actors.isEmpty, predicate.kind == .masdar, predicate.proclitics.contains(.wa), let doers = doersOfJoined(predicate) {
            found.actors = doers
            found.actorBasis = .joined
        }
        for slot in sense.target where found.targets.isEmpty {
            let mentions = fill(slot, predicate, subject, limit, isPassive: found.isPassive, taken: found.actors)
            if !mentions.isEmpty {
                found.targets = mentions
                found.targetBasis = basis(slot, predicate, subject)
                break
            }
        }
        if found.actors.isEmpty, isForce(predicate.sense), !predicate.isVerb || found.isPassive || !sense.actor.contains(.subject),
            let agents = relativeAgents(predicate, behind: predicate.isVerb ? max(subject?.end ?? 0, predicate.range.upperBound) : 0, passing: found.targets)
        {
            found.actors = agents
            found.actorBasis = .agent
        }
        return found
    }

    private func basis(_ slot: Slot, _ predicate: Predicate, _ subject: Grammar.Subject?) -> Basis {
        switch slot {
        case .subject: subject.map { $0.isAfterVerb ? .subjectAfter : $0.token >= 0 ? .subjectBefore : .subjectInherited } ?? .possessor
        case .object: .object
        case .preposition, .proclitic: .preposition
        case .clause, .none: .none
        case .speaker: .speaker
        }
    }

    // MARK: - Subjects

    func subject(of predicate: Predicate, _ limit: Int) -> Grammar.Subject? {
        let features = predicate.features
        if features.person == 1 { return nil }
        let own = grammar.subject(ofVerb: predicate.token, features: features, limit: limit, hasPronoun: predicate.analysis?.hasPronoun ?? false)
        if let own, own.isAfterVerb, own.mentions.isEmpty, let issuer = issuer(own.token) {
            return Grammar.Subject(mentions: [issuer], token: own.token, end: own.end, isAfterVerb: true)
        }
        return own ?? inherited(predicate, features)
    }

    /// دعا البيان: a mention of whose statement it is, who spoke last.
    private func issuer(_ token: Int) -> Int? {
        guard sheet.isClass("statement", token), grammar.isDefinite(token),
            let last = attributions.last(where: { $0.verb >= 0 && $0.verb < token && !$0.speakers.isEmpty }),
            sheet.sentenceOf[token] - sheet.sentenceOf[last.verb] <= 8, let speaker = last.speakers.first
        else { return nil }
        return cast.actors[speaker].mentions.last { cast.mentions[$0].start < token }
    }

    /// The subject of the clause before, for a verb that has none of its own.
    func inherited(_ predicate: Predicate, _ features: Features) -> Grammar.Subject? {
        let sentence = grammar.sentence(predicate.token)
        if predicate.token <= sentence.lowerBound + 3, let speaker = lastSpeaker(before: sentence.lowerBound, features) {
            return Grammar.Subject(mentions: [speaker], token: -1, end: -1, isAfterVerb: false)
        }
        var verb = predicate.token - 1
        while verb >= sentence.lowerBound {
            if tags.isVerb(verb) {
                let analysis = sheet.analyses[Int(tags.verb[verb])]
                let subject =
                    grammar.subjectBefore(verb, features: analysis.features)
                    ?? grammar.subjectAfter(verb, features: analysis.features, limit: predicate.token)
                if let subject, let first = subject.mentions.first, compatible(features, cast.mentions[first]) {
                    return Grammar.Subject(mentions: subject.mentions, token: -1, end: -1, isAfterVerb: false)
                }
            }
            verb -= 1
        }
        for at in sentence where at < predicate.token {
            if let index = cast.mention(at: at), cast.mentions[index].start == at, grammar.preposition(of: cast.mentions[index]) == nil,
                compatible(features, cast.mentions[index]), isActing(cast.mentions[index])
            {
                return Grammar.Subject(mentions: [index], token: -1, end: -1, isAfterVerb: false)
            }
        }
        return previousSubject(sentence, features)
    }

    /// Who spoke last before a sentence that opens with a verb without a subject (وأعرب عن قلقه): a mention of the speaker.
    func lastSpeaker(before token: Int, _ features: Features) -> Int? {
        guard let attribution = attributions.last(where: { $0.verb >= 0 && $0.verb < token && !$0.speakers.isEmpty && $0.basis != .headline }) else {
            return nil
        }
        guard sheet.sentenceOf[token] - sheet.sentenceOf[attribution.verb] <= 3, let speaker = attribution.speakers.first else { return nil }
        return cast.actors[speaker].mentions.last { cast.mentions[$0].start < token && grammar.stands(features, cast.mentions[$0]) }
    }

    func isActing(_ mention: Mention) -> Bool {
        if case .nisba = mention.basis { return false }
        return true
    }

    func compatible(_ features: Features, _ mention: Mention) -> Bool {
        let gender = grammar.gender(of: mention)
        if features.number <= 1, features.gender != 0, gender != 0, features.gender != gender { return false }
        return true
    }

    /// The subject of the sentence before.
    func previousSubject(_ sentence: Range<Int>, _ features: Features) -> Grammar.Subject? {
        guard sentence.lowerBound > 0 else { return nil }
        let number = Int(sheet.sentenceOf[sentence.lowerBound])
        guard number > 0 else { return nil }
        let before = sheet.sentences[number - 1]
        for verb in before where tags.isVerb(verb) {
            let analysis = sheet.analyses[Int(tags.verb[verb])]
            let subject =
                grammar.subjectAfter(verb, features: analysis.features, limit: before.upperBound) ?? grammar.subjectBefore(verb, features: analysis.features)
            if let subject, let first = subject.mentions.first, compatible(features, cast.mentions[first]) {
                return Grammar.Subject(mentions: subject.mentions, token: -1, end: -1, isAfterVerb: false)
            }
        }
        return nil
    }

    // MARK: - Voice

    /// A transitive verb in the past whose only noun is what it was done to: قُتل جنود, اعتُقل خمسة.
    func isPassive(_ predicate: Predicate, _ sense: Sense, _ subject: Grammar.Subject?, _ limit: Int) -> Bool {
        if predicate.features.isPassive { return true }
        guard predicate.kind == .past || predicate.kind == .present, sense.actor.first == .subject,
            sense.target.contains(.object) || sense.object.contains(.object),
            !(predicate.analysis?.hasPronoun ?? false), isForce(predicate.sense)
        else { return false }
        if let counted = counted(before: predicate) { return firstFree(counted.end, limit) == nil && !hasNounObject(counted, limit) }
        guard let subject, subject.isAfterVerb else {
            return subject == nil && followsNumber(predicate, limit)
        }
        if followsNumber(predicate, limit) { return true }
        return object(behind: subject, limit) == nil && !hasNounObject(subject, limit)
    }

    /// أكثر من 280 مدنيا قتلوا: counted people right before a plural, who did it or, where it has no object, suffered it; their end is the verb's.
    private func counted(before predicate: Predicate) -> Grammar.Subject? {
        guard predicate.kind == .past, predicate.features.number == 3, !(predicate.analysis?.hasPronoun ?? false) else { return nil }
        let first = max(grammar.sentence(predicate.token).lowerBound, predicate.token - 4)
        var at = predicate.token - 1
        while at >= first, grammar.mark(at) == Letter.none, !tags.isVerb(at), !tags.isParticle(at) {
            if sheet.tokens[at].kind == .number || isNumeral(at) {
                let people = (at + 1..<predicate.token).compactMap { cast.mention(at: $0) }.first
                return at + 1 < predicate.token
                    ? Grammar.Subject(mentions: people.map { [$0] } ?? [], token: at, end: predicate.range.upperBound, isAfterVerb: false) : nil
            }
            at -= 1
        }
        return nil
    }

    /// Whether a verb stands in an أن clause that a negation or a conjunction of time opens: its subject is the main verb's.
    func isSubjunctive(_ predicate: Predicate) -> Bool {
        let at = predicate.token - 1
        guard predicate.kind == .present, at > 0, tags.role(at) == .complementizer else { return false }
        return tags.role(at - 1) == .negation || tags.role(at - 1) == .subordinator
    }

    func needsObject(_ sense: Sense) -> Bool { sense.type == "accuse" && sense.target.first == .object && sense.actor.first == .subject }

    func isForce(_ sense: Int32) -> Bool { grammar.senses.type(sense)?.group == .force || grammar.senses.type(sense) == .release }

    func followsNumber(_ predicate: Predicate, _ limit: Int) -> Bool {
        let at = predicate.range.upperBound
        guard at < limit else { return false }
        return sheet.tokens[at].kind == .number || isNumeral(at)
    }

    func isNumeral(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .term, sheet.language.terms[Int(analysis.payload)].table == "numerals" { found = true }
        }
        return found
    }

    /// A noun without a preposition behind the subject.
    func hasNounObject(_ subject: Grammar.Subject, _ limit: Int) -> Bool {
        var at = subject.end
        let end = min(limit, subject.end + 6)
        while at < end {
            if grammar.mark(at) != Letter.none && !grammar.isQuoteMark(at) { return false }
            if tags.isParticle(at) || tags.isVerb(at) { return false }
            if sheet.tokens[at].kind == .number { return true }
            if sheet.words[at] >= 0, !grammar.isTime[at], sheet.kinds[at] & EntryKind.adverb.mask == 0 {
                let proclitics = grammar.nounProclitics(at) ?? []
                return proclitics.isEmpty
            }
            at += 1
        }
        return false
    }
}

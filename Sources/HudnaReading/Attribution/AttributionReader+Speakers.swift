internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Who says it.
extension AttributionReader {
    /// The attribution that a word of saying makes; nil where nobody can be named for a clause inside what somebody else says.
    func frame(_ saying: Saying, isNested: Bool, _ here: [Attribution], _ thread: SpeechThread) -> Attribution? {
        var teller = isNested ? nested(saying, here) : main(saying, here, thread)
        if isNested, teller.speakers.isEmpty { return nil }
        let opening = saying.opening
        var via = carriers(between: saying.token + 1, opening.start)
        let isCarried = saying.speech.verb.kind == .carry || !teller.speakers.isEmpty && teller.speakers.allSatisfy { cast.actors[$0].kind == .medium }
        if isCarried, let told = self.teller(saying, thread) {
            via = teller.speakers.filter { $0 != told } + via.filter { !teller.speakers.contains($0) && $0 != told }
            teller = Teller(speakers: [told], basis: .carried)
        }
        via.removeAll { teller.speakers.contains($0) }
        return Attribution(
            range: opening.content, speakers: teller.speakers, via: via, verb: saying.token, basis: teller.basis,
            rule: "speech:" + saying.speech.verb.id, isClause: opening.isClause)
    }

    struct Teller {
        var speakers: [Int] = []
        var basis = Attribution.Basis.nobody
    }

    /// Inside what somebody says only a subject that stands there speaks.
    private func nested(_ saying: Saying, _ here: [Attribution]) -> Teller {
        if saying.speech.isParticiple || saying.speech.isNoun { return Teller() }
        if let pronoun = pronoun(saying), let outer = here.last(where: { $0.verb >= 0 && $0.range.contains(saying.token) }), fits(pronoun, outer.speakers) {
            return Teller(speakers: outer.speakers, basis: .spoken)
        }
        return explicit(saying) ?? Teller()
    }

    /// إنه أكد, لكنها قالت: the pronoun in front that is the verb's subject.
    private func pronoun(_ saying: Saying) -> Features? {
        let clause = grammar.clauses.clause(at: saying.token)
        return (clause.start..<max(clause.start, saying.token)).lazy.compactMap { grammar.particlePronoun($0) }.first { $0.person == 3 }
    }

    private func main(_ saying: Saying, _ here: [Attribution], _ thread: SpeechThread) -> Teller {
        let features = saying.speech.features
        if saying.speech.isParticiple || saying.speech.isNoun { return accompanied(saying, here, thread) }
        if let issuer = issuer(saying, thread) { return Teller(speakers: issuer, basis: .issued) }
        let pronoun = pronoun(saying)
        if pronoun == nil, let subject = explicit(saying) { return subject }
        guard features.person != 1, features.person != 2, !hasOtherSubject(saying) else { return Teller() }
        if let before = spoken(here, features) { return Teller(speakers: before, basis: .spoken) }
        if let subject = sentenceSubject(saying.token, features, saying.sentence, here) { return Teller(speakers: subject, basis: .sentence) }
        let next = thread.teller(of: saying, self)
        return next.speakers.isEmpty && pronoun != nil ? explicit(saying) ?? next : next
    }

    /// The subject that stands with the verb.
    func explicit(_ saying: Saying) -> Teller? {
        guard !saying.speech.isParticiple, !saying.speech.isNoun else { return nil }
        if let announced = grammar.announced(saying.token) { return Teller(speakers: [cast.mentions[announced].actor], basis: .clause) }
        if endsPrevious(saying.token), isComplement(saying.token + 1, saying.speech) { return nil }
        if let near = masdarSubject(saying) ?? nextSubject(saying) ?? nearSubject(saying) { return Teller(speakers: actors(near), basis: .subject) }
        let subject = grammar.subject(ofVerb: saying.token, features: saying.speech.features, limit: saying.opening.start, hasPronoun: false)
        guard let subject, !subject.mentions.isEmpty else { return nil }
        return Teller(speakers: actors(subject), basis: .clause)
    }

    private func actors(_ subject: Grammar.Subject) -> [Int] {
        var actors: [Int] = []
        for index in subject.mentions where !actors.contains(cast.mentions[index].actor) { actors.append(cast.mentions[index].actor) }
        return actors
    }

    /// قالت مصادر: whoever follows the verb at once is its subject, whatever its gender; but أبلغ الوفد may have its object there.
    private func nextSubject(_ saying: Saying) -> Grammar.Subject? {
        var at = saying.token + 1
        while at < saying.opening.start, grammar.isTime[at] || grammar.isQuoteMark(at) { at += 1 }
        guard saying.speech.verb.kind != .tell, at < saying.opening.start, let index = cast.mention(at: at), cast.mentions[index].start == at else {
            return nil
        }
        let mention = cast.mentions[index]
        guard grammar.preposition(of: mention) == nil, mention.proclitics.isEmpty, !grammar.isNisba(mention), !grammar.isOblique(mention),
            mention.kind != .state || cast.actors[mention.actor].kind == .state
        else { return nil }
        return Grammar.Subject(mentions: grammar.coordinated(index, until: saying.opening.start), token: at, end: mention.end, isAfterVerb: true)
    }

    /// حملة قال عنها الوزير: a subject close behind the verb, unless one stands right in front of it (الوزير أبلغ الوفد).
    private func nearSubject(_ saying: Saying) -> Grammar.Subject? {
        let features = saying.speech.features
        guard !saying.speech.isMasdar, let after = grammar.subjectAfter(saying.token, features: features, limit: saying.opening.start),
            let first = after.mentions.first, after.token - saying.token < 5, cast.mentions[first].kind != .state
        else { return nil }
        guard let before = grammar.subjectBefore(saying.token, features: features) else { return after }
        if before.token < 0 { return nil }
        let isClose = (before.end..<max(before.end, saying.token)).allSatisfy {
            tags.isParticle($0) || grammar.isTime[$0] || sheet.words[$0] < 0 || isInMention($0)
        }
        return isClose ? nil : after
    }

    /// إعلان الوزير أن: whose saying it is.
    private func masdarSubject(_ saying: Saying) -> Grammar.Subject? {
        guard saying.speech.isMasdar, let index = cast.mention(at: saying.token + 1) else { return nil }
        return Grammar.Subject(mentions: [index], token: saying.token + 1, end: cast.mentions[index].end, isAfterVerb: true)
    }

    /// وشدد على, وأعرب عن: what the verb takes follows at once, so that its subject is understood.
    func isComplement(_ token: Int, _ speech: Speech) -> Bool {
        guard token < sheet.tokens.count else { return false }
        return tags.role(token) == .complementizer || speech.verb.clause.contains { grammar.opens($0, at: token) != nil }
    }

    /// قالت الوثيقة: a subject behind the verb that is nobody known.
    private func hasOtherSubject(_ saying: Saying) -> Bool {
        let subject = grammar.subjectAfter(saying.token, features: saying.speech.features, limit: saying.opening.start)
        guard let subject, subject.mentions.isEmpty else { return false }
        return sheet.has(subject.token, EntryKind.noun.mask) && grammar.isDefinite(subject.token)
    }

    /// Whether a verb or pronoun without a subject can mean these.
    func fits(_ features: Features, _ speakers: [Int]) -> Bool {
        guard let first = speakers.first, features.person != 1, features.person != 2 else { return false }
        if speakers.count > 1, features.number > 1 { return true }
        return cast.actors[first].mentions.contains { grammar.stands(features, cast.mentions[$0]) }
    }

    // MARK: - Statements

    /// جاء في بيان لوزارة الخارجية, أضاف بيان السلطات, قال البيان: whose statement says something.
    private func issuer(_ saying: Saying, _ thread: SpeechThread) -> [Int]? {
        let end = saying.opening.start
        let at = (saying.token + 1..<max(saying.token + 1, min(end, saying.token + 4))).first { isStatement($0) && cast.mentionAt[$0] < 0 }
        guard let at, (saying.token + 1..<at).allSatisfy({ tags.isParticle($0) || grammar.isTime[$0] || grammar.isQuoteMark($0) }) else { return nil }
        if let owner = owner(of: at, end) { return [owner] }
        let isSubject = grammar.preposition(before: at, proclitics: grammar.nounProclitics(at) ?? []) == nil
        guard grammar.isDefinite(at), isSubject || isIssuedVerb(saying) else { return nil }
        return (thread.issued ?? thread.last).flatMap { sentenceDistance($0.verb, saying.token) <= 8 ? $0.speakers : nil }
    }

    /// جاء, ورد: it is told in the statement.
    private func isIssuedVerb(_ saying: Saying) -> Bool { saying.speech.verb.kind == .carry }

    /// Whose a statement is: بيان لوزارة الدفاع, بيان صادر عن المكتب, بيان السلطات.
    private func owner(of statement: Int, _ end: Int) -> Int? {
        for at in statement + 1..<max(statement + 1, min(end, statement + 6)) {
            if tags.isVerb(at) { return nil }
            guard let index = cast.mention(at: at), cast.mentions[index].start == at else { continue }
            let mention = cast.mentions[index]
            if grammar.isNisba(mention) { continue }
            let isOwned = grammar.preposition(of: mention) != nil || at == statement + 1 && !grammar.isDefinite(statement)
            return mention.kind == .medium || !isOwned ? nil : mention.actor
        }
        return nil
    }

    /// قال الوزير في بيان: from here on البيان is his.
    func isStatementNamed(_ saying: Saying) -> Bool {
        (saying.token + 1..<max(saying.token + 1, saying.opening.start)).contains { isStatement($0) }
    }

    // MARK: - Speakers who are understood

    /// The subject of the verb before in the same sentence: أكد مسؤول الضربة وقال إن.
    private func sentenceSubject(_ token: Int, _ features: Features, _ sentence: Range<Int>, _ here: [Attribution]) -> [Int]? {
        var verb = token - 1
        while verb >= sentence.lowerBound {
            if tags.isVerb(verb), clausesJoin(verb), !here.contains(where: { $0.verb >= 0 && $0.range.contains(verb) }) {
                let other = sheet.analyses[Int(tags.verb[verb])].features
                if let subject = grammar.subject(ofVerb: verb, features: other, limit: token, hasPronoun: false), let first = subject.mentions.first,
                    grammar.stands(features, cast.mentions[first])
                {
                    return subject.mentions.map { cast.mentions[$0].actor }
                }
            }
            verb -= 1
        }
        return nil
    }

    /// Only a verb of a main or coordinated clause hands its subject on.
    private func clausesJoin(_ verb: Int) -> Bool {
        let opener = grammar.clauses.clause(at: verb).opener
        return opener == .main || opener == .coordinate || opener == .adverbial
    }

    /// مضيفا, بقوله: who spoke before in the sentence, else the subject of its verb, else who speaks on.
    private func accompanied(_ saying: Saying, _ here: [Attribution], _ thread: SpeechThread) -> Teller {
        let features = participleFeatures(saying)
        if let before = spoken(here, features) { return Teller(speakers: before, basis: .spoken) }
        if let subject = sentenceSubject(saying.token, features, saying.sentence, here) { return Teller(speakers: subject, basis: .sentence) }
        if let before = here.last(where: { $0.verb >= 0 && !$0.isSpoken && !$0.isNested && !$0.speakers.isEmpty }) {
            return Teller(speakers: before.speakers, basis: .spoken)
        }
        if let last = thread.last, sentenceDistance(last.verb, saying.token) <= 4, fits(features, last.speakers) {
            return Teller(speakers: last.speakers, basis: .continued)
        }
        let named = nominalSubject(saying)
        return named.isEmpty ? Teller() : Teller(speakers: named, basis: .nominal)
    }

    /// Who spoke before in the sentence, in a clause: whom the report lets speak, rather than whom he tells of.
    private func spoken(_ here: [Attribution], _ features: Features) -> [Int]? {
        let fitting = here.filter { $0.verb >= 0 && !$0.isSpoken && $0.isClause && fits(features, $0.speakers) }
        return (fitting.last { !$0.isNested } ?? fitting.last)?.speakers
    }

    /// A participle in ة is a woman's or a body's, one in ين of several; else anybody's but theirs.
    private func participleFeatures(_ saying: Saying) -> Features {
        if saying.speech.isNoun { return saying.speech.features }
        let last = sheet.text.codes[Int(sheet.tokens[saying.token].end) - 1]
        if last == Letter.nun { return Features(person: 3, number: 3) }
        return Features(person: 3, gender: last == Letter.ha ? 2 : 1, number: 1)
    }

    /// The first free mention of a sentence without a verb, as a headline is.
    private func nominalSubject(_ saying: Saying) -> [Int] {
        guard !saying.sentence.contains(where: { $0 < saying.token && tags.isVerb($0) }) else { return [] }
        let index = saying.sentence.lazy.filter { $0 < saying.token }.compactMap { at -> Int? in
            guard let index = cast.mention(at: at), cast.mentions[index].start == at else { return nil }
            return grammar.preposition(of: cast.mentions[index]) == nil && !grammar.isNisba(cast.mentions[index]) ? index : nil
        }.first
        return index.map { [cast.mentions[$0].actor] } ?? []
    }

    /// Who a sentence is about: the subject of its first verb that stands outside what somebody says.
    func topic(of sentence: Range<Int>, _ here: [Attribution]) -> SpeechThread.Topic? {
        for verb in sentence where tags.isVerb(verb) && pairAt[verb] < 0 && clausesJoin(verb) {
            guard !here.contains(where: { $0.verb >= 0 && $0.range.contains(verb) }) else { continue }
            let analysis = sheet.analyses[Int(tags.verb[verb])]
            guard let subject = grammar.subject(ofVerb: verb, features: analysis.features, limit: sentence.upperBound, hasPronoun: false),
                let first = subject.mentions.first, cast.mentions[first].kind == .person || tellsWords(analysis)
            else { continue }
            return SpeechThread.Topic(actors: subject.mentions.map { cast.mentions[$0].actor }, token: verb)
        }
        return nil
    }

    /// Verbs of words: whoever demands, accuses or says may speak on.
    private func tellsWords(_ analysis: Analysis) -> Bool {
        let group = sheet.language.groups[Int(analysis.payload)]
        return group.speech >= 0 || group.senses.contains { ClaimType(rawValue: sheet.language.senses[Int($0)].type)?.group == .words }
    }
}

extension SpeechThread {
    /// Who goes on: وأضاف means who spoke last; وقال may mean whom the sentence before is about.
    func teller(of saying: AttributionReader.Saying, _ reader: AttributionReader) -> AttributionReader.Teller {
        let features = saying.speech.features
        let near = last.flatMap { reader.sentenceDistance($0.verb, saying.token) <= 4 && reader.fits(features, $0.speakers) ? $0 : nil }
        let about = topic.flatMap { reader.sentenceDistance($0.token, saying.token) <= 2 && reader.fits(features, $0.actors) ? $0 : nil }
        let isNewer = near.map { near in about.map { $0.token > near.verb && reader.sentenceDistance(near.verb, $0.token) > 0 } ?? false } ?? true
        if let about, isNewer, near == nil || saying.speech.verb.kind != .resume {
            return AttributionReader.Teller(speakers: about.actors, basis: .topic)
        }
        return near.map { AttributionReader.Teller(speakers: $0.speakers, basis: .continued) } ?? AttributionReader.Teller()
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Whom a stretch of text is attributed to.
struct Attribution {
    enum Basis: String { case speech, issued, participle, continued, trailing, fronted, headline, quote, carried }
    /// Tokens of what is said.
    var range: Range<Int>
    /// Actors by index.
    var speakers: [Int]
    var via: [Int]
    /// The verb of saying, or -1.
    var verb: Int
    var basis: Basis
    /// The rule of the verb, for `explain`.
    var rule: String
    /// A clause behind أن or a colon, which is an indirect quote; not only a noun phrase.
    var isClause: Bool
}

extension Attribution {
    /// Whom a token is attributed to: the innermost speaker, else who is named for the sentence; media are left out.
    static func sources(at token: Int, _ attributions: [Attribution], _ cast: Cast) -> [Int] {
        var inner: Attribution?
        var outer: [Int] = []
        for attribution in attributions where attribution.range.contains(token) {
            if attribution.verb < 0 {
                outer += attribution.speakers
            } else if inner.map({ $0.range.lowerBound <= attribution.range.lowerBound }) ?? true {
                inner = attribution
            }
        }
        let sources = inner.map(\.speakers) ?? outer
        return sources.filter { cast.actors[$0].kind != .medium }
    }
}

/// Finds who says what: verbs of saying with their clauses, attributions in front of and behind a sentence, headlines with a colon.
struct AttributionReader {
    let grammar: Grammar
    let quotes: [QuoteMarks.Pair]
    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var cast: Cast { grammar.cast }

    func attributions() -> [Attribution] {
        var found: [Attribution] = []
        var last: Attribution?
        var issued: Attribution?
        for sentence in sheet.sentences {
            if let headline = headline(sentence) { found.append(headline) }
            for phrase in phrases(in: sentence) { found.append(phrase) }
            for verb in sentence {
                guard let speech = speechVerb(verb), var frame = frame(verb, speech, sentence, saysStatement(verb, sentence.upperBound) ? issued ?? last : last)
                else { continue }
                // Who spoke to an agency goes on speaking to it.
                if frame.via.isEmpty, let speaker = frame.speakers.first, let before = found.last(where: { $0.verb >= 0 && $0.speakers.first == speaker }) {
                    frame.via = before.via
                }
                if let previous = found.indices.last, found[previous].verb >= 0, found[previous].range.upperBound > verb, found[previous].range.contains(verb),
                    frame.basis != .speech || endsPrevious(verb)
                {
                    found[previous].range = found[previous].range.lowerBound..<max(found[previous].range.lowerBound, trimmed(verb, frame))
                }
                found.append(frame)
                // What is said inside what another says is not the thread that وأضاف goes on with.
                let isNested = found.dropLast().contains { $0.verb >= sentence.lowerBound && $0.isClause && $0.range.contains(verb) }
                let isLed =
                    grammar.clauses.clause(at: verb).opener == .relative
                    || (tags.isVerb(verb) && sentence.lowerBound..<verb ~= (firstVerb(sentence) ?? verb) && !endsPrevious(verb))
                if !frame.speakers.isEmpty, !isNested, !isLed { last = frame }
                if frame.basis == .issued { issued = frame }
            }
        }
        return found
    }

    func firstVerb(_ sentence: Range<Int>) -> Int? { sentence.first { tags.isVerb($0) } }

    /// A coordinated verb of saying (وأضاف) ends what was said before; one inside a clause (أن X قال) does not.
    func endsPrevious(_ verb: Int) -> Bool {
        let analysis = sheet.analyzer.analyses[Int(max(0, tags.verb[verb]))]
        return tags.isVerb(verb) && !analysis.proclitics.isDisjoint(with: .conjunction)
    }

    func trimmed(_ verb: Int, _ frame: Attribution) -> Int {
        var end = verb
        while end > 0, grammar.mark(end - 1) == Letter.comma { end -= 1 }
        return end
    }

    // MARK: - Verbs of saying

    struct Speech {
        var verb: SpeechVerb
        var features: Features
        /// قائلا, مضيفا: the speaker is that of the sentence.
        var isParticiple: Bool
        /// قوله: the pronoun is the speaker.
        var isNoun: Bool
    }

    func speechVerb(_ token: Int) -> Speech? {
        guard sheet.words[token] >= 0 else { return nil }
        if tags.isVerb(token) {
            let analysis = sheet.analyzer.analyses[Int(tags.verb[token])]
            if let verb = speech(analysis) { return Speech(verb: verb, features: analysis.features, isParticiple: false, isNoun: false) }
            // Another verb with the same letters may be the verb of saying.
            var found: Speech?
            sheet.forEachAnalysis(token) { other in
                if found == nil, other.kind == analysis.kind, let verb = speech(other) {
                    found = Speech(verb: verb, features: other.features, isParticiple: false, isNoun: false)
                }
            }
            return found
        }
        guard sheet.has(token, EntryKind.active.mask | EntryKind.masdar.mask), !tags.isParticle(token) else { return nil }
        var found: Speech?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, let verb = speech(analysis) else { return }
            if analysis.kind == .active, !analysis.proclitics.contains(.al), analysis.proclitics.isDisjoint(with: .preposition) {
                found = Speech(verb: verb, features: analysis.features, isParticiple: true, isNoun: false)
            } else if analysis.kind == .masdar, analysis.hasPronoun {
                found = Speech(verb: verb, features: analysis.features, isParticiple: false, isNoun: true)
            }
        }
        return found
    }

    func speech(_ analysis: Analysis) -> SpeechVerb? {
        guard analysis.kind.mask & EntryKind.predicates != 0 else { return nil }
        let number = sheet.language.groups[Int(analysis.payload)].speech
        return number >= 0 ? sheet.language.speech[Int(number)] : nil
    }

    func frame(_ token: Int, _ speech: Speech, _ sentence: Range<Int>, _ last: Attribution?) -> Attribution? {
        guard let opening = clauseOpening(token, speech, sentence) else { return nil }
        var speakers: [Int] = []
        var basis = Attribution.Basis.speech
        if speech.isParticiple || speech.isNoun {
            if let enclosing = last, enclosing.verb >= sentence.lowerBound {
                speakers = enclosing.speakers
            } else {
                speakers = sentenceSpeaker(token, sentence)
            }
            basis = .participle
        } else if let subject = grammar.subject(ofVerb: token, features: speech.features, limit: opening.start, hasPronoun: false), !subject.mentions.isEmpty {
            speakers = subject.mentions.map { cast.mentions[$0].actor }
        } else if let issuer = issuer(token + 1, opening.start) {
            speakers = [issuer]
            basis = .issued
        } else if speech.features.person != 1, !saysStatement(token, opening.start), let subject = sentenceSubject(token, speech.features, sentence) {
            speakers = subject
        } else if speech.features.person != 1, let last, sentenceDistance(last.verb, token) <= 4 {
            speakers = last.speakers
            basis = .continued
        }
        var via = carriers(between: token + 1, opening.start)
        if speech.verb.kind == .carry || speakers.allSatisfy({ cast.actors[$0].kind == .medium }) && !speakers.isEmpty {
            if let told = teller(token, opening.start) {
                via = speakers.filter { cast.actors[$0].kind == .medium || cast.actors[$0].kind == .body } + via.filter { !speakers.contains($0) && $0 != told }
                speakers = [told]
                basis = .carried
            }
        }
        via.removeAll { speakers.contains($0) }
        return Attribution(
            range: opening.content, speakers: speakers, via: via, verb: token, basis: basis, rule: "speech:" + speech.verb.id, isClause: opening.isClause)
    }

    /// جاء في بيان لوزارة الخارجية: whose statement it is that says something.
    func issuer(_ start: Int, _ end: Int) -> Int? {
        for at in start..<min(end, start + 3) where sheet.has(at, EntryKind.classWord.mask) && cast.mentionAt[at] < 0 && isStatement(at) {
            for next in at + 1..<max(at + 1, min(end, at + 5)) {
                if tags.isVerb(next) { return nil }
                guard let index = cast.mention(at: next), cast.mentions[index].start == next else { continue }
                return cast.mentions[index].kind == .medium || grammar.preposition(of: cast.mentions[index]) == nil ? nil : cast.mentions[index].actor
            }
        }
        return nil
    }

    /// وقال البيان: the statement itself is the subject.
    func saysStatement(_ token: Int, _ end: Int) -> Bool {
        token + 1 < end && sheet.has(token + 1, EntryKind.classWord.mask) && grammar.isDefinite(token + 1) && isStatement(token + 1)
    }

    /// A word of the class of statements.
    func isStatement(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .classWord, sheet.language.classes[Int(analysis.payload)] == "statement" { found = true }
        }
        return found
    }

    /// The subject of the verb before in the same sentence: أكد مسؤول الضربة وقال إن.
    func sentenceSubject(_ token: Int, _ features: Features, _ sentence: Range<Int>) -> [Int]? {
        var verb = token - 1
        while verb >= sentence.lowerBound {
            if tags.isVerb(verb), clausesJoin(verb, token) {
                let other = sheet.analyzer.analyses[Int(tags.verb[verb])].features
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
    func clausesJoin(_ verb: Int, _ token: Int) -> Bool {
        let opener = grammar.clauses.clause(at: verb).opener
        return opener == .main || opener == .coordinate || opener == .adverbial
    }

    func sentenceDistance(_ a: Int, _ b: Int) -> Int {
        guard a >= 0 else { return Int.max }
        return Int(sheet.sentenceOf[b] - sheet.sentenceOf[a])
    }

    /// The subject of the sentence's first verb, for a participle of saying.
    func sentenceSpeaker(_ token: Int, _ sentence: Range<Int>) -> [Int] {
        for verb in sentence where verb < token && tags.isVerb(verb) {
            let features = sheet.analyzer.analyses[Int(tags.verb[verb])].features
            let subject = grammar.subject(ofVerb: verb, features: features, limit: token, hasPronoun: false)
            if let subject, !subject.mentions.isEmpty { return subject.mentions.map { cast.mentions[$0].actor } }
        }
        for at in sentence where at < token {
            if let index = cast.mention(at: at), cast.mentions[index].start == at, grammar.preposition(of: cast.mentions[index]) == nil,
                cast.mentions[index].kind != .state
            {
                return [cast.mentions[index].actor]
            }
        }
        return []
    }

    /// Agencies and channels between the verb and what is said: في تصريح لوكالة X.
    func carriers(between start: Int, _ end: Int) -> [Int] {
        var out: [Int] = []
        var at = start
        while at < end {
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if mention.kind == .medium, grammar.preposition(of: mention) != nil, !out.contains(mention.actor) { out.append(mention.actor) }
                at = mention.end
            } else {
                at += 1
            }
        }
        return out
    }

    /// نقلت الوكالة عن X قوله: X, the one behind عن.
    func teller(_ verb: Int, _ end: Int) -> Int? {
        var at = verb + 1
        while at < end {
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if mention.kind != .medium, case .word(let range)? = grammar.preposition(of: mention), isFrom(range) { return mention.actor }
                at = mention.end
            } else {
                at += 1
            }
        }
        return nil
    }

    func isFrom(_ range: Range<Int>) -> Bool {
        var found = false
        for token in range {
            sheet.forEachAnalysis(token) { analysis in
                if analysis.kind == .particle, CarryWords.isFrom(sheet.language.particles[Int(analysis.payload)].id) { found = true }
            }
            for phrase in sheet.phrases(at: token)
            where phrase.entry.kind == .particle && CarryWords.isFrom(sheet.language.particles[Int(phrase.entry.payload)].id) { found = true }
        }
        return found
    }
}

/// Ids of particles with a part to play in attribution.
enum CarryWords {
    static func isFrom(_ id: String) -> Bool { id == "an-prep" || id == "naqlan" || id == "ala-lisan" }
}

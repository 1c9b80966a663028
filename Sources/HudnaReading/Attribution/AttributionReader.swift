internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Finds who says what: words of saying with their clauses, attributions in front of and behind a sentence, headlines with a colon.
struct AttributionReader {
    let grammar: Grammar
    let quotes: [QuoteMarks.Pair]
    /// Opening marks that nothing closes: what is said runs to the end of its sentence.
    let unclosed: [Int]
    /// By token: the pair of marks in whose words it stands, or -1; names in marks do not count.
    let pairAt: [Int32]
    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var cast: Cast { grammar.cast }

    init(grammar: Grammar, marks: QuoteMarks) {
        self.grammar = grammar
        quotes = marks.pairs
        unclosed = marks.unclosed
        var pairAt = [Int32](repeating: -1, count: grammar.sheet.tokens.count)
        for (index, pair) in marks.pairs.enumerated() where pair.content.count > 3 { for token in pair.content { pairAt[token] = Int32(index) } }
        self.pairAt = pairAt
    }

    func attributions() -> [Attribution] {
        var found: [Attribution] = []
        var thread = SpeechThread()
        for sentence in sheet.sentences {
            if let headline = headline(sentence) { found.append(headline) }
            found += phrases(in: sentence)
            let listeners = self.listeners(in: sentence)
            if !listeners.isEmpty {
                found.append(
                    Attribution(range: sentence, speakers: [], via: listeners, verb: -1, basis: .carried, rule: "statement-to", isClause: false))
            }
            let first = found.count
            for token in sentence {
                guard let speech = speechVerb(token), var opening = clauseOpening(token, speech, sentence) else { continue }
                // What somebody thinks of or sees in a thing is his own in marks only.
                if speech.verb.kind == .describe, !grammar.isQuoteMark(opening.content.lowerBound) { opening.isClause = false }
                let saying = Saying(token: token, speech: speech, opening: opening, sentence: sentence)
                add(saying, first, &found, &thread)
            }
            for index in first..<found.count where found[index].via.isEmpty && !found[index].isNested { found[index].via = listeners }
            if let topic = topic(of: sentence, Array(found[first...])) { thread.topic = topic }
        }
        for index in found.indices { found[index].via.removeAll(where: isPlatform) }
        return found
    }

    /// A word of saying with where its clause opens.
    struct Saying {
        var token: Int
        var speech: Speech
        var opening: Opening
        var sentence: Range<Int>
    }

    /// Adds what a word of saying introduces to what the sentence has so far, from index `first` on.
    private func add(_ saying: Saying, _ first: Int, _ found: inout [Attribution], _ thread: inout SpeechThread) {
        if let earlier = found.indices.last(where: { $0 >= first && found[$0].isClause && found[$0].range.lowerBound == saying.opening.content.lowerBound }) {
            if yields(saying, to: &found[earlier]) { return }
            // أصر على الرفض قائلا إن: the nearer word has the clause.
            let noun = speechVerb(found[earlier].verb).flatMap { nounOpening(found[earlier].verb, $0, saying.sentence) }
            let start = min(noun?.content.lowerBound ?? saying.token, saying.token)
            found[earlier].range = start..<saying.token
            found[earlier].isClause = false
        }
        let outer = found.indices.first { $0 >= first && found[$0].verb >= 0 && found[$0].range.contains(saying.token) }
        let isSpoken = pairAt[saying.token] >= 0 && pairAt[saying.token] != pairAt[saying.opening.start]
        let isEnding = !isSpoken && (outer.map { ends(found[$0], saying) } ?? false)
        if isEnding {
            for index in first..<found.count where found[index].verb >= 0 && found[index].range.contains(saying.token) {
                found[index].range = found[index].range.lowerBound..<max(found[index].range.lowerBound, trimmed(saying.token))
            }
        }
        let isNested = isSpoken || outer != nil && !isEnding
        // أعتقد أن: the writer, or who is quoted, speaks of himself.
        if saying.speech.features.person == 1 || saying.speech.features.person == 2, !saying.speech.isNoun { return }
        guard var frame = frame(saying, isNested: isNested, Array(found[first...]), thread) else { return }
        frame.isSpoken = isSpoken
        frame.isNested = isNested
        carryOn(&frame, found)
        let isLed = grammar.clauses.clause(at: saying.token).opener == .relative && !endsPrevious(saying.token)
        found.append(frame)
        if let conjunct = conjunct(frame, saying.sentence) { found.append(conjunct) }
        guard !frame.speakers.isEmpty, !isNested, !isLed else { return }
        thread.last = frame
        if frame.basis == .issued || isStatementNamed(saying) { thread.issued = frame }
    }

    /// في بيان بثته الوكالة أن, ختم حديثه بقوله إن: the word that stands in front keeps the clause.
    private func yields(_ saying: Saying, to earlier: inout Attribution) -> Bool {
        if saying.speech.isNoun { return true }
        guard tags.isVerb(saying.token), !endsPrevious(saying.token) else { return false }
        let subject = grammar.subject(ofVerb: saying.token, features: saying.speech.features, limit: saying.opening.start, hasPronoun: true)
        for index in subject?.mentions ?? [] where cast.mentions[index].kind == .medium && !earlier.via.contains(cast.mentions[index].actor) {
            earlier.via.append(cast.mentions[index].actor)
        }
        // في بيان بثته اليوم، وكالة الأنباء أن: what stands between the two is the agency.
        if saying.speech.verb.kind == .carry, earlier.via.isEmpty { earlier.via = media(between: saying.token, saying.opening.start) }
        let opener = grammar.clauses.clause(at: saying.token).opener
        return opener == .relative || opener == .adverbial || opener == .conditional || saying.speech.verb.kind == .carry
    }

    /// Who spoke to an agency goes on speaking to it; a headline between says nothing of that.
    private func carryOn(_ frame: inout Attribution, _ found: some BidirectionalCollection<Attribution>) {
        guard frame.via.isEmpty, let speaker = frame.speakers.first,
            let before = found.last(where: { $0.verb >= 0 && $0.basis != .headline && $0.speakers.first == speaker }),
            sentenceDistance(before.verb, frame.verb) <= 4
        else { return }
        frame.via = before.via
    }

    /// The same once it is decided who speaks.
    func carriedOn(_ attributions: [Attribution]) -> [Attribution] {
        var out = attributions
        for index in out.indices where out[index].verb >= 0 && out[index].basis != .headline {
            var frame = out[index]
            carryOn(&frame, out[..<index])
            out[index] = frame
        }
        return out
    }

    /// قالوا إن «…»، وإن …: what is said goes on behind the marks.
    private func conjunct(_ frame: Attribution, _ sentence: Range<Int>) -> Attribution? {
        guard frame.isClause, let pair = quotes.first(where: { $0.open == frame.range.lowerBound }), frame.range.upperBound == pair.close + 1 else {
            return nil
        }
        var at = pair.close + 1
        while at < sentence.upperBound, grammar.mark(at) == Letter.comma { at += 1 }
        guard at + 1 < sentence.upperBound, tags.role(at) == .complementizer, let analysis = sheet.analysis(at, EntryKind.particle.mask),
            analysis.proclitics.contains(.wa)
        else { return nil }
        var next = frame
        let start = max(at + 1, Int(tags.particleEnd[at]))
        next.range = start..<contentEnd(from: start, sentence, quotes.first { $0.open == start })
        return next.range.isEmpty ? nil : next
    }

    /// Whether a word of saying inside what somebody says ends that: وأضاف, مضيفا, لكنه قال, فيما أكد الوزير.
    private func ends(_ outer: Attribution, _ saying: Saying) -> Bool {
        if pairAt[saying.token] >= 0, pairAt[saying.token] != pairAt[outer.verb] { return false }
        if saying.speech.isNoun { return false }
        if saying.speech.isParticiple { return true }
        let features = saying.speech.features
        if !endsPrevious(saying.token) {
            guard let opener = leads(saying) else { return false }
            let clause = grammar.clauses.clause(at: opener)
            if let pronoun = grammar.particlePronoun(clause.start) { return fits(pronoun, outer.speakers) }
            return explicit(saying) != nil && clause.start > outer.range.lowerBound
        }
        if explicit(saying) != nil { return true }
        return fits(features, outer.speakers)
    }

    /// The beginning of the clause that فيما, بينما, لكن open with a word of saying as its first verb.
    private func leads(_ saying: Saying) -> Int? {
        let clause = grammar.clauses.clause(at: saying.token)
        guard clause.verb == saying.token || clause.verb < 0 else { return nil }
        var at = saying.token - 1
        while at >= max(clause.start, saying.token - 4) {
            if let role = tags.role(at), role == .subordinator || role == .conjunction || role == .discourse { return at }
            at -= 1
        }
        return nil
    }

    /// A coordinated verb of saying (وأضاف) ends what was said before; one inside a clause (أن X قال) does not.
    func endsPrevious(_ verb: Int) -> Bool {
        guard tags.isVerb(verb) else { return false }
        return !sheet.analyses[Int(tags.verb[verb])].proclitics.isDisjoint(with: .conjunction)
    }

    func trimmed(_ verb: Int) -> Int {
        var end = verb
        while end > 0, grammar.mark(end - 1) == Letter.comma { end -= 1 }
        return end
    }

    func sentenceDistance(_ a: Int, _ b: Int) -> Int {
        guard a >= 0 else { return Int.max }
        return Int(sheet.sentenceOf[b] - sheet.sentenceOf[a])
    }
}

/// Who speaks on from sentence to sentence.
struct SpeechThread {
    struct Topic {
        var actors: [Int]
        var token: Int
    }
    /// What was said last by somebody whom the report itself lets speak.
    var last: Attribution?
    /// What was said last in a statement.
    var issued: Attribution?
    /// The subject of the last main verb.
    var topic: Topic?
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Makes actors of those who speak and have no name: قالت خلية الأزمة, قال أحد المصادر, ذكرت تقارير موثوقة; and takes in the whole of what describes
/// them (مسؤول بقطاع الطاقة).
struct TellerFinder {
    private let reader: AttributionReader
    private var grammar: Grammar { reader.grammar }
    private var sheet: Sheet { reader.sheet }
    private var tags: Tags { reader.tags }
    private var mentions: [Mention]
    private var actors: [DraftActor]
    /// Actors that were made, by the folded words that describe them.
    private var made: [[[UInt8]]: Int] = [:]

    init(reader: AttributionReader) {
        self.reader = reader
        mentions = reader.cast.mentions
        actors = reader.cast.actors
    }

    /// The cast with those who speak in it.
    mutating func cast() -> Cast {
        for sentence in sheet.sentences {
            for verb in sentence where tags.isVerb(verb) && !reader.isInMention(verb) {
                guard let speech = reader.speechVerb(verb), speech.features.person == 3, let end = opening(after: verb, sentence) else { continue }
                let start = subject(after: verb, end)
                if start < end, !reader.isComplement(start, speech) { name(start, describedEnd(start, end)) }
            }
        }
        return sorted()
    }

    /// Where what is said opens: behind أن, a colon or a mark.
    private func opening(after verb: Int, _ sentence: Range<Int>) -> Int? {
        for at in verb + 1..<max(verb + 1, min(sentence.upperBound, verb + 20)) {
            if tags.role(at) == .complementizer || grammar.mark(at) == Letter.colon { return at }
            if reader.quotes.contains(where: { $0.open == at && $0.content.count > 3 }) { return at }
            if reader.endsPrevious(at) { return nil }
        }
        return nil
    }

    /// The first word behind the verb that can be its subject.
    private func subject(after verb: Int, _ end: Int) -> Int {
        var at = verb + 1
        while at < end, grammar.isTime[at] || tags.role(at) == .emphatic || tags.role(at) == .discourse || tags.insideParticle[at] && tags.role(at) == nil {
            at += 1
        }
        return at
    }

    /// The end of the description that begins with a word: to a mark, a verb, a time, a statement (في بيان) or an agency (لرويترز).
    private func describedEnd(_ start: Int, _ end: Int) -> Int {
        var at = start
        let startsMention = reader.isInMention(start)
        while at < end, sheet.words[at] >= 0, !tags.isVerb(at), !grammar.isTime[at] {
            // لـ«الصحيفة»: a letter by itself ties what follows to the verb.
            if at > start, sheet.tokens[at].count == 1 { break }
            if let index = grammar.cast.mention(at: at), mentions[index].start == at, mentions[index].kind == .medium, at > start { break }
            if reader.isStatement(at), at > start { break }
            if at > start, !startsMention, grammar.nounProclitics(at)?.contains(.li) ?? false { break }
            if let role = tags.role(at), at > start, role != .preposition && role != .quantifier || isLeaving(at + 1) { break }
            at += 1
        }
        while at > start, tags.isParticle(at - 1) { at -= 1 }
        return at
    }

    /// في بيان, في تصريح, لوكالة: what is behind the preposition does not describe the speaker.
    private func isLeaving(_ token: Int) -> Bool {
        guard token < sheet.tokens.count, sheet.words[token] >= 0 else { return true }
        if reader.isStatement(token) || grammar.isTime[token] || sheet.has(token, EntryKind.masdar.mask) { return true }
        return grammar.cast.mention(at: token).map { mentions[$0].kind == .medium || mentions[$0].kind == .person } ?? false
    }

    // MARK: - Naming

    private mutating func name(_ start: Int, _ end: Int) {
        guard end > start else { return }
        if let index = grammar.cast.mention(at: start), mentions[index].start == start {
            if end < mentions[index].end { cut(index, to: end) } else { extend(index, to: end) }
        } else if isOneOf(start) {
            make(start..<end, kind: .people)
        } else if sheet.kinds[start] == 0, sheet.tokens[start].count > 2, end == start + 1 {
            make(start..<end, kind: .person)
        } else if isDescription(start), end > start + 1 || grammar.isDefinite(start) {
            if let medium = shortMedium(start, end) { add(start..<start + 1, actor: medium, kind: .medium) } else { make(start..<end, kind: .body) }
        }
    }

    /// ناشطون في بيان: the statement is no part of who makes it.
    private mutating func cut(_ index: Int, to end: Int) {
        guard mentions[index].basis == .unnamed, (end..<mentions[index].end).contains(where: { reader.isStatement($0) }) else { return }
        mentions[index].end = end
        mentions[index].core = mentions[index].start..<end
        let actor = mentions[index].actor
        if actor >= 0, actors[actor].rule == mentions[index].rule { actors[actor].name = sheet.string(mentions[index].range, prefix: mentions[index].prefix) }
    }

    /// مسؤول بقطاع الطاقة: what a preposition ties to a description without a name.
    private mutating func extend(_ index: Int, to end: Int) {
        let mention = mentions[index]
        switch mention.basis {
        case .unnamed, .group, .body, .short: break
        default: return
        }
        guard mention.kind != .medium, end > mention.end, mention.end - mention.start < 6, end - mention.end < 8 else { return }
        let next = mention.end
        let isTied = tags.role(next) == .preposition || !(grammar.nounProclitics(next) ?? []).isDisjoint(with: .preposition)
        guard isTied || mention.basis == .unnamed else { return }
        mentions[index].end = end
        for inner in mentions.indices where inner != index && mentions[inner].start >= next && mentions[inner].start < end { mentions[inner].isNested = true }
    }

    /// أحد المصادر, بعض علماء المدينة.
    private func isOneOf(_ token: Int) -> Bool {
        guard tags.role(token) == .quantifier, let analysis = sheet.analysis(token, EntryKind.particle.mask) else { return false }
        return TellerWords.isPart(sheet.language.particles[Int(analysis.payload)].id)
    }

    /// A noun that can speak: neither tied by a preposition nor a definite statement, whose owner speaks.
    private func isDescription(_ token: Int) -> Bool {
        guard !tags.isParticle(token), !reader.isInMention(token), grammar.nounProclitics(token) == [], sheet.tokens[token].kind == .word else { return false }
        if reader.isStatement(token) { return !grammar.isDefinite(token) && token + 1 < sheet.tokens.count && sheet.has(token + 1, EntryKind.adjective.mask) }
        let speaking = EntryKind.head.mask | EntryKind.group.mask | EntryKind.title.mask
        var isPlain = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind.mask & speaking != 0, !analysis.hasPronoun { isPlain = true }
        }
        return isPlain
    }

    /// الصحيفة, الوكالة: the medium that was named last.
    private func shortMedium(_ start: Int, _ end: Int) -> Int? {
        guard end == start + 1 || tags.role(start + 1) == .preposition, grammar.isDefinite(start), let head = sheet.analysis(start, EntryKind.head.mask),
            sheet.language.heads[Int(head.payload)].kind == Actor.Kind.medium.rawValue
        else { return nil }
        return mentions.filter { $0.start < start && $0.kind == .medium && $0.actor >= 0 }.max { $0.start < $1.start }?.actor
    }

    private mutating func make(_ range: Range<Int>, kind: Actor.Kind) {
        let words = range.filter { sheet.words[$0] >= 0 }.map { Array(sheet.text.codes[sheet.tokens[$0].range]) }
        if let known = made[words] { return add(range, actor: known, kind: kind) }
        var actor = DraftActor(name: sheet.string(range), kind: kind, rule: "teller")
        actor.words = words
        actor.nameLength = words.count
        actors.append(actor)
        made[words] = actors.count - 1
        add(range, actor: actors.count - 1, kind: kind)
    }

    private mutating func add(_ range: Range<Int>, actor: Int, kind: Actor.Kind) {
        for inner in mentions.indices where range.contains(mentions[inner].start) { mentions[inner].isNested = true }
        var mention = Mention(range, kind: kind, basis: .unnamed, rule: "teller")
        mention.actor = actor
        mentions.append(mention)
    }

    private func sorted() -> Cast {
        var cast = Cast(mentions: mentions.sorted { ($0.start, $1.end) < ($1.start, $0.end) }, actors: actors, mentionAt: [])
        cast.mentionAt = [Int32](repeating: -1, count: sheet.tokens.count)
        for index in cast.actors.indices { cast.actors[index].mentions = [] }
        for (index, mention) in cast.mentions.enumerated() {
            if !mention.isNested { for token in mention.range where cast.mentionAt[token] < 0 { cast.mentionAt[token] = Int32(index) } }
            if mention.actor >= 0 { cast.actors[mention.actor].mentions.append(index) }
        }
        return cast
    }
}

/// Ids of particles with a part to play in descriptions of speakers.
enum TellerWords {
    static func isPart(_ id: String) -> Bool { id == "ahad" || id == "bad" }
}

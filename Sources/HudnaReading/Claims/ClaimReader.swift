internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// A claim while it is being read: indexes and tokens instead of names and texts.
struct DraftClaim {
    var predicate: Predicate
    var type: ClaimType
    var status: Status
    var statusReason: String
    /// Actors by index.
    var actors: [Int]
    var targets: [Int]
    var arguments: Arguments.Found
    var object: Range<Int>?
    var place: Range<Int>?
    var when: DateInterval
    var source: [Int]
    var via: [Int]
    var evidence: Range<Int>
    var rule: String
    /// What is said, where the claim is what a statement amounts to.
    var content: Range<Int>?
    var confidence = 0.5
    /// Why it was left out, or nil.
    var rejected: String?
}

/// Reads claims: predicates with their participants, status, attribution, time, place and evidence.
struct ClaimReader {
    let grammar: Grammar
    let attributions: [Attribution]
    let times: [TimeMark]
    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var cast: Cast { grammar.cast }
    var language: Language { sheet.language }

    func drafts() -> [DraftClaim] {
        var finder = PredicateFinder(grammar: grammar)
        let predicates = finder.predicates()
        var arguments = Arguments(grammar: grammar, attributions: attributions)
        let statuses = StatusRules(grammar: grammar)
        var drafts: [DraftClaim] = []
        for predicate in predicates {
            let sense = language.senses[Int(predicate.sense)]
            guard let type = ClaimType(rawValue: sense.type) else { continue }
            let found = arguments.arguments(of: predicate, sense)
            let decision = statuses.status(of: predicate, sense)
            var draft = DraftClaim(
                predicate: predicate, type: type, status: decision.status, statusReason: decision.reason, actors: actors(found.actors),
                targets: actors(found.targets),
                arguments: found, object: nil, place: nil, when: DateInterval(), source: [], via: [], evidence: predicate.range, rule: sense.id)
            balance(&draft, found)
            attribute(&draft)
            if sense.actor.first == .speaker || draft.actors.isEmpty && sense.actor.contains(.speaker), !draft.source.isEmpty {
                draft.actors = draft.source
                draft.arguments.actorBasis = "speaker"
                draft.source = []
            }
            if sense.target.contains(.speaker), draft.targets.isEmpty { draft.targets = draft.source.filter { !draft.actors.contains($0) } }
            draft.evidence = evidence(draft)
            draft.when = when(draft)
            draft.place = place(draft)
            draft.object = object(draft, sense)
            drafts.append(draft)
            if !predicate.isAlternative { arguments.previous.append(draft) }
        }
        Selection(grammar: grammar).select(&drafts)
        drafts += Statements(grammar: grammar, attributions: attributions).drafts()
        return drafts.enumerated().sorted { ($0.element.predicate.token, $0.offset) < ($1.element.predicate.token, $1.offset) }.map(\.element)
    }

    private func actors(_ mentions: [Int]) -> [Int] {
        var out: [Int] = []
        for mention in mentions where cast.mentions[mention].actor >= 0 && !out.contains(cast.mentions[mention].actor) {
            out.append(cast.mentions[mention].actor)
        }
        return out
    }

    /// For types with two equal sides: who is named first is the actor, the others the targets.
    private func balance(_ draft: inout DraftClaim, _ found: Arguments.Found) {
        draft.targets.removeAll { draft.actors.contains($0) }
        guard draft.type.isSymmetric, draft.targets.isEmpty, draft.actors.count >= 2 else { return }
        draft.targets = Array(draft.actors.dropFirst())
        draft.actors = [draft.actors[0]]
    }

    // MARK: - Attribution

    private func attribute(_ draft: inout DraftClaim) {
        let token = draft.predicate.token
        var inner: Attribution?
        var outer: [Attribution] = []
        for attribution in attributions where attribution.range.contains(token) {
            if attribution.verb < 0 {
                outer.append(attribution)
            } else if inner.map({ $0.range.lowerBound <= attribution.range.lowerBound }) ?? true {
                inner = attribution
            }
        }
        var source = inner?.speakers ?? []
        var via = inner?.via ?? []
        for attribution in outer {
            if source.isEmpty { source = attribution.speakers } else if inner == nil { source += attribution.speakers }
            via += attribution.via.filter { !via.contains($0) }
        }
        // A speaker that is a medium carries; it is no source (ruling 19).
        let media = source.filter { cast.actors[$0].kind == .medium }
        source.removeAll { media.contains($0) }
        via += media.filter { !via.contains($0) }
        // First person: the speaker acts.
        if draft.predicate.features.person == 1, draft.actors.isEmpty, let speaker = source.first {
            draft.actors = [speaker]
            draft.arguments.actorBasis = "speaker"
        }
        if draft.type.group == .words { source.removeAll { draft.actors.contains($0) } }
        draft.source = source
        draft.via = via
    }

    // MARK: - Evidence

    /// The clause with predicate and participants, cut where another clause begins.
    private func evidence(_ draft: DraftClaim) -> Range<Int> {
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        let sentence = grammar.sentence(draft.predicate.token)
        var start = draft.predicate.token
        var end = draft.predicate.range.upperBound
        for needed in draft.predicate.needed {
            start = min(start, needed)
            end = max(end, needed + 1)
        }
        for index in draft.arguments.mentionIndexes where sentence.contains(cast.mentions[index].start) {
            let mention = cast.mentions[index]
            let isClose = draft.predicate.isVerb || mention.start > draft.predicate.token || draft.predicate.token - mention.end <= 2
            if isClose, mention.start >= clause.start - 1, mention.start < clause.end {
                start = min(start, mention.start)
                end = max(end, mention.end)
            }
        }
        end = reach(from: end, clause, draft)
        if draft.predicate.isVerb { start = leading(start, clause) }
        while end > start + 1, sheet.tokens[end - 1].kind == .mark, !closes(end - 1, from: start) { end -= 1 }
        while start < end - 1, grammar.mark(start) == Letter.comma || grammar.mark(start) == Letter.parenOpen { start += 1 }
        return start..<end
    }

    /// On to the end of the phrase: up to a comma, a new clause, or a fair length.
    private func reach(from: Int, _ clause: Clause, _ draft: DraftClaim) -> Int {
        var end = from
        var most = draft.predicate.isVerb ? 14 : 11
        var limit = clause.end
        if draft.type.group == .words || draft.type.group == .agreement, let opening = complement(of: draft) {
            limit = max(limit, grammar.clauses.clause(at: opening).end)
            most = max(most, opening - draft.predicate.token + 9)
            end = max(end, min(limit, opening + 1))
        }
        while end < limit, end - draft.predicate.token < most {
            let mark = grammar.mark(end)
            if mark == Letter.comma || mark == Letter.fullStop || mark == Letter.semicolon || mark == Letter.ellipsis { break }
            end += 1
        }
        return end
    }

    /// The complementizer that opens what a word of speech or agreement is about, relative clauses passed over.
    private func complement(of draft: DraftClaim) -> Int? {
        let sentence = grammar.sentence(draft.predicate.token)
        for token in draft.predicate.range.upperBound..<max(draft.predicate.range.upperBound, min(sentence.upperBound, draft.predicate.token + 16)) {
            if tags.role(token) == .complementizer { return token }
            if tags.isVerb(token), grammar.clauses.clause(at: token).opener != .relative { return nil }
        }
        return nil
    }

    private func closes(_ token: Int, from start: Int) -> Bool {
        guard grammar.mark(token) == Letter.quoteClose || grammar.mark(token) == Letter.quote || grammar.mark(token) == Letter.parenClose else { return false }
        for at in start..<token where grammar.mark(at) == Letter.quoteOpen || grammar.mark(at) == Letter.quote || grammar.mark(at) == Letter.parenOpen {
            return true
        }
        return false
    }

    /// Particles in front of the verb that decide its status belong to the evidence: لم, قد, سوف.
    private func leading(_ start: Int, _ clause: Clause) -> Int {
        var at = start
        while at > clause.start, let role = tags.role(at - 1),
            [.negation, .negationPast, .negationFuture, .possible, .planned, .future, .conditional].contains(role)
        { at -= 1 }
        return at
    }

    // MARK: - Time, place, object

    /// The nearest time of the clause; else of its sentence, if it opens that.
    private func when(_ draft: DraftClaim) -> DateInterval {
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        let near = times.indices.filter { times[$0].isAnchor && clause.range.contains(times[$0].range.lowerBound) }
        let best = near.min { abs(times[$0].range.lowerBound - draft.predicate.token) < abs(times[$1].range.lowerBound - draft.predicate.token) }
        return best.map { times[$0].interval } ?? DateInterval()
    }

    private func place(_ draft: DraftClaim) -> Range<Int>? {
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        var at = draft.predicate.range.upperBound
        while at < clause.end {
            if let range = PlaceFinder(grammar: grammar).place(at: at, until: clause.end) { return range }
            at += 1
        }
        return nil
    }

    private func object(_ draft: DraftClaim, _ sense: Sense) -> Range<Int>? {
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        let sentence = grammar.sentence(draft.predicate.token)
        for slot in sense.object {
            switch slot {
            case .none, .speaker: return nil
            case .clause:
                if clause.end < sentence.upperBound, tags.role(clause.end) == .complementizer {
                    let range = clause.end + 1..<trimmedEnd(clause.end + 1, grammar.clauses.clause(at: clause.end).end)
                    if !range.isEmpty { return range }
                }
            case .object, .subject:
                var start = draft.predicate.range.upperBound
                if draft.arguments.subjectToken >= 0, draft.arguments.subjectEnd > start, slot == .object { start = draft.arguments.subjectEnd }
                while start < clause.end, grammar.isTime[start] || grammar.mark(start) == Letter.comma { start += 1 }
                let end = phraseLimit(start, clause.end)
                if start < end { return start..<end }
            case .preposition, .proclitic:
                var at = draft.predicate.range.upperBound
                while at < clause.end {
                    if let opening = grammar.opens(slot, at: at) {
                        let end = phraseLimit(opening.end, clause.end)
                        if opening.end < end { return opening.end..<end }
                    }
                    at += 1
                }
            }
        }
        return nil
    }

    private func phraseLimit(_ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, end - start < 14 {
            let mark = grammar.mark(end)
            if mark == Letter.comma || mark == Letter.fullStop { break }
            end += 1
        }
        return trimmedEnd(start, end)
    }

    private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, sheet.tokens[end - 1].kind == .mark || sheet.tokens[end - 1].kind == .newline { end -= 1 }
        return end
    }
}

extension Arguments.Found {
    var mentionIndexes: [Int] { actors + targets }
}

/// A time as claims use it.
struct TimeMark {
    var range: Range<Int>
    var interval: DateInterval
    /// It says when something was, and is no length or repetition.
    var isAnchor: Bool
}

/// Finds places behind في, ب and their like.
struct PlaceFinder {
    let grammar: Grammar
    private static let kinds: UInt32 = EntryKind.place.mask | EntryKind.placeHead.mask | EntryKind.capital.mask | EntryKind.actor.mask

    /// The place whose preposition stands at a token.
    func place(at token: Int, until limit: Int) -> Range<Int>? {
        let sheet = grammar.sheet
        var start = token
        if grammar.tags.role(token) == .preposition {
            start = Int(grammar.tags.particleEnd[token])
        } else {
            guard let proclitics = grammar.nounProclitics(token), proclitics.contains(.bi) else { return nil }
        }
        guard start < limit, sheet.kinds[start] & Self.kinds != 0 else { return nil }
        if sheet.has(start, EntryKind.placeHead.mask) {
            let end = grammar.phraseEnd(start, limit)
            return start..<max(start + 1, end)
        }
        for match in sheet.phrases(at: start)
        where match.entry.kind == .place || match.entry.kind == .capital || match.entry.kind == .actor && isState(match.entry.payload) { return match.range }
        if sheet.has(start, EntryKind.place.mask | EntryKind.capital.mask) { return start..<start + 1 }
        if let analysis = sheet.analysis(start, EntryKind.actor.mask), isState(analysis.payload) { return start..<start + 1 }
        return nil
    }

    private func isState(_ number: Int32) -> Bool { grammar.language.actors[Int(number)].table == .state }
}

/// Decides which drafts stand.
struct Selection {
    let grammar: Grammar

    func select(_ drafts: inout [DraftClaim]) {
        for index in drafts.indices {
            if drafts[index].predicate.isLoose { drafts[index].rejected = "conditions" }
            if drafts[index].predicate.isAlternative { drafts[index].rejected = "another-reading" }
            if drafts[index].rejected == nil, drafts[index].actors.isEmpty && drafts[index].targets.isEmpty && !isDefinite(drafts[index]) {
                drafts[index].rejected = "no-actor"
            }
        }
        for index in drafts.indices where drafts[index].rejected == nil {
            for earlier in drafts.indices.prefix(index) where mayRepeat(drafts[earlier].type, drafts[index].type) && drafts[earlier].rejected == nil {
                if repeats(drafts[earlier], drafts[index]) {
                    drafts[index].rejected = "told-by:" + drafts[earlier].rule
                    break
                }
            }
        }
    }

    /// Events that are coded without an actor (ruling 4).
    private func isDefinite(_ draft: DraftClaim) -> Bool {
        switch draft.type {
        case .attack, .clash, .truceStart, .truceEnd, .violate: true
        default: false
        }
    }

    /// What no two drafts of other types do; asked first, since all are compared with all.
    private func mayRepeat(_ first: ClaimType, _ second: ClaimType) -> Bool { first == second || first == .demand }

    /// A noun that a verb of the same type has needed, or that it governs: عقد اجتماعا.
    private func repeats(_ first: DraftClaim, _ second: DraftClaim) -> Bool {
        if first.predicate.needed.contains(second.predicate.token), first.type == second.type { return true }
        if first.type == .demand, !second.predicate.isVerb, second.predicate.token < grammar.clauses.clause(at: first.predicate.token).end,
            second.type != .demand
        {
            return true
        }
        return first.type == second.type && !second.predicate.isVerb && second.predicate.token - first.predicate.token <= 3
            && grammar.clauses.index(at: first.predicate.token) == grammar.clauses.index(at: second.predicate.token)
    }
}

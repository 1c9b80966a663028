internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Reads claims: predicates with their participants, status, attribution, time, place and evidence.
struct ClaimReader {
    let grammar: Grammar
    let attributions: [Attribution]
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
            guard let type = grammar.senses.type(predicate.sense) else { continue }
            let found = arguments.arguments(of: predicate, sense)
            let decision = statuses.status(of: predicate)
            let draft = DraftClaim(
                predicate, type, status: decision.status, statusReason: decision.reason, actors: actors(found.actors), targets: actors(found.targets),
                arguments: found, isStatusFirm: decision.isFirm)
            balance(draft)
            attribute(draft)
            if sense.actor.first == .speaker || draft.actors.isEmpty && sense.actor.contains(.speaker), !draft.source.isEmpty {
                draft.actors = draft.source
                draft.arguments.actorBasis = .speaker
                draft.source = []
            }
            if sense.target.contains(.speaker), draft.targets.isEmpty { draft.targets = draft.source.filter { !draft.actors.contains($0) } }
            draft.evidence = evidence(draft)
            drafts.append(draft)
            if !predicate.isAlternative { arguments.previous.append(draft) }
        }
        Selection(grammar: grammar).select(drafts)
        drafts += Statements(grammar: grammar, attributions: attributions).drafts()
        // Of two at one token the first drafted stays first.
        return drafts.indices.sorted { (drafts[$0].predicate.token, $0) < (drafts[$1].predicate.token, $1) }.map { drafts[$0] }
    }

    private func actors(_ mentions: [Int]) -> [Int] {
        var out: [Int] = []
        for mention in mentions where cast.mentions[mention].actor >= 0 {
            for member in cast.members(cast.mentions[mention].actor) where !out.contains(member) { out.append(member) }
        }
        return out
    }

    /// For types with two equal sides: who is named first is the actor, the others the targets.
    private func balance(_ draft: DraftClaim) {
        draft.targets.removeAll { draft.actors.contains($0) }
        guard draft.type.isSymmetric, draft.targets.isEmpty, draft.actors.count >= 2 else { return }
        draft.targets = Array(draft.actors.dropFirst())
        draft.actors = [draft.actors[0]]
    }

    // MARK: - Attribution

    private func attribute(_ draft: DraftClaim) {
        let token = draft.predicate.token
        var inner: Attribution?
        var (outer, around): ([Attribution], [Attribution]) = ([], [])
        for attribution in attributions where attribution.range.contains(token) {
            if attribution.verb < 0 {
                outer.append(attribution)
                continue
            }
            around.append(attribution)
            if inner.map({ $0.range.lowerBound <= attribution.range.lowerBound }) ?? true { inner = attribution }
        }
        var source = cast.members(inner?.speakers ?? [])
        // قالت الوكالة إن الوزير قال إن: who tells what somebody says carries it.
        var via = inner?.via ?? []
        for attribution in around {
            let media = attribution.via + attribution.speakers.filter { cast.actors[$0].kind == .medium && !source.contains($0) }
            via += media.filter { !via.contains($0) }
        }
        for attribution in outer {
            if source.isEmpty { source = cast.members(attribution.speakers) } else if inner == nil { source += cast.members(attribution.speakers) }
            via += attribution.via.filter { !via.contains($0) }
        }
        // A speaker that is a medium carries; it is no source (ruling 19).
        let media = source.filter { cast.actors[$0].kind == .medium }
        source.removeAll { media.contains($0) }
        via += media.filter { !via.contains($0) }
        // First person: the speaker acts.
        if draft.predicate.features.person == 1, draft.actors.isEmpty, let speaker = source.first {
            draft.actors = [speaker]
            draft.arguments.actorBasis = .speaker
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
        while end > start + 1, sheet.tokens[end - 1].kind == .mark, !grammar.closes(end - 1, from: start) { end -= 1 }
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

    /// Particles in front of the verb that decide its status belong to the evidence: لم, قد, سوف.
    private func leading(_ start: Int, _ clause: Clause) -> Int {
        var at = start
        while at > clause.start, let role = tags.role(at - 1),
            [.negation, .negationPast, .negationFuture, .possible, .planned, .future, .conditional].contains(role)
        { at -= 1 }
        return at
    }
}

extension Arguments.Found {
    var mentionIndexes: [Int] { actors + targets }
}

/// Decides which drafts stand.
struct Selection {
    let grammar: Grammar

    func select(_ drafts: [DraftClaim]) {
        for index in drafts.indices {
            if drafts[index].predicate.isLoose { drafts[index].rejected = .conditions }
            if drafts[index].predicate.isAlternative { drafts[index].rejected = .anotherReading }
            if drafts[index].rejected == nil, drafts[index].actors.isEmpty && drafts[index].targets.isEmpty && !isDefinite(drafts[index]) {
                drafts[index].rejected = .noActor
            }
        }
        for index in drafts.indices where drafts[index].rejected == nil {
            for earlier in drafts.indices.prefix(index) where mayRepeat(drafts[earlier].type, drafts[index].type) && drafts[earlier].rejected == nil {
                if repeats(drafts[earlier], drafts[index]) {
                    drafts[index].rejected = .told(by: drafts[earlier].predicate.sense)
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
        // خرق ارتكبه فلان: the verb tells who did what the noun names.
        if first.type == second.type, !first.predicate.isVerb, second.predicate.isVerb, second.predicate.analysis?.hasPronoun ?? false,
            second.predicate.token - first.predicate.range.upperBound <= 1
        {
            return true
        }
        return first.type == second.type && !second.predicate.isVerb && second.predicate.token - first.predicate.token <= 3
            && grammar.clauses.index(at: first.predicate.token) == grammar.clauses.index(at: second.predicate.token)
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// When and where what a draft tells was so, and what it is about. Asked only for drafts that stand; what a statement amounts to has none of its own.
struct Circumstances {
    let grammar: Grammar
    /// What says when something was, in the order of the text; no lengths and repetitions.
    let times: [TimeMark]
    private var sheet: Sheet { grammar.sheet }

    /// The nearest time of the clause, as a place in `times`; nil where it gives none.
    func time(_ draft: DraftClaim) -> Int? {
        if draft.content != nil { return nil }
        let clause = grammar.clauses.clause(at: draft.predicate.token).range
        func distance(_ number: Int) -> Int { abs(times[number].range.lowerBound - draft.predicate.token) }
        return (number(at: clause.lowerBound)..<number(at: clause.upperBound)).min { distance($0) < distance($1) }
    }

    /// The place of the first time that begins at a token or behind it.
    func number(at token: Int) -> Int { times.partitionPoint { $0.range.lowerBound < token } }

    /// When what a claim tells was so.
    func when(_ claim: JudgedClaim) -> DateInterval { claim.time.map { times[$0].interval } ?? DateInterval() }

    func place(_ draft: DraftClaim) -> Range<Int>? {
        if draft.content != nil { return nil }
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        var at = draft.predicate.range.upperBound
        while at < clause.end {
            if let range = PlaceFinder(grammar: grammar).place(at: at, until: clause.end) { return range }
            at += 1
        }
        return nil
    }

    func object(_ draft: DraftClaim) -> Range<Int>? {
        if draft.content != nil { return nil }
        let clause = grammar.clauses.clause(at: draft.predicate.token)
        let sentence = grammar.sentence(draft.predicate.token)
        for slot in grammar.language.senses[Int(draft.predicate.sense)].object {
            switch slot {
            case .none, .speaker: return nil
            case .clause:
                if clause.end < sentence.upperBound, grammar.tags.role(clause.end) == .complementizer {
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

/// A time as claims use it.
struct TimeMark {
    var range: Range<Int>
    var interval: DateInterval
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

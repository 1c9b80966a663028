internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Whether it happened: from tense, particles and governing words in front of a predicate.
struct StatusRules {
    let grammar: Grammar
    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }

    /// The reason of a status that a particle of negation in front of the predicate decides.
    static let negation = "negation"
    /// The reason of a status that the table's row names.
    static let row = "row"

    struct Decision {
        var status: Status
        var reason: String
        /// What stands right in front of the predicate decides: then it never becomes something that happened.
        var isFirm = false
    }

    func status(of predicate: Predicate) -> Decision {
        let type = grammar.senses.type(predicate.sense) ?? .talks
        let base = base(predicate, type)
        let above = prior(predicate, type) ?? outer(predicate) ?? denied(predicate)
        // أكد أن التوقيع سيجري: a word that says that something is so leaves it to the clause when.
        let isSo = above.map { $0.status == .occurred || $0.status == .ongoing } ?? true
        guard var outer = isSo ? awaited(predicate, type) ?? above : above else { return base }
        if outer.status != .occurred, outer.status != .ongoing { outer.isFirm = outer.isFirm || base.isFirm || type.isDeed && isSubjunctive(predicate) }
        // أعلنت أنها ليست ضد الهدنة: what a row calls negated stays so under a word that says it is so.
        if base.isFirm, outer.status == .occurred || outer.status == .ongoing { return base }
        // لن يقبل is a refusal that occurred: the negation is part of what such a row reads.
        return outer.reason == Self.negation && base.reason == Self.row ? base : outer
    }

    /// يأمل في أن يوقع: a present right behind أن tells what is hoped, wanted or feared.
    private func isSubjunctive(_ predicate: Predicate) -> Bool {
        let before = predicate.token - 1
        guard predicate.kind == .present, before >= 0, tags.role(before) == .complementizer || tags.insideParticle[before] else { return false }
        return sheet.text.codes[sheet.tokens[before].range].elementsEqual([Letter.alef, Letter.nun])
    }

    /// From the word itself.
    private func base(_ predicate: Predicate, _ type: ClaimType) -> Decision {
        if let forced = grammar.senses.status(predicate.sense) { return Decision(status: forced, reason: Self.row, isFirm: forced == .negated) }
        switch predicate.kind {
        case .past: return Decision(status: .occurred, reason: "past")
        case .present:
            if predicate.proclitics.contains(.sa) { return Decision(status: .planned, reason: "future", isFirm: type.isDeed) }
            if predicate.proclitics.contains(.li) { return Decision(status: .planned, reason: "purpose") }
            return Decision(status: isOngoing(type) ? .ongoing : .occurred, reason: "present")
        case .passive: return Decision(status: type == .support || type == .arm ? .ongoing : .occurred, reason: "passive participle")
        case .active: return Decision(status: isOngoing(type) && predicate.proclitics.contains(.al) ? .ongoing : .occurred, reason: "active participle")
        default:
            if predicate.proclitics.contains(.li) { return Decision(status: .planned, reason: "purpose") }
            return Decision(status: .occurred, reason: "masdar")
        }
    }

    /// From what governs it: particles and words in front, up to a mark or another verb.
    /// - Parameter depth: how many governors were passed on the way from what is asked about.
    func outer(_ predicate: Predicate, depth: Int = 0) -> Decision? {
        let sentence = grammar.sentence(predicate.token)
        var at = predicate.token - 1
        var steps = 0
        let isVerb = predicate.isVerb
        while at >= sentence.lowerBound, steps < 9 {
            let mark = grammar.mark(at)
            if mark == Letter.fullStop || mark == Letter.colon || mark == Letter.semicolon || mark == Letter.comma && steps > 0 {
                return conditional(predicate) ?? circumstance(predicate, depth)
            }
            if let decision = particle(at, steps, isVerb, predicate) { return decision }
            if let decision = governor(at, steps, predicate, depth) { return decision }
            if tags.isVerb(at), steps > (isVerb ? 2 : 4) { break }
            if sheet.words[at] >= 0 { steps += 1 }
            at -= 1
        }
        return conditional(predicate) ?? coordinate(predicate, depth) ?? circumstance(predicate, depth)
    }

    private func conditional(_ predicate: Predicate) -> Decision? {
        let clause = grammar.clauses.clause(at: predicate.token)
        guard clause.opener == .conditional else { return nil }
        return Decision(status: .conditional, reason: "conditional clause")
    }

    /// نفى أن تكون الحكومة قد وافقت: the clause that a verb of denying, refusing or preventing has for its object.
    private func denied(_ predicate: Predicate) -> Decision? {
        let clause = grammar.clauses.clause(at: predicate.token)
        guard clause.opener == .complement, clause.parent >= 0 else { return nil }
        let parent = grammar.clauses.all[clause.parent]
        guard parent.verb >= 0, parent.end == clause.start, let governor = governor(at: parent.verb)?.governor else { return nil }
        guard governor.effect == Status.negated.rawValue, governor.complement.contains(.clause) else { return nil }
        return Decision(status: .negated, reason: "governor " + governor.id, isFirm: true)
    }

    /// In the present, speech acts have happened; attitudes and running acts go on (ruling 34).
    private func isOngoing(_ type: ClaimType) -> Bool {
        switch type.group {
        case .force: true
        case .words: type == .support
        case .truce: type == .monitor || type == .violate || type == .aid
        case .diplomacy: type == .talks || type == .mediate || type == .indirectTalks
        case .agreement: false
        }
    }

    private func particle(_ at: Int, _ steps: Int, _ isVerb: Bool, _ predicate: Predicate) -> Decision? {
        guard let role = tags.role(at) else { return nil }
        switch role {
        case .negationPast, .negationFuture:
            return isVerb && steps <= 1 ? Decision(status: .negated, reason: Self.negation, isFirm: true) : nil
        case .negation:
            // دون أن يوقع: the negation stands in front of the verb's أن.
            let end = Int(tags.particleEnd[at])
            let steps = (end..<max(end, predicate.token)).count { sheet.words[$0] >= 0 }
            let opensClause = end < predicate.token && tags.role(end) == .complementizer
            // What stands behind a verb of its own is not negated: ما وصفه بخروق.
            if (at + 1..<max(at + 1, predicate.token)).contains(where: tags.isVerb) { return nil }
            // بلا وثيقة يوقعها الطرفان: what there is none of is not signed.
            let isOfNone = isVerb && steps == 1 && predicate.analysis?.hasPronoun ?? false && !sheet.hasArticle[at + 1]
            return isOfNone || steps <= (isVerb && !opensClause ? 0 : 1) ? Decision(status: .negated, reason: Self.negation, isFirm: true) : nil
        case .future:
            let isDeed = grammar.senses.type(predicate.sense)?.isDeed ?? false
            return isVerb && steps == 0 ? Decision(status: .planned, reason: "future", isFirm: isDeed) : nil
        case .possible:
            return steps <= 1 && (predicate.kind == .present || !isVerb) ? Decision(status: .possible, reason: "possible") : nil
        case .planned: return steps <= 4 ? Decision(status: .planned, reason: "planned") : nil
        case .conditional:
            let isNext = isVerb ? steps <= 1 : Int(tags.particleEnd[at]) == predicate.token
            return Decision(status: .conditional, reason: "conditional", isFirm: isNext && isFirm(at))
        case .continuative: return steps <= 2 ? Decision(status: .ongoing, reason: "continuative") : nil
        case .purpose: return steps <= 1 ? Decision(status: .planned, reason: "purpose") : nil
        default: return nil
        }
    }

    /// Whether the particle that begins at a token means a condition and nothing else.
    private func isFirm(_ at: Int) -> Bool {
        let particles = sheet.language.particles
        var found = sheet.phrases(at: at).contains { $0.entry.kind == .particle && particles[Int($0.entry.payload)].isFirm }
        sheet.forEachAnalysis(at) { if $0.kind == .particle, particles[Int($0.payload)].isFirm { found = true } }
        return found
    }
}

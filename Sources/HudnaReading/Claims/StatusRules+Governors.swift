internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Words that govern a predicate, and those that put it off.
extension StatusRules {
    /// The word at a token as one that governs a predicate, and whether it stands for a purpose.
    func governor(at token: Int) -> (governor: Governor, isPurpose: Bool)? {
        guard sheet.kinds[token] & EntryKind.predicates != 0 else { return nil }
        var found: (Governor, Bool)?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind.mask & EntryKind.predicates != 0 else { return }
            guard tags.isVerb(token) == (analysis.kind.mask & EntryKind.verbs != 0) else { return }
            let number = sheet.language.groups[Int(analysis.payload)].governor
            if number >= 0 { found = (sheet.language.governors[Int(number)], analysis.proclitics.contains(.li)) }
        }
        return found
    }

    /// A governing word close in front: يعتزم التوقيع, فشل في التوصل, بإمكانية توقيع.
    func governor(_ at: Int, _ steps: Int, _ predicate: Predicate, _ depth: Int) -> Decision? {
        guard let (found, isPurpose) = governor(at: at), steps <= 4 || isTied(predicate, to: found) else { return nil }
        guard let status = Status(rawValue: found.effect), reaches(found, at, predicate) else { return nil }
        // لمنعهم من التقدم: what is to be kept from happening is possible still.
        if status == .negated, isPurpose { return Decision(status: .possible, reason: "governor " + found.id + ", purpose") }
        if status == .occurred || status == .ongoing, let passed = passed(at, found, predicate, depth) { return passed }
        // رفضت الحركة التوقيع على الاتفاق: the first thing behind a word of refusing or failing and its subject was not done.
        let isNext = (at + 1..<predicate.token).allSatisfy { grammar.cast.mention(at: $0) != nil || $0 == predicate.token - 1 && tags.role($0) == .preposition }
        let type = grammar.senses.type(predicate.sense)
        // An attack that is beaten off, a detention that is protested against are another's deeds.
        let isOwn = type?.isDeed ?? false && type?.group != .force
        return Decision(status: status, reason: "governor " + found.id, isFirm: status == .negated && isNext && isOwn && predicate.kind == .masdar)
    }

    /// What is decided in front of a word on the way from a predicate, where that is no fact.
    private func beyond(_ at: Int, _ analysis: Analysis, _ predicate: Predicate, _ depth: Int) -> Decision? {
        let own = Predicate(
            range: at..<at + 1, kind: analysis.kind, analysis: analysis, features: analysis.features, proclitics: analysis.proclitics, sense: predicate.sense,
            group: analysis.payload, needed: [])
        guard let outer = outer(own, depth: depth + 1), outer.status != .occurred, outer.status != .ongoing else { return nil }
        return outer
    }

    /// What governs a governor under which a thing is so decides: سيتم التوقيع is planned, ما لم يتم الإفراج conditional.
    private func passed(_ at: Int, _ governor: Governor, _ predicate: Predicate, _ depth: Int) -> Decision? {
        let reason = "governor " + governor.id + ", "
        let verb = tags.isVerb(at) ? sheet.analyses[Int(tags.verb[at])] : nil
        if let verb, verb.proclitics.contains(.sa) { return Decision(status: .planned, reason: reason + "future") }
        if at > 0, let role = tags.role(at - 1) {
            if role == .negationPast || role == .negationFuture || role == .negation {
                return Decision(status: .negated, reason: reason + "negated", isFirm: verb != nil && role != .negation && predicate.kind == .masdar)
            }
            if role == .future { return Decision(status: .planned, reason: reason + "future") }
            if role == .possible, verb?.kind == .present { return Decision(status: .possible, reason: reason + "possible") }
        }
        guard depth < 2, let analysis = verb ?? sheet.analysis(at, EntryKind.masdar.mask) else { return nil }
        if analysis.proclitics.contains(.li) { return Decision(status: .planned, reason: reason + "purpose") }
        guard let outer = beyond(at, analysis, predicate, depth) else { return nil }
        // أراد الوفد ... أجرى: what is wanted does not reach a past without أن.
        if analysis.kind == .past, outer.status != .conditional, outer.status != .negated { return nil }
        return Decision(status: outer.status, reason: reason + outer.reason, isFirm: outer.isFirm)
    }

    /// إلى وقف القتال وانسحاب القوات: what و joins to a masdar of the same form shares what governs that.
    func coordinate(_ predicate: Predicate, _ depth: Int) -> Decision? {
        guard depth < 2, predicate.kind == .masdar, predicate.proclitics.contains(.wa) else { return nil }
        let form = predicate.proclitics.subtracting(.wa)
        let first = max(grammar.sentence(predicate.token).lowerBound, predicate.token - 14)
        var at = predicate.token - 1
        while at >= first, sheet.words[at] >= 0, !tags.isVerb(at) {
            if !tags.isParticle(at), let analysis = sheet.analysis(at, EntryKind.masdar.mask), analysis.proclitics.subtracting(.wa) == form,
                sheet.hasArticle[at] == sheet.hasArticle[predicate.token]
            {
                guard let outer = beyond(at, analysis, predicate, depth) else { return nil }
                return Decision(status: outer.status, reason: outer.reason + ", joined")
            }
            at -= 1
        }
        return nil
    }

    /// ستجري المحادثات برعاية مارينيا, يتوقع أن يحضر عند التوقيع: what ب or عند ties to a clause is as its verb is, where that is no fact.
    func circumstance(_ predicate: Predicate, _ depth: Int) -> Decision? {
        guard depth < 2, predicate.kind == .masdar else { return nil }
        let token = predicate.token
        let isThen = token > 0 && sheet.isParticle("inda", token - 1)
        guard isThen || predicate.proclitics.contains(.bi) else { return nil }
        let verb = grammar.clauses.clause(at: token).verb
        guard verb >= 0, verb < token, tags.isVerb(verb) else { return nil }
        let analysis = sheet.analyses[Int(tags.verb[verb])]
        if analysis.proclitics.contains(.sa) { return Decision(status: .planned, reason: "future of its clause", isFirm: isThen) }
        guard let outer = beyond(verb, analysis, predicate, depth) ?? consequence(verb, analysis, predicate, depth) else { return nil }
        return Decision(status: outer.status, reason: outer.reason + " of its clause", isFirm: isThen || analysis.proclitics.contains(.fa))
    }

    /// ينتظر أن يوقع الوفد غدا فيكتمل الاتفاق: what ف and a present tell as following is as what it follows from, where that is no fact.
    private func consequence(_ verb: Int, _ analysis: Analysis, _ predicate: Predicate, _ depth: Int) -> Decision? {
        guard analysis.kind == .present, analysis.proclitics.contains(.fa) else { return nil }
        let sentence = grammar.sentence(verb)
        guard let before = (sentence.lowerBound..<verb).last(where: tags.isVerb) else { return nil }
        let cause = sheet.analyses[Int(tags.verb[before])]
        if cause.proclitics.contains(.sa) { return Decision(status: .planned, reason: "future, followed") }
        return beyond(before, cause, predicate, depth)
    }

    /// لا هدنة قبل انسحاب القوات: what must come before something that is denied, refused or still ahead is its condition.
    func prior(_ predicate: Predicate, _ type: ClaimType) -> Decision? {
        let before = predicate.token - 1
        guard predicate.kind == .masdar, type.isDeed, predicate.proclitics.isEmpty, before > 0,
            sheet.isParticle("qabla", before)
        else { return nil }
        let first = max(grammar.sentence(predicate.token).lowerBound, before - 10)
        var at = before - 1
        while at >= first {
            let mark = grammar.mark(at)
            if mark == Letter.fullStop || mark == Letter.colon || mark == Letter.semicolon { return nil }
            let role = tags.role(at)
            let isDenied = role == .negation || role == .negationFuture || role == .negationPast
            if isDenied || governor(at: at)?.governor.effect == Status.negated.rawValue {
                return Decision(status: .conditional, reason: "before what is denied", isFirm: true)
            }
            at -= 1
        }
        return nil
    }

    /// التوقيع المنتظر, زيارة الوفد ستتم, المفاوضات جارية: what a masdar's own adjective puts off, or the word that is told of it.
    func awaited(_ predicate: Predicate, _ type: ClaimType) -> Decision? {
        guard predicate.kind == .masdar, type.isDeed else { return nil }
        let next = predicate.range.upperBound
        let limit = grammar.sentence(predicate.token).upperBound
        if next < limit, sheet.hasArticle[predicate.token], sheet.hasArticle[next], let governor = governor(at: next)?.governor,
            sheet.has(next, EntryKind.active.mask | EntryKind.passive.mask), governor.effect == Status.planned.rawValue
        {
            return Decision(status: .planned, reason: "planned", isFirm: true)
        }
        // توقيع يجري اليوم: what is agreed on in the present is not agreed on yet.
        if type.group == .agreement, next < limit, !sheet.hasArticle[predicate.token], tags.isVerb(next), sheet.analyses[Int(tags.verb[next])].kind == .present,
            governor(at: next)?.governor.effect == Status.occurred.rawValue
        {
            return Decision(status: .planned, reason: "present", isFirm: true)
        }
        guard isTopic(predicate), let told = told(from: next, limit) else { return nil }
        if tags.role(told) == .future || tags.isVerb(told) && sheet.analyses[Int(tags.verb[told])].proclitics.contains(.sa) {
            return Decision(status: .planned, reason: "future", isFirm: true)
        }
        guard !tags.isVerb(told), sheet.has(told, EntryKind.active.mask | EntryKind.passive.mask), !sheet.hasArticle[told],
            let effect = governor(at: told).flatMap({ Status(rawValue: $0.governor.effect) }), effect != .occurred
        else { return nil }
        return Decision(status: effect, reason: "told of it")
    }

    /// A masdar that is definite and that no verb stands in front of: the clause tells of it.
    private func isTopic(_ predicate: Predicate) -> Bool {
        let clause = grammar.clauses.clause(at: predicate.token)
        let next = predicate.range.upperBound
        let isOfSomebody = predicate.analysis?.hasPronoun ?? false || next < sheet.tokens.count && grammar.cast.mention(at: next) != nil
        guard sheet.hasArticle[predicate.token] || isOfSomebody else { return false }
        guard predicate.proclitics.isDisjoint(with: .preposition), predicate.token == 0 || tags.role(predicate.token - 1) != .preposition else { return false }
        return (clause.start..<predicate.token).allSatisfy { !tags.isVerb($0) && grammar.cast.mention(at: $0) == nil }
    }

    /// Behind whose act it is, with whom and where: the word that something is told with.
    private func told(from start: Int, _ limit: Int) -> Int? {
        var at = start
        while at < min(limit, start + 10) {
            if tags.isVerb(at) || tags.role(at) == .future { return at }
            if let mention = grammar.cast.mention(at: at) {
                at = max(at + 1, grammar.cast.mentions[mention].end)
                continue
            }
            guard sheet.words[at] >= 0 else { return nil }
            if let role = tags.role(at), role != .preposition { return nil }
            if sheet.has(at, EntryKind.active.mask | EntryKind.passive.mask), !sheet.hasArticle[at], governor(at: at) != nil { return at }
            at += 1
        }
        return nil
    }

    /// Whether the predicate stands in the complement of a governor.
    /// دعت الوساطة أمس طرفي القتال إلى محادثات: it stands right behind the preposition that the governor asks for, however much stands between.
    private func isTied(_ predicate: Predicate, to governor: Governor) -> Bool {
        let token = predicate.token
        return governor.complement.contains { slot in
            switch slot {
            case .preposition(let stems):
                token >= stems.count && grammar.opens(slot, at: token - stems.count).map { $0.end == token && !$0.isProclitic } ?? false
            case .proclitic: grammar.opens(slot, at: token) != nil
            default: false
            }
        }
    }

    private func reaches(_ governor: Governor, _ at: Int, _ predicate: Predicate) -> Bool {
        for slot in governor.complement {
            switch slot {
            // الاقتراح رفضته الحركة: a noun governs no verb that stands by itself.
            case .object, .subject: if predicate.token - at <= 4, !predicate.isVerb || tags.isVerb(at) { return true }
            case .clause:
                for token in at + 1..<predicate.token where tags.role(token) == .complementizer { return true }
            case .preposition, .proclitic:
                for token in at + 1..<predicate.token + 1 where grammar.opens(slot, at: token) != nil { return true }
            case .none, .speaker: return true
            }
        }
        return governor.complement.isEmpty
    }
}

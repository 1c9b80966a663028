internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Bodies, media and groups by their head nouns.
extension MentionFinder {
    func body(at token: Int) -> Mention? {
        if let match = sheet.phrases(at: token).first(where: { $0.entry.kind == .head }) { return body(phrase: match) }
        guard let analysis = noun(token, EntryKind.head.mask) else { return nil }
        let head = language.heads[Int(analysis.payload)]
        let hasArticle = analysis.proclitics.contains(.al)
        let own =
            analysis.hasPronoun
            ? Tail(end: token + 1, isDefinite: true, state: -1) : phraseEnd(token + 1, headHasArticle: hasArticle, takesLinks: false, limit: 8)
        let kind = Actor.Kind(rawValue: head.kind) ?? .body
        let tail = hasArticle || analysis.hasPronoun ? own : withOrigin(own)
        let isBare = tail.end == token + 1
        if isBare && !hasArticle && !analysis.hasPronoun { return nil }
        if kind == .medium && isBare { return nil }
        if analysis.enclitic == 255 { return nil }
        // قلق دولي: an adjective, nobody's "my states".
        if analysis.hasPronoun, sheet.text.codes[Int(sheet.tokens[token].end) - 1] == Letter.ya,
            sheet.has(token, EntryKind.adjective.mask | EntryKind.nisba.mask)
        {
            return nil
        }
        var mention = Mention(
            token..<tail.end, kind: kind,
            basis: hasArticle && (isBare || tail.isTold || Self.armedHeads.contains(head.id) && isPlainlyDescribed(token + 1..<tail.end)) ? .short : .body,
            prefix: Self.prefixLength(analysis),
            proclitics: analysis.proclitics.subtracting(.al), rule: "head:" + head.id)
        mention.head = Mention.headNumber(analysis)
        mention.state = tail.state
        mention.brief = tail.isTold ? token + 1 : tail.brief
        mention.isDefinite = hasArticle || tail.isDefinite || analysis.hasPronoun
        if analysis.hasPronoun { mention.possessor = language.clitics.pronouns[Int(analysis.enclitic) - 1].features }
        // ميليشيا الحوثي, المليشيات الحوثية: armed groups by a name of their movement.
        if kind == .body, Self.armedHeads.contains(head.id),
            let named = tail.listed >= 0 && language.actors[Int(tail.listed)].table == .body ? tail.listed : listedAdjective(token + 1..<tail.end)
        {
            mention.basis = .listed(named)
        }
        // قيادة الجيش, هيئة رئاسة المجلس: those who lead a listed body speak and act for it.
        if tail.listed >= 0, language.actors[Int(tail.listed)].table == .body, isLeadership(token..<tail.listedStart) { mention.basis = .listed(tail.listed) }
        // الجانب الروسي, الدولة التركية: the state itself.
        if Self.stateHeads.contains(head.id), hasArticle, tail.end == token + 2, analysis.features.number < 2 || isJoinedNisba(token + 2),
            let nisba = sheet.analysis(token + 1, EntryKind.nisba.mask)
        {
            mention.basis = .listed(nisba.payload)
            mention.kind = .state
        }
        // وكالة رويترز: the medium itself is the name.
        if kind == .medium, tail.listed >= 0, language.actors[Int(tail.listed)].kind == "medium" {
            mention.basis = .listed(tail.listed)
            mention.core = tail.listedStart..<tail.end
            mention.corePrefix = 0
        }
        return mention
    }

    /// الجانبان السعودي واللبناني: the second of two states.
    private func isJoinedNisba(_ at: Int) -> Bool {
        at < sheet.tokens.count && sheet.words[at] >= 0 && leadingProclitics(at) == .wa && hasArticle(at) && sheet.has(at, EntryKind.nisba.mask)
    }

    /// Heads of those who lead a body, and of what may stand before one of them.
    private static let leadership: Set<String> = ["command", "presidency"]

    private func isLeadership(_ range: Range<Int>) -> Bool {
        let ids = range.map { noun($0, EntryKind.head.mask).map { language.heads[Int($0.payload)].id } ?? "" }
        guard let last = ids.last, Self.leadership.contains(last) else { return false }
        return ids.count == 1 || ids.count == 2 && (Self.leadership.contains(ids[0]) || ids[0] == "authority-board")
    }

    /// Heads that name the state of the adjective behind them.
    private static let stateHeads: Set<String> = ["side", "states"]

    /// Heads whose men are those of the movement that is named with them.
    static let armedHeads: Set<String> = ["militia", "group", "tanzim", "movement", "ensemble", "faction", "rebellion", "gang"]

    /// التنظيم المتطرف: only adjectives that tell nothing of whose it is.
    private func isPlainlyDescribed(_ range: Range<Int>) -> Bool {
        !range.isEmpty
            && range.allSatisfy { hasArticle($0) && sheet.has($0, EntryKind.adjective.mask) && !sheet.has($0, EntryKind.nisba.mask | EntryKind.actor.mask) }
    }

    /// A head of two words: وسائل إعلام محلية, وكالة الأنباء السورية.
    private func body(phrase match: PhraseMatch) -> Mention {
        let head = language.heads[Int(match.entry.payload)]
        let hasArticle = hasArticle(Int(match.start)) || hasArticle(Int(match.end) - 1)
        let tail = phraseEnd(Int(match.end), headHasArticle: hasArticle, takesLinks: false, limit: 6)
        var mention = Mention(
            Int(match.start)..<tail.end, kind: Actor.Kind(rawValue: head.kind) ?? .body, basis: .body, prefix: Int(match.prefixLength),
            proclitics: match.proclitics,
            rule: "head:" + head.id)
        mention.head = match.entry.payload + Mention.headOffset
        mention.state = tail.state
        mention.isDefinite = hasArticle || tail.isDefinite
        return mention
    }

    func group(at token: Int) -> Mention? {
        guard let analysis = noun(token, EntryKind.group.mask), !isAdjective(token) || isCounted(token) else { return nil }
        guard isCounted(token) || analysis.enclitic != 255 && analysis.features.number != 1 else { return nil }
        let hasArticle = analysis.proclitics.contains(.al)
        let tail =
            analysis.hasPronoun
            ? Tail(end: token + 1, isDefinite: true, state: -1) : phraseEnd(token + 1, headHasArticle: hasArticle, takesLinks: false, limit: 5)
        let core = tail.end
        let whole = hasArticle || analysis.hasPronoun ? tail : withOrigin(tail)
        var mention = Mention(
            token..<whole.end, kind: .people, basis: .group, core: token..<core, prefix: Self.prefixLength(analysis),
            proclitics: analysis.proclitics.subtracting(.al),
            rule: "group:" + language.peopleGroups[Int(analysis.payload)].id)
        mention.head = Mention.headNumber(analysis)
        mention.state = tail.state
        mention.brief = tail.brief
        mention.isDefinite = hasArticle || tail.isDefinite
        if analysis.hasPronoun { mention.possessor = language.clitics.pronouns[Int(analysis.enclitic) - 1].features }
        if hasArticle, whole.end == token + 1 { mention.basis = .short }
        // مقاتلو طالبان: the men of a body stand for it.
        let body = tail.listed >= 0 && tail.listedStart == token + 1 ? tail.listed : whole.listedStart >= core ? whole.listed : -1
        guard !Self.sufferers.contains(language.peopleGroups[Int(analysis.payload)].id) else { return mention }
        if body >= 0, language.actors[Int(body)].kind == "body" {
            mention.basis = .listed(body)
            mention.kind = .body
        } else if let named = listedAdjective(token + 1..<core) {
            mention.basis = .listed(named)
            mention.kind = .body
        }
        return mention
    }

    /// People who are told of as a body's victims, kin or captives do not stand for it (قتلى الحزب).
    private static let sufferers: Set<String> = [
        "dead", "wounded", "captives", "women-captives", "prisoners", "detainees", "hostages", "kidnapped", "victims", "families", "relatives", "widows",
        "children",
        "women", "opponents", "enemies", "allies", "deserters",
    ]

    /// مقاتلو طالبان, جنود الجيش: men of a listed body are no persons without a name.
    func menOfBody(_ token: Int) -> Mention? {
        guard sheet.has(token, EntryKind.group.mask), isPluralTitle(token), let men = group(at: token), case .listed = men.basis else { return nil }
        return men
    }

    /// المتمردون الحوثيون: an adjective that is itself a name of a listed body.
    private func listedAdjective(_ range: Range<Int>) -> Int32? {
        for token in range {
            if let listed = listed(at: token), listed.proclitics.subtracting(.al).isEmpty, case .listed(let number) = listed.basis,
                language.actors[Int(number)].table == .body
            {
                return number
            }
        }
        return nil
    }

    /// وفد من مارينيا, مسلحون من الحركة: where an indefinite body or group comes from.
    private func withOrigin(_ tail: Tail) -> Tail {
        let at = tail.end
        guard at + 1 < sheet.tokens.count, sheet.words[at] >= 0, let analysis = sheet.analysis(at, EntryKind.part.mask),
            NamePart(payload: analysis.payload) == .from, analysis.proclitics.isEmpty,
            !isTaken[at + 1], sheet.has(at + 1, EntryKind.actor.mask | EntryKind.head.mask | EntryKind.capital.mask), let origin = nounPhrase(at + 1)
        else { return tail }
        var longer = tail
        longer.end = origin.end
        longer.state = origin.state
        if let listed = listed(at: at + 1), case .listed(let number) = listed.basis, listed.kind == .body {
            longer.listed = number
            longer.listedStart = at + 1
        }
        return longer
    }

    /// Only adjectives behind a rank or honorific: اللواء المتقاعد.
    func adjectives(_ start: Int, articled: Bool) -> Tail {
        var end = start
        var state: Int32 = -1
        while end < sheet.tokens.count, end - start < 3, sheet.words[end] >= 0, !tags.isVerb(end), !tags.isParticle(end), !isTaken[end],
            hasArticle(end) == articled,
            sheet.has(end, EntryKind.adjective.mask | EntryKind.nisba.mask | EntryKind.active.mask | EntryKind.passive.mask),
            sheet.kinds[end] & (MentionFinder.nameKinds | EntryKind.title.mask) == 0
        {
            if let nisba = sheet.analysis(end, EntryKind.nisba.mask) { state = nisba.payload }
            end += 1
        }
        return Tail(end: end, isDefinite: articled, state: state)
    }
}

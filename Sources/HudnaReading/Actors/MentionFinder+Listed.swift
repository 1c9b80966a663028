internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Actors of the language data, and when a form that the press uses for one of them stands for somebody else.
extension MentionFinder {
    /// States that a report names in any way.
    static func states(named sheet: Sheet) -> Set<Int32> {
        var states = Set<Int32>()
        let mask = EntryKind.nisba.mask | EntryKind.capital.mask | EntryKind.actor.mask | EntryKind.people.mask
        func note(_ kind: EntryKind, _ payload: Int32) {
            switch kind {
            case .nisba, .capital, .people: states.insert(payload)
            case .actor where sheet.language.actors[Int(payload)].table == .state: states.insert(payload)
            default: break
            }
        }
        for token in sheet.tokens.indices where sheet.words[token] >= 0 && sheet.kinds[token] & mask != 0 {
            sheet.forEachAnalysis(token) { note($0.kind, $0.payload) }
            for phrase in sheet.phrases(at: token) { note(phrase.entry.kind, phrase.entry.payload) }
        }
        return states
    }

    /// States whose conflicts a report tells of: those with which a body is listed that it names (الحوثيون: Yemen).
    static func conflicts(named sheet: Sheet) -> Set<Int32> {
        var homes = Set<Int32>()
        func note(_ kind: EntryKind, _ payload: Int32) {
            guard kind == .actor else { return }
            let actor = sheet.language.actors[Int(payload)]
            if actor.table == .body, actor.home >= 0 { homes.insert(actor.home) }
        }
        for token in sheet.tokens.indices where sheet.has(token, EntryKind.actor.mask) {
            sheet.forEachAnalysis(token) { note($0.kind, $0.payload) }
            for phrase in sheet.phrases(at: token) { note(phrase.entry.kind, phrase.entry.payload) }
        }
        return homes
    }

    /// Persons that a report names by a form of two words or more.
    static func toldInFull(_ sheet: Sheet) -> Set<Int32> {
        var told = Set<Int32>()
        for phrase in sheet.phrases where phrase.entry.kind == .actor && sheet.language.actors[Int(phrase.entry.payload)].kind == "person" {
            told.insert(phrase.entry.payload)
        }
        return told
    }

    func listed(at token: Int) -> Mention? {
        for match in sheet.phrases(at: token)
        where match.entry.kind == .actor && stands(match.entry.payload, match.range, hasOwnArticle: match.proclitics.contains(.al)) {
            return listedMention(match.range, match.entry.payload, Int(match.prefixLength), match.proclitics)
        }
        guard sheet.has(token, EntryKind.actor.mask) else { return nil }
        var found: Mention?
        sheet.forEachAnalysis(token) { analysis in
            if found == nil, analysis.kind == .actor, stands(analysis.payload, token..<token + 1, hasOwnArticle: analysis.proclitics.contains(.al)) {
                found = listedMention(
                    token..<token + 1, analysis.payload, Int(analysis.prefixLength) - (analysis.proclitics.contains(.al) ? 2 : 0), analysis.proclitics)
            }
        }
        return found
    }

    func listedMention(_ range: Range<Int>, _ number: Int32, _ prefix: Int, _ proclitics: Proclitics) -> Mention {
        let actor = language.actors[Int(number)]
        var mention = Mention(
            range, kind: Actor.Kind(rawValue: actor.kind) ?? .body, basis: .listed(number), prefix: max(0, prefix), proclitics: proclitics,
            rule: "listed:" + actor.id)
        mention.state = actor.state
        return mention
    }

    /// «الشرق الأوسط»: a medium by its name alone, which in quotation marks is no region.
    func quotedMedium(at token: Int) -> Mention? {
        guard token > 0, sheet.tokens[token - 1].kind == .mark,
            sheet.tokens[token - 1].mark == Letter.quote || sheet.tokens[token - 1].mark == Letter.quoteOpen
        else { return nil }
        var letters: [UInt8] = []
        var end = token
        while end < sheet.tokens.count, end < token + 4, sheet.words[end] >= 0 {
            letters += (letters.isEmpty ? [] : [Letter.space]) + Array(sheet.text.codes[sheet.tokens[end].range])
            end += 1
        }
        guard end < sheet.tokens.count, sheet.tokens[end].mark == Letter.quote || sheet.tokens[end].mark == Letter.quoteClose,
            let number = language.quotedMedia[letters]
        else { return nil }
        return listedMention(token..<end, number, 0, [])
    }

    // MARK: - Short forms

    /// Whether a form stands for the actor that lists it: هادي does, but not in هادي النجار; مجلس التعاون does, but not in مجلس التعاون النوردي.
    /// `hasOwnArticle`: the text puts an article before a form that is listed without one (الهادي).
    private func stands(_ number: Int32, _ range: Range<Int>, hasOwnArticle: Bool) -> Bool {
        let actor = language.actors[Int(number)]
        guard actor.kind == "person" else { return isPlausible(actor, range) && !isOtherBody(actor, range) }
        return !hasOwnArticle && !isOtherPerson(number, range) && (actor.table == .user || isSupported(number, actor, range))
    }

    /// A body of a state that the report does not name can't be meant (الجيش الوطني), unless no other bears that name (حماس).
    private func isPlausible(_ actor: ListedActor, _ range: Range<Int>) -> Bool {
        if actor.table != .body || actor.state < 0 || states.contains(actor.state) { return true }
        return range.count == 1 && !sheet.has(range.lowerBound, Self.ordinary & ~EntryKind.title.mask)
    }

    /// حزب الله العراقي, مجلس التعاون النوردي: behind a body's name the adjective of another state, or a word nobody knows with its shape, makes it another body.
    private func isOtherBody(_ actor: ListedActor, _ range: Range<Int>) -> Bool {
        let next = range.upperBound
        guard actor.kind == "body", range.count > 1, sheet.has(range.lowerBound, EntryKind.head.mask), next < sheet.tokens.count, sheet.words[next] >= 0,
            hasArticle(next), leadingProclitics(next).isEmpty, !tags.isVerb(next), !isInConstruct(range.lowerBound)
        else { return false }
        if let nisba = sheet.analysis(next, EntryKind.nisba.mask) {
            return nisba.payload != actor.state && nisba.payload != actor.home
        }
        return sheet.kinds[next] == 0 && isNisbaShaped(next)
    }

    /// قرار مجلس الأمن: behind a noun that it completes; an adjective further on may be that noun's.
    private func isInConstruct(_ token: Int) -> Bool {
        guard token > 0, sheet.words[token - 1] >= 0, leadingProclitics(token).isEmpty, !tags.isVerb(token - 1), !tags.isParticle(token - 1),
            !hasArticle(token - 1)
        else { return false }
        return sheet.kinds[token - 1] & EntryKind.nominals != 0
    }

    /// النوردي, النوردية: the ending of an adjective of relation.
    func isNisbaShaped(_ token: Int) -> Bool {
        let letters = sheet.text.codes[sheet.tokens[token].range]
        guard let last = letters.last, letters.count > 4 else { return false }
        return last == Letter.ya || last == Letter.ha && letters[letters.endIndex - 2] == Letter.ya
    }

    /// هادي النجار, هادي بن سالم: what follows goes on a name that is not his.
    private func isOtherPerson(_ number: Int32, _ range: Range<Int>) -> Bool {
        let next = range.upperBound
        guard next < sheet.tokens.count, sheet.words[next] >= 0, !isTaken[next] else { return false }
        if part(next) == .between { return true }
        guard leadingProclitics(next).isEmpty, !tags.isVerb(next), !tags.isParticle(next),
            !sheet.has(next, EntryKind.actor.mask | EntryKind.head.mask | EntryKind.nisba.mask | EntryKind.people.mask | EntryKind.capital.mask)
        else { return false }
        if sheet.has(next, EntryKind.title.mask | EntryKind.group.mask), !sheet.has(next, EntryKind.family.mask) { return false }
        let isShared = range.count == 1 && sheet.has(range.lowerBound, Self.nameKinds | Self.ordinary)
        if sheet.has(next, EntryKind.family.mask) { return isShared || hasArticle(next) }
        if range.count == 1, sheet.has(range.lowerBound, Self.ordinary), sheet.has(next, EntryKind.given.mask) { return true }
        guard hasArticle(next) else { return false }
        if sheet.kinds[next] & ~EntryKind.place.mask == 0 { return isShared || !toldInFull.contains(number) && isNisbaShaped(next) }
        return isShared && isFamilyShaped(next)
    }

    /// A form that is an ordinary word too (هادي, مرسى) needs more: his full name or his country in the report, or a role before it.
    private func isSupported(_ number: Int32, _ actor: ListedActor, _ range: Range<Int>) -> Bool {
        let token = range.lowerBound
        guard range.count == 1, sheet.has(token, Self.ordinary), !toldInFull.contains(number) else { return true }
        if token > 0, isRole(token - 1) || token > 1 && hasArticle(token - 1) && isRole(token - 2) { return true }
        guard actor.home >= 0 else { return true }
        return (states.contains(actor.home) || conflicts.contains(actor.home)) && !isGoverning(token)
    }

    private func isRole(_ token: Int) -> Bool {
        guard let analysis = sheet.analysis(token, EntryKind.title.mask) else { return false }
        return language.titles[Int(analysis.payload)].use == .role
    }

    /// مرسى النخيل: an ordinary word without article before a known noun with one.
    private func isGoverning(_ token: Int) -> Bool {
        guard !hasArticle(token), token + 1 < sheet.tokens.count, sheet.words[token + 1] >= 0, hasArticle(token + 1), leadingProclitics(token + 1).isEmpty,
            token == 0 || !tags.isVerb(token - 1)
        else { return false }
        return sheet.has(token + 1, EntryKind.noun.mask | EntryKind.place.mask)
    }

    static let ordinary: UInt32 =
        EntryKind.noun.mask | EntryKind.adjective.mask | EntryKind.masdar.mask | EntryKind.active.mask | EntryKind.passive.mask | EntryKind.placeHead.mask
        | EntryKind.title.mask | EntryKind.group.mask | EntryKind.head.mask | EntryKind.verbs

    // MARK: - States by capital, people and adjective

    func capital(at token: Int) -> Mention? {
        for match in sheet.phrases(at: token) where match.entry.kind == .capital {
            return capitalMention(match.range, match.entry.payload, Int(match.prefixLength), match.proclitics)
        }
        guard let analysis = sheet.analysis(token, EntryKind.capital.mask) else { return nil }
        return capitalMention(
            token..<token + 1, analysis.payload, Int(analysis.prefixLength) - (analysis.proclitics.contains(.al) ? 2 : 0), analysis.proclitics)
    }

    private func capitalMention(_ range: Range<Int>, _ state: Int32, _ prefix: Int, _ proclitics: Proclitics) -> Mention {
        var mention = Mention(range, kind: .state, basis: .capital(state), prefix: max(0, prefix), proclitics: proclitics, rule: "capital")
        mention.state = state
        return mention
    }

    func people(at token: Int) -> Mention? {
        guard let analysis = sheet.analysis(token, EntryKind.people.mask), analysis.enclitic != 255 else { return nil }
        var mention = Mention(
            token..<token + 1, kind: .people, basis: .group, prefix: Self.prefixLength(analysis), proclitics: analysis.proclitics, rule: "people-of-state")
        mention.state = analysis.payload
        return mention
    }

    func nisba(at token: Int) -> Mention? {
        guard let analysis = sheet.analysis(token, EntryKind.nisba.mask), !analysis.hasPronoun else { return nil }
        var mention = Mention(
            token..<token + 1, kind: .state, basis: .nisba(analysis.payload), prefix: Self.prefixLength(analysis), proclitics: analysis.proclitics,
            rule: "nisba")
        mention.state = analysis.payload
        return mention
    }
}

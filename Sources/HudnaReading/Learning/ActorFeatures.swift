internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide whether somebody who is named is an actor of the report, or only a place, an adjective, a counted noun.
struct ActorFeatures {
    let grammar: Grammar
    /// By actor: how often it is actor, target, source, carrier and speaker.
    private let uses: [[Int]]
    private var sheet: Sheet { grammar.sheet }
    private var cast: Cast { grammar.cast }

    init(grammar: Grammar, claims: [JudgedClaim], attributions: [Attribution], quotes: [QuoteReader.Found]) {
        self.grammar = grammar
        var uses = [[Int]](repeating: [0, 0, 0, 0, 0], count: grammar.cast.actors.count)
        for claim in claims where claim.rejected == nil {
            for actor in claim.actors { uses[actor][0] += 1 }
            for actor in claim.targets { uses[actor][1] += 1 }
            for actor in claim.source { uses[actor][2] += 1 }
            for actor in claim.draft.via { uses[actor][3] += 1 }
        }
        for attribution in attributions {
            for actor in attribution.speakers { uses[actor][2] += 1 }
            for actor in attribution.via { uses[actor][3] += 1 }
        }
        for quote in quotes { uses[quote.speaker][4] += 1 }
        self.uses = uses
    }

    func features(_ index: Int, _ bag: inout FeatureBag) {
        let actor = cast.actors[index]
        let kind = Actor.Kind.allCases.firstIndex(of: actor.kind) ?? 0
        let use = uses[index]
        let basis = basis(actor)
        let named = actor.mentions.filter { !cast.mentions[$0].isNested }
        let acting = named.filter { isActing(cast.mentions[$0]) }.count
        bag.add(301, kind, basis)
        bag.add(302, basis, min(1, use[0]), min(1, use[1]))
        bag.add(303, kind, min(1, use[0] + use[1]), min(1, use[2] + use[4]))
        bag.add(304, basis, min(2, use[2] + use[4]), min(1, use[3]))
        bag.add(305, basis, min(4, actor.mentions.count))
        bag.add(306, basis, min(3, acting))
        bag.add(307, basis, named.isEmpty ? 1 : 0)
        bag.add(308, kind, min(5, actor.words.count), basis)
        bag.add(309, stable(actor.rule))
        bag.add(310, actor.listed >= 0 ? 1 : 0, kind, min(1, use[0] + use[1] + use[2] + use[4]))
        for head in actor.heads.sorted().prefix(2) { bag.add(311, Int(head), kind) }
        guard let first = actor.mentions.first.map({ cast.mentions[$0] }) else { return }
        bag.add(312, basis, before(first))
        bag.add(313, basis, preposition(first))
        bag.add(314, basis, first.isDefinite ? 1 : 0, first.possessor == nil ? 0 : 1)
        bag.add(315, basis, sheet.sentenceOf[first.start] == 0 ? 1 : 0)
        bag.add(316, basis, after(first))
        for mention in named.prefix(6) { bag.add(317, kind, preposition(cast.mentions[mention])) }
        for token in first.range where sheet.words[token] >= 0 {
            bag.add(
                318, kind,
                Int(sheet.wordKinds(token) & 0xFF_FFFF)
                    & (Int(EntryKind.nisba.mask) | Int(EntryKind.adjective.mask) | Int(EntryKind.given.mask) | Int(EntryKind.noun.mask)))
        }
    }

    private func stable(_ text: String) -> Int {
        // A listed actor is not learnt by heart: only that it is listed.
        if text.hasPrefix("listed:") { return 1 }
        return FeatureNumbers.number(text)
    }

    private func basis(_ actor: DraftActor) -> Int {
        guard let first = actor.mentions.first.map({ cast.mentions[$0] }) else { return 99 }
        return first.basis.number
    }

    private func isActing(_ mention: Mention) -> Bool {
        if case .nisba = mention.basis { return false }
        if grammar.preposition(of: mention) != nil { return false }
        guard mention.start > 0, sheet.words[mention.start - 1] >= 0 else { return true }
        return grammar.tags.isVerb(mention.start - 1) || mention.proclitics.contains(.wa)
    }

    /// A class of the token before: verb, number, noun, mark, start.
    private func before(_ mention: Mention) -> Int {
        guard mention.start > 0 else { return 0 }
        let token = mention.start - 1
        if sheet.tokens[token].kind == .mark || sheet.tokens[token].kind == .newline { return 1 }
        if sheet.tokens[token].kind == .number { return 2 }
        if grammar.tags.isVerb(token) { return 3 }
        if grammar.tags.roleNumber(token) > 0 { return 9 + grammar.tags.roleNumber(token) }
        if sheet.has(token, EntryKind.placeHead.mask) { return 4 }
        if sheet.has(token, EntryKind.term.mask) { return 5 }
        if sheet.has(token, EntryKind.masdar.mask) { return 6 }
        return 7
    }

    private func after(_ mention: Mention) -> Int {
        guard mention.end < sheet.tokens.count else { return 0 }
        let token = mention.end
        if sheet.tokens[token].kind != .word { return 1 }
        if grammar.tags.isVerb(token) { return 2 }
        if grammar.tags.role(token) == .relative { return 3 }
        return sheet.hasArticle[token] ? 4 : 5
    }

    private func preposition(_ mention: Mention) -> Int { grammar.number(of: grammar.preposition(of: mention)) }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Persons by the shape of their names.
extension MentionFinder {
    // MARK: - Names

    /// A run of name words: at least two with a given name in front, or any that follow a title.
    func name(at token: Int, afterTitle: Bool) -> Mention? {
        guard let first = namePart(token, isFirst: true, afterTitle: afterTitle) else { return nil }
        var end = first.end
        var parts = 1
        var isSure = first.isSure
        while parts < 7, end < sheet.tokens.count, let next = nextInName(end) {
            if let link = part(next), link == .between, next + 1 < sheet.tokens.count, let after = namePart(next + 1, isFirst: false, afterTitle: true) {
                end = after.end
                parts += 1
                isSure = true
                continue
            }
            guard let following = namePart(next, isFirst: false, afterTitle: afterTitle || first.isSure) else { break }
            end = following.end
            parts += 1
            if following.isSure && parts == 2 { isSure = isSure || afterTitle }
        }
        if parts == 1, first.isSure, let last = lastWord(end, after: token, afterTitle: afterTitle) {
            end = last
            parts = 2
        }
        guard afterTitle || (isSure && first.isSure && parts >= 2) else { return nil }
        if afterTitle && parts == 1 && !first.isSure && sheet.kinds[token] & (Self.wordKinds | EntryKind.place.mask) != 0 { return nil }
        return Mention(
            token..<end, kind: .person, basis: .name, prefix: first.prefix, proclitics: first.proclitics, rule: afterTitle ? "title+name" : "given-name")
    }

    /// A surname that is an ordinary word or a state's adjective: محمد المصري, العقيد أحمد بحر.
    private func lastWord(_ at: Int, after token: Int, afterTitle: Bool) -> Int? {
        guard at < sheet.tokens.count, sheet.words[at] >= 0, !isTaken[at], !tags.isVerb(at), !tags.isParticle(at), leadingProclitics(at).isEmpty,
            listed(at: at) == nil
        else { return nil }
        let last = sheet.text.codes[Int(sheet.tokens[at].end) - 1]
        let isGiven = sheet.has(token, EntryKind.given.mask) && !sheet.has(token, Self.ordinary & ~EntryKind.verbs)
        if isGiven, hasArticle(at), last == Letter.ya, sheet.has(at, EntryKind.nisba.mask | EntryKind.group.mask), !isPluralTitle(at) { return at + 1 }
        let others =
            EntryKind.title.mask | EntryKind.head.mask | EntryKind.group.mask | EntryKind.nisba.mask | EntryKind.term.mask | EntryKind.capital.mask
            | EntryKind.verbs
        guard afterTitle, isGiven, sheet.tokens[at].count > 2, last != Letter.ha, last != Letter.alef, last != Letter.ta, !sheet.has(at, others),
            !hasPronoun(at), endsName(at + 1)
        else { return nil }
        return at + 1
    }

    /// Whether all that a word can be bears a pronoun.
    func hasPronoun(_ token: Int) -> Bool {
        var found = false
        var other = false
        sheet.forEachAnalysis(token) { if $0.hasPronoun { found = true } else { other = true } }
        return found && !other
    }

    /// What can't go on a name: the end of a clause, a verb, a particle.
    private func endsName(_ at: Int) -> Bool {
        at >= sheet.tokens.count || sheet.words[at] < 0 || tags.isVerb(at) || tags.isParticle(at)
    }

    /// The token after `end` if a name may go on there: at once, behind a hyphen, or behind a bracket that holds part of the name.
    func nextInName(_ end: Int) -> Int? {
        let token = sheet.tokens[end]
        if sheet.words[end] >= 0 { return isTaken[end] ? nil : end }
        if token.mark == Letter.dash, end + 1 < sheet.tokens.count, sheet.touches(end - 1, end), sheet.touches(end, end + 1), sheet.words[end + 1] >= 0 {
            return end + 1
        }
        return nil
    }

    /// بيان is a statement, and not ب before يان.
    private func isNoun(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { if $0.kind == .noun, $0.prefixLength == 0 { found = true } }
        return found
    }

    func part(_ token: Int) -> NamePart? {
        guard let analysis = sheet.analysis(token, EntryKind.part.mask) else { return nil }
        return NamePart(payload: analysis.payload)
    }

    struct NameWord {
        var end: Int
        var prefix: Int
        var proclitics: Proclitics
        /// Known to be a name, not only unknown as a word.
        var isSure: Bool
    }

    /// A token, or two that make one name (عبد الرحمن، صلاح الدين), as part of a person's name.
    func namePart(_ token: Int, isFirst: Bool, afterTitle: Bool) -> NameWord? {
        guard sheet.words[token] >= 0, sheet.tokens[token].kind == .word, !tags.isParticle(token) || part(token) == .opens, !isTaken[token] else { return nil }
        // الروسي before a name is an adjective of what stands before.
        if isFirst, hasArticle(token), sheet.has(token, EntryKind.nisba.mask | EntryKind.adjective.mask) { return nil }
        var prefix = 0
        var proclitics: Proclitics = []
        var isSure = false
        var isOpening = false
        sheet.forEachAnalysis(token) { analysis in
            guard !isSure, analysis.enclitic == 0 else { return }
            let isName = analysis.kind == .given || analysis.kind == .family
            let opens = analysis.kind == .part && NamePart(payload: analysis.payload) == .opens
            guard isName || opens else { return }
            let clean = analysis.proclitics.subtracting(.al)
            guard isFirst && !clean.contains(.ka) || clean.isEmpty, clean.isDisjoint(with: .preposition) || !isNoun(token) else { return }
            prefix = Int(analysis.prefixLength) - (analysis.proclitics.contains(.al) ? 2 : 0)
            proclitics = clean
            isSure = true
            isOpening = opens
        }
        if isOpening {
            guard token + 1 < sheet.tokens.count, sheet.words[token + 1] >= 0, !tags.isParticle(token + 1), !tags.isVerb(token + 1) else { return nil }
            return NameWord(end: token + 2, prefix: prefix, proclitics: proclitics, isSure: true)
        }
        for match in sheet.phrases(at: token) where match.entry.kind == .given || match.entry.kind == .family {
            return NameWord(end: Int(match.end), prefix: Int(match.prefixLength), proclitics: match.proclitics, isSure: true)
        }
        if !isFirst, part(token) == .ends { return NameWord(end: token + 1, prefix: 0, proclitics: [], isSure: true) }
        if isSure {
            if tags.isVerb(token) && sheet.kinds[token] & Self.nameKinds == 0 { return nil }
            return NameWord(end: closed(token + 1), prefix: prefix, proclitics: proclitics, isSure: true)
        }
        if !isFirst, afterTitle, isFamilyShaped(token) { return NameWord(end: closed(token + 1), prefix: 0, proclitics: [], isSure: false) }
        // An unknown word may go on a name, or open one behind a title; والصليف and للقدس open something else.
        if !isFirst, seemsJoined(token) { return nil }
        guard sheet.kinds[token] & ~(EntryKind.place.mask) == 0 || !isFirst && isKnownOnlyWithClitic(token), afterTitle, sheet.tokens[token].count >= 2 else {
            return nil
        }
        return NameWord(end: closed(token + 1), prefix: 0, proclitics: [], isSure: false)
    }

    /// الوردي behind a given name: an adjective of relation with the article, and no state's, is a family name there.
    func isFamilyShaped(_ token: Int) -> Bool {
        guard hasArticle(token), leadingProclitics(token).isEmpty, !isTaken[token], !tags.isVerb(token), isNisbaShaped(token),
            sheet.text.codes[Int(sheet.tokens[token].end) - 1] == Letter.ya
        else { return false }
        let others =
            EntryKind.nisba.mask | EntryKind.noun.mask | EntryKind.group.mask | EntryKind.title.mask | EntryKind.head.mask | EntryKind.actor.mask
            | EntryKind.term.mask | EntryKind.people.mask | EntryKind.masdar.mask
        return !sheet.has(token, others)
    }

    /// An unknown word, or a place, behind و or a preposition: سعد وكريتر are two.
    private func seemsJoined(_ token: Int) -> Bool {
        if hasArticle(token), sheet.text.codes[Int(sheet.tokens[token].start)] != Letter.alef { return true }
        var isPlace = false
        sheet.forEachAnalysis(token) { if $0.kind == .place, !$0.proclitics.subtracting(.al).isEmpty { isPlace = true } }
        return isPlace
    }

    /// فرومان is no ف and رومان inside a name: all that is known of it is behind a letter that may be its own.
    func isKnownOnlyWithClitic(_ token: Int) -> Bool {
        guard !hasArticle(token), !tags.isVerb(token), sheet.tokens[token].count >= 5 else { return false }
        let first = sheet.text.codes[Int(sheet.tokens[token].start)]
        let nouns = EntryKind.noun.mask | EntryKind.head.mask | EntryKind.place.mask | EntryKind.placeHead.mask | EntryKind.masdar.mask
        guard first == Letter.fa || first == Letter.kaf || first == Letter.ba && !sheet.has(token, nouns) else { return false }
        var onlyWithClitic = true
        sheet.forEachAnalysis(token) { analysis in
            if analysis.proclitics.isEmpty || analysis.kind.mask & EntryKind.verbs != 0 || analysis.kind == .particle { onlyWithClitic = false }
            // سميث لوكالة: a body behind ل is no part of a name.
            if analysis.kind == .head || analysis.kind == .actor || analysis.kind == .title { onlyWithClitic = false }
        }
        return onlyWithClitic
    }

    /// Takes in الدين or الله behind a first part.
    func closed(_ end: Int) -> Int {
        end < sheet.tokens.count && sheet.words[end] >= 0 && part(end) == .ends ? end + 1 : end
    }

    /// وهو متحدث باسم الوزارة behind a name, a mark passed over: the role that he is said to have.
    private func toldOf(behind end: Int) -> Range<Int>? {
        var at = end
        if at < sheet.tokens.count, sheet.tokens[at].kind == .mark { at += 1 }
        guard at + 1 < sheet.tokens.count, sheet.words[at] >= 0, let pronoun = sheet.particle(at), pronoun.role == .pronoun, pronoun.proclitics == .wa,
            sheet.words[at + 1] >= 0, let title = titlePhrase(at + 1), title.use == .role, title.proclitics.isEmpty
        else { return nil }
        return at + 1..<title.end
    }

    /// A name with the role that stands behind it (حسن، وزير الخارجية); only behind a comma, where another man is as likely to follow.
    func withApposition(_ mention: Mention, behindComma needsComma: Bool = false) -> Mention {
        var mention = mention
        if let role = toldOf(behind: mention.end) {
            mention.titles.append(role)
            return mention
        }
        var at = mention.end
        if at < sheet.tokens.count, sheet.tokens[at].kind == .mark, sheet.tokens[at].mark == Letter.comma { at += 1 }
        if needsComma, at == mention.end { return mention }
        guard at < sheet.tokens.count, sheet.words[at] >= 0, !tags.isVerb(at), let title = titlePhrase(at), title.use == .role, title.proclitics.isEmpty,
            !isPluralTitle(at), noun(at, EntryKind.title.mask)?.enclitic != 255
        else { return mention }
        // القائم بأعمال أمين سر: one role may hold another.
        var end = title.end
        while end < sheet.tokens.count, sheet.words[end] >= 0, !tags.isVerb(end), let more = titlePhrase(end), more.use == .role, more.proclitics.isEmpty {
            end = more.end
        }
        // A following name makes the title that of the next person.
        if nameAfter(end, allowComma: false) != nil { return mention }
        mention.titles.append(at..<end)
        if at == mention.end { mention.end = end }
        var next = end
        while mention.titles.count < 5, next < sheet.tokens.count, sheet.words[next] >= 0, let more = titlePhrase(next), more.use == .role,
            more.proclitics == .wa, nameAfter(more.end, allowComma: false) == nil
        {
            mention.titles.append(next..<more.end)
            if next == mention.end { mention.end = more.end }
            next = more.end
        }
        return mention
    }
}

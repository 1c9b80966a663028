internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Finds where actors are named: those the language data lists, and all others by title, head noun, adjective of a state and shape of name.
struct MentionFinder {
    let sheet: Sheet
    let tags: Tags
    /// By token: it belongs to an expression of time or a number and opens no name.
    let isTaken: [Bool]
    /// States that the report names in any way: a short form of a body (الجيش الوطني) is that of one of them.
    let states: Set<Int32>
    /// States whose conflicts the report tells of.
    let conflicts: Set<Int32>
    /// Listed persons whom the report names by more than one word.
    let toldInFull: Set<Int32>

    init(sheet: Sheet, tags: Tags, isTaken: [Bool]) {
        self.sheet = sheet
        self.tags = tags
        self.isTaken = isTaken
        states = Self.states(named: sheet)
        conflicts = Self.conflicts(named: sheet)
        toldInFull = Self.toldInFull(sheet)
    }

    var language: Language { sheet.language }

    static let nameKinds: UInt32 = EntryKind.given.mask | EntryKind.family.mask
    static let wordKinds: UInt32 =
        EntryKind.noun.mask | EntryKind.adjective.mask | EntryKind.adverb.mask | EntryKind.masdar.mask | EntryKind.active.mask
        | EntryKind.passive.mask | EntryKind.past.mask | EntryKind.present.mask | EntryKind.particle.mask | EntryKind.classWord.mask

    func mentions() -> [Mention] {
        var mentions: [Mention] = []
        var token = 0
        while token < sheet.tokens.count {
            if let medium = markedMedium(at: token) {
                mentions.append(medium)
                token = medium.end
                continue
            }
            guard sheet.words[token] >= 0, !isTaken[token], !tags.isParticle(token) || sheet.has(token, EntryKind.actor.mask) else {
                token += 1
                continue
            }
            if let mention = mention(at: token) {
                mentions.append(mention)
                mentions += nested(in: mention)
                token = max(token + 1, mention.end)
            } else {
                token += 1
            }
        }
        return mentions
    }

    /// Bodies and states that are named inside a title or a longer name.
    func nested(in mention: Mention) -> [Mention] {
        guard mention.end - mention.start > 1 else { return [] }
        var out: [Mention] = []
        var token = mention.start + 1
        while token < mention.end {
            guard sheet.words[token] >= 0, !mention.core.contains(token) || mention.core == mention.range, !tags.isParticle(token) else {
                token += 1
                continue
            }
            if var inner = innerMention(token, in: mention), inner.end <= mention.end, inner.range != mention.range {
                if case .listed(let number) = inner.basis, case .listed(number) = mention.basis { break }
                inner.isNested = true
                out.append(inner)
                token = inner.end
            } else {
                token += 1
            }
        }
        return out
    }

    /// An actor inside a longer mention: the body of a role, whose men or whose government it is, whom somebody speaks for.
    private func innerMention(_ token: Int, in mention: Mention) -> Mention? {
        if let listed = listed(at: token) { return listed }
        if mention.kind == .person, mention.basis != .role, mention.basis != .unnamed, mention.core.contains(token) { return nil }
        if sheet.has(token, EntryKind.title.mask), hasArticle(token) || !leadingProclitics(token).isEmpty || !hasArticle(token - 1),
            let role = titled(at: token), role.kind == .person, role.isDefinite
        {
            return role
        }
        if sheet.has(token, EntryKind.head.mask), let body = body(at: token) { return body }
        return name(at: token, afterTitle: false)
    }

    /// The mention that begins at a token, if one does.
    func mention(at token: Int) -> Mention? {
        if let medium = quotedMedium(at: token) { return medium }
        let listed = listed(at: token)
        if let listed, listed.end - listed.start > 1 { return extended(listed) }
        if tags.isVerb(token), listed == nil { return nil }
        if isCounted(token), listed == nil, sheet.has(token, EntryKind.group.mask) { return group(at: token) }
        if let men = menOfBody(token) { return men }
        if sheet.has(token, EntryKind.title.mask), !isPlaceNoun(token), let titled = titled(at: token) { return titled }
        if let listed { return extended(listed) }
        if sheet.has(token, EntryKind.head.mask), let body = body(at: token) { return body }
        if sheet.has(token, EntryKind.group.mask), let group = group(at: token) { return group }
        if let capital = capital(at: token) { return capital }
        if let name = name(at: token, afterTitle: false) { return withApposition(name) }
        if sheet.has(token, EntryKind.people.mask), let people = people(at: token) { return people }
        if sheet.has(token, EntryKind.nisba.mask) { return compatriot(at: token) ?? nisba(at: token) }
        return nil
    }

    /// الفلسطيني محمد فلان: where somebody is from, before his name.
    private func compatriot(at token: Int) -> Mention? {
        guard let nisba = nisba(at: token), hasArticle(token), !isAdjective(token), token + 1 < sheet.tokens.count, sheet.words[token + 1] >= 0,
            let name = name(at: token + 1, afterTitle: false), name.proclitics.isEmpty
        else { return nil }
        var mention = withApposition(name)
        mention.start = token
        mention.prefix = nisba.prefix
        mention.proclitics = nisba.proclitics
        mention.titles.insert(token..<token + 1, at: 0)
        mention.state = nisba.state
        return mention
    }

    /// A listed person with the apposition that follows.
    private func extended(_ mention: Mention) -> Mention { mention.kind == .person ? withApposition(mention) : mention }

    // MARK: - Titles

    struct TitlePhrase {
        var end: Int
        var use: Title.Use
        var prefix: Int
        var proclitics: Proclitics
        var isDefinite: Bool
        var head: Int32
        var state: Int32
        var possessor: Features?
        /// Where it ends without what a preposition ties to it.
        var brief: Int?
    }

    /// A title with its complements: رئيس حكومة الوفاق الوطني, المتحدث باسم الحكومة.
    func titlePhrase(_ token: Int) -> TitlePhrase? {
        guard let analysis = noun(token, EntryKind.title.mask) else {
            guard let match = sheet.phrases(at: token).first(where: { $0.entry.kind == .title }) else { return nil }
            return titlePhrase(
                from: Int(match.end), payload: match.entry.payload, prefix: Int(match.prefixLength), match.proclitics, nil, article: hasArticle(token))
        }
        if let match = sheet.phrases(at: token).first(where: { $0.entry.kind == .title }) {
            return titlePhrase(
                from: Int(match.end), payload: match.entry.payload, prefix: Int(match.prefixLength), match.proclitics, nil, article: hasArticle(token))
        }
        return titlePhrase(
            from: token + 1, payload: analysis.payload, prefix: Self.prefixLength(analysis), analysis.proclitics,
            analysis.hasPronoun ? sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features : nil, article: analysis.proclitics.contains(.al))
    }

    func titlePhrase(
        from start: Int, payload: Int32, prefix: Int, _ proclitics: Proclitics, _ possessor: Features?, article: Bool
    ) -> TitlePhrase {
        let use = language.titles[Int(payload)].use
        let tail =
            use == .rank || use == .honorific
            ? adjectives(start, articled: article)
            : phraseEnd(
                start, headHasArticle: article || hasArticle(start - 1), takesLinks: use == .role || use == .unnamed, takesPlaces: use == .unnamed,
                stopsAtNames: true, limit: 9)
        return TitlePhrase(
            end: tail.end, use: use, prefix: prefix, proclitics: proclitics.subtracting(.al), isDefinite: article || tail.isDefinite || possessor != nil,
            head: payload,
            state: tail.state, possessor: possessor, brief: tail.brief)
    }

    func titled(at token: Int) -> Mention? {
        guard let first = titlePhrase(token) else { return nil }
        if let kin = kin(token, first) { return kin }
        var titles = [token..<first.end]
        var at = first.end
        var use = first.use
        // Further titles: رئيس الوزراء الدكتور, سمو ولي العهد الأمير.
        while titles.count < 5, at < sheet.tokens.count, sheet.words[at] >= 0, let more = titlePhrase(at), listed(at: at) == nil,
            more.proclitics.isEmpty || more.proclitics == .wa && joins(more, first),
            !((first.isDefinite || first.end > token + 1) && first.use == .role && more.use == .role && more.proclitics.isEmpty && takesMan(token - 1))
        {
            titles.append(at..<more.end)
            at = more.end
            if more.use == .role { use = .role }
        }
        if let end = workplaceEnd(at), let placed = ranked(end) {
            titles += placed.titles
            at = placed.end
        }
        if let name = nameAfter(at, allowComma: use == .role && first.isDefinite) {
            var mention = withApposition(name, behindComma: takesMan(token - 1))
            mention.start = token
            mention.prefix = first.prefix
            mention.proclitics = first.proclitics
            mention.titles = titles + mention.titles
            mention.head = first.head
            if mention.state < 0 { mention.state = first.state }
            return mention
        }
        return untitledRole(token, first, end: titles.last?.upperBound ?? first.end)
    }

    /// التقى, استقبل: a verb with whose subject another man stands, as its object. Two roles behind it are two men's.
    private func takesMan(_ verb: Int) -> Bool {
        guard verb >= 0, tags.isVerb(verb) else { return false }
        let analysis = sheet.analyses[Int(tags.verb[verb])]
        guard !analysis.hasPronoun else { return false }
        return language.groups[Int(analysis.payload)].senses.contains { number in
            let sense = language.senses[Int(number)]
            let isPlain = sense.needs.isEmpty || sense.needs.contains { $0.allSatisfy { $0.reach == .not } }
            return isPlain && (sense.actor.contains(.object) || sense.target.contains(.object))
        }
    }

    /// شقيق فلان, والد الرهينة: a relative told of by whose he is, who is not that man.
    private func kin(_ token: Int, _ title: TitlePhrase) -> Mention? {
        guard title.use == .kin, title.possessor == nil, !hasArticle(token) else { return nil }
        var end = title.end
        if end == token + 1 {
            guard let name = nameAfter(end, allowComma: false), name.proclitics.isEmpty else { return nil }
            end = name.end
        } else if noun(token + 1, EntryKind.title.mask | EntryKind.group.mask) == nil {
            return nil
        }
        let isMany = noun(token, EntryKind.group.mask) != nil
        var mention = Mention(
            token..<end, kind: isMany ? .people : .person, basis: .unnamed, prefix: title.prefix, proclitics: title.proclitics, rule: "kin")
        mention.head = title.head
        return mention
    }

    /// في الحرس الثوري, بالاتحاد الأوروبي behind a role: where its body ends.
    func workplaceEnd(_ at: Int) -> Int? {
        guard at + 1 < sheet.tokens.count, sheet.words[at] >= 0 else { return nil }
        let bodies = EntryKind.head.mask | EntryKind.actor.mask
        if tags.role(at) == .preposition, sheet.tokens[at].count == 2 {
            if sheet.has(at + 1, bodies) { return (listed(at: at + 1) ?? body(at: at + 1))?.end }
            if sheet.has(at + 1, EntryKind.place.mask | EntryKind.capital.mask) { return at + 2 }
        }
        if leadingProclitics(at) == .bi, sheet.has(at, bodies) { return (listed(at: at) ?? body(at: at))?.end }
        return nil
    }

    /// The ranks before a name that follows a workplace, if a name does.
    func ranked(_ start: Int) -> (titles: [Range<Int>], end: Int)? {
        var titles: [Range<Int>] = []
        var at = start
        while titles.count < 3, at < sheet.tokens.count, sheet.words[at] >= 0, let title = titlePhrase(at), title.proclitics.isEmpty,
            title.use == .rank || title.use == .honorific
        {
            titles.append(at..<title.end)
            at = title.end
        }
        return nameAfter(at, allowComma: false) != nil ? (titles, at) : nil
    }

    /// المبعوث الخاص ورئيس البعثة فلان: a second role of the man who is named behind it.
    func joins(_ second: TitlePhrase, _ first: TitlePhrase) -> Bool {
        first.use == .role && second.use == .role && first.isDefinite && nameAfter(second.end, allowComma: false) != nil
    }

    /// The name behind titles; a comma may stand between (رئيس الحكومة، فايز السراج،), then the name must be sure or end at a mark or verb.
    func nameAfter(_ at: Int, allowComma: Bool) -> Mention? {
        guard at < sheet.tokens.count else { return nil }
        var start = at
        var isBehindComma = false
        let mark = sheet.tokens[at].kind == .mark ? sheet.tokens[at].mark : Letter.none
        if mark == Letter.comma || mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.parenOpen {
            guard mark != Letter.comma || allowComma else { return nil }
            isBehindComma = mark == Letter.comma
            start = at + 1
        }
        guard start < sheet.tokens.count, sheet.words[start] >= 0, !tags.isVerb(start) || sheet.has(start, EntryKind.actor.mask | Self.nameKinds) else {
            return nil
        }
        if let listed = listed(at: start), listed.kind == .person, listed.proclitics.subtracting(.al).isEmpty { return listed }
        guard let name = name(at: start, afterTitle: true), name.proclitics.isEmpty else { return nil }
        if isBehindComma, sheet.kinds[start] & Self.nameKinds == 0 { return nil }
        return name
    }

    func untitledRole(_ token: Int, _ title: TitlePhrase, end: Int) -> Mention? {
        if title.use == .rank, !title.isDefinite, !isAdjective(token) { return placedRole(token, title) }
        guard title.use == .role || title.use == .unnamed, !isAdjective(token), !isOrdinaryFeminine(token) else { return nil }
        let isBare = end == token + 1
        if title.use == .role && !title.isDefinite && isBare { return placedRole(token, title) }
        let isPlural = isPluralTitle(token)
        var mention = Mention(
            token..<end, kind: isPlural ? .people : .person, basis: title.use == .unnamed && !title.isDefinite || isPlural ? .unnamed : .role,
            prefix: title.prefix,
            proclitics: title.proclitics, rule: title.use == .unnamed ? "unnamed" : "role")
        mention.isDefinite = title.isDefinite
        mention.head = title.head
        mention.state = title.state
        mention.possessor = title.possessor
        mention.brief = title.brief
        return mention
    }

    /// قيادي في المقاومة, عقيد في الجيش: a role or rank without a name is a person where it is told of which body.
    private func placedRole(_ token: Int, _ title: TitlePhrase) -> Mention? {
        let at = title.end
        guard at + 1 < sheet.tokens.count, sheet.words[at] >= 0, tags.role(at) == .preposition, sheet.tokens[at].count == 2,
            sheet.has(at + 1, EntryKind.head.mask | EntryKind.actor.mask), let body = listed(at: at + 1) ?? body(at: at + 1), body.kind == .body
        else { return nil }
        var mention = Mention(
            token..<body.end, kind: isPluralTitle(token) ? .people : .person, basis: .unnamed, prefix: title.prefix, proclitics: title.proclitics,
            rule: "unnamed")
        mention.isDefinite = false
        mention.head = title.head
        mention.state = body.state
        return mention
    }

    func hasArticle(_ token: Int) -> Bool { sheet.words[token] >= 0 && sheet.hasArticle[token] }

    static func prefixLength(_ analysis: Analysis) -> Int {
        // The article belongs to the name; what stands before it does not. In لل the article's alef is gone.
        analysis.proclitics.contains(.al) ? max(0, Int(analysis.prefixLength) - (analysis.proclitics.contains(.li) ? 1 : 2)) : Int(analysis.prefixLength)
    }
}

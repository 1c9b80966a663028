internal import HudnaLanguage
internal import HudnaText

/// What ends a noun phrase, though it could go on by its form.
extension MentionFinder {
    /// مصادر يمنية, مسلحون: behind an adjective, or a plural with its ن, no noun can go on the phrase.
    func endsChain(_ last: Int, _ start: Int) -> Bool {
        guard last >= start - 1, last >= 0, sheet.words[last] >= 0, !hasArticle(last) else { return false }
        if last >= start {
            let nouns =
                EntryKind.noun.mask | EntryKind.head.mask | EntryKind.masdar.mask | EntryKind.place.mask | EntryKind.actor.mask | EntryKind.group.mask
                | EntryKind.title.mask | EntryKind.placeHead.mask
            return sheet.has(last, EntryKind.adjective.mask | EntryKind.nisba.mask) && !sheet.has(last, nouns | Self.nameKinds)
        }
        if noun(last, EntryKind.group.mask | EntryKind.title.mask | EntryKind.head.mask)?.enclitic == 255 { return true }
        guard let plural = noun(last, EntryKind.group.mask | EntryKind.title.mask), plural.features.number == 3 else { return false }
        return !plural.features.isConstruct
    }

    func isDescribing(_ at: Int) -> Bool {
        sheet.has(at, EntryKind.adjective.mask | EntryKind.nisba.mask | EntryKind.people.mask | EntryKind.active.mask | EntryKind.passive.mask)
            || leadingProclitics(at) == .li || sheet.kinds[at] == 0
    }

    /// أجرى رئيس مارينيا اتصالا, هاجمت مجموعة مسلحة فندقا: a noun in the accusative behind a head that is not is what he does, or what it is done to.
    func isObject(_ at: Int, _ start: Int) -> Bool {
        let others = EntryKind.adjective.mask | EntryKind.nisba.mask | EntryKind.place.mask | EntryKind.actor.mask | EntryKind.capital.mask | Self.nameKinds
        guard at > start, !sheet.has(at, others) else { return false }
        return isAccusative(at, EntryKind.masdar.mask | EntryKind.noun.mask) && !isAccusative(at - 1, EntryKind.nominals)
    }

    /// What begins a clause, or stands beside the phrase in one: لجنة وساطة محلية تشارك فيها القبائل, المجلس المدعوم إماراتيا.
    func opensClause(_ at: Int, _ start: Int) -> Bool {
        let next = at + 1 < sheet.tokens.count && sheet.words[at + 1] >= 0 ? at + 1 : nil
        if !hasArticle(at), sheet.has(at, EntryKind.present.mask), let next, let particle = sheet.particle(next), particle.role == .preposition,
            particle.hasPronoun
        {
            return true
        }
        if isPlainAdverb(at) { return true }
        if let next, sheet.has(at, EntryKind.passive.mask), !hasArticle(next), sheet.has(next, EntryKind.nisba.mask),
            !sheet.has(next, EntryKind.actor.mask | EntryKind.place.mask | EntryKind.capital.mask),
            sheet.text.codes[Int(sheet.tokens[next].end) - 1] == Letter.alef
        {
            return true
        }
        // القوات المدعومة بتحالف
        if let next, sheet.has(at, EntryKind.passive.mask), leadingProclitics(next) == .bi, noun(at, EntryKind.head.mask | EntryKind.group.mask) == nil {
            return true
        }
        // خطف مسلحون فرنسية: men are described in the plural.
        let isFeminine = sheet.text.scalar(at: Int(sheet.tokens[at].end) - 1) == Self.taMarbuta
        if at == start, !hasArticle(at), isFeminine, sheet.endsNominative(at - 1), sheet.has(at - 1, EntryKind.group.mask) { return true }
        // No nominative behind a genitive, but for what describes the head in the plural.
        return at > start && !hasArticle(start - 1) && hasArticle(at) && sheet.has(at, EntryKind.active.mask | EntryKind.passive.mask)
            && sheet.endsNominative(at) && !isPluralTitle(start - 1)
    }

    /// Nothing but an adverb where no letters behind its stem are a pronoun or an ending.
    func isPlainAdverb(_ at: Int) -> Bool {
        guard sheet.has(at, EntryKind.adverb.mask) else { return false }
        var isAdverb = false
        sheet.forEachAnalysis(at) { if $0.kind == .adverb, $0.prefixLength == 0, $0.suffixLength == 0 { isAdverb = true } }
        sheet.forEachAnalysis(at) { if $0.kind != .adverb, $0.kind.mask & Self.wordKinds != 0, $0.suffixLength == 0 { isAdverb = false } }
        return isAdverb
    }

    /// نادي الأسير | المحامي فلان: behind a phrase that is closed a title with a name is a man's.
    func isNamedMan(_ at: Int) -> Bool {
        guard hasArticle(at), leadingProclitics(at).isEmpty, sheet.has(at, EntryKind.title.mask), at + 1 < sheet.tokens.count, sheet.words[at + 1] >= 0,
            !tags.isVerb(at + 1)
        else {
            return false
        }
        return name(at: at + 1, afterTitle: true).map { $0.end - $0.start > 1 && $0.proclitics.isEmpty } ?? false
    }

    /// الست, الثلاثة: a number with the article.
    func isOrdinal(_ at: Int) -> Bool {
        guard hasArticle(at), leadingProclitics(at).isEmpty else { return false }
        var isNumber = false
        sheet.forEachAnalysis(at) { analysis in
            guard analysis.kind == .term else { return }
            let term = language.terms[Int(analysis.payload)]
            if term.table == "numerals", term.role == "number" { isNumber = true }
        }
        return isNumber
    }

    func isAccusative(_ at: Int, _ kinds: UInt32) -> Bool {
        var found = false
        sheet.forEachAnalysis(at) { if $0.kind.mask & kinds != 0, $0.enclitic == 255 { found = true } }
        return found
    }

    /// التقى وزير خارجية مارينيا زعيم الحركة: behind a name that no table knows, a title without the article is another man's.
    func isNextMan(_ at: Int, _ start: Int) -> Bool {
        at > start && sheet.kinds[at - 1] == 0 && sheet.words[at - 1] >= 0 && !hasArticle(at - 1) && !hasArticle(at) && sheet.has(at, EntryKind.title.mask)
            && leadingProclitics(at).isEmpty
    }

    /// قولها, هجومه: a verbal noun with a pronoun opens a clause of its own.
    func isPossessedEvent(_ at: Int) -> Bool {
        guard let first = sheet.analyses(of: at).first else { return false }
        let analysis = sheet.analyses[first]
        return analysis.hasPronoun && sheet.has(at, EntryKind.masdar.mask)
    }

    /// A mark that opens or closes a quoted part of a name of at most three words.
    func quotesName(_ at: Int) -> Bool {
        for distance in 1...4 where at + distance < sheet.tokens.count {
            let mark = sheet.tokens[at + distance].mark
            if mark == Letter.quote || mark == Letter.quoteClose { return true }
        }
        for distance in 1...4 where at - distance >= 0 {
            let mark = sheet.tokens[at - distance].mark
            if mark == Letter.quote || mark == Letter.quoteOpen { return true }
        }
        return false
    }

    /// The end behind a mark that closes a quoted part of a name which opened within it.
    func closingQuote(_ end: Int, from start: Int) -> Int {
        guard end < sheet.tokens.count, end > 0, sheet.tokens[end].kind == .mark else { return end }
        let mark = sheet.tokens[end].mark
        guard mark == Letter.quoteClose || mark == Letter.quote, sheet.touches(end - 1, end) else { return end }
        for distance in 2...4 where end - distance >= max(0, start) {
            let before = sheet.tokens[end - distance].mark
            if before == Letter.quote || before == Letter.quoteOpen { return end + 1 }
        }
        return end
    }
}

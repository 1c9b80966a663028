internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// How far a noun phrase reaches behind its head.
extension MentionFinder {
    struct Tail {
        var end: Int
        var isDefinite: Bool
        /// The state of an adjective or name in it, or -1.
        var state: Int32
        /// A listed actor that closes it, or -1.
        var listed: Int32 = -1
        /// Where that listed actor begins.
        var listedStart = -1
        /// Where it ends without what a preposition ties to it.
        var brief: Int?
        /// It is nothing but a participle with what a preposition ties to that: المجلس المؤلف من 15 دولة.
        var isTold = false
    }

    /// How far a noun phrase reaches behind its head (`isInner`: one inside another, which takes in no further ones): its chain of nouns, its adjectives, a listed name that closes it, and what a ل or a link ties to it.
    func phraseEnd(
        _ start: Int, headHasArticle: Bool, takesLinks: Bool, takesPlaces: Bool = false, stopsAtNames: Bool = false, isInner: Bool = false, limit: Int
    ) -> Tail {
        var tail = Tail(end: start, isDefinite: headHasArticle, state: -1)
        var isClosed = headHasArticle
        var hasTitle = false
        var at = start
        while at < sheet.tokens.count, at - start < limit {
            let token = sheet.tokens[at]
            if token.kind == .mark {
                // Quotation marks inside a name are passed over: حكومة "الوفاق" الوطني.
                guard token.mark == Letter.quote || token.mark == Letter.quoteOpen || token.mark == Letter.quoteClose, at + 1 < sheet.tokens.count,
                    at - tail.end < 1,
                    quotesName(at)
                else { break }
                at += 1
                continue
            }
            guard sheet.words[at] >= 0, !isTaken[at] else { break }
            if let reached = listedTail(at, isClosed: isClosed), !stopsAtNames || !isSpeakerKind(reached.listed) {
                tail.end = reached.end
                tail.listed = reached.listed
                tail.listedStart = at
                if tail.state < 0 { tail.state = reached.state }
                tail.isDefinite = true
                isClosed = true
                at = closingQuote(tail.end, from: start - 1)
                continue
            }
            if at > start, !isInner, let told = participleTail(at) {
                tail.brief = at - 1 > start ? at - 1 : tail.brief
                tail.isTold = at - 1 == start
                tail.end = told
                return tail
            }
            if let listing = listingTail(at, start) {
                tail.end = listing
                at = listing
                continue
            }
            if takesLinks, let link = linkTail(at, takesPlaces: takesPlaces) {
                if takesPlaces { tail.brief = tail.brief ?? tail.end }
                tail.end = link.end
                tail.isDefinite = tail.isDefinite || link.isDefinite
                if tail.state < 0 { tail.state = link.state }
                at = link.end
                isClosed = true
                continue
            }
            if !isClosed, let title = sheet.phrases(at: at).first(where: { $0.entry.kind == .title }), title.proclitics.isEmpty {
                // سفير خادم الحرمين الشريفين: a title of two words or more inside another's is taken as it is.
                at = Int(title.end)
                tail.end = at
                isClosed = true
                tail.isDefinite = true
                continue
            }
            if sheet.tokens[at].count == 1 || isPossessedEvent(at) || isObject(at, start) || isNextMan(at, start) || opensClause(at, start) { break }
            if !isInner, isClosed, !stopsAtNames, isNamedMan(at) { break }
            if isClosed, at > start, isOrdinal(at) {
                // القوى العالمية الست, هيئة الأنهار الستة
                tail.end = at + 1
                break
            }
            if stopsAtNames, sheet.has(at, MentionFinder.nameKinds), name(at: at, afterTitle: false) != nil || listed(at: at)?.kind == .person { break }
            guard continues(at, isClosed: isClosed, headHasArticle: headHasArticle, offset: at - start) else { break }
            if !stopsAtNames || takesPlaces, endsChain(at - 1, start), !isDescribing(at) { break }
            if let nisba = sheet.analysis(at, EntryKind.nisba.mask), tail.state < 0 { tail.state = nisba.payload }
            if hasArticle(at) {
                tail.isDefinite = true
                isClosed = true
            }
            // مؤسسة الضمير لحقوق الإنسان: a noun behind ل opens a chain of its own.
            if leadingProclitics(at) == .li, !hasArticle(at) { isClosed = false }
            if sheet.has(at, EntryKind.title.mask) { hasTitle = true }
            at += 1
            tail.end = at
        }
        tail.end = closingQuote(tail.end, from: start - 1)
        // قوات الرئيس السابق فلان: whose it is may be told by title and name.
        if hasTitle, !stopsAtNames, !isInner, let name = nameAfter(tail.end, allowComma: false), name.proclitics.isEmpty {
            tail.brief = tail.end
            tail.end = name.end
        }
        return tail
    }

    /// A listed actor or state without proclitics that closes a chain of nouns.
    private func listedTail(_ at: Int, isClosed: Bool) -> (end: Int, listed: Int32, state: Int32)? {
        guard !isClosed, let listed = listed(at: at), listed.proclitics.isEmpty, case .listed(let number) = listed.basis else {
            if !isClosed, let capital = sheet.phrases(at: at).first(where: { $0.entry.kind == .capital || $0.entry.kind == .place }), capital.proclitics.isEmpty
            {
                return (Int(capital.end), -1, -1)
            }
            return nil
        }
        return (listed.end, number, language.actors[Int(number)].state)
    }

    /// A medium or a person behind an unnamed source is whom he speaks to, not what he is of.
    private func isSpeakerKind(_ number: Int32) -> Bool { number >= 0 && ["medium", "person"].contains(language.actors[Int(number)].kind) }

    /// الحكومة المعترف بها دوليا, الفصائل المدعومة من الدولة: what a preposition ties to the participle before it.
    private func participleTail(_ at: Int) -> Int? {
        let participles = EntryKind.active.mask | EntryKind.passive.mask
        let nouns = EntryKind.noun.mask | EntryKind.head.mask | EntryKind.title.mask | EntryKind.group.mask
        let isTied = isTiedPronoun(at)
        // قوات موالية لها, الحكومة المتعرف بها: before ب or ل with a pronoun an adjective or a misspelt word is as good.
        let isAsGood = isTied && (hasArticle(at - 1) ? sheet.kinds[at - 1] == 0 : sheet.has(at - 1, EntryKind.adjective.mask))
        // المؤلف, an author too, where a number follows.
        let isCounted = at + 1 < sheet.tokens.count && sheet.tokens[at + 1].kind == .number
        guard isAsGood || sheet.has(at - 1, isCounted ? participles | EntryKind.adjective.mask : participles), isCounted || noun(at - 1, nouns) == nil else {
            return nil
        }
        var next = at + 1
        if !isTied {
            guard let particle = sheet.particle(at), particle.role == .preposition, particle.proclitics.isEmpty, particle.end < sheet.tokens.count else {
                return nil
            }
            // مصادر متطابقة عن قيام الجماعة ب: what they tell of.
            guard particle.hasPronoun else {
                // المؤلف من 15 دولة
                if sheet.tokens[particle.end].kind == .number {
                    let counted = particle.end + 1
                    return counted < sheet.tokens.count && sheet.words[counted] >= 0 && !tags.isParticle(counted) ? counted + 1 : counted
                }
                return isBareEvent(particle.end) ? nil : nounPhrase(particle.end)?.end
            }
            next = particle.end
        }
        guard next < sheet.tokens.count, sheet.words[next] >= 0, !tags.isParticle(next), leadingProclitics(next).isEmpty, !hasArticle(next) else { return next }
        let isAdverb = sheet.has(next, EntryKind.adverb.mask) || sheet.text.codes[Int(sheet.tokens[next].end) - 1] == Letter.alef
        return isAdverb ? next + 1 : next
    }

    /// بها, لهم: ب or ل with a pronoun.
    private func isTiedPronoun(_ at: Int) -> Bool {
        let (token, codes) = (sheet.tokens[at], sheet.text.codes)
        guard 2...4 ~= token.count, sheet.has(at, EntryKind.adverb.mask), let last = sheet.analyses(of: at).last.map({ sheet.analyses[$0] }) else {
            return false
        }
        let first = codes[Int(token.start)]
        return (first == Letter.ba || first == Letter.lam) && last.kind == .adverb
            && [Letter.ha, Letter.alef, Letter.mim, Letter.nun].contains(codes[Int(token.end) - 1])
    }

    /// قيام الجماعة: an event without the article.
    private func isBareEvent(_ at: Int) -> Bool {
        sheet.words[at] >= 0 && !hasArticle(at) && sheet.has(at, EntryKind.masdar.mask) && !sheet.has(at, EntryKind.head.mask | EntryKind.actor.mask)
    }

    /// وزارة التجارة والصناعة: what else an office is for.
    private func listingTail(_ at: Int, _ start: Int) -> Int? {
        guard start > 0, at > start, hasArticle(at), hasArticle(at - 1), leadingProclitics(at) == .wa, isListing(start - 1), !isTaken[at],
            sheet.has(at, EntryKind.noun.mask | EntryKind.masdar.mask | EntryKind.adjective.mask),
            !sheet.has(at, EntryKind.head.mask | EntryKind.title.mask | EntryKind.group.mask | EntryKind.actor.mask | EntryKind.nisba.mask)
        else { return nil }
        return at + 1
    }

    private func isListing(_ token: Int) -> Bool {
        if let head = noun(token, EntryKind.head.mask), Self.offices.contains(language.heads[Int(head.payload)].id) { return true }
        return noun(token, EntryKind.title.mask).map { Self.officers.contains(language.titles[Int($0.payload)].id) } ?? false
    }

    /// Heads and titles whose field may be a list.
    private static let offices: Set<String> = [
        "ministry", "committee", "authority-board", "organisation", "centre", "institute", "association", "department", "fund",
    ]
    private static let officers: Set<String> = ["minister", "undersecretary", "director"]

    /// باسم الحكومة, لدى لبنان, للأمم المتحدة behind a title.
    private func linkTail(_ at: Int, takesPlaces: Bool) -> Tail? {
        // مصدر في وزارة الخارجية: an unnamed person is told apart by where he works.
        if takesPlaces, tags.role(at) == .preposition, at + 1 < sheet.tokens.count, sheet.tokens[at].count == 2, !isBareEvent(at + 1),
            sheet.has(at + 1, EntryKind.head.mask | EntryKind.actor.mask | EntryKind.noun.mask),
            !sheet.has(at + 1, EntryKind.placeHead.mask | EntryKind.place.mask | EntryKind.capital.mask | EntryKind.term.mask),
            !sheet.has(at + 1, EntryKind.actor.mask) || listed(at: at + 1)?.kind == .body
        {
            return nounPhrase(at + 1)
        }
        if let analysis = sheet.analysis(at, EntryKind.part.mask), let part = NamePart(payload: analysis.payload), part == .link || part == .toward,
            analysis.proclitics.isEmpty, at + 1 < sheet.tokens.count, sheet.words[at + 1] >= 0
        {
            if analysis.hasPronoun { return Tail(end: at + 1, isDefinite: true, state: -1) }
            let isActor = sheet.has(at + 1, EntryKind.actor.mask | EntryKind.head.mask | EntryKind.capital.mask | EntryKind.place.mask)
            guard part == .link || isActor else { return nil }
            return nounPhrase(at + 1)
        }
        return nil
    }

    /// A whole noun phrase: a listed actor, or a noun with what follows it.
    func nounPhrase(_ at: Int) -> Tail? {
        if let listed = listed(at: at) { return Tail(end: listed.end, isDefinite: true, state: listed.state) }
        guard sheet.words[at] >= 0, !tags.isVerb(at), !tags.isParticle(at) else { return nil }
        return phraseEnd(at + 1, headHasArticle: hasArticle(at), takesLinks: false, isInner: true, limit: 6)
    }

    /// Whether a word goes on the noun phrase.
    private func continues(_ at: Int, isClosed: Bool, headHasArticle: Bool, offset: Int) -> Bool {
        guard !tags.isVerb(at), !tags.isParticle(at) else { return false }
        let kinds = sheet.kinds[at]
        let article = hasArticle(at)
        let proclitics = leadingProclitics(at)
        if !proclitics.isEmpty {
            // القوات الموالية للحكومة: what a participle ties to its noun.
            if proclitics == .li, offset > 0, sheet.has(at - 1, EntryKind.active.mask | EntryKind.adjective.mask),
                sheet.has(at, EntryKind.actor.mask | EntryKind.head.mask | EntryKind.title.mask)
            {
                return !isMedium(at)
            }
            // للدولة, لحقوق الإنسان behind a name that has begun; لإشراكهم opens a clause.
            guard proclitics == .li, offset > 0, article || kinds & EntryKind.noun.mask != 0, !hasPronoun(at) else { return false }
            return kinds
                & (EntryKind.title.mask | EntryKind.group.mask | EntryKind.head.mask | EntryKind.masdar.mask | EntryKind.actor.mask | MentionFinder.nameKinds)
                == 0
        }
        let isAdjective = kinds & (EntryKind.adjective.mask | EntryKind.nisba.mask | EntryKind.people.mask) != 0
        if isClosed {
            guard article, !disagrees(at, at - offset) else { return false }
            if kinds == 0 { return true }
            if kinds & EntryKind.group.mask != 0, kinds & EntryKind.adjective.mask == 0 || noun(at, EntryKind.group.mask)?.features.number == 3 {
                return describesPlural(at, offset)
            }
            if kinds & (EntryKind.group.mask | EntryKind.title.mask | EntryKind.head.mask) != 0, kinds & EntryKind.nisba.mask == 0 {
                return kinds & EntryKind.adjective.mask != 0 && kinds & (EntryKind.head.mask | EntryKind.noun.mask) == 0 && agrees(at)
            }
            return isAdjective || kinds & (EntryKind.active.mask | EntryKind.passive.mask) != 0 && kinds & (EntryKind.noun.mask | EntryKind.title.mask) == 0
        }
        if opensAnother(at, offset) { return false }
        if article {
            if kinds & (EntryKind.title.mask | EntryKind.group.mask) != 0 && offset > 0 && kinds & EntryKind.adjective.mask == 0 { return isChain(at) }
            return true
        }
        if isAdjective { return true }
        if kinds & EntryKind.verbs != 0, kinds & (EntryKind.nominals & ~EntryKind.term.mask) == 0 { return false }
        if kinds == 0 { return offset == 0 || isUnknownName(at) }
        if kinds & MentionFinder.nameKinds != 0 { return true }
        let nouns =
            EntryKind.noun.mask | EntryKind.head.mask | EntryKind.place.mask | EntryKind.placeHead.mask | EntryKind.masdar.mask | EntryKind.classWord.mask
            | EntryKind.capital.mask
            | EntryKind.group.mask | EntryKind.title.mask
        return kinds & nouns != 0 && offset < 4
    }

    /// حكومة سندوان | حركة خط الماء: behind a name that closes a phrase the head of a phrase begins the next.
    private func opensAnother(_ at: Int, _ offset: Int) -> Bool {
        guard offset > 0, sheet.words[at - 1] >= 0, sheet.kinds[at - 1] == 0 else { return false }
        let heads = EntryKind.head.mask | EntryKind.group.mask | EntryKind.title.mask
        return sheet.kinds[at] & heads != 0 && sheet.kinds[at] & (EntryKind.adjective.mask | EntryKind.nisba.mask | MentionFinder.nameKinds) == 0
    }

    /// السكان المدنيين, المقاتلين الأكراد: a plural that describes the plural before it.
    private func describesPlural(_ at: Int, _ offset: Int) -> Bool {
        offset == 0 && sheet.has(at - 1, EntryKind.group.mask | EntryKind.title.mask) && isPluralTitle(at - 1)
    }

    /// المحكمة العامة, جهاز الأمن السياسي: an adjective of the gender of the word before it.
    private func agrees(_ at: Int) -> Bool {
        let (word, before) = (sheet.tokens[at], sheet.tokens[at - 1])
        let isFeminine = sheet.text.scalar(at: Int(word.end) - 1) == Self.taMarbuta
        let last = sheet.text.codes[Int(before.end) - 1]
        let isBeforeFeminine = last == Letter.ha || last == Letter.ta
        return isFeminine || !isBeforeFeminine
    }

    /// دان المجلس العملية: behind a head in the singular with the article, an adjective of another gender or number is no part of its name.
    private func disagrees(_ at: Int, _ start: Int) -> Bool {
        let described = EntryKind.adjective.mask | EntryKind.nisba.mask | EntryKind.active.mask | EntryKind.passive.mask
        guard start > 0, hasArticle(start - 1), sheet.has(at, described), let head = noun(start - 1, EntryKind.head.mask), head.features.number == 1,
            (start..<at).allSatisfy({ hasArticle($0) && leadingProclitics($0).isEmpty })
        else { return false }
        let end = Int(sheet.tokens[at].end)
        let (last, before) = (sheet.text.scalar(at: end - 1), sheet.text.codes[end - 2])
        if head.features.gender == 2 { return last != Self.taMarbuta && last != 0x649 && last != 0x627 && before != Letter.alef }
        guard head.features.gender == 1 else { return false }
        // Longer than الأمين: a plural.
        let isMany = last == 0x646 && (before == Letter.ya || before == Letter.waw) && sheet.tokens[at].count > 7
        return last == Self.taMarbuta || isMany
    }

    /// لوكالة فرانس برس, لرويترز: whom somebody speaks to, not what he is of.
    private func isMedium(_ at: Int) -> Bool {
        if let listed = listed(at: at) { return listed.kind == .medium }
        return noun(at, EntryKind.head.mask).map { language.heads[Int($0.payload)].kind == "medium" } ?? false
    }

    private func isChain(_ at: Int) -> Bool { at > 0 && !hasArticle(at - 1) }

    private func isUnknownName(_ at: Int) -> Bool { at > 0 && sheet.kinds[at - 1] & (MentionFinder.nameKinds | EntryKind.head.mask) != 0 }

    /// Proclitics that end or go on a phrase.
    func leadingProclitics(_ at: Int) -> Proclitics { MentionFinder.unknownProclitics(sheet, at) }
}

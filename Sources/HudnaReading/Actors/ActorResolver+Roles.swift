internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Roles that stand alone: who bears them.
extension ActorResolver {
    /// A role that stands alone: the person who bears it, else the last one with such a title of that state, else a person of its own.
    mutating func role(_ mention: Mention) -> Int {
        guard mention.kind == .person else { return described(mention) }
        if let source = sameSource(mention) ?? nameBehind(mention) { return source }
        let role = words(mention.range, prefix: mention.prefix)
        let isPast = isFormer(role)
        func fits(_ actor: DraftActor) -> Bool { mention.state < 0 || actor.state < 0 || actor.state == mention.state }
        if let bearer = nearest(
            mention,
            where: { actor in
                fits(actor) && actor.titles.contains { isFormer($0) == isPast && sameRole($0, role) }
            })
        {
            return bearer
        }
        let isBare = mention.end == mention.start + 1 && mention.isDefinite
        guard isBare || mention.state >= 0 else { return lastPerson(mention) ?? described(mention) }
        let found = nearest(mention) { actor in
            actor.titles.contains {
                isFormer($0) == isPast && $0.first.map(bare) == role.first.map(bare)
                    && (isBare || actor.state == mention.state && $0.contains { isOf($0, mention.state) })
            }
        }
        return found ?? lastPerson(mention) ?? described(mention)
    }

    /// المصدر, المصادر: whoever was told of last by that noun without a name (مصدر أمني), if nothing more is said of him.
    func sameSource(_ mention: Mention) -> Int? {
        guard mention.isDefinite, mention.head >= 0, sheet.has(mention.start, EntryKind.title.mask), mention.rule == "unnamed",
            mention.end == mention.start + 1 || tags.role(mention.start + 1) == .preposition
        else { return nil }
        let before = mentions.last { other in
            other.start < mention.start && other.actor >= 0 && !other.isNested && other.head == mention.head && other.rule == mention.rule
        }
        return before?.actor
    }

    /// So many sentences later somebody may still be meant by a noun alone.
    private static let recent = 2

    /// المسؤول الأمني behind مصدر أمني or behind a man with a name: who is told of by a noun with the article is the one told of last in the sentences
    /// before, unless he is of another state.
    func lastPerson(_ mention: Mention) -> Int? {
        guard mention.rule == "unnamed", mention.kind == .person, mention.isDefinite, sheet.hasArticle[mention.start] else { return nil }
        let sentence = sheet.sentenceOf[mention.start]
        let before = mentions.last { $0.kind == .person && !$0.isNested && $0.actor >= 0 && sheet.sentenceOf[$0.start] < sentence }
        guard let before, sentence - sheet.sentenceOf[before.start] <= Self.recent, actors[before.actor].members.isEmpty else { return nil }
        // المصدر: who has a name is not called so.
        if mention.end == mention.start + 1, isNamed(before) { return nil }
        let state = actors[before.actor].state
        return mention.state < 0 || state < 0 || mention.state == state ? before.actor : nil
    }

    /// The longest that may stand between a role and the name of who bears it, in tokens.
    private static let longestPost = 9

    /// رئيس المجلس السياسي للحزب فلان, مدير المركز بالنادي، فلان: whose name follows behind what a preposition or a bracket ties to his role.
    func nameBehind(_ mention: Mention) -> Int? {
        guard mention.isDefinite || mention.state >= 0, let opening = postOpening(mention.end) else { return nil }
        guard let name = mentions.first(where: { $0.start > opening && !$0.isNested && $0.kind == .person }), name.start - mention.end <= Self.longestPost,
            name.actor >= 0, name.proclitics.isEmpty, isNameOfRole(name)
        else { return nil }
        for token in mention.end..<name.start {
            let mark = sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : Letter.none
            if sheet.tokens[token].kind == .newline || tags.isVerb(token) || mark == Letter.colon || mark == Letter.fullStop { return nil }
            if mark == Letter.comma, token != name.start - 1 { return nil }
            if let role = tags.role(token), role != .preposition { return nil }
            if sheet.analyses(of: token).first.map({ sheet.analyses[$0].proclitics.contains(.wa) }) ?? false { return nil }
        }
        return name.actor
    }

    /// A preposition, one written on its word, or a bracket behind a role; a comma with whose name stands between two of them.
    private func postOpening(_ token: Int) -> Int? {
        guard token + 1 < sheet.tokens.count else { return nil }
        if sheet.tokens[token].kind == .mark {
            if sheet.tokens[token].mark == Letter.parenOpen { return token }
            guard sheet.tokens[token].mark == Letter.comma, let name = mentions.first(where: { $0.start > token }), name.start == token + 1 else { return nil }
            return name.end < sheet.tokens.count && sheet.tokens[name.end].mark == Letter.comma ? token : nil
        }
        if tags.role(token) == .preposition { return token }
        return MentionFinder.unknownProclitics(sheet, token).isDisjoint(with: [.li, .bi]) || tags.isVerb(token) ? nil : token
    }

    /// A name that no role of its own stands before: rank and title of honour at most.
    private func isNameOfRole(_ name: Mention) -> Bool {
        switch name.basis {
        case .listed, .name: break
        default: return false
        }
        return !name.titles.contains { title in
            guard title.lowerBound < name.core.lowerBound, let analysis = sheet.analysis(title.lowerBound, EntryKind.title.mask) else { return false }
            let use = sheet.language.titles[Int(analysis.payload)].use
            return use == .role || use == .kin || use == .unnamed
        }
    }

    /// Whether a word names a state or is its adjective.
    private func isOf(_ word: [UInt8], _ state: Int32) -> Bool {
        sheet.analyzer[sheet.analyzer.word(word.span)].analyses.contains { index in
            let analysis = sheet.analyzer.analyses[Int(index)]
            return analysis.payload == state && (analysis.kind == .nisba || analysis.kind == .actor || analysis.kind == .capital)
        }
    }

    /// الرئيس السابق is not the president: words of the class of those who were.
    func isFormer(_ role: [[UInt8]]) -> Bool { role.contains { former.contains(Array(bare($0))) } }

    /// The person of whom a condition holds who is named last before a mention, else first behind it.
    func nearest(_ mention: Mention, where holds: (DraftActor) -> Bool) -> Int? {
        let fitting = actors.indices.filter { actors[$0].kind == .person && holds(actors[$0]) }
        guard fitting.count > 1 else { return fitting.first }
        var before: (start: Int, actor: Int)?
        var after: (start: Int, actor: Int)?
        for other in mentions where fitting.contains(other.actor) {
            if other.start < mention.start {
                if before.map({ $0.start < other.start }) ?? true { before = (other.start, other.actor) }
            } else if after.map({ other.start < $0.start }) ?? true {
                after = (other.start, other.actor)
            }
        }
        return (before ?? after)?.actor ?? fitting.last
    }

    /// One role told twice: all words of the shorter stand in the longer, in order, the first in both.
    func sameRole(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
        let (left, right) = (telling(a), telling(b))
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard let first = short.first, let other = long.first, bare(first) == bare(other) else { return false }
        guard short.count > 1 || long.count == 1 else { return false }
        return isSubset(short, long)
    }

    /// The words of a role but for prepositions, and without ل: المبعوث الأممي لليمن is المبعوث الأممي إلى اليمن.
    private func telling(_ role: [[UInt8]]) -> [[UInt8]] {
        role.compactMap { word in
            if word.count > 4, word[0] == Letter.lam, word[1] == Letter.lam { return [Letter.alef] + word.dropFirst(1) }
            guard word.count <= 3 else { return word }
            let analyses = sheet.analyzer[sheet.analyzer.word(word.span)].analyses
            let isPreposition = analyses.contains {
                let analysis = sheet.analyzer.analyses[Int($0)]
                return analysis.kind == .particle && sheet.language.particles[Int(analysis.payload)].role == .preposition && analysis.prefixLength == 0
            }
            return isPreposition ? nil : word
        }
    }

    func isSubset(_ short: [[UInt8]], _ long: [[UInt8]]) -> Bool {
        var at = 0
        for word in short {
            let wanted = bare(word)
            while at < long.count, bare(long[at]) != wanted { at += 1 }
            if at == long.count { return false }
            at += 1
        }
        return true
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Roles that stand alone: who bears them.
extension ActorResolver {
    /// A role that stands alone: the person who bears it, else the last one with such a title of that state, else a person of its own.
    mutating func role(_ mention: Mention) -> Int {
        guard mention.kind == .person else { return described(mention) }
        if let source = sameSource(mention) { return source }
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
        guard isBare || mention.state >= 0 else { return described(mention) }
        let found = nearest(mention) { actor in
            actor.titles.contains {
                isFormer($0) == isPast && $0.first.map(bare) == role.first.map(bare)
                    && (isBare || actor.state == mention.state && $0.contains { isOf($0, mention.state) })
            }
        }
        return found ?? described(mention)
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
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard let first = short.first, let other = long.first, bare(first) == bare(other) else { return false }
        guard short.count > 1 || long.count == 1 else { return false }
        return isSubset(short, long)
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

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What the readers of quotes and claims ask of a sentence: subjects, prepositions, what hangs together.
final class Grammar {
    let sheet: Sheet
    let tags: Tags
    let cast: Cast
    let clauses: Clauses
    /// By token: it belongs to an expression of time.
    let isTime: [Bool]
    let senses: SenseKinds
    var language: Language { sheet.language }

    init(sheet: Sheet, tags: Tags, cast: Cast, clauses: Clauses, isTime: [Bool], senses: SenseKinds) {
        (self.sheet, self.tags, self.cast, self.clauses, self.isTime, self.senses) = (sheet, tags, cast, clauses, isTime, senses)
    }

    // MARK: - Marks

    func mark(_ token: Int) -> UInt8 { sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : Letter.none }

    func isQuoteMark(_ token: Int) -> Bool {
        let mark = mark(token)
        return mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.quoteClose
    }

    /// Whether a token is a mark that closes what was opened from `start` on.
    func closes(_ token: Int, from start: Int) -> Bool {
        guard mark(token) == Letter.quoteClose || mark(token) == Letter.quote || mark(token) == Letter.parenClose else { return false }
        for at in start..<max(start, token) where mark(at) == Letter.quoteOpen || mark(at) == Letter.quote || mark(at) == Letter.parenOpen { return true }
        return false
    }

    func sentence(_ token: Int) -> Range<Int> { sheet.sentences.isEmpty ? 0..<0 : sheet.sentences[Int(sheet.sentenceOf[token])] }

    // MARK: - Prepositions

    enum Preposition: Equatable {
        case proclitic(Proclitics)
        /// Tokens of the particle.
        case word(Range<Int>)
    }

    /// The preposition that governs the noun phrase at a token, through quantifiers (على كل من).
    func preposition(before token: Int, proclitics: Proclitics) -> Preposition? {
        let own = proclitics.intersection(.preposition)
        if !own.isEmpty { return .proclitic(own) }
        var at = token - 1
        while at >= 0, isQuoteMark(at) || mark(at) == Letter.parenOpen || tags.role(at) == .quantifier || tags.role(at) == .demonstrative { at -= 1 }
        if at >= 0, sheet.tokens[at].kind == .word, sheet.tokens[at].count == 1 {
            switch sheet.text.codes[Int(sheet.tokens[at].start)] {
            case Letter.lam: return .proclitic(.li)
            case Letter.ba: return .proclitic(.bi)
            case Letter.kaf: return .proclitic(.ka)
            default: break
            }
        }
        guard at >= 0, tags.isParticle(at) else { return nil }
        var first = at
        while first > 0, tags.insideParticle[first] { first -= 1 }
        guard let role = tags.role(first), Int(tags.particleEnd[first]) == at + 1 else { return nil }
        switch role {
        case .preposition, .attribution, .purpose: return .word(first..<at + 1)
        // عقب, نتيجة: words before a noun. What ends in أن, and بينما, فيما, حيث, open a clause with a subject of its own.
        case .subordinator: return opensClause(first, at) ? nil : .word(first..<at + 1)
        default: return nil
        }
    }

    /// A subordinator that a subject can follow: it ends in أن, or no noun can be its complement.
    func opensClause(_ first: Int, _ last: Int) -> Bool {
        if last > first,
            tags.role(last) == .complementizer || sheet.tokens[last].count == 2 && sheet.has(last, EntryKind.particle.mask) && isComplementizer(last)
        {
            return true
        }
        guard let analysis = sheet.analysis(first, EntryKind.particle.mask) else { return false }
        return first == last && !sheet.has(first, EntryKind.noun.mask | EntryKind.masdar.mask)
            && sheet.language.particles[Int(analysis.payload)].role == .subordinator
    }

    func isComplementizer(_ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .particle, sheet.language.particles[Int(analysis.payload)].role == .complementizer { found = true }
        }
        return found
    }

    func preposition(of mention: Mention) -> Preposition? { preposition(before: mention.start, proclitics: mention.proclitics) }

    /// The number under which features know a preposition, by its letters where it is a word; 0 for none.
    func number(of preposition: Preposition?) -> Int {
        switch preposition {
        case nil: 0
        case .proclitic(let flag): Int(flag.rawValue)
        case .word(let range): 1000 + range.reduce(0) { ($0 &* 31) &+ sheet.text.codes[sheet.tokens[$1].range].reduce(0) { ($0 &* 37) &+ Int($1) } }
        }
    }

    func matches(_ preposition: Preposition, _ slot: Slot) -> Bool {
        switch (preposition, slot) {
        case (.proclitic(let flag), .proclitic(let wanted)): return !flag.isDisjoint(with: wanted)
        case (.word(let range), .preposition(let stems)):
            guard range.count == stems.count else { return false }
            return zip(range, stems).allSatisfy { sheet.isStem($0, $1) }
        default: return false
        }
    }

    /// Whether a slot's preposition stands at a token: as a particle that begins there, or as a proclitic on it.
    func opens(_ slot: Slot, at token: Int) -> (end: Int, isProclitic: Bool)? {
        switch slot {
        case .preposition(let stems):
            guard token + stems.count <= sheet.tokens.count else { return nil }
            for (offset, stem) in stems.enumerated() where !sheet.isStem(token + offset, stem) {
                // عليه, بينهما: the preposition with a pronoun.
                guard offset == stems.count - 1, isStemWithPronoun(token + offset, stem) else { return nil }
            }
            return (token + stems.count, false)
        case .proclitic(let flag):
            guard sheet.words[token] >= 0, !tags.isVerb(token) else { return nil }
            var found = false
            let analyses = sheet.analyses(of: token)
            for index in analyses where !found {
                let analysis = sheet.analyses[index]
                if !analysis.proclitics.isDisjoint(with: flag) && (analysis.kind.mask & EntryKind.nominals != 0 || analysis.kind == .particle) { found = true }
                if analysis.proclitics.isDisjoint(with: .preposition) && analysis.suffixLength == 0 { break }
            }
            if !found, let mention = cast.mention(at: token), cast.mentions[mention].start == token {
                found = !cast.mentions[mention].proclitics.isDisjoint(with: flag)
            }
            if !found, analyses.isEmpty, sheet.hasArticle[token] { found = !MentionFinder.unknownProclitics(sheet, token).isDisjoint(with: flag) }
            return found ? (token, true) : nil
        default: return nil
        }
    }

    func isStemWithPronoun(_ token: Int, _ stem: Int32) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.stem == stem, analysis.hasPronoun { found = true }
        }
        return found
    }

    // MARK: - Noun phrases

    /// A mention and those that are joined to it by و or a comma and و: السراج وحفتر.
    func coordinated(_ index: Int, until limit: Int) -> [Int] {
        var out = [index]
        var at = cast.mentions[index].end
        while at < limit {
            var next = at
            if mark(next) == Letter.comma || isQuoteMark(next) { next += 1 }
            if next < limit, mark(next) == Letter.comma || isQuoteMark(next) { next += 1 }
            guard next < limit, next < sheet.tokens.count, let mention = cast.mention(at: next), cast.mentions[mention].start == next else { break }
            let found = cast.mentions[mention]
            let joins = found.proclitics.contains(.wa)
            guard joins, found.proclitics.isDisjoint(with: .preposition) || found.kind == cast.mentions[index].kind else { break }
            out.append(mention)
            at = found.end
        }
        return out
    }

    /// The actor that a noun phrase beginning at a token comes to: its own mention, or the one its nouns belong to (طائرات التحالف). Stops at verbs, marks and prepositions.
    func actorInPhrase(_ token: Int, until limit: Int) -> Int? {
        var at = token
        let end = min(limit, token + 5, sheet.tokens.count)
        while at < end {
            if let mention = cast.mention(at: at), cast.mentions[mention].start == at { return mention }
            if isQuoteMark(at) || tags.role(at) == .quantifier || tags.role(at) == .demonstrative {
                at += 1
                continue
            }
            guard sheet.words[at] >= 0 || sheet.tokens[at].kind == .number, !tags.isVerb(at), !tags.isParticle(at) || at == token else { return nil }
            if at > token, let proclitics = nounProclitics(at), !proclitics.isEmpty { return nil }
            at += 1
        }
        return nil
    }

    func nounProclitics(_ token: Int) -> Proclitics? {
        guard sheet.words[token] >= 0 else { return nil }
        if let mention = cast.mention(at: token), cast.mentions[mention].start == token { return cast.mentions[mention].proclitics.subtracting(.al) }
        return MentionFinder.unknownProclitics(sheet, token)
    }
}

extension MentionFinder {
    /// Proclitics that a word seems to bear: those of its first analysis, or for an unknown word those in front of its article.
    static func unknownProclitics(_ sheet: Sheet, _ at: Int) -> Proclitics {
        guard sheet.words[at] >= 0 else { return [] }
        if let first = sheet.analyses(of: at).first { return sheet.analyses[first].proclitics.subtracting(.al) }
        let letters = sheet.text.codes
        let token = sheet.tokens[at]
        guard sheet.hasArticle[at], token.count > 4 else { return [] }
        switch letters[Int(token.start)] {
        case Letter.waw: return .wa
        case Letter.fa: return .fa
        case Letter.ba: return .bi
        case Letter.lam: return .li
        case Letter.kaf: return .ka
        default: return []
        }
    }
}

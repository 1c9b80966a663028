internal import HudnaLanguage
internal import HudnaText

/// Decides what each token is, in one pass from the first to the last: what stands before is decided when a token is looked at.
struct Tagger {
    /// As in `Tags`.
    private(set) var verb: [Int32]
    private(set) var role: [UInt8]
    private(set) var particleEnd: [Int32]
    private(set) var insideParticle: [Bool]
    /// The report ends words in ى, which others write ي.
    private let tellsLettersApart: Bool

    private static let preposition = ParticleRole.preposition.number
    private static let attribution = ParticleRole.attribution.number
    private static let possible = ParticleRole.possible.number
    private static let emphatic = ParticleRole.emphatic.number
    private static let complementizer = ParticleRole.complementizer.number
    private static let conditional = ParticleRole.conditional.number

    init(_ sheet: Sheet) {
        let count = sheet.tokens.count
        verb = [Int32](repeating: -1, count: count)
        role = [UInt8](repeating: 0, count: count)
        particleEnd = [Int32](repeating: 0, count: count)
        insideParticle = [Bool](repeating: false, count: count)
        tellsLettersApart = sheet.tokens.contains { token in
            token.kind == .word && token.count == 3 && sheet.text.scalar(at: Int(token.end) - 1) == 0x649
        }
        var token = 0
        while token < count {
            guard sheet.words[token] >= 0 else {
                token += 1
                continue
            }
            if sheet.has(token, EntryKind.particle.mask), markParticle(sheet, token) {
                for inner in token + 1..<max(token + 1, Int(particleEnd[token])) { insideParticle[inner] = true }
                token = max(token + 1, Int(particleEnd[token]))
                continue
            }
            if sheet.has(token, EntryKind.verbs) { verb[token] = decideVerb(sheet, token) }
            token += 1
        }
    }

    private func role(at token: Int) -> ParticleRole? { ParticleRole(number: role[token]) }

    /// Which role wins where one spelling has several (إن is complementizer, emphatic and conditional).
    private static let order: [ParticleRole] = [
        .complementizer, .relative, .negationPast, .negationFuture, .future, .possible, .planned, .attribution, .preposition, .negation, .subordinator,
        .purpose,
        .conditional, .conjunction, .demonstrative, .pronoun, .quantifier, .continuative, .discourse, .emphatic,
    ]
    private static let rank: [UInt8] = {
        var rank = [UInt8](repeating: 255, count: ParticleRole.allCases.count + 1)
        for (place, role) in order.enumerated() { rank[Int(role.number)] = UInt8(place) }
        return rank
    }()

    private mutating func markParticle(_ sheet: Sheet, _ token: Int) -> Bool {
        var best: UInt8 = 0
        var end = Int32(token + 1)
        for match in sheet.phrases(at: token) where match.entry.kind == .particle && match.end >= end {
            let number = sheet.language.particles[Int(match.entry.payload)].number
            if best == 0 || match.end > end || Self.rank[Int(number)] < Self.rank[Int(best)] { best = number }
            end = match.end
        }
        if best == 0 {
            if isGivenName(sheet, token) { return false }
            guard let single = single(sheet, token), single != Self.preposition || !tells(sheet, token) else { return false }
            best = single
        }
        // كما قال الوزير إن at the head of a sentence: the verb says something.
        if best == Self.attribution, end > Int32(token + 1), before(sheet, token) == nil, sheet.has(Int(end) - 1, EntryKind.past.mask) {
            return false
        }
        role[token] = best
        particleEnd[token] = end
        return true
    }

    /// وبين المصدر أن, which is no "between": a verb of saying where a subject and أن follow.
    private func tells(_ sheet: Sheet, _ token: Int) -> Bool {
        guard isSpeech(sheet, token, .past), before(sheet, token) == nil, token + 1 < sheet.tokens.count, isDefinite(sheet, token + 1) else { return false }
        for at in token + 2..<max(token + 2, min(sheet.tokens.count, token + 7)) {
            guard sheet.words[at] >= 0 else { return false }
            if sheet.has(at, EntryKind.particle.mask) { return complements(sheet, at) }
            if sheet.analysis(at, EntryKind.nominals)?.proclitics.contains(.wa) ?? false { return false }
        }
        return false
    }

    /// أن, إن, إنه.
    private func complements(_ sheet: Sheet, _ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .particle, sheet.language.particles[Int(analysis.payload)].role == .complementizer { found = true }
        }
        return found
    }

    /// علي, which folds to على: a name where it is written with its own ي and stands behind a title or name, or before one.
    private func isGivenName(_ sheet: Sheet, _ token: Int) -> Bool {
        guard sheet.has(token, EntryKind.given.mask), let last = sheet.text.string(sheet.tokens[token].range).unicodeScalars.last?.value, last != 0x649 else {
            return false
        }
        let names = EntryKind.given.mask | EntryKind.family.mask
        // قال علي الفلاني: where the report writes على with its own letter, علي is the name.
        if tellsLettersApart, token > 0, verb[token - 1] >= 0 || sheet.tokens[token - 1].kind == .mark, token + 1 < sheet.tokens.count,
            sheet.words[token + 1] >= 0, sheet.kinds[token + 1] & ~(names | EntryKind.adjective.mask) == 0
        {
            return true
        }
        if token > 0, sheet.words[token - 1] >= 0, verb[token - 1] < 0, sheet.has(token - 1, names | EntryKind.title.mask), role[token - 1] == 0 { return true }
        guard token + 1 < sheet.tokens.count, sheet.words[token + 1] >= 0 else { return false }
        if let analysis = sheet.analysis(token + 1, EntryKind.part.mask), NamePart(payload: analysis.payload) == .between { return true }
        return sheet.has(token + 1, names) && sheet.kinds[token + 1] & (EntryKind.noun.mask | EntryKind.adjective.mask) == 0
    }

    /// The role of a particle of one word, if no longer stem reads it as something else.
    private func single(_ sheet: Sheet, _ token: Int) -> UInt8? {
        var best: UInt8 = 0
        var stripped = Int.max
        var other = Int.max
        sheet.forEachAnalysis(token) { analysis in
            let length = Int(analysis.prefixLength) + Int(analysis.suffixLength)
            if analysis.kind == .particle {
                let number = decided(sheet.language.particles[Int(analysis.payload)].number, sheet, token)
                if length < stripped || length == stripped && Self.rank[Int(number)] < Self.rank[Int(best)] {
                    stripped = length
                    best = number
                }
            } else if analysis.kind != .term, analysis.kind != .adverb {
                let isRare = analysis.kind.mask & EntryKind.verbs != 0 && (analysis.features.person != 3 || analysis.features.isShort)
                let isPredicate = analysis.kind.mask & EntryKind.predicates != 0 && !isRare && !sheet.language.groups[Int(analysis.payload)].senses.isEmpty
                other = min(other, isPredicate ? length : max(1, length))
            }
        }
        // فتحت is a verb before it is ف and تحت; وفي is no verb.
        return best != 0 && stripped <= other ? best : nil
    }

    /// كان, "was", has the letters of كأن, "as if", but for the hamza.
    private func isWas(_ sheet: Sheet, _ token: Int) -> Bool {
        let letters = sheet.text.codes[sheet.tokens[token].range]
        guard sheet.has(token, EntryKind.past.mask), letters.suffix(3).elementsEqual([Letter.kaf, Letter.alef, Letter.nun]) else { return false }
        return !sheet.text.string(sheet.tokens[token].range).unicodeScalars.contains { $0.value == 0x623 }
    }

    /// قد says "may" before a present and only stresses a past; كان is no كأن.
    private func decided(_ number: UInt8, _ sheet: Sheet, _ token: Int) -> UInt8 {
        if number == Self.possible, isWas(sheet, token) { return Self.emphatic }
        if number == Self.complementizer || number == Self.emphatic, opensCondition(sheet, token) { return Self.conditional }
        guard number == Self.possible, token + 1 < sheet.tokens.count else { return number }
        let next = sheet.kinds[token + 1]
        let isPast = next & EntryKind.past.mask != 0 && next & EntryKind.present.mask == 0
        return isPast ? Self.emphatic : number
    }

    /// إن وافقت الحركة: "that" never stands before a past or لم, "if" does.
    private func opensCondition(_ sheet: Sheet, _ token: Int) -> Bool {
        let next = token + 1
        guard sheet.tokens[token].count == 2, sheet.text.scalar(at: Int(sheet.tokens[token].start)) == 0x625, next < sheet.tokens.count, sheet.words[next] >= 0
        else { return false }
        let nouns = EntryKind.nominals | EntryKind.given.mask | EntryKind.family.mask | EntryKind.actor.mask | EntryKind.present.mask
        return sheet.has(next, EntryKind.past.mask) && sheet.kinds[next] & nouns == 0 && !isSpeech(sheet, next, .past)
    }

    // MARK: - Verb or noun

    /// The verb analysis that holds here, or -1 where the word is a noun here.
    private func decideVerb(_ sheet: Sheet, _ token: Int) -> Int32 {
        let wantsPresent = followsPresentParticle(sheet, token)
        let isMansVerb = !wantsPresent && precedesMan(sheet, token)
        let endsInTaMarbuta = sheet.text.scalar(at: Int(sheet.tokens[token].end) - 1) == MentionFinder.taMarbuta
        var best: Int32 = -1
        var bestLength = Int.max
        var nominalLength = Int.max
        var termLength = Int.max
        for index in sheet.analyses(of: token) {
            let analysis = sheet.analyses[index]
            let length = Int(analysis.prefixLength) + Int(analysis.suffixLength)
            if analysis.kind.mask & EntryKind.verbs != 0 {
                // تلبية, with its ة written, is nobody's "she meets him".
                if analysis.hasPronoun, endsInTaMarbuta { continue }
                if Self.isStray(analysis, sheet, role, token) { continue }
                // A group with senses is preferred to an ordinary verb with the same letters.
                // and the third person to the first (أوضح).
                let weight =
                    length * 4 + (sheet.language.groups[Int(analysis.payload)].lemma.isEmpty ? 1 : 0) + (analysis.features.person == 3 ? 0 : 2)
                    + (wantsPresent && analysis.kind == .past ? 40 : 0)
                if weight < bestLength || weight == bestLength && isMansVerb && isHers(sheet.analyses[Int(best)]) && analysis.kind == .past {
                    bestLength = weight
                    best = Int32(index)
                }
            } else if analysis.kind == .term {
                termLength = min(termLength, length)
            } else if analysis.kind.mask & EntryKind.nominals != 0 {
                nominalLength = min(nominalLength, length)
            }
        }
        guard best >= 0 else { return -1 }
        // تنتهي tells something and opens a time as well: no noun for that.
        if sheet.language.groups[Int(sheet.analyses[Int(best)].payload)].senses.isEmpty { nominalLength = min(nominalLength, termLength) }
        // أمس, اليوم: a word of time with the letters of an ordinary verb is no verb.
        if bestLength & 1 != 0, sheet.has(token, EntryKind.term.mask), nominalLength == 0 || sheet.analysis(token, EntryKind.term.mask)?.prefixLength == 0 {
            return -1
        }
        let analysis = sheet.analyses[Int(best)]
        let previous = before(sheet, token)
        if let previous {
            if let particle = role(at: previous), Int(particleEnd[previous]) == token || insideParticle[token - 1] == false {
                switch particle {
                case .negationPast, .negationFuture, .future: return best
                case .possible: return best
                case .preposition, .quantifier, .demonstrative, .attribution:
                    // منذ بدأت: since they began.
                    return analysis.kind == .past && nominalLength == Int.max && sheet.isParticle("mundhu", previous) ? best : -1
                default: break
                }
            }
        }
        // سالم is a man before it is س and a verb.
        if analysis.proclitics.contains(.sa) { return nominalLength == 0 && sheet.has(token, EntryKind.given.mask) ? -1 : best }
        guard nominalLength < Int.max else { return best }
        if nominalLength < bestLength % 40 / 4 { return startsClause(sheet, token) && analysis.kind == .present ? best : -1 }
        return isVerbByContext(sheet, token, analysis, previous) ? best : -1
    }

    /// So many tokens before a shortened verb stands what shortens it (لم تبدأ ولم تعد).
    private static let shortening = 6
    private static let shorteners: Set<ParticleRole> = [.negationPast, .negation, .conditional]

    /// A verb in the shortened form (يعد for يعيد) where nothing shortens it: no لم, لا, إن or ل. The long one is another word (يستعد, he prepares).
    static func isStray(_ analysis: Analysis, _ sheet: Sheet, _ role: [UInt8], _ token: Int) -> Bool {
        guard analysis.kind == .present, analysis.features.isShort, analysis.features.number == 1, !analysis.proclitics.contains(.li) else { return false }
        var at = token - 1
        while at >= max(0, token - shortening), sheet.tokens[at].mark != Letter.fullStop {
            if let role = ParticleRole(number: role[at]), shorteners.contains(role) { return false }
            at -= 1
        }
        return true
    }

    /// توصل, "she delivers", has the letters of "he reached".
    private func isHers(_ analysis: Analysis) -> Bool { analysis.kind == .present && analysis.features.gender == 2 }

    /// Whether the next word is a man, by title or name, or two that are masculine (الطرفان).
    private func precedesMan(_ sheet: Sheet, _ token: Int) -> Bool {
        let next = token + 1
        guard next < sheet.tokens.count, sheet.words[next] >= 0, sheet.tokens[next].count > 2, role[next] == 0 else { return false }
        let last = sheet.text.codes[Int(sheet.tokens[next].end) - 1]
        guard last != Letter.ha else { return false }
        if sheet.has(next, EntryKind.title.mask | EntryKind.given.mask) { return true }
        let isDual = last == Letter.nun && sheet.text.codes[Int(sheet.tokens[next].end) - 2] == Letter.alef && sheet.tokens[next].count > 5
        return isDual && sheet.hasArticle[next] && sheet.has(next, EntryKind.head.mask)
    }

    /// لم, لن and سوف stand before a present.
    private func followsPresentParticle(_ sheet: Sheet, _ token: Int) -> Bool {
        guard let previous = before(sheet, token), let role = role(at: previous) else { return false }
        return role == .negationPast || role == .negationFuture || role == .future
    }

    /// The token before, if it is in the same sentence and no mark stands between.
    private func before(_ sheet: Sheet, _ token: Int) -> Int? {
        guard token > 0 else { return nil }
        var at = token - 1
        while at > 0, sheet.tokens[at].kind == .mark, sheet.tokens[at].mark == Letter.quote || sheet.tokens[at].mark == Letter.quoteOpen { at -= 1 }
        let token = sheet.tokens[at]
        return token.kind == .mark || token.kind == .newline ? nil : at
    }

    private func startsClause(_ sheet: Sheet, _ token: Int) -> Bool {
        guard let previous = before(sheet, token) else { return true }
        if let role = role(at: previous) ?? (insideParticle[previous] ? .subordinator : nil) {
            switch role {
            case .complementizer, .relative, .subordinator, .conjunction, .discourse, .purpose, .conditional, .planned, .emphatic, .negation: return true
            default: return false
            }
        }
        return false
    }

    private func isVerbByContext(_ sheet: Sheet, _ token: Int, _ analysis: Analysis, _ previous: Int?) -> Bool {
        let isOpening = startsClause(sheet, token) || !analysis.proclitics.isDisjoint(with: .conjunction)
        let next = token + 1 < sheet.tokens.count && sheet.words[token + 1] >= 0 ? token + 1 : nil
        let nextIsDefinite = next.map { isDefinite(sheet, $0) } ?? false
        if isOpening {
            if analysis.kind == .present { return true }
            if isSpeech(sheet, token, analysis.kind) { return true }
            if analysis.features.gender == 2 || analysis.features.number > 1 || analysis.hasPronoun { return true }
            if nextIsDefinite || next.map({ sheet.has($0, EntryKind.title.mask | EntryKind.head.mask | EntryKind.given.mask) }) ?? false { return true }
            // وطلب أسبوعا: what a verb asks for; a noun's own would not be in the accusative.
            if let next, bearsAccusative(sheet, next) || isDoer(sheet, next) { return true }
            // دخل اتفاق at the head of a sentence: it entered, and is nobody's income.
            return previous == nil && next.map { sheet.has($0, EntryKind.noun.mask | EntryKind.masdar.mask) } ?? false && isTold(sheet, token, analysis)
        }
        guard let previous else { return false }
        // اتفاق وقعه فلان: no name follows a noun that has its owner's pronoun.
        if analysis.hasPronoun, isTold(sheet, token, analysis), let next, isNamed(sheet, next) { return true }
        if previous < verb.count, verb[previous] >= 0 {
            // كان يسعى, بدأ ينسحب: a present behind a verb; a noun behind a past (أعلن رفض).
            let group = sheet.language.groups[Int(sheet.analyses[Int(verb[previous])].payload)]
            return analysis.kind == .present && analysis.features.person == 3 && (group.governor >= 0 || group.lemma.isEmpty)
        }
        return isDefinite(sheet, previous) && analysis.prefixLength == 0
    }

    /// A noun, and no adjective that can stand for an adverb, with the alef of the indefinite accusative.
    private func bearsAccusative(_ sheet: Sheet, _ token: Int) -> Bool {
        guard role[token] == 0, !sheet.has(token, EntryKind.particle.mask | EntryKind.adjective.mask) else { return false }
        var found = false
        sheet.forEachAnalysis(token) { if $0.enclitic == 255, $0.kind.mask & (EntryKind.noun.mask | EntryKind.masdar.mask) != 0 { found = true } }
        return found
    }

    /// وخطف مسلحون: a noun's own would be مسلحين.
    private func isDoer(_ sheet: Sheet, _ token: Int) -> Bool {
        guard sheet.endsNominative(token), sheet.has(token, EntryKind.group.mask | EntryKind.title.mask) else { return false }
        return sheet.analysis(token, EntryKind.group.mask | EntryKind.title.mask)?.proclitics.isDisjoint(with: .preposition) ?? false
    }

    /// A verb that the tables of claims know, with no noun of theirs in the same letters.
    private func isTold(_ sheet: Sheet, _ token: Int, _ verb: Analysis) -> Bool {
        guard !sheet.language.groups[Int(verb.payload)].senses.isEmpty else { return false }
        var isNoun = false
        sheet.forEachAnalysis(token) { if $0.kind == .masdar || $0.kind == .head || $0.kind == .title || $0.kind == .group { isNoun = true } }
        return !isNoun
    }

    /// A name or a title without the article's company of a preposition.
    private func isNamed(_ sheet: Sheet, _ token: Int) -> Bool {
        sheet.has(token, EntryKind.actor.mask | EntryKind.capital.mask | EntryKind.given.mask | EntryKind.family.mask | EntryKind.title.mask)
            && sheet.kinds[token] & EntryKind.adjective.mask == 0
    }

    /// Whether the letters can be a verb of saying, whichever verb was preferred.
    private func isSpeech(_ sheet: Sheet, _ token: Int, _ kind: EntryKind) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == kind, sheet.language.groups[Int(analysis.payload)].speech >= 0 { found = true }
        }
        return found
    }

    /// Definite by its article, or a name.
    private func isDefinite(_ sheet: Sheet, _ token: Int) -> Bool {
        if sheet.hasArticle[token] { return true }
        return sheet.has(token, EntryKind.actor.mask | EntryKind.capital.mask | EntryKind.given.mask | EntryKind.family.mask | EntryKind.place.mask)
    }
}

internal import HudnaLanguage
internal import HudnaText
internal import HudnaRecord

/// A word that reports a claim, with the reading of the tables that holds for it.
struct Predicate {
    var range: Range<Int>
    var kind: EntryKind
    var analysis: Analysis?
    var features: Features
    var proclitics: Proclitics
    var sense: Int32
    var group: Int32
    /// Tokens that its conditions asked for (اجتماعا in عقد اجتماعا).
    var needed: [Int]
    /// No row's conditions hold; the first row stands for the lemma, and the models decide.
    var isLoose = false
    /// Another reading of the same word, of another type; the rules set it aside, the models may prefer it.
    var isAlternative = false
    var token: Int { range.lowerBound }
    var isVerb: Bool { kind == .past || kind == .present }
}

/// Finds predicates: every form of the claim tables whose conditions hold.
struct PredicateFinder {
    let grammar: Grammar
    private let words: [SentenceWords]
    /// The readings of the word that is being looked at whose conditions were tried.
    private var tried: [(sense: Int32, met: Met?)] = []

    init(grammar: Grammar) {
        self.grammar = grammar
        words = grammar.sheet.sentences.map { SentenceWords($0, grammar.sheet) }
    }

    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var language: Language { sheet.language }

    mutating func predicates() -> [Predicate] {
        var found: [Predicate] = []
        var token = 0
        while token < sheet.tokens.count {
            guard sheet.kinds[token] & EntryKind.predicates != 0, !grammar.isTime[token] else {
                token += 1
                continue
            }
            if tags.isParticle(token) {
                // لا بد من, ليست ضد: a phrase that a particle opens.
                let opened = phrase(token).flatMap { $0.range.count > 1 && !$0.isLoose ? $0 : nil }
                if let opened { found.append(opened) }
                token = opened?.range.upperBound ?? token + 1
                continue
            }
            let inner = classPhraseEnd(token)
            tried.removeAll(keepingCapacity: true)
            if let predicate = phrase(token) ?? word(token) {
                found.append(predicate)
                if predicate.range.count == 1 { found += alternatives(predicate) }
                token = max(predicate.range.upperBound, predicate.isVerb ? 0 : inner)
            } else {
                token = max(token + 1, inner)
            }
        }
        return found
    }

    /// The end of a fixed phrase of the classes (وقف إطلاق النار): its later words are no predicates of their own.
    private func classPhraseEnd(_ token: Int) -> Int {
        for match in sheet.phrases(at: token) where match.entry.kind == .classWord { return Int(match.end) }
        return token + 1
    }

    private mutating func phrase(_ token: Int) -> Predicate? {
        for match in sheet.phrases(at: token) where match.entry.kind.mask & EntryKind.predicates != 0 {
            if let (sense, needed) = sense(of: match.entry.payload, match.range) {
                return Predicate(
                    range: match.range, kind: match.entry.kind, analysis: nil, features: match.entry.features, proclitics: match.proclitics, sense: sense,
                    group: match.entry.payload, needed: needed ?? [], isLoose: needed == nil)
            }
        }
        return nil
    }

    private mutating func word(_ token: Int) -> Predicate? {
        let isVerb = tags.isVerb(token)
        var best: Predicate?
        var bestScore = Int.min
        for index in sheet.analyses(of: token) {
            let analysis = sheet.analyses[index]
            guard analysis.kind.mask & EntryKind.predicates != 0, isVerb == (analysis.kind.mask & EntryKind.verbs != 0) else { continue }
            if isVerb, !sameClitics(analysis, token) { continue }
            guard !language.groups[Int(analysis.payload)].senses.isEmpty, accepts(analysis, token) else { continue }
            guard let (sense, needed) = sense(of: analysis.payload, token..<token + 1) else { continue }
            let score = (needed.map { $0.count * 4 } ?? -20) - Int(analysis.prefixLength + analysis.suffixLength)
            guard score > bestScore else { continue }
            bestScore = score
            best = Predicate(
                range: token..<token + 1, kind: analysis.kind, analysis: analysis, features: analysis.features, proclitics: analysis.proclitics, sense: sense,
                group: analysis.payload, needed: needed ?? [], isLoose: needed == nil)
        }
        return best
    }

    /// At most so many other readings of a word are drafted.
    private static let mostAlternatives = 3

    /// The readings of a word as another type of claim: first those whose conditions hold, in the order of the tables.
    private mutating func alternatives(_ predicate: Predicate) -> [Predicate] {
        var found: [(sense: Int32, needed: [Int]?, analysis: Analysis)] = []
        let token = predicate.token
        let isVerb = tags.isVerb(token)
        for index in sheet.analyses(of: token) {
            let analysis = sheet.analyses[index]
            guard analysis.kind.mask & EntryKind.predicates != 0, isVerb == (analysis.kind.mask & EntryKind.verbs != 0) else { continue }
            let senses = language.groups[Int(analysis.payload)].senses
            // One reading of one type is the predicate itself.
            if senses.isEmpty || senses.count == 1 && senses[0] == predicate.sense { continue }
            if !accepts(analysis, token) || isVerb && !sameTense(analysis, token) { continue }
            for number in senses { found.append((number, met(number, predicate.range)?.needed, analysis)) }
        }
        guard !found.isEmpty else { return [] }
        var types = [grammar.senses.type(predicate.sense)]
        var out: [Predicate] = []
        for isLoose in [false, true] {
            for reading in found where (reading.needed == nil) == isLoose && out.count < Self.mostAlternatives {
                let type = grammar.senses.type(reading.sense)
                if types.contains(type) { continue }
                types.append(type)
                out.append(
                    Predicate(
                        range: predicate.range, kind: reading.analysis.kind, analysis: reading.analysis, features: reading.analysis.features,
                        proclitics: reading.analysis.proclitics, sense: reading.sense, group: reading.analysis.payload, needed: reading.needed ?? [],
                        isLoose: isLoose, isAlternative: true))
            }
        }
        return out
    }

    /// The same tense and person as the verb that the context decided on: ودعا is و + دعا or ودّع.
    private func sameTense(_ analysis: Analysis, _ token: Int) -> Bool {
        let decided = sheet.analyses[Int(tags.verb[token])]
        return analysis.kind == decided.kind && analysis.features.person == decided.features.person
    }

    /// The same tense, person and clitics as the verb that the context decided on, so that another lemma with these letters may stand for it.
    private func sameClitics(_ analysis: Analysis, _ token: Int) -> Bool {
        sameTense(analysis, token) && analysis.prefixLength <= sheet.analyses[Int(tags.verb[token])].prefixLength
    }

    private func accepts(_ analysis: Analysis, _ token: Int) -> Bool {
        if tags.isStray(analysis, sheet, token) { return false }
        // A word inside a name is no predicate: وزارة الدفاع, منظمة التعاون.
        if let index = grammar.cast.mention(at: token), analysis.kind.mask & EntryKind.verbs == 0 {
            let mention = grammar.cast.mentions[index]
            if token > mention.start || mention.end - mention.start > 1 {
                return analysis.kind == .passive || analysis.kind == .active ? token > mention.start : false
            }
            if case .listed = mention.basis { return false }
        }
        return true
    }

    // MARK: - Conditions

    /// The tokens that a row's conditions were met by, and how much they ask for.
    private struct Met {
        var needed: [Int] = []
        var weight = 0
    }

    /// The reading with the most conditions that all hold; the first reading, with nil for what it needed, where none holds.
    private mutating func sense(of group: Int32, _ range: Range<Int>) -> (sense: Int32, needed: [Int]?)? {
        var best: (Int32, [Int])?
        var most = -1
        for number in language.groups[Int(group)].senses {
            guard let met = met(number, range), met.weight > most else { continue }
            most = met.weight
            best = (number, met.needed)
        }
        if let best { return (best.0, best.1) }
        return language.groups[Int(group)].senses.first.map { ($0, nil) }
    }

    /// What the first alternative of a row's conditions that holds was met by, and how much it asks for; nil where none holds.
    private mutating func met(_ sense: Int32, _ range: Range<Int>) -> Met? {
        if language.senses[Int(sense)].needs.isEmpty { return Met() }
        // A phrase is tried once; of a word the rows are asked for again as its other readings.
        if range.count == 1, let known = tried.first(where: { $0.sense == sense }) { return known.met }
        let met = meets(sense, range)
        if range.count == 1 { tried.append((sense, met)) }
        return met
    }

    private func meets(_ sense: Int32, _ range: Range<Int>) -> Met? {
        for alternative in language.senses[Int(sense)].needs {
            guard let needed = holds(alternative, range) else { continue }
            let weight = alternative.count { $0.reach != .not } * 2 + (alternative.contains { $0.reach == .next } ? 1 : 0)
            return Met(needed: needed, weight: weight)
        }
        return nil
    }

    private func holds(_ conditions: [Condition], _ range: Range<Int>) -> [Int]? {
        var needed: [Int] = []
        for condition in conditions {
            let found = find(condition, range)
            if condition.reach == .not {
                if found != nil { return nil }
            } else {
                guard let found else { return nil }
                needed.append(found)
            }
        }
        return needed
    }

    private func find(_ condition: Condition, _ range: Range<Int>) -> Int? {
        guard words[Int(sheet.sentenceOf[range.lowerBound])].mayHold(condition) else { return nil }
        let sentence = grammar.sentence(range.lowerBound)
        let end = min(sentence.upperBound, sheet.tokens.count)
        switch condition.reach {
        case .next:
            var at = range.upperBound
            while at < end, grammar.isQuoteMark(at) { at += 1 }
            return at < end && matches(condition, at) ? at : nil
        case .after: return search(condition, range.upperBound, end, words: 9)
        case .near, .not:
            return search(condition, range.upperBound, end, words: 9) ?? searchBack(condition, range.lowerBound, sentence.lowerBound, words: 9)
        }
    }

    private func search(_ condition: Condition, _ start: Int, _ end: Int, words: Int) -> Int? {
        var at = start
        var seen = 0
        while at < end, seen < words {
            if matches(condition, at) { return at }
            if stops(at) { return nil }
            if counts(at) { seen += 1 }
            at += 1
        }
        return nil
    }

    private func searchBack(_ condition: Condition, _ start: Int, _ limit: Int, words: Int) -> Int? {
        var at = start - 1
        var seen = 0
        while at >= limit, seen < words {
            if matches(condition, at) { return at }
            if stops(at) { return nil }
            if counts(at) { seen += 1 }
            at -= 1
        }
        return nil
    }

    /// Words are counted, and a name of many as one.
    private func counts(_ at: Int) -> Bool { sheet.words[at] >= 0 && grammar.cast.mention(at: at).map { grammar.cast.mentions[$0].start == at } ?? true }

    /// A condition does not reach over a stop, or over a complementizer or another finite verb.
    private func stops(_ at: Int) -> Bool {
        let mark = grammar.mark(at)
        if mark == Letter.fullStop || mark == Letter.colon || mark == Letter.semicolon { return true }
        if let role = tags.role(at), role == .complementizer { return true }
        return false
    }

    /// Whether a token is a word of the tables with the article: المزيد من الوقت meets a condition that asks for وقت.
    private func bears(_ stem: Int32, _ at: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(at) { if $0.stem == stem, $0.proclitics.contains(.al) { found = true } }
        return found
    }

    private func matches(_ condition: Condition, _ at: Int) -> Bool {
        guard sheet.words[at] >= 0 else { return false }
        if condition.wordClass >= 0 {
            guard sheet.has(at, EntryKind.classWord.mask) else { return false }
            for match in sheet.phrases(at: at) where match.entry.kind == .classWord && match.entry.payload == condition.wordClass { return true }
            var found = false
            sheet.forEachAnalysis(at) { analysis in
                if analysis.kind == .classWord, analysis.payload == condition.wordClass { found = true }
            }
            return found
        }
        if condition.words.count == 1, bears(condition.words[0], at) { return true }
        guard at + condition.words.count <= sheet.tokens.count else { return false }
        for (offset, stem) in condition.words.enumerated() where !sheet.isStem(at + offset, stem) {
            return false
        }
        return true
    }
}

/// Which word classes stand in a sentence, and a sketch of which stems: most conditions fail here at once.
private struct SentenceWords {
    private var classes: SIMD4<UInt64> = .zero
    private var stems: SIMD4<UInt64> = .zero

    init(_ sentence: Range<Int>, _ sheet: Sheet) {
        for token in sentence where sheet.words[token] >= 0 {
            sheet.forEachStem(token) { Self.set($0, in: &stems) }
            sheet.forEachAnalysis(token) { analysis in
                if analysis.proclitics.contains(.al) { Self.set(analysis.stem, in: &stems) }
                if analysis.kind == .classWord { Self.set(analysis.payload, in: &classes) }
            }
            guard sheet.has(token, EntryKind.classWord.mask) else { continue }
            for phrase in sheet.phrases(at: token) where phrase.entry.kind == .classWord { Self.set(phrase.entry.payload, in: &classes) }
        }
    }

    /// False where no token of the sentence can meet it.
    func mayHold(_ condition: Condition) -> Bool {
        condition.wordClass >= 0 ? Self.has(condition.wordClass, in: classes) : condition.words.first.map { Self.has($0, in: stems) } ?? true
    }

    private static func set(_ number: Int32, in bits: inout SIMD4<UInt64>) { bits[Int(number >> 6 & 3)] |= 1 << UInt64(number & 63) }
    private static func has(_ number: Int32, in bits: SIMD4<UInt64>) -> Bool { bits[Int(number >> 6 & 3)] & 1 << UInt64(number & 63) != 0 }
}

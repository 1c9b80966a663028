internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide on a draft claim: whether it stands, who takes part, and whether it happened.
struct ClaimFeatures {
    let grammar: Grammar
    let attributions: [Attribution]
    let drafts: [DraftClaim]
    let discourse: Discourse
    private let numbers: FeatureNumbers
    var sheet: Sheet { grammar.sheet }
    var tags: Tags { grammar.tags }
    var cast: Cast { grammar.cast }
    /// By draft: the draft whose predicate governs it, or -1.
    let governors: [Int]
    /// By mention: the first mention of the chain that و joins it to.
    let chains: [Int]
    private var density: Int
    /// How much of the report is of force and truces, of states and bodies, and how many of these it names.
    private var forceDensity: Int
    private var politicalDensity: Int
    private var states: Int

    /// A flash or a single sentence, which has no topic to be judged by.
    let isFlash: Bool
    var topic: Topic { Topic(sheet: sheet, isFlash: isFlash) }

    init(grammar: Grammar, attributions: [Attribution], drafts: [DraftClaim], pairs: [QuoteMarks.Pair], numbers: FeatureNumbers) {
        self.numbers = numbers
        self.grammar = grammar
        self.attributions = attributions
        self.drafts = drafts
        var governors = [Int](repeating: -1, count: drafts.count)
        for index in drafts.indices.dropFirst() {
            let token = drafts[index].predicate.token
            var at = index - 1
            while at >= 0, token - drafts[at].predicate.token <= 8, grammar.sheet.sentenceOf[drafts[at].predicate.token] == grammar.sheet.sentenceOf[token] {
                if drafts[at].predicate.token < token, !drafts[at].predicate.isAlternative {
                    governors[index] = at
                    break
                }
                at -= 1
            }
        }
        self.governors = governors
        var chains = Array(grammar.cast.mentions.indices)
        for index in chains.indices {
            let sentence = grammar.sentence(grammar.cast.mentions[index].start)
            for joined in grammar.coordinated(index, until: sentence.upperBound).dropFirst() where chains[joined] == joined { chains[joined] = chains[index] }
        }
        self.chains = chains
        let strict = drafts.filter { !$0.predicate.isLoose && !$0.predicate.isAlternative }
        let force = strict.filter { $0.type.group == .force || $0.type.group == .truce }.count
        forceDensity = min(6, force * 200 / max(40, grammar.sheet.tokens.count))
        let political = EntryKind.nisba.mask | EntryKind.capital.mask | EntryKind.actor.mask | EntryKind.head.mask | EntryKind.people.mask
        let named = grammar.sheet.kinds.reduce(0) { $0 + ($1 & political != 0 ? 1 : 0) }
        politicalDensity = min(9, named * 40 / max(40, grammar.sheet.tokens.count))
        states = min(5, grammar.cast.actors.filter { $0.kind == .state || $0.listed >= 0 && $0.kind == .body }.count)
        density = min(9, drafts.count { !$0.predicate.isAlternative } * 100 / max(1, grammar.sheet.tokens.count))
        // A flash or a sentence is too short to have a topic.
        isFlash = grammar.sheet.tokens.count < 60
        if isFlash { (forceDensity, politicalDensity, states, density) = (90, 90, 90, 90) }
        var inQuote = [Bool](repeating: false, count: grammar.sheet.tokens.count)
        for pair in pairs { for token in pair.content { inQuote[token] = true } }
        self.inQuote = inQuote
        labels = drafts.map(Labels.init)
        discourse = Discourse(
            drafts: drafts, types: drafts.map { numbers.types[Int($0.predicate.sense)] }, groups: drafts.map { numbers.groups[Int($0.predicate.sense)] },
            sheet: grammar.sheet, cast: grammar.cast)
        classes = ClassWords(grammar.sheet)
        told = drafts.indices.filter { !drafts[$0].predicate.isAlternative }.map { ($0, drafts[$0].predicate.token) }
        tokenClasses = drafts.isEmpty ? [] : grammar.sheet.tokens.indices.map { Self.tokenClass($0, grammar) }
        letters =
            drafts.isEmpty
            ? []
            : grammar.sheet.tokens.indices.map { token in
                guard grammar.sheet.words[token] >= 0, grammar.cast.mentionAt[token] < 0 else { return -1 }
                return FeatureNumbers.number(grammar.sheet.text.codes[grammar.sheet.tokens[token].range])
            }
    }
    let inQuote: [Bool]
    /// Drafts that are no other readings of a word, with their tokens.
    let told: [(draft: Int, token: Int)]
    /// How many of them there are at each token.
    func toldCounts() -> TokenCounts {
        TokenCounts(told.reduce(into: [Int](repeating: 0, count: sheet.tokens.count)) { $0[$1.token] += 1 })
    }
    /// By draft.
    let labels: [Labels]

    /// The numbers of what the rules say of a draft in words.
    struct Labels {
        let actorBasis: Int
        let targetBasis: Int
        let reason: Int
        let status: Int

        init(_ draft: DraftClaim) {
            actorBasis = FeatureNumbers.basis(draft.arguments.actorBasis)
            targetBasis = FeatureNumbers.basis(draft.arguments.targetBasis)
            reason = FeatureNumbers.number(draft.statusReason)
            status = FeatureNumbers.status(draft.status)
        }
    }

    /// By token: the hash of its folded letters; -1 for names, numbers and marks.
    private let letters: [Int]
    private let tokenClasses: [Int16]
    private let classes: ClassWords

    // MARK: - Shared

    func form(_ predicate: Predicate) -> Int {
        Int(predicate.kind.rawValue) * 8 + (predicate.proclitics.contains(.al) ? 1 : 0) + (predicate.analysis?.hasPronoun ?? false ? 2 : 0)
    }

    func number(_ text: String) -> Int { FeatureNumbers.number(text) }

    /// That of a draft's rule.
    func ruleNumber(_ draft: DraftClaim) -> Int { numbers.senses[Int(draft.predicate.sense)] }

    func typeNumber(_ draft: DraftClaim) -> Int { numbers.types[Int(draft.predicate.sense)] }
    func groupNumber(_ draft: DraftClaim) -> Int { numbers.groups[Int(draft.predicate.sense)] }

    /// A coarse class of what a token is, 0 outside of the report.
    func tokenClass(_ token: Int) -> Int { token >= 0 && token < tokenClasses.count ? Int(tokenClasses[token]) : 0 }

    private static func tokenClass(_ token: Int, _ grammar: Grammar) -> Int16 {
        let (sheet, role) = (grammar.sheet, grammar.tags.roleNumber(token))
        if sheet.tokens[token].kind == .mark || sheet.tokens[token].kind == .newline { return 100 + Int16(sheet.tokens[token].mark) }
        if role > 0 { return 9 + Int16(role) }
        if grammar.tags.isVerb(token) { return 2 }
        if grammar.isTime[token] { return 3 }
        if sheet.tokens[token].kind == .number { return 4 }
        if grammar.cast.mentionAt[token] >= 0 { return 5 }
        if sheet.has(token, EntryKind.masdar.mask) { return 6 }
        if sheet.has(token, EntryKind.adjective.mask) { return 7 }
        if sheet.has(token, EntryKind.noun.mask) { return 8 }
        return 9
    }

    // MARK: - Whether it stands

    /// All that is looked at.
    func standing(_ index: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        essentials(draft, labels[index], &bag)
        surroundings(index, draft, governors[index], &bag)
    }

    /// The draft by itself, as `essentials` of its number.
    func essentials(_ index: Int, _ bag: inout FeatureBag) { essentials(drafts[index], labels[index], &bag) }

    /// The draft by itself; under other keys these speak for a slot that stays empty.
    private func essentials(_ draft: DraftClaim, _ labels: Labels, _ bag: inout FeatureBag) {
        let predicate = draft.predicate
        let type = typeNumber(draft)
        let form = form(predicate)
        let rule = ruleNumber(draft)
        let token = predicate.token
        let clause = grammar.clauses.clause(at: token)
        let actorBasis = labels.actorBasis
        let targetBasis = labels.targetBasis
        let headline = sheet.sentenceOf[token] == 0 ? 1 : 0
        bag.add(1, type)
        bag.add(2, rule)
        bag.add(3, rule, form)
        bag.add(4, type, form)
        bag.add(5, form, tokenClass(token - 1))
        bag.add(6, form, tokenClass(predicate.range.upperBound))
        bag.add(7, type, actorBasis, predicate.isVerb ? 1 : 0)
        bag.add(8, type, targetBasis)
        bag.add(9, form, actorBasis)
        bag.add(10, FeatureNumbers.rejection(draft.rejected), predicate.isVerb ? 1 : 0)
        bag.add(11, labels.reason, groupNumber(draft))
        bag.add(12, openerNumber(clause.opener), predicate.isVerb ? 1 : 0)
        bag.add(13, headline, form)
        bag.add(14, inQuote[token] ? 1 : 0, groupNumber(draft))
        bag.add(15, draft.actors.isEmpty ? 0 : 1, draft.targets.isEmpty ? 0 : 1, type)
        bag.add(16, draft.actors.first.map { kindNumber($0) } ?? 9, type)
    }

    private func surroundings(_ index: Int, _ draft: DraftClaim, _ governing: Int, _ bag: inout FeatureBag) {
        let predicate = draft.predicate
        let type = typeNumber(draft)
        let form = form(predicate)
        let rule = ruleNumber(draft)
        let token = predicate.token
        let clause = grammar.clauses.clause(at: token)
        bag.add(17, predicate.needed.count, predicate.isLoose ? 1 : 0)
        bag.add(32, forceDensity, groupNumber(draft))
        bag.add(33, politicalDensity, groupNumber(draft))
        bag.add(34, states, groupNumber(draft))
        bag.add(35, forceDensity, states, predicate.isLoose ? 1 : 0)
        bag.add(36, min(2, forceDensity), min(2, states), type)
        bag.add(30, predicate.isLoose ? 1 : 0, type, predicate.isVerb ? 1 : 0)
        bag.add(31, predicate.isLoose ? 1 : 0, rule, draft.actors.isEmpty ? 0 : 1)
        bag.add(18, density)
        bag.add(19, draft.source.isEmpty ? 0 : 1, groupNumber(draft))
        bag.add(20, numbers.lemmas[Int(predicate.group)])
        if governing >= 0 {
            let governor = numbers.types[Int(drafts[governing].predicate.sense)]
            bag.add(21, governor, type, predicate.isVerb ? 1 : 0)
            bag.add(22, governor, predicate.isVerb ? 1 : 0)
            bag.add(23, min(8, token - drafts[governing].predicate.token), governor == type ? 1 : 0, predicate.isVerb ? 1 : 0)
        } else {
            bag.add(24, predicate.isVerb ? 1 : 0)
        }
        bag.add(25, Int(predicate.proclitics.rawValue), type)
        bag.add(26, min(12, draft.evidence.count / 2), predicate.isVerb ? 1 : 0)
        bag.add(27, tokenClass(token - 1), type)
        bag.add(28, tokenClass(token - 2), form)
        bag.add(29, mentions(in: clause.range), predicate.isVerb ? 1 : 0)
        bag.add(60, discourse.alike[index], type)
        bag.add(61, discourse.inHeadline[index] ? 1 : 0, groupNumber(draft), form)
        bag.add(62, discourse.before[index] >= 0 && sheet.sentenceOf[drafts[discourse.before[index]].predicate.token] == sheet.sentenceOf[token] ? 1 : 0, type)
        bag.add(63, Int(predicate.features.bits), type)
        if let content = draft.content { statement(draft, content, type, &bag) } else { words(around: predicate, type, &bag) }
    }

    /// What is said: the claims drafted in it and whose they are, its words and word classes, and how it is introduced.
    private func statement(_ draft: DraftClaim, _ content: Range<Int>, _ type: Int, _ bag: inout FeatureBag) {
        bag.add(50, word(draft.predicate.token), type)
        bag.add(51, inQuote[content.lowerBound] ? 1 : 0, type)
        bag.add(52, mentions(in: content), type)
        bag.add(53, min(12, content.count / 3), type)
        for (inner, token) in told where content.contains(token) {
            let isOwn = drafts[inner].actors.contains { draft.actors.contains($0) } ? 1 : drafts[inner].actors.isEmpty ? 2 : 0
            let innerType = numbers.types[Int(drafts[inner].predicate.sense)]
            bag.add(54, innerType, type, isOwn)
            bag.add(55, innerType, type, labels[inner].status)
        }
        var seen: [Int] = []
        seen.reserveCapacity(40)
        for token in content where seen.count < 40 && letters[token] >= 0 {
            if tags.roleNumber(token) > 0 { bag.add(56, tags.roleNumber(token) - 1, type) }
            if tags.isParticle(token) || seen.contains(letters[token]) { continue }
            seen.append(letters[token])
            bag.add(57, letters[token], type)
        }
        for number in classes(in: content) { bag.add(58, number, type) }
    }

    /// The word classes of the tables in a stretch, by the hash of their names, in order.
    private func classes(in range: Range<Int>) -> [Int] {
        let found = classes.starts[range.lowerBound]..<classes.starts[range.upperBound]
        var out: [Int] = []
        out.reserveCapacity(found.count)
        for index in found {
            // Into its place among those that are there: a stretch has a handful.
            let number = Int(classes.numbers[index])
            var place = out.count
            while place > 0, out[place - 1] > number { place -= 1 }
            if place == 0 || out[place - 1] != number { out.insert(number, at: place) }
        }
        for place in out.indices { out[place] = numbers.classes[out[place]] }
        return out
    }

    /// The words beside a predicate, and the word classes of the tables within its reach.
    private func words(around predicate: Predicate, _ type: Int, _ bag: inout FeatureBag) {
        let sentence = grammar.sentence(predicate.token)
        bag.add(40, word(predicate.token - 1), type)
        bag.add(41, word(predicate.range.upperBound), type)
        bag.add(42, word(predicate.range.upperBound), word(predicate.range.upperBound + 1))
        bag.add(43, predicate.isAlternative ? 1 : 0, predicate.needed.count, predicate.isLoose ? 1 : 0)
        let near = max(sentence.lowerBound, predicate.token - 6)..<min(sentence.upperBound, predicate.range.upperBound + 9)
        for number in classes(in: near) { bag.add(44, number, type) }
    }

    /// A word by its folded letters; names, numbers and marks by their class.
    func word(_ token: Int) -> Int {
        guard token >= 0, token < letters.count, letters[token] >= 0 else { return tokenClass(token) }
        return letters[token]
    }

    func openerNumber(_ opener: Clause.Opener) -> Int {
        switch opener {
        case .main: 0
        case .complement: 1
        case .relative: 2
        case .adverbial: 3
        case .coordinate: 4
        case .participle: 5
        case .resumed: 6
        case .conditional: 7
        case .quoted: 8
        }
    }

    func kindNumber(_ actor: Int) -> Int { Actor.Kind.allCases.firstIndex(of: cast.actors[actor].kind) ?? 0 }

    func mentions(in range: Range<Int>) -> Int {
        var count = 0
        var at = range.lowerBound
        while at < range.upperBound {
            if let index = cast.mention(at: at) {
                count += 1
                at = max(at + 1, cast.mentions[index].end)
            } else {
                at += 1
            }
        }
        return min(5, count)
    }

    /// What a draft's subjects do to each other.
    func isMutual(_ index: Int) -> Bool { sheet.language.senses[Int(drafts[index].predicate.sense)].isMutual }

    // MARK: - Whether it happened

    func status(_ index: Int, _ bag: inout FeatureBag) {
        let draft = drafts[index]
        let predicate = draft.predicate
        let token = predicate.token
        let type = typeNumber(draft)
        let group = groupNumber(draft)
        let form = form(predicate)
        let clause = grammar.clauses.clause(at: token)
        let ruled = labels[index].status
        let headline = sheet.sentenceOf[token] == 0 ? 1 : 0
        bag.add(201, ruled)
        bag.add(202, ruled, form)
        bag.add(203, labels[index].reason)
        bag.add(204, labels[index].reason, type)
        bag.add(205, type, form)
        bag.add(206, form, headline, group)
        bag.add(207, form, tokenClass(token - 1))
        bag.add(208, form, tokenClass(token - 2))
        bag.add(209, form, tokenClass(token - 3))
        bag.add(210, openerNumber(clause.opener), form)
        bag.add(211, ruleNumber(draft), predicate.isVerb ? 1 : 0)
        bag.add(212, Int(predicate.proclitics.rawValue), form)
        bag.add(213, inQuote[token] ? 1 : 0, form)
        bag.add(214, draft.source.isEmpty ? 0 : 1, form)
        if governors[index] >= 0 {
            let governor = drafts[governors[index]]
            bag.add(215, typeNumber(governor), predicate.isVerb ? 1 : 0, Int(governor.predicate.kind.rawValue))
            bag.add(216, labels[governors[index]].status, predicate.isVerb ? 1 : 0)
        }
        for distance in 1...6 where token - distance >= clause.start - 6 && token - distance >= 0 {
            let at = token - distance
            if let role = tags.role(at), role != .preposition {
                bag.add(217, Int(role.number) - 1, predicate.isVerb ? 1 : 0, distance <= 2 ? 0 : 1)
            }
            if let governor = governorNumber(at) { bag.add(218, governor, distance <= 2 ? 0 : 1) }
        }
    }

    /// The number of the governing word that a token is.
    private func governorNumber(_ token: Int) -> Int? {
        guard sheet.kinds[token] & EntryKind.predicates != 0 else { return nil }
        var found: Int?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind.mask & EntryKind.predicates != 0, tags.isVerb(token) == (analysis.kind.mask & EntryKind.verbs != 0) else {
                return
            }
            let number = sheet.language.groups[Int(analysis.payload)].governor
            if number >= 0 { found = numbers.governors[Int(number)] }
        }
        return found
    }
}

/// The word classes of the tables that stand in a report.
private struct ClassWords {
    /// Their numbers, token by token.
    private(set) var numbers: [Int32] = []
    /// By token, and one more: where its own begin.
    private(set) var starts: [Int] = []

    init(_ sheet: Sheet) {
        starts.reserveCapacity(sheet.tokens.count + 1)
        for token in sheet.tokens.indices {
            starts.append(numbers.count)
            guard sheet.kinds[token] & EntryKind.classWord.mask != 0 else { continue }
            sheet.forEachAnalysis(token) { if $0.kind == .classWord { numbers.append($0.payload) } }
            for match in sheet.phrases(at: token) where match.entry.kind == .classWord { numbers.append(match.entry.payload) }
        }
        starts.append(numbers.count)
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide who says something.
struct SpeakerFeatures {
    let grammar: Grammar
    let attributions: [Attribution]
    private var sheet: Sheet { grammar.sheet }
    private var tags: Tags { grammar.tags }
    private var cast: Cast { grammar.cast }
    /// By attribution: the hash of its rule.
    private let rules: [Int]
    /// By sentence: where its first mention begins that no preposition governs.
    private let firstFree: [Int]

    init(grammar: Grammar, attributions: [Attribution]) {
        self.grammar = grammar
        self.attributions = attributions
        rules = attributions.map { FeatureNumbers.number($0.rule) }
        var first = [Int](repeating: .max, count: grammar.sheet.sentences.count)
        for mention in grammar.cast.mentions where !mention.isNested {
            let sentence = Int(grammar.sheet.sentenceOf[mention.start])
            if mention.start < first[sentence], grammar.preposition(of: mention) == nil { first[sentence] = mention.start }
        }
        firstFree = first
    }

    /// Attributions that a verb of saying makes.
    func isOpen(_ index: Int) -> Bool { attributions[index].verb >= 0 && attributions[index].basis != .headline }

    /// Mentions that may be the speaker: those of the verb's sentence outside what is said, the free ones of the four sentences before, and the last one of
    /// whom the rules name.
    func candidates(_ index: Int) -> [Int] {
        let attribution = attributions[index]
        let number = Int(sheet.sentenceOf[attribution.verb])
        let sentence = sheet.sentences[number]
        let first = sheet.sentences[max(0, number - 4)].lowerBound
        var out: [Int] = []
        for (mention, found) in cast.mentions.enumerated()
        where found.actor >= 0 && !found.isNested && found.start >= first && found.start < sentence.upperBound {
            if case .nisba = found.basis { continue }
            if attribution.range.contains(found.start) { continue }
            if found.start < sentence.lowerBound, grammar.preposition(of: found) != nil, !attribution.speakers.contains(found.actor) { continue }
            out.append(mention)
        }
        if let speaker = attribution.speakers.first, !out.contains(where: { cast.mentions[$0].actor == speaker }) {
            out += cast.actors[speaker].mentions.last { cast.mentions[$0].start < sentence.upperBound }.map { [$0] } ?? []
        }
        return out
    }

    func none(_ index: Int, _ bag: inout FeatureBag) {
        let attribution = attributions[index]
        bag.add(450, basis(attribution), attribution.speakers.count)
        bag.add(451, rules[index])
        bag.add(452, basis(attribution), form(attribution))
    }

    func features(_ index: Int, _ mentionIndex: Int, _ bag: inout FeatureBag) {
        let attribution = attributions[index]
        let mention = cast.mentions[mentionIndex]
        let verb = attribution.verb
        let form = form(attribution)
        let direction = mention.start < verb ? 0 : 1
        let gap = direction == 0 ? verb - mention.end : mention.start - verb - 1
        let distance = gap <= 0 ? 0 : gap <= 2 ? 1 : gap <= 6 ? 2 : gap <= 14 ? 3 : gap <= 40 ? 4 : 5
        let sentences = min(5, Int(sheet.sentenceOf[verb] - sheet.sentenceOf[mention.start]))
        let isRule = attribution.speakers.contains(mention.actor) ? attribution.speakers.first == mention.actor ? 2 : 1 : 0
        let preposition = preposition(mention)
        let kind = Actor.Kind.allCases.firstIndex(of: mention.kind) ?? 0
        let continues = previous(index)?.speakers.contains(mention.actor) ?? false ? 1 : 0
        let agreement = agreement(verb, mention)
        let isTold = isTold(mention, besides: index) ? 1 : 0
        bag.add(401, isRule, basis(attribution), sentences)
        bag.add(402, isRule, basis(attribution), kind)
        bag.add(403, direction * 6 + sentences, distance, form)
        bag.add(404, direction, preposition, form)
        bag.add(405, kind, sentences, isRule)
        bag.add(406, continues, sentences, basis(attribution))
        bag.add(407, agreement, isRule, direction)
        bag.add(408, agreement, kind, continues)
        bag.add(409, attribution.via.contains(mention.actor) ? 1 : 0, rules[index])
        bag.add(410, rules[index], isRule)
        bag.add(411, rules[index], direction * 6 + sentences, preposition == 0 ? 0 : 1)
        bag.add(412, isFirstFree(mention) ? 1 : 0, sentences, isRule)
        bag.add(413, min(4, cast.actors[mention.actor].mentions.count), kind, sentences)
        bag.add(414, min(4, spoken(mention.actor, before: index)), kind, isRule)
        bag.add(415, mention.titles.isEmpty ? 0 : 1, kind, isRule)
        bag.add(416, verbsBetween(verb, mention.start), direction, isRule)
        bag.add(417, mention.isDefinite ? 1 : 0, kind, sentences)
        bag.add(418, basis(attribution), continues, form)
        bag.add(419, isTold, isRule, direction)
        bag.add(420, isTold, kind, sentences)
        bag.add(421, grammar.isOblique(mention) ? 1 : 0, direction, preposition == 0 ? 0 : 1)
        bag.add(422, isRule, basis(attribution), form * 2 + (attribution.isNested ? 1 : 0))
        bag.add(423, isRule, basis(attribution), agreement)
    }

    private func basis(_ attribution: Attribution) -> Int { Attribution.Basis.allCases.firstIndex(of: attribution.basis) ?? 0 }

    /// A verb, one that و joins on, a participle or a noun.
    private func form(_ attribution: Attribution) -> Int {
        guard tags.isVerb(attribution.verb) else { return sheet.has(attribution.verb, EntryKind.active.mask) ? 2 : 3 }
        return sheet.analyses[Int(tags.verb[attribution.verb])].proclitics.isDisjoint(with: .conjunction) ? 0 : 1
    }

    /// Whether a mention stands inside what somebody else says.
    private func isTold(_ mention: Mention, besides index: Int) -> Bool {
        attributions.indices.contains {
            $0 != index && attributions[$0].isClause && attributions[$0].verb >= 0 && attributions[$0].range.contains(mention.start)
                && !attributions[$0].range.contains(attributions[index].verb)
        }
    }

    private func previous(_ index: Int) -> Attribution? {
        var at = index - 1
        while at >= 0 {
            if attributions[at].verb >= 0, !attributions[at].speakers.isEmpty { return attributions[at] }
            at -= 1
        }
        return nil
    }

    private func spoken(_ actor: Int, before index: Int) -> Int {
        attributions[..<index].reduce(0) { $0 + ($1.verb >= 0 && $1.speakers.contains(actor) ? 1 : 0) }
    }

    private func agreement(_ verb: Int, _ mention: Mention) -> Int {
        guard tags.isVerb(verb) else { return 0 }
        let features = sheet.analyses[Int(tags.verb[verb])].features
        let gender = grammar.gender(of: mention)
        guard features.gender != 0, gender != 0 else { return 0 }
        return features.gender == gender ? 1 : 2
    }

    private func verbsBetween(_ a: Int, _ b: Int) -> Int {
        var count = 0
        for token in min(a, b) + 1..<max(min(a, b) + 1, max(a, b)) where tags.isVerb(token) && count < 3 { count += 1 }
        return count
    }

    private func isFirstFree(_ mention: Mention) -> Bool {
        grammar.preposition(of: mention) == nil && firstFree[Int(sheet.sentenceOf[mention.start])] >= mention.start
    }

    private func preposition(_ mention: Mention) -> Int { grammar.number(of: grammar.preposition(of: mention)) }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// The trained models that decide on draft claims; without them the rules decide alone.
struct Judge {
    private let standing: WeightTable
    /// Who is the actor, and who the target.
    private let roles: WeightPairs
    private let told: WeightTable
    private let when: WeightTable
    private let first: WeightTable
    private let limit: WeightTable
    private let topic: WeightTable
    private let second: SecondLook
    /// What the log odds of a draft are worth, and those of the topic beside them: both were fitted on reports that the weights had not seen.
    private let calibration: WeightTable
    private let statuses: [(status: Status, table: WeightTable)]
    /// Drafts at least this likely stand.
    private let threshold: Double

    init(_ language: Language) {
        let model = language.model("claims")
        standing = model.table("standing")
        roles = WeightPairs(model.table("actor"), model.table("target"))
        told = model.table("told")
        when = model.table("when")
        first = model.table("first")
        limit = model.table("limit")
        topic = model.table("topic")
        second = SecondLook(language)
        calibration = model.table("calibration")
        statuses = Status.allCases.map { ($0, model.table("status-" + $0.rawValue)) }
        threshold = model.table("threshold").isEmpty ? 0.5 : model.table("threshold").bias
    }

    var isEmpty: Bool { standing.isEmpty }

    /// What stands of the drafts that `features` looks at, in their order.
    func judge(_ features: ClaimFeatures, _ times: TimeFeatures, _ cast: Cast) -> [JudgedClaim] {
        var claims = features.drafts.map(JudgedClaim.init)
        guard !isEmpty else {
            for index in claims.indices where claims[index].rejected == nil { claims[index].time = times.circumstances.time(claims[index].draft) }
            return claims
        }
        var bag = FeatureBag()
        let doubt = claims.isEmpty ? 0 : doubt(features.topic)
        let odds = claims.indices.map { index in
            bag.removeAll()
            features.standing(index, &bag)
            return standing.score(bag)
        }
        for (index, likely) in likelihoods(features, odds, doubt: doubt).enumerated() { claims[index].confidence = likely }
        let extent = Extent(claims: features)
        let participants = ParticipantFeatures(claims: features)
        for index in claims.indices {
            if isOutdone(index, claims, isFlash: features.isFlash) || isPart(index, claims) {
                claims[index].rejected = .anotherReading
                continue
            }
            guard claims[index].confidence >= least(claims[index], isFlash: features.isFlash) else {
                claims[index].rejected = claims[index].rejected ?? .unlikely
                continue
            }
            claims[index].rejected = nil
            bag.removeAll()
            features.essentials(index, &bag)
            let none = bag.emptySlot
            bag.removeAll()
            features.status(index, &bag)
            decideStatus(&claims[index], bag)
            decideParticipants(&claims[index], index, participants, cast, none, repellers: repellers(index, features, claims))
            claims[index].evidence = evidence(index, extent)
            claims[index].time = time(index, times)
            let isAhead = claims[index].time.map { times.isStillAhead($0, of: index) } ?? false || times.isAhead(index)
            if isAhead, claims[index].status == .occurred || claims[index].status == .ongoing {
                claims[index].status = .planned
                claims[index].statusReason += ", ahead"
            }
        }
        return claims
    }

    /// How likely drafts are to stand: midway between what the first look gives them alone and the second beside the others. A flash has too little for a second look.
    private func likelihoods(_ features: ClaimFeatures, _ odds: [Double], doubt: Double) -> [Double] {
        let worth = calibration.isEmpty ? 1 : calibration.weight(1)
        let first = odds.map { calibration.bias + worth * $0 + calibration.weight(2) * doubt }
        guard !second.isEmpty, !features.isFlash else { return first.map(logistic) }
        return zip(first, second.odds(features, odds, doubt: doubt)).map { first, second in logistic(second.map { (first + $0) / 2 } ?? first) }
    }

    /// How likely a draft must be. In a flash the rules decide, unless the model is all but sure against them; of truces, which are rare in what it learned from,
    /// it must be surer. What nobody is said to do (استؤنفت المحادثات) stands where it is not quite unlikely.
    private func least(_ claim: JudgedClaim, isFlash: Bool) -> Double {
        guard isFlash else { return threshold }
        return switch claim.rejected {
        case nil: min(threshold, claim.type.group == .truce ? 0.005 : 0.02)
        case .noActor: min(threshold, 0.07)
        default: threshold
        }
    }

    /// What speaks against all drafts of a report, 0 or below: its topic's log odds where they are between -5 and -1. A topic that speaks
    /// for claims says nothing of any one of them. The log odds are the mean of the words' weights times the root of their number, so that a short report is
    /// judged as a long one.
    private func doubt(_ report: Topic) -> Double {
        guard !topic.isEmpty else { return 0 }
        var words = FeatureBag()
        report.features(&words)
        guard !words.keys.isEmpty else { return 0 }
        let odds = topic.bias + (topic.score(words) - topic.bias) / Double(words.keys.count).squareRoot()
        return max(-4, min(0, odds + 1))
    }

    /// Whether another reading of the same word, which is likely enough to stand itself, is likelier; of two that are equal the first stands.
    private func isOutdone(_ index: Int, _ claims: [JudgedClaim], isFlash: Bool) -> Bool {
        let token = claims[index].draft.predicate.token
        var at = index
        while at > 0, claims[at - 1].draft.predicate.token == token { at -= 1 }
        while at < claims.count, claims[at].draft.predicate.token == token {
            let isLikelier = claims[at].confidence > claims[index].confidence || at < index && claims[at].confidence == claims[index].confidence
            if isLikelier, claims[at].confidence >= least(claims[at], isFlash: isFlash) { return true }
            at += 1
        }
        return false
    }

    /// Whether its word only completes another that stands and tells the same: الاتهام in يتبادلان الاتهام.
    private func isPart(_ index: Int, _ claims: [JudgedClaim]) -> Bool {
        let token = claims[index].draft.predicate.token
        let type = claims[index].type
        func holds(_ other: Int) -> Bool {
            claims[other].type == type && claims[other].predicate.token != token && claims[other].confidence >= threshold
                && claims[other].predicate.needed.contains(token)
        }
        var at = index - 1
        while at >= 0, token - claims[at].predicate.token <= 8 {
            if holds(at) { return true }
            at -= 1
        }
        at = index + 1
        while at < claims.count, claims[at].predicate.token - token <= 8 {
            if holds(at) { return true }
            at += 1
        }
        return false
    }

    private func decideStatus(_ draft: inout JudgedClaim, _ bag: FeatureBag) {
        var best = draft.status
        var bestScore = -Double.infinity
        for (status, table) in statuses where !table.isEmpty {
            // What لم or إذا stands in front of never becomes something that happened.
            if draft.isStatusFirm, status == .occurred || status == .ongoing { continue }
            let score = table.score(bag)
            if score > bestScore {
                best = status
                bestScore = score
            }
        }
        // Against the rule only where it is more likely than not.
        guard best != draft.status, bestScore > 0 else { return }
        draft.statusReason += ", model"
        draft.status = best
    }

    /// Whether somebody who is named is an actor of the report; without a model all are but states.
    func isTold(_ index: Int, _ cast: Cast, _ features: ActorFeatures) -> Bool {
        guard !told.isEmpty else { return cast.actors[index].kind != .state }
        var bag = FeatureBag()
        features.features(index, &bag)
        return told.score(bag) >= 0
    }

    /// When it was so: all times that say the same speak together; nil, where that it is left open is likelier.
    private func time(_ index: Int, _ times: TimeFeatures) -> Int? {
        let ruled = times.circumstances.time(times.claims.drafts[index])
        guard !when.isEmpty else { return ruled }
        let candidates = times.candidates(index)
        guard !candidates.isEmpty else { return nil }
        var bag = FeatureBag()
        times.none(index, &bag)
        let none = when.score(bag)
        var chances = Chances<DateInterval>()
        for number in candidates {
            bag.removeAll()
            times.features(index, number, ruled: ruled, &bag)
            chances.add(times.circumstances.times[number].interval, when.score(bag) - none)
        }
        return chances.best.flatMap { best in candidates.first { times.circumstances.times[$0].interval == best } }
    }

    /// From where to where the evidence reaches: of the likely first tokens and ends the two whose stretch is expected to have the largest share in common with
    /// the annotated one.
    private func evidence(_ index: Int, _ extent: Extent) -> Range<Int> {
        let ruled = extent.claims.drafts[index].evidence
        guard !first.isEmpty, !limit.isEmpty else { return ruled }
        let own = extent.mark(draft: index)
        let firsts = likely(own, .first, first, extent)
        let limits = likely(own, .limit, limit, extent)
        let stretches = firsts.flatMap { start in
            limits.lazy.filter { start.token < $0.token }.map { (stretch: extent.stretch(start.token..<$0.token), chance: start.chance * $0.chance) }
        }
        var (best, most) = (ruled, 0.0)
        for (stretch, _) in stretches {
            let expected = stretches.reduce(0) { $0 + $1.chance * stretch.common($1.stretch) }
            if expected > most { (best, most) = (stretch.tokens, expected) }
        }
        return extent.closed(best)
    }

    /// The candidates for one end of the evidence that are not all but excluded, with their chances.
    private func likely(_ own: Extent.DraftMark, _ end: Extent.End, _ table: WeightTable, _ extent: Extent) -> [(token: Int, chance: Double)] {
        var bag = FeatureBag()
        let scores = extent.candidates(own, end).map { token in
            bag.removeAll()
            extent.features(own, token, end, &bag)
            return (token: token, score: table.score(bag))
        }
        let top = scores.reduce(-Double.infinity) { max($0, $1.score) }
        let chances = scores.map { (token: $0.token, chance: exponential($0.score - top)) }
        let sum = chances.reduce(0) { $0 + $1.chance }
        return chances.map { ($0.token, $0.chance / sum) }.filter { $0.1 > 0.01 }
    }

    /// صدت القوات الهجوم: who repels an attack, and did not make it; nobody, where none is repelled.
    private func repellers(_ index: Int, _ features: ClaimFeatures, _ claims: [JudgedClaim]) -> [Int] {
        let (draft, governor) = (features.drafts[index], features.governors[index])
        guard governor >= 0, draft.type == .attack || draft.type == .advance, !draft.predicate.isVerb, claims[governor].type == .clash,
            features.drafts[governor].predicate.isVerb, draft.predicate.token - features.drafts[governor].predicate.range.upperBound <= 2
        else { return [] }
        return features.grammar.cast.members(claims[governor].actors)
    }

    private func decideParticipants(
        _ draft: inout JudgedClaim, _ index: Int, _ participants: ParticipantFeatures, _ cast: Cast, _ none: FeatureBag, repellers: [Int]
    ) {
        // What two do to each other leaves nothing to choose.
        if participants.claims.isMutual(index), draft.actors.count > 1 { return }
        guard !roles.isEmpty else { return }
        let features = participants.claims
        let own = participants.mark(draft: index)
        let candidates = participants.candidates(index)
        var bag = FeatureBag()
        var (actorScores, targetScores): ([Double], [Double]) = ([], [])
        for mention in candidates {
            bag.removeAll()
            participants.features(own, mention, &bag)
            let (actor, target) = roles.score(bag)
            actorScores.append(participants.isBystander(own, mention) ? -.infinity : actor)
            targetScores.append(participants.isBeforeSince(own, mention) ? -.infinity : target)
        }
        let (actorless, targetless) = roles.score(none)
        // قُتل, with its vowel written: whom it was done to did not do it.
        let (predicate, ruled) = (features.drafts[index].predicate, features.drafts[index].arguments)
        let sufferers = predicate.features.isPassive ? ruled.targets.map { cast.mentions[$0].actor } : []
        // من قبل الحركة: a word beside the doer says so.
        if ruled.actorBasis != .agent || ruled.actors.isEmpty {
            draft.actors = choose(candidates, actorScores, over: actorless, features, cast, taken: sufferers + repellers)
        }
        draft.targets = choose(candidates, targetScores, over: targetless, features, cast, taken: draft.actors)
        if draft.targets.isEmpty, draft.actors.count > 1, draft.type.isSymmetric {
            draft.targets = Array(draft.actors.dropFirst())
            draft.actors = [draft.actors[0]]
        }
        if draft.type.group == .words { draft.source.removeAll { draft.actors.contains($0) } }
    }

    /// The actor that all his mentions together make likeliest, with those that و joins to the best of them; nobody, where that is likelier.
    private func choose(_ candidates: [Int], _ scores: [Double], over none: Double, _ features: ClaimFeatures, _ cast: Cast, taken: [Int]) -> [Int] {
        var chances = Chances<Int>()
        for (mention, score) in zip(candidates, scores) where !taken.contains(cast.mentions[mention].actor) {
            chances.add(cast.mentions[mention].actor, score - none)
        }
        guard let likeliest = chances.best else { return [] }
        let own = zip(candidates, scores).filter { cast.mentions[$0.0].actor == likeliest }
        guard let best = own.max(by: { $0.1 < $1.1 })?.0 else { return [] }
        var actors: [Int] = []
        for mention in candidates where features.chains[mention] == features.chains[best] {
            for actor in cast.members(cast.mentions[mention].actor) where !actors.contains(actor) && !taken.contains(actor) { actors.append(actor) }
        }
        return actors
    }
}

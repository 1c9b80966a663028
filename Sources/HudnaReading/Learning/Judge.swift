internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// The trained models that decide on draft claims; without them the rules decide alone.
struct Judge {
    private let standing: WeightTable
    private let actor: WeightTable
    private let target: WeightTable
    private let told: WeightTable
    private let statuses: [(status: Status, table: WeightTable)]
    /// Drafts at least this likely stand.
    private let threshold: Double

    init(_ language: Language) {
        let model = LinearModel(language, name: "claims")
        standing = model.table("standing")
        actor = model.table("actor")
        target = model.table("target")
        told = model.table("told")
        statuses = Status.allCases.map { ($0, model.table("status-" + $0.rawValue)) }
        threshold = model.table("threshold").isEmpty ? 0.5 : model.table("threshold").bias
    }

    var isEmpty: Bool { standing.isEmpty }

    func judge(_ drafts: inout [DraftClaim], _ features: ClaimFeatures, _ cast: Cast) {
        guard !isEmpty else { return }
        var bag = FeatureBag()
        for index in drafts.indices {
            bag.removeAll()
            features.standing(index, &bag)
            let probability = logistic(standing.score(bag))
            drafts[index].confidence = probability
            guard probability >= threshold else {
                drafts[index].rejected = drafts[index].rejected ?? "unlikely"
                continue
            }
            drafts[index].rejected = nil
            bag.removeAll()
            features.status(index, &bag)
            decideStatus(&drafts[index], bag)
            decideParticipants(&drafts[index], index, features, cast)
        }
    }

    private func decideStatus(_ draft: inout DraftClaim, _ bag: FeatureBag) {
        var best = draft.status
        var bestScore = -Double.infinity
        for (status, table) in statuses where !table.isEmpty {
            let score = table.score(bag)
            if score > bestScore {
                best = status
                bestScore = score
            }
        }
        if best != draft.status { draft.statusReason += ", model" }
        draft.status = best
    }

    /// Whether somebody who is named is an actor of the report; without a model all are but states.
    func isTold(_ index: Int, _ cast: Cast, _ features: ActorFeatures) -> Bool {
        guard !told.isEmpty else { return cast.actors[index].kind != .state }
        var bag = FeatureBag()
        features.features(index, &bag)
        return told.score(bag) >= 0
    }

    /// Chance at which a participant is taken.
    private static let participantThreshold = 0.5

    private func decideParticipants(_ draft: inout DraftClaim, _ index: Int, _ features: ClaimFeatures, _ cast: Cast) {
        guard !actor.isEmpty else { return }
        var asActor: [Int: (score: Double, mention: Int)] = [:]
        var asTarget: [Int: (score: Double, mention: Int)] = [:]
        var order: [Int] = []
        var bag = FeatureBag()
        for mention in features.candidates(index) {
            bag.removeAll()
            features.participant(index, mention, &bag)
            let number = cast.mentions[mention].actor
            if asActor[number] == nil { order.append(number) }
            let actorScore = logistic(actor.score(bag))
            let targetScore = logistic(target.score(bag))
            if actorScore > asActor[number]?.score ?? -1 { asActor[number] = (actorScore, mention) }
            if targetScore > asTarget[number]?.score ?? -1 { asTarget[number] = (targetScore, mention) }
        }
        var actors: [Int] = []
        var targets: [Int] = []
        for number in order {
            let actorScore = asActor[number]?.score ?? 0
            let targetScore = asTarget[number]?.score ?? 0
            if actorScore >= Self.participantThreshold, actorScore >= targetScore {
                actors.append(number)
            } else if targetScore >= Self.participantThreshold {
                targets.append(number)
            }
        }
        draft.actors = actors
        draft.targets = targets
        if draft.type.group == .words { draft.source.removeAll { actors.contains($0) } }
    }
}

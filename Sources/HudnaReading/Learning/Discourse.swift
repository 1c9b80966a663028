internal import HudnaLanguage
internal import HudnaRecord

/// What the rest of a report says of who does what: a claim whose words name nobody is mostly told of those whom its like were told of before.
struct Discourse {
    /// By draft: the nearest one before it and behind it, of the same type and with somebody in it; -1 where there is none.
    let before: [Int]
    let behind: [Int]
    /// By draft: how many others of its type there are, at most three.
    let alike: [Int]
    /// By draft: the headline has another of its type.
    let inHeadline: [Bool]
    private let drafts: [DraftClaim]
    /// By draft: the rules let it stand, in the reading of its word that comes first.
    private let isTold: [Bool]
    private let cast: Cast
    /// By group and actor: as often as rules make somebody actor and target of a claim.
    private let acts: [[Int]]
    private let suffers: [[Int]]
    /// By actor: the state it belongs to, as an actor of the report; -1 where none is known.
    let home: [Int]

    /// - Parameters:
    ///   - types: by draft, the place of its type among all.
    ///   - groups: by draft, the place of its type's group among all.
    init(drafts: [DraftClaim], types: [Int], groups: [Int], sheet: Sheet, cast: Cast) {
        self.drafts = drafts
        self.cast = cast
        let isTold = drafts.map { !$0.predicate.isAlternative && $0.rejected == nil }
        var before = [Int](repeating: -1, count: drafts.count)
        var behind = before
        var alike = [Int](repeating: 0, count: drafts.count)
        var inHeadline = [Bool](repeating: false, count: drafts.count)
        var acts = [[Int]](repeating: [Int](repeating: 0, count: cast.actors.count), count: ClaimType.Group.allCases.count)
        var suffers = acts
        let none = [Int](repeating: -1, count: ClaimType.allCases.count)
        // By type.
        var last = none
        var number = [Int](repeating: 0, count: none.count)
        var isInHeadline = [Bool](repeating: false, count: none.count)
        func note(_ index: Int) { if !drafts[index].actors.isEmpty || !drafts[index].targets.isEmpty { last[types[index]] = index } }
        for index in drafts.indices {
            before[index] = last[types[index]]
            guard isTold[index] else { continue }
            note(index)
            number[types[index]] += 1
            if sheet.sentenceOf[drafts[index].predicate.token] == 0 { isInHeadline[types[index]] = true }
            for actor in cast.members(drafts[index].actors) { acts[groups[index]][actor] += 1 }
            for actor in cast.members(drafts[index].targets) { suffers[groups[index]][actor] += 1 }
        }
        last = none
        for index in drafts.indices.reversed() {
            behind[index] = last[types[index]]
            alike[index] = min(3, number[types[index]] - (isTold[index] ? 1 : 0))
            inHeadline[index] = sheet.sentenceOf[drafts[index].predicate.token] > 0 && isInHeadline[types[index]]
            if isTold[index] { note(index) }
        }
        self.isTold = isTold
        (self.before, self.behind, self.alike, self.inHeadline, self.acts, self.suffers) = (before, behind, alike, inHeadline, acts, suffers)
        var byListed: [Int32: Int] = [:]
        for (index, actor) in cast.actors.enumerated() where actor.listed >= 0 { byListed[actor.listed] = index }
        home = cast.actors.map { actor in actor.state >= 0 && actor.kind != .state ? byListed[actor.state] ?? -1 : -1 }
    }

    /// Whether somebody is actor (1) or target (2) of a draft, or both; 4 where there is no draft.
    func part(_ actor: Int, in draft: Int) -> Int {
        guard draft >= 0 else { return 4 }
        return (cast.isAmong(actor, drafts[draft].actors) ? 1 : 0) | (cast.isAmong(actor, drafts[draft].targets) ? 2 : 0)
    }

    /// How often somebody is actor and target of other claims of the group, each at most twice, as one number.
    func habit(_ actor: Int, group: Int, but index: Int) -> Int {
        let own = isTold[index] ? part(actor, in: index) : 0
        return min(2, acts[group][actor] - (own & 1)) * 3 + min(2, suffers[group][actor] - (own >> 1))
    }

    /// Those whom a draft may be about though nobody names them near it: of its like before and behind, and the states of who speaks.
    func expected(_ index: Int) -> [Int] {
        var out: [Int] = []
        for other in [before[index], behind[index]] where other >= 0 { out += cast.members(drafts[other].actors) + cast.members(drafts[other].targets) }
        for speaker in drafts[index].source where home[speaker] >= 0 { out.append(home[speaker]) }
        return out
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// Who takes part in a process, and as what.
struct PartyBuilder {
    let scene: Scene
    /// Who is told to negotiate, by two claims at least.
    private let negotiators: Set<Int>

    init(scene: Scene) {
        self.scene = scene
        var count: [Int: Int] = [:]
        for testimony in scene.told where Scene.negotiation.contains(testimony.type) {
            for number in Set(testimony.actors + testimony.targets) { count[number, default: 0] += 1 }
        }
        // In many reports, something is told wrongly now and then: who negotiates does so again and again.
        let most = scene.mainSides.compactMap { count[$0] }.max() ?? 0
        negotiators = Set(count.filter { $0.value > max(1, most / Self.share) }.keys)
    }

    /// Of what is told of the talks of a main side, the part that makes a negotiator.
    private static let share = 50

    private struct Key: Hashable {
        var actor: Int
        var role: Party.Role
        var of: Int?
    }

    private static let partyTypes: Set<ClaimType> = [
        .sign, .accept, .refuse, .ready, .requestTime, .talks, .indirectTalks, .condition, .truceStart, .truceEnd, .violate, .withdraw, .visit, .depart,
        .clash, .attack, .advance, .release,
    ]

    func parties() -> [Party] {
        var found: [Key: [Evidence]] = [:]
        for testimony in scene.told { for key in roles(of: testimony) { found[key, default: []].append(testimony.evidence) } }
        addBodies(&found)
        addEnvoys(&found)
        dropPassersBy(&found)
        placeOutsiders(&found)
        dropFeignedBackers(&found)
        // Who brings the sides together, or stands for what they agree on, is more than a participant.
        let between = Set(found.keys.filter { [.mediator, .host, .guarantor].contains($0.role) }.map(\.actor))
        found = found.filter { $0.key.role != .participant || !between.contains($0.key.actor) }
        let sorted = found.sorted { order($0) < order($1) }
        return sorted.map { key, evidence in
            let evidence = Array(Set(evidence)).sorted()
            let of = key.of ?? (key.role == .party && scene.side(key.actor) != key.actor ? scene.side(key.actor) : nil)
            return Party(
                actor: scene.directory.actors[key.actor], role: key.role, of: of.map(scene.name) ?? "", since: evidence.first.map { PartialDate($0.known.day) },
                evidence: evidence)
        }
    }

    private func order(_ entry: (key: Key, value: [Evidence])) -> (Int, Int, String, String) {
        let role = Party.Role.allCases.firstIndex(of: entry.key.role) ?? 0
        let of = entry.key.of.map { scene.directory.actors[$0].id } ?? ""
        return (role, -entry.value.count, scene.directory.actors[entry.key.actor].id, of)
    }

    private func roles(of testimony: Testimony) -> [Key] {
        var out = partyRoles(testimony) + hosts(testimony)
        out += scene.sponsors(testimony).map { Key(actor: $0.actor, role: $0.role, of: nil) }
        let foreign = testimony.actors.map(scene.stateSide).filter(isForeign)
        switch testimony.type {
        case .mediate where testimony.status != .negated, .propose where testimony.status != .negated:
            // استضافت العاصمة اجتماعا: whose roof it is need not be a go-between.
            let isHost = testimony.type == .mediate && scene.words.has("roles", role: Party.Role.host.rawValue, in: PlainText(testimony.passage.text))
            let sponsors = Set(scene.sponsors(testimony).filter { $0.role == .mediator }.map(\.actor))
            out += foreign.map { Key(actor: $0, role: isHost && !sponsors.contains($0) ? .host : .mediator, of: nil) }
        case .monitor where testimony.status != .negated:
            out += foreign.map { Key(actor: $0, role: .observer, of: nil) }
        case .arm where testimony.isFact, .support where testimony.isFact && isWhole(testimony):
            for target in testimony.targets.map(scene.side) where scene.isDomestic(target) {
                let backers = testimony.actors.map { isForeign(scene.stateSide($0)) ? scene.stateSide($0) : $0 }
                out += backers.filter { isBacker($0, of: target) }.map { Key(actor: $0, role: .backer, of: target) }
            }
        case .refuse where testimony.isFact:
            let tellers = Set(testimony.source.map(scene.side))
            guard isOfTalks(testimony) else { break }
            out += foreign.filter { !tellers.isEmpty && !tellers.contains($0) }.map { Key(actor: $0, role: .spoiler, of: nil) }
        case .talks where testimony.isFact, .indirectTalks where testimony.isFact, .accept where testimony.isFact, .sign where testimony.isFact:
            let sides = Set((testimony.actors + testimony.targets).map(scene.side))
            guard sides.contains(where: scene.mainSides.contains) else { break }
            out += (testimony.actors + testimony.targets).map(scene.stateSide).filter(isForeign).map { Key(actor: $0, role: .participant, of: nil) }
        case .conference where testimony.status != .negated:
            out += testimony.targets.map(scene.stateSide).filter(isForeign).map { Key(actor: $0, role: .participant, of: nil) }
        default: break
        }
        return out
    }

    /// A state or a body of states, in any case none of the country's own.
    private func isForeign(_ number: Int) -> Bool {
        (scene.kind(number) == .state || scene.kind(number) == .body) && !scene.isDomestic(number) && scene.directory.listed(number) != scene.country
            && scene.directory.listed(number) != nil
    }

    /// Nobody of the country backs a side, and nobody who fights it.
    private func isBacker(_ number: Int, of target: Int) -> Bool {
        let side = scene.side(number)
        return !scene.isDomestic(number) && scene.kind(number) != .person && !scene.words.isByPronoun(scene.name(side)) && isOfOtherState(number)
            && isKnown(target)
            && scene.fights(side, target) == 0
    }

    /// What is refused is an instrument, to talk, or a step of others in the country.
    private func isOfTalks(_ testimony: Testimony) -> Bool {
        let text = PlainText(testimony.passage.text + " " + testimony.claim.object)
        let namesCountry = scene.words.states(in: text).contains { $0.state == scene.country }
        return namesCountry || !scene.words.terms("instruments", in: text).isEmpty || scene.words.has("words", role: "talks", in: text)
    }

    /// Mercenaries of another state back a side; tribesmen and followers are of the country.
    private func isOfOtherState(_ number: Int) -> Bool {
        guard scene.kind(number) == .people else { return true }
        return scene.words.states(in: PlainText(scene.name(number))).contains { $0.state != scene.country }
    }

    /// Support of the side itself, not of something it says or proposes.
    private func isWhole(_ testimony: Testimony) -> Bool {
        scene.words.terms("instruments", in: PlainText(testimony.claim.object)).isEmpty
    }

    private func partyRoles(_ testimony: Testimony) -> [Key] {
        guard Self.partyTypes.contains(testimony.type) else { return [] }
        let numbers = testimony.type.isSymmetric ? testimony.actors + testimony.targets : testimony.actors
        let isFight = testimony.type.group == .force
        return numbers.filter {
            scene.isDomestic($0) && (isParty($0) || isFight && isArmy($0)) && (isKnown($0) || negotiators.contains($0))
        }.map { Key(actor: $0, role: .party, of: nil) }
    }

    /// Listed, or of somebody listed; of all others only who negotiates is a party.
    private func isKnown(_ number: Int) -> Bool {
        scene.directory.listed(number) != nil || scene.directory.listed(scene.side(number)) != nil && !isAnonymous(number)
    }

    /// مصدر محلي, قيادي ميداني, مبعوث المنظمة: who is one of several with the same name all over, or is told by his office alone, is nobody in particular.
    private func isAnonymous(_ number: Int) -> Bool {
        guard scene.kind(number) == .person, scene.directory.listed(number) == nil else { return false }
        let titles: Set<String> = ["office", "minister", "envoy"]
        return scene.words.terms("words", in: PlainText(scene.name(number))).contains {
            $0.term.role == "anonymous" || $0.range.lowerBound == 0 && titles.contains($0.term.role)
        }
    }

    /// Armed men of a side are no party of their own.
    private func isParty(_ number: Int) -> Bool { scene.kind(number) == .person || scene.side(number) == number }

    /// The army that fights for a government is told beside it.
    private func isArmy(_ number: Int) -> Bool {
        scene.kind(number) == .body && scene.directory.listed(number) != nil && scene.directory.has("organ", number)
            && scene.directory.has("government", scene.side(number))
    }

    /// المبعوث الأممي: who meets the sides, or works for a truce, for a body that brings them together is a go-between.
    private func addEnvoys(_ found: inout [Key: [Evidence]]) {
        let bodies = Set(found.keys.filter { $0.role == .mediator && scene.kind($0.actor) == .body }.map(\.actor))
        let types: Set<ClaimType> = [.mediate, .propose, .talks, .indirectTalks]
        for testimony in scene.told where types.contains(testimony.type) && testimony.status != .negated {
            let all = testimony.actors + testimony.targets
            guard !testimony.type.isSymmetric || all.contains(where: scene.isDomestic) else { continue }
            let numbers = testimony.type.isSymmetric ? all : testimony.actors
            for number in numbers where scene.kind(number) == .person && !isAnonymous(number) && bodies.contains(scene.side(number)) {
                found[Key(actor: number, role: .mediator, of: scene.side(number)), default: []].append(testimony.evidence)
            }
        }
    }

    /// Where a side is told of so often, one telling of a fight makes nobody a party.
    private static let often = 40

    /// In many reports, something is told wrongly now and then: who is told of once, and as fighting, is no party of his own.
    private func dropPassersBy(_ found: inout [Key: [Evidence]]) {
        let parties = found.filter { $0.key.role == .party }.mapValues { Set($0).count }
        guard (parties.values.max() ?? 0) >= Self.often else { return }
        let others = Set(scene.told.filter { $0.type.group != .force }.flatMap { partyRoles($0).map(\.actor) })
        for (key, count) in parties where count == 1 && !others.contains(key.actor) { found[key] = nil }
    }

    /// So many times more often is one told to fight an enemy than somebody else.
    private static let plainly = 3

    /// A force of no state that fights one of the two sides, and hardly the other, came to help that one.
    private func placeOutsiders(_ found: inout [Key: [Evidence]]) {
        guard scene.mainSides.count == 2 else { return }
        for key in found.keys where key.role == .party && scene.kind(key.actor) == .body {
            guard let listed = scene.directory.listed(key.actor), scene.words.listed[listed].state < 0, !scene.mainSides.contains(key.actor) else { continue }
            let fights = scene.mainSides.map { scene.fights(key.actor, $0) }
            // In many reports, something is told wrongly now and then.
            guard let least = fights.min(), let most = fights.max(), most > 1, most >= Self.plainly * least else { continue }
            let helped = scene.mainSides[fights[0] == least ? 0 : 1]
            found[Key(actor: key.actor, role: .backer, of: helped), default: []] += found.removeValue(forKey: key) ?? []
        }
    }

    /// Nobody backs two who fight each other: of the two, what is told more often holds.
    private func dropFeignedBackers(_ found: inout [Key: [Evidence]]) {
        let backers = found.filter { $0.key.role == .backer }
        for (key, evidence) in backers {
            guard let of = key.of else { continue }
            let other = backers.contains { other in
                guard other.key.actor == key.actor, let rival = other.key.of else { return false }
                return scene.areFoes(of, rival) && Set(other.value).count > Set(evidence).count
            }
            if other { found[key] = nil }
        }
    }

    /// The bodies that party leaders speak for.
    private func addBodies(_ found: inout [Key: [Evidence]]) {
        let led = found.filter { $0.key.role == .party && scene.side($0.key.actor) != $0.key.actor }
        for (key, evidence) in led.sorted(by: { order($0) < order($1) }) {
            let body = Key(actor: scene.side(key.actor), role: .party, of: nil)
            if found[body] == nil, scene.kind(body.actor) == .body { found[body] = evidence.sorted() }
        }
    }

    private func hosts(_ testimony: Testimony) -> [Key] {
        let isTalks = [.talks, .indirectTalks, .conference].contains(testimony.type)
        let isOfProcess = testimony.type == .conference || (testimony.actors + testimony.targets).contains(where: scene.isDomestic)
        guard isTalks, isOfProcess, testimony.status != .negated, let state = scene.words.state(ofCity: testimony.claim.place), state != scene.country,
            let number = scene.directory.number(id: scene.words.listed[state].id)
        else { return [] }
        return [Key(actor: number, role: .host, of: nil)]
    }
}

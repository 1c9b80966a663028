internal import HudnaLanguage
internal import HudnaRecord

/// Finds what a report is about, of this report alone, so that it need be done but once.
///
/// The country of a report is the one whose bodies and name its claims have most; a claim about the bodies of another country goes there. Who acts as a
/// state, or where people meet, is not what it is about, unless nothing else is told.
struct CentreFinder {
    private let words: RecordWords
    private let reading: Reading
    /// By name: the number among the listed; nil for who is not listed.
    private var listed: [String: Int] = [:]
    private var kinds: [String: Actor.Kind] = [:]
    /// By name: the state in whose conflict an actor is listed with a body, his own or the one he speaks for.
    private var conflicts: [String: Int] = [:]
    /// By name: the states he stands for.
    private var states: [String: Set<Int>] = [:]

    init(_ reading: Reading, words: RecordWords) {
        self.words = words
        self.reading = reading
        let told = reading.claims.reduce(into: Set<String>()) { $0.formUnion($1.actors + $1.targets + $1.source) }
        for actor in reading.actors where told.contains(actor.name) { place(actor) }
    }

    private mutating func place(_ actor: Actor) {
        kinds[actor.name] = actor.kind
        let index = words.actor(id: words.id(of: actor))
        listed[actor.name] = index
        let roles = actor.kind == .person ? actor.mentions.map(\.text) + (index.map { words.listed[$0].roles.map(\.role) } ?? []) : []
        let bodies = [index].compactMap { $0 } + roles.flatMap { words.actors(in: PlainText($0)).map(\.payload) }
        if let body = bodies.first(where: { words.listed[$0].kind == "body" && !words.listed[$0].conflict.isEmpty && words.listed[$0].state >= 0 }) {
            conflicts[actor.name] = Int(words.listed[body].state)
        } else if let index, words.listed[index].kind != "person", words.listed[index].state >= 0 {
            states[actor.name] = [Int(words.listed[index].state)]
        } else {
            states[actor.name] = Set(roles.flatMap { words.states(in: PlainText($0)).map(\.state) })
        }
        if let index, words.listed[index].kind == "state" { states[actor.name] = [index] }
    }

    // MARK: - Centres

    func centres() -> Centres {
        guard !reading.claims.isEmpty else { return Centres() }
        let country = country()
        var others: Set<Int> = []
        var bodies: [String: Int] = [:]
        for claim in reading.claims {
            if let country, let other = home(of: claim, country) { others.insert(other) }
            for name in claim.actors + claim.targets { if let id = warring(name) { bodies[id, default: 0] += 1 } }
        }
        return Centres(
            country: country.map { words.listed[$0].id } ?? "", others: others.map { words.listed[$0].id }.sorted(), bodies: bodies,
            marks: marks())
    }

    /// The country to which a claim belongs of a report about `country`; nil where that is the one.
    func home(of claim: Claim, _ country: Int) -> Int? {
        let own = Set((claim.actors + claim.targets).compactMap { conflicts[$0] })
        guard !own.isEmpty, !own.contains(country), !mentioned(claim).contains(country) else { return nil }
        return own.min()
    }

    private func mentioned(_ claim: Claim) -> Set<Int> {
        Set(words.states(in: PlainText(claim.passage + " " + claim.object)).filter { $0.form != .capital }.map(\.state))
    }

    private func country() -> Int? {
        var score: [Int: Int] = [:]
        var aside: [Int: Int] = [:]
        for claim in reading.claims {
            let people = claim.actors + claim.targets
            for name in people { if let state = conflicts[name] { score[state, default: 0] += 2 } }
            let isMeeting = Self.meeting.contains(claim.type)
            var left = (people + claim.source).reduce(into: Set<Int>()) { $0.formUnion(states[$1] ?? []) }
            if isMeeting, let place = words.state(ofPlace: claim.place) { left.insert(place) }
            let weight = claim.type.group == .force || claim.type.group == .truce ? 2 : 1
            for state in mentioned(claim) {
                if !left.contains(state) { score[state, default: 0] += weight } else if weight == 2 { aside[state, default: 0] += 1 }
            }
            // وافق الرئيس على هدنة في الشرق: what a state does in a place of its own is about it.
            if !isMeeting, let home = words.state(ofCity: claim.place), left.contains(home) {
                score[home, default: 0] += claim.type.group == .agreement ? 2 : weight
            }
        }
        return best(score) ?? best(aside)
    }

    private func best(_ score: [Int: Int]) -> Int? {
        score.max { ($0.value, words.listed[$1.key].id) < ($1.value, words.listed[$0.key].id) }?.key
    }

    static let meeting: Set<ClaimType> = [.visit, .depart, .talks, .indirectTalks, .call, .conference, .mediate, .sign]

    /// A body that may be a side of a war: none of the organs of states and leagues that the tables list without a conflict.
    private func warring(_ name: String) -> String? {
        guard let index = listed[name] ?? nil else {
            guard kinds[name] == .body, !words.opens(name, with: "collective"), !words.isByPronoun(name) else { return nil }
            return words.id(ofUnlisted: name, .body)
        }
        let actor = words.listed[index]
        guard actor.kind == "body", actor.table == .user || !actor.conflict.isEmpty else { return nil }
        return actor.id
    }

    private static let negotiation: Set<ClaimType> = [
        .talks, .indirectTalks, .mediate, .conference, .propose, .sign, .accept, .ready, .requestTime, .refuse, .truceStart, .truceEnd, .violate, .monitor,
    ]

    /// Of claims about talks and truces: who is listed in them, and the places they name.
    private func marks() -> [String] {
        var out: Set<String> = []
        for claim in reading.claims where Self.negotiation.contains(claim.type) {
            for name in claim.actors + claim.targets + claim.source { if let index = listed[name] { out.insert(words.listed[index].id) } }
            let text = PlainText(claim.place + " " + claim.object)
            out.formUnion(words.places(in: text).map(\.id))
        }
        return out.sorted()
    }
}

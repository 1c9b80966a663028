internal import HudnaLanguage
internal import HudnaRecord

/// Finds the processes that the claims speak of: one a country at war with itself or with others.
///
/// The country of a report is the one whose bodies and name its claims have most; a claim about the bodies of another country goes there. Where no
/// country is known, the body most often at work gives the process its name. A process has talks or an instrument, and a war.
struct ProcessFinder {
    struct Draft {
        var id: String
        var name: String
        /// The number of the country among the listed actors; nil where none is known.
        var country: Int?
        var told: [Testimony] = []
    }

    let directory: ActorDirectory
    let words: RecordWords

    /// By the ids of the processes; and by report the process that most of it is about.
    func processes(_ told: [Testimony], reports: Int) -> (drafts: [Draft], main: [String?]) {
        var byReport = [[Testimony]](repeating: [], count: reports)
        for testimony in told { byReport[testimony.report].append(testimony) }
        let main = settled(byReport, byReport.map(country))
        var drafts: [String: Draft] = [:]
        for testimony in told {
            guard let home = home(testimony, main[testimony.report]) else { continue }
            drafts[home.id, default: Draft(id: home.id, name: home.name, country: home.country)].told.append(testimony)
        }
        let alive = drafts.values.filter { isProcess($0.told) }.sorted { ($1.told.count, $0.id) < ($0.told.count, $1.id) }
        return (alive, main.map { $0.map { key($0).id } })
    }

    private enum Centre: Hashable {
        case country(Int)
        case body(Int)
    }

    private func key(_ centre: Centre) -> (id: String, name: String, country: Int?) {
        switch centre {
        case .country(let state): (words.listed[state].id, words.listed[state].name, state)
        case .body(let number): (directory.actors[number].id, directory.actors[number].name, nil)
        }
    }

    private func home(_ testimony: Testimony, _ main: Centre?) -> (id: String, name: String, country: Int?)? {
        let own = Set((testimony.actors + testimony.targets).compactMap(conflictState))
        if case .country(let state)? = main, !own.isEmpty, !own.contains(state), !mentioned(testimony).contains(state), let other = own.min() {
            return key(.country(other))
        }
        return main.map(key)
    }

    /// The state in whose conflict a body or leader is listed.
    private func conflictState(_ number: Int) -> Int? {
        let side = directory.side(number)
        guard let index = directory.listed(side), words.listed[index].kind == "body", !words.listed[index].conflict.isEmpty else { return nil }
        return directory.state(side)
    }

    private func mentioned(_ testimony: Testimony) -> Set<Int> {
        Set(words.states(in: PlainText(testimony.evidence.text + " " + testimony.claim.object)).filter { $0.form != .capital }.map(\.state))
    }

    private func country(_ told: [Testimony]) -> Centre? {
        var score: [Int: Int] = [:]
        var bodies: [Int: Int] = [:]
        for testimony in told {
            let people = testimony.actors + testimony.targets
            for number in people {
                if let state = conflictState(number) { score[state, default: 0] += 2 }
                if isWarring(directory.side(number)) { bodies[directory.side(number), default: 0] += 1 }
            }
            // Who acts as a state, or where they meet, is not what it is about.
            var aside = Set((people + testimony.source).compactMap { directory.listed(directory.side($0)) })
            if Self.meeting.contains(testimony.type), let place = words.state(ofPlace: testimony.claim.place) { aside.insert(place) }
            let weight = testimony.type.group == .force || testimony.type.group == .truce ? 2 : 1
            for state in mentioned(testimony).subtracting(aside) { score[state, default: 0] += weight }
        }
        let best = score.max { ($0.value, words.listed[$1.key].id) < ($1.value, words.listed[$0.key].id) }
        if let best { return .country(best.key) }
        return bodies.max { ($0.value, directory.actors[$1.key].id) < ($1.value, directory.actors[$0.key].id) }.map { .body($0.key) }
    }

    /// Reports that name no country belong to that in whose reports their bodies are most at work.
    private func settled(_ told: [[Testimony]], _ first: [Centre?]) -> [Centre?] {
        var homes: [Int: [Centre: Int]] = [:]
        for (report, centre) in first.enumerated() {
            guard let centre, case .country = centre else { continue }
            for number in told[report].flatMap({ $0.actors + $0.targets }).map(directory.side) where isWarring(number) {
                homes[number, default: [:]][centre, default: 0] += 1
            }
        }
        return first.map { centre in
            guard case .body(let body)? = centre else { return centre }
            let best = homes[body]?.max { ($0.value, key($1.key).id) < ($1.value, key($0.key).id) }
            return best?.key ?? centre
        }
    }

    /// A body that may be a side of a war: none of the organs of states and leagues that the tables list without a conflict.
    private func isWarring(_ side: Int) -> Bool {
        guard directory.actors[side].kind == .body else { return false }
        guard let index = directory.listed(side) else { return !directory.has("collective", side) }
        return words.listed[index].table == .user || !words.listed[index].conflict.isEmpty
    }

    private static let meeting: Set<ClaimType> = [.visit, .depart, .talks, .indirectTalks, .call, .conference, .mediate, .sign]

    private static let negotiation: Set<ClaimType> = [
        .truceStart, .truceEnd, .sign, .requestTime, .indirectTalks, .mediate, .talks, .accept, .ready, .propose,
    ]

    private func isProcess(_ told: [Testimony]) -> Bool {
        told.contains { Self.negotiation.contains($0.type) } && told.contains { $0.type.group == .force || $0.type.group == .truce }
    }
}

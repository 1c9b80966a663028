internal import HudnaLanguage
internal import HudnaRecord

/// Where what is told of one thing differs. Each finder looks at one matter; a matter told alike by all is none.
struct DisagreementBuilder {
    let scene: Scene
    let instruments: InstrumentBuilder
    var allegations: AllegationBuilder { AllegationBuilder(scene: scene, instruments: instruments) }

    func disagreements(
        parties: [Party], toll: [TollEntry], violations: [Violation], readings: [(report: Int, kept: KeptReading)]
    ) -> [Disagreement] {
        var out = arrivals() + meetings() + signings() + conferences() + deadlines()
        out += stands() + truces() + fronts() + callers()
        out += quarrels(denials(), crossed(violations))
        out += roles(parties) + numbers(toll) + names(readings) + outcomes(readings)
        return out.filter { $0.versions.count > 1 }
    }

    // MARK: - Versions

    /// How a step is told: as done, as to come, as open, as not done.
    enum Manner: String { case fact, planned, possible, negated }

    func manner(_ testimony: Testimony) -> Manner {
        switch testimony.status {
        case .occurred, .ongoing: .fact
        case .planned: .planned
        case .possible, .conditional: .possible
        case .negated: .negated
        }
    }

    /// Groups testimonies by what they say; the first in each group tells what the version says.
    func versions(_ told: [Testimony], by key: (Testimony) -> String) -> [Disagreement.Version] {
        var (places, groups): ([String: Int], [[Testimony]]) = ([:], [])
        for testimony in told {
            let key = key(testimony)
            let place = places[key] ?? groups.count
            places[key] = place
            if place < groups.count { groups[place].append(testimony) } else { groups.append([testimony]) }
        }
        return groups.map { version($0) }
    }

    func version(_ told: [Testimony], isSlip: Bool = false) -> Disagreement.Version {
        var source: [String] = []
        for number in told.flatMap(\.source) where !source.contains(scene.name(number)) { source.append(scene.name(number)) }
        return Disagreement.Version(
            says: told[0].evidence.text, source: source, evidence: Array(Set(told.map(\.evidence))).sorted(), isProbableSlip: isSlip)
    }

    func names(_ numbers: [Int]) -> [String] {
        var out: [String] = []
        for number in numbers where !out.contains(scene.name(number)) { out.append(scene.name(number)) }
        return out
    }

    /// Days that may lie between two reports of one matter.
    private static let reach = 5

    /// Days after which what is told is looked back at.
    private static let past = 30

    /// The day of which something is told: that of the report, or its own where it is looked back at (talks of another year are others).
    static func day(_ testimony: Testimony) -> Int {
        guard let days = testimony.days, days.upperBound < testimony.day.number - past else { return testimony.day.number }
        return days.upperBound
    }

    /// Testimonies in runs of time: no more than some days between what is next to each other.
    func periods(_ told: [Testimony]) -> [[Testimony]] {
        let sorted = told.sorted { (Self.day($0), $0.evidence) < (Self.day($1), $1.evidence) }
        var out: [[Testimony]] = []
        for testimony in sorted {
            if let last = out.last?.last, Self.day(testimony) - Self.day(last) <= Self.reach {
                out[out.count - 1].append(testimony)
            } else {
                out.append([testimony])
            }
        }
        return out
    }

    private func tellers(_ told: [Testimony]) -> Int {
        Set(told.map { $0.source.isEmpty ? "report " + $0.evidence.report : $0.source.map(String.init).joined(separator: " ") }).count
    }

    // MARK: - Matters

    /// Who comes: whether somebody has arrived, and who is to come together.
    private func arrivals() -> [Disagreement] {
        var out: [Disagreement] = []
        let visits = scene.told.filter { $0.type == .visit && $0.actors.contains(where: scene.isDomestic) }
        for period in periods(visits) {
            for actor in Set(period.flatMap(\.actors)).sorted(by: { scene.directory.actors[$0].id < scene.directory.actors[$1].id }) {
                let own = atOnePlace(period.filter { $0.actors.contains(actor) && $0.status != .possible && $0.status != .conditional })
                guard Set(own.map(manner)).count > 1, tellers(own) > 1 else { continue }
                out.append(
                    Disagreement(
                        about: scene.name(actor), matter: .status, type: ClaimType.visit.rawValue, actors: [scene.name(actor)],
                        versions: versions(own) { manner($0).rawValue }))
            }
            out += companies(period)
        }
        return out
    }

    /// Of visits those to the place that most are to, and to none that is told.
    private func atOnePlace(_ told: [Testimony]) -> [Testimony] {
        let cities = told.map { scene.cities($0.claim.place) }
        var count: [String: Int] = [:]
        for city in cities.joined() { count[city, default: 0] += 1 }
        guard let most = count.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return told }
        return told.indices.filter { cities[$0].isEmpty || cities[$0].contains(most) }.map { told[$0] }
    }

    /// Who is to come together: companies to one place that have somebody in common, and are not the same.
    private func companies(_ period: [Testimony]) -> [Disagreement] {
        var groups: [(cities: Set<String>, told: [Testimony])] = []
        for testimony in period where testimony.actors.count > 1 {
            let cities = scene.cities(testimony.claim.place)
            let known = groups.firstIndex { group in
                (group.cities.isEmpty || cities.isEmpty || !group.cities.isDisjoint(with: cities))
                    && group.told.contains { !Set($0.actors).isDisjoint(with: testimony.actors) }
            }
            if let known {
                groups[known].cities.formUnion(cities)
                groups[known].told.append(testimony)
            } else {
                groups.append((cities, [testimony]))
            }
        }
        return groups.compactMap { group in
            let sets = versions(group.told) { $0.actors.map(String.init).sorted().joined(separator: " ") }
            guard sets.count > 1, tellers(group.told) > 1 else { return nil }
            let people = names(group.told.flatMap(\.actors))
            return Disagreement(about: people.joined(separator: " – "), matter: .actors, type: ClaimType.visit.rawValue, actors: people, versions: sets)
        }
    }

    /// Whether the sides meet face to face.
    private func meetings() -> [Disagreement] {
        let main = Set(scene.mainSides)
        guard main.count == 2 else { return [] }
        let told = scene.told.filter { testimony in
            let sides = Set((testimony.actors + testimony.targets).map(scene.side))
            guard main.isSubset(of: sides) else { return false }
            switch testimony.type {
            case .talks, .indirectTalks: return true
            case .refuse: return testimony.isFact && instruments.draftsOf[index(of: testimony)].isEmpty
            default: return false
            }
        }
        return periods(told).compactMap { period in
            let versions = versions(period) { $0.type == .talks ? manner($0).rawValue + $0.source.map(String.init).joined() : $0.type.rawValue }
            // What is to be on one day and is on the next differs in nothing.
            let ways = Set(period.map { $0.type.rawValue + (manner($0) == .planned ? Manner.fact : manner($0)).rawValue })
            guard versions.count > 1, ways.count > 1 else { return nil }
            return Disagreement(
                about: names(scene.mainSides).joined(separator: " – "), matter: .status, type: ClaimType.talks.rawValue, actors: names(scene.mainSides),
                versions: versions)
        }
    }

    private func index(of testimony: Testimony) -> Int {
        scene.told.firstIndex { $0.evidence == testimony.evidence && $0.claim.predicateSpan == testimony.claim.predicateSpan && $0.type == testimony.type } ?? 0
    }

    /// Whether an instrument is signed.
    private func signings() -> [Disagreement] {
        instruments.drafts.indices.compactMap { number in
            let draft = instruments.drafts[number]
            let told = draft.told.sorted().map { scene.told[$0] }.filter { $0.type == .sign }
            guard Set(told.map(manner)).count > 1, tellers(told) > 1 else { return nil }
            return Disagreement(
                about: draft.names.first ?? draft.kind.rawValue, matter: .status, type: ClaimType.sign.rawValue, actors: names(told.flatMap(\.actors)),
                versions: versions(told) { manner($0).rawValue })
        }
    }

    /// When a conference is held.
    private func conferences() -> [Disagreement] {
        scene.events.indices.compactMap { number in
            guard scene.events[number].type == .conference else { return nil }
            let told = scene.members[number].map { scene.told[$0] }.filter { $0.claim.when.start != nil }
            let versions = versions(told) { $0.claim.when.start?.iso ?? "" }
            guard versions.count > 1 else { return nil }
            return Disagreement(
                about: told[0].evidence.text, matter: .date, type: ClaimType.conference.rawValue, actors: names(told.flatMap(\.actors)), versions: versions)
        }
    }

    /// Until when time is asked for: told with different words.
    private func deadlines() -> [Disagreement] {
        periods(scene.told.filter { $0.type == .requestTime && $0.isFact && !$0.times.isEmpty }).compactMap { period in
            let versions = versions(period) { $0.times.map(\.text).joined(separator: " ") }
            guard versions.count > 1 else { return nil }
            let people = names(period.flatMap(\.actors))
            return Disagreement(
                about: people.joined(separator: " – "), matter: .date, type: ClaimType.requestTime.rawValue, actors: people, versions: versions)
        }
    }

    /// Where a side stands on the ceasefire of one time, told as willing by some and as unwilling by others, or as unwilling in different ways.
    private func stands() -> [Disagreement] {
        var out: [Disagreement] = []
        let types: Set<ClaimType> = [.sign, .accept, .ready, .refuse, .requestTime, .depart, .violate]
        let told = scene.told.indices.filter { index in
            types.contains(scene.told[index].type)
                && !allegations.isMutual(scene.told[index])
                && (scene.told[index].type == .depart || instruments.draftsOf[index].contains { instruments.drafts[$0].subject == InstrumentMention.ceasefire })
        }.map { scene.told[$0] }
        for side in Set(told.flatMap { $0.actors.map(scene.side) }).filter(scene.isDomestic).sorted(by: {
            scene.directory.actors[$0].id < scene.directory.actors[$1].id
        }) {
            for period in periods(told.filter { $0.actors.map(scene.side).contains(side) && $0.status != .possible && $0.status != .planned }) {
                let unwilling = period.filter(isUnwilling)
                let kinds = Set(unwilling.map(stance))
                guard kinds.count > 1 || !unwilling.isEmpty && unwilling.count < period.count && tellers(period) > 1 else { continue }
                out.append(
                    Disagreement(
                        about: scene.name(side), matter: .position, type: ClaimType.refuse.rawValue, actors: [scene.name(side)],
                        versions: versions(period, by: stance)))
            }
        }
        return out
    }

    private func isUnwilling(_ testimony: Testimony) -> Bool {
        switch testimony.type {
        case .refuse: testimony.status != .negated
        case .accept: testimony.status == .negated && !scene.words.has("words", role: "agree", in: PlainText(testimony.passage.text))
        case .sign, .ready: testimony.status == .negated
        case .requestTime, .depart, .violate: true
        default: false
        }
    }

    private func stance(_ testimony: Testimony) -> String { testimony.type.rawValue + (testimony.status == .negated ? " not" : "") }

    /// Whether a truce is kept: that it holds, that it is broken, that there is fighting.
    private func truces() -> [Disagreement] {
        instruments.drafts.indices.compactMap { number in
            let draft = instruments.drafts[number]
            guard draft.kind == .ceasefire else { return nil }
            let told = draft.told.sorted().map { scene.told[$0] }
            let starts = told.filter { $0.type == .truceStart && $0.isFact }
            guard let first = starts.compactMap({ $0.days?.lowerBound ?? $0.day.number }).min() else { return nil }
            let breaches = told.filter { $0.type == .violate && $0.isFact } + told.filter { $0.type == .truceEnd && $0.status != .conditional }
            let fights = scene.told.filter {
                ($0.type == .clash || $0.type == .attack && $0.status == .ongoing) && $0.isFact && (first...first + 14).contains($0.day.number)
                    && ($0.days.map { $0.upperBound >= first } ?? true)
            }
            return Disagreement(
                about: draft.names.first ?? draft.kind.rawValue, matter: .truce, type: ClaimType.truceStart.rawValue,
                actors: names((breaches + fights).flatMap(\.actors)), versions: [starts, breaches, fights].filter { !$0.isEmpty }.map { version($0) })
        }
    }

    /// How far the forces of one of the two sides have come.
    private func fronts() -> [Disagreement] {
        var out: [Disagreement] = []
        var advances: [Int: [Testimony]] = [:]
        for testimony in scene.told where testimony.type == .advance && (testimony.days.map { $0.upperBound >= testimony.day.number - 30 } ?? true) {
            for side in Set(testimony.actors.map(scene.side)) where scene.mainSides.contains(side) { advances[side, default: []].append(testimony) }
        }
        for side in advances.keys.sorted(by: { scene.directory.actors[$0].id < scene.directory.actors[$1].id }) {
            for period in periods(advances[side] ?? []).flatMap(atEachPlace) {
                // What several tell alike is one event, and one version.
                let versions = versions(period) { String(scene.eventOfClaim[$0.id] ?? 0) + ($0.status == .negated ? " not" : "") }
                guard versions.count > 1, Set(period.map(\.evidence.report)).count > 1 else { continue }
                out.append(
                    Disagreement(about: scene.name(side), matter: .place, type: ClaimType.advance.rawValue, actors: [scene.name(side)], versions: versions))
            }
        }
        return out
    }

    /// What is told of one town: who has taken one place and stands before another tells nothing that differs.
    private func atEachPlace(_ told: [Testimony]) -> [[Testimony]] {
        let cities = told.map { scene.cities([$0.claim.place, $0.claim.object].joined(separator: " ")) }
        let groups = Set(cities.joined()).sorted().map { city in told.indices.filter { cities[$0].contains(city) } }
        return Array(Set(groups)).sorted { $0.lexicographicallyPrecedes($1) }.map { group in group.map { told[$0] } }
    }

    /// Who brings the sides together: told with different names; one that stands alone and looks like another's is a probable slip.
    private func callers() -> [Disagreement] {
        let main = Set(scene.mainSides)
        let told = scene.told.filter {
            guard $0.status != .negated, !$0.actors.isEmpty, !$0.actors.contains(where: scene.isDomestic) else { return false }
            switch $0.type {
            case .mediate, .propose: return true
            case .demand: return !main.isDisjoint(with: Set($0.targets.map(scene.side)))
            default: return false
            }
        }
        return periods(told).compactMap { period in
            let sides = period.map { testimony in Set(testimony.actors.map(scene.side)) }
            let slips = period.indices.filter { SlipFinder.isSlip(sides, $0) { scene.name($0) } }
            guard !slips.isEmpty else { return nil }
            let others = versions(period.indices.filter { !slips.contains($0) }.map { period[$0] }) { testimony in
                Set(testimony.actors.map(scene.side)).sorted().map(String.init).joined(separator: " ")
            }
            return Disagreement(
                about: names(period.flatMap(\.actors)).joined(separator: " – "), matter: .actors, type: ClaimType.mediate.rawValue,
                actors: names(period.flatMap(\.actors)), versions: slips.map { version([period[$0]], isSlip: true) } + others)
        }
    }
}

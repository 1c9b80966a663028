internal import HudnaRecord

/// The steps of the talks, and the dates that are set for them.
struct MilestoneBuilder {
    let scene: Scene
    let instruments: InstrumentBuilder

    private static let types: Set<ClaimType> = [
        .visit, .depart, .talks, .indirectTalks, .call, .conference, .sign, .truceStart, .truceEnd, .withdraw, .release, .reopen, .close, .deploy, .mediate,
    ]

    private struct Key: Hashable {
        var kind: String
        var status: Status
        var date: String
        /// Of visits and departures, which are told of each by himself.
        var actor: Int?
    }

    func milestones() -> [Milestone] {
        let all = meetings(companies(landmarks(scene.members.flatMap { members in steps(members.map { scene.told[$0] }) })))
        let out = all.map { milestone($0.key, $0.told) }
        return (out + deadlines() + heldConferences()).sorted { order($0) < order($1) }
    }

    private func order(_ milestone: Milestone) -> (String, Int, String) {
        // What has no day of its own stands with what was told on that day.
        let told = milestone.evidence.first?.known
        return (milestone.when.start?.iso ?? told.map { PartialDate($0.day).iso } ?? "", told?.minutes ?? 0, milestone.kind + milestone.name)
    }

    private typealias Step = (key: Key, told: [Testimony])

    /// What is told of one event, step by step.
    private func steps(_ told: [Testimony]) -> [Step] {
        var groups: [Step] = []
        for testimony in told where isStep(testimony) {
            let kind = isIndirect(testimony, told) ? ClaimType.indirectTalks.rawValue : testimony.type.rawValue
            let persons: [Int?] = testimony.type.isPersonal ? testimony.actors.map { $0 } : [nil]
            for actor in persons {
                let key = Key(kind: kind, status: testimony.status, date: date(testimony, told), actor: actor)
                if let index = groups.firstIndex(where: { $0.key == key || isRetold(testimony, key, $0) }) {
                    groups[index].told.append(testimony)
                } else {
                    groups.append((key, [testimony]))
                }
            }
        }
        return groups.filter { $0.key.status != .planned || !$0.key.date.isEmpty || $0.key.kind == ClaimType.monitor.rawValue }
    }

    /// Days after which what is told is looked back at.
    private static let past = 30

    /// What reports look back at: what one side did on one date is one; signatures and truces of one date are one, whomever each report names, and what a report
    /// tells of them again without a date is the same.
    private func landmarks(_ steps: [Step]) -> [Step] {
        var out: [Step] = []
        var undated: [Step] = []
        for step in steps {
            if isHistory(step) { continue }
            if step.key.date.isEmpty, isJoint(step.key) {
                undated.append(step)
            } else if isPast(step), let known = out.firstIndex(where: { $0.key == step.key && isPast($0) && (isJoint(step.key) || isOfOneSide($0, step)) }) {
                out[known].told += step.told
            } else if let known = out.firstIndex(where: { isSameJourney($0, step) }) {
                out[known].told += step.told
            } else {
                out.append(step)
            }
        }
        for step in undated {
            if let known = out.firstIndex(where: { isPast($0) && isJoint($0.key) && $0.key.kind == step.key.kind && isOfOneReport($0, step) }) {
                out[known].told += step.told
            } else {
                out.append(step)
            }
        }
        return out
    }

    /// Who come or go together, and are told of in the same words only, do so in one step.
    private func companies(_ steps: [Step]) -> [Step] {
        var out: [Step] = []
        for step in steps {
            let known = out.firstIndex { other in
                step.key.actor != nil && (other.key.kind, other.key.status, other.key.date) == (step.key.kind, step.key.status, step.key.date)
                    && Set(other.told.map(\.id)) == Set(step.told.map(\.id))
            }
            if let known { out[known].key.actor = nil } else { out.append(step) }
        }
        return out
    }

    /// Talks of one day that are told with some of those who took part only are the talks told with all of them, unless they were elsewhere.
    private func meetings(_ steps: [Step]) -> [Step] {
        let kinds: Set<String> = [ClaimType.talks.rawValue, ClaimType.indirectTalks.rawValue, ClaimType.call.rawValue]
        var out = steps.filter { !kinds.contains($0.key.kind) || $0.key.date.isEmpty }
        let dated = steps.filter { kinds.contains($0.key.kind) && !$0.key.date.isEmpty }.enumerated().map { number, step in
            (number: number, step: step, sides: Set(step.told.flatMap { ($0.actors + $0.targets).map(scene.side) }))
        }
        var met: [(step: Step, sides: Set<Int>)] = []
        for (_, step, sides) in dated.sorted(by: { ($1.sides.count, $0.number) < ($0.sides.count, $1.number) }) {
            let known = met.firstIndex { other in
                other.step.key.kind == step.key.kind && other.step.key.date == step.key.date
                    && (other.step.key.status == step.key.status || isDone(other.step.key.status) && isDone(step.key.status))
                    && sides.isSubset(of: other.sides) && arePlacesOne(other.step, step)
            }
            if let known { met[known].step.told += step.told } else { met.append((step, sides)) }
        }
        out += met.map(\.step)
        return out
    }

    private func isDone(_ status: Status) -> Bool { status == .occurred || status == .ongoing }

    /// One comes or goes on one day: alone, or in a company that others tell of.
    private func isSameJourney(_ a: Step, _ b: Step) -> Bool {
        a.key == b.key && a.key.actor != nil && !a.key.date.isEmpty && arePlacesOne(a, b)
    }

    private func arePlacesOne(_ a: Step, _ b: Step) -> Bool {
        func cities(_ step: Step) -> Set<String> { step.told.reduce(into: []) { $0.formUnion(scene.cities($1.claim.place)) } }
        let (left, right) = (cities(a), cities(b))
        return left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
    }

    /// What somebody did once, told again and again, is one; whom it was done to need not be told.
    private func isOfOneSide(_ a: Step, _ b: Step) -> Bool {
        !Set(a.told.flatMap { $0.actors.map(scene.side) }).isDisjoint(with: b.told.flatMap { $0.actors.map(scene.side) })
    }

    /// Longer ago than that is the history of the conflict, and no step of its talks.
    private static let years = 5

    private func isHistory(_ step: Step) -> Bool {
        guard let day = PartialDate(iso: step.key.date)?.lastDay?.number else { return false }
        return step.told.allSatisfy { $0.day.number > day + Self.years * 365 }
    }

    private func isJoint(_ key: Key) -> Bool { (key.kind == ClaimType.sign.rawValue || key.kind == ClaimType.truceStart.rawValue) && key.status == .occurred }

    private func isPast(_ step: Step) -> Bool {
        guard let day = PartialDate(iso: step.key.date)?.lastDay?.number else { return false }
        return step.told.allSatisfy { $0.day.number > day + Self.past }
    }

    private func isOfOneReport(_ a: Step, _ b: Step) -> Bool { !Set(a.told.map(\.report)).isDisjoint(with: b.told.map(\.report)) }

    /// One stretch of a report read twice, with another status: the first stays.
    private func isRetold(_ testimony: Testimony, _ key: Key, _ group: (key: Key, told: [Testimony])) -> Bool {
        key.kind == group.key.kind && key.date == group.key.date && key.actor == group.key.actor
            && group.told.contains { $0.report == testimony.report && $0.passage.span.overlaps(testimony.passage.span) }
    }

    private func isStep(_ testimony: Testimony) -> Bool {
        // مراقبون في حال الهدنة: steps of a truce are told before they are sure.
        if testimony.type == .monitor {
            return testimony.status != .negated && testimony.status != .ongoing && (namesTruce(testimony) || scene.isOfCountry(testimony.claim.place))
        }
        guard testimony.isFact || testimony.status == .planned else { return false }
        switch testimony.type {
        // What goes on without a day of its own is the state of the war.
        case .deploy where testimony.status == .ongoing: return ownDate(testimony) != nil
        case .sanction, .aid:
            return dateOfFact(testimony) != nil
                && testimony.actors.contains { scene.kind($0) != .people && scene.kind($0) != .medium }
        // What somebody is ready for that is no paper of the talks: who is ready to sign has a position.
        case .ready:
            return dateOfFact(testimony)?.day != nil && testimony.actors.contains(where: scene.isDomestic)
                && InstrumentMention.all(in: testimony.claim.object, scene.words).isEmpty
        case .demand where testimony.actors.contains(where: scene.isDomestic):
            return dateOfFact(testimony)?.day != nil
                && !InstrumentMention.all(in: testimony.claim.object + " " + testimony.passage.text, scene.words).isEmpty
        case .attack, .advance:
            // What is told with a day long past is a landmark.
            guard testimony.isFact, testimony.actors.contains(where: scene.isDomestic), let days = testimony.days else { return false }
            // أعنف قصف منذ ستة أشهر: what is told from a day on, without an end, is no landmark of that day.
            return testimony.claim.when.end != nil && days.upperBound < testimony.day.number - 30
        case .sign where testimony.status == .planned: return testimony.days != nil && !isAwaited(testimony)
        case .sign: return !testimony.actors.isEmpty
        case .mediate: return testimony.isFact && !testimony.actors.isEmpty && namesTruce(testimony)
        case .demand:
            return dateOfFact(testimony) != nil && !testimony.actors.contains(where: scene.isDomestic) && namesTruce(testimony)
        case .accept: return isAgreement(testimony)
        // مصادر, مواطنون: who comes and goes as one of many is no step.
        case .talks, .call: return testimony.actors.contains { scene.kind($0) != .medium }
        case .visit, .depart: return testimony.actors.contains { scene.kind($0) != .medium && scene.kind($0) != .people }
        default: return Self.types.contains(testimony.type)
        }
    }

    /// Two sides, one of the country, come to an agreement on a day that is told; what one accepts by himself is a position.
    private func isAgreement(_ testimony: Testimony) -> Bool {
        dateOfFact(testimony)?.day != nil && testimony.actors.contains(where: scene.isDomestic)
            && Set(testimony.actors.map(scene.side)).count > 1
    }

    private func namesTruce(_ testimony: Testimony) -> Bool {
        InstrumentMention.all(in: testimony.claim.object + " " + testimony.passage.text, scene.words).contains { $0.subject == InstrumentMention.ceasefire }
    }

    /// Talks that their report tells to have been indirect.
    private func isIndirect(_ testimony: Testimony, _ told: [Testimony]) -> Bool {
        guard EventJoiner.family(testimony.type) == ClaimType.talks.rawValue, testimony.isFact else { return false }
        return told.contains { $0.type == .indirectTalks && $0.report == testimony.report && $0.isFact }
    }

    /// A signature awaited on the day until which time was asked for is told with that deadline.
    private func isAwaited(_ testimony: Testimony) -> Bool {
        scene.told.contains { other in
            other.type == .requestTime && other.isFact && deadline(other).map { testimony.days?.contains($0) ?? false } ?? false
                && !Set(other.actors.map(scene.side)).isDisjoint(with: testimony.actors.map(scene.side))
        }
    }

    /// The start that a claim itself has: not that of what it is about, nor a stretch of days in which it lies; the day of the report where the words
    /// say today.
    private func ownDate(_ testimony: Testimony) -> PartialDate? {
        guard let start = testimony.claim.when.start else {
            let isToday = testimony.times.contains { $0.interval.start == scene.day(testimony) && $0.interval.end == $0.interval.start }
            return isToday ? scene.day(testimony) : nil
        }
        let isOfObject = !testimony.times.isEmpty && testimony.times.allSatisfy { testimony.claim.object.contains($0.text) }
        if isOfObject, testimony.type == .demand { return nil }
        return start
    }

    /// The date of its own that something done has; nil where it is not told as done, or has a stretch of days for it.
    private func dateOfFact(_ testimony: Testimony) -> PartialDate? { testimony.isFact && !isWindow(testimony) ? ownDate(testimony) : nil }

    /// Its own day, else that of the same step in another report.
    private func date(_ testimony: Testimony, _ told: [Testimony]) -> String {
        if let own = ownDate(testimony), !isWindow(testimony) { return own.iso }
        let isPersonal = testimony.type.isPersonal
        let dated = told.filter {
            $0.isFact == testimony.isFact && $0.claim.when.start?.day != nil && $0.claim.when.start == $0.claim.when.end
                && (!isPersonal || !Set($0.actors).isDisjoint(with: testimony.actors) && $0.status == testimony.status)
        }
        if let iso = dated.compactMap({ $0.claim.when.start?.iso }).min() { return iso }
        // What goes on does so when it is told; a coming or going without a day is the news of the day.
        return testimony.status == .ongoing || isPersonal && testimony.isFact ? scene.day(testimony).iso : ""
    }

    private func isWindow(_ testimony: Testimony) -> Bool {
        guard let days = testimony.days else { return false }
        return testimony.claim.when.start != testimony.claim.when.end && days.count > 1 && testimony.status != .ongoing
    }

    private func milestone(_ key: Key, _ told: [Testimony]) -> Milestone {
        var people: [String] = []
        let numbers =
            key.actor.map { [$0] } ?? told.flatMap { $0.actors + ($0.type.isSymmetric || $0.type == .conference || $0.type == .mediate ? $0.targets : []) }
        for number in numbers where !people.contains(scene.name(number)) { people.append(scene.name(number)) }
        let place = told.first { !$0.claim.place.isEmpty }?.claim.place ?? ""
        let object = told.first { !$0.claim.object.isEmpty }?.claim.object ?? ""
        let name = people.isEmpty ? (object.isEmpty ? told[0].evidence.text : object) : people.joined(separator: " – ")
        return Milestone(
            kind: key.kind, name: name, when: DateInterval(start: PartialDate(iso: key.date), end: PartialDate(iso: key.date)), place: place,
            participants: people, status: key.status, evidence: Array(Set(told.map(\.evidence))).sorted())
    }

    // MARK: - Deadlines

    /// From requests for time that name a day; set when asked for, then extended, met or missed.
    private func deadlines() -> [Milestone] {
        var groups: [(actor: Int, day: Int, told: [Testimony])] = []
        for testimony in scene.told where testimony.type == .requestTime && testimony.isFact {
            guard let day = deadline(testimony), let actor = testimony.actors.first else { continue }
            if let index = groups.firstIndex(where: { scene.side($0.actor) == scene.side(actor) && $0.day == day }) {
                groups[index].told.append(testimony)
            } else {
                groups.append((actor, day, [testimony]))
            }
        }
        return groups.flatMap { group in deadline(group, later: groups.contains { scene.side($0.actor) == scene.side(group.actor) && $0.day > group.day }) }
    }

    /// The day until which time is asked for: one that the request names and that is not before it.
    private func deadline(_ testimony: Testimony) -> Int? {
        let named = testimony.times.compactMap { $0.interval.end?.lastDay?.number ?? $0.interval.start?.firstDay?.number }
        return named.filter { $0 >= testimony.day.number }.min() ?? testimony.days.map(\.upperBound).flatMap { $0 > testimony.day.number ? $0 : nil }
            ?? named.filter { $0 >= testimony.day.number - 2 }.max()
    }

    private func deadline(_ group: (actor: Int, day: Int, told: [Testimony]), later: Bool) -> [Milestone] {
        let side = scene.side(group.actor)
        let awaited = scene.told.filter {
            $0.type == .sign && $0.status == .planned && $0.actors.map(scene.side).contains(side) && $0.days?.contains(group.day) == true
        }
        let first = group.told.map(\.evidence.known).min() ?? group.told[0].evidence.known
        // What had been told when it was set, and comes again in another report, or stands in the words that set it, came of nothing that was asked for.
        func after(_ types: Set<ClaimType>, _ isDone: (Testimony) -> Bool) -> [Testimony] {
            scene.told.indices.filter { index in
                let testimony = scene.told[index]
                return types.contains(testimony.type) && isDone(testimony) && testimony.evidence.known > first
                    && testimony.actors.map(scene.side).contains(side) && abs(testimony.day.number - group.day) <= 7
                    && !group.told.contains { $0.report == testimony.report && $0.passage.span.overlaps(testimony.passage.span) }
                    && !scene.members[scene.eventOf[index]].contains { isDone(scene.told[$0]) && scene.told[$0].evidence.known <= first }
            }.map { scene.told[$0] }
        }
        let met = after([.sign, .accept]) { $0.isFact }
        let missed = after([.depart, .refuse]) { $0.isFact } + after([.sign]) { $0.status == .negated }
        let end: (Milestone.Outcome, Status, [Testimony])? = !met.isEmpty ? (.met, .occurred, met) : !missed.isEmpty ? (.missed, .negated, missed) : nil
        var out = [milestone(group, .planned, later && end == nil ? .extended : .set, group.told + awaited)]
        if let end { out.append(milestone(group, end.1, end.0, end.2)) }
        return out
    }

    private func milestone(_ group: (actor: Int, day: Int, told: [Testimony]), _ status: Status, _ outcome: Milestone.Outcome, _ told: [Testimony]) -> Milestone
    {
        let day = PartialDate(CalendarDay(number: group.day))
        return Milestone(
            kind: "deadline", name: scene.name(group.actor), when: DateInterval(day), place: told.first { !$0.claim.place.isEmpty }?.claim.place ?? "",
            participants: [scene.name(group.actor)], status: status, outcome: outcome, evidence: Array(Set(told.map(\.evidence))).sorted())
    }
}

internal import HudnaExports
internal import HudnaRecord

/// Makes of the events of a process what the field's formats code: facts, allegations, announcements and cancellations, never mixed.
struct EventCoder {
    private let process: Process
    private let quarrels: Quarrels

    init(_ process: Process, _ directory: ActorDirectory) {
        self.process = process
        quarrels = Quarrels(process, directory)
    }

    /// - Parameter events: those of the process, with as many of their tellings as are wanted.
    /// - Returns: ordered by day, then by id.
    func coded(_ events: [Event]) -> [CodedEvent] {
        let all = events.flatMap(coded)
        let alleged = all.filter { $0.standing == .alleged }
        return all.filter { $0.type != .accuse || $0.standing != .fact || !isToldBy(alleged, $0) }
            .sorted { ($0.day?.iso ?? "", $0.id) < ($1.day?.iso ?? "", $1.id) }
    }

    /// The claims of events with what they may be taken for, in the order of the events.
    func claims(_ events: [Event]) -> [Dossier.ClaimRow] {
        events.flatMap { event in
            let announced = Self.announced(event)
            return event.versions.flatMap { version in
                version.tellings.flatMap { telling in
                    let drafts = self.drafts(telling, version, event.type, announced)
                    let alleged = drafts.filter { $0.standing == .alleged }
                    func row(_ actors: [String], by allegedBy: [String]) -> Dossier.ClaimRow {
                        Dossier.ClaimRow(
                            telling: telling, event: event.id, process: process.id, type: event.type, version: version, standing: drafts.first?.standing,
                            actors: actors, allegedBy: allegedBy)
                    }
                    // Where it is charged both ways, a row each way.
                    let isOneWay = alleged.count < 2 || Set(alleged.map { Set($0.targets) }).count < 2
                    return isOneWay ? [row(telling.actors, by: alleged.flatMap(\.actors))] : alleged.map { row($0.targets, by: $0.actors) }
                }
            }
        }
    }

    /// When an event was first told to be planned; nil where it is told to have taken place too, so that nothing was cancelled.
    private static func announced(_ event: Event) -> Moment? {
        if event.versions.contains(where: { $0.status == .occurred || $0.status == .ongoing }) { return nil }
        return event.versions.filter { $0.status == .planned }.flatMap(\.evidence).map(\.known).min()
    }

    /// Whether an accusation says no more than the allegations beside it.
    private func isToldBy(_ alleged: [CodedEvent], _ accusation: CodedEvent) -> Bool {
        accusation.tellings.allSatisfy { telling in
            alleged.contains { $0.tellings.contains { overlap($0, telling) } && isSameSide($0.actors, accusation.actors) }
        }
    }

    private func isSameSide(_ a: [String], _ b: [String]) -> Bool {
        !Set(a.compactMap(quarrels.side)).isDisjoint(with: b.compactMap(quarrels.side))
    }

    private func overlap(_ a: Telling, _ b: Telling) -> Bool { a.passage.report == b.passage.report && a.passage.span.overlaps(b.passage.span) }

    // MARK: - One event

    /// What tellings of one event come to: tellings with one standing, actors and targets.
    private struct Draft {
        var standing: CodedEvent.Standing
        var actors: [String]
        var targets: [String]
        var version: EventVersion
        var tellings: [Telling]
        var isFree: Bool
        /// Told as a wrong by sources of which none has a name: an accusation as long as there is one witness of it, who stands for no fact.
        var isUnnamed = false

        func isAlike(_ other: Draft) -> Bool {
            standing == other.standing && isUnnamed == other.isUnnamed && Set(actors) == Set(other.actors)
                && (standing != .alleged || Set(targets) == Set(other.targets))
        }
    }

    /// What several witnesses tell, or the report itself or somebody with a name too, is a fact, though some of them have it from nobody who is named.
    private static func witnessed(_ drafts: [Draft]) -> [Draft] {
        var left = drafts.filter { !$0.isUnnamed }
        let doers = Set(drafts.filter(\.isUnnamed).map { Set($0.targets) }).sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
        for own in doers {
            let told = drafts.filter { $0.isUnnamed && Set($0.targets) == own }
            if let index = left.firstIndex(where: { $0.standing == .fact && Set($0.actors) == own }) {
                left[index].tellings += told.flatMap(\.tellings)
            } else if Set(told.flatMap(\.tellings).map(\.witness)).count > 1, var fact = told.first {
                (fact.standing, fact.actors, fact.targets) = (.fact, told[0].targets, told[0].tellings[0].targets)
                fact.tellings = told.flatMap(\.tellings)
                left.append(fact)
            } else {
                left += told
            }
        }
        return left
    }

    private func coded(_ event: Event) -> [CodedEvent] {
        var drafts: [Draft] = []
        let announced = Self.announced(event)
        for version in event.versions {
            for telling in version.tellings {
                for draft in self.drafts(telling, version, event.type, announced) {
                    if let index = drafts.firstIndex(where: { $0.isAlike(draft) }) {
                        drafts[index].tellings += draft.tellings
                        drafts[index].isFree = drafts[index].isFree || draft.isFree
                    } else {
                        drafts.append(draft)
                    }
                }
            }
        }
        drafts = Self.witnessed(drafts)
        var out: [CodedEvent] = []
        for standing in CodedEvent.Standing.allCases {
            let alike = drafts.filter { $0.standing == standing }
            // Who accuses whom are acts of their own; of other versions the one that most witnesses tell stands for all.
            let chosen = standing == .alleged ? alike : alike.max { rank($0) < rank($1) }.map { [$0] } ?? []
            out += chosen.map { coded($0, event, others: standing == .alleged ? 0 : alike.count - 1) }
        }
        return out
    }

    private func rank(_ draft: Draft) -> (Int, Int, Int) {
        (Set(draft.tellings.map(\.witness)).count, draft.actors.count + draft.targets.count, -(draft.tellings.first?.evidence.known.minutes ?? 0))
    }

    private func drafts(_ telling: Telling, _ version: EventVersion, _ type: ClaimType, _ announced: Moment?) -> [Draft] {
        func draft(_ standing: CodedEvent.Standing, _ actors: [String], _ targets: [String], isFree: Bool) -> [Draft] {
            [Draft(standing: standing, actors: actors, targets: targets, version: version, tellings: [telling], isFree: isFree)]
        }
        // Who is named by a slip of the pen has done nothing.
        if version.isProbableSlip { return [] }
        let tellers = tellers(telling)
        let isOwn = telling.said.isEmpty && tellers.isEmpty
        let stands = isOwn || telling.actors.allSatisfy { actor in tellers.contains { quarrels.isFree($0, of: actor) } }
        // What he boasts of stands as his deed; as a source without a quarrel he does not count.
        let isFree =
            isOwn
            || telling.actors.allSatisfy { actor in
                tellers.contains { quarrels.isFree($0, of: actor) && !quarrels.isBoast($0, of: actor, type, against: telling.targets) }
            }
        switch version.status {
        case .possible, .conditional: return []
        case .planned: return draft(.planned, telling.actors, telling.targets, isFree: isFree)
        case .negated:
            guard let announced, announced < telling.evidence.known else { return [] }
            return draft(.cancelled, telling.actors, telling.targets, isFree: isFree)
        case .occurred, .ongoing: break
        }
        let isWrong = type.group == .force || type == .violate
        if isWrong, let charged = charged(telling) {
            return charged.flatMap { draft(.alleged, $0.accuser.map { [$0] } ?? [], [$0.accused], isFree: false) }
        }
        if isWrong, !isOwn, !telling.actors.isEmpty, isByNobodyNamed(telling, tellers) {
            return draft(.alleged, tellers, telling.actors, isFree: false).map { draft in
                var draft = draft
                draft.isUnnamed = true
                return draft
            }
        }
        // Nobody says of himself that he broke his word: such a claim has lost its accuser.
        if type == .violate, !tellers.isEmpty, tellers.allSatisfy({ teller in telling.actors.contains { quarrels.side($0) == quarrels.side(teller) } }) {
            return draft(.alleged, [], telling.actors, isFree: false)
        }
        // A breach by nobody named is told by who tells it, and by nobody else.
        if type == .violate, telling.actors.isEmpty, !tellers.isEmpty { return draft(.alleged, tellers, [], isFree: false) }
        if stands || !isWrong && !isByAdversary(telling, tellers) { return draft(.fact, telling.actors, telling.targets, isFree: isFree) }
        return isWrong ? draft(.alleged, tellers, telling.actors, isFree: false) : []
    }

    /// Who says it: its sources, else who is quoted with it.
    private func tellers(_ telling: Telling) -> [String] {
        telling.source.isEmpty && telling.said.isEmpty ? telling.speaker.map { [$0] } ?? [] : telling.source
    }

    /// مصدر عسكري, شهود عيان: whether none of those who say it has a name.
    private func isByNobodyNamed(_ telling: Telling, _ tellers: [String]) -> Bool {
        let names = tellers.isEmpty ? telling.said : tellers.map(quarrels.name)
        return !names.isEmpty && names.allSatisfy(quarrels.isUnnamed)
    }

    private func isByAdversary(_ telling: Telling, _ tellers: [String]) -> Bool {
        telling.actors.contains { actor in tellers.contains { quarrels.isAdversary($0, of: actor) } }
    }

    /// Who is accused in these words by whom; nil where they stand in no accusation.
    private func charged(_ telling: Telling) -> [Process.Charge]? {
        let known = (process.charges[telling.claim] ?? []).filter { charge in charge.accuser.map { !quarrels.isFree($0, of: charge.accused) } ?? true }
        return known.isEmpty ? nil : known
    }

    /// Whether days are told, and none of them is after that of the first report.
    private static func isPast(_ when: DateInterval, _ tellings: [Telling]) -> Bool {
        guard let last = (when.end ?? when.start)?.lastDay, let day = tellings.first?.day.lastDay else { return false }
        return last <= day
    }

    private func coded(_ draft: Draft, _ event: Event, others: Int) -> CodedEvent {
        let tellings = draft.tellings.sorted { $0.evidence < $1.evidence }
        let said = tellings.first.map { DateInterval($0.day) } ?? DateInterval()
        var id = StableID()
        for part in [[event.id, draft.standing.rawValue], draft.actors.sorted(), draft.targets.sorted()] { id.add(part.joined(separator: "\u{1F}")) }
        // Who speaks speaks on the day that is told of it, or else on that of the report; a day to come is that of what he speaks of.
        let own = event.type.group == .words && !Self.isPast(draft.version.when, tellings) ? said : draft.version.when
        let when = draft.standing == .fact ? own : said
        return CodedEvent(
            id: "hudna-" + StableID.text(id.value), event: event.id, process: process.id, type: event.type, standing: draft.standing, actors: draft.actors,
            targets: draft.targets.filter { !draft.actors.contains($0) }, object: draft.version.object, place: draft.version.place, when: when,
            tellings: tellings, witnesses: Set(tellings.map(\.witness)).count, hasFreeSource: draft.isFree, otherVersions: others)
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// What the talks of a process are about, and which claims speak of which of it.
///
/// A named instrument is one by its name. Of the unnamed, those of one kind and subject are one while no more than `period` days lie between what is
/// told of them. What is told without a name of its own (الوثيقة, طلب مهلة) belongs to the nearest of its time.
struct InstrumentBuilder {
    static let period = 45

    struct Draft {
        var kind: Instrument.Kind
        var subject: String
        var place: String
        /// Whose proposal it is; nil for all other kinds.
        var owner: Int?
        var days: ClosedRange<Int>
        var told: [Int]
        var names: [String]
        /// The day on which it is told to have ended.
        var ended: Int?
    }

    let scene: Scene
    private(set) var drafts: [Draft] = []
    /// By testimony: its drafts.
    private(set) var draftsOf: [[Int]]
    private var mentions: [[InstrumentMention]]

    init(scene: Scene) {
        self.scene = scene
        draftsOf = [[Int]](repeating: [], count: scene.told.count)
        mentions = scene.told.map { testimony in
            var found = InstrumentMention.all(in: testimony.passage.text, scene.words)
            if !testimony.passage.text.contains(testimony.claim.object) { found += InstrumentMention.all(in: testimony.claim.object, scene.words) }
            return found
        }
        for index in scene.told.indices { placeNamed(index) }
        for index in scene.told.indices { placeLoose(index) }
        for index in scene.told.indices { placeReferring(index) }
        for index in scene.told.indices { placeUnnamed(index) }
    }

    // MARK: - Which instrument

    private static let truceTypes: Set<ClaimType> = [.truceStart, .truceEnd, .violate]
    private static let stepTypes: Set<ClaimType> = [.sign, .requestTime, .refuse, .ready, .accept]

    /// The kind as which a claim speaks of a mention; nil where it only speaks of whatever is there.
    private func kind(_ mention: InstrumentMention, _ testimony: Testimony) -> Instrument.Kind? {
        if !mention.place.isEmpty { return mention.kind == .ceasefire || mention.kind == .truce ? .ceasefire : mention.kind }
        switch mention.kind {
        case .resolution, .embargo: return mention.kind
        case .call: return testimony.type == .demand || testimony.type == .propose || testimony.type == .accept || testimony.type == .refuse ? .call : nil
        case .initiative: return .initiative
        case .proposal: return !mention.isDefinite && (testimony.type == .propose || testimony.type == .support) ? .proposal : nil
        case .ceasefire, .truce, .agreement, .draft:
            if Self.truceTypes.contains(testimony.type) { return mention.subject == InstrumentMention.ceasefire || mention.isBare ? .ceasefire : mention.kind }
            if mention.isBare { return nil }
            guard mention.subject == InstrumentMention.ceasefire else { return .agreement }
            if testimony.type == .accept, mention.kind == .ceasefire || mention.kind == .truce { return .ceasefire }
            return Self.stepTypes.contains(testimony.type) ? .agreement : nil
        }
    }

    /// The days on which a claim sees its instrument.
    private func days(_ testimony: Testimony) -> ClosedRange<Int> {
        if testimony.type != .requestTime, testimony.isFact, let days = testimony.days { return days }
        return testimony.day.number...testimony.day.number
    }

    private mutating func placeNamed(_ index: Int) {
        let testimony = scene.told[index]
        for mention in mentions[index] {
            guard let kind = kind(mention, testimony) else { continue }
            let owner = kind == .proposal ? testimony.actors.first { _ in testimony.type == .propose } ?? testimony.targets.first : nil
            let subject = kind == .ceasefire || kind == .call ? InstrumentMention.ceasefire : kind == .initiative ? "" : mention.subject
            let known = drafts.indices.filter { index in
                let draft = drafts[index]
                return draft.kind == kind && draft.place == mention.place
                    && (!mention.place.isEmpty || draft.subject == subject && isNear(draft, days(testimony)) && !isOver(draft, for: testimony))
                    && (draft.owner == owner || owner == nil)
            }
            // Of several truces the one that had not ended by then, else the last.
            let day = days(testimony).lowerBound
            if let known = known.first(where: { drafts[$0].ended.map { day <= $0 } ?? true }) ?? known.last {
                attach(index, known, mention.name)
            } else {
                drafts.append(Draft(kind: kind, subject: subject, place: mention.place, owner: owner, days: days(testimony), told: [], names: []))
                attach(index, drafts.count - 1, mention.name)
            }
        }
    }

    private func isNear(_ draft: Draft, _ days: ClosedRange<Int>) -> Bool {
        days.lowerBound - Self.period <= draft.days.upperBound && draft.days.lowerBound - Self.period <= days.upperBound
    }

    /// A truce that has ended is over for whatever looks ahead: the next one is another.
    private func isOver(_ draft: Draft, for testimony: Testimony) -> Bool {
        guard let ended = draft.ended, Self.ahead.contains(testimony.type), days(testimony).lowerBound > ended else { return false }
        // انهارت الهدنة التي أعلنها المبعوث: its beginning, told with its end.
        let isRetold = testimony.type == .truceStart && testimony.claim.when.isEmpty && !TruceWording(scene: scene).isAnew(testimony)
        return !isRetold || !draft.told.contains { scene.told[$0].type == .truceEnd && scene.told[$0].report == testimony.report }
    }

    private static let ahead: Set<ClaimType> = [.truceStart, .accept, .ready, .sign, .propose, .mediate, .demand, .pledge, .requestTime]

    private mutating func attach(_ index: Int, _ draft: Int, _ name: String?) {
        let days = days(scene.told[index])
        drafts[draft].days = min(drafts[draft].days.lowerBound, days.lowerBound)...max(drafts[draft].days.upperBound, days.upperBound)
        if !drafts[draft].told.contains(index) { drafts[draft].told.append(index) }
        if !draftsOf[index].contains(draft) { draftsOf[index].append(draft) }
        if let name { drafts[draft].names.append(name) }
        let testimony = scene.told[index]
        if testimony.type == .truceEnd, testimony.isFact { drafts[draft].ended = max(drafts[draft].ended ?? Int.min, days.lowerBound) }
    }

    /// What names no instrument of its own: the agreement on a ceasefire that is near, else the ceasefire; a new one where somebody works on one.
    private mutating func placeLoose(_ index: Int) {
        let testimony = scene.told[index]
        let loose = mentions[index].filter { kind($0, testimony) == nil && !$0.isNamedElse }
        let isRequest = testimony.type == .requestTime
        guard draftsOf[index].isEmpty, !loose.isEmpty || isRequest, isOwn(testimony) else { return }
        if let near = nearest(testimony) {
            attach(index, near, nil)
        } else if let mention = loose.first(where: { $0.subject == InstrumentMention.ceasefire }), [.mediate, .pledge, .propose].contains(testimony.type) {
            drafts.append(
                Draft(kind: .agreement, subject: mention.subject, place: "", owner: nil, days: days(testimony), told: [], names: []))
            attach(index, drafts.count - 1, mention.name)
        }
    }

    /// Whether the country has a part in it, by who acts or by who tells of its sides without naming them; what others agree on among themselves is theirs.
    private func isOwn(_ testimony: Testimony) -> Bool {
        let people = testimony.actors + testimony.targets
        return people.isEmpty || people.contains(where: scene.isDomestic) || ![.sign, .accept, .ready, .refuse].contains(testimony.type)
    }

    private func nearest(_ testimony: Testimony) -> Int? {
        let days = days(testimony)
        let candidates = drafts.indices.filter {
            drafts[$0].subject == InstrumentMention.ceasefire && isNear(drafts[$0], days) && !isOver(drafts[$0], for: testimony)
        }
        return candidates.first { drafts[$0].kind == .agreement } ?? candidates.first { drafts[$0].kind == .ceasefire }
    }

    /// يرفض ذلك: the instrument that the report named last before.
    private mutating func placeReferring(_ index: Int) {
        let testimony = scene.told[index]
        guard draftsOf[index].isEmpty, Self.stepTypes.contains(testimony.type) || testimony.type == .condition else { return }
        let isReferring = scene.words.has("words", role: "anaphor", in: PlainText(testimony.passage.text)) || testimony.type == .condition
        guard isReferring else { return }
        let before = (scene.ofReport[testimony.report] ?? []).filter {
            scene.told[$0].passage.span < testimony.passage.span && !draftsOf[$0].isEmpty
                && testimony.passage.span.start - scene.told[$0].passage.span.end < 200
        }
        guard let last = before.max(by: { scene.told[$0].passage.span < scene.told[$1].passage.span }), let draft = draftsOf[last].last else { return }
        attach(index, draft, nil)
    }

    /// What two or more sides signed on a day that is told is an instrument, though nothing names it.
    private mutating func placeUnnamed(_ index: Int) {
        let testimony = scene.told[index]
        guard testimony.type == .sign, testimony.isFact, draftsOf[index].isEmpty, let days = testimony.days, Set(testimony.actors.map(scene.side)).count > 1
        else { return }
        if let known = drafts.firstIndex(where: { draft in
            draft.kind == .agreement && draft.days.overlaps(days) && draft.told.contains { scene.eventOf[$0] == scene.eventOf[index] }
        }) {
            return attach(index, known, nil)
        }
        drafts.append(Draft(kind: .agreement, subject: "", place: "", owner: nil, days: days, told: [], names: []))
        attach(index, drafts.count - 1, testimony.passage.text)
    }

    /// The days on which truces were in force, as far as told: from their start to their end, or while they are spoken of.
    var inForce: [ClosedRange<Int>] {
        drafts.flatMap { draft -> [ClosedRange<Int>] in
            let starts = draft.told.map { scene.told[$0] }.filter { $0.type == .truceStart && $0.isFact }
            guard draft.subject == InstrumentMention.ceasefire else { return [] }
            let stretches = starts.filter(Self.isStretch).compactMap(\.days)
            let days = starts.filter { !Self.isStretch($0) }.map { $0.days?.lowerBound ?? $0.day.number }
            return stretches + (days.min().map { [$0...max($0, draft.ended ?? draft.days.upperBound)] } ?? [])
        }
    }

    /// هدنة خلال شهر رمضان: days within which a truce held are not the day on which it began, nor did it last beyond them.
    static func isStretch(_ testimony: Testimony) -> Bool {
        (testimony.days?.count ?? 1) > 1 && testimony.status != .ongoing && testimony.claim.when.end != nil
            && testimony.claim.when.start != testimony.claim.when.end
    }

    // MARK: - What is told of it

    func instruments() -> [Instrument] {
        drafts.indices.filter { isOfProcess(drafts[$0]) }.map(instrument).sorted {
            ($0.evidence.first?.known.minutes ?? 0, $0.id) < ($1.evidence.first?.known.minutes ?? 0, $1.id)
        }
    }

    /// What others agree on among themselves is none of it, though its reports tell of it.
    private func isOfProcess(_ draft: Draft) -> Bool {
        guard draft.kind == .agreement, draft.subject != InstrumentMention.ceasefire else { return true }
        return draft.told.contains { index in
            let testimony = scene.told[index]
            return (testimony.actors + testimony.targets).contains(where: scene.isDomestic) || testimony.actors.isEmpty && testimony.targets.isEmpty
        }
    }

    private func instrument(_ number: Int) -> Instrument {
        let draft = drafts[number]
        let told = draft.told.sorted().map { scene.told[$0] }
        let positions = PositionBuilder(scene: scene, draft: draft, kind: draft.kind).positions()
        var kind = draft.kind
        if kind == .agreement, draft.subject == InstrumentMention.ceasefire, !positions.contains(where: { $0.stand == .signed }) { kind = .draft }
        var instrument = Instrument(
            id: id(number), name: name(draft), kind: kind,
            place: told.first { ($0.type == .sign || $0.type == .truceStart) && !$0.claim.place.isEmpty }.map { scene.placeName($0.claim.place) } ?? "",
            positions: positions,
            mediators: mediators(told, ofTruce: draft.subject == InstrumentMention.ceasefire), evidence: Array(Set(told.map(\.evidence))).sorted())
        instrument.declared = told.filter { $0.type == .sign && $0.isFact }.compactMap { $0.claim.when.start }.min { $0.iso < $1.iso }
        let starts = told.filter { $0.type == .truceStart && $0.isFact && !Self.isStretch($0) }
        instrument.effective = starts.compactMap { $0.claim.when.start }.min { $0.iso.count > $1.iso.count }
        instrument.expires = told.filter { $0.type == .truceStart && $0.isFact }.compactMap(expiry).max { $0.iso < $1.iso }
        instrument.terms = TermFinder(scene: scene, draft: draft).terms()
        instrument.ended = told.filter { $0.type == .truceEnd && $0.isFact }.map { $0.claim.when.start ?? scene.day($0) }.max { $0.iso < $1.iso }
        return instrument
    }

    /// A truce of three days ends on the third day after it began.
    private func expiry(_ testimony: Testimony) -> PartialDate? {
        guard let start = testimony.claim.when.start?.firstDay else { return nil }
        return testimony.times.compactMap { $0.duration.flatMap(Self.days) }.max().map { PartialDate(start + $0) }
    }

    /// P3D, P2W, P1M, PT72H as days; nil for what is shorter than a day or of another shape.
    static func days(_ duration: String) -> Int? {
        guard let unit = duration.last, let number = Int(duration.drop { !$0.isNumber }.dropLast()), (1...400).contains(number) else { return nil }
        switch (unit, duration.contains("T")) {
        case ("D", false): return number
        case ("W", false): return number * 7
        case ("M", false): return number * 30
        case ("H", true): return number >= 24 ? number / 24 : nil
        default: return nil
        }
    }

    func id(_ number: Int) -> String {
        let draft = drafts[number]
        var id = StableID()
        for field in [scene.id, draft.kind.rawValue, draft.subject, draft.place] { id.add(field) }
        if let first = draft.told.min() {
            id.add(scene.told[first].evidence.report)
            id.add(UInt64(bitPattern: Int64(scene.told[first].claim.predicateSpan.start)))
        }
        return "instrument-" + StableID.text(id.value)
    }

    /// What it is called most often; of names as frequent, the longest.
    private func name(_ draft: Draft) -> String {
        var count: [String: Int] = [:]
        for name in draft.names { count[name, default: 0] += 1 }
        return count.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }?.key ?? draft.kind.rawValue
    }

    /// Who brings the sides together on it: who mediates or proposes it, who is told to sponsor it (بوساطة مصرية), who declares a truce that is none of his own;
    /// and who mediates in a report that tells of its beginning.
    private func mediators(_ told: [Testimony], ofTruce isTruce: Bool) -> [String] {
        let starts: Set<ClaimType> = [.truceStart, .sign]
        let reports = isTruce ? Set(told.filter { starts.contains($0.type) && $0.status != .negated }.map(\.report)) : []
        let beside = reports.sorted().flatMap { scene.ofReport[$0] ?? [] }.map { scene.told[$0] }.filter { $0.type == .mediate && $0.isFact }
        var out: [String] = []
        func add(_ number: Int) {
            guard !scene.isDomestic(number), scene.kind(number) != .people, scene.kind(number) != .medium, !out.contains(scene.name(number)) else { return }
            out.append(scene.name(number))
        }
        for testimony in told + beside {
            if testimony.type == .mediate || testimony.type == .propose { testimony.actors.map(scene.stateSide).forEach(add) }
            guard isTruce, testimony.status != .negated else { continue }
            if testimony.type == .truceStart { testimony.actors.map(scene.side).forEach(add) }
            for sponsor in scene.sponsors(testimony) where sponsor.role == .mediator { add(sponsor.actor) }
        }
        return out
    }
}

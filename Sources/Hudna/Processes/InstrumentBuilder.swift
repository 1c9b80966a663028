internal import HudnaLanguage
internal import HudnaRecord

/// What the talks of a process are about, and which claims speak of which of it.
///
/// A named instrument is one by its name. Of the unnamed, those of one kind and subject are one while no more than `period` days lie between what is
/// told of them. What is told without a name of its own (الوثيقة, طلب مهلة) belongs to what its report speaks of: where that is a truce or the paper on
/// it, to the nearest of its time.
struct InstrumentBuilder {
    static let period = 45

    struct Draft {
        var kind: Instrument.Kind
        var subject: String
        var place: String
        /// Whose proposal or initiative it is; empty for all other kinds.
        var owners: Set<Int> = []
        var days: ClosedRange<Int>
        var told: [Int]
        var names: [String]
        /// The day on which it is told to have ended.
        var ended: Int?
        /// The noun it is called by (اتفاق السلم); empty where it has no such name.
        var title: [UInt8] = []
    }

    let scene: Scene
    var drafts: [Draft] = []
    /// By testimony: its drafts.
    var draftsOf: [[Int]]
    private(set) var mentions: [[InstrumentMention]]

    init(scene: Scene) {
        self.scene = scene
        draftsOf = [[Int]](repeating: [], count: scene.told.count)
        mentions = scene.told.map { Self.mentions($0, scene.words) }
        for index in scene.told.indices { placeNamed(index) }
        placeTitled()
        joinEnds()
        for index in scene.told.indices { placeOnTruce(index) }
        for index in scene.told.indices { placeSignature(index) }
        let named = draftsOf
        for index in scene.told.indices { placeLoose(index, beside: named) }
        for index in scene.told.indices { placeReferring(index) }
        for index in scene.told.indices { placeUnnamed(index) }
        for index in scene.told.indices { placeAgreed(index) }
        for index in scene.told.indices { placeOffer(index) }
    }

    // MARK: - Which instrument

    private static let truceTypes: Set<ClaimType> = [.truceStart, .truceEnd, .violate]
    static let stepTypes: Set<ClaimType> = [.sign, .requestTime, .refuse, .ready, .accept]

    /// What a claim names. A step is taken on its object, where that says what it is: بعد الهدنة وقعوا ورقة لتبادل الأسرى is no signature of the truce.
    private static func mentions(_ testimony: Testimony, _ words: RecordWords) -> [InstrumentMention] {
        let (passage, object) = (testimony.passage.text, testimony.claim.object)
        let ofObject = object.isEmpty ? [] : InstrumentMention.all(in: object, words)
        if stepTypes.contains(testimony.type), ofObject.contains(where: { !$0.isBare || $0.isNamedElse }) { return ofObject }
        let found = InstrumentMention.all(in: passage, words) + (passage.contains(object) ? [] : ofObject)
        // اتفاق السلم الذي تم توقيعه: what is signed may stand before the clause that tells it.
        return found.isEmpty && testimony.type == .sign ? InstrumentMention.all(in: testimony.evidence.text, words) : found
    }

    /// The kind as which a claim speaks of a mention; nil where it only speaks of whatever is there.
    private func kind(_ mention: InstrumentMention, _ testimony: Testimony) -> Instrument.Kind? {
        if !mention.place.isEmpty { return mention.kind == .ceasefire || mention.kind == .truce ? .ceasefire : mention.kind }
        switch mention.kind {
        case .resolution, .embargo: return mention.kind
        case .call: return testimony.type == .demand || testimony.type == .propose || testimony.type == .accept || testimony.type == .refuse ? .call : nil
        case .initiative: return owners(mention, testimony).isEmpty ? nil : .initiative
        case .proposal: return !mention.isDefinite && (testimony.type == .propose || testimony.type == .support) ? .proposal : nil
        case .ceasefire, .truce, .agreement, .draft:
            if mention.isBare { return nil }
            if Self.truceTypes.contains(testimony.type) { return mention.subject == InstrumentMention.ceasefire ? .ceasefire : mention.kind }
            guard mention.subject == InstrumentMention.ceasefire else { return .agreement }
            if testimony.type == .accept, mention.kind == .ceasefire || mention.kind == .truce { return .ceasefire }
            return Self.stepTypes.contains(testimony.type) ? .agreement : nil
        }
    }

    /// The days on which a claim sees its instrument.
    func days(_ testimony: Testimony) -> ClosedRange<Int> {
        if testimony.type != .requestTime, testimony.isFact, let days = testimony.days { return days }
        return testimony.day.number...testimony.day.number
    }

    /// Whose a proposal or an initiative is: the states that it is called by (المبادرة التركية الروسية), else who puts it forward or is backed in it.
    private func owners(_ mention: InstrumentMention, _ testimony: Testimony) -> Set<Int> {
        switch mention.kind {
        case .proposal: return Set([testimony.actors.first { _ in testimony.type == .propose } ?? testimony.targets.first].compactMap { $0 })
        case .initiative:
            let named = mention.states.compactMap { scene.directory.number(id: scene.words.listed[$0].id) }
            if !named.isEmpty { return Set(named.map(scene.side)) }
            return testimony.type == .propose ? Set(testimony.actors.map(scene.side)) : []
        default: return []
        }
    }

    private mutating func placeNamed(_ index: Int) {
        let testimony = scene.told[index]
        for mention in mentions[index] {
            guard let kind = kind(mention, testimony) else { continue }
            let owners = owners(mention, testimony)
            let subject = kind == .ceasefire || kind == .call ? InstrumentMention.ceasefire : kind == .initiative ? "" : mention.subject
            let known = drafts.indices.filter { index in
                let draft = drafts[index]
                return draft.kind == kind && draft.place == mention.place
                    && (!mention.place.isEmpty || draft.subject == subject && isNear(draft, days(testimony)) && !isOver(draft, for: testimony))
                    && (owners.isEmpty || !draft.owners.isDisjoint(with: owners))
            }
            // Of several truces the one that had not ended by then, else the last.
            let day = days(testimony).lowerBound
            if let known = known.first(where: { drafts[$0].ended.map { day <= $0 } ?? true }) ?? known.last {
                attach(index, known, mention.name)
            } else if testimony.status != .conditional {
                drafts.append(Draft(kind: kind, subject: subject, place: mention.place, owners: owners, days: days(testimony), told: [], names: []))
                attach(index, drafts.count - 1, mention.name)
            }
        }
    }

    func isNear(_ draft: Draft, _ days: ClosedRange<Int>) -> Bool {
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

    mutating func attach(_ index: Int, _ draft: Int, _ name: String?) {
        let days = days(scene.told[index])
        drafts[draft].days = min(drafts[draft].days.lowerBound, days.lowerBound)...max(drafts[draft].days.upperBound, days.upperBound)
        if !drafts[draft].told.contains(index) { drafts[draft].told.append(index) }
        if !draftsOf[index].contains(draft) { draftsOf[index].append(draft) }
        if let name { drafts[draft].names.append(name) }
        let testimony = scene.told[index]
        if testimony.type == .truceEnd, testimony.isFact { drafts[draft].ended = max(drafts[draft].ended ?? Int.min, days.lowerBound) }
    }

    /// What a claim names and is of no kind by itself (دعا إلى وقف إطلاق النار).
    private func loose(_ index: Int) -> [InstrumentMention] {
        mentions[index].filter { mention in
            // مشروع اتفاقية: a draft of something that is not said is a new one.
            kind(mention, scene.told[index]) == nil && (!mention.isNamedElse || Self.truceTypes.contains(scene.told[index].type))
                && (mention.kind != .draft || mention.isDefinite)
        }
    }

    /// What a side of the war signs or is to sign, in a report that names no paper before or after, is one of its own.
    private mutating func placeSignature(_ index: Int) {
        let testimony = scene.told[index]
        guard draftsOf[index].isEmpty, testimony.type == .sign, testimony.status != .negated, testimony.actors.contains(where: scene.isDomestic),
            let mention = mentions[index].first(where: { $0.isBare && kind($0, testimony) == nil }),
            antecedent(of: testimony, draftsOf, { Self.papers.contains(drafts[$0].kind) }) == nil
        else { return }
        drafts.append(Draft(kind: .agreement, subject: "", place: "", days: days(testimony), told: [], names: []))
        attach(index, drafts.count - 1, mention.name)
    }

    /// What is said of a truce: the agreement on it that is near, else the truce; a new one where somebody works on one.
    private mutating func placeOnTruce(_ index: Int) {
        let testimony = scene.told[index]
        let loose = loose(index).filter { $0.subject == InstrumentMention.ceasefire }
        guard draftsOf[index].isEmpty, let mention = loose.first, isOwn(testimony) else { return }
        if let near = nearest(testimony) {
            attach(index, near, nil)
        } else if [.mediate, .pledge, .propose].contains(testimony.type) {
            drafts.append(Draft(kind: .agreement, subject: mention.subject, place: "", days: days(testimony), told: [], names: []))
            attach(index, drafts.count - 1, mention.name)
        }
    }

    /// What names no instrument of its own (الاتفاق, المبادرة) is about what its report named last before, else first after it; time is asked for on a truce.
    /// - Parameter named: by testimony, what it names by itself.
    private mutating func placeLoose(_ index: Int, beside named: [[Int]]) {
        let testimony = scene.told[index]
        let loose = loose(index)
        let isRequest = testimony.type == .requestTime
        guard draftsOf[index].isEmpty, !loose.isEmpty || isRequest, isOwn(testimony) else { return }
        if let mention = loose.first, mention.kind == .initiative {
            if let meant = antecedent(of: testimony, named, { drafts[$0].kind == .initiative }) { attach(index, meant, nil) }
            return
        }
        let isOfTruce = Self.truceTypes.contains(testimony.type)
        let mayFollow = isOfTruce || isRequest || loose.contains(where: \.isDefinite)
        switch antecedent(of: testimony, named, mayFollow: mayFollow, { Self.papers.contains(drafts[$0].kind) }) {
        case let meant? where drafts[meant].subject != InstrumentMention.ceasefire: attach(index, meant, nil)
        case .some:
            let own = Set((scene.ofReport[testimony.report] ?? []).flatMap { named[$0] })
            let kind = isOfTruce ? Instrument.Kind.ceasefire : .agreement
            if let near = nearest(testimony, first: kind, among: own) ?? nearest(testimony, first: kind) { attach(index, near, nil) }
        // انهار الاتفاق: where its report speaks of nothing else, the truce of the time.
        case nil where isOfTruce || isRequest:
            if let near = nearest(testimony, first: isOfTruce ? .ceasefire : .agreement) { attach(index, near, nil) }
        // غادر دون توقيع الاتفاق: of a side of the war, what the sides are most told of at the time.
        case nil where loose.contains(where: \.isDefinite) && Self.stepTypes.contains(testimony.type) && testimony.actors.contains(where: scene.isDomestic):
            guard let most = mostTold(days(testimony), named) else { return }
            let isTruce = drafts[most].subject == InstrumentMention.ceasefire
            if let meant = isTruce ? nearest(testimony) : most { attach(index, meant, nil) }
        case nil: return
        }
    }

    /// The paper of some days that the sides of the war are most told to have a part in.
    private func mostTold(_ days: ClosedRange<Int>, _ named: [[Int]]) -> Int? {
        var count: [Int: Int] = [:]
        for index in scene.told.indices where scene.told[index].actors.contains(where: scene.isDomestic) {
            for draft in named[index] where Self.papers.contains(drafts[draft].kind) && isNear(drafts[draft], days) { count[draft, default: 0] += 1 }
        }
        return count.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Kinds that are called an agreement or a paper.
    private static let papers: Set<Instrument.Kind> = [.ceasefire, .truce, .agreement, .draft]

    /// What the report of a testimony named last before it, else first after it.
    /// - Parameter mayFollow: whether what is named after it counts.
    private func antecedent(of testimony: Testimony, _ named: [[Int]], mayFollow: Bool = true, _ fits: (Int) -> Bool) -> Int? {
        let own = (scene.ofReport[testimony.report] ?? []).compactMap { index in
            named[index].last(where: fits).map { (at: scene.told[index].claim.predicateSpan.start, draft: $0) }
        }
        let place = testimony.claim.predicateSpan.start
        return (own.filter { $0.at <= place }.max { $0.at < $1.at } ?? (mayFollow ? own.min { $0.at < $1.at } : nil))?.draft
    }

    /// Whether the country has a part in it, by who acts or by who tells of its sides without naming them; what others agree on among themselves is theirs.
    private func isOwn(_ testimony: Testimony) -> Bool {
        let people = testimony.actors + testimony.targets
        return people.isEmpty || people.contains(where: scene.isDomestic) || ![.sign, .accept, .ready, .refuse].contains(testimony.type)
    }

    /// - Parameter own: of these alone; of all where it is nil.
    private func nearest(_ testimony: Testimony, first kind: Instrument.Kind = .agreement, among own: Set<Int>? = nil) -> Int? {
        let days = days(testimony)
        let candidates = drafts.indices.filter {
            drafts[$0].subject == InstrumentMention.ceasefire && isNear(drafts[$0], days) && !isOver(drafts[$0], for: testimony)
                && own?.contains($0) != false
        }
        return candidates.first { drafts[$0].kind == kind } ?? candidates.first { drafts[$0].kind == .agreement || drafts[$0].kind == .ceasefire }
            ?? (own == nil && Self.kept.contains(testimony.type) ? lastOpen(before: days.lowerBound) : nil)
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
        let all = drafts.indices.filter { !drafts[$0].told.isEmpty && isOfProcess(drafts[$0]) }.map(instrument).sorted {
            ($0.evidence.first?.known.minutes ?? 0, $0.id) < ($1.evidence.first?.known.minutes ?? 0, $1.id)
        }
        return all.indices.map { index in
            var one = all[index]
            one.positions.removeAll { isToldOfAnother($0, than: index, all) }
            return one
        }
    }

    /// Whether a step is told, in the same words, of another instrument whose name these words have more of.
    private func isToldOfAnother(_ position: Position, than index: Int, _ all: [Instrument]) -> Bool {
        let others = all.indices.filter { $0 != index && all[$0].positions.contains(position) }
        if others.isEmpty { return false }
        let words = Set(position.evidence.flatMap { PlainText.name($0.text) })
        func fit(_ number: Int) -> (Int, Int) { (words.intersection(PlainText.name(all[number].name)).count, -number) }
        return others.contains { fit($0) > fit(index) }
    }

    /// What others agree on among themselves is none of it, though its reports tell of it.
    private func isOfProcess(_ draft: Draft) -> Bool {
        guard draft.kind == .agreement, draft.subject != InstrumentMention.ceasefire else { return true }
        return draft.told.contains { index in
            let testimony = scene.told[index]
            let isNobodys = testimony.actors.isEmpty && testimony.targets.isEmpty && !Self.foreign.contains(draft.subject)
            return isNobodys || (testimony.actors + testimony.targets).contains(where: scene.isDomestic)
        }
    }

    /// What states agree on among themselves.
    private static let foreign: Set<String> = ["nuclear", "border", "cooperation"]

    private func instrument(_ number: Int) -> Instrument {
        let draft = drafts[number]
        let told = draft.told.sorted().map { scene.told[$0] }
        let positions = PositionBuilder(scene: scene, draft: draft, kind: draft.kind).positions()
        var kind = draft.kind
        let isSigned = positions.contains { $0.stand == .signed }
        if kind == .agreement, draft.subject == InstrumentMention.ceasefire || draft.subject.isEmpty && draft.place.isEmpty, !isSigned { kind = .draft }
        let terms = TermFinder(scene: scene, draft: draft).terms()
        if kind == .ceasefire, isTruce(draft, terms) { kind = .truce }
        var instrument = Instrument(
            id: id(number), name: name(draft), kind: kind,
            place: told.first { ($0.type == .sign || $0.type == .truceStart) && !$0.claim.place.isEmpty }.map { scene.placeName($0.claim.place) } ?? "",
            positions: positions,
            mediators: mediators(told, ofTruce: draft.subject == InstrumentMention.ceasefire), evidence: Array(Set(told.map(\.evidence))).sorted())
        instrument.declared = told.filter { $0.type == .sign && $0.isFact }.compactMap { $0.claim.when.start }.min { $0.iso < $1.iso }
        let starts = told.filter { $0.type == .truceStart && $0.isFact && !Self.isStretch($0) }
        instrument.effective = starts.compactMap { $0.claim.when.start }.min { $0.iso.count > $1.iso.count }
        instrument.expires = told.filter { $0.type == .truceStart && $0.isFact }.compactMap(expiry).max { $0.iso < $1.iso }
        instrument.terms = terms
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
        if !draft.title.isEmpty { id.add(draft.title.map(String.init).joined(separator: ".")) }
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

internal import HudnaLanguage
internal import HudnaRecord

/// What is told of one truce, put in the order of its days: a beginning opens a stretch, an end closes it, what is told in between belongs to it, and what was
/// said before leads to it.
struct TruceHistory {
    /// Days by which tellings of one beginning or end may be apart.
    private static let reach = 3
    /// Days after an end in which it is told again, where no other day is named.
    private static let retold = 14

    let scene: Scene
    private(set) var stretches: [TruceStretch] = []
    private let wording: TruceWording

    private struct Happening {
        var step: TruceStretch.Step
        var day: Int
        var isDated: Bool
        /// Who did it, of the country.
        var sides: Set<Int>
        var rank: Int
    }

    /// - Parameter told: all that speaks of the truce, in the order in which it became known.
    init(scene: Scene, told: [Testimony]) {
        self.scene = scene
        wording = TruceWording(scene: scene)
        let happenings = told.compactMap(happening).sorted { ($0.day, $0.rank, $0.step.testimony.evidence) < ($1.day, $1.rank, $1.step.testimony.evidence) }
        let planned = told.filter { $0.type == .truceStart && !$0.isFact && $0.status != .negated }
        // What is known to the day makes the stretches, what is known to the month or as a span of days is put to them.
        for happening in happenings where !isLoose(happening) { add(happening, planned) }
        for happening in happenings where isLoose(happening) { addLoose(happening) }
        stretches.sort { ($0.firstDay, $0.lastDay, $0.area) < ($1.firstDay, $1.lastDay, $1.area) }
        for testimony in told { addWord(testimony) }
    }

    private func isLoose(_ happening: Happening) -> Bool {
        happening.step.date.map { $0.day == nil } ?? false || happening.step.kind == .began && InstrumentBuilder.isStretch(happening.step.testimony)
    }

    // MARK: - What happened

    private func happening(_ testimony: Testimony) -> Happening? {
        let kind: TruceInterval.Step.Kind
        switch (testimony.type, testimony.status) {
        case (.truceStart, .occurred), (.truceStart, .ongoing):
            kind = wording.isExtended(testimony) ? .extended : testimony.status == .ongoing && testimony.claim.when.start == nil ? .held : .began
        case (.truceEnd, .occurred), (.truceEnd, .ongoing): kind = .ended
        case (.truceEnd, .possible): kind = .faltered
        default: return nil
        }
        let own = kind == .held || kind == .faltered ? nil : testimony.claim.when.start
        let date = own ?? scene.day(testimony)
        let rank = kind == .ended ? 1 : kind == .began && wording.isAnew(testimony) ? 2 : 0
        return Happening(
            step: TruceStretch.Step(
                kind: kind, testimony: testimony, date: date, until: kind == .ended || kind == .faltered ? nil : wording.term(testimony), by: testimony.actors),
            day: date.firstDay?.number ?? testimony.day.number, isDated: own != nil, sides: wording.sides(testimony), rank: rank)
    }

    private mutating func add(_ happening: Happening, _ planned: [Testimony]) {
        switch happening.step.kind {
        case .began: begin(happening)
        case .ended: end(happening, planned)
        default:
            let open = stretches.indices.last { stretches[$0].isOpen && isOf(stretches[$0], happening) }
            if let index = open ?? stretches.indices.last(where: { stretches[$0].isOpen }) { return put(happening, into: index) }
            if let index = stretches.indices.last(where: { stretches[$0].covers(happening.day) }) { return put(happening, into: index) }
            if happening.step.kind == .faltered, !stretches.isEmpty { return put(happening, into: stretches.count - 1) }
            openNew(happening, start: lastPlan(planned, by: happening.day))
        }
    }

    private mutating func begin(_ happening: Happening) {
        let testimony = happening.step.testimony
        let place = wording.area(testimony)
        if !happening.isDated, !wording.isAnew(testimony), let index = closed(whose: .ended, toldIn: testimony.report) { return put(happening, into: index) }
        let sides = happening.sides
        let open = stretches.indices.last { index in
            let stretch = stretches[index]
            guard stretch.isOpen, stretch.area == place.id || stretch.area.isEmpty && place.id.isEmpty else { return false }
            let isNear = happening.day - stretch.firstDay <= Self.reach
            if wording.isAnew(testimony), !isNear { return false }
            if sides.isEmpty || sides.count > 1 || sides.isSubset(of: stretch.parties) { return true }
            return stretch.own == nil && !wording.isUnilateral(testimony) || isNear && !stretch.isUnilateral && !wording.isUnilateral(testimony)
        }
        guard let index = open else { return openNew(happening, start: happening.step.date) }
        let isNear = happening.day - stretches[index].firstDay <= Self.reach
        if sides.count != 1, isNear { stretches[index].isShared = true }
        stretches[index].parties.formUnion(sides)
        if happening.isDated || stretches[index].start == nil { stretches[index].begin(on: happening.step.date) }
        put(happening, into: index)
    }

    private mutating func end(_ happening: Happening, _ planned: [Testimony]) {
        let testimony = happening.step.testimony
        let place = wording.area(testimony).id
        let own = happening.sides.count == 1 ? happening.sides.first : nil
        let open = stretches.indices.filter { stretches[$0].isOpen && stretches[$0].firstDay <= happening.day }
        var found = open.filter { own != nil && stretches[$0].own == own }
        if found.isEmpty { found = open.filter { !place.isEmpty && stretches[$0].area == place } }
        if found.isEmpty { found = open.filter { stretches[$0].own == nil && stretches[$0].area.isEmpty } }
        if found.isEmpty { found = own == nil ? open : open.filter { stretches[$0].own == nil } }
        if !found.isEmpty {
            for index in found {
                close(index, happening)
                put(happening, into: index)
            }
            return
        }
        // Told again: of the same day, or without a day soon after.
        let last = stretches.indices.last { index in
            guard let end = stretches[index].end?.lastDay?.number, stretches[index].steps.contains(where: { $0.kind == .ended }) else { return false }
            return happening.isDated ? abs(happening.day - end) <= Self.reach : happening.day - end <= Self.retold
        }
        if let index = last {
            close(index, happening)
            return put(happening, into: index)
        }
        openNew(happening, start: lastPlan(planned, by: happening.day))
        close(stretches.count - 1, happening)
    }

    /// Of several tellings of an end the first that says how counts; its day is the first that is told.
    private mutating func close(_ index: Int, _ happening: Happening) {
        let how = wording.ending(happening.step.testimony, expires: stretches[index].expires, on: happening.day)
        let known = stretches[index].ending
        if known == nil || known == .ended { stretches[index].ending = how }
        let wasDated = stretches[index].steps.contains { $0.kind == .ended && $0.testimony.claim.when.start != nil }
        if stretches[index].end == nil || happening.isDated && !wasDated { stretches[index].end = happening.step.date }
        if stretches[index].endedBy.isEmpty { stretches[index].endedBy = happening.step.testimony.actors }
    }

    private mutating func openNew(_ happening: Happening, start: PartialDate?) {
        let testimony = happening.step.testimony
        var stretch = TruceStretch()
        let place = wording.area(testimony)
        if happening.step.kind == .began {
            stretch.parties = happening.sides
            stretch.isShared = happening.sides.count != 1
            (stretch.area, stretch.areaName) = (place.id, place.name)
            stretch.isAnew = wording.isAnew(testimony)
        } else {
            stretch.isShared = true
        }
        stretch.isBegun = true
        stretch.begin(on: start)
        stretches.append(stretch)
        put(happening, into: stretches.count - 1)
    }

    private mutating func put(_ happening: Happening, into index: Int) {
        let testimony = happening.step.testimony
        var step = happening.step
        // The beginning without its day is the one whose day others tell.
        if step.kind == .began, !happening.isDated { step.date = stretches[index].start ?? step.date }
        stretches[index].steps.append(step)
        stretches[index].isUnilateral = stretches[index].isUnilateral || happening.step.kind == .began && wording.isUnilateral(testimony)
        if stretches[index].areaName.isEmpty, happening.step.kind != .ended, stretches[index].area == wording.area(testimony).id {
            stretches[index].areaName = wording.area(testimony).name
        }
    }

    private func isOf(_ stretch: TruceStretch, _ happening: Happening) -> Bool {
        let place = wording.area(happening.step.testimony).id
        return stretch.area == place && (happening.sides.count != 1 || stretch.own == nil || stretch.own == happening.sides.first)
    }

    /// The last stretch of which a report tells a step that it tells the end of.
    private func closed(whose kind: TruceInterval.Step.Kind, toldIn report: Int) -> Int? {
        stretches.indices.last { index in
            !stretches[index].isOpen && stretches[index].steps.contains { $0.kind == kind && $0.testimony.report == report }
        }
    }

    /// The day for which it was announced, of the last announcement for a day that had come.
    private func lastPlan(_ planned: [Testimony], by day: Int) -> PartialDate? {
        let over = stretches.compactMap { $0.end?.lastDay?.number }.max() ?? Int.min
        return planned.compactMap { $0.claim.when.start }.filter {
            $0.day != nil && ($0.firstDay?.number ?? Int.max) <= day && ($0.firstDay?.number ?? 0) > over
        }
        .max { $0.iso < $1.iso }
    }

    /// What is known to the month, or only to have been within some days: of a stretch that meets these days, else one of its own.
    private mutating func addLoose(_ happening: Happening) {
        guard let days = happening.step.testimony.days else { return add(happening, []) }
        // One of which no beginning is told may have begun then, though it is only known to have been extended afterwards.
        let found = stretches.indices.last { index in
            let late = stretches[index].start == nil && happening.step.kind == .began ? Self.retold : 0
            return stretches[index].firstDay <= days.upperBound + late && days.lowerBound <= stretches[index].lastDay
        }
        if let index = found {
            if happening.step.kind == .began, stretches[index].start == nil { stretches[index].begin(on: happening.step.date) }
            if happening.step.kind == .ended, stretches[index].isOpen { close(index, happening) }
            return put(happening, into: index)
        }
        if happening.step.kind == .ended { return add(happening, []) }
        openNew(happening, start: happening.step.date)
    }

    // MARK: - What was said

    private static let calls: Set<ClaimType> = [.demand, .propose, .mediate, .pledge, .accept, .ready, .sign, .refuse, .requestTime]

    /// What is called for, declared or announced: of the stretch that it is said in or that comes next, else of one that has not begun.
    private mutating func addWord(_ testimony: Testimony) {
        let isPlan = testimony.type == .truceStart && !testimony.isFact && testimony.status != .negated
        guard isPlan || Self.calls.contains(testimony.type) else { return }
        let isDeclared = (testimony.type == .sign || testimony.type == .accept) && testimony.isFact && testimony.actors.contains(where: scene.isDomestic)
        let date = isPlan ? testimony.claim.when.start : isDeclared ? testimony.claim.when.start ?? scene.day(testimony) : wording.named(testimony)
        let step = TruceStretch.Step(
            kind: isPlan ? .planned : isDeclared ? .declared : .calledFor, testimony: testimony, date: date, until: isPlan ? wording.term(testimony) : nil,
            by: testimony.actors)
        let day = isPlan ? date?.firstDay?.number ?? testimony.day.number : testimony.day.number
        let sides = isPlan ? wording.sides(testimony) : []
        let own = sides.count == 1 && wording.isUnilateral(testimony) ? sides.first : nil
        let found = stretches.indices.first { index in
            let stretch = stretches[index]
            guard stretch.isBegun, own == nil || stretch.own == own || stretch.own == nil else { return false }
            return stretch.covers(day) || stretch.firstDay > day && stretch.firstDay - day <= (isPlan ? Self.reach : InstrumentBuilder.period)
        }
        if let index = found ?? stretches.firstIndex(where: { !$0.isBegun && $0.own == own }) {
            stretches[index].steps.append(step)
            if isPlan, !stretches[index].isBegun { stretches[index].begin(on: date, isBegun: false) }
            return
        }
        var stretch = TruceStretch()
        if let own { (stretch.parties, stretch.isUnilateral) = ([own], true) } else { stretch.isShared = true }
        let place = wording.area(testimony)
        if isPlan { (stretch.area, stretch.areaName) = (place.id, place.name) }
        if isPlan { stretch.begin(on: date, isBegun: false) }
        stretch.steps = [step]
        stretches.append(stretch)
    }
}

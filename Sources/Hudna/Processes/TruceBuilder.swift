internal import HudnaLanguage
internal import HudnaRecord

/// Truces as stretches of time: called for, worked on, in effect, ended.
struct TruceBuilder {
    let scene: Scene
    let instruments: InstrumentBuilder

    func truces() -> [TruceInterval] {
        instruments.drafts.indices.filter { instruments.drafts[$0].subject == InstrumentMention.ceasefire }.flatMap(intervals)
            .sorted { ($0.evidence.first?.known.minutes ?? 0, $0.instrument) < ($1.evidence.first?.known.minutes ?? 0, $1.instrument) }
    }

    private func intervals(_ draft: Int) -> [TruceInterval] {
        let told = instruments.drafts[draft].told.sorted().map { scene.told[$0] }
        let starts = told.filter { $0.type == .truceStart && $0.isFact }
        let ends = told.filter { $0.type == .truceEnd && $0.isFact }
        var out: [TruceInterval] = []
        if !starts.isEmpty || !ends.isEmpty {
            let days = starts.filter { !InstrumentBuilder.isStretch($0) }
            let start = days.compactMap { $0.claim.when.start }.min { ($1.iso.count, $0.iso) < ($0.iso.count, $1.iso) } ?? days.first.map(scene.day)
            let end =
                ends.map { $0.claim.when.start ?? scene.day($0) }.max { $0.iso < $1.iso }
                ?? (days.isEmpty ? starts.compactMap { $0.claim.when.end }.max { $0.iso < $1.iso } : nil)
            let falters = told.contains { $0.type == .truceEnd && $0.status == .possible }
            let state: TruceInterval.State = end != nil ? .ended : falters ? .faltering : .inEffect
            out.append(interval(draft, starts + ends, DateInterval(start: start, end: end), state))
        }
        let planned = told.filter { $0.type == .truceStart && !$0.isFact && $0.status != .negated }
        if !planned.isEmpty { out.append(interval(draft, planned, DateInterval(start: planned.compactMap { $0.claim.when.start }.first, end: nil), .planned)) }
        let calls = told.filter { [.demand, .propose, .mediate, .pledge, .accept, .ready, .sign, .refuse, .requestTime].contains($0.type) }
        if !calls.isEmpty {
            let when = calls.first { $0.type == .demand && !$0.claim.when.isEmpty }?.claim.when ?? calls.lazy.compactMap(named).first
            out.append(interval(draft, calls, when ?? DateInterval(), .calledFor))
        }
        return out
    }

    /// Days around a report on which a truce that it calls for may begin.
    private static let reach = 10

    /// The day that stands with what is called for, behind the word for calling (دعوا إلى هدنة بدءا من منتصف الليل).
    private func named(_ testimony: Testimony) -> DateInterval? {
        guard testimony.claim.when.isEmpty else { return nil }
        let times = testimony.times.filter { $0.kind == .date || $0.kind == .time }.filter { testimony.claim.predicateSpan.end <= $0.span.start }
        return times.map(\.interval).last { interval in
            guard let start = interval.start, start.day != nil, let day = start.firstDay else { return false }
            return abs(day.number - testimony.day.number) <= Self.reach
        }.map { DateInterval(start: $0.start, end: nil) }
    }

    private func interval(_ draft: Int, _ told: [Testimony], _ when: DateInterval, _ state: TruceInterval.State) -> TruceInterval {
        TruceInterval(
            instrument: instruments.id(draft), party: "", area: told.first { !$0.claim.place.isEmpty }?.claim.place ?? "", when: when, state: state,
            ending: state == .ended ? "ended" : "", evidence: Array(Set(told.map(\.evidence))).sorted())
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// Truces as stretches of time by party and area: called for, declared, planned, in effect, ended; several of one instrument where it ended and began again.
struct TruceBuilder {
    let scene: Scene
    let instruments: InstrumentBuilder

    func truces() -> [TruceInterval] {
        // What has no end of its own is over when its term is, or when another begins in its place.
        let last = scene.told.map(\.evidence.known.day.number).max() ?? Int.max
        var stretches = instruments.drafts.indices.filter { instruments.drafts[$0].subject == InstrumentMention.ceasefire }.flatMap { draft in
            TruceHistory(scene: scene, told: instruments.drafts[draft].told.sorted().map { scene.told[$0] }).stretches.map { (draft: draft, stretch: $0) }
        }
        for index in stretches.indices { stretches[index].stretch.replace(by: stretches.filter { $0.draft != stretches[index].draft }.map(\.stretch)) }
        for index in stretches.indices { stretches[index].stretch.expire(by: last) }
        return stretches.map { interval($0.stretch, of: instruments.id($0.draft)) }.sorted { Self.order($0) < Self.order($1) }
    }

    private static func order(_ truce: TruceInterval) -> (Int, String, String, String) {
        (truce.evidence.first?.known.minutes ?? 0, truce.instrument, truce.when.start?.iso ?? "", truce.party + " " + truce.area)
    }

    private func interval(_ stretch: TruceStretch, of instrument: String) -> TruceInterval {
        let steps = stretch.steps.sorted { $0.order < $1.order }
        var merged: [TruceInterval.Step] = []
        for step in steps {
            let (by, date) = (names(step.by), step.date)
            if let index = merged.firstIndex(where: { $0.kind == step.kind && $0.date == date && $0.by == by && ($0.until == step.until || !step.kind.isWord) })
            {
                if !merged[index].evidence.contains(step.testimony.evidence) { merged[index].evidence.append(step.testimony.evidence) }
                merged[index].until = merged[index].until ?? step.until
            } else {
                merged.append(TruceInterval.Step(step.kind, date: date, until: step.until, by: by, evidence: [step.testimony.evidence]))
            }
        }
        for index in merged.indices { merged[index].evidence.sort() }
        let state = TruceInterval.state(merged, hasBegun: stretch.isBegun)
        let called = state == .planned || stretch.isBegun ? nil : steps.lazy.compactMap(\.date).first { _ in state == .calledFor }
        return TruceInterval(
            instrument: instrument, party: stretch.own.map(scene.name) ?? "", parties: names(bound(by: stretch)), area: stretch.areaName,
            when: DateInterval(start: stretch.start ?? called, end: stretch.end), expires: stretch.expires, state: state,
            ending: stretch.ending?.rawValue ?? "", endedBy: names(stretch.endedBy), steps: merged,
            evidence: Array(Set(merged.flatMap(\.evidence))).sorted())
    }

    /// The one whose it is; else who has declared or signed it, and the two sides most at work, whom a truce between all binds.
    private func bound(by stretch: TruceStretch) -> [Int] {
        if let own = stretch.own { return [own] }
        let declared = stretch.steps.filter { $0.kind == .declared }.flatMap(\.by).filter(scene.isDomestic).map(scene.side)
        let all = stretch.isBegun || stretch.steps.contains { $0.kind == .planned } ? scene.mainSides : []
        var out: [Int] = []
        for side in all + stretch.parties.sorted() + declared where !out.contains(side) { out.append(side) }
        return out
    }

    private func names(_ numbers: [Int]) -> [String] {
        var out: [String] = []
        for number in numbers where !out.contains(scene.name(number)) { out.append(scene.name(number)) }
        return out
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// Violations as allegations, and conditions: what is told by somebody and merged where it is told again.
struct AllegationBuilder {
    let scene: Scene
    let instruments: InstrumentBuilder

    // MARK: - Violations

    private struct Charge {
        var accused: Int?
        var accuser: Int?
        var index: Int
    }

    func violations() -> [Violation] {
        var groups: [[Charge]] = []
        for index in scene.told.indices {
            for charge in charges(index) {
                if let group = groups.firstIndex(where: { $0.contains { isSame($0, charge) } }) {
                    groups[group].append(charge)
                } else {
                    groups.append([charge])
                }
            }
        }
        return groups.map(violation)
    }

    private func violation(_ group: [Charge]) -> Violation {
        let told = group.map { scene.told[$0.index] }
        let draft = group.compactMap { instruments.draftsOf[$0.index].first }.first
        return Violation(
            accused: group[0].accused.map(scene.name) ?? "", accuser: group[0].accuser.map(scene.name) ?? "", type: told[0].type,
            when: told.first { !$0.claim.when.isEmpty }?.claim.when ?? DateInterval(), place: told.first { !$0.claim.place.isEmpty }?.claim.place ?? "",
            instrument: draft.map(instruments.id) ?? "", evidence: Array(Set(told.map(\.evidence))).sorted())
    }

    private func isSame(_ a: Charge, _ b: Charge) -> Bool {
        guard a.accused.map(scene.side) == b.accused.map(scene.side), a.accuser.map(scene.side) == b.accuser.map(scene.side) else { return false }
        let (left, right) = (scene.told[a.index], scene.told[b.index])
        if scene.eventOf[a.index] == scene.eventOf[b.index] { return true }
        return left.report == right.report && left.evidence.span.overlaps(right.evidence.span)
    }

    private func charges(_ index: Int) -> [Charge] {
        let testimony = scene.told[index]
        guard testimony.isFact else { return [] }
        switch testimony.type {
        case .violate: return pairs(testimony.actors, accusers(testimony), index)
        case .attack:
            let accusers = accusers(testimony).filter { !isBystander($0) }
            let accused = testimony.actors.filter(scene.isDomestic)
            return accused.isEmpty || accusers.isEmpty ? [] : pairs(accused, accusers, index)
        case .concern, .demand, .accuse:
            guard namesBreach(testimony), !hasOwnBreach(testimony) else { return [] }
            return pairs(testimony.type == .accuse ? testimony.targets : [], testimony.actors, index)
        default: return []
        }
    }

    private func pairs(_ accused: [Int], _ accusers: [Int], _ index: Int) -> [Charge] {
        let left: [Int?] = accused.isEmpty ? [nil] : accused
        let right: [Int?] = accusers.isEmpty ? [nil] : Array(accusers.prefix(1))
        return left.flatMap { accused in
            right.filter { $0 == nil || accused.map(scene.side) != $0.map(scene.side) }.map { Charge(accused: accused, accuser: $0, index: index) }
        }
    }

    /// Who says so: the claim's source, else those who accuse in the same words.
    private func accusers(_ testimony: Testimony) -> [Int] {
        let sides = Set(testimony.actors.map(scene.side))
        let named = testimony.source.filter { !sides.contains(scene.side($0)) }
        if !named.isEmpty { return named }
        let accusing = scene.told.filter {
            $0.type == .accuse && $0.report == testimony.report && $0.evidence.span.overlaps(testimony.evidence.span) && $0.isFact
        }
        return accusing.flatMap(\.actors).filter { !sides.contains(scene.side($0)) }
    }

    private func isBystander(_ number: Int) -> Bool { scene.kind(number) == .medium || scene.kind(number) == .people }

    /// في انتهاك لحظر السلاح: a breach of an instrument that is told in passing.
    private func namesBreach(_ testimony: Testimony) -> Bool {
        let text = PlainText(testimony.evidence.text + " " + testimony.claim.object)
        let heads = scene.words.terms("instruments", in: text)
        return scene.words.terms("words", in: text).contains { word in
            word.term.role == "breach" && heads.contains { (0...2).contains($0.range.lowerBound - word.range.upperBound) }
        }
    }

    private func hasOwnBreach(_ testimony: Testimony) -> Bool {
        scene.told.contains { $0.type == .violate && $0.report == testimony.report && $0.evidence.span.overlaps(testimony.evidence.span) && !$0.actors.isEmpty }
    }

    // MARK: - Conditions

    func conditions() -> [Process.Condition] {
        var groups: [[(by: Int, index: Int)]] = []
        for index in scene.told.indices {
            guard let by = setter(scene.told[index]) else { continue }
            if let group = groups.firstIndex(where: { $0.contains { isSameCondition($0, (by, index)) } }) {
                groups[group].append((by, index))
            } else {
                groups.append([(by, index)])
            }
        }
        return groups.map { group in
            let told = group.map { scene.told[$0.index] }
            let longest = told.max { ($0.evidence.text.count, $1.evidence) < ($1.evidence.text.count, $0.evidence) } ?? told[0]
            return Process.Condition(
                by: scene.name(group[0].by), on: told.first { !$0.claim.object.isEmpty }?.claim.object ?? "", text: longest.evidence.text, type: told[0].type,
                when: told[0].claim.when, evidence: Array(Set(told.map(\.evidence))).sorted())
        }
    }

    /// Who makes the step depend; nil where a claim sets no condition.
    private func setter(_ testimony: Testimony) -> Int? {
        let text = PlainText(testimony.evidence.text + " " + testimony.claim.object)
        switch testimony.type {
        case .condition where testimony.isFact: return testimony.actors.first
        case _ where testimony.status == .conditional: return testimony.source.first ?? testimony.actors.first
        case .threaten where testimony.isFact && scene.words.has("words", role: "conditional", in: text): return testimony.actors.first
        case .threaten where testimony.isFact && !testimony.targets.isEmpty: return testimony.actors.first
        case .demand where scene.words.has("words", role: "condition", in: text): return testimony.source.first ?? testimony.actors.first
        default: return nil
        }
    }

    private func isSameCondition(_ a: (by: Int, index: Int), _ b: (by: Int, index: Int)) -> Bool {
        guard scene.side(a.by) == scene.side(b.by) else { return false }
        let (left, right) = (scene.told[a.index], scene.told[b.index])
        if scene.eventOf[a.index] == scene.eventOf[b.index] { return true }
        return left.report == right.report && left.evidence.span.overlaps(right.evidence.span)
    }
}

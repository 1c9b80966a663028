internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

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

    /// The violations, and by the id of a claim whose charge it is.
    func allegations() -> (violations: [Violation], charges: [String: [HudnaRecord.Process.Charge]]) {
        let groups = groups()
        return (groups.map(violation), charges(groups))
    }

    /// What is told as a breach, merged where it is told again, in the order in which it became known.
    private func groups() -> [[Charge]] {
        var groups: [[Charge]] = []
        let all = scene.told.indices.flatMap(charges).map { (charge: $0, isResult: isResult($0)) }
        for (charge, isResult) in all.filter({ !$0.isResult }) + all.filter(\.isResult) {
            let known = groups.firstIndex { $0.contains { isSame($0, charge) } }
            if let group = known ?? (isResult ? cause(of: charge, groups) : nil) {
                groups[group].append(charge)
            } else {
                groups.append([charge])
            }
        }
        return groups.sorted { ($0.map(\.index).min() ?? 0) < ($1.map(\.index).min() ?? 0) }
    }

    /// Words that tell of dead and wounded, or of the act again, and name neither the doer nor a place: وقتل جندي.
    private func isResult(_ charge: Charge) -> Bool {
        let testimony = scene.told[charge.index]
        guard testimony.type == .attack, let accused = charge.accused, !scene.isNamed(accused, in: testimony.passage.text) else { return false }
        let isVague = testimony.claim.place.isEmpty || scene.words.states(in: PlainText(testimony.claim.place)).contains { $0.state == scene.country }
        return isVague && (testimony.claim.object.isEmpty || testimony.claim.object.contains(testimony.claim.place) && !testimony.claim.place.isEmpty)
    }

    /// The nearest act of the same side in the same statement: what a result comes from.
    private func cause(of charge: Charge, _ groups: [[Charge]]) -> Int? {
        let own = scene.told[charge.index]
        func gap(_ group: [Charge]) -> Int? {
            group.compactMap { other in
                let testimony = scene.told[other.index]
                guard testimony.report == own.report, other.accused.map(scene.side) == charge.accused.map(scene.side),
                    other.accuser == nil || charge.accuser == nil || other.accuser.map(scene.speakingSide) == charge.accuser.map(scene.speakingSide)
                else { return nil }
                let gap = self.gap(own, testimony)
                return gap < Self.statement ? gap : nil
            }.min()
        }
        return groups.indices.compactMap { index in gap(groups[index]).map { (index, $0) } }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private func gap(_ a: Testimony, _ b: Testimony) -> Int {
        max(a.passage.span.start - b.passage.span.end, b.passage.span.start - a.passage.span.end)
    }

    /// Who is accused or accuses: of armed men who follow a side, that side.
    private func name(_ number: Int?) -> String {
        number.map { scene.name(scene.directory.has("forces", $0) || scene.kind($0) == .people ? scene.side($0) : $0) } ?? ""
    }

    private func violation(_ group: [Charge]) -> Violation {
        let told = group.map { scene.told[$0.index] }
        let draft = group.compactMap { instruments.draftsOf[$0.index].first }.first
        return Violation(
            accused: name(group[0].accused), accuser: name(accuser(group.compactMap(\.accuser))), type: namesAttack(told[0]) ? .attack : told[0].type,
            when: told.first { !$0.claim.when.isEmpty }?.claim.when ?? DateInterval(), place: told.first { !$0.claim.place.isEmpty }?.claim.place ?? "",
            instrument: draft.map(instruments.id) ?? "", evidence: Array(Set(told.map(breach))).sorted())
    }

    /// Who is named as accusing: somebody rather than the country.
    private func accuser(_ accusers: [Int]) -> Int? { accusers.first { scene.directory.listed($0) != scene.country } ?? accusers.first }

    /// Of a breach told in passing, the words that tell it.
    private func breach(_ testimony: Testimony) -> Evidence {
        var evidence = testimony.evidence
        if testimony.type == .concern || testimony.type == .demand, !testimony.claim.object.isEmpty { evidence.text = testimony.claim.object }
        return evidence
    }

    private func isSame(_ a: Charge, _ b: Charge) -> Bool {
        if a.accused == nil, b.accused == nil, scene.told[a.index].report == scene.told[b.index].report,
            let draft = instruments.draftsOf[a.index].first, instruments.draftsOf[b.index].contains(draft)
        {
            return true
        }
        let (left, right) = (scene.told[a.index], scene.told[b.index])
        guard a.accused.map(scene.side) == b.accused.map(scene.side) else { return false }
        // Words that name nobody who says so, within words that do.
        if a.accuser == nil || b.accuser == nil, left.report == right.report, left.passage.span.overlaps(right.passage.span) { return true }
        guard a.accuser.map(scene.speakingSide) == b.accuser.map(scene.speakingSide) else { return false }
        if scene.eventOf[a.index] == scene.eventOf[b.index] { return true }
        return left.report == right.report && left.passage.span.overlaps(right.passage.span)
    }

    private func charges(_ index: Int) -> [Charge] {
        let testimony = scene.told[index]
        guard testimony.isFact else { return [] }
        switch testimony.type {
        case .violate where isMutual(testimony):
            return [(0, 1), (1, 0)].map { Charge(accused: scene.mainSides[$0.0], accuser: scene.mainSides[$0.1], index: index) }
        case .violate: return pairs(testimony.actors.filter { !isNamedInInstrument($0, testimony) }, accusers(testimony), index)
        case .attack:
            // مصدر عسكري: who is not named tells what happens in a war, and charges nobody.
            let accusers = accusers(testimony).filter { !isBystander($0) && !scene.isNobody($0) }
            let accused = testimony.actors.filter(scene.isDomestic)
            let isPast = testimony.days.map { $0.upperBound < testimony.day.number - 30 } ?? false
            return accused.isEmpty || accusers.isEmpty || isPast || !isBreach(testimony, of: accused, by: accusers) ? [] : pairs(accused, accusers, index)
        case .concern, .demand, .accuse:
            guard namesBreach(testimony) || namesAttack(testimony), testimony.type != .accuse || !isMutualAccusation(testimony) else { return [] }
            return pairs(testimony.type == .accuse ? testimony.targets.filter { !isBetween($0) } : [], testimony.actors, index)
        default: return []
        }
    }

    /// يتهم أحدهما الآخر بالخرق: each of the two sides accuses the other (codebook, ruling 11).
    func isMutual(_ testimony: Testimony) -> Bool {
        guard scene.mainSides.count == 2, testimony.source.allSatisfy({ scene.mainSides.contains(scene.side($0)) }) else { return false }
        return scene.overlapping(testimony).contains { $0.type == .accuse && isMutualAccusation($0) }
    }

    /// Whoever its words name as accused is none of the two.
    private func isMutualAccusation(_ testimony: Testimony) -> Bool {
        let names = testimony.targets.contains { scene.mainSides.contains(scene.side($0)) && scene.isCalledByName($0, in: testimony.passage.text) }
        return testimony.isFact && !names && scene.words.has("words", role: "other", in: PlainText(testimony.passage.text))
    }

    // MARK: - Charges

    /// Whose charge the claims of wrongs are, for exports: of breaches as the violations have it, of all other force where it stands in an accusation. What an
    /// accusation tells is never a fact, even where it can't be made out who accuses whom (codebook, ruling 11).
    private func charges(_ groups: [[Charge]]) -> [String: [HudnaRecord.Process.Charge]] {
        var out: [String: [HudnaRecord.Process.Charge]] = [:]
        func id(_ number: Int?) -> String? { number.map { scene.directory.actors[$0].id } }
        func add(_ accused: Int, _ accuser: Int?, _ index: Int) {
            let charge = HudnaRecord.Process.Charge(accused: scene.directory.actors[accused].id, accuser: id(accuser))
            if out[scene.told[index].id]?.contains(charge) != true { out[scene.told[index].id, default: []].append(charge) }
        }
        for group in groups {
            let common = accuser(group.compactMap(\.accuser))
            for charge in group {
                guard let accused = charge.accused, let accuser = charge.accuser ?? common else { continue }
                add(accused, accuser, charge.index)
            }
        }
        for (index, testimony) in scene.told.enumerated() where out[testimony.id] == nil && (testimony.type.group == .force || testimony.type == .violate) {
            guard testimony.isFact, let accusation = accusation(of: testimony) else { continue }
            let sides = accusation.actors + accusation.targets
            for accused in testimony.actors {
                let accusers = sides.filter { scene.side($0) != scene.side(accused) }
                if accusers.isEmpty { add(accused, nil, index) }
                for accuser in accusers { add(accused, accuser, index) }
            }
        }
        return out
    }

    /// Letters that may stand between an accusation and what is charged.
    private static let reach = 120

    /// The accusation that a claim is the charge of: it stands in it, or follows with the ب of the charge (اتهم … بقصف الجسر, accused of shelling the bridge).
    private func accusation(of testimony: Testimony) -> Testimony? {
        (scene.ofReport[testimony.report] ?? []).lazy.map { scene.told[$0] }.first { accusation in
            guard accusation.type == .accuse, accusation.isFact else { return false }
            if accusation.passage.span.overlaps(testimony.passage.span) { return true }
            let gap = testimony.passage.span.start - accusation.passage.span.end
            guard testimony.claim.source.isEmpty, (0...Self.reach).contains(gap) else { return false }
            return PlainText(testimony.passage.text).readings.first?.first?.first == Letter.ba
        }
    }

    /// حظر الأمم المتحدة: who gave an instrument its name has not broken it.
    private func isNamedInInstrument(_ actor: Int, _ testimony: Testimony) -> Bool {
        let own = Set(PlainText.name(scene.name(actor)))
        return InstrumentMention.all(in: testimony.passage.text, scene.words).contains { own.isSubset(of: Set(PlainText.name($0.name))) }
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
        if let speaker = testimony.speaker, !sides.contains(scene.side(speaker)) { return [speaker] }
        let accusing = scene.overlapping(testimony).filter { $0.type == .accuse && $0.isFact }
        let found = accusing.flatMap(\.actors).filter { !sides.contains(scene.side($0)) }
        return found.isEmpty && testimony.type == .violate ? nearAccusers(testimony, sides) : found
    }

    /// Who accuses the same side in the words just before or after: a statement goes on.
    private func nearAccusers(_ testimony: Testimony, _ sides: Set<Int>) -> [Int] {
        func gap(_ other: Testimony) -> Int { self.gap(other, testimony) }
        let near = (scene.ofReport[testimony.report] ?? []).map { scene.told[$0] }.filter {
            $0.type == .accuse && $0.isFact && gap($0) < Self.statement && !sides.isDisjoint(with: $0.targets.map(scene.side))
        }
        return near.min { (gap($0), $0.evidence) < (gap($1), $1.evidence) }?.actors.filter { !sides.contains(scene.side($0)) } ?? []
    }

    /// Letters over which a statement is taken to go on.
    private static let statement = 300

    /// An attack is told as a breach by an adversary, in an accusation, or where a truce was in force; else it is told as what happens in a war.
    private func isBreach(_ testimony: Testimony, of accused: [Int], by accusers: [Int]) -> Bool {
        if accusers.contains(where: { accuser in scene.isDomestic(accuser) && accused.contains { mayAccuse(accuser, $0) } }) { return true }
        if scene.overlapping(testimony).contains(where: { $0.type == .accuse && $0.isFact }) { return true }
        return instruments.inForce.contains { $0.contains(testimony.days?.lowerBound ?? testimony.day.number) }
    }

    /// A body of states, as the one that watches a truce: who is blamed about a breach and can't have broken it himself.
    private func isBetween(_ number: Int) -> Bool {
        guard let index = scene.directory.listed(scene.side(number)) else { return false }
        return scene.kind(scene.side(number)) == .body && !scene.isDomestic(number) && scene.words.listed[index].state < 0
    }

    /// An enemy, or a body of the country that neither fights beside the other nor only counts the dead.
    private func mayAccuse(_ accuser: Int, _ accused: Int) -> Bool {
        if scene.areFoes(accuser, accused) { return true }
        return scene.kind(scene.side(accuser)) == .body && !scene.areAllies(accuser, accused)
            && !scene.words.opens(scene.name(accuser), with: "watcher", in: "words")
    }

    private func isBystander(_ number: Int) -> Bool { scene.kind(number) == .medium || scene.kind(scene.side(number)) == .people }

    /// اتهم المتمردون القوات الحكومية بإطلاق النار: one side accuses the other of an attack, of which nothing else is told in the same words.
    private func namesAttack(_ testimony: Testimony) -> Bool {
        guard testimony.type == .accuse, testimony.actors.contains(where: scene.isDomestic), testimony.targets.contains(where: scene.isDomestic),
            scene.words.has("words", role: "assault", in: PlainText(testimony.claim.object))
        else { return false }
        return !scene.overlapping(testimony).contains { $0.type.group == .force || $0.type == .violate }
    }

    /// خرقا لحظر السلاح: a breach of an instrument that is told in passing.
    private func namesBreach(_ testimony: Testimony) -> Bool {
        let text = PlainText(testimony.passage.text + " " + testimony.claim.object)
        let heads = scene.words.terms("instruments", in: text)
        return scene.words.terms("words", in: text).contains { word in
            word.term.role == "breach" && heads.contains { (0...2).contains($0.range.lowerBound - word.range.upperBound) }
        }
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
            // What the step depends on often stands outside the words of the claim: the quote has both.
            let quotes = told.compactMap(\.quote).filter { $0.text.count < 300 }
            let evidence = Set(told.map(\.evidence) + quotes).sorted()
            let longest = evidence.max { ($0.text.count, $1) < ($1.text.count, $0) } ?? told[0].evidence
            return Process.Condition(
                by: scene.name(group.first { scene.kind($0.by) != .person }?.by ?? group[0].by),
                on: told.first { !$0.claim.object.isEmpty }?.claim.object ?? "", text: longest.text, type: told[0].type,
                when: told[0].claim.when, evidence: evidence)
        }
    }

    /// Who makes the step depend; nil where a claim sets no condition.
    private func setter(_ testimony: Testimony) -> Int? {
        func says(_ role: String) -> Bool {
            scene.words.has("words", role: role, in: PlainText(testimony.passage.text + " " + testimony.claim.object))
        }
        switch testimony.type {
        case .condition where testimony.isFact: return testimony.actors.first
        // قال المبعوث إن الجامعة مستعدة إذا …: what somebody would agree to, he makes depend; of all else, who says so.
        case _ where testimony.status == .conditional && testimony.type.group == .agreement && endsWithCondition(testimony):
            return testimony.actors.first ?? testimony.source.first
        case _ where testimony.status == .conditional: return testimony.source.first ?? testimony.actors.first
        case .threaten where testimony.isFact && says("conditional"): return testimony.actors.first
        case .threaten where testimony.isFact && !testimony.targets.isEmpty: return testimony.actors.first
        case .demand where says("condition"): return testimony.source.first ?? testimony.speaker ?? testimony.actors.first
        // مستعدة لإرسال مراقبين في حال التوصل إلى هدنة: what somebody offers if something else comes first.
        case .ready where testimony.isFact && says("conditional"): return testimony.actors.first
        case .monitor where testimony.status == .planned && says("conditional"): return testimony.actors.first
        // العودة إلى الحوار تتطلب …: what a step depends on by the words of the one who says so.
        case .talks where says("requires"): return testimony.source.first ?? testimony.speaker
        default: return nil
        }
    }

    /// مستعدة لإرسال مراقبين في حال التوصل إلى هدنة, and not في حال أبدت رغبة: what is told depends on what stands behind it.
    private func endsWithCondition(_ testimony: Testimony) -> Bool {
        scene.words.terms("words", in: PlainText(testimony.evidence.text)).contains { $0.term.role == "conditional" && $0.range.lowerBound > 0 }
    }

    private func isSameCondition(_ a: (by: Int, index: Int), _ b: (by: Int, index: Int)) -> Bool {
        guard scene.side(a.by) == scene.side(b.by) else { return false }
        let (left, right) = (scene.told[a.index], scene.told[b.index])
        if scene.eventOf[a.index] == scene.eventOf[b.index] { return true }
        if left.report == right.report { return left.passage.span.overlaps(right.passage.span) }
        return abs(left.day.number - right.day.number) <= EventJoiner.reach && isAlike(left.passage.text, right.passage.text)
    }

    private func isAlike(_ a: String, _ b: String) -> Bool {
        let (left, right) = (PlainText(a), PlainText(b))
        let words = Set(PlainText.name(a)).union(left.readings.flatMap { $0 })
        let other = Set(right.readings.map { $0[0] })
        let common = right.readings.filter { readings in readings.contains { words.contains($0) } }.count
        return !other.isEmpty && 3 * common >= 2 * min(left.count, right.count)
    }
}

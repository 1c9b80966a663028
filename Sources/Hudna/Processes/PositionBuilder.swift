internal import HudnaLanguage
internal import HudnaRecord

/// Where each party stands on one instrument, day by day, teller by teller.
struct PositionBuilder {
    let scene: Scene
    let draft: InstrumentBuilder.Draft
    let kind: Instrument.Kind

    /// Days before a report in which the step that it tells of may have been.
    private static let reach = 10

    private struct Key: Hashable {
        var party: Int
        var stand: Position.Stand
        var date: String
        /// Who tells it; empty where the party speaks for itself or the reports name nobody.
        var teller: String

        func isAlike(_ other: Key) -> Bool { stand == other.stand && date == other.date && teller == other.teller }
    }

    func positions() -> [Position] {
        var (found, order): ([Key: [Testimony]], [Key]) = ([:], [])
        for index in draft.told {
            let testimony = scene.told[index]
            guard let (stand, testimonyOfStep) = stand(testimony) else { continue }
            // A minister's signature is his state's.
            for actor in testimony.actors.map({ scene.isDomestic($0) ? $0 : scene.stateSide($0) }) where isParty(actor, stand, testimony) {
                let date = date(index)?.iso ?? ""
                let key = Key(party: actor, stand: stand, date: date, teller: teller(testimony, actor))
                // What nobody in particular tells of a leader or his body is told of the side.
                let alike = key.teller.isEmpty && found[key] == nil ? order.first { $0.isAlike(key) && scene.side($0.party) == scene.side(actor) } : nil
                if found[alike ?? key] == nil { order.append(key) }
                found[alike ?? key, default: []].append(testimonyOfStep)
            }
        }
        // Who signs accepts: that is not told twice.
        let signed = Set(found.keys.filter { $0.stand == .signed }.map { "\($0.party) \($0.date)" })
        let told = found.filter { $0.key.stand != .accepted || !signed.contains("\($0.key.party) \($0.key.date)") }
        let sorted = told.sorted {
            ($0.key.date, scene.directory.actors[$0.key.party].id, $0.key.stand.rawValue, $0.key.teller)
                < ($1.key.date, scene.directory.actors[$1.key.party].id, $1.key.stand.rawValue, $1.key.teller)
        }
        return sorted.map { key, told in
            Position(
                party: scene.name(key.party), partyID: scene.directory.actors[key.party].id, stand: key.stand, date: PartialDate(iso: key.date),
                reporter: names(told.flatMap(\.source)), evidence: Array(Set(told.map(\.evidence))).sorted())
        }
    }

    private func names(_ numbers: [Int]) -> [String] {
        var out: [String] = []
        for number in numbers where !out.contains(scene.name(number)) { out.append(scene.name(number)) }
        return out
    }

    /// Parties; and whoever signs, or agrees together with a party.
    private func isParty(_ actor: Int, _ stand: Position.Stand, _ testimony: Testimony) -> Bool {
        if scene.isDomestic(actor) { return true }
        guard scene.kind(actor) != .medium, scene.kind(actor) != .people else { return false }
        return stand == .signed || stand == .accepted && testimony.actors.contains(where: scene.isDomestic)
    }

    /// Who leaves without the step that was asked of him has withdrawn.
    private func stand(_ testimony: Testimony) -> (Position.Stand, Testimony)? {
        switch (testimony.type, testimony.status) {
        case (.sign, .occurred), (.sign, .ongoing): return (.signed, testimony)
        case (.sign, .planned) where isOwnWord(testimony): return (.ready, testimony)
        // رفضه التوقيع: the refusal tells it.
        case (.sign, .negated) where isPart(of: .refuse, testimony): return nil
        case (.sign, .negated): return leaving(testimony).map { (.withdrew, $0) } ?? (.notReady, testimony)
        case (.accept, .occurred), (.accept, .ongoing), (.refuse, .negated): return (.accepted, testimony)
        // لم يتفقوا, دون التوصل إلى اتفاق: that nothing was agreed on is nobody's refusal.
        case (.accept, .negated) where scene.words.has("words", role: "agree", in: PlainText(testimony.passage.text)): return nil
        case (.accept, .negated), (.refuse, .occurred), (.refuse, .ongoing): return (.refused, testimony)
        case (.ready, .occurred), (.ready, .ongoing): return (.ready, testimony)
        case (.ready, .negated): return (.notReady, testimony)
        case (.requestTime, .occurred), (.requestTime, .ongoing): return (.askedForTime, testimony)
        default: return nil
        }
    }

    /// Whether nobody of another side says it.
    private func isOwnWord(_ testimony: Testimony) -> Bool {
        Set(testimony.source.map(scene.side)).isSubset(of: testimony.actors.map(scene.side))
    }

    /// Whether words around a testimony tell another step of the same actors.
    private func isPart(of type: ClaimType, _ testimony: Testimony) -> Bool {
        scene.overlapping(testimony).contains { $0.type == type && $0.isFact && !Set($0.actors).isDisjoint(with: testimony.actors) }
    }

    /// The departure that is told with a step not taken, where its words hold more.
    private func leaving(_ testimony: Testimony) -> Testimony? {
        let departure = scene.overlapping(testimony).first { $0.type == .depart && $0.isFact && !Set($0.actors).isDisjoint(with: testimony.actors) }
        return departure.map { $0.passage.span.count > testimony.passage.span.count ? $0 : testimony }
    }

    private func teller(_ testimony: Testimony, _ actor: Int) -> String {
        // That a step is awaited is nobody's word in particular.
        if testimony.type == .sign, testimony.status == .planned { return "" }
        let others = testimony.source.filter { scene.side($0) != scene.side(actor) }
        if !others.isEmpty { return others.map { scene.directory.actors[$0].id }.sorted().joined(separator: " ") }
        return ""
    }

    /// The day of the step; where it is not told, the first day on which the event was; of a request the day it was made, not that which it names, unless
    /// a coder has told it.
    private func date(_ index: Int) -> PartialDate? {
        let testimony = scene.told[index]
        // A step to come is a stand of the day on which it is told.
        if testimony.type == .sign, testimony.status == .planned { return PartialDate(testimony.day) }
        if testimony.type != .requestTime || testimony.isDatedByCoder, let start = testimony.claim.when.start {
            return start.day == nil ? start : PartialDate(year: start.year, month: start.month, day: start.day)
        }
        // قالت مصادر إن الجماعة قبلت: what nobody by name tells of some time before has no day.
        if !testimony.source.isEmpty, testimony.source.allSatisfy({ scene.isNobody($0) && scene.side($0) != scene.side(testimony.actors.first ?? $0) }) {
            return nil
        }
        // Members of one event may lie far apart, where each is near the next.
        let near = (testimony.day.number - Self.reach)...testimony.day.number
        let told = scene.members[scene.eventOf[index]].map { scene.told[$0] }.filter {
            ($0.status == .negated) == (testimony.status == .negated) && near.contains($0.day.number)
        }
        let days =
            told.compactMap { $0.type == .requestTime || !$0.isFact ? nil : $0.days?.lowerBound }.filter(near.contains)
            + [told.map(\.day.number).min() ?? testimony.day.number]
        return PartialDate(CalendarDay(number: days.min() ?? testimony.day.number))
    }
}

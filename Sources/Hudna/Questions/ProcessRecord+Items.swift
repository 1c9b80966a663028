internal import HudnaRecord

/// What of a process answers which question, before any filter, as coders have corrected it.
extension ProcessRecord {
    func items(_ topic: Topic) -> [RecordItem] {
        about(topic, read(topic)).compactMap { book.corrected($0, list: topic.rawValue, process: process.id) }
    }

    /// Lists whose entries are about instruments without naming them.
    private static let bearing: Set<Topic> = [.timeline, .talks, .whereabouts, .threats, .conditions, .violations, .milestones, .disagreements]

    /// With the ids of the instruments that their words speak of.
    private func about(_ topic: Topic, _ items: [RecordItem]) -> [RecordItem] {
        guard Self.bearing.contains(topic) else { return items }
        return items.map { item in
            var item = item
            for id in item.evidence.flatMap({ process.instrumentsOf[$0] ?? [] }) where !item.facets.instruments.contains(id) {
                item.facets.instruments.append(id)
            }
            return item
        }
    }

    private func read(_ topic: Topic) -> [RecordItem] {
        switch topic {
        case .parties: process.parties.map { $0.item() }
        case .instruments: process.instruments.map { $0.item() }
        case .positions: process.instruments.flatMap { instrument in instrument.positions.map { $0.item(of: instrument) } }.sorted(by: Self.byTime)
        case .truces: truces()
        case .timeline: process.events.map(event)
        case .talks: talks()
        case .whereabouts: process.milestones.filter { $0.kind == "visit" || $0.kind == "depart" }.map { $0.item() }
        case .violations: process.violations.map { $0.item() }
        case .conditions: process.conditions.map { $0.item() }
        case .threats: process.events.filter { $0.type == .threaten }.map(event)
        case .milestones: process.milestones.map { $0.item() }
        case .toll: process.toll.map { $0.item() }
        case .disagreements: process.disagreements.map { $0.item() }
        case .who: book.speaks(of: topic.rawValue) ? who().map { [parties = items(.parties)] in $0.standing(in: parties) } : who()
        case .quotes: quotes()
        case .compare: compare()
        }
    }

    private static func byTime(_ a: RecordItem, _ b: RecordItem) -> Bool {
        (a.facets.when.start?.iso ?? "", a.evidence.first?.known.minutes ?? 0) < (b.facets.when.start?.iso ?? "", b.evidence.first?.known.minutes ?? 0)
    }

    // MARK: - Entries made of events

    private func name(_ id: String) -> String { directory.number(id: id).map { directory.actors[$0].name } ?? id }

    private func truces() -> [RecordItem] {
        let instruments = Dictionary(process.instruments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return process.truces.map { $0.item(of: instruments[$0.instrument]) }
    }

    func event(_ event: Event) -> RecordItem {
        let versions = event.versions.map { version in
            RecordItem(
                facets: Facets(),
                fields: [
                    .init("status", .text(version.status.rawValue)), .init("actors", .texts(version.actors.map(name))),
                    .init("targets", .texts(version.targets.map(name))), .init("object", .text(version.object)), .init("place", .text(version.place)),
                    .init("start", .date(version.when.start)), .init("end", .date(version.when.end)), .init("source", .texts(version.source.map(name))),
                    .init("via", .texts(version.via.map(name))), .init("witnesses", .number(Double(version.witnesses))),
                ] + RecordItem.slip(version.isProbableSlip), evidence: version.evidence)
        }
        let dated = event.versions.first { !$0.when.isEmpty }
        let names = event.versions.flatMap { $0.actors + $0.targets + $0.source }.flatMap { [$0, name($0)] }
        let isAhead = event.versions.allSatisfy { $0.status == .planned || $0.status == .possible || $0.status == .conditional }
        return RecordItem(
            facets: Facets(
                actors: names, types: [event.type.rawValue, event.type.group.rawValue], statuses: event.versions.map(\.status.rawValue),
                places: event.versions.map(\.place), when: dated?.when ?? DateInterval(), isAhead: isAhead),
            fields: [
                .init("id", .text(event.id)), .init("type", .text(event.type.rawValue)), .init("date", .date(dated?.when.start)),
                .init("versions", .items(versions)),
            ], evidence: event.evidence)
    }

    /// Meetings with how they were held and through whom, and what is said of meeting.
    private func talks() -> [RecordItem] {
        let about: Set<ClaimType> = [.refuse, .accept, .ready, .demand, .pledge, .condition]
        let between = process.events.filter { $0.type == .mediate }
        return process.events.compactMap { event in
            switch event.type {
            case .talks, .indirectTalks, .call, .mediate, .conference: break
            case let type where about.contains(type):
                guard event.versions.contains(where: { words.has("words", role: "talks", in: PlainText($0.object + " " + ($0.evidence.first?.text ?? ""))) })
                else { return nil }
            default: return nil
            }
            var item = self.event(event)
            let isIndirect = event.type == .indirectTalks
            let reports = Set(event.evidence.map(\.report))
            let through = isIndirect ? between.filter { !reports.isDisjoint(with: $0.evidence.map(\.report)) }.flatMap { $0.versions.flatMap(\.actors) } : []
            var names: [String] = []
            for id in through where !names.contains(name(id)) { names.append(name(id)) }
            item.fields.insert(contentsOf: [.init("indirect", .flag(isIndirect)), .init("through", .texts(names))], at: 2)
            return item
        }
    }

    /// What each actor is called, in which roles he stands.
    private func who() -> [RecordItem] {
        var out: [RecordItem] = []
        var seen: Set<String> = []
        for party in process.parties where seen.insert(party.actor.id).inserted {
            let own = process.parties.filter { $0.actor.id == party.actor.id }
            let side = directory.number(id: party.actor.id).map { directory.actors[directory.side($0)].name } ?? ""
            out.append(
                RecordItem(
                    facets: Facets(actors: [party.actor.id, party.actor.name] + party.actor.forms, types: own.map(\.role.rawValue)),
                    fields: [
                        .init("id", .text(party.actor.id)), .init("name", .text(party.actor.name)), .init("kind", .text(party.actor.kind.rawValue)),
                        .init("side", .text(side)), .init("roles", .texts(own.map { $0.of.isEmpty ? $0.role.rawValue : $0.role.rawValue + " " + $0.of })),
                        .init("called", .texts(party.actor.forms)),
                    ], evidence: Array(Set(own.flatMap(\.evidence))).sorted()))
        }
        return out
    }

    private func quotes() -> [RecordItem] {
        var out: [RecordItem] = []
        for (report, kept) in readings.enumerated() where isHome[report] {
            guard let known = clock.known(kept) else { continue }
            for quote in kept.reading.quotes {
                let speaker = directory.number(quote.speaker, report: report).map { directory.actors[$0] }
                let text = kept.evidence(quote.text, at: quote.span, known: known)
                out.append(
                    RecordItem(
                        facets: Facets(actors: [speaker?.id ?? "", speaker?.name ?? quote.speaker, quote.speaker], types: [quote.kind.rawValue]),
                        fields: [
                            .init("speaker", .text(speaker?.name ?? quote.speaker)), .init("kind", .text(quote.kind.rawValue)),
                            .init("via", .texts(quote.via)), .init("text", .text(quote.text)),
                        ], evidence: [text]))
            }
        }
        return out
    }
}

public import HudnaRecord

extension Record {
    /// The processes that are asked for.
    public func processes(_ filters: Filters) -> [Process] {
        guard let wanted = filters.process else { return processes }
        let words = Set(PlainText.name(wanted))
        return processes.filter { $0.id == wanted || !words.isEmpty && words.isSubset(of: Set(PlainText.name($0.name))) }
    }

    /// The entries that answer a question, in the order of the record.
    public func answer(_ topic: Topic, _ filters: Filters) -> [RecordItem] {
        let sieve = sieve(filters, own: topic == .quotes || topic == .who)
        return processes(filters).flatMap { items(topic, of: $0) }.compactMap(sieve.pass)
    }

    /// - Parameter own: whether an actor stands for himself alone.
    func sieve(_ filters: Filters, own: Bool = false) -> Sieve {
        Sieve(filters, actors: filters.actors.flatMap { names($0, own: own) }, clock: clock)
    }

    /// The names that stand for an actor who is asked for: his own, and those of the body he leads and of all who lead it, since they are one side.
    private func names(_ wanted: String, own: Bool) -> [String] {
        guard !own else { return [wanted] }
        let words = Set(PlainText.name(wanted))
        let found = directory.actors.indices.filter { number in
            let actor = directory.actors[number]
            return actor.id == wanted || !words.isEmpty && words.isSubset(of: Set(PlainText.name(actor.name)))
        }
        let sides = Set(found.map(directory.side)).filter { directory.actors[$0].kind == .body }
        return [wanted] + directory.actors.indices.filter { sides.contains(directory.side($0)) }.map { directory.actors[$0].name }
    }

    /// The entries of a process as coders have corrected them.
    func items(_ topic: Topic, of process: Process) -> [RecordItem] {
        read(topic, of: process).compactMap { book.corrected($0, list: topic.rawValue, process: process.id) }
    }

    private func read(_ topic: Topic, of process: Process) -> [RecordItem] {
        switch topic {
        case .parties: process.parties.map { $0.item() }
        case .instruments: process.instruments.map { $0.item() }
        case .positions: process.instruments.flatMap { instrument in instrument.positions.map { $0.item(of: instrument) } }.sorted(by: Self.byTime)
        case .truces: truces(process)
        case .timeline: process.events.map(event)
        case .talks: talks(process)
        case .whereabouts: process.milestones.filter { $0.kind == "visit" || $0.kind == "depart" }.map { $0.item() }
        case .violations: process.violations.map { $0.item() }
        case .conditions: process.conditions.map { $0.item() }
        case .threats: process.events.filter { $0.type == .threaten }.map(event)
        case .milestones: process.milestones.map { $0.item() }
        case .toll: process.toll.map { $0.item() }
        case .disagreements: process.disagreements.map { $0.item() }
        case .who: who(process)
        case .quotes: quotes(process)
        case .compare: compare(process)
        }
    }

    private static func byTime(_ a: RecordItem, _ b: RecordItem) -> Bool {
        (a.facets.when.start?.iso ?? "", a.evidence.first?.known.minutes ?? 0) < (b.facets.when.start?.iso ?? "", b.evidence.first?.known.minutes ?? 0)
    }

    /// The lists of a process, by the names of process-format.md.
    public func lists(of process: Process) -> [(name: String, items: [RecordItem])] {
        let sieve = Sieve(Filters(), actors: [], clock: clock)
        let topics: [Topic] = [.parties, .instruments, .truces, .violations, .conditions, .milestones, .toll, .disagreements]
        return topics.map { ($0.rawValue, items($0, of: process).compactMap(sieve.pass)) }
    }

    // MARK: - Entries made of events

    private func name(_ id: String) -> String { directory.number(id: id).map { directory.actors[$0].name } ?? id }

    /// Truces that are so at the moment asked for: one that had ended by then is left out, and that one was called for once it has begun.
    private func truces(_ process: Process) -> [RecordItem] {
        let names = Dictionary(process.instruments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let begun = Set(process.truces.filter { $0.state != .planned && $0.state != .calledFor && hasBegun($0) }.map(\.instrument))
        return process.truces.filter { truce in
            guard let asOf = clock.asOf else { return true }
            guard truce.state != .planned, truce.state != .calledFor else { return !begun.contains(truce.instrument) }
            return truce.when.end.flatMap { Moment(last: $0, zone: clock.zone) }.map { asOf <= $0 } ?? true
        }.map { $0.item(named: names[$0.instrument] ?? "") }
    }

    private func hasBegun(_ truce: TruceInterval) -> Bool {
        guard let told = truce.evidence.first?.known else { return false }
        return clock.admits(beginning: truce.when.start, told: told)
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
                ], evidence: version.evidence)
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
    private func talks(_ process: Process) -> [RecordItem] {
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
    private func who(_ process: Process) -> [RecordItem] {
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

    private func quotes(_ process: Process) -> [RecordItem] {
        var out: [RecordItem] = []
        for (report, kept) in readings.enumerated() where home[report] == process.id {
            guard let known = clock.known(kept) else { continue }
            for quote in kept.reading.quotes {
                let speaker = directory.number(quote.speaker, report: report).map { directory.actors[$0] }
                let text = Evidence(report: kept.reading.report, outlet: kept.reading.outlet, text: quote.text, span: quote.span, known: known)
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

public import HudnaExports
public import HudnaLanguage
internal import HudnaRecord

extension Record {
    /// What is exported of the record.
    /// - Parameters:
    ///   - filters: as in questions; `statuses` may also name a standing (`fact`, `alleged`, `planned`, `cancelled`).
    ///   - codes: the lists of codes of the field's formats.
    /// - Throws: what reading the answers throws.
    public func dossier(_ filters: Filters, codes: CodeLists) throws -> Dossier {
        var dossier = Dossier(codes: codes, coder: "Hudna " + HudnaVersion.current)
        let wanted = records(filters)
        let atlas = Atlas(codes: codes, words: words)
        dossier.processes = wanted.map(\.process)
        for record in wanted {
            dossier.countries[record.process.id] = atlas.country(ofState: record.process.id)
            add(record, filters, to: &dossier)
        }
        for topic in Self.exported { dossier.lists.append((topic.rawValue, try answer(topic, filters))) }
        // Of somebody who takes part in several processes what the record as a whole knows.
        for directory in built.map(\.directory) + [directory] {
            for actor in directory.actors {
                dossier.people[actor.id] = Dossier.Person(
                    name: actor.name, kind: actor.kind, of: actor.of, forms: actor.forms, country: country(actor, directory, atlas),
                    isGovernment: directory.number(id: actor.id).map { directory.has("government", $0) } ?? false)
            }
        }
        for kept in readings {
            dossier.reports[kept.reading.report] = Dossier.Source(
                outlet: kept.reading.outlet, title: kept.reading.title, url: kept.reading.url, published: kept.reading.published, readAt: kept.readAt)
        }
        for text in Set(dossier.events.map(\.place) + dossier.claims.map(\.version.place)) where !text.isEmpty {
            dossier.places[text] = atlas.place(text)
        }
        return dossier
    }

    private static let exported: [Topic] = [
        .parties, .instruments, .positions, .truces, .violations, .conditions, .milestones, .toll, .disagreements, .quotes,
    ]

    private func add(_ record: ProcessRecord, _ filters: Filters, to dossier: inout Dossier) {
        let process = record.process
        var sieve = sieve(filters)
        var events = filters
        events.statuses = []
        var eventSieve = self.sieve(events)
        let left = process.events.compactMap { event in eventSieve.pass(record.event(event)).map { restricted(event, to: Set($0.evidence)) } }
        let coder = EventCoder(process, record.directory)
        let asked = Set(filters.statuses)
        let byID = Dictionary(left.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        dossier.events += coder.coded(left).filter { coded in
            let statuses = Set(coded.tellings.compactMap { telling in byID[coded.event]?.status(of: telling)?.rawValue })
            return isSo(coded) && (asked.isEmpty || asked.contains(coded.standing.rawValue) || !asked.isDisjoint(with: statuses))
        }
        dossier.claims += coder.claims(left).filter { row in
            asked.isEmpty || asked.contains(row.version.status.rawValue) || row.standing.map { asked.contains($0.rawValue) } ?? false
        }
        dossier.milestones += process.milestones.compactMap { milestone in
            book.corrected(milestone.item(), list: Topic.milestones.rawValue, process: process.id).flatMap { sieve.pass($0) }.map { item in
                var milestone = milestone
                milestone.evidence = item.evidence
                return milestone
            }
        }
        func isWanted(_ item: RecordItem, _ topic: Topic) -> Bool {
            book.corrected(item, list: topic.rawValue, process: process.id).flatMap { sieve.pass($0) } != nil
        }
        dossier.instruments += process.instruments.filter { isWanted($0.item(), .instruments) }.map { (process.id, $0) }
        let named = Dictionary(process.instruments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        dossier.truces += process.truces.compactMap { truce in
            let item = book.corrected(truce.item(of: named[truce.instrument]), list: Topic.truces.rawValue, process: process.id)
            return item?.truce(at: clock).flatMap { sieve.pass($0) }.flatMap { TruceInterval($0) }.map { (process.id, $0) }
        }
    }

    /// An event with those of its tellings that are wanted.
    private func restricted(_ event: Event, to evidence: Set<Evidence>) -> Event {
        var event = event
        for index in event.versions.indices {
            event.versions[index].tellings.removeAll { !evidence.contains($0.evidence) }
            event.versions[index].evidence.removeAll { !evidence.contains($0) }
        }
        event.versions.removeAll { $0.tellings.isEmpty }
        return event
    }

    /// Whether it was so at `--as-of`: what is only said is so from when it was told.
    private func isSo(_ coded: CodedEvent) -> Bool {
        guard let told = coded.tellings.first?.evidence.known else { return false }
        return clock.admits(beginning: coded.standing == .fact ? coded.when.start : nil, told: told)
    }

    /// The country of a state, or of the state that somebody speaks for or is listed in.
    private func country(_ actor: RecordActor, _ directory: ActorDirectory, _ atlas: Atlas) -> String {
        guard let number = directory.number(id: actor.id) else { return "" }
        if actor.kind == .state { return atlas.country(ofState: actor.id) }
        let side = directory.side(number)
        if directory.actors[side].kind == .state { return atlas.country(ofState: directory.actors[side].id) }
        return directory.state(side).map { atlas.country(ofState: words.listed[$0].id) } ?? ""
    }
}

extension Event {
    /// The status that a telling gives it.
    fileprivate func status(of telling: Telling) -> Status? { versions.first { $0.tellings.contains(telling) }?.status }
}

extension CodeLists {
    /// The lists of a source of language data.
    /// - Throws: `LanguageError`.
    public init(_ source: LanguageSource) throws { try self.init { try source.codes($0) } }
}

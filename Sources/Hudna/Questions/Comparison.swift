public import HudnaRecord

/// Outlets beside one another: what each calls those who take part, which events it tells, leaves out and tells first.
struct Comparison {
    let events: [Event]
    /// The reports that tell them.
    let readings: [KeptReading]
    let directory: ActorDirectory
    let clock: Clock
    /// Ids of those whose names are compared, each once.
    let people: [String]

    /// An entry for each outlet, by name.
    func items() -> [RecordItem] {
        let outlets = Set(events.flatMap { $0.evidence.map(Self.outlet) })
        let forms = forms()
        return outlets.sorted().map { item($0, forms[$0] ?? [:]) }
    }

    private func item(_ outlet: String, _ forms: [Int: [Evidence]]) -> RecordItem {
        let own = events.filter { event in event.evidence.contains { Self.outlet($0) == outlet } }
        let others = events.filter { event in !event.evidence.contains { Self.outlet($0) == outlet } }
        // What two outlets tell is news that a third leaves out; what one tells alone is its own.
        let shared = others.filter { Set($0.evidence.map(Self.outlet)).count > 1 }
        // Told by two outlets at least, this one the first of them.
        let first = own.filter { event in
            Set(event.evidence.map(Self.outlet)).count > 1 && event.evidence.first.map { Self.outlet($0) == outlet } ?? false
        }
        return RecordItem(
            facets: Facets(types: ["outlet"]),
            fields: [
                .init("outlet", .text(outlet)), .init("tells", .number(Double(own.count))),
                .init("alone", .number(Double(own.filter { Set($0.evidence.map(Self.outlet)).count == 1 }.count))),
                .init("leaves_out", .number(Double(shared.count))), .init("first", .items(first.map(line))), .init("left_out", .items(shared.map(leftOut))),
                .init("names", .items(names(forms))),
            ], evidence: Self.first(own.flatMap { $0.evidence.filter { Self.outlet($0) == outlet } }, by: \.report))
    }

    private static func outlet(_ evidence: Evidence) -> String { evidence.outlet ?? evidence.report }

    private func line(_ event: Event) -> RecordItem {
        RecordItem(facets: Facets(), fields: [.init("event", .text(event.id)), .init("type", .text(event.type.rawValue))], evidence: event.evidence)
    }

    /// An event that others tell, with the first words of each.
    private func leftOut(_ event: Event) -> RecordItem {
        var item = line(event)
        item.evidence = Self.first(event.evidence, by: Self.outlet)
        return item
    }

    /// The first of each report or outlet, as it became known.
    private static func first(_ evidence: [Evidence], by key: (Evidence) -> String) -> [Evidence] {
        var seen: Set<String> = []
        return evidence.sorted().filter { seen.insert(key($0)).inserted }
    }

    /// By outlet and actor: what it calls him, each form once, where it stands first.
    private func forms() -> [String: [Int: [Evidence]]] {
        var out: [String: [Int: [Evidence]]] = [:]
        for (report, kept) in readings.enumerated() {
            guard let known = clock.known(kept) else { continue }
            let reading = kept.reading
            for actor in reading.actors {
                guard let number = directory.number(actor.name, report: report) else { continue }
                var told = out[reading.outlet ?? reading.report]?[number] ?? []
                for mention in actor.mentions where !told.contains(where: { $0.text == mention.text }) {
                    told.append(kept.evidence(mention.text, at: mention.span, known: known))
                }
                out[reading.outlet ?? reading.report, default: [:]][number] = told
            }
        }
        return out
    }

    /// What an outlet calls those who take part, longest form first.
    private func names(_ forms: [Int: [Evidence]]) -> [RecordItem] {
        people.compactMap { id in
            guard let number = directory.number(id: id), let evidence = forms[number], !evidence.isEmpty else { return nil }
            let called = evidence.map(\.text).sorted { ($1.count, $0) < ($0.count, $1) }
            let name = directory.actors[number].name
            return RecordItem(facets: Facets(), fields: [.init("actor", .text(name)), .init("called", .texts(called))], evidence: evidence)
        }
    }
}

extension ProcessRecord {
    /// Each outlet beside the others.
    func compare() -> [RecordItem] {
        var seen: Set<String> = []
        let people = process.parties.map(\.actor.id).filter { seen.insert($0).inserted }
        return Comparison(events: process.events, readings: readings, directory: directory, clock: clock, people: people).items()
    }
}

extension Record {
    /// Each outlet that tells a story beside the others.
    /// - Parameters:
    ///   - kept: the reports of the story, in any order.
    ///   - filters: of these the outlets count.
    ///   - book: what coders have said.
    public static func compare(
        story kept: [KeptReading], _ filters: Filters, words: RecordWords, clock: Clock, book: CorrectionBook = CorrectionBook()
    ) -> [RecordItem] {
        let readings = book.applied(to: ordered(kept, clock))
        let directory = ActorDirectory(readings, words: words)
        let joiner = EventJoiner(directory: directory, words: words, witnesses: Witnesses(readings), links: book.links(readings))
        let events = joiner.join(Testimonies(readings, directory, clock).all).events
        var seen: Set<String> = []
        let people = events.flatMap(\.versions).flatMap { $0.actors + $0.targets }.filter { seen.insert($0).inserted }
        let items = Comparison(events: events, readings: readings, directory: directory, clock: clock, people: people).items()
        return items.filter { filters.outlets.isEmpty || filters.outlets.contains($0.text("outlet")) }
    }
}

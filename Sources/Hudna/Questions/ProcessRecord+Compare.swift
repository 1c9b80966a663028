internal import HudnaRecord

extension ProcessRecord {
    /// Each outlet beside the others: what it calls the parties, which events it tells, leaves out and tells first.
    func compare() -> [RecordItem] {
        let outlets = process.events.flatMap { $0.evidence.map(Self.outlet) }
        var seen: Set<String> = []
        let forms = forms()
        return outlets.filter { seen.insert($0).inserted }.sorted().map { outlet in
            let own = process.events.filter { event in event.evidence.contains { Self.outlet($0) == outlet } }
            let others = process.events.filter { event in !event.evidence.contains { Self.outlet($0) == outlet } }
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
                    .init("names", .items(names(forms[outlet] ?? [:]))),
                ], evidence: Self.first(own.flatMap { $0.evidence.filter { Self.outlet($0) == outlet } }, by: \.report))
        }
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
                    told.append(Evidence(report: reading.report, outlet: reading.outlet, text: mention.text, span: mention.span, known: known))
                }
                out[reading.outlet ?? reading.report, default: [:]][number] = told
            }
        }
        return out
    }

    /// What an outlet calls those who take part, longest form first.
    private func names(_ forms: [Int: [Evidence]]) -> [RecordItem] {
        var ids: Set<String> = []
        return process.parties.filter { ids.insert($0.actor.id).inserted }.compactMap { party in
            guard let evidence = directory.number(id: party.actor.id).flatMap({ forms[$0] }), !evidence.isEmpty else { return nil }
            let called = evidence.map(\.text).sorted { ($1.count, $0) < ($0.count, $1) }
            return RecordItem(facets: Facets(), fields: [.init("actor", .text(party.actor.name)), .init("called", .texts(called))], evidence: evidence)
        }
    }
}

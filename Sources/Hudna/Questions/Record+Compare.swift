internal import HudnaLanguage
internal import HudnaRecord

extension Record {
    /// Words of the language data for what the record prints, by its own words.
    public var labels: [String: String] {
        let rows = words.terms.filter { $0.table == "labels" }
        return Dictionary(rows.compactMap { row in row.forms.first.map { (row.role, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Each outlet beside the others: what it calls the parties, which events it tells, leaves out and tells first.
    func compare(_ process: Process) -> [RecordItem] {
        let outlets = process.events.flatMap { $0.evidence.map(Self.outlet) }
        var seen: Set<String> = []
        return outlets.filter { seen.insert($0).inserted }.sorted().map { outlet in
            let own = process.events.filter { event in event.evidence.contains { Self.outlet($0) == outlet } }
            let others = process.events.filter { event in !event.evidence.contains { Self.outlet($0) == outlet } }
            // Told by two outlets at least, this one the first of them.
            let first = own.filter { event in
                Set(event.evidence.map(Self.outlet)).count > 1 && event.evidence.first.map { Self.outlet($0) == outlet } ?? false
            }
            return RecordItem(
                facets: Facets(types: ["outlet"]),
                fields: [
                    .init("outlet", .text(outlet)), .init("tells", .number(Double(own.count))),
                    .init("alone", .number(Double(own.filter { Set($0.evidence.map(Self.outlet)).count == 1 }.count))),
                    .init("leaves_out", .number(Double(others.count))), .init("first", .items(first.map(line))), .init("left_out", .items(others.map(line))),
                    .init("names", .items(names(process, in: outlet))),
                ], evidence: own.flatMap { $0.evidence.filter { Self.outlet($0) == outlet } }.sorted())
        }
    }

    private static func outlet(_ evidence: Evidence) -> String { evidence.outlet ?? evidence.report }

    private func line(_ event: Event) -> RecordItem {
        RecordItem(facets: Facets(), fields: [.init("event", .text(event.id)), .init("type", .text(event.type.rawValue))], evidence: event.evidence)
    }

    /// What the outlet calls those who take part, longest form first.
    private func names(_ process: Process, in outlet: String) -> [RecordItem] {
        var ids: Set<String> = []
        return process.parties.filter { ids.insert($0.actor.id).inserted }.compactMap { party in
            var evidence: [Evidence] = []
            for (report, kept) in readings.enumerated() where (kept.reading.outlet ?? kept.reading.report) == outlet {
                guard let known = clock.known(kept) else { continue }
                for actor in kept.reading.actors where directory.number(actor.name, report: report).map({ directory.actors[$0].id }) == party.actor.id {
                    for mention in actor.mentions where !evidence.contains(where: { $0.text == mention.text }) {
                        evidence.append(
                            Evidence(report: kept.reading.report, outlet: kept.reading.outlet, text: mention.text, span: mention.span, known: known))
                    }
                }
            }
            guard !evidence.isEmpty else { return nil }
            let called = evidence.map(\.text).sorted { ($1.count, $0) < ($0.count, $1) }
            return RecordItem(facets: Facets(), fields: [.init("actor", .text(party.actor.name)), .init("called", .texts(called))], evidence: evidence)
        }
    }
}

public import HudnaRecord

extension Record {
    /// What waits for a coder: claims, joins and entries, the least certain and most contested first.
    /// - Parameter judged: items that need no more judging, by kind and id.
    public func review(_ filters: Filters, judged: (Correction.Kind, String) -> Bool) -> [RecordItem] {
        var sieve = sieve(filters)
        var waiting: [(doubt: Double, kind: Correction.Kind, id: String, what: String, evidence: [Evidence])] = []
        for (record, event) in records(filters).flatMap({ record in record.process.events.map { (record, $0) } }) {
            guard let wanted = sieve.pass(record.event(event)) else { continue }
            let kept = Set(wanted.evidence)
            let contest = 1 - 1 / Double(max(event.versions.count, 1))
            let tellings = event.versions.flatMap { version in version.tellings.filter { kept.contains($0.evidence) }.map { (version, $0) } }
            for (version, telling) in tellings {
                waiting.append((1 - telling.confidence, .claim, telling.claim, record.line(event.type, version, telling), [telling.evidence]))
            }
            // Of one claim there is nothing to join.
            if tellings.count > 1 {
                waiting.append(
                    (contest, .join, event.id, "\(event.type.rawValue), \(tellings.count) claims, \(event.versions.count) versions", wanted.evidence))
            }
        }
        for entry in entries(filters) {
            let reports = Set(entry.item.evidence.map(\.report)).count
            waiting.append((0.5 / Double(max(reports, 1)), .entry, entry.id, entry.line, entry.item.evidence))
        }
        return waiting.filter { !judged($0.kind, $0.id) }
            .sorted { ($1.doubt, $0.kind.rawValue, $0.id) < ($0.doubt, $1.kind.rawValue, $1.id) }
            .map { row in
                RecordItem(
                    facets: Facets(),
                    fields: [
                        .init("id", .text(row.id)), .init("kind", .text(row.kind.rawValue)), .init("doubt", .number((row.doubt * 1000).rounded() / 1000)),
                        .init("what", .text(row.what)),
                    ], evidence: row.evidence)
            }
    }

}

extension ProcessRecord {
    /// `sign occurred: A → B`.
    fileprivate func line(_ type: ClaimType, _ version: EventVersion, _ telling: Telling) -> String {
        func names(_ ids: [String]) -> String { ids.map { id in directory.number(id: id).map { directory.actors[$0].name } ?? id }.joined(separator: ", ") }
        let sides = telling.targets.isEmpty ? names(telling.actors) : names(telling.actors) + " → " + names(telling.targets)
        return "\(type.rawValue) \(version.status.rawValue)" + (sides.isEmpty ? "" : ": " + sides)
    }
}

extension Correction {
    /// As an entry to print.
    public var row: RecordItem {
        RecordItem(
            facets: Facets(),
            fields: [
                .init("id", .text(item)), .init("kind", .text(kind.rawValue)), .init("verdict", .text(verdict.rawValue)), .init("coder", .text(coder)),
                .init("made_at", .date(madeAt)), .init("reason", .text(reason)),
                .init("changes", .texts(changes.map { $0.field + "=" + $0.values.joined(separator: "|") })),
            ], evidence: anchors.map { Evidence(report: $0.report, text: $0.type, span: $0.span, known: Moment(minutes: 0)) })
    }
}

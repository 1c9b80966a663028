public import HudnaRecord

extension Record {
    /// What waits for a coder: claims, joins and entries, the least certain and most contested first.
    /// - Parameter judged: items that need no more judging, by kind and id.
    public func waiting(_ filters: Filters = Filters(), judged: (Correction.Kind, String) -> Bool = { _, _ in false }) -> [Waiting] {
        waiting(filters, names: [:], judged: judged)
    }

    /// - Parameter names: by process: English names, where they are wanted too.
    private func waiting(_ filters: Filters, names: [String: EnglishNames], judged: (Correction.Kind, String) -> Bool) -> [Waiting] {
        var sieve = sieve(filters)
        let shelf = ClaimShelf(readings)
        var waiting: [Waiting] = []
        for (record, event) in records(filters).flatMap({ record in record.process.events.map { (record, $0) } }) {
            guard let wanted = sieve.pass(record.event(event)) else { continue }
            let kept = Set(wanted.evidence)
            let contest = 1 - 1 / Double(max(event.versions.count, 1))
            let tellings = event.versions.flatMap { version in version.tellings.filter { kept.contains($0.evidence) }.map { (version, $0) } }
            for (version, telling) in tellings {
                guard let subject = shelf.subject(telling, of: event) else { continue }
                let what = record.line(event.type, version, telling)
                let english = names[record.process.id].map { record.line(event.type, version, telling, $0) }
                waiting.append(Waiting(subject: subject, doubt: 1 - telling.confidence, what: what, english: english, evidence: [telling.evidence]))
            }
            // Of one claim there is nothing to join.
            if tellings.count > 1 {
                let what = "\(event.type.rawValue), \(tellings.count) claims, \(event.versions.count) versions"
                waiting.append(Waiting(subject: shelf.subject(event), doubt: contest, what: what, evidence: wanted.evidence))
            }
        }
        for entry in entries(filters) {
            let reports = Set(entry.item.evidence.map(\.report)).count
            // What is told differently is contested by as many as tell it so.
            let versions = entry.item.facets.isOfVersions ? entry.item.rows("versions").count : 0
            let doubt = versions > 0 ? 1 - 1 / Double(versions) : 0.5 / Double(max(reports, 1))
            let english = names[entry.process].map(entry.line)
            waiting.append(Waiting(subject: entry.subject, doubt: doubt, what: entry.line(), english: english, evidence: entry.item.evidence))
        }
        let keys = waiting.map { (doubt: $0.doubt, kind: $0.subject.kind.rawValue, id: $0.subject.id) }
        let left = waiting.indices.filter { !judged(waiting[$0].subject.kind, keys[$0].id) }
        return left.sorted { (keys[$1].doubt, keys[$0].kind, keys[$0].id) < (keys[$0].doubt, keys[$1].kind, keys[$1].id) }.map { waiting[$0] }
    }

    /// The same as entries to print, with `what_en` where something in it has a name in English.
    /// - Parameter english: English names by the ids of the language data, where they are wanted.
    /// - Throws: what reading the names throws.
    public func review(
        _ filters: Filters, english: [String: String] = [:], judged: (Correction.Kind, String) -> Bool
    ) throws -> [RecordItem] {
        var inquiry = inquiry
        inquiry.english = english
        let wanted = english.isEmpty ? [] : inquiry.processes(filters)
        let names = Dictionary(try wanted.map { ($0.id, try inquiry.names(of: $0)) }, uniquingKeysWith: { first, _ in first })
        return waiting(filters, names: names, judged: judged).map(\.row)
    }
}

/// Something that waits for a coder.
public struct Waiting: Sendable {
    public var subject: Subject
    /// 0 to 1: how uncertain or contested.
    public var doubt: Double
    /// In a line.
    public var what: String
    /// The same with the English names that are known, where they are wanted.
    var english: String?
    public var evidence: [Evidence]

    /// To three places behind the point.
    public var roundedDoubt: Double { (doubt * 1000).rounded() / 1000 }

    fileprivate var row: RecordItem {
        let english = english.flatMap { $0 == what ? nil : RecordItem.Field("what_en", .text($0)) }
        return RecordItem(
            facets: Facets(),
            fields: [
                .init("id", .text(subject.id)), .init("kind", .text(subject.kind.rawValue)), .init("doubt", .number(roundedDoubt)), .init("what", .text(what)),
            ] + (english.map { [$0] } ?? []), evidence: evidence)
    }
}

extension ProcessRecord {
    /// `sign occurred: A → B`.
    fileprivate func line(_ type: ClaimType, _ version: EventVersion, _ telling: Telling, _ english: EnglishNames = .none) -> String {
        func name(_ id: String) -> String { directory.number(id: id).map { directory.actors[$0].name } ?? id }
        func names(_ ids: [String]) -> String { ids.map(name).map { english.name($0) ?? $0 }.joined(separator: ", ") }
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

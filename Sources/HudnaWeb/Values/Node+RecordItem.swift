internal import HudnaExports
internal import HudnaRecord

extension Node {
    /// An entry as the command line's `--json` has it, with the moment at which each piece of evidence was known and where it stands in its report.
    /// - Parameter limit: so many pieces of evidence at most, the first of each report before others; how many there are says `evidence_total`.
    init(_ item: RecordItem, evidence limit: Int = .max) {
        var members = item.fields.map { Member($0.name, Node($0.value, evidence: limit)) }
        members.append(Member("evidence", .evidence(item.evidence, limit)))
        if item.evidence.count > limit {
            members.append(Member("evidence_total", .number(item.evidence.count)))
        } else {
            members.append(Member("evidence_total", .absent))
        }
        members.append(Member("outlets", .number(Set(item.evidence.map { $0.outlet ?? $0.report }).count)))
        self = .object(members)
    }

    private init(_ value: RecordItem.Value, evidence limit: Int) {
        self =
            switch value {
            case .text(let text): .text(text)
            case .texts(let texts): .texts(texts)
            case .number(let number?): .number(number)
            case .number(nil): .null
            case .flag(let flag): .flag(flag)
            case .items(let items): .list(items.map { Node($0, evidence: limit) })
            }
    }

    private static func evidence(_ all: [Evidence], _ limit: Int) -> Node {
        guard all.count > limit else { return .list(all.map { Node($0) }) }
        var (first, rest, seen): ([Evidence], [Evidence], Set<String>) = ([], [], [])
        for evidence in all where first.count < limit {
            if seen.insert(evidence.report).inserted { first.append(evidence) } else if rest.count < limit { rest.append(evidence) }
        }
        return .list((first + rest).prefix(limit).sorted().map { Node($0) })
    }

    /// A piece of evidence: where it stands, in whose words, and when it was known (UTC).
    init(_ evidence: Evidence) {
        self = .object([
            "report": .text(evidence.report), "text": .text(evidence.text), "outlet": .optional(evidence.outlet), "known": .text(evidence.known.iso),
            "start": .number(evidence.span.start), "end": .number(evidence.span.end),
        ])
    }
}

extension Moment {
    /// ISO 8601 in UTC, to the minute; a day alone where it ends one.
    var iso: String {
        let minute = ((minutes % 1440) + 1440) % 1440
        return PartialDate(day, minutes: minute == 1439 ? nil : minute, offset: minute == 1439 ? nil : 0).iso
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// `/reports/{report}`: a report with all that was read out of it, marked in its text.
enum ReportPage {
    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("report")
        let version = try version(visit)
        let found = try await visit.workbench.readers.read { store -> (kept: KeptReading, versions: Int, text: String)? in
            let all = try store.kept(where: Selection(reports: [id])).sorted { $0.version < $1.version }
            guard let kept = version.map({ wanted in all.first { $0.version == wanted } }) ?? all.last else { return nil }
            return (kept, all.count, try store.text(of: id, version: kept.version) ?? "")
        }
        guard let (kept, versions, text) = found else { throw Fault.unknown(id) }
        let known = (kept.reading.published ?? kept.reading.date.interval.start).flatMap { Moment(first: $0) }
        let marked = MarkedText(text: Array(text.utf8), reading: kept.reading, claimIDs: kept.claimIDs)
        let here = mark(visit)
        let value = head(kept, versions: versions).adding([
            "text": MarkedNodes(marked, here: here, clocks: visit.clocks.query).text, "claims": .list(claims(kept, marked)),
            "quotes": .list(quotes(kept, marked)),
            "figures": .list(figures(kept, marked)), "times": .list(times(kept, marked)), "actors": .list(actors(kept, marked)),
            "findings": .list(kept.reading.findings.map { .object(["code": .text($0.code), "text": .text($0.text), "note": .text($0.note)]) }),
            "is_later": .flag(known.map { known in visit.clocks.now.map { known > $0 } ?? false } ?? false), "calendar": try await visit.calendar(),
        ])
        return .page(Page("report", title: kept.reading.title ?? id, place: "reports", value: value))
    }

    /// - Throws: `Fault` where it is no number.
    static func version(_ visit: Visit) throws(Fault) -> Int? {
        guard let text = visit.asked.value("version") else { return nil }
        guard let number = Int(text), number > 0 else { throw Fault(400, "number", text) }
        return number
    }

    /// The stretch that a link points at: `mark=12-40`.
    private static func mark(_ visit: Visit) -> Span? {
        let parts = (visit.asked.value("mark") ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, parts[0] >= 0, parts[0] < parts[1] else { return nil }
        return Span(parts[0], parts[1])
    }

    private static func head(_ kept: KeptReading, versions: Int) -> Node {
        let reading = kept.reading
        return .object([
            "report": .text(reading.report), "title": .optional(reading.title), "outlet": .optional(reading.outlet), "url": .optional(reading.url),
            "published": .optional(reading.published?.iso), "written": .optional(reading.date.interval.start?.iso),
            "written_end": .optional(reading.date.interval.end == reading.date.interval.start ? nil : reading.date.interval.end?.iso),
            "date_basis": .text(reading.date.basis.rawValue), "date_reasons": .texts(reading.date.reasons), "read_at": .text(kept.readAt.iso),
            "version": .number(kept.version),
            "versions": .list(versions > 1 ? (1...versions).map { .object(["version": .number($0), "is_here": .flag($0 == kept.version)]) } : []),
            "skipped": .optional(reading.skipped),
        ])
    }

    /// The anchor of what stands there in the text; absent where it is marked nowhere.
    private static func anchor(_ kind: MarkedText.Kind, _ span: Span, _ marked: MarkedText) -> Node {
        .optional(marked.marks.first { $0.kind == kind && $0.start == span.start && $0.end == span.end }?.anchor)
    }

    private static func anchor(_ claim: String, _ marked: MarkedText) -> Node {
        .optional(marked.marks.first { $0.kind == .claim && $0.id == claim }?.anchor)
    }

    private static func claims(_ kept: KeptReading, _ marked: MarkedText) -> [Node] {
        let ids = kept.claimIDs ?? kept.reading.claimIDs
        return kept.reading.claims.enumerated().map { index, claim in
            .object([
                "id": .text(index < ids.count ? ids[index] : ""), "anchor": anchor(index < ids.count ? ids[index] : "", marked),
                "type": .text(claim.type.rawValue), "status": .text(claim.status.rawValue), "actors": .texts(claim.actors), "targets": .texts(claim.targets),
                "object": .text(claim.object), "place": .text(claim.place), "start": .text(claim.when.start?.iso ?? ""),
                "end": .text(claim.when.end == claim.when.start ? "" : claim.when.end?.iso ?? ""), "source": .texts(claim.source), "via": .texts(claim.via),
                "evidence": .text(claim.evidence), "at": .number(claim.evidenceSpan.start), "rule": .text(claim.rule),
                "confidence": .number((claim.confidence * 100).rounded() / 100),
                "is_alleged": .flag(Allegation.isOne(claim.type, status: claim.status, actors: claim.actors, source: claim.source)),
            ])
        }
    }

    private static func quotes(_ kept: KeptReading, _ marked: MarkedText) -> [Node] {
        kept.reading.quotes.map { quote in
            .object([
                "anchor": anchor(.quote, quote.span, marked), "speaker": .text(quote.speaker), "via": .texts(quote.via), "kind": .text(quote.kind.rawValue),
                "text": .text(quote.text), "rule": .text(quote.rule),
            ])
        }
    }

    private static func figures(_ kept: KeptReading, _ marked: MarkedText) -> [Node] {
        kept.reading.figures.map { figure in
            Node.entry(
                TollEntry(
                    what: figure.what, of: figure.of, qualifier: figure.qualifier, low: figure.low, high: figure.high, since: figure.when.start,
                    asOf: figure.when.end, reporter: figure.source, evidence: []
                ).item()
            ).adding(["anchor": anchor(.figure, figure.span, marked), "text": .text(figure.text), "rule": .text(figure.rule)])
        }
    }

    private static func times(_ kept: KeptReading, _ marked: MarkedText) -> [Node] {
        kept.reading.times.map { time in
            .object([
                "anchor": anchor(.time, time.span, marked), "text": .text(time.text), "kind": .text(time.kind.rawValue),
                "start": .text(time.interval.start?.iso ?? ""),
                "end": .text(time.interval.end == time.interval.start ? "" : time.interval.end?.iso ?? ""), "duration": .optional(time.duration),
                "rule": .text(time.rule),
            ])
        }
    }

    private static func actors(_ kept: KeptReading, _ marked: MarkedText) -> [Node] {
        kept.reading.actors.map { actor in
            var seen: Set<String> = []
            return .object([
                "name": .text(actor.name), "kind": .text(actor.kind.rawValue), "mentions": .number(actor.mentions.count),
                "called": .texts(actor.mentions.map(\.text).filter { seen.insert($0).inserted }), "rule": .text(actor.rule),
            ])
        }
    }
}

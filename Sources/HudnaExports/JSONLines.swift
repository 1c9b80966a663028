public import HudnaRecord

/// A reading as one line of JSON, in the shape of the annotation files (gold-format.md). What the program adds stands in keys of its own: ids,
/// rules, confidence, spans, findings, `skipped`. Spans are `[start, end]` in Unicode scalars of the report's text, end exclusive.
public struct JSONLines: Sendable {
    public init() {}

    /// Appends a reading without a line end.
    public func append(_ reading: Reading, to bytes: inout [UInt8]) {
        var line = JSONLine(report: reading.report, bytes: bytes)
        bytes = []
        line.writer.reserve(4096 + 256 * (reading.claims.count + reading.actors.count))
        line.write(reading)
        bytes = line.writer.bytes
    }

    /// A reading as text.
    public func string(_ reading: Reading) -> String {
        var bytes: [UInt8] = []
        append(reading, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

private struct JSONLine {
    var writer: JSONWriter
    private var ids: ItemIDs

    init(report: String, bytes: [UInt8]) {
        writer = JSONWriter(into: bytes)
        ids = ItemIDs(report: report)
    }

    mutating func write(_ reading: Reading) {
        writer.open(0x7B)
        member(#","report":"#, reading.report)
        if let title = reading.title { member(#","title":"#, title) }
        if let outlet = reading.outlet { member(#","outlet":"#, outlet) }
        if let url = reading.url { member(#","url":"#, url) }
        if let published = reading.published {
            writer.key(#","published":"#)
            date(published)
        }
        if let agency = reading.agency { member(#","agency":"#, agency) }
        if let reason = reading.skipped { member(#","skipped":"#, reason) }
        reportDate(reading.date)
        members(#","actors":"#, reading.actors) { $0.actor($1) }
        members(#","claims":"#, reading.claims) { $0.claim($1) }
        members(#","quotes":"#, reading.quotes) { $0.quote($1) }
        members(#","figures":"#, reading.figures) { $0.figure($1) }
        members(#","times":"#, reading.times) { $0.time($1) }
        members(#","findings":"#, reading.findings) { $0.finding($1) }
        writer.close(0x7D)
    }

    // MARK: - Items

    private mutating func reportDate(_ date: ReportDate) {
        writer.key(#","date":"#)
        writer.open(0x7B)
        sides(date.interval)
        member(#","basis":"#, date.basis.rawValue)
        members(#","reasons":"#, date.reasons) { $0.writer.string($1) }
        writer.close(0x7D)
    }

    private mutating func actor(_ actor: Actor) {
        identify(ids.id(of: actor))
        member(#","name":"#, actor.name)
        member(#","kind":"#, actor.kind.rawValue)
        members(#","mentions":"#, actor.mentions) { $0.writer.string($1.text) }
        members(#","mention_spans":"#, actor.mentions) { $0.pair($1.span) }
        member(#","rule":"#, actor.rule)
    }

    private mutating func claim(_ claim: Claim) {
        identify(ids.id(of: claim))
        member(#","type":"#, claim.type.rawValue)
        member(#","status":"#, claim.status.rawValue)
        names(#","actors":"#, claim.actors)
        names(#","targets":"#, claim.targets)
        member(#","object":"#, claim.object)
        member(#","place":"#, claim.place)
        interval(#","when":"#, claim.when)
        names(#","source":"#, claim.source)
        names(#","via":"#, claim.via)
        member(#","evidence":"#, claim.evidence)
        span(#","evidence_span":"#, claim.evidenceSpan)
        span(#","predicate_span":"#, claim.predicateSpan)
        member(#","rule":"#, claim.rule)
        writer.key(#","confidence":"#)
        writer.number((claim.confidence * 1000).rounded() / 1000)
    }

    private mutating func quote(_ quote: Quote) {
        identify(ids.id(of: quote))
        member(#","speaker":"#, quote.speaker)
        names(#","via":"#, quote.via)
        member(#","kind":"#, quote.kind.rawValue)
        member(#","text":"#, quote.text)
        span(#","span":"#, quote.span)
        member(#","rule":"#, quote.rule)
    }

    private mutating func figure(_ figure: Figure) {
        identify(ids.id(of: figure))
        member(#","what":"#, figure.what.rawValue)
        member(#","of":"#, figure.of)
        member(#","qualifier":"#, figure.qualifier.rawValue)
        bound(#","low":"#, figure.low)
        bound(#","high":"#, figure.high)
        interval(#","when":"#, figure.when)
        names(#","source":"#, figure.source)
        member(#","text":"#, figure.text)
        span(#","span":"#, figure.span)
        member(#","rule":"#, figure.rule)
    }

    private mutating func time(_ time: TimeExpression) {
        identify(ids.id(of: time))
        member(#","text":"#, time.text)
        if let duration = time.duration {
            member(#","start":"#, duration)
            member(#","end":"#, "")
        } else {
            sides(time.interval)
        }
        member(#","kind":"#, time.kind.rawValue)
        span(#","span":"#, time.span)
        member(#","rule":"#, time.rule)
    }

    private mutating func finding(_ finding: Finding) {
        member(#","code":"#, finding.code)
        member(#","text":"#, finding.text)
        span(#","span":"#, finding.span)
        member(#","note":"#, finding.note)
    }

    // MARK: - Members

    private mutating func identify(_ id: UInt64) {
        writer.key(#","id":"#)
        writer.hexadecimal(id)
    }

    private mutating func member(_ name: StaticString, _ value: String) {
        writer.key(name)
        writer.string(value)
    }

    private mutating func members<Element>(_ name: StaticString, _ elements: [Element], _ body: (inout JSONLine, Element) -> Void) {
        writer.key(name)
        writer.open(0x5B)
        let isPlain = Element.self == Actor.Mention.self || Element.self == String.self
        for element in elements {
            if !isPlain { writer.open(0x7B) }
            body(&self, element)
            if !isPlain { writer.close(0x7D) }
        }
        writer.close(0x5D)
    }

    private mutating func names(_ name: StaticString, _ values: [String]) {
        writer.key(name)
        writer.list(values) { $0.string($1) }
    }

    private mutating func bound(_ name: StaticString, _ value: Double?) {
        writer.key(name)
        if let value { writer.number(value) } else { writer.null() }
    }

    private mutating func span(_ name: StaticString, _ span: HudnaRecord.Span) {
        writer.key(name)
        pair(span)
    }

    private mutating func pair(_ span: HudnaRecord.Span) {
        writer.open(0x5B)
        writer.number(span.start)
        writer.number(span.end)
        writer.close(0x5D)
    }

    // MARK: - Dates

    private mutating func interval(_ name: StaticString, _ interval: DateInterval) {
        writer.key(name)
        writer.open(0x7B)
        sides(interval)
        writer.close(0x7D)
    }

    private mutating func sides(_ interval: DateInterval) {
        writer.key(#","start":"#)
        date(interval.start)
        writer.key(#","end":"#)
        date(interval.end)
    }

    /// ISO 8601 as `PartialDate.iso` has it; `""` for an open side.
    private mutating func date(_ date: PartialDate?) {
        writer.plainString { writer in
            guard let date else { return }
            writer.digits(date.year, width: 4)
            guard let month = date.month else { return }
            writer.byte(0x2D)
            writer.digits(month, width: 2)
            guard let day = date.day else { return }
            writer.byte(0x2D)
            writer.digits(day, width: 2)
            guard let minutes = date.minutes else { return }
            writer.byte(0x54)
            writer.digits(minutes / 60, width: 2)
            writer.byte(0x3A)
            writer.digits(minutes % 60, width: 2)
            guard let offset = date.offset else { return }
            writer.byte(offset < 0 ? 0x2D : 0x2B)
            writer.digits(Int(offset.magnitude) / 60, width: 2)
            writer.byte(0x3A)
            writer.digits(Int(offset.magnitude) % 60, width: 2)
        }
    }
}

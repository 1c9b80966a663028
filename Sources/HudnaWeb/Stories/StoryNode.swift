internal import HudnaRecord

/// A story as its page has it: a column an outlet, in the order in which they began to tell it.
struct StoryNode {
    /// So many lines of a column.
    private static let most = 14

    private let story: Story
    private let byID: [String: KeptReading]
    /// By report: the report whose text it copies.
    private let copyOf: [String: String]
    /// By outlet: its reports, the first first.
    private let reports: [(outlet: String, own: [KeptReading])]

    /// What a claim tells, as far as outlets are compared by it.
    private struct Told: Hashable {
        var type: ClaimType
        var actors: [String]
    }

    init(_ story: Story, kept: [KeptReading]) {
        self.story = story
        byID = Dictionary(kept.map { ($0.reading.report, $0) }, uniquingKeysWith: { first, _ in first })
        var copyOf: [String: String] = [:]
        for copies in story.copies { for report in copies.reports.dropFirst() { copyOf[report] = copies.reports.first } }
        self.copyOf = copyOf
        var order: [String] = []
        var own: [String: [KeptReading]] = [:]
        for report in story.reports {
            guard let kept = byID[report] else { continue }
            let outlet = kept.reading.outlet ?? kept.reading.report
            if own[outlet] == nil { order.append(outlet) }
            own[outlet, default: []].append(kept)
        }
        reports = order.map { ($0, own[$0] ?? []) }
    }

    var node: Node {
        let told = reports.map { entry in Set(entry.own.flatMap { $0.reading.claims.map(Self.told) }) }
        var tellers: [Told: Int] = [:]
        for own in told { for one in own { tellers[one, default: 0] += 1 } }
        // What two outlets tell is news that a third leaves out.
        let shared = Set(tellers.filter { $0.value > 1 && !$0.key.actors.isEmpty }.keys)
        return .object([
            "id": .text(story.id), "label": .text(story.label),
            "outlets": .list(reports.enumerated().map { column($1.outlet, $1.own, left: shared.subtracting(told[$0])) }),
            "total": .number(story.reports.count), "copies": .list(story.copies.map(copies)),
            "shared": .list(
                story.shared.prefix(Self.most).map {
                    .object(["text": .text($0.text), "reports": .list($0.reports.map(link)), "agency": .optional($0.agency)])
                }),
            "updates": .list(
                story.updates.map { update in
                    .object([
                        "report": link(update.report), "of": link(update.of),
                        "version": update.versions.map { .number($0.new) } ?? .absent, "of_version": update.versions.map { .number($0.old) } ?? .absent,
                    ])
                }),
            "joined": .list(story.joined.map { .object(["id": .text($0.id), "report": link($0.report)]) }),
        ])
    }

    private static func told(_ claim: Claim) -> Told { Told(type: claim.type, actors: claim.actors.sorted()) }

    private func column(_ outlet: String, _ own: [KeptReading], left: Set<Told>) -> Node {
        let first = own.first.map { Self.known($0.reading) }
        var seen: Set<Told> = []
        let claims = own.flatMap { kept in kept.reading.claims.map { (kept, $0) } }.filter { seen.insert(Self.told($0.1)).inserted }
        var names: [String: [String]] = [:]
        var order: [String] = []
        for actor in own.flatMap(\.reading.actors) {
            if names[actor.name] == nil { order.append(actor.name) }
            for mention in actor.mentions where names[actor.name]?.contains(mention.text) != true { names[actor.name, default: []].append(mention.text) }
        }
        return .object([
            "outlet": .text(outlet), "since": .optional(first?.start?.iso), "since_end": .optional(first?.furtherEnd?.iso),
            // Copies of a text stand under the first that carries it in the column; elsewhere it is said whose text it is.
            "reports": .list(
                own.filter { leader($0.reading.report, own) == nil }.map { kept in
                    let copies = own.filter { leader($0.reading.report, own) == kept.reading.report }
                    return link(kept.reading.report).adding(["folded": .list(copies.map { link($0.reading.report) })])
                }),
            "carries": .list(claims.prefix(Self.most).map { line($0.1, $0.0) }), "carries_total": .number(claims.count),
            "leaves_out": .list(
                left.sorted { ($0.type.rawValue, $0.actors.joined()) < ($1.type.rawValue, $1.actors.joined()) }.prefix(Self.most).map {
                    .object(["type": .text($0.type.rawValue), "actors": .texts($0.actors)])
                }),
            "names": .list(order.prefix(Self.most).map { .object(["actor": .text($0), "called": .texts(names[$0] ?? [])]) }),
        ])
    }

    /// The first report of a column that carries the text of another of it; nil for that itself, and for what is no copy of one of the column.
    private func leader(_ report: String, _ own: [KeptReading]) -> String? {
        guard let copies = story.copies.first(where: { $0.reports.contains(report) }),
            let first = own.first(where: { copies.reports.contains($0.reading.report) })?.reading.report, first != report
        else { return nil }
        return first
    }

    private func line(_ claim: Claim, _ kept: KeptReading) -> Node {
        .object([
            "type": .text(claim.type.rawValue), "status": .text(claim.status.rawValue), "actors": .texts(claim.actors), "report": .text(kept.reading.report),
            "start": .number(claim.evidenceSpan.start), "end": .number(claim.evidenceSpan.end), "text": .text(claim.evidence),
            "is_alleged": .flag(Allegation.isOne(claim.type, status: claim.status, actors: claim.actors, source: claim.source)),
            "source": .texts(claim.source),
        ])
    }

    /// When a report was published, or else can have been written.
    private static func known(_ reading: Reading) -> DateInterval { reading.published.map { DateInterval($0) } ?? reading.date.interval }

    private func link(_ report: String) -> Node {
        let reading = byID[report]?.reading
        let known = reading.map(Self.known)
        return .object([
            "report": .text(report), "title": .optional(reading?.title), "outlet": .optional(reading?.outlet),
            "published": .optional(known?.start?.iso), "published_end": .optional(known?.furtherEnd?.iso),
            "copy_of": copyOf[report].map { origin($0) } ?? .absent,
        ])
    }

    /// Whose text it is: outlet and title.
    private func origin(_ report: String) -> Node {
        let reading = byID[report]?.reading
        return .object(["report": .text(report), "title": .optional(reading?.title), "outlet": .optional(reading?.outlet)])
    }

    private func copies(_ copies: Story.Copies) -> Node {
        .object(["reports": .list(copies.reports.map(link)), "count": .number(copies.reports.count), "agency": .optional(copies.agency)])
    }
}

extension DateInterval {
    /// The end, where it is another date than the start.
    var furtherEnd: PartialDate? { end == start ? nil : end }
}

internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/search`.
enum SearchPages {
    private static let mostHits = 30
    /// Longer searches are none of a reader's.
    private static let mostBytes = 800

    static func reply(_ visit: Visit) async throws -> Reply {
        let text = visit.asked.value("q") ?? ""
        let kinds = visit.asked.values("in")
        for kind in kinds where Store.Searched(rawValue: kind) == nil { throw Fault(400, "choice", kind) }
        let asked = try AskedFilters(visit.asked)
        var hits: [SearchHit] = []
        if !text.isEmpty {
            guard text.utf8.count <= mostBytes else { throw Fault(400, "search") }
            guard let query = try? SearchQuery(text, forms: visit.workbench.searchForms) else { throw Fault(400, "search", text) }
            let selection = try await selection(visit, asked.filters)
            let wanted = kinds.isEmpty ? Store.Searched.allCases : kinds.compactMap(Store.Searched.init)
            hits = try await visit.workbench.readers.read { store in
                let query = try store.narrowed(query)
                return try wanted.flatMap { try store.search(query, in: $0, where: selection, limit: mostHits) }
            }
        }
        let value = Node.object([
            "query": .text(text), "was_asked": .flag(!text.isEmpty), "filters": asked.node,
            "kinds": .list(
                Store.Searched.allCases.map {
                    .object(["kind": .text($0.rawValue), "label": .text(visit.text($0.rawValue)), "is_set": .flag(kinds.contains($0.rawValue))])
                }),
            "hits": .list(hits.map(hit)),
        ])
        return .page(Page("search", title: visit.text("search"), place: "search", value: value))
    }

    /// As `hudna search --json` names it.
    private static func hit(_ hit: SearchHit) -> Node {
        var (kind, id, type, status, speaker): (String, Node, Node, Node, Node) = ("report", .absent, .absent, .absent, .absent)
        switch hit.item {
        case .claim(let own, let claim, let stands): (kind, id, type, status) = ("claim", .text(own), .text(claim.rawValue), .text(stands.rawValue))
        case .quote(let own, let quote, let name): (kind, id, type, speaker) = ("quote", .text(own), .text(quote.rawValue), .text(name))
        case .report: break
        }
        return .object([
            "kind": .text(kind), "is_alleged": .flag(type.plain == ClaimType.violate.rawValue), "id": id, "type": type, "status": status, "speaker": speaker,
            "report": .text(hit.report), "version": .number(hit.version),
            "title": .optional(hit.title), "outlet": .optional(hit.outlet), "published": .optional(hit.published?.iso),
            "span": .list([.number(hit.span.start), .number(hit.span.end)]), "start": .number(hit.span.start), "end": .number(hit.span.end),
            "evidence": .list([.object(["report": .text(hit.report), "text": .text(hit.text)])]), "text": .text(hit.text),
        ])
    }

    /// The reports in which to look: those that the clocks admit, and where something of the record is asked for, those that tell of it.
    private static func selection(_ visit: Visit, _ filters: Filters) async throws -> Selection {
        let clock = visit.clocks.clock
        var selection = Selection(
            outlets: filters.outlets.isEmpty ? nil : filters.outlets, knownFrom: filters.from, knownBy: [filters.to, clock.knownBy].compactMap(\.self).min())
        let isAsked = [filters.actors, filters.types, filters.statuses, filters.instruments, filters.places].contains { !$0.isEmpty }
        guard isAsked || clock.asOf != nil else { return selection }
        let told = try await visit.inquire(filters) { try $0.answer(.timeline, filters) }
        selection.reports = Set(told.flatMap { $0.evidence.map(\.report) }).sorted()
        return selection
    }
}

internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/search`: in the full text of claims, quotes and reports, and in the names of everything else.
enum SearchPages {
    /// So many hits of a kind stand on a page; so many are counted.
    private static let perPage = 30
    private static let mostCounted = 1000
    /// So many things with a name, of each kind.
    private static let mostNamed = 10
    private static let mostNear = 6
    /// Longer searches are none of a reader's.
    private static let mostBytes = 800

    /// What can be looked in: things with a name, stories, the full text.
    static let kinds = NamedThings.Kind.allCases.map(\.rawValue) + ["stories"] + Store.Searched.allCases.map(\.rawValue)

    /// What is looked for, and where.
    private struct Asking {
        var text: String
        var kinds: [String]
        var asked: AskedFilters
        var filters: Filters
        var page: Int

        init(_ visit: Visit) throws {
            text = visit.asked.value("q") ?? ""
            kinds = visit.asked.values("in")
            for kind in kinds where !SearchPages.kinds.contains(kind) { throw Fault(400, "choice", kind) }
            asked = try AskedFilters(visit.asked)
            filters = asked.meant(visit, in: [.timeline])
            filters.process = visit.asked.value("process")
            page = try asked.page
            guard text.utf8.count <= mostBytes else { throw Fault(400, "search") }
            guard page * perPage <= mostCounted + perPage else { throw Fault(400, "number", "\(page)") }
        }

        func wants(_ kind: String) -> Bool { kinds.isEmpty || kinds.contains(kind) }
        /// Whether something is asked for that names alone can't have.
        var isNarrowed: Bool { asked.isSet || filters.process != nil }
    }

    static func reply(_ visit: Visit) async throws -> Reply {
        let asking = try Asking(visit)
        var (hits, totals): ([Node], [(kind: String, total: Int)]) = ([], [])
        var named: [Node] = []
        if !asking.text.isEmpty {
            try await check(asking, visit)
            (hits, totals) = try await texts(asking, visit)
            if asking.page == 1, !asking.isNarrowed { named = try await self.named(asking, visit) + stories(asking, visit) }
        }
        let hasFound = !named.isEmpty || !hits.isEmpty
        let near = hasFound ? [] : try await near(asking, visit)
        let most = totals.map(\.total).max() ?? 0
        let processes = try await visit.inquire(at: Clock(), Filters()) { $0.processes.map { ($0.id, $0.name) } }
        let value = Node.object([
            "query": .text(asking.text), "was_asked": .flag(!asking.text.isEmpty),
            "filters": asking.asked.node.adding(asking.asked.choices(visit, in: [.timeline])), "process": .text(asking.filters.process ?? ""),
            "processes": .list(
                processes.map { .object(["id": .text($0.0), "name": .text($0.1), "is_chosen": .flag($0.0 == asking.filters.process)]) }),
            "kinds": .list(
                kinds.map {
                    .object(["kind": .text($0), "label": .text(visit.text($0)), "is_set": .flag(asking.kinds.contains($0))])
                }),
            "totals": .list(
                totals.map {
                    .object([
                        "kind": .text($0.kind), "label": .text(visit.text($0.kind)), "total": .number(min($0.total, mostCounted)),
                        "is_more": .flag($0.total > mostCounted),
                    ])
                }),
            "named": .list(named), "hits": .list(hits), "has_found": .flag(hasFound), "near": .list(near),
            "pages": ListPage.pages(visit, asking.page, min(most, mostCounted), perPage: perPage), "calendar": try await visit.calendar(),
        ])
        return .page(Page("search", title: visit.text("search"), place: "search", value: value))
    }

    /// - Throws: `Fault` where a type, status or process is asked for that is none.
    private static func check(_ asking: Asking, _ visit: Visit) async throws {
        let wanted = asking.filters
        guard !wanted.types.isEmpty || !wanted.statuses.isEmpty || wanted.process != nil else { return }
        let unknown = try await visit.inquire(at: Clock(), Filters()) { inquiry -> String? in
            if let id = wanted.process, !inquiry.processes.contains(where: { $0.id == id }) { return id }
            return try asking.asked.unknown(wanted, in: [.timeline], inquiry)
        }
        if let unknown { throw Fault(400, "choice", unknown) }
    }

    // MARK: - The full text

    private static func texts(_ asking: Asking, _ visit: Visit) async throws -> ([Node], [(kind: String, total: Int)]) {
        let text = visit.workbench.recordWords.inBothLanguages(asking.text)
        guard let query = try? SearchQuery(text, forms: visit.workbench.searchForms) else { throw Fault(400, "search", asking.text) }
        let filters = asking.filters
        let types = ClaimType.allCases.filter { filters.types.contains($0.rawValue) || filters.types.contains($0.group.rawValue) }
        let narrowing = SearchNarrowing(types: types.map(\.rawValue), statuses: filters.statuses)
        // Types and statuses are those of claims.
        let isOfClaims = !types.isEmpty || !filters.statuses.isEmpty
        let wanted = Store.Searched.allCases.filter { asking.wants($0.rawValue) && (!isOfClaims || $0 == .claims) }
        let selection = try await selection(visit, filters)
        let page = asking.page
        return try await visit.workbench.readers.read { store in
            let query = try store.narrowed(query)
            var (found, totals): ([SearchHit], [(kind: String, total: Int)]) = ([], [])
            for kind in wanted {
                let some = try store.search(query, in: kind, where: selection, narrowing: narrowing, limit: page * perPage)
                // Where not all that was asked for is there, that is all there is.
                let total =
                    some.count < page * perPage
                    ? some.count : try store.count(query, in: kind, where: selection, narrowing: narrowing, most: mostCounted + 1)
                found += some.dropFirst((page - 1) * perPage)
                totals.append((kind.rawValue, total))
            }
            let claims = found.compactMap { hit -> String? in
                if case .claim(let id, _, _) = hit.item { return id }
                return nil
            }
            let actors = claims.isEmpty ? [:] : try store.actors(ofClaims: claims)
            return (found.map { hit($0, actors) }, totals)
        }
    }

    /// As `hudna search --json` names it, with who does what a claim tells.
    private static func hit(_ hit: SearchHit, _ actors: [String: [String]]) -> Node {
        var (kind, id, type, status, speaker): (String, Node, Node, Node, Node) = ("report", .absent, .absent, .absent, .absent)
        switch hit.item {
        case .claim(let own, let claim, let stands): (kind, id, type, status) = ("claim", .text(own), .text(claim.rawValue), .text(stands.rawValue))
        case .quote(let own, let quote, let name): (kind, id, type, speaker) = ("quote", .text(own), .text(quote.rawValue), .text(name))
        case .report: break
        }
        return .object([
            "kind": .text(kind), "kinds_in": .text(kind + "s"), "is_claim": .flag(kind == "claim"), "actors": .texts(actors[id.plain] ?? []),
            "is_alleged": .flag(type.plain == ClaimType.violate.rawValue), "id": id, "type": type, "status": status, "speaker": speaker,
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
        let isAsked = [filters.actors, filters.instruments, filters.places].contains { !$0.isEmpty } || filters.process != nil
        guard isAsked || clock.asOf != nil else { return selection }
        let told = try await visit.inquire(filters) { try $0.answer(.timeline, filters) }
        selection.reports = Set(told.flatMap { $0.evidence.map(\.report) }).sorted()
        return selection
    }

    // MARK: - Names

    /// Things of the record that are called so.
    private static func named(_ asking: Asking, _ visit: Visit) async throws -> [Node] {
        try await NamesPage.nodes(try await visit.workbench.things().find(asking.text), asking.wants, most: mostNamed, visit)
    }

    /// Where nothing is asked for, what most is told of; where nothing is found, what is called nearly so.
    private static func near(_ asking: Asking, _ visit: Visit) async throws -> [Node] {
        let things = try await visit.workbench.things()
        return try await NamesPage.nodes(asking.text.isEmpty ? things.mostTold : things.near(asking.text), asking.wants, most: mostNear, visit)
    }

    /// Stories whose label has the words, in Arabic or by English names.
    private static func stories(_ asking: Asking, _ visit: Visit) throws -> [Node] {
        guard asking.wants("stories") else { return [] }
        let (shelf, _) = visit.workbench.stories.shelf(try visit.workbench.readers.generation())
        let texts = visit.workbench.recordWords.names(called: asking.text)
        var seen: Set<Int> = []
        let clocks = visit.clocks
        return texts.flatMap { shelf.find($0) }.filter { seen.insert($0).inserted }.compactMap { shelf.known($0, by: clocks.now) }
            .sorted { $0.reports.count > $1.reports.count }.prefix(mostNamed).map { story in
                .object([
                    "kind": .text("stories"), "label": .text(visit.text("story")), "story": .text(story.label), "count": .number(story.reports.count),
                    "address": .text(clocks.at("/stories/" + FormText.encoded(story.id))),
                ])
            }
    }
}

extension KeptWords {
    /// A search with its English names in the words of the record too: `Haftar` finds what is told of حفتر.
    func inBothLanguages(_ text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0 == " " || $0 == "-" || $0 == "'" || $0.value >= 0x300 && $0.value < 0x370
        }
        guard isPlain, !words.contains(where: ["AND", "OR", "NOT", "NEAR"].contains) else { return text }
        var (out, at): ([String], Int) = ([], 0)
        while at < words.count {
            var (taken, others): (Int, [String]) = (1, [])
            // The longest name that begins here.
            for length in stride(from: min(6, words.count - at), through: 1, by: -1) where others.isEmpty {
                let name = words[at..<at + length].joined(separator: " ")
                guard name.unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { continue }
                others = originals(of: name)
                taken = length
            }
            if others.isEmpty { taken = 1 }
            let own = words[at..<at + taken].joined(separator: " ")
            // The shortest find what the longer find.
            let short = others.filter { $0.allSatisfy { $0.isLetter || $0 == " " } }.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(Self.mostForms)
            out.append(short.isEmpty ? own : "((" + ([own] + short).joined(separator: ") OR (") + "))")
            at += taken
        }
        return out.joined(separator: " ")
    }

    /// So many names of one are looked for.
    private static var mostForms: Int { 4 }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// `/stories` and `/stories/{story}`.
enum StoryPages {
    private static let pending = 202

    /// The stories, the one of most outlets first.
    static func list(_ visit: Visit) async throws -> Reply {
        let (shelf, isCurrent) = visit.workbench.stories.shelf(try visit.workbench.readers.generation())
        let number = try AskedFilters(visit.asked).page
        let told = shelf.stories.indices.compactMap { shelf.known($0, by: visit.clocks.now) }
        let ranked = told.enumerated().sorted { a, b in
            (b.element.spread.count, b.element.reports.count, a.offset) < (a.element.spread.count, a.element.reports.count, b.offset)
        }.map(\.element)
        let some = ranked.dropFirst((number - 1) * ListPage.perPage).prefix(ListPage.perPage)
        let value = Node.object([
            "total": .number(ranked.count), "is_pending": .flag(!isCurrent), "pages": ListPage.pages(visit, number, ranked.count),
            "calendar": try await visit.calendar(),
            "stories": .list(
                some.map { story in
                    .object([
                        "id": .text(story.id), "label": .text(story.label), "reports": .number(story.reports.count), "outlets": .number(story.spread.count),
                        "copies": .number(story.copies.reduce(0) { $0 + $1.reports.count - 1 }), "since": .optional(story.spread.first?.since?.start?.iso),
                        "since_end": .optional(story.spread.first?.since?.furtherEnd?.iso),
                    ])
                }),
        ])
        var page = Page("stories", title: visit.text("stories"), place: "stories", status: isCurrent ? 200 : pending, value: value)
        page.isWhole = isCurrent
        return .page(page)
    }

    static func story(_ visit: Visit) async throws -> Reply {
        let id = visit.part("story")
        let (shelf, isCurrent) = visit.workbench.stories.shelf(try visit.workbench.readers.generation())
        guard let number = shelf.byID[id] else {
            if isCurrent { throw Fault.unknown(id) }
            return try await list(visit)
        }
        guard let story = shelf.known(number, by: visit.clocks.now) else {
            let value = Node.object([
                "id": .text(id), "label": .text(shelf.stories[number].label), "is_unknown": .flag(true), "outlets": .list([]), "total": .number(0),
                "copies": .list([]), "downloads": .list([]), "calendar": try await visit.calendar(),
            ])
            return .page(Page("story", title: visit.text("story"), place: "stories", value: value))
        }
        let kept = try await visit.workbench.readers.read { store in
            try store.kept(where: Selection(reports: story.reports, newestOnly: true, parts: [.claims, .actors, .mentions]))
        }
        let sources = Dictionary(kept.map { ($0.reading.report, source($0)) }, uniquingKeysWith: { first, _ in first })
        let sheet = visit.sheet()
        let drawing = Drawing.pair(on: sheet) { SpreadDrawing(story, reports: sources).drawing(on: $0) }
        let value = StoryNode(story, kept: kept).node.adding([
            "calendar": try await visit.calendar(), "spread-drawing": drawing.map { .drawing($0) } ?? .absent,
            "follows": .list(story.follows.compactMap { other in shelf.byID[other].map { link(shelf.stories[$0]) } }),
            "downloads": try await downloads(visit, story),
        ])
        return .page(Page("story", title: visit.workbench.style(visit.taste).english(story.label) ?? story.label, place: "stories", value: value))
    }

    // MARK: - Files

    /// The exports of each process of which its reports tell, the one of which they tell most first.
    private static func downloads(_ visit: Visit, _ story: Story) async throws -> Node {
        let (bench, reports) = (visit.workbench, story.reports)
        let ids = try await bench.readers.read { store in
            let book = CorrectionBook(try store.corrections(), readBy: nil)
            return try Inquiry.processes(of: reports, store, language: bench.language, book: book, corrected: bench.corrected) {
                try bench.recordWords.words(names: book.names)
            }
        }
        var told: [(id: String, name: String, events: Int)] = []
        for id in ids {
            let found = try await visit.inquire(Filters(process: id)) { inquiry in
                try (inquiry.processes.first { $0.id == id }?.name, inquiry.answer(.timeline, Filters(process: id, reports: reports)).count)
            }
            if let name = found.0, found.1 > 0 { told.append((id, name, found.1)) }
        }
        let most = told.sorted { ($1.events, $0.id) < ($0.events, $1.id) }.map { (id: $0.id, name: $0.name) }
        return ListDownloads.nodes(visit, of: most, only: "story", story.id)
    }

    /// The reports of a story, for who asks for what they tell.
    /// - Throws: `Fault` where there is none of this id, or it is still to be seen.
    static func reports(of id: String, _ visit: Visit) throws -> [String] {
        let (shelf, isCurrent) = visit.workbench.stories.shelf(try visit.workbench.readers.generation())
        if let number = shelf.byID[id] { return shelf.stories[number].reports }
        throw isCurrent ? Fault.unknown(id) : Fault(503, "busy", headers: [("Retry-After", "2")])
    }

    private static func link(_ story: Story) -> Node { .object(["id": .text(story.id), "label": .text(story.label)]) }

    private static func source(_ kept: KeptReading) -> Dossier.Source {
        let reading = kept.reading
        // Several days are no date to draw it at.
        let day = reading.date.interval.days == 1 ? reading.date.interval.start : nil
        return Dossier.Source(
            outlet: reading.outlet, title: reading.title, url: reading.url, published: reading.published ?? day, readAt: kept.readAt)
    }
}

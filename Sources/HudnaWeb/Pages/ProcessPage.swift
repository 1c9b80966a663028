internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `/processes/{process}`.
enum ProcessPage {
    /// So many entries of a list stand on the page, each with so many pieces of evidence; the rest has a page of its own.
    private static let mostEntries = 12
    private static let mostEvidence = 4
    /// Versions of an entry that stand with it.
    private static let mostRows = 5

    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("process")
        let calendar = try await visit.calendar(of: id)
        let (words, codes, land) = (visit.workbench.recordWords, visit.workbench.codes, visit.workbench.land)
        // The twin has none.
        let style = visit.workbench.style(visit.taste)
        let drawings =
            visit.asked.form == .json
            ? nil : ProcessDrawings(sheet: visit.sheet(process: id), asOf: visit.clocks.now, names: visit.names) { style.derived($0, .dated) ?? $0 }
        let clocks = visit.clocks
        let now = visit.clocks.now ?? calendar.days.last.flatMap { Moment(last: PartialDate($0.day)) }
        let whole = { @Sendable (topic: Topic) in
            clocks.at("/processes/" + FormText.encoded(id) + "/" + topic.rawValue + ".json")
        }
        let known = try await visit.inquire(Filters(process: id)) { inquiry -> Node? in
            guard let process = inquiry.processes.first(where: { $0.id == id }) else { return nil }
            return try content(process, inquiry, drawings, PlaceCounts(codes: codes, words: try words.words()), land, whole, now)
        }
        let value =
            known
            ?? .object([
                "process": .text(calendar.name), "id": .text(id), "is_unknown": .flag(true),
            ])
        return .page(
            Page(
                "process", title: visit.called(calendar.name), place: "processes",
                value: value.adding(["calendar": calendar.node(visit.clocks), "formats": formats])))
    }

    /// What can be downloaded.
    private static let formats = Node.list(
        ExportFormat.allCases.map { .object(["format": .text($0.rawValue), "label": .text($0.rawValue)]) })

    private static func content(
        _ process: ProcessView, _ inquiry: Inquiry, _ drawings: ProcessDrawings?, _ places: PlaceCounts, _ land: LandOutlines,
        _ whole: (Topic) -> String, _ now: Moment?
    ) throws -> Node {
        var drawings = drawings
        if let names = drawings?.names, !names.isEmpty { drawings?.names = try inquiry.naming(names, in: process) }
        let lists = try inquiry.lists(of: process)
        func items(_ topic: Topic) -> [RecordItem] { lists.first { $0.name == topic.rawValue }?.items ?? [] }
        let filters = Filters(process: process.id)
        let timeline = try inquiry.answer(.timeline, filters)
        var members: [Node.Member] = [
            .init("process", .text(process.name)), .init("id", .text(process.id)), .init("is_unknown", .flag(false)),
            .init("board", ProcessBoard(parties: items(.parties), instruments: items(.instruments)).node),
            .init("next_from", .optional(now.map { PartialDate($0.day).iso })),
            .init("next", .list(BriefChoice.upcoming(items(.milestones), now).prefix(mostEntries).map { Node($0, evidence: mostEvidence) })),
        ]
        for topic in [Topic.parties, .truces, .violations, .conditions, .toll, .disagreements] { members.append(part(topic, items(topic), whole(topic))) }
        members.append(part(.timeline, latest(timeline), whole(.timeline)))
        let totals = [Topic.parties, .instruments, .truces, .violations, .conditions, .milestones, .toll, .disagreements].map { topic in
            Node.Member(topic.rawValue, .number(items(topic).count))
        }
        members.append(.init("totals", .object(totals + [.init("timeline", .number(timeline.count))])))
        members += drawings?.members(items, timeline: timeline, places: places, land: land) ?? []
        return .object(members)
    }

    /// A list on the page, whether it has more, and where all of it is.
    private static func part(_ topic: Topic, _ items: [RecordItem], _ whole: String) -> Node.Member {
        .init(
            topic.rawValue,
            .object([
                "entries": .list(items.prefix(mostEntries).map { .entry($0, evidence: mostEvidence, rows: mostRows) }), "total": .number(items.count),
                "has_more": .flag(items.count > mostEntries), "whole": .text(whole),
            ]))
    }

    /// What happened last comes first; what has no date at the end.
    private static func latest(_ timeline: [RecordItem]) -> [RecordItem] {
        let dated = timeline.enumerated().filter { !$0.element.string("date").isEmpty }
        let undated = timeline.filter { $0.string("date").isEmpty }
        return dated.sorted { ($1.element.string("date"), $0.offset) < ($0.element.string("date"), $1.offset) }.map(\.element) + undated
    }
}

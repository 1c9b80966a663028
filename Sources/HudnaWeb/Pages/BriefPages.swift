internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `/processes/{process}/brief`: one page for print, every line with its footnotes.
enum BriefPages {
    /// So many rows of a list, those of which most is told, in the order of the list, with so many rows of each within it and so many
    /// witnesses: with more it were no longer one page.
    private static let most = 3
    private static let mostWithin = 2
    private static let mostWitnesses = 1

    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("process")
        let calendar = try await visit.calendar(of: id)
        let (tongue, labels, clocks) = (visit.tongue, visit.workbench.texts.labels(visit.tongue), visit.clocks)
        let (unnamed, names) = (visit.text("accuser-unnamed"), visit.names)
        let brief = try await visit.inquire(Filters(process: id)) { inquiry in
            let process = inquiry.processes.first { $0.id == id }
            let naming = try process.map { names.isEmpty ? names : try inquiry.naming(names, in: $0) } ?? .none
            return BriefPage(
                title: process?.name ?? calendar.name,
                lists: try inquiry.lists(of: process).map { ($0.name, chosen($0.items).map { named(naming.added(to: $0), unnamed) }) },
                labels: labels, isRightToLeft: tongue == .arabic, isEnglish: !names.isEmpty,
                asOf: clocks.asOf, knownBy: clocks.knownBy)
        }
        let value = Node.object([
            "process": .text(brief.title), "id": .text(id), "calendar": calendar.node(clocks), "tables": .list(brief.tables.map(table)),
            "notes": .list(brief.notes.enumerated().map { Node($1).adding(["number": .number($0 + 1)]) }),
        ])
        return .page(Page("brief", title: visit.text("brief") + " · " + visit.called(brief.title), place: "processes", value: value))
    }

    private static func chosen(_ items: [RecordItem]) -> [RecordItem] {
        let ranked = items.indices.sorted { (items[$1].evidence.count, $0) < (items[$0].evidence.count, $1) }
        return ranked.prefix(most).sorted().map { items[$0].witnessed }
    }

    /// An allegation that nobody is named for is the report's own: that is said, and not left empty.
    private static func named(_ item: RecordItem, _ unnamed: String) -> RecordItem {
        guard let place = item.fields.firstIndex(where: { $0.name == "accuser" }), item.string("accuser").isEmpty else { return item }
        var item = item
        item.fields[place].value = .text(unnamed)
        return item
    }

    fileprivate static func rows(_ rows: [RecordItem]) -> [RecordItem] { rows.prefix(mostWithin).map(\.witnessed) }

    fileprivate static func witnesses(_ evidence: [Evidence]) -> [Evidence] {
        var seen: Set<String> = []
        return Array(evidence.filter { seen.insert($0.report).inserted }.prefix(mostWitnesses))
    }

    private static func table(_ table: BriefPage.Table) -> Node {
        .object([
            "title": .text(table.title), "columns": .texts(table.columns),
            "rows": .list(
                table.rows.map { row in .object(["cells": .texts(row.cells), "notes": .list(row.notes.map { .object(["number": .number($0)]) })]) }),
        ])
    }
}

extension RecordItem {
    /// It and what stands in it with the first witnesses alone.
    fileprivate var witnessed: RecordItem {
        var item = self
        item.evidence = BriefPages.witnesses(evidence)
        for (index, field) in fields.enumerated() {
            if case .items(let rows) = field.value { item.fields[index].value = .items(BriefPages.rows(rows)) }
        }
        return item
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `/processes/{process}/brief`: one page for print, every line with its footnotes.
enum BriefPages {
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
                lists: BriefChoice(now: clocks.now).lists(try inquiry.lists(of: process)).map {
                    ($0.name, $0.items.map { named(naming.added(to: $0), unnamed) })
                },
                labels: labels, isRightToLeft: tongue == .arabic, isEnglish: !names.isEmpty,
                asOf: clocks.asOf, knownBy: clocks.knownBy)
        }
        let value = Node.object([
            "process": .text(brief.title), "id": .text(id), "calendar": calendar.node(clocks), "tables": .list(brief.tables.map(table)),
            "notes": .list(brief.notes.enumerated().map { Node($1).adding(["number": .number($0 + 1)]) }),
        ])
        return .page(Page("brief", title: visit.text("brief") + " · " + visit.called(brief.title), place: "processes", value: value))
    }

    /// An allegation that nobody is named for is the report's own: that is said, and not left empty.
    private static func named(_ item: RecordItem, _ unnamed: String) -> RecordItem {
        guard let place = item.fields.firstIndex(where: { $0.name == "accuser" }), item.string("accuser").isEmpty else { return item }
        var item = item
        item.fields[place].value = .text(unnamed)
        return item
    }

    private static func table(_ table: BriefPage.Table) -> Node {
        .object([
            "title": .text(table.title), "columns": .texts(table.columns),
            "rows": .list(
                table.rows.map { row in .object(["cells": .texts(row.cells), "notes": .list(row.notes.map { .object(["number": .number($0)]) })]) }),
        ])
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `/processes/{process}/brief`: one page for print, every line with its footnotes.
enum BriefPages {
    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("process")
        let calendar = try await visit.calendar(of: id)
        let (tongue, labels, clocks) = (visit.tongue, visit.workbench.texts.labels(visit.tongue), visit.clocks)
        let brief = try await visit.inquire(Filters(process: id)) { inquiry in
            let process = inquiry.processes.first { $0.id == id }
            return BriefPage(
                title: process?.name ?? calendar.name, lists: try inquiry.lists(of: process), labels: labels, isRightToLeft: tongue == .arabic,
                asOf: clocks.asOf, knownBy: clocks.knownBy)
        }
        let value = Node.object([
            "process": .text(brief.title), "id": .text(id), "calendar": calendar.node(clocks), "tables": .list(brief.tables.map(table)),
            "notes": .list(brief.notes.enumerated().map { Node($1).adding(["number": .number($0 + 1)]) }),
        ])
        return .page(Page("brief", title: visit.text("brief") + " · " + brief.title, place: "processes", value: value))
    }

    private static func table(_ table: BriefPage.Table) -> Node {
        .object([
            "title": .text(table.title), "columns": .texts(table.columns),
            "rows": .list(
                table.rows.map { row in .object(["cells": .texts(row.cells), "notes": .list(row.notes.map { .object(["number": .number($0)]) })]) }),
        ])
    }
}

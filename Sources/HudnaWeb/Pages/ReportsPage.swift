internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/reports`.
enum ReportsPage {
    static func reply(_ visit: Visit) async throws -> Reply {
        let number = try AskedFilters(visit.asked).page
        let outlets = visit.asked.values("outlet")
        let selection = Selection(outlets: outlets.isEmpty ? nil : Array(outlets.prefix(20)), knownBy: visit.clocks.now, newestOnly: true, parts: [])
        let (orders, generation) = (visit.workbench.keptOrders, try visit.workbench.readers.generation())
        let key = ([visit.clocks.knownBy, visit.clocks.asOf] + outlets).joined(separator: "\n")
        let (kept, total) = try await visit.workbench.readers.read { store in
            let known = orders.value(key, generation)
            let order = try known ?? store.keys(where: selection).reversed()
            if known == nil { orders.keep(order, as: key, generation) }
            let some = Array(order.dropFirst((number - 1) * ListPage.perPage).prefix(ListPage.perPage))
            return (try store.kept(keys: some, parts: selection.parts), order.count)
        }
        let value = Node.object([
            "total": .number(total), "reports": .list(kept.map { Self.line($0.reading, $0.readAt) }), "pages": ListPage.pages(visit, number, total),
            "outlet": .text(outlets.first ?? ""), "calendar": try await visit.calendar(),
        ])
        return .page(Page("reports", title: visit.text("reports"), place: "reports", value: value))
    }

    /// A report in a list of reports.
    static func line(_ reading: Reading, _ readAt: PartialDate) -> Node {
        .object([
            "report": .text(reading.report), "title": .optional(reading.title), "outlet": .optional(reading.outlet),
            "published": .optional(reading.published?.iso ?? reading.date.interval.start?.iso), "read_at": .text(readAt.iso),
            "skipped": .optional(reading.skipped),
        ])
    }
}

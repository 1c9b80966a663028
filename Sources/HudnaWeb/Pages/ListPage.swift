internal import Hudna
internal import HudnaRecord

/// `/processes/{process}/{list}`: one list of a process, whole, a page at a time, with filters that link.
enum ListPage {
    /// So many entries stand on a page.
    static let perPage = 50
    /// So many pieces of evidence stand with each.
    private static let mostEvidence = 12
    /// Outlets stand beside one another with much under each: fewer, and less of each.
    private static let ofOutlets = (evidence: 3, rows: 8)

    static func reply(_ visit: Visit) async throws -> Reply {
        guard let topic = Topic(rawValue: visit.part("list")) else { throw Fault.unknown(visit.part("list")) }
        let id = visit.part("process")
        let calendar = try await visit.calendar(of: id)
        let asked = try AskedFilters(visit.asked)
        var filters = asked.meant(visit, in: [topic])
        filters.process = id
        let number = try asked.page
        let wanted = filters
        let found = try await visit.inquire(filters) { inquiry -> Found in
            if let unknown = try asked.unknown(wanted, in: [topic], inquiry) { return Found(fault: ("choice", unknown)) }
            guard inquiry.processes.contains(where: { $0.id == id }) else { return Found() }
            var found = try entries(topic, wanted, inquiry, number)
            if found.total == 0, let missing = try asked.missing(wanted, topic, inquiry) { found.fault = missing }
            return found
        }
        let isRefused = found.fault?.reason == "choice"
        if isRefused, visit.asked.form == .json { throw Fault(400, "choice", found.fault?.subject ?? "") }
        let (items, total) = (found.items, found.total)
        let value = Node.object([
            "process": .text(calendar.name), "id": .text(id), "list": .text(topic.rawValue), "title": .text(visit.text(topic.rawValue)),
            "total": .number(total), "entries": .list(items), "partial": .drawing("lists-" + topic.rawValue), "calendar": calendar.node(visit.clocks),
            "filters": asked.node.adding(asked.choices(visit, in: [topic])), "pages": pages(visit, number, total),
            "suggestions": try await visit.suggestions(of: id), "fault": .optional(found.fault.map { visit.text("fault-" + $0.reason) }),
            "fault_subject": .optional(found.fault?.subject), "undated": found.undated > 0 ? .number(found.undated) : .absent,
            "downloads": ListDownloads(visit, topic).node,
            "lists": .list(
                Topic.allCases.map { other in
                    .object(["list": .text(other.rawValue), "label": .text(visit.text(other.rawValue)), "is_here": .flag(other == topic)])
                }),
        ])
        return .page(
            Page(
                "list", title: visit.text(topic.rawValue) + " · " + visit.called(calendar.name), place: "processes", status: isRefused ? 400 : 200,
                value: value))
    }

    /// What of a list is on a page.
    private struct Found: Sendable {
        var items: [Node] = []
        var total = 0
        /// How many of all have no date; they stand at the end.
        var undated = 0
        /// Why there is nothing, and what was asked for in vain.
        var fault: (reason: String, subject: String)?
    }

    /// What happened stands in the order of time, everything else in that of the record.
    private static let timed: Set<Topic> = [.timeline, .talks, .threats]

    private static func entries(_ topic: Topic, _ wanted: Filters, _ inquiry: Inquiry, _ number: Int) throws -> Found {
        let places = (number - 1) * perPage..<number * perPage
        guard timed.contains(topic) else {
            let (some, total) = try inquiry.answer(topic, wanted, at: places)
            let isOfOutlets = topic == .compare
            return Found(
                items: some.map { Node.entry($0, evidence: isOfOutlets ? ofOutlets.evidence : mostEvidence, rows: isOfOutlets ? ofOutlets.rows : 24) },
                total: total)
        }
        let (some, total, dated) = try inquiry.timed(topic, wanted, at: places)
        let first = dated - places.lowerBound
        let items = some.enumerated().map { place, item in
            Node.entry(item, evidence: mostEvidence).adding(["opens_undated": .flag(place == max(first, 0) && place + places.lowerBound >= dated)])
        }
        return Found(items: items, total: total, undated: total - dated)
    }

    /// Where among the pages of a list one is; absent where there is one only.
    static func pages(_ visit: Visit, _ number: Int, _ total: Int, perPage: Int = perPage) -> Node {
        let count = max(1, (total + perPage - 1) / perPage)
        guard count > 1 || number > 1 else { return .absent }
        func address(_ number: Int) -> Node {
            guard (1...count).contains(number) else { return .absent }
            let query = visit.asked.query.filter { $0.name != "page" && !$0.value.isEmpty } + [("page", "\(number)")]
            return .text("?" + query.map { FormText.encoded($0.name) + "=" + FormText.encoded($0.value) }.joined(separator: "&"))
        }
        return .object(["number": .number(number), "of": .number(count), "before": address(number - 1), "after": address(number + 1)])
    }
}

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
        var filters = asked.filters
        filters.process = id
        let number = try asked.page
        let wanted = filters
        let (items, total) = try await visit.inquire(filters) { inquiry -> ([Node], Int) in
            guard inquiry.processes.contains(where: { $0.id == id }) else { return ([], 0) }
            let (some, total) = try inquiry.answer(topic, wanted, at: (number - 1) * perPage..<number * perPage)
            let isOfOutlets = topic == .compare
            return (
                some.map { isOfOutlets ? Node.entry($0, evidence: ofOutlets.evidence, rows: ofOutlets.rows) : Node.entry($0, evidence: mostEvidence) },
                total
            )
        }
        let value = Node.object([
            "process": .text(calendar.name), "id": .text(id), "list": .text(topic.rawValue), "title": .text(visit.text(topic.rawValue)),
            "total": .number(total), "entries": .list(items), "partial": .drawing("lists-" + topic.rawValue), "calendar": calendar.node(visit.clocks),
            "filters": asked.node, "pages": pages(visit, number, total),
            "lists": .list(
                Topic.allCases.map { other in
                    .object(["list": .text(other.rawValue), "label": .text(visit.text(other.rawValue)), "is_here": .flag(other == topic)])
                }),
        ])
        return .page(Page("list", title: visit.text(topic.rawValue) + " · " + visit.called(calendar.name), place: "processes", value: value))
    }

    /// Where among the pages of a list one is; absent where there is one only.
    static func pages(_ visit: Visit, _ number: Int, _ total: Int) -> Node {
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

/// The filters of an address.
struct AskedFilters {
    /// More of one name are not looked at.
    private static let most = 20

    let filters: Filters
    private let asked: Asked

    /// - Throws: `Fault` where a date is none.
    init(_ asked: Asked) throws(Fault) {
        self.asked = asked
        func values(_ name: String) -> [String] { Array(asked.values(name).prefix(Self.most)) }
        filters = Filters(
            actors: values("actor"), types: values("type"), statuses: values("status"), instruments: values("instrument"), places: values("place"),
            outlets: values("outlet"), from: try Clocks.first(asked.value("from") ?? ""), to: try Clocks.moment(asked.value("to") ?? ""))
    }

    /// Which page of a list is asked for, from 1.
    var page: Int {
        get throws(Fault) {
            guard let text = asked.value("page") else { return 1 }
            guard let number = Int(text), (1...100_000).contains(number) else { throw Fault(400, "number", text) }
            return number
        }
    }

    var node: Node {
        let names = ["actor", "type", "status", "instrument", "place", "outlet", "from", "to"]
        return .object(names.map { Node.Member($0, .text(asked.value($0) ?? "")) } + [.init("is_set", .flag(names.contains { asked.value($0) != nil }))])
    }
}

extension Clocks {
    /// The first moment that a date can mean; nil where the text is empty.
    /// - Throws: `Fault` where it is no date.
    static func first(_ text: String) throws(Fault) -> Moment? {
        if text.isEmpty { return nil }
        guard let date = PartialDate(iso: text), let moment = Moment(first: date) else { throw Fault(400, "date", text) }
        return moment
    }
}

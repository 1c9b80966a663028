internal import Hudna
internal import HudnaRecord

/// The filters of an address.
struct AskedFilters {
    /// More of one name are not looked at.
    private static let most = 20

    /// As they were written.
    let filters: Filters
    let asked: Asked

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

    private static let names = ["actor", "type", "status", "instrument", "place", "outlet", "from", "to"]

    /// Whether anything is asked for.
    var isSet: Bool { Self.names.contains { asked.value($0) != nil } }

    var node: Node { .object(Self.names.map { Node.Member($0, .text(asked.value($0) ?? "")) } + [.init("is_set", .flag(isSet))]) }
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

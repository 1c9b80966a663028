internal import HudnaRecord

extension Node {
    /// So many rows stand in the lists within an entry (what an outlet tells first, what it leaves out).
    private static let mostRows = 24

    /// An entry as lists show it: of a figure, its range in one; of an event, which versions are allegations.
    static func entry(_ item: RecordItem, evidence limit: Int = .max) -> Node {
        var item = item
        for (index, field) in item.fields.enumerated() {
            if case .items(let rows) = field.value, rows.count > mostRows { item.fields[index].value = .items(Array(rows.prefix(mostRows))) }
        }
        let node = Node(item, evidence: limit)
        if item.fields.contains(where: { $0.name == "qualifier" }) { return node.adding(["range": .text(range(item))]) }
        guard let type = ClaimType(rawValue: item.string("type")), case .object(var members) = node,
            let place = members.firstIndex(where: { $0.name == "versions" })
        else { return node }
        let versions = zip(item.rows("versions"), members[place].value.elements).map { row, node in
            let status = Status(rawValue: row.string("status")) ?? .occurred
            return node.adding(["is_alleged": .flag(Allegation.isOne(type, status: status, actors: row.strings("actors"), source: row.strings("source")))])
        }
        members[place].value = .list(versions)
        return .object(members)
    }

    private static func range(_ item: RecordItem) -> String {
        func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
        return switch (item.number("low"), item.number("high")) {
        case (let low?, let high?): low == high ? text(low) : text(low) + "–" + text(high)
        case (let low?, nil): text(low)
        case (nil, let high?): text(high)
        case (nil, nil): ""
        }
    }
}

/// What is shown as an allegation and never as something that happened.
enum Allegation {
    /// A breach is one whoever tells it; what is done by force is one where somebody else than who does it is quoted with it.
    static func isOne(_ type: ClaimType, status: Status, actors: [String], source: [String]) -> Bool {
        guard status == .occurred || status == .ongoing else { return false }
        if type == .violate { return true }
        return type.group == .force && !source.isEmpty && Set(source).isDisjoint(with: actors)
    }
}

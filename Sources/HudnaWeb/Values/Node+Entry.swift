internal import HudnaRecord

extension Node {
    /// An entry as lists show it: of a figure, its range in one; of an event, which versions are allegations.
    /// - Parameters:
    ///   - limit: so many pieces of evidence at most.
    ///   - most: so many rows stand in the lists within it (what an outlet tells first, versions that disagree); how many more there are says `FIELD_left`.
    static func entry(_ item: RecordItem, evidence limit: Int = .max, rows most: Int = 24) -> Node {
        var item = item.accountsJoined
        for field in item.fields {
            guard case .items(let rows) = field.value, rows.count > most, let index = item.fields.firstIndex(where: { $0.name == field.name }) else { continue }
            item.fields[index].value = .items(Array(rows.prefix(most)))
            item.fields.insert(.init(field.name + "_left", .number(Double(rows.count - most))), at: index + 1)
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

    /// `146,000`.
    private static func grouped(_ number: Int) -> String {
        let digits = Array("\(number.magnitude)")
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    private static func range(_ item: RecordItem) -> String {
        func text(_ number: Double) -> String { Int(exactly: number).map(grouped) ?? "\(number)" }
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

extension RecordItem {
    /// A disagreement in which accounts that say the same stand as one, with all who say it.
    fileprivate var accountsJoined: RecordItem {
        guard let place = fields.firstIndex(where: { $0.name == "versions" }), case .items(let rows) = fields[place].value,
            rows.allSatisfy({ $0.value("says") != nil })
        else { return self }
        var joined: [RecordItem] = []
        for row in rows {
            guard let known = joined.firstIndex(where: { $0.text("says") == row.text("says") }) else {
                joined.append(row)
                continue
            }
            let more = row.texts("source").filter { !joined[known].texts("source").contains($0) }
            joined[known].set("source", .texts(joined[known].texts("source") + more))
            if case .flag(false)? = row.value("probable_slip") { joined[known].set("probable_slip", .flag(false)) }
            joined[known].evidence = Array(Set(joined[known].evidence + row.evidence)).sorted()
        }
        var item = self
        item.fields[place].value = .items(joined)
        return item
    }

    private mutating func set(_ name: String, _ value: Value) {
        if let place = fields.firstIndex(where: { $0.name == name }) { fields[place].value = value }
    }
}

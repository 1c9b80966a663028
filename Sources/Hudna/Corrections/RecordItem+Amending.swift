internal import HudnaRecord

/// A field of an entry that a coder changes, with what the entry can then be asked for by.
extension RecordItem {
    /// - Parameters:
    ///   - values: as the coder writes them.
    ///   - list: the list in which the entry stands.
    mutating func amend(_ name: String, _ values: [String], in list: String) {
        guard let index = fields.firstIndex(where: { $0.name == name }), let value = fields[index].value.replaced(values) else { return }
        let old = fields[index].value.words
        fields[index].value = value
        let field = EntryField(list: list, name: name)
        for facet in field.facets { replace(old, value.words, facet, field) }
        if EntryField.dates.contains(name) { facets.when = days(list) ?? facets.when }
        switch Topic(rawValue: list) {
        case .milestones: facets.isAhead = [Status.planned, .possible].map(\.rawValue).contains(text("status"))
        case .truces: facets.isAhead = text("state") == TruceInterval.State.planned.rawValue
        default: break
        }
    }

    private mutating func replace(_ old: [String], _ new: [String], _ facet: WritableKeyPath<Facets, [String]>, _ field: EntryField) {
        let same = fields.filter { EntryField(list: field.list, name: $0.name).facets.contains(facet) }.flatMap(\.value.words)
        // Who has been put in the place of somebody has not his id.
        let id = field.name == "party" && old != new ? text("party_id") : ""
        let left = facets[keyPath: facet].filter { $0.isEmpty || $0 != id && (!old.contains($0) || same.contains($0)) }
        facets[keyPath: facet] = left + new.filter { !left.contains($0) }
    }

    /// The days of an entry by its own fields; nil in a list whose entries tell none.
    private func days(_ list: String) -> DateInterval? {
        switch Topic(rawValue: list) {
        case .parties: DateInterval(start: date("since"), end: nil)
        case .positions: DateInterval(start: date("date"), end: date("date"))
        case .toll: DateInterval(start: date("as_of"), end: date("as_of"))
        case .truces: DateInterval(start: date("start"), end: date("end"))
        case .instruments: DateInterval(start: date("effective") ?? date("declared"), end: date("ended"))
        case .violations, .milestones: DateInterval(start: date("date"), end: nil)
        default: nil
        }
    }

    /// Somebody in the list of who is who, with the roles that he has in the list of parties.
    func standing(in parties: [RecordItem]) -> RecordItem {
        let own = parties.filter { $0.text("id") == text("id") }
        let roles = own.map { $0.text("of").isEmpty ? $0.text("role") : $0.text("role") + " " + $0.text("of") }
        var item = self
        for (name, value) in [("name", own.first?.text("name")), ("kind", own.first?.text("kind"))] {
            if let value, let index = fields.firstIndex(where: { $0.name == name }) { item.fields[index].value = .text(value) }
        }
        if let index = fields.firstIndex(where: { $0.name == "roles" }) { item.fields[index].value = .texts(roles) }
        item.facets.types = own.map { $0.text("role") }
        if let name = own.first?.text("name"), !item.facets.actors.contains(name) { item.facets.actors.append(name) }
        let told = Array(Set(own.flatMap(\.evidence))).sorted()
        if !told.isEmpty { item.evidence = told }
        return item
    }
}

extension RecordItem.Value {
    /// The words that it holds, without empty ones.
    fileprivate var words: [String] {
        switch self {
        case .text(let text): text.isEmpty ? [] : [text]
        case .texts(let texts): texts.filter { !$0.isEmpty }
        case .number, .flag, .items: []
        }
    }
}

extension EntryField {
    /// What entries are asked for by that stands in the field.
    fileprivate var facets: [WritableKeyPath<Facets, [String]>] {
        switch (Topic(rawValue: list), name) {
        case (.instruments, "kind"): [\.types, \.instruments]
        case (.parties, "name"), (.parties, "of"): [\.actors]
        case (.instruments, "name"), (.truces, "name"), (_, "instrument"), (_, "instrument_name"): [\.instruments]
        case (.parties, "kind"), (.toll, "of"): []
        case (_, "role"), (_, "type"), (_, "kind"), (_, "what"): [\.types]
        case (_, "position"), (_, "state"), (_, "status"), (_, "outcome"), (_, "qualifier"): [\.statuses]
        case (_, "place"), (_, "area"): [\.places]
        case (_, "party"), (_, "parties"), (_, "by"), (_, "accused"), (_, "accuser"), (_, "participants"), (_, "reporter"), (_, "mediators"), (_, "ended_by"):
            [\.actors]
        default: []
        }
    }
}

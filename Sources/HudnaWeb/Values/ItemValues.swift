internal import HudnaRecord

/// Entries of the record as values again, as drawings take them. Names stand for ids: within one process they are told apart.
extension TruceInterval {
    init(_ item: RecordItem) {
        self.init(
            instrument: item.string("instrument"), party: item.string("party"), area: item.string("area"), when: item.facets.when,
            state: State(rawValue: item.string("state")) ?? .calledFor, ending: item.string("ending"), evidence: item.evidence)
    }
}

extension TollEntry {
    init(_ item: RecordItem) {
        self.init(
            what: Figure.What(rawValue: item.string("what")) ?? .other, of: item.string("of"),
            qualifier: Figure.Qualifier(rawValue: item.string("qualifier")) ?? .exact, low: item.number("low"), high: item.number("high"),
            since: PartialDate(iso: item.string("since")), asOf: PartialDate(iso: item.string("as_of")), reporter: item.strings("reporter"),
            evidence: item.evidence)
    }
}

extension Party {
    init(_ item: RecordItem) {
        let actor = RecordActor(
            id: item.string("name"), name: item.string("name"), kind: Actor.Kind(rawValue: item.string("kind")) ?? .body,
            of: item.string("of").isEmpty ? nil : item.string("of"))
        self.init(
            actor: actor, role: Role(rawValue: item.string("role")) ?? .participant, of: item.string("of"), since: PartialDate(iso: item.string("since")),
            evidence: item.evidence)
    }
}

extension Milestone {
    init(_ item: RecordItem) {
        self.init(
            kind: item.string("kind"), name: item.string("name"), when: item.facets.when, place: item.string("place"),
            participants: item.strings("participants"), status: Status(rawValue: item.string("status")) ?? .occurred,
            outcome: Outcome(rawValue: item.string("outcome")), evidence: item.evidence)
    }
}

extension Event {
    /// Nil where the type is none of ours.
    init?(_ item: RecordItem) {
        guard let type = ClaimType(rawValue: item.string("type")) else { return nil }
        self.init(
            id: item.string("id"), type: type,
            versions: item.rows("versions").map { row in
                EventVersion(
                    status: Status(rawValue: row.string("status")) ?? .occurred, actors: row.strings("actors"), targets: row.strings("targets"),
                    object: row.string("object"), place: row.string("place"),
                    when: DateInterval(start: PartialDate(iso: row.string("start")), end: PartialDate(iso: row.string("end"))),
                    source: row.strings("source"), via: row.strings("via"), evidence: row.evidence, witnesses: Int(row.number("witnesses") ?? 1))
            })
    }
}

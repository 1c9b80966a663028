public import HudnaRecord

/// Entries of the record as the values that they were made of (`RecordItem+Make.swift`), as far as drawings need them. Nil for entries of other lists.
extension RecordItem {
    /// With the name of its instrument.
    var truce: (truce: TruceInterval, name: String)? {
        TruceInterval(self).map { ($0, text("name")) }
    }

    var toll: TollEntry? {
        guard let what = Figure.What(rawValue: text("what")) else { return nil }
        return TollEntry(
            what: what, of: text("of"), qualifier: Figure.Qualifier(rawValue: text("qualifier")) ?? .exact, low: number("low"), high: number("high"),
            since: date("since"), asOf: date("as_of"), reporter: texts("reporter"), evidence: evidence)
    }

    var party: Party? {
        guard let role = Party.Role(rawValue: text("role")), let kind = Actor.Kind(rawValue: text("kind")) else { return nil }
        let actor = RecordActor(id: text("id"), name: text("name"), kind: kind)
        return Party(actor: actor, role: role, of: text("of"), since: date("since"), evidence: evidence)
    }

    var milestone: Milestone? {
        guard let status = Status(rawValue: text("status")), !text("kind").isEmpty else { return nil }
        let start = date("date")
        let when = facets.when.start == start ? facets.when : DateInterval(start: start, end: start)
        return Milestone(
            kind: text("kind"), name: text("name"), when: when, place: text("place"), participants: texts("participants"), status: status,
            outcome: Milestone.Outcome(rawValue: text("outcome")), evidence: evidence)
    }

    /// Actors by their names instead of their ids.
    var event: Event? {
        guard let type = ClaimType(rawValue: text("type")), case .items(let rows)? = fields.first(where: { $0.name == "versions" })?.value else { return nil }
        let versions = rows.compactMap { row -> EventVersion? in
            guard let status = Status(rawValue: row.text("status")) else { return nil }
            return EventVersion(
                status: status, actors: row.texts("actors"), targets: row.texts("targets"), object: row.text("object"), place: row.text("place"),
                when: DateInterval(start: row.date("start"), end: row.date("end")), source: row.texts("source"), via: row.texts("via"),
                evidence: row.evidence, witnesses: row.number("witnesses").flatMap(Int.init(exactly:)) ?? 1)
        }
        return versions.isEmpty ? nil : Event(id: text("id"), type: type, versions: versions)
    }
}

extension TrucesDrawing {
    /// - Parameter items: the list `truces` of a process.
    public init(_ items: [RecordItem], asOf: Moment? = nil) {
        let truces = items.compactMap(\.truce)
        self.init(truces.map(\.truce), names: Dictionary(truces.map { ($0.truce.instrument, $0.name) }, uniquingKeysWith: { first, _ in first }), asOf: asOf)
    }
}

extension TollDrawing {
    /// - Parameter items: the list `toll` of a process.
    public init(_ items: [RecordItem], asOf: Moment? = nil) { self.init(items.compactMap(\.toll), asOf: asOf) }
}

extension TiesDrawing {
    /// - Parameters: the lists `parties` and `timeline` of a process.
    public init(parties: [RecordItem], timeline: [RecordItem]) { self.init(parties: parties.compactMap(\.party), events: timeline.compactMap(\.event)) }
}

extension TimelineDrawing {
    /// - Parameters: the lists `timeline` and `milestones` of a process.
    public init(timeline: [RecordItem], milestones: [RecordItem], asOf: Moment? = nil) {
        self.init(events: timeline.compactMap(\.event), milestones: milestones.compactMap(\.milestone), names: [:], asOf: asOf)
    }
}

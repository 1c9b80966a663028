internal import HudnaRecord

/// FollowTheMoney entities, one a line: who takes part, whom he speaks for, what happened, and the reports that tell it.
struct FollowTheMoneyFormat: ExportForm {
    func tables(_ dossier: Dossier) -> [ExportTable] {
        var rows: [[ExportValue]] = []
        let ids = Set(dossier.events.flatMap { $0.actors + $0.targets })
        let bodies = Set(ids.compactMap { dossier.people[$0]?.of })
        for id in ids.union(bodies).sorted() { rows += person(id, dossier) }
        for id in ids.sorted() { rows += link(id, dossier) }
        rows += dossier.events.map { event($0, dossier) }
        rows += Set(dossier.events.flatMap { $0.tellings.map(\.evidence.report) }).sorted().map { article($0, dossier) }
        return [ExportTable("ftm", columns: ["id", "schema", "properties"], rows: rows)]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { DelimitedText.jsonLines(tables) }

    /// Every property is a list of texts.
    private func entity(_ id: String, _ schema: String, _ properties: [(String, [String])]) -> [ExportValue] {
        [.text(id), .text(schema), ExportValue(members: properties.map { ($0.0, ExportValue($0.1.filter { !$0.isEmpty })) })]
    }

    private static func id(_ kind: String, _ name: String) -> String {
        var id = StableID()
        id.add(kind)
        id.add(name)
        return "hudna-" + kind + "-" + StableID.text(id.value)
    }

    private func person(_ id: String, _ dossier: Dossier) -> [[ExportValue]] {
        guard let person = dossier.people[id] else { return [] }
        let schema =
            switch person.kind {
            case .person: "Person"
            case .state: "PublicBody"
            case .body, .medium: "Organization"
            case .people: "LegalEntity"
            }
        let latin = dossier.codes.english[id] ?? (person.kind == .state ? dossier.codes.countries[person.country]?.name : nil)
        let aliases = person.forms.filter { $0 != person.name } + (latin.map { [$0] } ?? [])
        return [
            entity(
                Self.id("actor", id), schema, [("name", [person.name]), ("alias", aliases), ("country", [person.country.lowercased()])])
        ]
    }

    /// For whom somebody speaks.
    private func link(_ id: String, _ dossier: Dossier) -> [[ExportValue]] {
        guard let body = dossier.people[id]?.of, dossier.people[body] != nil else { return [] }
        return [
            entity(
                Self.id("link", id + " " + body), "UnknownLink",
                [("subject", [Self.id("actor", id)]), ("object", [Self.id("actor", body)]), ("role", ["speaks for"])])
        ]
    }

    private func event(_ event: CodedEvent, _ dossier: Dossier) -> [ExportValue] {
        let start = (event.when.start ?? event.day)?.dateOnly ?? ""
        let end = event.when.end?.dateOnly ?? start
        let country = (dossier.place(event.place)?.country ?? dossier.countries[event.process] ?? "").lowercased()
        return entity(
            event.id, "Event",
            [
                ("name", [dossier.headline(event)]), ("startDate", [start]), ("endDate", [end == start ? "" : end]), ("location", [event.place]),
                ("country", [country]), ("involved", (event.actors + event.targets).map { Self.id("actor", $0) }),
                ("summary", [dossier.reported(event)]), ("keywords", [event.standing == .alleged ? "accuse" : event.type.rawValue, event.standing.rawValue]),
                ("proof", Array(Set(event.tellings.map { Self.id("report", $0.evidence.report) })).sorted()),
                ("recordId", [event.event]), ("publisher", [dossier.coder]),
            ])
    }

    private func article(_ report: String, _ dossier: Dossier) -> [ExportValue] {
        let source = dossier.reports[report]
        return entity(
            Self.id("report", report), "Article",
            [
                ("title", [source?.title ?? report]), ("publisher", [source?.outlet ?? ""]), ("publishedAt", [source?.published?.iso ?? ""]),
                ("sourceUrl", [source?.url ?? ""]), ("fileName", [report]), ("language", ["ara"]),
            ])
    }
}

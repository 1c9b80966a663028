internal import HudnaRecord

/// PLOVER 2.0 records, an object a line (manual of 2024-02-04, commit 5e0c24f). What is only said is dated by its report.
struct PloverFormat: ExportForm {
    static let version = "PLOVER 2.0 (2024-02-04, 5e0c24f)"
    static let columns = [
        "id", "date", "enddate", "actor", "recipient", "event", "mode", "quad_code", "event_scale", "event_loc", "event_text", "link", "text_info",
        "cite_info", "coder", "coded_date", "coded_time", "comment",
    ]

    func tables(_ dossier: Dossier) -> [ExportTable] {
        var table = ExportTable("plover", columns: Self.columns)
        var (noCode, noActor, noRecipient, noDay) = (0, 0, 0, 0)
        for event in dossier.events {
            guard let code = dossier.codes.code(event), !code.plover.isEmpty else { noCode += 1; continue }
            guard !event.actors.isEmpty else { noActor += 1; continue }
            guard let plover = dossier.codes.plover[code.plover + "-" + code.mode], !plover.needsRecipient || !event.targets.isEmpty else {
                noRecipient += 1
                continue
            }
            guard let day = event.day?.firstDay else { noDay += 1; continue }
            table.rows.append(row(event, code, plover, PartialDate(day), dossier))
        }
        let reasons = [("no PLOVER event", noCode), ("no actor", noActor), ("no recipient where one is needed", noRecipient), ("no day", noDay)]
        table.leftOut = reasons.filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
        return [table]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { DelimitedText.jsonLines(tables) }

    private func row(
        _ event: CodedEvent, _ code: CodeLists.EventCode, _ plover: CodeLists.PloverCode, _ day: PartialDate, _ dossier: Dossier
    ) -> [ExportValue] {
        let last = (event.when.end ?? event.when.start)?.lastDay.map { PartialDate($0).iso }
        let first = event.tellings.first
        let report = first.map { $0.evidence.report } ?? ""
        let read = dossier.reports[report]?.readAt
        return [
            .text(event.id), .text(day.iso), ExportValue(last == day.iso ? nil : last), entities(event.actors, dossier), entities(event.targets, dossier),
            .text(code.plover), ExportValue(code.mode), ExportValue(plover.quad), plover.score.map { .number($0) } ?? .none, location(event, dossier),
            .text(dossier.headline(event)), ExportValue(event.event), text(first), citation(report, dossier), .text(dossier.coder),
            ExportValue(read?.dateOnly), ExportValue(read?.minutes.map { _ in String(read?.iso.dropFirst(11).prefix(5) ?? "") }),
            .text(comment(event, dossier)),
        ]
    }

    private func entities(_ ids: [String], _ dossier: Dossier) -> ExportValue {
        guard !ids.isEmpty else { return .none }
        return .list(
            ids.map { id in
                let person = dossier.people[id]
                let country = dossier.codes.countries[person?.country ?? ""]?.iso3
                return ExportValue(members: [
                    ("code", ExportValue(country)), ("sector", .list([.text(Self.sector(person?.kind))])), ("entity_text", .text(dossier.name(id))),
                    ("identifier_id", .text(id)), ("identifier_text", ExportValue(dossier.codes.english[id])),
                ])
            })
    }

    /// What the kind of an actor tells of its sector; the rest is unknown to Hudna.
    private static func sector(_ kind: Actor.Kind?) -> String {
        switch kind {
        case .state: "GOV"
        case .medium: "JRN"
        default: "UNK"
        }
    }

    private func location(_ event: CodedEvent, _ dossier: Dossier) -> ExportValue {
        guard let place = dossier.place(event.place) else { return event.place.isEmpty ? .none : ExportValue(members: [("name", .text(event.place))]) }
        return ExportValue(members: [
            ("name", .text(place.name)), ("latin", ExportValue(place.latin)), ("country", ExportValue(dossier.codes.countries[place.country]?.iso3)),
            ("latitude", place.point.map { .number($0.latitude) } ?? .none), ("longitude", place.point.map { .number($0.longitude) } ?? .none),
        ])
    }

    private func text(_ telling: Telling?) -> ExportValue {
        guard let telling else { return .none }
        return ExportValue(members: [
            ("start", ExportValue(telling.evidence.span.start)), ("end", ExportValue(telling.evidence.span.end)), ("text_story", .text(telling.evidence.text)),
        ])
    }

    private func citation(_ report: String, _ dossier: Dossier) -> ExportValue {
        let source = dossier.reports[report]
        return ExportValue(members: [
            ("citation", .text(report)), ("url", ExportValue(source?.url)), ("title", ExportValue(source?.title)), ("language", .text("ar")),
            ("publication", ExportValue(source?.outlet)), ("coder", .text(dossier.coder)), ("codebook", .text("PLOVER")), ("version", .text(Self.version)),
        ])
    }

    private func comment(_ event: CodedEvent, _ dossier: Dossier) -> String {
        var parts = [event.standing.rawValue + " " + event.type.rawValue, "witnesses: \(event.witnesses)"]
        if event.isDatedByReport { parts.append("dated by its report") }
        if event.otherVersions > 0 { parts.append("told otherwise too: \(event.otherVersions)") }
        return parts.joined(separator: "; ") + ". " + dossier.reported(event)
    }
}

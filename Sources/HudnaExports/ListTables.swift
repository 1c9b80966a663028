internal import HudnaRecord

/// The lists of the record as flat tables: claims and events, then those of process-format.md.
struct ListTables {
    /// Names of all lists, in order.
    static let names = [
        "claims", "events", "parties", "instruments", "positions", "truces", "violations", "conditions", "milestones", "toll", "disagreements", "quotes",
    ]

    private let dossier: Dossier

    init(_ dossier: Dossier) { self.dossier = dossier }

    /// - Parameter wanted: names; empty for all.
    func tables(_ wanted: [String]) -> [ExportTable] {
        Self.names.filter { wanted.isEmpty || wanted.contains($0) }.map { name in
            switch name {
            case "claims": claims
            case "events": events
            case "milestones": milestones
            default: table(name, dossier.lists.first { $0.name == name }?.items ?? [])
            }
        }
    }

    // MARK: - Claims and events

    /// A row a claim. `standing` says what it may be taken for; an allegation has who alleges it beside it.
    private var claims: ExportTable {
        var table = ExportTable(
            "claims",
            columns: [
                "id", "event", "process", "type", "status", "standing", "alleged_by", "actors", "targets", "object", "place", "start", "end", "source", "via",
                "report", "outlet", "published", "evidence", "evidence_start", "evidence_end", "rule", "confidence",
            ])
        table.rows = dossier.claims.map { row in
            let (telling, version) = (row.telling, row.version)
            let published = dossier.reports[telling.evidence.report]?.published?.iso
            return [
                .text("hudna-" + telling.claim), .text(row.event), .text(row.process), .text(row.type.rawValue), .text(version.status.rawValue),
                .text(row.standing?.rawValue ?? "not-told-as-fact"), names(row.allegedBy), names(row.actors), names(telling.targets),
                ExportValue(version.object), ExportValue(version.place), ExportValue(version.when.start?.iso), ExportValue(version.when.end?.iso),
                ExportValue(telling.source.isEmpty ? telling.said : dossier.names(telling.source)), names(telling.via), .text(telling.evidence.report),
                ExportValue(telling.evidence.outlet), ExportValue(published), .text(telling.evidence.text), ExportValue(telling.evidence.span.start),
                ExportValue(telling.evidence.span.end), ExportValue(telling.rule), .number((telling.confidence * 1000).rounded() / 1000),
            ]
        }
        return table
    }

    /// A row for each fact, allegation, announcement and cancellation.
    private var events: ExportTable {
        var table = ExportTable(
            "events",
            columns: [
                "id", "event", "process", "date", "end", "dated_by", "type", "standing", "actors", "targets", "object", "place", "latitude", "longitude",
                "witnesses", "outlets", "other_versions", "headline", "reported",
            ])
        table.rows = dossier.events.map { event in
            let point = dossier.place(event.place)?.point
            return [
                .text(event.id), .text(event.event), .text(event.process), ExportValue(event.day?.iso), ExportValue((event.when.end ?? event.when.start)?.iso),
                .text(event.isDatedByReport ? "report" : "text"), .text(event.type.rawValue), .text(event.standing.rawValue), names(event.actors),
                names(event.targets), ExportValue(event.object), ExportValue(event.place), point.map { .number($0.latitude) } ?? .none,
                point.map { .number($0.longitude) } ?? .none, ExportValue(event.witnesses), ExportValue(dossier.outlets(event)),
                ExportValue(event.otherVersions), .text(dossier.headline(event)), .text(dossier.reported(event)),
            ]
        }
        return table
    }

    /// Steps that are told as facts; what is only alleged is among the claims, the events and the violations.
    private var milestones: ExportTable {
        let facts = dossier.factualEvidence
        let items = dossier.lists.first { $0.name == "milestones" }?.items ?? []
        let told = items.filter { item in
            guard case .text(let kind)? = item.fields.first(where: { $0.name == "kind" })?.value else { return true }
            return Dossier.isTold(kind, item.evidence, as: facts)
        }
        var table = table("milestones", told)
        table.leftOut = told.count == items.count ? [] : [(reason: "told by nobody but adversaries", count: items.count - told.count)]
        return table
    }

    private func names(_ ids: [String]) -> ExportValue { ExportValue(dossier.names(ids)) }

    // MARK: - Entries of the record

    /// A row an entry, or a row each of its versions or positions; the sources in the last columns.
    private func table(_ name: String, _ items: [RecordItem]) -> ExportTable {
        let rows = items.flatMap(Self.rows)
        var columns: [String] = []
        for field in rows.flatMap(\.fields) where !columns.contains(field.name) { columns.append(field.name) }
        var table = ExportTable(name, columns: columns + ["reports", "outlets", "evidence"])
        table.rows = rows.map { item in
            let own = columns.map { column in item.fields.first { $0.name == column }.map { Self.value($0.value) } ?? .none }
            return own + [
                Self.distinct(item.evidence.map(\.report)), Self.distinct(item.evidence.compactMap(\.outlet)), Self.distinct(item.evidence.map(\.text)),
            ]
        }
        return table
    }

    /// Positions have a list of their own; versions stand in rows with what they are versions of.
    private static func rows(_ item: RecordItem) -> [RecordItem] {
        let own = item.fields.filter { if case .items = $0.value { false } else { true } }
        guard case .items(let versions)? = item.fields.first(where: { $0.name == "versions" })?.value, !versions.isEmpty else {
            return [RecordItem(facets: item.facets, fields: own, evidence: item.evidence)]
        }
        return versions.map { RecordItem(facets: $0.facets, fields: own + $0.fields, evidence: $0.evidence) }
    }

    private static func value(_ value: RecordItem.Value) -> ExportValue {
        switch value {
        case .text(let text): ExportValue(text)
        case .texts(let texts): ExportValue(texts)
        case .number(let number): number.map { .number($0) } ?? .none
        case .flag(let flag): .text(flag ? "yes" : "no")
        case .items: .none
        }
    }

    private static func distinct(_ texts: [String]) -> ExportValue {
        var seen: Set<String> = []
        return ExportValue(texts.filter { seen.insert($0).inserted })
    }
}

/// Comma-separated values; one list, `claims` where none is named.
struct CSVFormat: ExportForm {
    var lists: [String]
    func tables(_ dossier: Dossier) -> [ExportTable] { ListTables(dossier).tables(lists.isEmpty ? ["claims"] : lists) }
    func bytes(_ tables: [ExportTable]) -> [UInt8] { tables.flatMap(DelimitedText.commas) }
}

/// JSON Lines: an object an entry, with the name of its list.
struct JSONLinesFormat: ExportForm {
    var lists: [String]
    func tables(_ dossier: Dossier) -> [ExportTable] { ListTables(dossier).tables(lists) }
    func bytes(_ tables: [ExportTable]) -> [UInt8] { DelimitedText.jsonLines(tables, naming: true) }
}

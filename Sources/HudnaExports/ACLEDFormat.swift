internal import HudnaRecord

/// ACLED's 31 columns (R package acledR, 2025-09-18). Only facts, told by the report itself, by somebody without a quarrel, or by two witnesses.
struct ACLEDFormat: ExportForm {
    static let columns = [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
        "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
        "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    ]

    func tables(_ dossier: Dossier) -> [ExportTable] {
        var table = ExportTable("acled", columns: Self.columns)
        var (notFact, noType, noActor, noSource, noDay) = (0, 0, 0, 0, 0)
        for event in dossier.events {
            guard event.standing == .fact else { notFact += 1; continue }
            guard let type = type(event, dossier) else { noType += 1; continue }
            guard !event.actors.isEmpty else {
                noActor += 1
                continue
            }
            guard event.hasFreeSource || event.witnesses > 1 else { noSource += 1; continue }
            guard let day = event.day?.firstDay else { noDay += 1; continue }
            table.rows.append(row(event, type, PartialDate(day), dossier))
        }
        let reasons = [
            ("no fact", notFact), ("no event type", noType), ("no actor", noActor), ("one witness, with a quarrel or unnamed", noSource), ("no day", noDay),
        ]
        table.leftOut = reasons.filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
        return [table]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { tables.flatMap(DelimitedText.commas) }

    /// An attack whose means are not told is one on civilians, or a clash of armed sides; without either it has no type.
    private func type(_ event: CodedEvent, _ dossier: Dossier) -> (event: String, sub: String)? {
        guard let code = dossier.codes.code(event) else { return nil }
        if !code.acled.isEmpty { return (code.acled, code.subEvent) }
        guard event.type == .attack, let first = event.targets.first, let kind = dossier.people[first]?.kind else { return nil }
        return kind == .people ? ("Violence against civilians", "Attack") : kind == .body ? ("Battles", "Armed clash") : nil
    }

    private func row(_ event: CodedEvent, _ type: (event: String, sub: String), _ day: PartialDate, _ dossier: Dossier) -> [ExportValue] {
        let sides = sides(event)
        let place = dossier.place(event.place)
        // A country that no place tells is nobody's guess.
        let country = place.flatMap { dossier.codes.countries[$0.country] }
        let isStrategic = type.event == "Strategic developments"
        let outlets = dossier.outlets(event)
        let tags = "hudna: \(event.type.rawValue); witnesses: \(event.witnesses)" + (event.isDatedByReport ? "; dated by its report" : "")
        return [
            .text(event.id), .text(day.iso), ExportValue(day.year), ExportValue(precision(event)), .text(isStrategic ? type.event : "Political violence"),
            .text(type.event), .text(type.sub), ExportValue(sides.0.first.map(dossier.english)), others(sides.0, dossier),
            inter(sides.0.first, country, dossier),
            ExportValue(sides.1.first.map(dossier.english)), others(sides.1, dossier), inter(sides.1.first, country, dossier), .none, .none,
            ExportValue(country.flatMap { Int($0.number) }), .none, ExportValue(country?.name), .none, .none, .none,
            ExportValue(place.map { $0.latin.isEmpty ? $0.name : $0.latin } ?? event.place), place?.point.map { .number($0.latitude) } ?? .none,
            place?.point.map { .number($0.longitude) } ?? .none, ExportValue(place.map { $0.point == nil ? 3 : 1 }), .text(outlets.joined(separator: "; ")),
            .none, .text(dossier.reported(event)), .none, .text(tags), ExportValue((event.tellings.last?.evidence.known.minutes).map { $0 * 60 }),
        ]
    }

    /// Without direction: of those who act together the second is the other side.
    private func sides(_ event: CodedEvent) -> ([String], [String]) {
        guard event.targets.isEmpty, event.type.isSymmetric || event.type == .sign, event.actors.count > 1 else { return (event.actors, event.targets) }
        return (Array(event.actors.prefix(1)), Array(event.actors.dropFirst()))
    }

    private func others(_ side: [String], _ dossier: Dossier) -> ExportValue { ExportValue(side.dropFirst().map(dossier.english).joined(separator: "; ")) }

    /// 1 state forces, 8 foreign, where the actor is a state; the rest can't be told from the reports.
    private func inter(_ id: String?, _ country: CodeLists.Country?, _ dossier: Dossier) -> ExportValue {
        guard let id, let country, let person = dossier.people[id], person.kind == .state, !person.country.isEmpty else { return .none }
        return ExportValue(person.country == country.iso2 ? 1 : 8)
    }

    /// 1 the day itself, 2 a week, 3 more than that.
    private func precision(_ event: CodedEvent) -> Int {
        guard !event.isDatedByReport, let first = (event.when.start ?? event.when.end)?.firstDay, let last = (event.when.end ?? event.when.start)?.lastDay
        else {
            return event.isDatedByReport ? 2 : 3
        }
        return first == last ? 1 : last.number - first.number < 7 ? 2 : 3
    }
}

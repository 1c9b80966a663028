internal import HudnaRecord

/// The places of events as GeoJSON (RFC 7946): a point a place, with what is told to have happened there and what is only alleged, apart.
struct GeoJSONFormat: ExportForm {
    func tables(_ dossier: Dossier) -> [ExportTable] {
        var table = ExportTable("geojson", columns: ["type", "id", "geometry", "properties"])
        var byPlace: [String: [CodedEvent]] = [:]
        var (noPlace, unknown) = (0, 0)
        for event in dossier.events {
            guard !event.place.isEmpty else { noPlace += 1; continue }
            guard let place = dossier.place(event.place), place.point != nil else { unknown += 1; continue }
            byPlace[place.id, default: []].append(event)
        }
        for id in byPlace.keys.sorted() {
            guard let events = byPlace[id], let place = events.first.flatMap({ dossier.place($0.place) }), let point = place.point else { continue }
            let geometry = ExportValue(members: [("type", .text("Point")), ("coordinates", .list([.number(point.longitude), .number(point.latitude)]))])
            table.rows.append([.text("Feature"), .text("hudna-" + id), geometry, properties(place, events, dossier)])
        }
        table.leftOut = [("no place", noPlace), ("a place without coordinates", unknown)].filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
        return [table]
    }

    private func properties(_ place: Dossier.Place, _ events: [CodedEvent], _ dossier: Dossier) -> ExportValue {
        let byStanding = CodedEvent.Standing.allCases.map { standing -> (String, ExportValue) in
            let own = events.filter { $0.standing == standing }
            return (standing.rawValue, own.isEmpty ? .none : .list(own.map { line($0, dossier) }))
        }
        return ExportValue(
            members: [("name", .text(place.name)), ("latin", ExportValue(place.latin)), ("country", ExportValue(place.country))] + byStanding)
    }

    private func line(_ event: CodedEvent, _ dossier: Dossier) -> ExportValue {
        ExportValue(members: [
            ("id", .text(event.id)), ("date", ExportValue(event.day?.iso)), ("headline", .text(dossier.headline(event))),
            ("reported", .text(dossier.reported(event))),
        ])
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] {
        let features = tables.flatMap { table in table.rows.map { ExportValue(members: Array(zip(table.columns, $0))) } }
        var writer = JSONWriter()
        writer.line { $0.write(.object([.init(name: "type", value: .text("FeatureCollection")), .init(name: "features", value: .list(features))])) }
        return writer.bytes
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// The drawings of a process, each beside a table that says the same.
struct ProcessDrawings {
    /// Places beyond are in no table either and stay out of the map.
    private static let mostPlaces = 60

    let sheet: DrawingSheet
    let asOf: Moment?

    /// - Parameters:
    ///   - items: the entries of the process by list.
    ///   - timeline: its events.
    func members(_ items: (Topic) -> [RecordItem], timeline: [RecordItem], atlas: Atlas, land: LandOutlines) -> [Node.Member] {
        let names = Dictionary(items(.instruments).map { ($0.string("id"), $0.string("name")) }, uniquingKeysWith: { first, _ in first })
        let events = timeline.compactMap(Event.init)
        let milestones = items(.milestones).map(Milestone.init)
        let parties = items(.parties).map(Party.init)
        let truces = TrucesDrawing(items(.truces).map(TruceInterval.init), names: names, asOf: asOf)
        let toll = TollDrawing(items(.toll).map(TollEntry.init), asOf: asOf)
        let line = TimelineDrawing(events: events, milestones: milestones, names: [:], asOf: asOf)
        let ties = TiesDrawing(parties: parties, events: events)
        let map = PlacesDrawing(Self.places(timeline, atlas), land: land)
        return [
            member("truces") { truces.drawing(on: $0) }, member("toll") { toll.drawing(on: $0) }, member("timeline") { line.drawing(on: $0) },
            member("ties") { ties.drawing(on: $0) }, member("places") { map.drawing(on: $0) },
        ]
    }

    private func member(_ name: String, _ draw: (DrawingSheet) -> Drawing?) -> Node.Member {
        var own = sheet
        own.id = name
        return Node.Member(name + "-drawing", Drawing.pair(on: own, draw).map { .drawing($0) } ?? .absent)
    }

    /// Where things are told to have happened, by how many events.
    private static func places(_ timeline: [RecordItem], _ atlas: Atlas) -> [MapPlace] {
        var counts: [String: Int] = [:]
        for item in timeline { for place in Set(item.facets.places) where !place.isEmpty { counts[place, default: 0] += 1 } }
        var found: [String: MapPlace] = [:]
        for (text, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            guard let place = atlas.place(text), let point = place.point else { continue }
            found[place.id, default: MapPlace(id: place.id, name: place.name, latitude: point.latitude, longitude: point.longitude, count: 0)].count += count
        }
        return Array(found.values.sorted { ($1.count, $0.id) < ($0.count, $1.id) }.prefix(mostPlaces))
    }
}

extension Visit {
    /// Paper for drawings in the reader's language; what is drawn leads to pages of the workbench, at the same clocks.
    /// - Parameter process: the process whose lists places lead to; empty for none.
    func sheet(process: String = "") -> DrawingSheet {
        let clocks = clocks.query
        return DrawingSheet(
            id: "drawing", width: 760, isRightToLeft: tongue == .arabic, words: workbench.texts.all(tongue), dates: workbench.calendars.dates(taste)
        ) { link in Self.address(link, process: process, clocks: clocks) }
    }

    private static func address(_ link: DrawingLink, process: String, clocks: String) -> String? {
        func with(_ path: String, _ query: String = "") -> String {
            let all = [query, clocks].filter { !$0.isEmpty }.joined(separator: "&")
            return all.isEmpty ? path : path + "?" + all
        }
        switch link {
        case .evidence(let evidence):
            return with("/reports/" + FormText.encoded(evidence.report), "mark=\(evidence.span.start)-\(evidence.span.end)") + "#mark"
        case .actor(let name): return with("/actors/" + FormText.encoded(name))
        case .report(let id): return with("/reports/" + FormText.encoded(id))
        case .place(let name): return process.isEmpty ? nil : with("/processes/" + FormText.encoded(process) + "/timeline", "place=" + FormText.encoded(name))
        case .day(let day): return process.isEmpty ? nil : "/processes/" + FormText.encoded(process) + "?known-by=" + PartialDate(day).iso
        }
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// The drawings of a process, each beside a table that says the same.
struct ProcessDrawings {
    /// Places beyond stay out of the map.
    private static let mostPlaces = 60

    let sheet: DrawingSheet
    let asOf: Moment?
    /// Names in the reader's language; none where that is the record's.
    var names: EnglishNames
    /// Writes the dates in a text as the reader does.
    let dated: @Sendable (String) -> String

    /// - Parameters:
    ///   - items: the entries of the process by list.
    ///   - timeline: its events.
    func members(_ items: (Topic) -> [RecordItem], timeline: [RecordItem], places: PlaceCounts, land: LandOutlines) -> [Node.Member] {
        func called(_ topic: Topic) -> [RecordItem] { items(topic).map(names.called) }
        let events = timeline.map(names.called)
        // The day in the name of an instrument as the reader writes it.
        let truces = TrucesDrawing(
            called(.truces).map { item in
                var item = item
                if let place = item.fields.firstIndex(where: { $0.name == "name" }) { item.fields[place].value = .text(dated(item.text("name"))) }
                return item
            }, asOf: asOf)
        let toll = TollDrawing(called(.toll), asOf: asOf)
        let line = TimelineDrawing(timeline: events, milestones: called(.milestones), asOf: asOf)
        let ties = TiesDrawing(parties: called(.parties), timeline: events)
        let map = PlacesDrawing(places.places(of: timeline).prefix(Self.mostPlaces).map(labelled), land: land)
        return [
            member("truces") { truces.drawing(on: $0) }, member("toll") { toll.drawing(on: $0) }, member("timeline") { line.drawing(on: $0) },
            member("ties") { ties.drawing(on: $0) }, member("places") { map.drawing(on: $0) },
        ]
    }

    private func labelled(_ place: MapPlace) -> MapPlace {
        var place = place
        place.label = names.place(place.id) ?? place.name
        return place
    }

    private func member(_ name: String, _ draw: (DrawingSheet) -> Drawing?) -> Node.Member {
        var own = sheet
        own.id = name
        return Node.Member(name + "-drawing", Drawing.pair(on: own, draw).map { .drawing($0) } ?? .absent)
    }
}

extension Visit {
    /// Paper for drawings in the reader's language; what is drawn leads to pages of the workbench, at the same clocks.
    /// - Parameter process: the process whose lists places lead to; empty for none.
    func sheet(process: String = "") -> DrawingSheet {
        let clocks = clocks
        return DrawingSheet(
            id: "drawing", width: 760, isRightToLeft: tongue == .arabic, words: workbench.texts.all(tongue), dates: workbench.calendars.dates(taste)
        ) { link in Self.address(link, process: process, clocks: clocks) }
    }

    private static func address(_ link: DrawingLink, process: String, clocks: Clocks) -> String? {
        func with(_ path: String, _ query: String = "") -> String {
            clocks.at(query.isEmpty ? path : path + "?" + query)
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

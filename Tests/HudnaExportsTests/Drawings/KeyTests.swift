import HudnaRecord
import Testing

@testable import HudnaExports

/// Where the numbers of milestones stand, and which places are on the map.
@Suite struct KeyTests {
    private static func milestone(_ when: PartialDate, told: PartialDate, _ status: Status = .occurred) throws -> Milestone {
        let known = try #require(Moment(last: told))
        let evidence = Evidence(report: "r\(when.iso)", text: "…", span: Span(0, 1), known: known)
        return Milestone(
            kind: "talks", name: "لقاء", when: DateInterval(start: when, end: when), place: "", participants: [], status: status, evidence: [evidence])
    }

    /// The middles of the numbered marks.
    private static func marks(_ drawing: Drawing) -> [Point] {
        drawing.shapes.flatMap(\.flat).compactMap { shape in
            guard case .circle(let at, let radius, _) = shape, radius == NumberedKey.radius else { return nil }
            return at
        }
    }

    @Test(arguments: [344.0, 760]) func numbersStandOnTheirDay(width: Double) throws {
        let day = PartialDate(year: 2031, month: 3, day: 14)
        let days = (1...14).map { PartialDate(year: 2031, month: 3, day: $0) }
        let all = try (0..<8).map { _ in try Self.milestone(day, told: day) } + [Self.milestone(days[0], told: day)]
        let asOf = try #require(Moment(last: day))
        let sheet = try Draft.sheet(width, isArabic: false)
        let drawing = try #require(TimelineDrawing(events: [], milestones: all, names: [:], asOf: asOf).drawing(on: sheet))
        let marks = Self.marks(drawing)
        #expect(marks.count == 9)
        // Those of one day stand below one another, at the day's own place: the line of the clock.
        let line = try #require(
            drawing.shapes.compactMap { shape -> Double? in
                guard case .line(let from, _, "d-now") = shape else { return nil }
                return from.x
            }.first)
        #expect(marks.count { $0.x == line } == 8 && Set(marks.map(\.y)).count == 8)
        #expect(marks.allSatisfy { $0.x <= line })
        // No line leads through a number.
        #expect(!drawing.svg.contains("d-lead"))
    }

    /// What happened in a month stands no later than it was told.
    @Test func aMonthIsNoLaterThanItsReport() throws {
        let (told, later) = (PartialDate(year: 2031, month: 3, day: 4), PartialDate(year: 2031, month: 3, day: 30))
        let all = try [Self.milestone(PartialDate(year: 2031, month: 3), told: told), Self.milestone(told, told: told), Self.milestone(later, told: later)]
        let drawing = try #require(TimelineDrawing(events: [], milestones: all, names: [:]).drawing(on: try Draft.sheet(760, isArabic: false)))
        #expect(Self.marks(drawing).count == 3 && Set(Self.marks(drawing).map(\.x)).count == 2)
    }

    @Test func farPlacesDoNotShrinkTheMap() throws {
        let near = (0..<20).map { MapPlace(id: "p\($0)", name: "قرية \($0)", latitude: 30 + Double($0) / 10, longitude: 15, count: 10) }
        let far = MapPlace(id: "far", name: "مدينة بعيدة", latitude: -33, longitude: 151, count: 1)
        let sheet = try Draft.sheet(760, isArabic: false)
        func spread(_ places: [MapPlace]) throws -> (height: Double, drawing: Drawing) {
            let drawing = try #require(PlacesDrawing(places, land: .none).drawing(on: sheet))
            let ys = drawing.shapes.flatMap(\.flat).compactMap { shape -> Double? in
                guard case .circle(let at, _, _) = shape else { return nil }
                return at.y
            }
            return (try #require(ys.max()) - (try #require(ys.min())), drawing)
        }
        let (alone, both) = (try spread(near), try spread(near + [far]))
        #expect(both.height == alone.height)
        #expect(both.drawing.svg.contains("far from this map") && both.drawing.svg.contains("مدينة بعيدة"))
        #expect(!alone.drawing.svg.contains("far from this map"))
    }
}

import Foundation
import FoundationXML
import HudnaRecord
import Testing

@testable import HudnaExports

@Suite struct DrawingTests {
    /// Ids and element names of a drawing, and its texts; nil where it is no XML.
    private final class Parts: NSObject, XMLParserDelegate {
        var elements: [String: Int] = [:]
        var ids: [String] = []
        var attributes: Set<String> = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes own: [String: String]
        ) {
            elements[name, default: 0] += 1
            attributes.formUnion(own.keys)
            if let id = own["id"] { ids.append(id) }
        }

        init?(_ svg: String) {
            super.init()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = self
            guard parser.parse() else { return nil }
        }
    }

    private static let elements: Set<String> = ["svg", "title", "desc", "g", "a", "rect", "line", "path", "circle", "text"]
    private static let attributes: Set<String> = [
        "xmlns", "class", "viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby", "direction", "font-size", "id", "x", "y", "rx", "x1",
        "y1", "x2", "y2", "d", "cx", "cy", "r", "text-anchor", "href",
    ]

    @Test(arguments: 1...12)
    func wildValuesStayOnThePaper(_ seed: Int) throws {
        for paper in Draft.papers {
            let sheet = try Draft.sheet(paper.width, isArabic: paper.isArabic, links: seed % 2 == 0)
            for (name, drawing) in Draft.drawings(1 + seed * 3, seed: UInt64(seed), on: sheet) {
                let place: Comment = "\(name), seed \(seed), \(paper)"
                for shape in drawing.shapes.flatMap(\.flat) {
                    guard let box = shape.bounds else { continue }
                    let isInside = box.left >= -0.5 && box.right <= drawing.width + 0.5 && box.top >= -0.5 && box.bottom <= drawing.height + 0.5
                    #expect(isInside, "\(place): \(shape) \(drawing.width)×\(drawing.height)")
                }
                let parts = try #require(Parts(drawing.svg), place)
                #expect(Self.elements.isSuperset(of: parts.elements.keys), place)
                #expect(Self.attributes.isSuperset(of: parts.attributes), place)
                #expect(Set(parts.ids) == ["paper-title", "paper-desc"] && parts.ids.count == 2, place)
                #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf\""), place)
                let texts = drawing.svg.split(separator: "<").compactMap { $0.split(separator: ">", maxSplits: 1).last }
                #expect(texts.allSatisfy { !$0.hasPrefix("draw-") && !$0.hasPrefix("date-") }, place)
            }
        }
    }

    /// A label never stands on another.
    @Test(arguments: 1...12)
    func labelsDoNotOverlap(_ seed: Int) throws {
        for paper in Draft.papers {
            let sheet = try Draft.sheet(paper.width, isArabic: paper.isArabic)
            for (name, drawing) in Draft.drawings(1 + seed * 4, seed: UInt64(seed), on: sheet) {
                let boxes = drawing.shapes.flatMap(\.flat).compactMap {
                    shape -> (text: String, box: (left: Double, top: Double, right: Double, bottom: Double))? in
                    guard case .text(_, let text, _, _, _) = shape, !text.isEmpty else { return nil }
                    return shape.bounds.map { (text, $0) }
                }
                for (index, a) in boxes.enumerated() {
                    for b in boxes[(index + 1)...] where a.box.top < b.box.bottom - 1 && b.box.top < a.box.bottom - 1 {
                        let isApart = a.box.right <= b.box.left + 0.5 || b.box.right <= a.box.left + 0.5
                        #expect(isApart, "\(name), seed \(seed), \(paper): \(a) \(b)")
                    }
                }
            }
        }
    }

    @Test func thousandsAreCountedNotDrawn() throws {
        let land = LandOutlines(tsv: try Draft.file("Workbench/land.tsv"))
        for isArabic in [false, true] {
            let sheet = try Draft.sheet(760, isArabic: isArabic)
            for (name, drawing) in Draft.drawings(3000, seed: 7, land: land, on: sheet) {
                #expect(drawing.svg.utf8.count < 500_000, "\(name): \(drawing.svg.utf8.count) bytes")
                #expect(drawing.shapes.flatMap(\.flat).count < 4000, "\(name)")
                #expect(drawing.height < 6000, "\(name)")
                #expect(drawing.description.split(separator: "\n").count <= Drawing.most + 1, "\(name)")
                let more = sheet.words("draw-more", ["count": ""]).prefix(2)
                #expect(drawing.svg.contains(more), "\(name) does not say that there is more")
            }
        }
    }

    @Test func nothingIsNoDrawing() throws {
        let sheet = try Draft.sheet(760, isArabic: true)
        #expect(TrucesDrawing([], names: [:]).drawing(on: sheet) == nil)
        #expect(TollDrawing([TollEntry]()).drawing(on: sheet) == nil)
        #expect(TiesDrawing(parties: [Party](), events: []).drawing(on: sheet) == nil)
        #expect(TimelineDrawing(events: [], milestones: [], names: [:]).drawing(on: sheet) == nil)
        #expect(PlacesDrawing([], land: .none).drawing(on: sheet) == nil)
        #expect(SpreadDrawing(Story(id: "s", label: "", reports: []), reports: [:]).drawing(on: sheet) == nil)
        #expect(Drawing.pair(on: sheet) { _ in nil } == nil)
    }

    /// Right to left is left to right in a mirror: the same shapes, x counted from the other side.
    @Test func arabicIsMirrored() throws {
        let day = PartialDate(year: 2031, month: 3, day: 2)
        let truce = TruceInterval(
            instrument: "i", party: "", area: "", when: DateInterval(start: day, end: PartialDate(year: 2031, month: 3, day: 9)), state: .ended, evidence: [])
        var sheet = try Draft.sheet(760, isArabic: false)
        let left = try #require(TrucesDrawing([truce], names: ["i": "هدنة"]).drawing(on: sheet))
        sheet.isRightToLeft = true
        let right = try #require(TrucesDrawing([truce], names: ["i": "هدنة"]).drawing(on: sheet))
        #expect(left.shapes.count == right.shapes.count)
        #expect(left.svg.contains("direction=\"ltr\"") && right.svg.contains("direction=\"rtl\""))
        let bar = try #require(
            left.shapes.flatMap(\.flat).compactMap { shape -> (x: Double, width: Double)? in
                guard case .rect(let x, _, let width, _, _, let style) = shape, style.contains("d-ended") else { return nil }
                return (x, width)
            }.first)
        #expect(left.svg.contains("x=\"\(SVGWriter.number(bar.x))\""))
        #expect(right.svg.contains("x=\"\(SVGWriter.number(760 - bar.x - bar.width))\""))
        // East stays right on maps.
        let place = MapPlace(id: "p", name: "زروان", latitude: 30, longitude: 20, count: 1)
        let maps = try [false, true].map { isArabic in
            sheet.isRightToLeft = isArabic
            return try #require(PlacesDrawing([place], land: .none).drawing(on: sheet)).svg
        }
        func plain(_ svg: String) -> String { String(svg.unicodeScalars.filter { !PhraseBook.isDirectional($0) }) }
        #expect(plain(maps[0]) == plain(maps[1]))
        // The number stands behind the name, as the language goes.
        #expect(maps[0].contains("\u{2066}\u{2068}زروان\u{2069} 1\u{2069}") && maps[1].contains("\u{2067}\u{2068}زروان\u{2069} 1\u{2069}"))
    }

    @Test func linksMakeItAGroupAndEscapeTheirAddress() throws {
        var dice = Draft.Dice(state: 5)
        let truces = Draft.truces(6, &dice)
        let plain = try #require(TrucesDrawing(truces, names: [:]).drawing(on: try Draft.sheet(760, isArabic: false)))
        #expect(plain.svg.contains("role=\"img\"") && !plain.svg.contains("<a "))
        let linked = try #require(TrucesDrawing(truces, names: [:]).drawing(on: try Draft.sheet(760, isArabic: false, links: true)))
        #expect(linked.svg.contains("role=\"group\"") && linked.svg.contains("href=\"/here?a=1&amp;b=&quot;2&quot;\""))
    }

    @Test func everythingIsTold() throws {
        let sheet = try Draft.sheet(344, isArabic: false)
        let evidence = Evidence(report: "r1", outlet: "قناة الضوء", text: "…", span: Span(0, 1), known: Moment(minutes: 32_000_000))
        func entry(_ low: Double, _ reporter: String) -> TollEntry {
            TollEntry(
                what: .killed, of: "مدنيون", qualifier: .exact, low: low, high: low, since: nil, asOf: PartialDate(year: 2031, month: 3, day: 2),
                reporter: [reporter], evidence: [evidence])
        }
        let toll = try #require(TollDrawing([entry(12, "وزارة"), entry(30, "بعثة")]).drawing(on: sheet))
        for part in ["12", "30", "وزارة", "بعثة", "قناة الضوء", "2 March 2031"] { #expect(toll.description.contains(part)) }
        // Both figures have a mark of their own, at different heights.
        let marks = toll.shapes.flatMap(\.flat).compactMap { shape -> Point? in
            guard case .circle(let at, _, "d-mark") = shape else { return nil }
            return at
        }
        #expect(marks.count == 2 && Set(marks.map(\.y)).count == 2)
    }

    /// What nobody but an adversary tells is shown with who alleges it.
    @Test func allegationsKeepTheirAccuser() throws {
        let evidence = Evidence(report: "r1", outlet: nil, text: "…", span: Span(0, 9), known: Moment(minutes: 32_000_000))
        let when = DateInterval(PartialDate(year: 2031, month: 3, day: 2))
        func event(_ source: [String]) -> Event {
            Event(
                id: "e", type: .attack,
                versions: [
                    EventVersion(
                        status: .occurred, actors: ["front"], targets: [], object: "", place: "", when: when, source: source, via: [], evidence: [evidence],
                        witnesses: 1)
                ])
        }
        let attack = Milestone(kind: "attack", name: "", when: when, place: "", participants: ["جبهة التلال"], status: .occurred, evidence: [evidence])
        let sheet = try Draft.sheet(760, isArabic: false)
        let names = ["council": "مجلس الوادي"]
        let alleged = try #require(TimelineDrawing(events: [event(["council"])], milestones: [attack], names: names).drawing(on: sheet))
        #expect(alleged.description.contains("as \u{2068}مجلس الوادي\u{2069} alleges"))
        #expect(alleged.svg.contains("d-ring") && !alleged.svg.contains("\"d-dot\""))
        let told = try #require(TimelineDrawing(events: [event([])], milestones: [attack], names: names).drawing(on: sheet))
        #expect(!told.description.contains("alleges") && told.svg.contains("\"d-dot\""))
    }
}

@Suite struct TimeScaleTests {
    @Test(arguments: 1...40)
    func laterIsFurther(_ seed: Int) throws {
        var dice = Draft.Dice(state: UInt64(seed))
        let far = seed % 3 == 0 ? 900_000 : seed % 3 == 1 ? 40 : 4000
        let days = (0..<(1 + dice.roll(30))).map { _ in CalendarDay(number: dice.roll(far)) }
        let scale = try #require(TimeScale(days, range: 50...300, focuses: seed % 2 == 0))
        var before = -Double.infinity
        for day in days.sorted() {
            let at = scale.middle(day)
            #expect(at >= before && scale.range.contains(at))
            before = at
        }
        let marks = scale.marks(DateText(names: .english, words: try Draft.words(isArabic: false), hijri: nil), size: 12)
        #expect(marks.map(\.day) == marks.map(\.day).sorted() && marks.count <= 12)
        #expect(marks.allSatisfy { $0.day >= scale.first && $0.day < scale.end })
    }

    @Test func farDaysStandBesideTheAxis() throws {
        let main = (0..<20).map { CalendarDay(number: 22_000 + $0) }
        let scale = try #require(TimeScale(main + [CalendarDay(number: 20_000)], range: 0...500, focuses: true))
        #expect(scale.hasEarlier && !scale.hasLater)
        #expect(scale.days < 40)
        #expect(scale.x(CalendarDay(number: 20_000)) < scale.inner.lowerBound)
        #expect(TimeScale([], range: 0...1) == nil)
    }
}

@Suite struct NumberRulerTests {
    @Test func marksAreRoundAndReachTheTop() {
        for values in [[0.0], [3], [280], [146_000], [1e300, .nan], [7, 9, 12]] {
            let ruler = NumberRuler(values)
            #expect(!ruler.isLogarithmic && ruler.marks.count <= 6 && ruler.marks.first == 0)
            #expect(ruler.share(values[0]) <= 1 && ruler.share(.nan) == 0)
        }
    }

    @Test func wideRangesGoByTens() {
        let ruler = NumberRuler([2, 30, 3400])
        #expect(ruler.isLogarithmic && ruler.marks == [1, 10, 100, 1000, 10_000])
        #expect(abs(ruler.share(100) - 0.5) < 1e-9 && ruler.share(0) == 0 && ruler.share(10_000) == 1)
        #expect(abs(NumberRuler.logarithm(10) - 2.302_585_092_994) < 1e-9)
    }
}

@Suite struct TextMeasureTests {
    @Test func textsFit() {
        for text in Draft.names {
            for width in [20.0, 80, 300] {
                #expect(TextMeasure.width(TextMeasure.fitted(text, width: width, size: 13), size: 13) <= width)
                let lines = TextMeasure.lines(text, width: width, size: 13, most: 3)
                #expect(lines.count <= 3 && lines.allSatisfy { TextMeasure.width($0, size: 13) <= width && !$0.contains("\n") })
            }
        }
    }

    @Test func isolatesAreClosedWhereTheyAreCut() {
        let cut = TextMeasure.fitted(PhraseBook.isolated("كلمات كثيرة لا مكان لها"), width: 60, size: 13)
        #expect(cut.unicodeScalars.first == "\u{2068}" && cut.unicodeScalars.last == "\u{2069}")
    }
}

@Suite struct SVGWriterTests {
    @Test func numbersAreShort() {
        #expect([0, 1, -1.5, 0.126, 3.05, -0.001, .nan, .infinity, 1e9].map(SVGWriter.number) == ["0", "1", "-1.5", "0.13", "3.05", "0", "0", "0", "0"])
    }
}

@Suite struct LandTests {
    @Test func theLandIsWhole() throws {
        let bytes = try Draft.file("Workbench/land.tsv")
        let land = LandOutlines(tsv: bytes)
        let rows = bytes.split(separator: 10).count { $0.starts(with: Array("land-".utf8)) }
        #expect(bytes.count < 300_000 && land.rings.count == rows && rows > 500)
        #expect(land.rings.allSatisfy { $0.points.allSatisfy { abs($0.longitude) <= 180.01 && abs($0.latitude) <= 90.01 } })
        #expect(land.rings.contains { $0.country == "LY" && $0.west < 10 && $0.east > 24 })
        #expect(LandOutlines(tsv: Array("land-1\tXX\tx\t1,2 3\tp\nland-2\tXX\tx\t\tp\nland-3\tXX\tx\t99999999999999999999,1 1,1 1,1\tp".utf8)).rings.isEmpty)
    }
}

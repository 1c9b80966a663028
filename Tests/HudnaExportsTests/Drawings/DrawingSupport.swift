import struct Foundation.Data
import struct Foundation.URL
import HudnaRecord

@testable import HudnaExports

/// Papers to draw on, and values of an invented war to draw, wild ones among them.
enum Draft {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func file(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(path))) }

    /// The texts of the interface, Arabic or English.
    static func words(isArabic: Bool) throws -> [String: String] {
        var words: [String: String] = [:]
        for name in ["interface.tsv", "interface-drawings.tsv"] {
            for line in String(decoding: try file("Workbench/" + name), as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                if cells.count > 2 { words[cells[0]] = cells[isArabic ? 1 : 2] }
            }
        }
        return words
    }

    static func sheet(_ width: Double, isArabic: Bool, links: Bool = false) throws -> DrawingSheet {
        let words = try words(isArabic: isArabic)
        return DrawingSheet(
            id: "paper", width: width, isRightToLeft: isArabic, words: words, dates: DateText(names: .english, words: words, hijri: nil),
            link: { _ in links ? "/here?a=1&b=\"2\"" : nil })
    }

    static let papers: [(width: Double, isArabic: Bool)] = [240, 344, 760, 1400].flatMap { [($0, false), ($0, true)] }

    /// The same numbers in every run.
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
        }
        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
    }

    /// Names that would do harm as markup, or leave their place.
    static let hostile = [
        "</title><script>alert(1)</script>", "\" onload=\"alert(1)", "&amp;<![CDATA[", "\u{202E}مجلس \u{2067}الوادي", "سطر\nثان\u{0}\u{7}", "🕊️ هدنة", "",
        String(repeating: "طويل جدا ", count: 300), String(repeating: "w", count: 900),
    ]
    static let plain = ["مجلس الوادي", "جبهة التلال", "Valley Council", "زروان", "حكومة الوادي للوفاق والإعمار والتنمية"]
    static var names: [String] { hostile + plain }

    static func date(_ dice: inout Dice) -> PartialDate? {
        switch dice.roll(8) {
        case 0: nil
        case 1: PartialDate(year: 2029 + dice.roll(4))
        case 2: PartialDate(year: 2031, month: 1 + dice.roll(12))
        case 3: PartialDate(year: dice.pick([1, 622, 1990, 9999, 12_345]), month: 2, day: 30)
        case 4: PartialDate(year: dice.pick([1, 1990, 9999]), month: 12, day: 31)
        default: PartialDate(year: 2031, month: 3, day: 1 + dice.roll(31), minutes: dice.roll(1440), offset: dice.pick([-720, 0, 840]))
        }
    }

    static func interval(_ dice: inout Dice) -> HudnaRecord.DateInterval { HudnaRecord.DateInterval(start: date(&dice), end: date(&dice)) }

    static func evidence(_ dice: inout Dice) -> [Evidence] {
        (0..<dice.roll(4)).map { number in
            Evidence(
                report: "r\(dice.roll(50))", outlet: dice.roll(3) == 0 ? nil : dice.pick(names), text: dice.pick(names), span: Span(number, number + 5),
                known: Moment(minutes: 32_000_000 + dice.roll(200_000)))
        }
    }

    static func truces(_ count: Int, _ dice: inout Dice) -> [TruceInterval] {
        (0..<count).map { _ in
            TruceInterval(
                instrument: "i\(dice.roll(max(1, count / 3)))", party: dice.pick(names), area: dice.pick(names), when: interval(&dice),
                state: dice.pick(TruceInterval.State.allCases), ending: dice.pick(["", "ended", "expired", "replaced", "odd"]), evidence: evidence(&dice))
        }
    }

    static func toll(_ count: Int, _ dice: inout Dice) -> [TollEntry] {
        func number() -> Double? { dice.pick([nil, 0, 3, 80, 1_234_567, .nan, .infinity, -5, 1e300, 2.5]) }
        return (0..<count).map { _ in
            let (low, high) = (number(), number())
            return TollEntry(
                what: dice.pick([.killed, .injured, .money]), of: dice.pick(names), qualifier: dice.pick(Figure.Qualifier.allCases), low: low, high: high,
                since: date(&dice), asOf: date(&dice), reporter: dice.roll(2) == 0 ? [] : [dice.pick(names)], evidence: evidence(&dice))
        }
    }

    static func parties(_ count: Int, _ dice: inout Dice) -> [Party] {
        (0..<count).map { number in
            let actor = RecordActor(id: "a\(number)", name: dice.pick(names) + " \(number)", kind: dice.pick(Actor.Kind.allCases))
            return Party(actor: actor, role: dice.pick(Party.Role.allCases), of: dice.pick(["", "مجلس الوادي 1", "زروان 2"]), evidence: evidence(&dice))
        }
    }

    static func events(_ count: Int, actors: Int, _ dice: inout Dice) -> [Event] {
        (0..<count).map { number in
            let version = EventVersion(
                status: dice.pick(Status.allCases), actors: (0..<dice.roll(3)).map { _ in "a\(dice.roll(max(1, actors)))" },
                targets: (0..<dice.roll(3)).map { _ in "a\(dice.roll(max(1, actors)))" }, object: "", place: dice.pick(names), when: interval(&dice),
                source: dice.roll(3) == 0 ? [dice.pick(names)] : [], via: [], evidence: evidence(&dice), witnesses: 1)
            return Event(id: "e\(number)", type: dice.pick(ClaimType.allCases), versions: [version])
        }
    }

    static func milestones(_ count: Int, _ dice: inout Dice) -> [Milestone] {
        (0..<count).map { _ in
            Milestone(
                kind: dice.pick(["talks", "deadline", "attack", "odd"]), name: dice.pick(names), when: interval(&dice), place: dice.pick(names),
                participants: (0..<dice.roll(5)).map { _ in dice.pick(names) }, status: dice.pick(Status.allCases), outcome: nil, evidence: evidence(&dice))
        }
    }

    static func places(_ count: Int, _ dice: inout Dice) -> [MapPlace] {
        (0..<count).map { number in
            MapPlace(
                id: "p\(number)", name: dice.pick(names), latitude: dice.pick([90, -90, 0, 32.9, .nan, 400, Double(dice.roll(60))]),
                longitude: dice.pick([180, -180, 13.2, .infinity, Double(dice.roll(90))]), count: dice.pick([0, -3, 1, 2, 50, 1_000_000]))
        }
    }

    static func story(_ count: Int, _ dice: inout Dice) -> (Story, [String: Dossier.Source]) {
        var story = Story(id: "story-1", label: "", reports: (0..<count).map { "r\($0)" })
        var sources: [String: Dossier.Source] = [:]
        for id in story.reports {
            sources[id] = Dossier.Source(
                outlet: dice.pick(names + [nil]), title: dice.pick(names + [nil]), url: nil, published: date(&dice), readAt: PartialDate(year: 2031))
        }
        story.copies = [Story.Copies(reports: story.reports.filter { _ in dice.roll(3) == 0 }, agency: dice.pick(names))]
        story.updates = story.reports.prefix(count / 5).map { Story.Update(report: $0, of: "r0") }
        return (story, sources)
    }

    /// Every kind of drawing of so many things.
    static func drawings(_ count: Int, seed: UInt64, land: LandOutlines = .none, on sheet: DrawingSheet) -> [(name: String, drawing: Drawing)] {
        var dice = Dice(state: seed)
        let now = dice.roll(2) == 0 ? nil : Moment(minutes: 32_100_000)
        let names = ["a0": hostile[0], "a1": plain[0]]
        let (story, sources) = story(count, &dice)
        let all: [(String, Drawing?)] = [
            ("truces", TrucesDrawing(truces(count, &dice), names: ["i0": hostile[0], "i1": plain[4]], asOf: now).drawing(on: sheet)),
            ("toll", TollDrawing(toll(count, &dice), asOf: now).drawing(on: sheet)),
            ("ties", TiesDrawing(parties: parties(count, &dice), events: events(count * 2, actors: count, &dice)).drawing(on: sheet)),
            (
                "timeline",
                TimelineDrawing(events: events(count, actors: 2, &dice), milestones: milestones(count / 2 + 1, &dice), names: names, asOf: now)
                    .drawing(on: sheet)
            ),
            ("places", PlacesDrawing(places(count, &dice), land: land).drawing(on: sheet)),
            ("spread", SpreadDrawing(story, reports: sources).drawing(on: sheet)),
        ]
        return all.compactMap { name, drawing in drawing.map { (name, $0) } }
    }
}

extension Shape {
    /// The shapes inside, groups dissolved.
    var flat: [Shape] {
        if case .group(let shapes, _, _) = self { return shapes.flatMap(\.flat) }
        return [self]
    }
}

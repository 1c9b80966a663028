import Foundation
import HudnaRecord
import HudnaStore

/// A database file of its own for one test, gone afterwards with all that SQLite lays beside it.
final class TemporaryFile {
    let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".sqlite"

    deinit {
        for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}

/// The same numbers at every run (SplitMix64).
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Readings of anything, in words of our own.
struct RandomReadings {
    var numbers: Numbers
    static let words = ["هدنة", "الضفاف", "حركة خط الماء", "مارينيا", "", "كحلوان", "a | b", "«قال»", "'; --", "ألف\nباء", "𐤀", "é"]

    init(seed: UInt64) { numbers = Numbers(state: seed) }

    mutating func word() -> String { Self.words.randomElement(using: &numbers) ?? "" }
    mutating func name() -> String { "اسم " + word() }
    mutating func chance() -> Bool { Bool.random(using: &numbers) }
    mutating func some<Element>(_ make: (inout RandomReadings) -> Element) -> [Element] {
        (0..<Int.random(in: 0...4, using: &numbers)).map { _ in make(&self) }
    }

    mutating func span() -> Span {
        let start = Int.random(in: 0...5000, using: &numbers)
        return Span(start, start + Int.random(in: 0...80, using: &numbers))
    }

    mutating func date() -> PartialDate? {
        guard chance() else { return nil }
        var date = PartialDate(year: Int.random(in: 1...9999, using: &numbers))
        guard chance() else { return date }
        date.month = Int.random(in: 1...12, using: &numbers)
        guard chance() else { return date }
        date.day = Int.random(in: 1...28, using: &numbers)
        guard chance() else { return date }
        date.minutes = Int.random(in: 0..<1440, using: &numbers)
        if chance() { date.offset = Int.random(in: -14 * 4...14 * 4, using: &numbers) * 15 }
        return date
    }

    mutating func interval() -> HudnaRecord.DateInterval { HudnaRecord.DateInterval(start: date(), end: date()) }

    mutating func reading(_ id: String) -> Reading {
        let basis: ReportDate.Basis = chance() ? .given : .stated
        var reading = Reading(report: id, date: ReportDate(interval: interval(), basis: basis, reasons: some { $0.word() }))
        if chance() { reading.title = word() }
        if chance() { reading.outlet = word() }
        if chance() { reading.url = word() }
        if let outlet = reading.outlet, !outlet.isEmpty, reading.title != nil { reading.agency = outlet }
        reading.published = date()
        if Int.random(in: 0..<10, using: &numbers) == 0 { reading.skipped = "language" }
        reading.actors = Set(some { $0.name() }).sorted().map { name in
            Actor(
                name: name, kind: Actor.Kind.allCases.randomElement(using: &numbers) ?? .body,
                mentions: some { Actor.Mention(text: $0.word(), span: $0.span()) }, rule: "listed:" + word())
        }
        reading.claims = some { $0.claim() }
        reading.quotes = some {
            Quote(speaker: $0.chance() ? $0.name() : "", via: $0.some { $0.name() }, kind: .direct, text: $0.word(), span: $0.span(), rule: "q")
        }
        reading.figures = some { $0.figure() }
        reading.times = some {
            TimeExpression(text: $0.word(), span: $0.span(), kind: .set, interval: $0.interval(), duration: $0.chance() ? "P1W" : nil, rule: "t")
        }
        reading.findings = some { Finding(code: "glued-words", text: $0.word(), span: $0.span(), note: $0.word()) }
        return reading
    }

    private mutating func claim() -> Claim {
        Claim(
            type: ClaimType.allCases.randomElement(using: &numbers) ?? .sign, status: Status.allCases.randomElement(using: &numbers) ?? .occurred,
            actors: some { $0.name() }, targets: some { $0.name() }, object: word(), place: word(), when: interval(), source: some { $0.name() },
            via: some { $0.name() }, evidence: word(), evidenceSpan: span(), predicateSpan: span(), rule: word(),
            confidence: Double.random(in: 0...1, using: &numbers))
    }

    private mutating func figure() -> Figure {
        Figure(
            what: Figure.What.allCases.randomElement(using: &numbers) ?? .other, of: word(),
            qualifier: Figure.Qualifier.allCases.randomElement(using: &numbers) ?? .exact, low: chance() ? Double.random(in: 0...1e9, using: &numbers) : nil,
            high: chance() ? 0.1 : nil, when: interval(), source: some { $0.name() }, text: word(), span: span(), rule: "f")
    }
}

let someSetup = ReadingSetup(language: "0123456789abcdef", program: "0.1.0")

/// Noon of 2031-09-02 in UTC.
let someMoment = 1_946_116_800

extension Store {
    /// Adds readings of texts that nobody looks at.
    @discardableResult
    func add(_ readings: [Reading], setup: ReadingSetup = someSetup, readAt: Int = someMoment) throws -> AdditionTally {
        try add(readings.map { Addition($0, of: Report(id: $0.report, text: Array("text of \($0.report)".utf8))) }, setup: setup, readAt: readAt)
    }

    /// Adds one report with a text.
    @discardableResult
    func add(_ reading: Reading, text: String, setup: ReadingSetup = someSetup, readAt: Int = someMoment) throws -> AdditionTally {
        try add([Addition(reading, of: Report(id: reading.report, text: Array(text.utf8)))], setup: setup, readAt: readAt)
    }
}

extension TemporaryFile {
    /// What SQL answers, all cells as text; through Python's own sqlite3, so that nothing of Hudna has a hand in it.
    func query(_ sql: String) throws -> [[String]] {
        let script = """
            import json, sqlite3, sys
            with sqlite3.connect(sys.argv[1]) as db:
                print(json.dumps([["" if cell is None else str(cell) for cell in row] for row in db.execute(sys.argv[2])]))
            """
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, path, sql]
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([[String]].self, from: data)
    }
}

/// The last moment that a date can mean, or the first.
func moment(_ iso: String, isFirst: Bool = false) -> Moment? {
    PartialDate(iso: iso).flatMap { isFirst ? Moment(first: $0) : Moment(last: $0) }
}

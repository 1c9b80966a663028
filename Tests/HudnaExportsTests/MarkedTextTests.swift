import HudnaRecord
import Testing

@testable import HudnaExports

@Suite struct MarkedTextTests {
    private static let alphabet = ["س", "ل", "ا", " ", " ", "\n", "\r\n", "7", "0", "-", "/", "A", "b", ".", "،", "\u{64B}", "🕊", "é", "(", "\u{202E}"]

    /// A text and a reading with spans anywhere, some of them beyond it.
    private func wild(_ seed: Int) -> (text: String, reading: Reading) {
        var dice = Draft.Dice(state: UInt64(seed))
        let text = (0..<dice.roll(120)).map { _ in dice.pick(Self.alphabet) }.joined()
        let length = text.unicodeScalars.count
        func span() -> Span {
            let start = dice.roll(length + 8) - 4
            return Span(start, start + dice.roll(30) - 2)
        }
        var reading = Reading(report: "r")
        reading.actors = (0..<dice.roll(4)).map { number in
            Actor(name: "n\(number)", kind: .body, mentions: (0..<dice.roll(3)).map { _ in Actor.Mention(text: "", span: span()) }, rule: "")
        }
        reading.claims = (0..<dice.roll(6)).map { _ in
            Claim(type: dice.pick(ClaimType.allCases), status: .occurred, evidence: "", evidenceSpan: span(), predicateSpan: span(), rule: "", confidence: 1)
        }
        reading.quotes = (0..<dice.roll(3)).map { _ in Quote(speaker: "n0", via: [], kind: .direct, text: "", span: span(), rule: "") }
        reading.figures = (0..<dice.roll(3)).map { _ in Figure(what: .killed, of: "", qualifier: .exact, low: 1, high: 1, text: "", span: span(), rule: "") }
        reading.times = (0..<dice.roll(3)).map { _ in TimeExpression(text: "", span: span(), kind: .date, rule: "") }
        return (text, reading)
    }

    @Test(arguments: 1...300)
    func thePiecesAreTheText(_ seed: Int) {
        let (text, reading) = wild(seed)
        let marked = MarkedText(text: Array(text.utf8), reading: reading)
        #expect(Array(marked.text.utf8) == Array(text.utf8))
        let scalars = Array(text.unicodeScalars)
        let segments = marked.paragraphs.flatMap(\.runs).flatMap(\.segments)
        for segment in segments {
            #expect(segment.start < segment.end && Array(segment.text.unicodeScalars) == Array(scalars[segment.start..<segment.end]))
            // Exactly the marks that cover it, outer before inner.
            let holding = marked.marks.indices.filter { marked.marks[$0].start <= segment.start && marked.marks[$0].end >= segment.end }
            #expect(Set(segment.marks) == Set(holding) && segment.marks.count == holding.count)
            let lengths = segment.marks.map { marked.marks[$0].end - marked.marks[$0].start }
            #expect(lengths == lengths.sorted(by: >))
            // No mark begins or ends inside it.
            for mark in marked.marks { #expect(!(segment.start + 1..<max(segment.end, segment.start + 1)).contains(mark.start)) }
        }
    }

    /// What no segment covers of a mark are line breaks; every mark that holds more opens exactly once.
    @Test(arguments: 1...300)
    func everyMarkIsCoveredAndOpensOnce(_ seed: Int) {
        let (text, reading) = wild(seed)
        let marked = MarkedText(text: Array(text.utf8), reading: reading)
        let scalars = Array(text.unicodeScalars)
        let segments = marked.paragraphs.flatMap(\.runs).flatMap(\.segments)
        for (index, mark) in marked.marks.enumerated() {
            var covered = Set(segments.filter { $0.marks.contains(index) }.flatMap { Array($0.start..<$0.end) })
            for at in mark.start..<mark.end where "\r\n\u{2028}\u{2029}".unicodeScalars.contains(scalars[at]) { covered.insert(at) }
            #expect(covered == Set(mark.start..<mark.end))
            let opens = segments.count { $0.opens.contains(index) }
            #expect(opens == (segments.contains { $0.marks.contains(index) } ? 1 : 0))
        }
        #expect(Set(marked.marks.map(\.anchor)).count == marked.marks.count)
        for kind in MarkedText.Kind.allCases {
            let numbers = marked.marks.filter { $0.kind == kind }.map(\.number)
            #expect(numbers == Array(1..<(numbers.count + 1)))
        }
    }

    private func isolated(_ text: String) -> [String] {
        MarkedText(text: Array(text.utf8), reading: Reading(report: "r")).paragraphs.flatMap(\.runs).filter(\.isIsolated).map {
            $0.segments.map(\.text).joined()
        }
    }

    @Test func latinNamesAndDatesStandApart() {
        #expect(isolated("قالت Valley News Agency (VNA) في 2031-03-02 إن") == ["Valley News Agency (VNA", "2031-03-02"])
        #expect(isolated("بلغ العدد 280 قتيلا و3.5 مليون، 5 000 نازح") == ["3.5"])
        #expect(isolated("هدنة من 72 ساعة") == [])
    }

    @Test func aRunIsNotTornByItsMarks() {
        var reading = Reading(report: "r")
        reading.actors = [Actor(name: "News", kind: .medium, mentions: [.init(text: "News", span: Span(12, 16))], rule: "")]
        let marked = MarkedText(text: Array("قالت Valley News Agency اليوم".utf8), reading: reading)
        let run = marked.paragraphs.flatMap(\.runs).first { $0.isIsolated }
        #expect(run?.segments.map(\.text) == ["Valley ", "News", " Agency"])
        #expect(run?.segments.map(\.marks) == [[], [0], []])
        #expect(marked.marks.first?.anchor == "actor-1")
    }

    @Test func idsAreThoseOfTheRecord() {
        let reading = sampleReading()
        let marked = MarkedText(text: Array(repeating: 97, count: 300), reading: reading)
        #expect(marked.marks.filter { $0.kind == .claim }.map(\.id) == reading.claimIDs)
        let changed = MarkedText(text: Array(repeating: 97, count: 300), reading: reading, claimIDs: ["one"])
        #expect(changed.marks.filter { $0.kind == .claim }.map(\.id) == ["one"] + reading.claimIDs.dropFirst())
        #expect(changed.marks.filter { $0.kind == .predicate }.map(\.id) == ["one"] + reading.claimIDs.dropFirst())
    }
}

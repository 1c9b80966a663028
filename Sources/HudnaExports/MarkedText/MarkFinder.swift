internal import HudnaRecord

/// Collects the marks of a reading: those of some length that lie in the text, in its order, outer ones before inner ones.
struct MarkFinder {
    private(set) var marks: [MarkedText.Mark] = []
    private let length: Int

    init(_ reading: Reading, claimIDs: [String]?, length: Int) {
        self.length = length
        var ids = ItemIDs(report: reading.report)
        for actor in reading.actors {
            let id = StableID.text(ids.id(of: actor))
            for mention in actor.mentions { add(.actor, id, mention.span, actor.name) }
        }
        for (index, claim) in reading.claims.enumerated() {
            let own = StableID.text(ids.id(of: claim))
            let id = claimIDs.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? own
            add(.claim, id, claim.evidenceSpan, claim.type.rawValue + " " + claim.status.rawValue)
            add(.predicate, id, claim.predicateSpan, claim.type.rawValue)
        }
        for quote in reading.quotes { add(.quote, StableID.text(ids.id(of: quote)), quote.span, quote.speaker) }
        for figure in reading.figures { add(.figure, StableID.text(ids.id(of: figure)), figure.span, figure.what.rawValue) }
        for time in reading.times { add(.time, StableID.text(ids.id(of: time)), time.span, Self.label(time)) }
        finish()
    }

    private static func label(_ time: TimeExpression) -> String {
        if let duration = time.duration { return duration }
        let sides = [time.interval.start?.iso ?? "", time.interval.end?.iso ?? ""]
        return time.interval.isEmpty ? time.kind.rawValue : sides[0] == sides[1] ? sides[0] : sides.joined(separator: "/")
    }

    private mutating func add(_ kind: MarkedText.Kind, _ id: String, _ span: Span, _ label: String) {
        let (start, end) = (max(0, span.start), min(length, span.end))
        guard start < end else { return }
        marks.append(MarkedText.Mark(kind: kind, id: id, number: 0, anchor: "", start: start, end: end, label: label))
    }

    private static let order = Dictionary(uniqueKeysWithValues: MarkedText.Kind.allCases.enumerated().map { ($1, $0) })

    private mutating func finish() {
        marks = marks.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            return (x.start, -x.end, Self.order[x.kind] ?? 0, a.offset) < (y.start, -y.end, Self.order[y.kind] ?? 0, b.offset)
        }.map(\.element)
        var numbers: [MarkedText.Kind: Int] = [:]
        for index in marks.indices {
            let number = (numbers[marks[index].kind] ?? 0) + 1
            numbers[marks[index].kind] = number
            marks[index].number = number
            marks[index].anchor = marks[index].kind.rawValue + "-\(number)"
        }
    }
}

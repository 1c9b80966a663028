internal import HudnaRecord

/// A claim as the record takes it: with actors that are the same across reports, and what it is joined by.
struct Testimony {
    /// The number of the report among the readings.
    var report: Int
    var claim: Claim
    var actors: [Int]
    var targets: [Int]
    var source: [Int]
    var via: [Int]
    var evidence: Evidence
    /// The day on which the report was written, as far as that is known.
    var day: CalendarDay
    var times: [TimeExpression]

    var type: ClaimType { claim.type }
    var status: Status { claim.status }
    /// The days of its `when`; nil where it has none.
    var days: ClosedRange<Int>? {
        guard let start = (claim.when.start ?? claim.when.end)?.firstDay, let end = (claim.when.end ?? claim.when.start)?.lastDay, start <= end else {
            return nil
        }
        return start.number...end.number
    }
    /// Whether it is told as something that was or is so.
    var isFact: Bool { status == .occurred || status == .ongoing }
    /// What it says of its matter in words.
    var words: String { claim.object.isEmpty ? evidence.text : claim.object }
}

/// All claims of the readings, in the order in which they became known.
struct Testimonies {
    var all: [Testimony] = []

    /// - Parameter readings: in the order of `Record.ordered`.
    init(_ readings: [KeptReading], _ directory: ActorDirectory, _ clock: Clock) {
        for (report, kept) in readings.enumerated() {
            guard let known = clock.known(kept) else { continue }
            let reading = kept.reading
            let day = reading.date.interval.start?.firstDay ?? known.day
            func numbers(_ names: [String]) -> [Int] {
                var out: [Int] = []
                for number in names.compactMap({ directory.number($0, report: report) }) where !out.contains(number) { out.append(number) }
                return out
            }
            for claim in reading.claims {
                all.append(
                    Testimony(
                        report: report, claim: claim, actors: numbers(claim.actors), targets: numbers(claim.targets), source: numbers(claim.source),
                        via: numbers(claim.via),
                        evidence: Evidence(report: reading.report, outlet: reading.outlet, text: claim.evidence, span: claim.evidenceSpan, known: known),
                        day: day, times: reading.times.filter { claim.evidenceSpan.overlaps($0.span) }))
            }
        }
        all.sort { ($0.evidence, $0.claim.predicateSpan, $0.type.rawValue) < ($1.evidence, $1.claim.predicateSpan, $1.type.rawValue) }
    }
}

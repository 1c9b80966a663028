internal import HudnaRecord

/// A claim as the record takes it: with actors that are the same across reports, and what it is joined by.
struct Testimony {
    /// The number of the report among the readings.
    var report: Int
    /// The id of the claim.
    var id: String
    var claim: Claim
    var actors: [Int]
    var targets: [Int]
    var source: [Int]
    var via: [Int]
    var evidence: Evidence
    /// The day on which the report was written, as far as that is known.
    var day: CalendarDay
    var times: [TimeExpression]
    /// Who is quoted with it: the speaker of the shortest quote that holds it; nil where it stands in none.
    var speaker: Int?
    /// That quote.
    var quote: Evidence?

    var type: ClaimType { claim.type }
    var status: Status { claim.status }
    /// The days of its `when`; nil where it has none.
    var days: ClosedRange<Int>? {
        guard let start = (claim.when.start ?? claim.when.end)?.firstDay, let end = (claim.when.end ?? claim.when.start)?.lastDay, start <= end else {
            return nil
        }
        // What goes on goes on until it is told.
        return start.number...(status == .ongoing ? max(end.number, day.number) : end.number)
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
            for (var claim, id) in zip(reading.claims, kept.claimIDs ?? reading.claimIDs) {
                // What is told with a day still to come has not happened.
                if claim.status == .occurred, Self.dated.contains(claim.type), let start = claim.when.start?.firstDay, start > day { claim.status = .planned }
                let quote = reading.quotes.filter { !$0.speaker.isEmpty && Self.holds($0.span, claim.evidenceSpan) }.min { $0.span.count < $1.span.count }
                all.append(
                    Testimony(
                        report: report, id: id, claim: claim, actors: numbers(claim.actors), targets: numbers(claim.targets),
                        source: numbers(claim.source), via: numbers(claim.via),
                        evidence: Evidence(report: reading.report, outlet: reading.outlet, text: claim.evidence, span: claim.evidenceSpan, known: known),
                        day: day, times: reading.times.filter { claim.evidenceSpan.overlaps($0.span) },
                        speaker: quote.flatMap { directory.number($0.speaker, report: report) },
                        quote: quote.map { Evidence(report: reading.report, outlet: reading.outlet, text: $0.text, span: $0.span, known: known) }))
            }
        }
        sort()
    }

    /// Types whose `when` is that of the step itself, and not of what is asked or said.
    private static let dated: Set<ClaimType> = [.visit, .depart, .talks, .indirectTalks, .call, .conference, .sign, .truceStart]

    /// Whether most of a stretch lies in a quote.
    private static func holds(_ quote: Span, _ span: Span) -> Bool {
        2 * (min(quote.end, span.end) - max(quote.start, span.start)) > span.count
    }

    private mutating func sort() {
        all.sort { ($0.evidence, $0.claim.predicateSpan, $0.type.rawValue) < ($1.evidence, $1.claim.predicateSpan, $1.type.rawValue) }
    }
}

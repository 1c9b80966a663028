internal import HudnaRecord

/// A claim as the record takes it: with actors that are the same across reports, and what it is joined by.
struct Testimony {
    /// What no step of the record changes; shared by all copies, which are many.
    private final class Told: Sendable {
        let id: String
        let claim: Claim
        let source: [Int]
        let via: [Int]
        let evidence: Evidence
        let passage: Evidence
        let times: [TimeExpression]
        let speaker: Int?
        let quote: Evidence?
        let days: ClosedRange<Int>?

        init(
            _ claim: Claim, id: String, day: CalendarDay, source: [Int],
            via: [Int], evidence: Evidence, times: [TimeExpression], speaker: Int?, quote: Evidence?
        ) {
            self.claim = claim
            self.id = id
            days = Told.days(claim, day)
            self.source = source
            self.via = via
            self.evidence = evidence
            passage = Evidence(report: evidence.report, outlet: evidence.outlet, text: claim.passage, span: claim.passageSpan, known: evidence.known)
            self.times = times
            self.speaker = speaker
            self.quote = quote
        }

        private static func days(_ claim: Claim, _ day: CalendarDay) -> ClosedRange<Int>? {
            guard let start = (claim.when.start ?? claim.when.end)?.firstDay, let end = (claim.when.end ?? claim.when.start)?.lastDay, start <= end else {
                return nil
            }
            // What goes on goes on until it is told.
            return start.number...(claim.status == .ongoing ? max(end.number, day.number) : end.number)
        }
    }

    /// The number of the report among the readings.
    let report: Int
    /// The day on which the report was written, as far as that is known.
    let day: CalendarDay
    var actors: [Int]
    var targets: [Int]
    /// Whether a coder has said when it was.
    let isDatedByCoder: Bool
    private let told: Told

    init(
        report: Int, id: String, day: CalendarDay, claim: Claim, actors: [Int], targets: [Int], source: [Int], via: [Int], evidence: Evidence,
        times: [TimeExpression],
        speaker: Int?, quote: Evidence?, isDatedByCoder: Bool = false
    ) {
        self.isDatedByCoder = isDatedByCoder
        self.report = report
        self.day = day
        self.actors = actors
        self.targets = targets
        told = Told(claim, id: id, day: day, source: source, via: via, evidence: evidence, times: times, speaker: speaker, quote: quote)
    }

    /// The id of the claim.
    var id: String { told.id }
    var claim: Claim { told.claim }
    var source: [Int] { told.source }
    var via: [Int] { told.via }
    var evidence: Evidence { told.evidence }
    /// The clause around the evidence, which tells what it is about.
    var passage: Evidence { told.passage }
    var times: [TimeExpression] { told.times }
    /// Who is quoted with it: the speaker of the shortest quote that holds it; nil where it stands in none.
    var speaker: Int? { told.speaker }
    /// That quote.
    var quote: Evidence? { told.quote }
    var type: ClaimType { told.claim.type }
    var status: Status { told.claim.status }
    /// The days of its `when`; nil where it has none.
    var days: ClosedRange<Int>? { told.days }
    /// Whether it is told as something that was or is so.
    var isFact: Bool { status == .occurred || status == .ongoing }
    /// What it says of its matter in words.
    var words: String { claim.object.isEmpty ? claim.passage : claim.object }
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
                let quote = reading.quotes.filter { !$0.speaker.isEmpty && Self.holds($0.span, claim.passageSpan) }.min { $0.span.count < $1.span.count }
                all.append(
                    Testimony(
                        report: report, id: id, day: day, claim: claim, actors: numbers(claim.actors), targets: numbers(claim.targets),
                        source: numbers(claim.source), via: numbers(claim.via),
                        evidence: kept.evidence(claim.evidence, at: claim.evidenceSpan, known: known),
                        times: reading.times.filter { claim.passageSpan.overlaps($0.span) },
                        speaker: quote.flatMap { directory.number($0.speaker, report: report) },
                        quote: quote.map { kept.evidence($0.text, at: $0.span, known: known) }, isDatedByCoder: kept.datedByCoders.contains(id)))
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

public import HudnaRecord

/// A report as stories are made of it.
public struct StoryReport: Sendable {
    /// What one claim says of the happening, for the story's label.
    struct Told: Sendable {
        var type: ClaimType
        var actors: [String]
        var targets: [String]
        var place: String
        var day: PartialDate?
        /// Sure and early claims weigh more.
        var weight: Double
    }

    var id: String
    /// Which of the report's texts it is, from 1, and with which call that came.
    var version: Int
    var arrival: Int
    var title: String?
    var outlet: String?
    var url: String?
    var date: ReportDate
    /// When it was published, or the days on which it can have been written where that is all that is known.
    var known: DateInterval?
    /// The end of that on the clock; nil sorts last.
    var moment: Moment?
    var told: [Told]
    var text: StoryText
    /// Headline and body as they came; empty where they are kept elsewhere.
    var bytes: [UInt8]
    /// A hash of them.
    let digest: UInt64

    /// - Parameters:
    ///   - text: headline, newline, body; or the body alone.
    ///   - version: which of the report's texts it is, from 1.
    ///   - arrival: the number of the call with which it came, ascending.
    ///   - words: one a thread.
    ///   - keepsText: whether the text stays with it; else whoever makes stories of it asks for it.
    public init(_ reading: Reading, text: [UInt8], version: Int = 1, arrival: Int = 0, words: StoryWords, keepsText: Bool = true) {
        id = reading.report
        self.version = version
        self.arrival = arrival
        title = reading.title
        outlet = reading.outlet
        url = reading.url
        date = reading.date
        let interval = reading.published.map { DateInterval($0) } ?? reading.date.interval
        known = interval.isEmpty ? nil : interval
        moment = interval.end.flatMap { Moment(last: $0) }
        told = StoryReport.told(reading)
        self.text = words.text(of: reading, text)
        bytes = keepsText ? text : []
        digest = WordHash.of(text[...])
    }

    /// The agency that its byline names.
    var byline: Story.Byline? { text.agency.map { Story.Byline(report: id, agency: $0) } }

    /// Less sure claims name no story.
    private static let leastConfidence = 0.3
    /// So many claims are kept; one so many scalars down counts half as much; a place of more words is a phrase; a day further off is not of the happening.
    private static let (claimsAtMost, halfway, placeWords, daysOff) = (4, 50.0, 3, 7)

    /// The claims that weigh most.
    private static func told(_ reading: Reading) -> [Told] {
        let written = reading.date.interval.end?.lastDay
        let sure = reading.claims.filter { $0.confidence >= leastConfidence && $0.status != .negated && $0.status != .conditional }
        let all = sure.map { claim in
            Told(
                type: claim.type, actors: claim.actors, targets: claim.targets,
                place: claim.place.split(separator: " ").count <= placeWords ? claim.place : "", day: day(of: claim, written),
                weight: claim.confidence / (1 + Double(claim.predicateSpan.start) / halfway))
        }
        return Array(all.sorted { $0.weight > $1.weight }.prefix(claimsAtMost))
    }

    /// The one day of a claim, close to that of writing.
    private static func day(of claim: Claim, _ written: CalendarDay?) -> PartialDate? {
        guard let start = claim.when.start, start.day != nil, let day = start.firstDay, claim.when.end?.lastDay == day else { return nil }
        if let written, abs(day.number - written.number) > daysOff { return nil }
        return start
    }

    /// In the order in which they became known.
    static func isEarlier(_ a: StoryReport, _ b: StoryReport) -> Bool {
        (a.moment?.minutes ?? .max, a.id, a.version) < (b.moment?.minutes ?? .max, b.id, b.version)
    }
}

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
    var title: String?
    var outlet: String?
    var url: String?
    var date: ReportDate
    /// When it was published, or written where that is all that is known.
    var known: PartialDate?
    /// The same on the clock; nil sorts last.
    var moment: Moment?
    var told: [Told]
    var text: StoryText

    /// - Parameters:
    ///   - text: headline, newline, body; or the body alone.
    ///   - words: one a thread.
    public init(_ reading: Reading, text: [UInt8], words: StoryWords) {
        id = reading.report
        title = reading.title
        outlet = reading.outlet
        url = reading.url
        date = reading.date
        known = reading.published ?? reading.date.interval.end
        moment = known.flatMap { Moment(last: $0) }
        told = StoryReport.told(reading)
        self.text = words.text(of: reading, text)
    }

    /// The claims that weigh most.
    private static func told(_ reading: Reading) -> [Told] {
        let all = reading.claims.filter { $0.status != .negated && $0.status != .conditional }.map { claim in
            Told(
                type: claim.type, actors: claim.actors, targets: claim.targets, place: claim.place,
                day: claim.when.start.flatMap { $0.day != nil && $0.firstDay == claim.when.end?.lastDay ? $0 : nil },
                weight: claim.confidence / (1 + Double(claim.predicateSpan.start) / 200))
        }
        return Array(all.sorted { $0.weight > $1.weight }.prefix(4))
    }

    /// In the order in which they became known.
    static func isEarlier(_ a: StoryReport, _ b: StoryReport) -> Bool {
        (a.moment?.minutes ?? .max, a.id) < (b.moment?.minutes ?? .max, b.id)
    }
}

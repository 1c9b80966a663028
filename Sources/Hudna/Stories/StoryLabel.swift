internal import HudnaRecord

/// What a story is called: who, what, where and when by most of its reports.
struct StoryLabel {
    /// Words for the types of claims, by their own; types without one are left out.
    let names: [String: String]

    private static let actorsAtMost = 2
    /// An Arabic comma and a blank.
    private static let comma = "\u{060C} "
    private static let dash = " \u{2013} "

    private struct Key: Hashable, Comparable {
        var type: String
        var actors: [String]
        static func < (a: Key, b: Key) -> Bool { a.type != b.type ? a.type < b.type : a.actors.lexicographicallyPrecedes(b.actors) }
    }

    /// - Parameters:
    ///   - reports: of the story.
    ///   - middle: the one most like the others.
    func label(_ reports: [StoryReport], middle: StoryReport) -> String {
        var votes: [Key: Double] = [:]
        for report in reports {
            for told in report.told where names[told.type.rawValue] != nil {
                for actors in sides(told) { votes[Key(type: told.type.rawValue, actors: actors), default: 0] += told.weight }
            }
        }
        guard let best = votes.min(by: { ($1.value, $0.key) < ($0.value, $1.key) })?.key, let name = names[best.type] else { return headline(middle) }
        let told = reports.flatMap(\.told).filter { $0.type.rawValue == best.type && sides($0).contains(best.actors) }
        let place = most(told.map { ($0.place, $0.weight) })
        let day = most(told.compactMap { told in told.day.map { (PartialDate(year: $0.year, month: $0.month, day: $0.day).iso, told.weight) } })
        return ([best.actors.joined(separator: StoryLabel.comma), name] + [place, day].compactMap { $0 }).filter { !$0.isEmpty }.joined(
            separator: StoryLabel.dash)
    }

    /// Whom a claim can be known by: both sides, its actors.
    private func sides(_ told: StoryReport.Told) -> [[String]] {
        let actors = Array(told.actors.prefix(StoryLabel.actorsAtMost))
        let both = Array((told.actors + told.targets.filter { !told.actors.contains($0) }).prefix(StoryLabel.actorsAtMost))
        guard !both.isEmpty else { return [] }
        return told.type.isSymmetric ? [both.sorted()] : actors.isEmpty ? [both] : [actors]
    }

    /// What has most weight; nil where nothing is named.
    private func most(_ values: [(String, Double)]) -> String? {
        var weights: [String: Double] = [:]
        for (value, weight) in values where !value.isEmpty { weights[value, default: 0] += weight }
        return weights.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }

    private func headline(_ report: StoryReport) -> String { report.title ?? report.id }
}

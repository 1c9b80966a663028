public import HudnaRecord

/// Stories to read in a terminal: the label, then the reports with their outlets' spread and what is known of the whole.
public struct StoriesText: Sendable {
    public init() {}

    /// Stories of several reports first, each with its lines; those of one report are counted.
    public func text(_ stories: [Story]) -> String {
        let told = stories.filter { $0.reports.count > 1 }
        let alone = stories.count - told.count
        var parts = told.map { lines($0).joined(separator: "\n") }
        if alone > 0 { parts.append("\(alone) \(alone == 1 ? "story" : "stories") of one report") }
        return parts.joined(separator: "\n\n")
    }

    /// Copies by themselves, a line a text.
    public func text(copies: [Story.Copies], updates: [Story.Update]) -> String { (copies.map(line) + updates.map(line)).joined(separator: "\n") }

    private func line(_ copies: Story.Copies) -> String { "one text: " + copies.reports.joined(separator: ", ") + (copies.agency.map { " (\($0))" } ?? "") }
    private func line(_ update: Story.Update) -> String {
        if let versions = update.versions { return "new text: \(update.report), version \(versions.new) of \(versions.old)" }
        return "new text: \(update.report) of \(update.of)"
    }

    private func lines(_ story: Story) -> [String] {
        var lines = ["\u{2068}\(story.label)\u{2069}  [\(story.id)]"]
        lines.append("  \(story.reports.count) reports: " + story.reports.joined(separator: ", "))
        let spread = story.spread.map { spread in
            spread.outlet + (spread.since.map { " since " + $0.iso } ?? "") + (spread.reports > 1 ? " (\(spread.reports))" : "")
        }
        if !spread.isEmpty { lines.append("  outlets: " + spread.joined(separator: ", ")) }
        lines += (story.copies.map(line) + story.updates.map(line)).map { "  " + $0 }
        for passage in story.shared { lines.append("  in common: \u{2068}\(passage.text)\u{2069}  [" + passage.reports.joined(separator: ", ") + "]") }
        if !story.follows.isEmpty { lines.append("  follows: " + story.follows.joined(separator: ", ")) }
        for joined in story.joined { lines.append("  took in \(joined.id) with \(joined.report)" + (joined.known.map { " on " + $0.iso } ?? "")) }
        if let from = story.partedFrom { lines.append("  parted from " + from) }
        for dating in story.dates {
            lines.append(
                "  \(dating.report): \(dating.date.interval.start?.iso ?? "") to \(dating.date.interval.end?.iso ?? ""), "
                    + dating.date.reasons.joined(separator: "; "))
        }
        return lines
    }
}

public import HudnaRecord

/// Which of a set of reports carry one text, and which give a page's text anew, whatever the order of the reports.
public struct Copies: Sendable {
    /// Two reports whose runs of three words are alike.
    public struct Pair: Sendable, Equatable {
        /// The later one.
        public var report: String
        public var of: String
        /// The Jaccard likeness, 0.8 or more.
        public var likeness: Double
    }

    /// Reports that carry one text, at one or more removes; in the order of the earliest of each.
    public let groups: [Story.Copies]
    /// The agencies that reports name in their bylines, those of reports that stand alone too; in the order of the reports, each report once.
    public let agencies: [Story.Byline]
    public let updates: [Story.Update]
    public let pairs: [Pair]

    public init(_ reports: [StoryReport]) {
        let found = CopyGroups(reports, keepsPairs: true)
        groups = found.told(Array(reports.indices), reports)
        var seen: Set<String> = []
        agencies = found.inOrder(Array(reports.indices)).compactMap { reports[$0].byline }.filter { seen.insert($0.report).inserted }
        updates = found.toldUpdates(Array(reports.indices), reports)
        pairs = found.pairs.map { Pair(report: reports[$0.report].id, of: reports[$0.of].id, likeness: $0.likeness) }
    }
}

extension CopyGroups {
    /// The groups among some reports, with the agency whose text it is.
    func told(_ numbers: [Int], _ reports: [StoryReport]) -> [Story.Copies] {
        groups(numbers).map { group in
            Story.Copies(reports: group.map { reports[$0].id }, agency: group.compactMap { reports[$0].text.agency }.first)
        }
    }

    func toldUpdates(_ numbers: [Int], _ reports: [StoryReport]) -> [Story.Update] {
        updates(numbers).map { update in
            let (new, old) = (reports[update.report], reports[update.of])
            return Story.Update(
                report: new.id, of: old.id, versions: new.id == old.id ? Story.Update.Versions(new: new.version, old: old.version) : nil)
        }
    }
}

internal import HudnaRecord

/// Tells what the book has: labels, spread, copies, what goes on from what.
struct StoryTelling {
    private let book: StoryBook
    private let label: StoryLabel
    private let copies: CopyGroups
    /// By report: the founder of its story.
    private let story: [Int: Int]
    /// By report: whether it has the newest text of those with its id.
    private let isNewest: [Bool]

    /// Less alike, and a story is no continuation of the other.
    private static let leastLikeness = 0.2
    private static let followedAtMost = 2

    init(book: StoryBook, labels: [String: String]) {
        self.book = book
        label = StoryLabel(names: labels)
        copies = CopyGroups(book.reports)
        var story: [Int: Int] = [:]
        for draft in book.drafts { for member in draft.members { story[member] = draft.founder } }
        self.story = story
        isNewest = Self.newest(book.reports)
    }

    private static func newest(_ reports: [StoryReport]) -> [Bool] {
        var last: [String: Int] = [:]
        for number in reports.indices where last[reports[number].id].map({ reports[$0].version < reports[number].version }) ?? true {
            last[reports[number].id] = number
        }
        return reports.indices.map { last[reports[$0].id] == $0 }
    }

    /// - Parameter text: that of a report, by its id, where the reports do not keep theirs.
    func stories(_ text: (String) -> [UInt8]) -> [Story] {
        book.drafts.sorted { copies.isEarlier($0.founder, $1.founder) }.compactMap { tell($0, text) }
    }

    /// Nil where newer texts of all its reports tell something else.
    private func tell(_ draft: StoryBook.Draft, _ text: (String) -> [UInt8]) -> Story? {
        let members = copies.inOrder(draft.members.filter { isNewest[$0] })
        guard !members.isEmpty else { return nil }
        let reports = members.map { book.reports[$0] }
        let own = Set(members)
        var told = Story(id: id(draft.founder), label: label.label(reports, middle: book.reports[middle(draft)]), reports: reports.map(\.id))
        told.spread = spread(reports)
        told.copies = copies.told(draft.members, book.reports)
        told.agencies = reports.compactMap(\.byline)
        told.updates = copies.toldUpdates(draft.members, book.reports)
        told.follows = followed(draft).map(id)
        told.joined = draft.joined.map { Story.Joining(id: id($0.founder), report: book.reports[$0.by].id, known: book.reports[$0.by].known) }
        told.partedFrom = draft.partedFrom.map(id)
        let firsts = members.filter { copies.first($0) == $0 || !own.contains(copies.first($0)) }
        told.shared = SharedPassages(firsts.map { book.reports[$0] }, text).passages
        told.dates = StoryDates.dates(reports) { one, other in
            Double(book.links[members[one]].first { $0.report == members[other] }?.likeness ?? 0)
        }
        return told
    }

    private func id(_ founder: Int) -> String {
        var id = StableID()
        id.add("story")
        id.add(book.reports[founder].id)
        if book.reports[founder].version > 1 { id.add(UInt64(book.reports[founder].version)) }
        return "story-" + StableID.text(id.value)
    }

    /// The report that is most like the others, the earliest of several.
    private func middle(_ draft: StoryBook.Draft) -> Int {
        let own = Set(draft.members)
        let sums = draft.members.map { member in book.links[member].reduce(Float(0)) { own.contains($1.report) ? $0 + $1.likeness : $0 } }
        var best = 0
        for at in sums.indices where sums[at] > sums[best] || (sums[at] == sums[best] && copies.isEarlier(draft.members[at], draft.members[best])) { best = at }
        return draft.members[best]
    }

    private func spread(_ reports: [StoryReport]) -> [Story.Spread] {
        var spread: [Story.Spread] = []
        for report in reports {
            guard let outlet = report.outlet else { continue }
            if let at = spread.firstIndex(where: { $0.outlet == outlet }) {
                spread[at].reports += 1
            } else {
                spread.append(Story.Spread(outlet: outlet, since: report.known, reports: 1))
            }
        }
        return spread
    }

    /// Founders of earlier stories that are like it, the most alike first.
    private func followed(_ draft: StoryBook.Draft) -> [Int] {
        var sums: [Int: Double] = [:]
        for member in draft.members {
            for link in book.links[member] {
                guard let other = story[link.report], copies.isEarlier(other, draft.founder) else { continue }
                sums[other, default: 0] += Double(max(link.likeness, 0))
            }
        }
        let own = cohesion(draft)
        let likenesses = sums.compactMap { founder, sum -> (founder: Int, likeness: Double)? in
            guard let other = book.draft(of: founder) else { return nil }
            let average = sum / Double(draft.members.count * other.members.count)
            return (founder, Agglomeration.likeness(average: average, within: own * cohesion(other)))
        }
        let near = likenesses.filter { $0.likeness >= StoryTelling.leastLikeness }.sorted { ($1.likeness, $0.founder) < ($0.likeness, $1.founder) }
        return near.prefix(StoryTelling.followedAtMost).map(\.founder)
    }

    /// How alike the reports of a story are on average, each with itself included.
    private func cohesion(_ draft: StoryBook.Draft) -> Double {
        let own = Set(draft.members)
        let sum = draft.members.reduce(0.0) { sum, member in
            book.links[member].reduce(sum + 1) { own.contains($1.report) ? $0 + Double($1.likeness) : $0 }
        }
        return sum / Double(draft.members.count * draft.members.count)
    }
}

public import HudnaRecord

/// The stories of reports that arrive in batches.
///
/// Within a batch the order makes no difference. A later batch can lengthen a story, join two, or part one; a story keeps its id as long as the report that
/// founded it is in it, and remembers which others it took in. The words of all that arrived so far tell how rare each is.
public struct StoryBook: Sendable {
    struct Draft: Sendable {
        /// The number of the report that it is called by.
        var founder: Int
        /// Numbers of its reports, ascending.
        var members: [Int]
        /// Founders of stories that it took in, with the report that showed they are one.
        var joined: [(founder: Int, by: Int)] = []
        /// The founder of the story that its first reports were taken to be part of.
        var partedFrom: Int?
    }

    /// A new report draws in the stories it is so much like: their reports are grouped anew with it.
    private static let drawsIn: Float = 0.2

    private(set) var reports: [StoryReport] = []
    /// By report: what it is like, and how much.
    private(set) var links: [[(report: Int, likeness: Float)]] = []
    private var index = StoryIndex()
    /// By report: the first with the very same words in its body.
    private var texts: [Int] = []
    private var known: [Shingles: Int] = [:]
    /// By report: the founder of its story.
    private var story: [Int] = []
    /// By founder.
    private var byFounder: [Int: Draft] = [:]

    public init() {}

    /// What it has, told; in the order in which the reports became known that founded the stories.
    /// - Parameter labels: words for the types of claims, by their own (`Stories.labels`).
    public func stories(labels: [String: String]) -> [Story] { StoryTelling(book: self, labels: labels).stories { _ in [] } }

    /// In the order of their founders' arrival.
    var drafts: [Draft] { byFounder.values.sorted { $0.founder < $1.founder } }

    func draft(of founder: Int) -> Draft? { byFounder[founder] }

    /// Counts words of reports that are still to be added, so that likenesses do not change with the batches.
    mutating func expect(_ more: some Sequence<StoryReport>) { index.count(more.map(\.text)) }

    /// Takes in reports; the stories that they are like are grouped anew.
    public mutating func add(_ batch: [StoryReport]) {
        expect(batch)
        addExpected(batch)
    }

    /// The same with reports whose words have been counted.
    mutating func addExpected(_ batch: [StoryReport]) {
        let sorted = batch.sorted(by: StoryReport.isEarlier)
        let start = reports.count
        for report in sorted {
            let edges = index.add(report.text)
            var report = report
            // The index has them now.
            report.text.terms = .none
            reports.append(report)
            links.append([])
            story.append(-1)
            texts.append(first(of: report.text.shingles, number: reports.count - 1))
            for edge in edges {
                links[edge.a].append((edge.b, edge.likeness))
                links[edge.b].append((edge.a, edge.likeness))
            }
        }
        regroup(Array(start..<reports.count))
    }

    /// Lets go of what is needed only where more reports come.
    mutating func close() { (index, known) = (StoryIndex(), [:]) }

    private mutating func first(of shingles: Shingles, number: Int) -> Int {
        if shingles.isEmpty { return number }
        if let first = known[shingles] { return first }
        known[shingles] = number
        return number
    }

    // MARK: - Grouping

    private mutating func regroup(_ fresh: [Int]) {
        var founders: Set<Int> = []
        for report in fresh {
            for link in links[report] where link.likeness >= StoryBook.drawsIn && story[link.report] >= 0 { founders.insert(story[link.report]) }
        }
        let old = founders.sorted().compactMap { byFounder.removeValue(forKey: $0) }
        let before = story
        let groups = Agglomeration.groups(old.flatMap(\.members).sorted() + fresh, links: links, texts: texts)
        let histories = Dictionary(old.map { ($0.founder, $0) }, uniquingKeysWith: { first, _ in first })
        for members in groups { keep(members, histories, before, fresh) }
    }

    private mutating func keep(_ members: [Int], _ histories: [Int: Draft], _ before: [Int], _ fresh: [Int]) {
        let founders = members.filter { histories[$0] != nil }
        var draft = Draft(founder: founders.first ?? members[0], members: members)
        if let own = histories[draft.founder] {
            draft.joined = own.joined
            draft.partedFrom = own.partedFrom
        } else if before[draft.founder] >= 0 {
            draft.partedFrom = before[draft.founder]
        }
        let first = fresh.first ?? 0
        for founder in founders.dropFirst() {
            // The new report that is most like what was apart.
            let by = members.filter { $0 >= first }.max { likeness($0, to: founder) < likeness($1, to: founder) } ?? founder
            draft.joined.append((founder, by))
            draft.joined += histories[founder]?.joined ?? []
        }
        for member in members { story[member] = draft.founder }
        byFounder[draft.founder] = draft
    }

    private func likeness(_ report: Int, to founder: Int) -> Float {
        links[report].filter { story[$0.report] == founder }.reduce(0) { max($0, $1.likeness) }
    }
}

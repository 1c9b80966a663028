internal import HudnaIntake
internal import HudnaRecord

/// Which of many reports carry one text, and which give another text of a page that was there before.
struct CopyGroups {
    /// Numbers of reports in the order in which they became known, and where each stands in it.
    private let order: [Int]
    private let place: [Int]
    /// By places.
    private var groups: DisjointGroups
    /// All pairs of copies, with their likeness, where they are kept; two texts of one report are none.
    private(set) var pairs: [(report: Int, of: Int, likeness: Double)] = []
    /// By report: the earlier one of the same page with other words.
    private var earlier: [Int: Int] = [:]
    /// Reports that are a page saved once more, with the same words: no copies of it.
    private var again: Set<Int> = []

    /// - Parameter reports: in any order.
    init(_ reports: [StoryReport], keepsPairs: Bool = false) {
        order = reports.indices.sorted { StoryReport.isEarlier(reports[$0], reports[$1]) }
        var place = [Int](repeating: 0, count: reports.count)
        for (at, number) in order.enumerated() { place[number] = at }
        self.place = place
        groups = DisjointGroups(count: reports.count)
        var finder = CopyFinder()
        var pages: [String: Int] = [:]
        for (at, number) in order.enumerated() {
            let report = reports[number]
            // The same page under an address that was passed on, with the marks of who passed it on, is the same.
            let page = report.url.flatMap { $0.isEmpty ? nil : Namesake.bare(WebAddress.page($0)) }
            if let page, let before = pages[page], reports[before].digest == report.digest, reports[before].id != report.id { again.insert(number) }
            for match in finder.add(report.text.shingles) {
                groups.join(at, match.text)
                let other = order[match.text]
                if keepsPairs, reports[other].id != report.id, !again.contains(number), !again.contains(other) { pairs.append((number, other, match.likeness)) }
            }
            guard let page else { continue }
            if let before = pages[page], reports[before].digest != report.digest { earlier[number] = before }
            pages[page] = number
        }
        noteVersions(reports)
    }

    /// A version of a report is another text of the version before.
    private mutating func noteVersions(_ reports: [StoryReport]) {
        let later = Set(reports.filter { $0.version > 1 }.map(\.id))
        let versions = Dictionary(grouping: reports.indices.filter { later.contains(reports[$0].id) }) { reports[$0].id }
        for own in versions.values {
            let own = own.sorted { reports[$0].version < reports[$1].version }
            for (before, number) in zip(own, own.dropFirst()) { earlier[number] = before }
            // What was there before under another id is told of the first.
            if let first = own.first, let before = earlier[first], reports[before].id == reports[first].id { earlier[first] = nil }
        }
    }

    /// The first of the reports that carry its text.
    func first(_ report: Int) -> Int { order[groups.first(place[report])] }

    /// Those among some reports of which two or more carry one text, the earliest first; a new text of a page is no copy of the old, nor is the same page saved twice.
    func groups(_ reports: [Int]) -> [[Int]] {
        let copies = Dictionary(grouping: reports.filter { earlier[$0] == nil && !again.contains($0) }, by: first)
        return copies.values.filter { $0.count > 1 }.map(inOrder).sorted { place[$0[0]] < place[$1[0]] }
    }

    func updates(_ reports: [Int]) -> [(report: Int, of: Int)] {
        inOrder(reports).compactMap { report in earlier[report].map { (report, $0) } }
    }

    /// Numbers in the order in which the reports became known.
    func inOrder(_ reports: [Int]) -> [Int] { reports.sorted { place[$0] < place[$1] } }

    /// Whether a report became known before another.
    func isEarlier(_ a: Int, _ b: Int) -> Bool { place[a] < place[b] }
}

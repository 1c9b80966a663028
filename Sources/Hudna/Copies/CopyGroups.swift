internal import HudnaIntake

/// Which of many reports carry one text, and which give another text of a page that was there before.
struct CopyGroups {
    private var groups: DisjointGroups
    /// All pairs of copies, with their likeness, where they are kept.
    private(set) var pairs: [(report: Int, of: Int, likeness: Double)] = []
    /// By report: the earlier one of the same page with other words.
    private var earlier: [Int: Int] = [:]

    /// - Parameter reports: in the order in which they became known.
    init(_ reports: [StoryReport], keepsPairs: Bool = false) {
        groups = DisjointGroups(count: reports.count)
        var finder = CopyFinder()
        var pages: [String: Int] = [:]
        for (number, report) in reports.enumerated() {
            for match in finder.add(report.text.shingles) {
                groups.join(number, match.text)
                if keepsPairs { pairs.append((number, match.text, match.likeness)) }
            }
            guard let url = report.url, !url.isEmpty else { continue }
            // The same page under an address that was passed on, with the marks of who passed it on, is the same.
            let page = (try? WebAddress(url))?.text ?? url
            if let before = pages[page], reports[before].digest != report.digest { earlier[number] = before }
            pages[page] = number
        }
    }

    /// The first of the reports that carry its text.
    func first(_ report: Int) -> Int { groups.first(report) }

    /// Those among some reports of which two or more carry one text, the earliest first; a new text of a page is no copy of the old.
    func groups(_ reports: [Int]) -> [[Int]] {
        let copies = Dictionary(grouping: reports.filter { earlier[$0] == nil }, by: first)
        return copies.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    func updates(_ reports: [Int]) -> [(report: Int, of: Int)] {
        reports.sorted().compactMap { report in earlier[report].map { (report, $0) } }
    }
}

/// Which of many reports carry one text, and which give another text of a page that was there before.
struct CopyGroups {
    /// By report: the first of those that carry its text.
    private var first: [Int]
    /// By report: the earlier one of the same page with other words.
    private var earlier: [Int: Int] = [:]

    /// - Parameter reports: in the order in which they became known.
    init(_ reports: [StoryReport]) {
        first = Array(reports.indices)
        var finder = CopyFinder()
        var pages: [String: Int] = [:]
        for (number, report) in reports.enumerated() {
            for match in finder.add(report.text.shingles) { join(number, match.text) }
            guard let url = report.url, !url.isEmpty else { continue }
            if let before = pages[url], reports[before].text.words != report.text.words { earlier[number] = before }
            pages[url] = number
        }
    }

    private func root(_ report: Int) -> Int {
        var at = report
        while first[at] != at { at = first[at] }
        return at
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (low, high) = (min(root(a), root(b)), max(root(a), root(b)))
        first[high] = low
    }

    /// Those among some reports of which two or more carry one text, the earliest first; a new text of a page is no copy of the old.
    func groups(_ reports: [Int]) -> [[Int]] {
        let copies = Dictionary(grouping: reports.filter { earlier[$0] == nil }, by: root)
        return copies.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    func updates(_ reports: [Int]) -> [(report: Int, of: Int)] {
        reports.sorted().compactMap { report in earlier[report].map { (report, $0) } }
    }
}

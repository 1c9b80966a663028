internal import HudnaRecord

/// How fast copies are found and stories made, apart from reading (for Benchmarks/bench.py).
public struct StoryMeasure: Sendable {
    private static let batch = 1000
    /// The same reports again, so many days later, fill the book.
    private static let shift = 30

    private let reports: [StoryReport]

    public init(_ reports: [StoryReport]) { self.reports = reports.sorted(by: StoryReport.isEarlier) }

    /// Finds copies; what is timed is hashing the runs of words, looking them up and comparing, and with `folding` cutting the text into words too.
    /// - Returns: how many pairs there are.
    public func copies(folding: Bool, timed: (() -> Void) -> Void) -> Int {
        let words = folding ? [] : reports.map { Shingles.words(of: $0.bytes) }
        var finder = CopyFinder()
        var pairs = 0
        timed {
            if folding {
                for report in reports { pairs += finder.add(Shingles(report.bytes)).count }
            } else {
                for words in words { pairs += finder.add(Shingles(words: words)).count }
            }
        }
        return pairs
    }

    /// Adds the reports in batches to a book that has so many; what is timed is looking up what each is like, and grouping.
    public func grouping(into size: Int, timed: (() -> Void) -> Void) {
        var book = StoryBook()
        var round = 1
        while book.reports.count < size, !reports.isEmpty {
            for start in stride(from: 0, to: reports.count, by: StoryMeasure.batch) where book.reports.count < size {
                let end = min(start + StoryMeasure.batch, reports.count, start + size - book.reports.count)
                book.add(reports[start..<end].map { later($0, round) })
            }
            round += 1
        }
        timed {
            for start in stride(from: 0, to: reports.count, by: StoryMeasure.batch) {
                book.add(reports[start..<min(start + StoryMeasure.batch, reports.count)].map { later($0, round) })
            }
        }
    }

    /// How many reports there are.
    public var count: Int { reports.count }

    private func later(_ report: StoryReport, _ round: Int) -> StoryReport {
        let days = round * StoryMeasure.shift
        var report = report
        report.id += "-\(round)"
        report.moment = report.moment.map { Moment(minutes: $0.minutes + days * 1440) }
        report.text.written = report.text.written.map { $0.lowerBound + days...$0.upperBound + days }
        report.text.days = report.text.days.map { ($0.day + days, $0.weight) }
        return report
    }
}

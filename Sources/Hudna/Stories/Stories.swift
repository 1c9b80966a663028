public import HudnaLanguage
public import HudnaRecord

/// Which reports tell the same happening: the stories of a set of reports, whatever their order.
///
/// They are taken in as they arrived, call by call, so that what was told before stays as it was told, and within a call day by day as they became known: a
/// story's history tells what was taken for what until which report.
public struct Stories: Sendable {
    /// In the order in which they became known.
    public let all: [Story]

    /// - Parameters:
    ///   - labels: words for the types of claims, by their own.
    ///   - reports: given away, so that their words can go as they are taken in: those of many reports are large.
    ///   - text: that of a report, by its id, where the reports do not keep theirs.
    public init(_ reports: consuming [StoryReport], labels: [String: String], text: (String) -> [UInt8] = { _ in [] }) {
        var book = StoryBook()
        var waiting = reports
        waiting.sort { $0.arrival != $1.arrival ? $0.arrival < $1.arrival : StoryReport.isEarlier($0, $1) }
        func end(of start: Int, within limit: Int, _ isTogether: (StoryReport, StoryReport) -> Bool) -> Int {
            var end = start + 1
            while end < limit, isTogether(waiting[start], waiting[end]) { end += 1 }
            return end
        }
        var start = 0
        while start < waiting.count {
            let last = end(of: start, within: waiting.count) { $0.arrival == $1.arrival }
            book.expect(waiting[start..<last])
            while start < last {
                let next = end(of: start, within: last) { $0.moment?.day == $1.moment?.day }
                let batch = Array(waiting[start..<next])
                for taken in start..<next { waiting[taken].text.terms = .none }
                book.addExpected(batch)
                start = next
            }
        }
        book.close()
        all = StoryTelling(book: book, labels: labels).stories(text)
    }

    /// Words of the language data for the types of claims.
    public static func labels(_ language: Language) -> [String: String] {
        let types = Set(ClaimType.allCases.map(\.rawValue))
        let rows = language.recordTerms.filter { $0.table == "labels" && types.contains($0.role) }
        return Dictionary(rows.compactMap { row in row.forms.first.map { (row.role, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}

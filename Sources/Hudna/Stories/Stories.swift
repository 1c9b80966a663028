public import HudnaLanguage
public import HudnaRecord

/// Which reports tell the same happening: the stories of a set of reports, whatever their order.
///
/// The reports are taken in day by day as they became known, so that a story's history tells what was taken for what until when.
public struct Stories: Sendable {
    /// In the order in which they became known.
    public let all: [Story]

    /// - Parameters:
    ///   - labels: words for the types of claims, by their own.
    ///   - text: that of a report, by its id, where the reports do not keep theirs.
    public init(_ reports: [StoryReport], labels: [String: String], text: (String) -> [UInt8] = { _ in [] }) {
        var book = StoryBook()
        let sorted = reports.sorted(by: StoryReport.isEarlier)
        book.expect(sorted)
        var start = 0
        while start < sorted.count {
            let day = sorted[start].moment?.day
            var end = start + 1
            while end < sorted.count, sorted[end].moment?.day == day { end += 1 }
            book.addExpected(Array(sorted[start..<end]))
            start = end
        }
        all = StoryTelling(book: book, labels: labels).stories(text)
    }

    /// Words of the language data for the types of claims.
    public static func labels(_ language: Language) -> [String: String] {
        let types = Set(ClaimType.allCases.map(\.rawValue))
        let rows = language.recordTerms.filter { $0.table == "labels" && types.contains($0.role) }
        return Dictionary(rows.compactMap { row in row.forms.first.map { (row.role, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}

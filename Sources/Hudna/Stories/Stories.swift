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
    ///   - reports: given away, so that their words can go as they are taken in: those of many reports are large.
    ///   - text: that of a report, by its id, where the reports do not keep theirs.
    public init(_ reports: consuming [StoryReport], labels: [String: String], text: (String) -> [UInt8] = { _ in [] }) {
        var book = StoryBook()
        var waiting = reports
        waiting.sort(by: StoryReport.isEarlier)
        book.expect(waiting)
        var start = 0
        while start < waiting.count {
            let day = waiting[start].moment?.day
            var end = start + 1
            while end < waiting.count, waiting[end].moment?.day == day { end += 1 }
            let batch = Array(waiting[start..<end])
            for taken in start..<end { waiting[taken].text.terms = [] }
            book.addExpected(batch)
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

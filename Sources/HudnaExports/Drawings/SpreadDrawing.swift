public import HudnaRecord

/// How a story spread: an outlet a row, in the order in which they began to tell it, a mark for each report on its day and hour (UTC).
///
/// A full mark is a text of its own; a ring, tied to the first of its kind, carries a text that another had before; a square is a new text of a page.
public struct SpreadDrawing: Sendable {
    /// Rows, and marks in a row, at most.
    static let most = 40
    private static let marks = 60

    private let story: Story
    private let rows: [Row]
    private let hidden: Int
    private let undated: Int
    /// Reports that carry the text of another, and that give a page's text anew.
    private let copied: Set<String>
    private let updates: Set<String>
    /// By report: whose text it is.
    private let agencies: [String: String]

    private struct Row {
        var outlet: String
        var reports: [Item]
        var more: Int
    }

    private struct Item {
        var id: String
        var title: String
        var date: PartialDate
    }

    /// - Parameter reports: of the story, by id.
    public init(_ story: Story, reports: [String: Dossier.Source]) {
        self.story = story
        copied = Set(story.copies.flatMap { $0.reports.dropFirst() })
        updates = Set(story.updates.map(\.report))
        let owned = story.copies.flatMap { copies in copies.agency.map { agency in copies.reports.map { ($0, agency) } } ?? [] }
        agencies = Dictionary(owned + story.agencies.map { ($0.report, $0.agency) }, uniquingKeysWith: { first, _ in first })
        var own: [String: [Item]] = [:]
        var order: [String] = story.spread.map(\.outlet)
        var undated = 0
        for id in story.reports {
            guard let source = reports[id] else { continue }
            guard let date = source.published, date.firstDay != nil else {
                undated += 1
                continue
            }
            let outlet = source.outlet ?? id
            if !order.contains(outlet) { order.append(outlet) }
            own[outlet, default: []].append(Item(id: id, title: source.title ?? id, date: date))
        }
        let told = order.filter { own[$0] != nil }
        rows = told.prefix(Self.most).map { outlet in
            let items = (own[outlet] ?? []).sorted { (Self.minutes($0.date), $0.id) < (Self.minutes($1.date), $1.id) }
            return Row(outlet: outlet, reports: Array(items.prefix(Self.marks)), more: max(0, items.count - Self.marks))
        }
        hidden = told.count - rows.count
        self.undated = undated
    }

    private static func minutes(_ date: PartialDate) -> Int { Moment(first: date)?.minutes ?? 0 }

    /// Nil where no report has a date.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        let margin = DrawingSheet.margin
        let from = sheet.isWide ? margin + 190 : margin + 8
        let days = rows.flatMap(\.reports).flatMap { [Moment(first: $0.date)?.day, $0.date.lastDay] }.compactMap { $0 }
        guard let scale = TimeScale(days, range: from...(sheet.width - margin - 8)) else { return nil }
        var shapes: [Shape] = []
        var places: [String: Point] = [:]
        let top = 26.0
        var y = top
        for row in rows {
            let height = sheet.isWide ? 28.0 : 42
            let middle = y + height - 14
            let words = PhraseBook.isolated(row.outlet) + (row.reports.count + row.more > 1 ? " \(row.reports.count + row.more)" : "")
            shapes.append(.line(Point(from, middle), Point(sheet.width - margin, middle), style: "d-grid"))
            let label = TextMeasure.fitted(words, width: sheet.isWide ? 176 : sheet.width - 2 * margin, size: DrawingSheet.size)
            shapes.append(.text(Point(margin, sheet.isWide ? middle + 4 : middle - 11), label, size: DrawingSheet.size, anchor: .start, style: "d-text"))
            for item in row.reports { places[item.id] = Point(x(item.date, scale), middle) }
            y += height
        }
        let bottom = y
        shapes = scale.axis(at: top, to: bottom, on: sheet) + shapes + ties(places)
        for row in rows { for item in row.reports { if let at = places[item.id] { shapes.append(mark(item, row.outlet, at, sheet)) } } }
        for (count, id) in [(hidden, "draw-more"), (undated, "draw-undated")] where count > 0 {
            y += 19
            shapes.append(.text(Point(margin, y), sheet.words(id, ["count": "\(count)"]), size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        return Drawing(shapes, height: y + margin + 6, title: sheet.words("draw-spread-title"), lines: lines(sheet), on: sheet)
    }

    /// In UTC; a date without an hour stands in its middle.
    private func x(_ date: PartialDate, _ scale: TimeScale) -> Double {
        guard date.minutes != nil, let moment = Moment(first: date) else { return scale.middle(date) ?? scale.range.lowerBound }
        let within = Double(moment.minutes - moment.day.number * 1440) / 1440
        return min(scale.x(moment.day) + within * scale.perDay, scale.range.upperBound)
    }

    /// From the first of a text to those that carry it too.
    private func ties(_ places: [String: Point]) -> [Shape] {
        story.copies.flatMap { copies -> [Shape] in
            guard let first = copies.reports.first.flatMap({ places[$0] }) else { return [] }
            return copies.reports.dropFirst().compactMap { places[$0] }.map { .line(first, $0, style: "d-lead") }
        }
    }

    private enum Text: String { case own, copy, update }

    private func text(_ id: String) -> Text { updates.contains(id) ? .update : copied.contains(id) ? .copy : .own }

    private func mark(_ item: Item, _ outlet: String, _ at: Point, _ sheet: DrawingSheet) -> Shape {
        let shape: Shape =
            switch text(item.id) {
            case .own: .circle(at, radius: 6, style: "d-dot")
            case .copy: .circle(at, radius: 5.5, style: "d-ring")
            case .update: .rect(x: at.x - 5, y: at.y - 5, width: 10, height: 10, radius: 1, style: "d-dot")
            }
        return .group([shape], title: line(item, outlet, sheet), link: sheet.link(.report(item.id)))
    }

    private func line(_ item: Item, _ outlet: String, _ sheet: DrawingSheet) -> String {
        let kind = text(item.id)
        return [
            sheet.dates.text(item.date), PhraseBook.isolated(outlet), PhraseBook.isolated(item.title),
            kind == .own ? "" : sheet.words.word("text", kind.rawValue),
            agencies[item.id].map { sheet.words("draw-agency", ["name": PhraseBook.isolated($0)]) } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        rows.flatMap { row in
            row.reports.map { line($0, row.outlet, sheet) }
                + (row.more > 0 ? [PhraseBook.isolated(row.outlet) + ": " + sheet.words("draw-more", ["count": "\(row.more)"])] : [])
        } + (hidden > 0 ? [sheet.words("draw-more", ["count": "\(hidden)"])] : []) + (undated > 0 ? [sheet.words("draw-undated", ["count": "\(undated)"])] : [])
    }
}

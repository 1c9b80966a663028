public import HudnaRecord

/// The human cost over time: a chart for each thing that is counted, a step line for each teller, every figure a numbered mark with its source under it.
///
/// Figures that contradict one another stand side by side. `more than` and `at least` point upward, `up to` downward, ranges are bars.
public struct TollDrawing: Sendable {
    private let panels: [Panel]
    private let asOf: CalendarDay?

    private struct Panel {
        var what: Figure.What
        /// In the order of time, undated ones left out.
        var entries: [Item]
        /// Of those that are there, older ones without a number.
        var older: [Item]
        var undated: Int
    }

    private struct Item {
        var entry: TollEntry
        var date: PartialDate
        var teller: [String]

        var low: Double? { entry.low.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
        var high: Double? { entry.high.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
        /// Where its mark stands.
        var value: Double? { low.flatMap { low in high.map { (low + $0) / 2 } } ?? low ?? high }
    }

    /// Marks of a chart at most, without those with a number.
    private static let marks = 120
    /// Marks that are nearer than this stand in one; of those in one so many are told.
    private static let cell = 14.0
    private static let named = 3

    public init(_ toll: [TollEntry], asOf: Moment? = nil) {
        self.asOf = asOf?.day
        panels = Figure.What.allCases.compactMap { what in
            let own = toll.filter { $0.what == what }
            let items = own.compactMap { entry in entry.asOf.map { Item(entry: entry, date: $0, teller: Self.teller(entry)) } }.filter { $0.value != nil }
            let sorted = items.enumerated().sorted { a, b in
                (a.element.date.lastDay?.number ?? 0, a.offset) < (b.element.date.lastDay?.number ?? 0, b.offset)
            }.map(\.element)
            guard !own.isEmpty else { return nil }
            let older = sorted.dropLast(NumberedKey.most).suffix(Self.marks)
            return Panel(what: what, entries: Array(sorted.suffix(NumberedKey.most)), older: Array(older), undated: own.count - items.count)
        }
    }

    /// Who counts: whom the reports name, else the outlets.
    private static func teller(_ entry: TollEntry) -> [String] { entry.reporter.isEmpty ? Tellers.outlets(entry.evidence) : entry.reporter }

    /// Nil where no figure has a day.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        let shown = panels.filter { !$0.entries.isEmpty }
        let margin = DrawingSheet.margin
        let days = shown.flatMap { $0.entries + $0.older }.flatMap { [$0.date.firstDay, $0.date.lastDay] }.compactMap { $0 }
        guard let scale = TimeScale(days + (days.isEmpty ? [] : [asOf].compactMap { $0 }), range: (margin + 60)...(sheet.width - margin - 10)) else {
            return nil
        }
        var shapes: [Shape] = []
        var y = 0.0
        for panel in shown { shapes += draw(panel, y: &y, scale, sheet) }
        return Drawing(shapes, height: y + margin, title: sheet.words("draw-toll-title"), lines: lines(sheet), on: sheet)
    }

    // MARK: - A chart

    private static let height = 120.0

    private func draw(_ panel: Panel, y: inout Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> [Shape] {
        let margin = DrawingSheet.margin
        let top = y + 58
        let bottom = top + Self.height
        let all = panel.older + panel.entries
        let ruler = NumberRuler(all.flatMap { [$0.low, $0.high] }.compactMap { $0 })
        func height(_ value: Double) -> Double { bottom - ruler.share(value) * Self.height }
        let head = sheet.words.word("what", panel.what.rawValue) + (ruler.isLogarithmic ? " · " + sheet.words("draw-by-tens") : "")
        var shapes: [Shape] = [
            .text(
                Point(margin, y + 20), TextMeasure.fitted(head, width: sheet.width - 2 * margin, size: DrawingSheet.size), size: DrawingSheet.size,
                anchor: .start, style: "d-strong")
        ]
        shapes += scale.axis(at: top - 10, to: bottom, on: sheet)
        for mark in ruler.marks {
            shapes.append(.line(Point(scale.range.lowerBound, height(mark)), Point(scale.range.upperBound, height(mark)), style: "d-grid"))
        }
        for mark in ruler.labelled(height: Self.height, apart: 17) {
            let words = TextMeasure.fitted("\u{2068}" + sheet.words.short(mark) + "\u{2069}", width: 56, size: DrawingSheet.small)
            shapes.append(.text(Point(scale.range.lowerBound - 4, height(mark) + 4), words, size: DrawingSheet.small, anchor: .end, style: "d-muted"))
        }
        if let asOf { shapes.append(scale.moment(asOf, from: top - 10, to: bottom)) }
        shapes += steps(all, scale, height)
        for item in all { shapes += extent(item, scale, height) }
        shapes += dots(panel, scale, height, sheet)
        let key = NumberedKey(entries: panel.entries.compactMap { item in entry(item, panel.what, scale, height, sheet) })
        shapes += key.marks(within: scale.range, heights: top...bottom)
        y = bottom + 8
        shapes += key.lines(from: margin, to: sheet.width - margin, y: &y)
        let left = panel.undated
        if left > 0 {
            y += 18
            shapes.append(
                .text(Point(margin + 26, y), sheet.words("draw-undated", ["count": "\(left)"]), size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        y += 14
        return shapes
    }

    /// Older figures as small dots; those that would cover one another are one dot.
    private func dots(_ panel: Panel, _ scale: TimeScale, _ height: (Double) -> Double, _ sheet: DrawingSheet) -> [Shape] {
        var cells: [[Int]: Int] = [:]
        var dots: [(at: Point, items: [Item])] = []
        for item in panel.older {
            guard let at = point(item, scale, height) else { continue }
            let cell = [at.x, at.y].map { Int($0 / Self.cell) }
            if let known = cells[cell] { dots[known].items.append(item) } else { (cells[cell], dots) = (dots.count, dots + [(at, [item])]) }
        }
        return dots.map { at, items in
            let told = items.prefix(Self.named).map { line($0, panel.what, sheet) }
            let more = items.count > told.count ? [sheet.words("draw-more", ["count": "\(items.count - told.count)"])] : []
            return .group(
                [.circle(at, radius: items.count > 1 ? 4 : 3, style: "d-dot")], title: (told + more).joined(separator: "\n"),
                link: items.first.flatMap { link($0, sheet) })
        }
    }

    private func point(_ item: Item, _ scale: TimeScale, _ height: (Double) -> Double) -> Point? {
        guard let x = scale.middle(item.date), let value = item.value else { return nil }
        return Point(x, height(value))
    }

    private func entry(_ item: Item, _ what: Figure.What, _ scale: TimeScale, _ height: (Double) -> Double, _ sheet: DrawingSheet) -> NumberedKey.Entry? {
        guard let point = point(item, scale, height) else { return nil }
        let text = line(item, what, sheet, most: 3)
        return NumberedKey.Entry(at: point, text: text, style: "d-mark", title: line(item, what, sheet), link: link(item, sheet))
    }

    private func link(_ item: Item, _ sheet: DrawingSheet) -> String? { item.entry.evidence.min().flatMap { sheet.link(.evidence($0)) } }

    /// A line from figure to figure of one teller and one thing counted: each holds until the next.
    private func steps(_ items: [Item], _ scale: TimeScale, _ height: (Double) -> Double) -> [Shape] {
        var series: [(key: [String], items: [Item])] = []
        for item in items {
            let key = [item.entry.of] + item.teller
            if let index = series.firstIndex(where: { $0.key == key }) { series[index].items.append(item) } else { series.append((key, [item])) }
        }
        return series.enumerated().compactMap { index, one in
            let points = one.items.compactMap { point($0, scale, height) }
            guard let first = points.first, points.count > 1 else { return nil }
            var path: [PathStep] = [.move(first)]
            for (a, b) in zip(points, points.dropFirst()) { path += [.line(Point(b.x, a.y)), .line(b)] }
            return .path(path, style: "d-step d-series-\(index % 6)")
        }
    }

    /// The range of a figure, or the side to which it is open.
    private func extent(_ item: Item, _ scale: TimeScale, _ height: (Double) -> Double) -> [Shape] {
        guard let at = point(item, scale, height) else { return [] }
        switch (item.low, item.high) {
        case (let low?, let high?) where low < high:
            return [.line(Point(at.x, height(low)), Point(at.x, height(high)), style: "d-extent")]
        case (_?, nil): return arrow(at, up: true)
        case (nil, _?): return arrow(at, up: false)
        default: return []
        }
    }

    private func arrow(_ at: Point, up: Bool) -> [Shape] {
        let sign = up ? -1.0 : 1.0
        let tip = at.y + sign * 21
        return [
            .line(at, Point(at.x, tip - sign * 5), style: "d-extent"),
            .path([.move(Point(at.x, tip)), .line(Point(at.x - 4.5, tip - sign * 7)), .line(Point(at.x + 4.5, tip - sign * 7)), .close], style: "d-head"),
        ]
    }

    // MARK: - Words

    private func line(_ item: Item, _ what: Figure.What, _ sheet: DrawingSheet, most: Int = 6) -> String {
        let count = [FigureText.number(item.entry, sheet.words), PhraseBook.isolated(item.entry.of)].filter { !$0.isEmpty }.joined(separator: " ")
        let since = item.entry.since.map { sheet.dates.text(DateInterval(start: $0, end: nil)) } ?? ""
        let outlets = Tellers.outlets(item.entry.evidence).filter { !item.entry.reporter.contains($0) }
        let says = item.entry.reporter.isEmpty ? "" : sheet.words("draw-says", ["names": Tellers.short(item.entry.reporter, sheet.words, most: most)])
        return [
            sheet.dates.text(item.date), sheet.words.word("what", what.rawValue) + ": " + count, since, says, Tellers.short(outlets, sheet.words, most: most),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        panels.filter { !$0.entries.isEmpty }.flatMap { panel in
            (panel.older + panel.entries).map { line($0, panel.what, sheet) }
                + (panel.undated > 0 ? [sheet.words("draw-undated", ["count": "\(panel.undated)"])] : [])
        }
    }
}

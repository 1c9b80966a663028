public import HudnaRecord

/// Truces as bars over time, one row for each party and area, under the name of the instrument.
///
/// An end that is not known stays open (an arrow); what is known to the month alone is drawn lighter over that month; what was only called for or
/// announced is an outline; where no date is told, a mark stands on the day on which it was first told.
public struct TrucesDrawing: Sendable {
    private let rows: [Row]
    private let hidden: Int
    private let asOf: CalendarDay?

    private struct Row {
        var truce: TruceInterval
        var name: String
        var heads: Bool
        var told: CalendarDay?
    }

    /// Rows at most.
    static let most = 40

    /// - Parameters:
    ///   - names: of instruments, by id.
    ///   - asOf: what open bars reach to; nil for the end of the axis.
    public init(_ truces: [TruceInterval], names: [String: String], asOf: Moment? = nil) {
        self.asOf = asOf?.day
        func begin(_ truce: TruceInterval) -> Int {
            (truce.when.start?.firstDay ?? truce.evidence.map(\.known.day).min())?.number ?? Int.max
        }
        let firsts = Dictionary(truces.map { ($0.instrument, begin($0)) }, uniquingKeysWith: min)
        let sorted = truces.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            return (firsts[x.instrument] ?? 0, x.instrument, begin(x), a.offset) < (firsts[y.instrument] ?? 0, y.instrument, begin(y), b.offset)
        }
        var rows: [Row] = []
        for (_, truce) in sorted.prefix(Self.most) {
            rows.append(
                Row(
                    truce: truce, name: names[truce.instrument] ?? truce.instrument, heads: rows.last?.truce.instrument != truce.instrument,
                    told: truce.evidence.map(\.known.day).min()))
        }
        self.rows = rows
        hidden = truces.count - rows.count
    }

    /// Nil where there is no truce, or none of them has any date.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        let margin = DrawingSheet.margin
        let from = sheet.isWide ? margin + sheet.width * 0.32 : margin
        let days = rows.flatMap { row in
            let when = row.truce.when
            return [when.start?.firstDay, when.start?.lastDay, when.end?.firstDay, when.end?.lastDay, when.isEmpty ? row.told : nil].compactMap { $0 }
        }
        guard let scale = TimeScale(days + (days.isEmpty ? [] : [asOf].compactMap { $0 }), range: from...(sheet.width - margin - 14)) else { return nil }
        var shapes: [Shape] = []
        let top = 26.0
        var y = top
        for row in rows {
            shapes += rowShapes(row, y: &y, scale, sheet)
        }
        let bottom = y
        var under = scale.axis(at: top, to: bottom, on: sheet)
        if let asOf { under.append(scale.moment(asOf, from: top, to: bottom)) }
        if hidden > 0 {
            y += 18
            shapes.append(.text(Point(margin, y), sheet.words("draw-more", ["count": "\(hidden)"]), size: DrawingSheet.small, anchor: .start, style: "d-muted"))
        }
        return Drawing(under + shapes, height: y + margin, title: sheet.words("draw-truces-title"), lines: lines(sheet), on: sheet)
    }

    // MARK: - A row

    private func rowShapes(_ row: Row, y: inout Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> [Shape] {
        let margin = DrawingSheet.margin
        let labelWidth = sheet.isWide ? sheet.width * 0.32 - 12 : sheet.width - 2 * margin
        var shapes: [Shape] = []
        if row.heads {
            y += 24
            shapes.append(text(Point(margin, y), PhraseBook.isolated(row.name), sheet.width - 2 * margin, "d-strong", DrawingSheet.size))
        }
        let state = sheet.words.word("state", row.truce.state.rawValue)
        let says = Tellers.short(Tellers.outlets(row.truce.evidence), sheet.words)
        let sides = sidesText(row.truce, sheet.words)
        if sheet.isWide {
            shapes.append(text(Point(margin, y + 20), sides, labelWidth, "d-text", DrawingSheet.size))
            shapes.append(text(Point(margin, y + 36), says, labelWidth, "d-muted", DrawingSheet.small))
            shapes += bar(row, y: y + 8, scale, sheet)
            shapes.append(stateText(row, state, y: y + 38, scale, sheet))
            y += 46
        } else {
            shapes.append(text(Point(margin, y + 18), sides + " · " + state, labelWidth, "d-text", DrawingSheet.size))
            shapes += bar(row, y: y + 25, scale, sheet)
            shapes.append(
                text(
                    Point(margin, y + 54), [dateText(row, sheet), says].filter { !$0.isEmpty }.joined(separator: " · "), labelWidth, "d-muted",
                    DrawingSheet.small))
            y += 62
        }
        let title = line(row, sheet)
        let link = row.truce.evidence.min().flatMap { sheet.link(.evidence($0)) }
        return [.group(shapes, title: title, link: link)]
    }

    private func text(_ point: Point, _ words: String, _ width: Double, _ style: String, _ size: Double) -> Shape {
        .text(point, TextMeasure.fitted(words, width: width, size: size), size: size, anchor: .start, style: style)
    }

    /// State and dates under the bar, where it begins if there is room.
    private func stateText(_ row: Row, _ state: String, y: Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> Shape {
        let all = [state, dateText(row, sheet)].filter { !$0.isEmpty }.joined(separator: " · ")
        let room = scale.range.upperBound + 14 - scale.range.lowerBound
        let words = TextMeasure.fitted(all, width: room, size: DrawingSheet.small)
        let begin = row.truce.when.start?.firstDay.map(scale.x) ?? (row.truce.when.isEmpty ? row.told.map(scale.x) : nil) ?? scale.range.lowerBound
        let x = min(begin, scale.range.upperBound + 14 - TextMeasure.width(words, size: DrawingSheet.small))
        return .text(Point(max(x, scale.range.lowerBound), y), words, size: DrawingSheet.small, anchor: .start, style: "d-muted")
    }

    private static let height = 14.0

    private func bar(_ row: Row, y: Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> [Shape] {
        let when = row.truce.when
        let style = "d-truce d-" + row.truce.state.rawValue
        guard !when.isEmpty else {
            guard let told = row.told else { return [] }
            return [diamond(Point(scale.middle(told), y + Self.height / 2), style: style)]
        }
        var shapes: [Shape] = []
        let low = when.start?.firstDay.map(scale.x) ?? scale.range.lowerBound
        let solidLow = when.start.map { $0.day == nil ? $0.lastDay.map { scale.x($0 + 1) } ?? low : low } ?? low
        let openEnd = max(asOf.map { scale.x($0 + 1) } ?? scale.range.upperBound, solidLow)
        let high = max(low, when.end?.lastDay.map { scale.x($0 + 1) } ?? (row.truce.state == .planned ? solidLow : openEnd))
        let solidHigh = min(high, when.end.map { $0.day == nil ? $0.firstDay.map(scale.x) ?? high : high } ?? high)
        if low < solidLow { shapes.append(rect(low, min(solidLow, high), y, style + " d-soft")) }
        if solidLow < solidHigh { shapes.append(rect(solidLow, solidHigh, y, style)) }
        if solidHigh < high, solidHigh >= solidLow { shapes.append(rect(solidHigh, high, y, style + " d-soft")) }
        if when.end == nil { shapes += arrow(from: max(high, solidLow), to: scale.range.upperBound + 12, y: y, style: style) }
        if when.start == nil { shapes += arrow(from: scale.range.lowerBound, to: scale.range.lowerBound - 6, y: y, style: style) }
        if when.end != nil { shapes.append(.rect(x: high - 1.5, y: y - 3, width: 3, height: Self.height + 6, radius: 0, style: "d-cap")) }
        return shapes
    }

    private func rect(_ from: Double, _ to: Double, _ y: Double, _ style: String) -> Shape {
        .rect(x: from, y: y, width: max(1.5, to - from), height: Self.height, radius: 2, style: style)
    }

    /// What goes on beyond what is known.
    private func arrow(from: Double, to: Double, y: Double, style: String) -> [Shape] {
        let middle = y + Self.height / 2
        let back = to > from ? to - 7 : to + 7
        return [
            .line(Point(from, middle), Point(back, middle), style: "d-open"),
            .path([.move(Point(to, middle)), .line(Point(back, middle - 5)), .line(Point(back, middle + 5)), .close], style: "d-head"),
        ]
    }

    private func diamond(_ centre: Point, style: String) -> Shape {
        .path(
            [
                .move(Point(centre.x - 7, centre.y)), .line(Point(centre.x, centre.y - 7)), .line(Point(centre.x + 7, centre.y)),
                .line(Point(centre.x, centre.y + 7)), .close,
            ], style: style)
    }

    // MARK: - Words

    private func sidesText(_ truce: TruceInterval, _ words: PhraseBook) -> String {
        let party = truce.party.isEmpty ? words("draw-all-sides") : PhraseBook.isolated(truce.party)
        return [party, PhraseBook.isolated(truce.area)].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func dateText(_ row: Row, _ sheet: DrawingSheet) -> String {
        let text = sheet.dates.text(row.truce.when)
        let ending = row.truce.ending.isEmpty || row.truce.ending == row.truce.state.rawValue ? "" : sheet.words.word("ending", row.truce.ending)
        return [text.isEmpty ? sheet.words("draw-no-date") : text, ending].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A row in words.
    private func line(_ row: Row, _ sheet: DrawingSheet) -> String {
        let says = sheet.words("draw-as-told-by", ["names": sheet.words.list(Tellers.outlets(row.truce.evidence))])
        return [
            PhraseBook.isolated(row.name), sidesText(row.truce, sheet.words), sheet.words.word("state", row.truce.state.rawValue), dateText(row, sheet),
            row.truce.evidence.isEmpty ? "" : says,
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        rows.map { line($0, sheet) } + (hidden > 0 ? [sheet.words("draw-more", ["count": "\(hidden)"])] : [])
    }
}

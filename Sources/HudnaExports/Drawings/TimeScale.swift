internal import HudnaRecord

/// Days on an axis. A day is as wide as it lasts: what happens on it stands in its middle, or from its start to that of the next.
struct TimeScale: Sendable {
    let first: CalendarDay
    /// The day after the last.
    let end: CalendarDay
    /// Where the axis begins and ends on the paper.
    let range: ClosedRange<Double>
    /// The part of it for days from `first` to `end`; what lies beside it is for all that was earlier, or later.
    let inner: ClosedRange<Double>

    /// How wide that is.
    static let aside = 52.0

    /// - Parameters:
    ///   - days: those that must be on it; nil where there are none.
    ///   - focuses: a few days that are far from most others are not to press those together: they stand beside the axis.
    init?(_ days: [CalendarDay], range: ClosedRange<Double>, focuses: Bool = false) {
        guard let lowest = days.min(), let highest = days.max() else { return nil }
        let kept = focuses ? Self.focus(days) : lowest...highest
        let (low, high) = (max(lowest, kept.lowerBound), min(highest, kept.upperBound))
        let room = max(1, (high.number - low.number) / 30)
        first = low - (lowest < low ? 0 : room)
        end = high + (highest > high ? 1 : room + 1)
        self.range = range
        inner = (range.lowerBound + (lowest < low ? Self.aside : 0))...(range.upperBound - (highest > high ? Self.aside : 0))
    }

    /// Where most days lie, and once as much at either side.
    private static func focus(_ days: [CalendarDay]) -> ClosedRange<CalendarDay> {
        let sorted = days.sorted()
        let (low, high) = (sorted[sorted.count / 5], sorted[sorted.count - 1 - sorted.count / 5])
        let span = max(high.number - low.number, 10)
        guard let first = sorted.first(where: { $0 >= low - span }), let last = sorted.last(where: { $0 <= high + span }) else { return low...high }
        return first...last
    }

    var days: Int { end.number - first.number }
    var perDay: Double { (inner.upperBound - inner.lowerBound) / Double(days) }
    var hasEarlier: Bool { inner.lowerBound > range.lowerBound }
    var hasLater: Bool { inner.upperBound < range.upperBound }

    /// Where a day begins; days off the axis are beside it, or at its ends.
    func x(_ day: CalendarDay) -> Double {
        if day < first { return hasEarlier ? range.lowerBound + Self.aside / 2 - 6 : inner.lowerBound }
        if day > end { return hasLater ? range.upperBound - Self.aside / 2 + 6 : inner.upperBound }
        return inner.lowerBound + Double(day.number - first.number) * perDay
    }

    func middle(_ day: CalendarDay) -> Double { (x(day) + x(day + 1)) / 2 }

    /// The middle of all days that a date can mean.
    func middle(_ date: PartialDate) -> Double? {
        guard let first = date.firstDay, let last = date.lastDay else { return nil }
        return (x(first) + x(last + 1)) / 2
    }

    // MARK: - Marks

    /// A day of the axis with its words.
    struct Mark: Sendable {
        var day: CalendarDay
        var text: String
    }

    /// Steps from mark to mark, from the finest.
    private static let steps: [(DateText.Grain, Int)] =
        [1, 2, 4, 7, 14].map { (.day, $0) } + [1, 2, 3, 6].map { (.month, $0) } + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map { (.year, $0) }

    /// Marks whose words have room beside one another.
    func marks(_ dates: DateText, size: Double) -> [Mark] {
        for (grain, step) in Self.steps where approximateDays(grain, step) * perDay >= 30 {
            let marks = self.marks(grain, step, dates)
            let isRoomy = zip(marks, marks.dropFirst()).allSatisfy { a, b in
                labelled(b, size: size) - labelled(a, size: size)
                    >= (TextMeasure.width(a.text, size: size) + TextMeasure.width(b.text, size: size)) / 2 + 8
            }
            if isRoomy { return marks }
        }
        return []
    }

    /// Where the middle of its words stands, so that they do not leave the axis.
    private func labelled(_ mark: Mark, size: Double) -> Double {
        let half = min(TextMeasure.width(mark.text, size: size), inner.upperBound - inner.lowerBound) / 2
        return min(max(x(mark.day), inner.lowerBound + half), inner.upperBound - half)
    }

    private func approximateDays(_ grain: DateText.Grain, _ step: Int) -> Double {
        switch grain {
        case .day: Double(step)
        case .month: Double(step) * 30
        case .year: Double(step) * 365
        }
    }

    private func marks(_ grain: DateText.Grain, _ step: Int, _ dates: DateText) -> [Mark] {
        var marks: [Mark] = []
        var year: Int?
        for day in starts(grain, step) {
            let withYear = year != day.parts.year
            year = day.parts.year
            marks.append(Mark(day: day, text: dates.mark(day, grain, withYear: withYear)))
        }
        return marks
    }

    /// The days at which steps begin, those on the axis alone.
    private func starts(_ grain: DateText.Grain, _ step: Int) -> [CalendarDay] {
        switch grain {
        case .day:
            // Counted from a Monday, so that weeks begin with one.
            let offset = ((first.number + 3) % step + step) % step
            return Array(stride(from: first.number + (step - offset) % step, to: end.number, by: step)).map(CalendarDay.init(number:))
        case .month:
            let months = first.parts.year * 12 + first.parts.month - 1
            let last = end.parts.year * 12 + end.parts.month - 1
            return stride(from: months - months % step, through: last, by: step).compactMap { CalendarDay(year: $0 / 12, month: $0 % 12 + 1, day: 1) }
                .filter { $0 >= first && $0 < end }
        case .year:
            let year = first.parts.year
            return stride(from: year - year % step, through: end.parts.year, by: step).compactMap { CalendarDay(year: $0, month: 1, day: 1) }
                .filter { $0 >= first && $0 < end }
        }
    }

    /// The axis with its words at a height, and lines through what stands below.
    func axis(at y: Double, to bottom: Double, on sheet: DrawingSheet) -> [Shape] {
        var shapes: [Shape] = [.line(Point(range.lowerBound, y), Point(range.upperBound, y), style: "d-axis")]
        for mark in marks(sheet.dates, size: DrawingSheet.small) {
            let (at, label) = (x(mark.day), labelled(mark, size: DrawingSheet.small))
            shapes.append(.line(Point(at, y), Point(at, bottom), style: "d-grid"))
            shapes.append(.text(Point(label, y - 6), mark.text, size: DrawingSheet.small, anchor: .middle, style: "d-muted"))
        }
        for (isThere, side, id) in [(hasEarlier, range.lowerBound, "draw-earlier"), (hasLater, range.upperBound, "draw-later")] where isThere {
            let words = TextMeasure.fitted(sheet.words(id), width: Self.aside, size: DrawingSheet.small)
            let anchor: Shape.Anchor = side == range.lowerBound ? .start : .end
            shapes.append(.text(Point(side, y - 6), words, size: DrawingSheet.small, anchor: anchor, style: "d-muted"))
            let at = side == range.lowerBound ? inner.lowerBound - 4 : inner.upperBound + 4
            for shift in [-3.0, 3] { shapes.append(.line(Point(at + shift - 3, y + 6), Point(at + shift + 3, y - 6), style: "d-axis")) }
        }
        return shapes
    }

    /// The line of a moment that is asked about.
    func moment(_ day: CalendarDay, from top: Double, to bottom: Double) -> Shape {
        .line(Point(middle(day), top), Point(middle(day), bottom), style: "d-now")
    }
}

public import HudnaRecord

/// What happened and is to happen: milestones as numbered marks with their words below, everything else counted in lanes.
///
/// Full dots are told by the reports themselves, rings by somebody they name, dashed rings are planned, possible or denied. A dot stands for as many days
/// as its title says, and is as large as it holds many.
public struct TimelineDrawing: Sendable {
    private let happenings: Happenings
    private let milestones: [Milestone]
    private let hiddenMilestones: Int
    private let names: [String: String]
    private let asOf: CalendarDay?

    /// - Parameters:
    ///   - names: of actors, by id.
    ///   - milestones: the twelve that most is told of are shown.
    public init(events: [Event], milestones: [Milestone], names: [String: String], asOf: Moment? = nil) {
        happenings = Happenings(events)
        self.names = names
        self.asOf = asOf?.day
        let dated = milestones.enumerated().filter { Self.day($0.element) != nil }
        let chosen = dated.sorted { ($1.element.evidence.count, $0.offset) < ($0.element.evidence.count, $1.offset) }.prefix(NumberedKey.most)
        self.milestones = chosen.sorted { (Self.middle($0.element), $0.offset) < (Self.middle($1.element), $1.offset) }.map(\.element)
        hiddenMilestones = milestones.count - chosen.count
    }

    /// Its first date that is on a calendar.
    private static func date(_ milestone: Milestone) -> PartialDate? {
        [milestone.when.start, milestone.when.end].compactMap(\.self).first { $0.firstDay != nil && $0.lastDay != nil }
    }
    private static func day(_ milestone: Milestone) -> CalendarDay? { date(milestone)?.firstDay }

    /// Twice the middle of the days of its date.
    private static func middle(_ milestone: Milestone) -> Int {
        guard let date = date(milestone), let first = date.firstDay, let last = date.lastDay else { return 0 }
        return first.number + last.number
    }

    /// Nil where nothing has a day.
    public func drawing(on sheet: DrawingSheet) -> Drawing? {
        let margin = DrawingSheet.margin
        let days = happenings.items.map(\.day) + milestones.compactMap(Self.day)
        let from = sheet.isWide ? margin + 150 : margin
        guard let scale = TimeScale(days + (days.isEmpty ? [] : [asOf].compactMap { $0 }), range: from...(sheet.width - margin), focuses: true) else {
            return nil
        }
        let top = 26.0
        var y = top
        var shapes: [Shape] = []
        // Months and years stand in their middle, which may be before a day that they begin before.
        let entries = milestones.compactMap { entry($0, y: top + 16, scale, sheet) }.enumerated()
        let key = NumberedKey(entries: entries.sorted { ($0.element.at.x, $0.offset) < ($1.element.at.x, $1.offset) }.map(\.element))
        if !milestones.isEmpty {
            let label = TextMeasure.fitted(sheet.words("draw-milestones"), width: from - margin - 8, size: DrawingSheet.size)
            if sheet.isWide { shapes.append(.text(Point(margin, y + 20), label, size: DrawingSheet.size, anchor: .start, style: "d-text")) }
            var marks = y + 16
            shapes += key.stacked(within: (scale.range.lowerBound + NumberedKey.radius)...(scale.range.upperBound - NumberedKey.radius), y: &marks)
            y = marks - 1
        }
        for group in ClaimType.Group.allCases { shapes += lane(group, y: &y, scale, sheet) }
        let bottom = y
        var under = scale.axis(at: top, to: bottom, on: sheet)
        if let asOf { under.append(scale.moment(asOf, from: top, to: bottom)) }
        shapes += legend(&y, sheet)
        y += 6
        shapes += key.lines(from: margin, to: sheet.width - margin, y: &y)
        shapes += notes(&y, sheet)
        return Drawing(
            under + shapes, height: y + margin + 4, title: sheet.words("draw-timeline-title"), lines: lines(sheet),
            unsaid: max(0, happenings.items.count - Self.told), on: sheet)
    }

    /// So many events are told in the description.
    private static let told = 150
    /// So many of those in a dot.
    private static let named = 3

    // MARK: - Milestones

    private func entry(_ milestone: Milestone, y: Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> NumberedKey.Entry? {
        guard let date = Self.date(milestone), var x = scale.middle(date) else { return nil }
        let isFirm = milestone.status == .occurred || milestone.status == .ongoing
        // What happened in a month or year happened no later than it was told, and than the moment that is looked at.
        if isFirm, date.day == nil {
            for day in [milestone.evidence.map(\.known.day).min(), asOf].compactMap(\.self) { x = min(x, max(scale.middle(day), scale.range.lowerBound)) }
        }
        let text = line(milestone, sheet)
        return NumberedKey.Entry(
            at: Point(x, y), text: text, style: isFirm ? "d-mark" : "d-mark d-dashed", title: text,
            link: milestone.evidence.min().flatMap { sheet.link(.evidence($0)) })
    }

    private func line(_ milestone: Milestone, _ sheet: DrawingSheet) -> String {
        let kind = sheet.words.word("type", milestone.kind)
        let state =
            milestone.outcome.map { sheet.words.word("outcome", $0.rawValue) }
            ?? (milestone.status == .occurred ? "" : sheet.words.word("status", milestone.status.rawValue))
        let who = milestone.participants.isEmpty ? PhraseBook.isolated(milestone.name) : Tellers.short(milestone.participants, sheet.words)
        return [
            sheet.dates.text(milestone.when), kind + (who.isEmpty ? "" : ": " + who), PhraseBook.isolated(milestone.place), state, allegation(milestone, sheet),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Who alleges it, where nobody but those who do tell of it.
    private func allegation(_ milestone: Milestone, _ sheet: DrawingSheet) -> String {
        guard let type = ClaimType(rawValue: milestone.kind), type.group == .force || type == .violate else { return "" }
        var who: [String] = []
        for evidence in milestone.evidence {
            guard let sources = happenings.alleged[evidence] else { return "" }
            for name in sources.map({ names[$0] ?? $0 }) where !who.contains(name) { who.append(name) }
        }
        return who.isEmpty ? "" : sheet.words("draw-alleged-by", ["names": Tellers.short(who, sheet.words)])
    }

    // MARK: - Lanes

    private static let sizes = [1, 2, 4, 7, 14, 28, 91, 182, 365, 730, 1825, 3650, 18_250, 36_500, 365_000]
    private static let rowHeight = 20.0

    private func binSize(_ scale: TimeScale) -> Int { Self.sizes.first { Double($0) * scale.perDay >= 17 } ?? 3_650_000 }

    private func lane(_ group: ClaimType.Group, y: inout Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> [Shape] {
        let margin = DrawingSheet.margin
        let own = happenings.items.filter { $0.event.type.group == group }
        guard !own.isEmpty else { return [] }
        var shapes: [Shape] = [.line(Point(margin, y), Point(sheet.width - margin, y), style: "d-lane")]
        let words = sheet.words.word("group", group.rawValue) + " \(own.count)"
        let label = TextMeasure.fitted(words, width: sheet.isWide ? scale.range.lowerBound - margin - 8 : sheet.width - 2 * margin, size: DrawingSheet.size)
        shapes.append(.text(Point(margin, y + 17), label, size: DrawingSheet.size, anchor: .start, style: "d-text"))
        if !sheet.isWide { y += 20 }
        let size = binSize(scale)
        let largest = Happenings.Standing.allCases.flatMap { standing in Self.bins(own.filter { $0.standing == standing }, size, scale).map(\.items.count) }
            .max()
        for standing in Happenings.Standing.allCases {
            let bins = Self.bins(own.filter { $0.standing == standing }, size, scale)
            guard !bins.isEmpty else { continue }
            let middle = y + Self.rowHeight / 2 + 2
            shapes += bins.map { dot($0, standing, largest ?? 1, middle, scale, sheet) }
            y += Self.rowHeight
        }
        y += 5
        return shapes
    }

    private struct Bin {
        /// Where its dot stands.
        var x: Double
        var items: [Happenings.Item]
    }

    private static func bins(_ items: [Happenings.Item], _ size: Int, _ scale: TimeScale) -> [Bin] {
        let last = (scale.days - 1) / size
        let grouped = Dictionary(grouping: items) { item in
            item.day < scale.first ? -1 : item.day >= scale.end ? last + 1 : (item.day.number - scale.first.number) / size
        }
        return grouped.keys.sorted().map { number in
            let first = scale.first + number * size
            let x = number < 0 || number > last ? scale.x(first - (number < 0 ? 0 : -size - 1)) : (scale.x(first) + scale.x(min(first + size, scale.end))) / 2
            return Bin(x: x, items: grouped[number] ?? [])
        }
    }

    private func dot(_ bin: Bin, _ standing: Happenings.Standing, _ largest: Int, _ y: Double, _ scale: TimeScale, _ sheet: DrawingSheet) -> Shape {
        let radius = 3.5 + 4.5 * (Double(bin.items.count) / Double(largest)).squareRoot()
        let at = Point(min(max(bin.x, scale.range.lowerBound + radius), scale.range.upperBound - radius), y)
        let told = bin.items.prefix(Self.named).map { line($0, sheet) }
        let more = bin.items.count > told.count ? [sheet.words("draw-more", ["count": "\(bin.items.count - told.count)"])] : []
        return .group(
            [.circle(at, radius: radius, style: Self.styles[standing] ?? "d-dot")], title: (told + more).joined(separator: "\n"),
            link: bin.items.first.flatMap { sheet.link(.day($0.day)) })
    }

    private static let styles: [Happenings.Standing: String] = [.told: "d-dot", .said: "d-ring", .open: "d-ring d-dashed"]

    private func line(_ item: Happenings.Item, _ sheet: DrawingSheet) -> String {
        func named(_ ids: [String]) -> String { Tellers.short(ids.map { names[$0] ?? $0 }, sheet.words) }
        let sides = [named(item.version.actors), named(item.version.targets)].filter { !$0.isEmpty }.joined(separator: sheet.words("draw-to"))
        let says = item.version.source.isEmpty || item.standing == .told ? "" : sheet.words("draw-says", ["names": named(item.version.source)])
        let status = item.standing == .open ? sheet.words.word("status", item.version.status.rawValue) : ""
        return [sheet.dates.text(item.version.when), sheet.words.word("type", item.event.type.rawValue) + (sides.isEmpty ? "" : ": " + sides), status, says]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    // MARK: - Under it

    private func legend(_ y: inout Double, _ sheet: DrawingSheet) -> [Shape] {
        let used = Happenings.Standing.allCases.filter { standing in happenings.items.contains { $0.standing == standing } }
        var shapes: [Shape] = []
        var x = DrawingSheet.margin
        y += used.isEmpty ? 0 : 18
        for standing in used {
            let words = sheet.words.word("standing", standing.rawValue)
            let width = 20 + TextMeasure.width(words, size: DrawingSheet.small)
            if x + width > sheet.width - DrawingSheet.margin, x > DrawingSheet.margin {
                x = DrawingSheet.margin
                y += 19
            }
            shapes.append(.circle(Point(x + 7, y - 4), radius: 5.5, style: Self.styles[standing] ?? "d-dot"))
            shapes.append(.text(Point(x + 18, y), words, size: DrawingSheet.small, anchor: .start, style: "d-muted"))
            x += width + 14
        }
        return shapes
    }

    private func more(_ sheet: DrawingSheet) -> [String] {
        (hiddenMilestones > 0 ? [sheet.words("draw-more-milestones", ["count": "\(hiddenMilestones)"])] : [])
            + (happenings.undated > 0 ? [sheet.words("draw-undated", ["count": "\(happenings.undated)"])] : [])
    }

    private func notes(_ y: inout Double, _ sheet: DrawingSheet) -> [Shape] {
        more(sheet).map { words in
            y += 19
            return .text(Point(DrawingSheet.margin, y), words, size: DrawingSheet.small, anchor: .start, style: "d-muted")
        }
    }

    private func lines(_ sheet: DrawingSheet) -> [String] {
        milestones.map { line($0, sheet) } + more(sheet) + happenings.items.prefix(Self.told).map { line($0, sheet) }
    }
}

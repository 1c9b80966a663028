internal import HudnaRecord

/// Works out when reports without a date were written: from what each says, and from what others of the same call say of the same events.
///
/// Nothing is known of events beforehand. A date is an interval that holds all that the evidence leaves possible, with the reasons; an open side stays open.
enum ReportDating {
    static func evidence(_ sheet: Sheet, reader: TimeReader, given: ReportDate? = nil) -> DateEvidence { DateEvidence(sheet, reader: reader, given: given) }

    /// The dates of reports, in their order, whatever that is: what one round finds out of one report serves for the next, so they are looked at in an order of
    /// their own.
    static func infer(_ evidence: [DateEvidence]) -> [ReportDate] {
        let order = evidence.indices.sorted { a, b in
            let (a, b) = (evidence[a], evidence[b])
            return (a.report, a.mark, a.known?.interval.start?.iso ?? "") < (b.report, b.mark, b.known?.interval.start?.iso ?? "")
        }
        var dates: [ReportDate?] = evidence.map { _ in nil }
        for (place, date) in zip(order, inferOrdered(order.map { evidence[$0] })) { dates[place] = date }
        return dates.compactMap { $0 }
    }

    private static func inferOrdered(_ evidence: [DateEvidence]) -> [ReportDate] {
        var bounds = evidence.map { Bounds($0) }
        // What one round finds out may date another report in the next.
        for _ in 0..<4 {
            let before = bounds
            for number in evidence.indices where !bounds[number].isKnown { narrow(&bounds, number, evidence) }
            if before == bounds { break }
        }
        joinStories(&bounds, evidence)
        return bounds.indices.map { bounds[$0].date(evidence[$0]) }
    }

    // MARK: - Bounds

    /// First and last day that a report can have been written on.
    struct Bounds: Equatable {
        var first: CalendarDay?
        var last: CalendarDay?
        var reasons: [String] = []
        var isKnown = false

        init(_ evidence: DateEvidence) {
            if let known = evidence.known {
                first = known.interval.start?.firstDay
                last = known.interval.end?.lastDay
                isKnown = true
            } else {
                if let after = evidence.after {
                    first = after.day
                    reasons.append("not before \(after.text)")
                }
                if let before = evidence.before {
                    last = before.day
                    reasons.append("not after \(before.text)")
                }
            }
        }

        var width: Int? { first.flatMap { first in last.map { $0.number - first.number + 1 } } }

        /// Cuts down to days that both allow; nothing happens where no day would be left.
        mutating func cut(_ from: CalendarDay?, _ to: CalendarDay?, _ reason: String) {
            let newFirst = [first, from].compactMap { $0 }.max()
            let newLast = [last, to].compactMap { $0 }.min()
            if let newFirst, let newLast, newFirst > newLast { return }
            guard newFirst != first || newLast != last else { return }
            (first, last) = (newFirst, newLast)
            reasons.append(reason)
        }

        /// The year of every day left, where it is one.
        var year: Int? {
            guard let a = first?.parts.year, let b = last?.parts.year, a == b else { return nil }
            return a
        }

        /// Year and month, where they are the same for all days left.
        var month: (year: Int, month: Int)? {
            guard let a = first?.parts, let b = last?.parts, a.year == b.year, a.month == b.month else { return nil }
            return (a.year, a.month)
        }

        func date(_ evidence: DateEvidence) -> ReportDate {
            if let known = evidence.known { return known }
            var whole = self
            whole.keepWeekday(evidence.weekday)
            return ReportDate(
                interval: DateInterval(start: whole.first.map { PartialDate($0) }, end: whole.last.map { PartialDate($0) }), basis: .inferred,
                reasons: whole.reasons)
        }

        /// Moves both ends in to the day of the week on which it was written.
        mutating func keepWeekday(_ weekday: Int?) {
            guard let weekday, let first, let last else { return }
            let from = first + (weekday - first.weekday + 7) % 7
            let to = last - (last.weekday - weekday + 7) % 7
            if from <= to { cut(from, to, "written on the day of the week it names") }
        }
    }

    // MARK: - Events that two reports tell of

    private static func narrow(_ bounds: inout [Bounds], _ number: Int, _ evidence: [DateEvidence]) {
        for clue in evidence[number].clues {
            for (other, more) in evidence.enumerated() {
                for twin in more.clues where isSameEvent(clue, twin) {
                    guard let (year, month) = place(twin, bounds[other]) else { continue }
                    apply(clue, year, month, &bounds[number], "\(clue.text) is \(twin.text)" + (other == number ? "" : " of \(more.report)"))
                }
            }
            limitByOwn(clue, &bounds[number])
        }
    }

    /// Two words in common and the same month by name; or, where one names none, two words that stand together in both (مؤتمر برلين).
    private static func isSameEvent(_ a: DateEvidence.Clue, _ b: DateEvidence.Clue) -> Bool {
        if let first = month(a.say), let second = month(b.say) { return first == second && a.words.intersection(b.words).count >= 2 }
        guard case .ownMonth = a.say, month(b.say) != nil else { return false }
        return !a.pairs.isDisjoint(with: b.pairs)
    }

    private static func month(_ say: DateEvidence.Say) -> Int? {
        switch say {
        case .month(_, let month), .lastMonth(let month), .monthOfYear(let month, _): month
        case .ownMonth, .weekday: nil
        }
    }

    /// The month that a clue means, as far as its report's date is known.
    private static func place(_ clue: DateEvidence.Clue, _ bounds: Bounds) -> (year: Int, month: Int)? {
        switch clue.say {
        case .month(let year, let month): return (year, month)
        case .monthOfYear(let month, let offset): return bounds.year.map { ($0 + offset, month) }
        case .lastMonth(let month):
            guard let first = bounds.first?.parts, let last = bounds.last?.parts else { return nil }
            let (a, b) = (first.month > month ? first.year : first.year - 1, last.month > month ? last.year : last.year - 1)
            return a == b ? (a, month) : nil
        case .weekday: return nil
        case .ownMonth(let offset):
            guard let own = bounds.month else { return nil }
            let total = own.year * 12 + own.month - 1 + offset
            return (total / 12, total % 12 + 1)
        }
    }

    /// What a clue says of its report once its month is placed.
    private static func apply(_ clue: DateEvidence.Clue, _ year: Int, _ month: Int, _ bounds: inout Bounds, _ reason: String) {
        switch clue.say {
        case .month, .weekday: break
        case .lastMonth: bounds.cut(start(year, month + 1), end(year + 1, month - 1), reason)
        case .monthOfYear(_, let offset): bounds.cut(start(year - offset, offset == 0 ? month : 1), end(year - offset, 12), reason)
        case .ownMonth(let offset): bounds.cut(start(year, month - offset), end(year, month - offset), reason)
        }
    }

    /// يناير من هذا العام, told as past, is not the report's own month, which would be هذا الشهر.
    private static func limitByOwn(_ clue: DateEvidence.Clue, _ bounds: inout Bounds) {
        guard case .monthOfYear(let month, 0) = clue.say, month < 12, let year = bounds.year else { return }
        bounds.cut(start(year, month + 1), nil, "\(clue.text) is past")
    }

    /// First day of a month; months below 1 and above 12 run into other years.
    private static func start(_ year: Int, _ month: Int) -> CalendarDay? {
        let total = year * 12 + month - 1
        return CalendarDay(year: total / 12, month: total % 12 + 1, day: 1)
    }

    private static func end(_ year: Int, _ month: Int) -> CalendarDay? { start(year, month + 1).map { $0 - 1 } }

    // MARK: - Stories

    /// Reports of one happening are written within days of one another: those that name the same day of the week for the same thing, and copies of one text.
    private static func joinStories(_ bounds: inout [Bounds], _ evidence: [DateEvidence]) {
        let groups = stories(evidence)
        let fixed = bounds.indices.filter { (bounds[$0].width ?? .max) <= 31 }
        let placed = bounds
        for number in evidence.indices where !fixed.contains(number) {
            let own = fixed.filter { groups[$0] == groups[number] }
            let anchors = own.map { anchor in
                var narrowed = placed[anchor]
                if !narrowed.isKnown { narrowed.keepWeekday(evidence[anchor].weekday) }
                return narrowed
            }
            guard let first = anchors.compactMap(\.first).min(), let last = anchors.compactMap(\.last).max(), last.number - first.number <= 31 else { continue }
            let days = PartialDate(first).iso + (first == last ? "" : " to " + PartialDate(last).iso)
            bounds[number].cut(first - 3, last + 3, "tells the same story as \(names(own.map { evidence[$0].report })), of \(days)")
        }
    }

    /// Some reports by their ids, the first few.
    private static func names(_ reports: [String]) -> String {
        reports.prefix(3).joined(separator: ", ") + (reports.count > 3 ? " and \(reports.count - 3) more" : "")
    }

    /// By report, the number of its story: reports linked to one another, at one or more removes.
    private static func stories(_ evidence: [DateEvidence]) -> [Int] {
        var groups = Array(evidence.indices)
        for a in evidence.indices {
            for b in evidence.indices where b > a && groups[a] != groups[b] && isSameStory(evidence[a], evidence[b]) {
                let (from, to) = (max(groups[a], groups[b]), min(groups[a], groups[b]))
                for number in groups.indices where groups[number] == from { groups[number] = to }
            }
        }
        return groups
    }

    static func isSameStory(_ a: DateEvidence, _ b: DateEvidence) -> Bool {
        let likeness = likeness(a, b)
        if likeness >= 0.8 { return true }
        guard likeness >= 0.15 else { return false }
        return a.clues.contains { first in b.clues.contains { isSameDay(first, $0) } }
    }

    /// The same day of the week with three or four words beside it in common, or six and two neighbouring pairs in the sentence.
    private static func isSameDay(_ a: DateEvidence.Clue, _ b: DateEvidence.Clue) -> Bool {
        guard case .weekday(let first) = a.say, case .weekday(let second) = b.say, first == second else { return false }
        let near = a.words.intersection(b.words).count
        if near >= 4 || near >= 3 && !a.pairs.isDisjoint(with: b.pairs) { return true }
        return a.sentence.words.intersection(b.sentence.words).count >= 6 && a.sentence.pairs.intersection(b.sentence.pairs).count >= 2
    }

    /// Share of the words of the shorter one that both have.
    static func likeness(_ a: DateEvidence, _ b: DateEvidence) -> Double {
        let least = min(a.words.count, b.words.count)
        return least == 0 ? 0 : Double(a.words.intersection(b.words).count) / Double(least)
    }
}

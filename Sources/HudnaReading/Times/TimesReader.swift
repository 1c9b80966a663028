internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Reads the times of a report (codebook, section 6).
struct TimeReader {
    let index: TermIndex

    init(language: Language) { index = TermIndex(language: language) }
    init(index: TermIndex) { self.index = index }

    /// The times in the order of the text. Where the report's date is an interval, each is what it comes to on all its days.
    func read(_ sheet: Sheet, date: ReportDate) -> [TimeFind] { readAll(terms(sheet), date: date).times }

    /// The terms of a sheet, found once for times and figures.
    func terms(_ sheet: Sheet) -> TermSheet { TermSheet(sheet, index: index) }

    /// The times, and what disagrees with the report's date: `weekday-disagrees`.
    func readAll(_ sheet: Sheet, date: ReportDate) -> (times: [TimeFind], findings: [Finding]) { readAll(terms(sheet), date: date) }

    func readAll(_ terms: TermSheet, date: ReportDate) -> (times: [TimeFind], findings: [Finding]) {
        let sheet = terms.sheet
        let pieces = pieces(terms)
        var findings: [Finding] = []
        let first = date.interval.start?.firstDay
        let last = date.interval.end?.lastDay
        guard let late = last ?? first else { return (resolve(pieces, sheet, nil), findings) }
        let anchor = anchor(pieces, late, first ?? late, sheet, &findings)
        var times = resolve(pieces, sheet, anchor.last)
        if anchor.first != anchor.last { hull(&times, resolve(pieces, sheet, anchor.first)) }
        checkDates(pieces, times, sheet, &findings)
        return (times, findings)
    }

    // MARK: - Finding

    /// All times of a sheet, unplaced.
    func pieces(_ terms: TermSheet) -> [TimeGrammar.Piece] {
        let grammar = TimeGrammar(t: terms, numbers: NumberReader(index: index))
        var pieces: [TimeGrammar.Piece] = []
        var at = 0
        while at < grammar.t.count {
            guard grammar.t.roles[at] & TimeGrammar.starters != 0 || grammar.t.isNumber(at) || grammar.opensNumber(at) else {
                at += 1
                continue
            }
            switch grammar.read(at: at) {
            case .found(let piece):
                pieces.append(piece)
                at = max(piece.end, at + 1)
            case .skip(let to): at = max(to, at + 1)
            case .nothing: at += 1
            }
        }
        return pieces
    }

    // MARK: - The day of writing

    /// The report's days, moved back where "today Monday" shows that it was written before the date it bears (codebook, ruling 20).
    private func anchor(_ pieces: [TimeGrammar.Piece], _ last: CalendarDay, _ first: CalendarDay, _ sheet: Sheet, _ findings: inout [Finding]) -> (
        first: CalendarDay, last: CalendarDay
    ) {
        for piece in pieces {
            guard case .day(let offset) = piece.shape.core, let weekday = piece.shape.weekday else { continue }
            let wanted = ((weekday - offset) % 7 + 7) % 7
            let agrees = (last.weekday - wanted + 7) % 7
            if last.number - agrees >= first.number { return (last - agrees, last - agrees) }
            // The day named is the last such day up to the date borne; the day of writing follows from it (a print edition bears the date of the evening before).
            let back = (last.weekday - weekday + 7) % 7 + offset
            findings.append(
                Finding(
                    code: "weekday-disagrees", text: sheet.string(piece.start..<piece.end, prefix: piece.prefix),
                    span: sheet.span(piece.start..<piece.end, prefix: piece.prefix),
                    note: "\(PartialDate(last - back).iso) is the last such day before \(PartialDate(last).iso)"))
            return (last - back, last - back)
        }
        return (first, last)
    }

    /// A weekday beside a full date that falls on another day.
    private func checkDates(_ pieces: [TimeGrammar.Piece], _ times: [TimeFind], _ sheet: Sheet, _ findings: inout [Finding]) {
        for (piece, time) in zip(pieces, times) {
            guard case .date(_, _, .some) = piece.shape.core, let weekday = piece.shape.weekday, let start = time.interval.start, start.day != nil,
                let day = start.firstDay, day.weekday != weekday
            else { continue }
            findings.append(Finding(code: "weekday-disagrees", text: time.expression.text, span: time.expression.span, note: start.iso))
        }
    }

    // MARK: - Placing

    private func resolve(_ pieces: [TimeGrammar.Piece], _ sheet: Sheet, _ day: CalendarDay?) -> [TimeFind] {
        var resolver = TimeResolver(day: day, calendar: index.calendar)
        var times: [TimeFind] = []
        times.reserveCapacity(pieces.count)
        for (number, piece) in pieces.enumerated() {
            var shape = piece.shape
            let twin = number > 0 ? zoneOfTwin(&shape, pieces[number - 1], piece, sheet) : nil
            var place = resolver.resolve(shape)
            if case .bare = shape.core, let before = twin?.before.flatMap({ _ in times.last?.interval.start }) { place.interval = Self.moved(before, shape) }
            if let offset = twin?.offset, let before = times.last { times[times.count - 1].expression.interval = Self.zoned(before.interval, offset) }
            if let start = place.interval.start, shape.relation != .since || resolver.last == nil {
                resolver.last = Self.known(place.interval)
                if start.month != nil { resolver.lastFine = resolver.last }
            }
            times.append(find(piece, shape, place, sheet))
        }
        return times
    }

    /// الساعة 6:00 (1:30 ت غ): an hour in brackets behind another is the same moment; it tells the zone of the first.
    private func zoneOfTwin(_ shape: inout TimeShape, _ before: TimeGrammar.Piece, _ piece: TimeGrammar.Piece, _ sheet: Sheet) -> (before: Int?, offset: Int?)?
    {
        guard case .bare = shape.core, let there = shape.minutes, let here = before.shape.minutes, piece.start - before.end <= 1 else { return nil }
        guard let zone = shape.zone, before.shape.zone == nil else { return (here, nil) }
        var offset = here - there + zone
        if offset > 840 { offset -= 1440 }
        if offset < -720 { offset += 1440 }
        return (here, offset)
    }

    private static func zoned(_ interval: DateInterval, _ offset: Int) -> DateInterval {
        guard var start = interval.start, start.minutes != nil else { return interval }
        start.offset = offset
        return DateInterval(start)
    }

    /// The day of a moment before, with this hour.
    private static func moved(_ before: PartialDate, _ shape: TimeShape) -> DateInterval {
        guard let first = before.firstDay, let minutes = shape.minutes else { return DateInterval(before) }
        var day = first
        if let here = before.minutes, let zone = shape.zone {
            let gap = here - minutes + zone
            if gap > 840 { day = day + 1 }
            if gap < -720 { day = day - 1 }
        }
        return DateInterval(PartialDate(day, minutes: minutes, offset: shape.zone))
    }

    private static func known(_ interval: DateInterval) -> DateInterval {
        DateInterval(start: interval.start, end: interval.end ?? interval.start)
    }

    private func find(_ piece: TimeGrammar.Piece, _ shape: TimeShape, _ place: (interval: DateInterval, duration: String?), _ sheet: Sheet) -> TimeFind {
        let tokens = piece.start..<piece.end
        let kind: TimeExpression.Kind
        switch shape.core {
        case .set: kind = .set
        case .length where place.interval.isEmpty: kind = .duration
        default: kind = shape.isPartOfDay || shape.minutes != nil ? .time : .date
        }
        return TimeFind(
            tokens: tokens, prefix: piece.prefix, shape: shape,
            expression: TimeExpression(
                text: sheet.string(tokens, prefix: piece.prefix), span: sheet.span(tokens, prefix: piece.prefix), kind: kind, interval: place.interval,
                duration: place.duration, rule: "time:" + shape.name))
    }

    /// Where two anchors give two values, the stretch that holds both.
    private func hull(_ times: inout [TimeFind], _ others: [TimeFind]) {
        for number in times.indices where number < others.count {
            let (a, b) = (times[number].interval, others[number].interval)
            guard a != b else { continue }
            times[number].expression.interval = DateInterval(start: b.start, end: a.end)
        }
    }
}

extension TimeGrammar {
    /// الـ32: an article that touches digits.
    func opensNumber(_ token: Int) -> Bool {
        token + 1 < t.count && t.sheet.tokens[token].kind == .word && t.sheet.tokens[token].count <= 2 && t.sheet.tokens[token + 1].kind == .number
            && t.sheet.touches(token, token + 1) && t.sheet.tokens[token].count == 2
    }
}

extension TimeShape {
    /// What kind of time it is, for the rule's id.
    var name: String {
        switch core {
        case .day: "day"
        case .weekday: "weekday"
        case .date: "date"
        case .hijri: "hijri"
        case .unit: "unit"
        case .open: "stretch"
        case .window: "window"
        case .length: relation == .since ? "since-length" : relation == .ago ? "ago" : "length"
        case .decade: "decade"
        case .season: "season"
        case .feast: "feast"
        case .then, .thenDay: "then"
        case .now: "now"
        case .set: "set"
        case .bare: "clock"
        }
    }
}

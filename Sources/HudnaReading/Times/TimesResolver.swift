internal import HudnaRecord

/// Places a shape against the day of the report.
struct TimeResolver {
    /// The day the report was written, nil where it is unknown: then only what names its own date can be placed.
    let day: CalendarDay?
    let calendar: HijriCalendar
    /// The time named before, for آنذاك and اليوم التالي.
    var last: DateInterval?
    /// The last one of which the month at least was told.
    var lastFine: DateInterval?

    /// The interval, and the ISO 8601 duration of a length.
    func resolve(_ shape: TimeShape) -> (interval: DateInterval, duration: String?) {
        if case .length(let count, let unit) = shape.core { return length(shape, count, unit) }
        var interval = place(shape)
        if let minutes = shape.minutes, let start = interval.start, start.day != nil { interval = moment(start, minutes, shape.zone) }
        if shape.isNightToNext, interval.isEmpty, case .then = shape.core, let day { interval = DateInterval(PartialDate(day - 1)) }
        if shape.isNightToNext, let first = interval.start?.firstDay { interval = DateInterval(start: PartialDate(first), end: PartialDate(first + 1)) }
        if shape.relation == .since {
            guard interval.start != nil else { return (DateInterval(), nil) }
            interval.end = nil
        }
        return (interval, nil)
    }

    private func place(_ shape: TimeShape) -> DateInterval {
        switch shape.core {
        case .day(let offset): relativeDay(shape, offset)
        case .now: day.map { DateInterval(PartialDate($0)) } ?? DateInterval()
        case .weekday(let weekday): self.weekday(shape, weekday)
        case .date(let year, let month, let date): gregorian(shape, year, month, date)
        case .hijri(let year, let month, let date): hijri(shape, year, month, date)
        case .unit(let unit, let offset): self.unit(unit, offset)
        case .open(let past):
            day.map { past ? DateInterval(end: PartialDate($0)) : DateInterval(start: PartialDate($0)) } ?? DateInterval()
        case .window(let count, let unit, let past, let isDual): window(count, unit, past, isDual)
        case .decade(let year): DateInterval(start: PartialDate(year: year), end: PartialDate(year: year + 9))
        case .season(let month): season(shape, month)
        case .feast(let month, let date, let days, let isHijri): feast(shape, month, date, days, isHijri)
        case .then(let unit, let offset): then(unit, offset)
        case .thenDay(let date): thenDay(date)
        case .bare: day.map { DateInterval(PartialDate($0)) } ?? DateInterval()
        case .set, .length: DateInterval()
        }
    }

    private func moment(_ start: PartialDate, _ minutes: Int, _ zone: Int?) -> DateInterval {
        var moment = start
        moment.minutes = minutes
        moment.offset = zone
        return DateInterval(moment)
    }

    // MARK: - Days

    private func relativeDay(_ shape: TimeShape, _ offset: Int) -> DateInterval {
        guard let day else { return DateInterval() }
        return DateInterval(PartialDate(day + offset))
    }

    /// The last such day, or the next one where it lies ahead (codebook, ruling 20 for days that disagree).
    private func weekday(_ shape: TimeShape, _ weekday: Int) -> DateInterval {
        guard let day else { return DateInterval() }
        let back = (day.weekday - weekday + 7) % 7
        let ahead = (weekday - day.weekday + 7) % 7
        switch shape.modifier {
        case .some(-2): return DateInterval(PartialDate(day - (back == 0 ? 14 : back + 7)))
        case .some(..<0): return DateInterval(PartialDate(day - (back == 0 ? 7 : back)))
        case .some(2): return DateInterval(PartialDate(day + (ahead == 0 ? 14 : ahead + 7)))
        case .some(1): return DateInterval(PartialDate(day + (ahead == 0 ? 7 : ahead)))
        default: return DateInterval(PartialDate(shape.isAhead || shape.relation == .until ? day + ahead : day - back))
        }
    }

    // MARK: - Dates

    private func gregorian(_ shape: TimeShape, _ year: Int?, _ month: Int?, _ date: Int?) -> DateInterval {
        if let year, let lastYear = shape.lastYear { return DateInterval(start: PartialDate(year: year), end: PartialDate(year: lastYear)) }
        var month = month
        var year = year
        if let offset = shape.monthOffset, let day {
            let shifted = Self.shift(day, months: offset)
            (year, month) = (shifted.year, shifted.month)
        }
        guard let known = year ?? statedYear(shape, month, date) else { return DateInterval() }
        guard let month else { return DateInterval(PartialDate(year: known)) }
        guard let date else { return DateInterval(PartialDate(year: known, month: month)) }
        guard CalendarDay(year: known, month: month, day: date) != nil else { return DateInterval(PartialDate(year: known, month: month)) }
        let end = shape.lastDay.flatMap { CalendarDay(year: known, month: month, day: $0) == nil ? nil : $0 } ?? date
        return DateInterval(start: PartialDate(year: known, month: month, day: date), end: PartialDate(year: known, month: month, day: end))
    }

    /// The year of a month that stands without one.
    private func statedYear(_ shape: TimeShape, _ month: Int?, _ date: Int?) -> Int? {
        guard let day, let month else { return nil }
        let now = day.parts
        if let offset = shape.yearOffset { return now.year + offset }
        switch shape.modifier {
        case .some(-2): return month < now.month ? now.year - 1 : now.year - 2
        case .some(..<0): return month < now.month ? now.year : month == now.month && (date ?? 32) <= now.day ? now.year : now.year - 1
        case .some(0): return now.year
        case .some: return month > now.month ? now.year : now.year + 1
        case nil: break
        }
        if month == now.month { return shape.isAhead || (date ?? 0) <= now.day + 20 ? now.year : now.year }
        if shape.isAhead { return month > now.month ? now.year : now.year + 1 }
        // A few weeks ahead is nearer than eleven months ago, where a day is given: في 3 أغسطس, said in July.
        if let date, let candidate = CalendarDay(year: now.year, month: month, day: date), candidate > day, candidate.number - day.number <= 21 {
            return now.year
        }
        return month < now.month ? now.year : now.year - 1
    }

    private func hijri(_ shape: TimeShape, _ year: Int?, _ month: Int?, _ date: Int?) -> DateInterval {
        var year = year
        if year == nil, let day {
            let now = calendar.yearAndMonth(of: day)
            year = now.year + (shape.yearOffset ?? 0)
            if let month, shape.yearOffset == nil {
                if month > now.month && (shape.modifier ?? 0) <= 0 && !shape.isAhead { year = now.year - 1 }
                if month < now.month && ((shape.modifier ?? 0) > 0 || shape.isAhead) { year = now.year + 1 }
                if month == now.month && shape.modifier == -1 { year = now.year - 1 }
            }
        }
        guard let year else { return DateInterval() }
        if let month, let date {
            guard let first = calendar.day(year: year, month: month, day: date) else { return DateInterval() }
            return DateInterval(PartialDate(first))
        }
        guard let days = calendar.days(year: year, month: month) else { return DateInterval() }
        return DateInterval(start: PartialDate(CalendarDay(number: days.lowerBound)), end: PartialDate(CalendarDay(number: days.upperBound)))
    }

    /// Year and month so many months from a day's.
    static func shift(_ day: CalendarDay, months: Int) -> (year: Int, month: Int) {
        let now = day.parts
        let total = now.year * 12 + now.month - 1 + months
        return (total / 12, total % 12 + 1)
    }

    // MARK: - Weeks, months and years against the report's

    private func unit(_ unit: TimeUnit, _ offset: Int) -> DateInterval {
        guard let day else { return DateInterval() }
        switch unit {
        case .week:
            let sunday = day - day.weekday + 7 * offset
            return DateInterval(start: PartialDate(sunday), end: PartialDate(sunday + 6))
        case .month:
            let shifted = Self.shift(day, months: offset)
            return DateInterval(PartialDate(year: shifted.year, month: shifted.month))
        case .year: return DateInterval(PartialDate(year: day.parts.year + offset))
        case .decade: return span(10 * offset)
        case .century: return span(100 * offset)
        default: return DateInterval()
        }
    }

    /// العقد المقبل: from the report's day, ten years on.
    private func span(_ years: Int) -> DateInterval {
        guard let day else { return DateInterval() }
        var other = PartialDate(day)
        other.year += years
        if other.month == 2, other.day == 29 { other.day = 28 }
        let now = PartialDate(day)
        return years > 0 ? DateInterval(start: now, end: other) : DateInterval(start: other, end: now)
    }

    private func window(_ count: Double, _ unit: TimeUnit, _ past: Bool, _ isDual: Bool) -> DateInterval {
        guard let day else { return DateInterval() }
        let other = moved(day, past ? -count : count, unit)
        // اليومين الماضيين are the two days before, not the report's own.
        if isDual, unit == .day, let far = other.day {
            return past ? DateInterval(start: far, end: PartialDate(day - 1)) : DateInterval(start: PartialDate(day + 1), end: far)
        }
        guard let far = other.day ?? other.partial else { return DateInterval() }
        return past ? DateInterval(start: far, end: PartialDate(day)) : DateInterval(start: PartialDate(day), end: far)
    }

    /// A day moved by a count of units: to a day for days and weeks, to a month or year for longer ones.
    private func moved(_ day: CalendarDay, _ count: Double, _ unit: TimeUnit) -> (day: PartialDate?, partial: PartialDate?) {
        switch unit {
        case .second, .minute: return (PartialDate(day), nil)
        case .hour: return (PartialDate(day + Int((count / 24).rounded(.awayFromZero))), nil)
        case .day, .night: return (PartialDate(day + Int(count.rounded())), nil)
        case .week: return (PartialDate(day + Int((count * 7).rounded())), nil)
        case .month, .year, .decade, .century:
            let months: Double = unit == .month ? 1 : unit == .year ? 12 : unit == .decade ? 120 : 1200
            let shifted = Self.shift(day, months: Int((count * months).rounded()))
            let isYear = unit != .month && count.rounded() == count
            return (nil, PartialDate(year: shifted.year, month: isYear ? nil : shifted.month))
        }
    }

    // MARK: - Seasons, feasts, what was named before

    /// Three months; winter begins in the year before.
    private func season(_ shape: TimeShape, _ month: Int) -> DateInterval {
        var year = shape.lastYear
        if year == nil, let day {
            let now = day.parts
            if let offset = shape.yearOffset {
                year = now.year + offset
            } else {
                let ended = now.month > (month == 12 ? 2 : month + 2)
                year = (shape.modifier ?? 0) > 0 ? (now.month < month ? now.year : now.year + 1) : ended || shape.modifier == 0 ? now.year : now.year - 1
            }
        }
        guard let year else { return DateInterval() }
        return month == 12
            ? DateInterval(start: PartialDate(year: year - 1, month: 12), end: PartialDate(year: year, month: 2))
            : DateInterval(start: PartialDate(year: year, month: month), end: PartialDate(year: year, month: month + 2))
    }

    private func feast(_ shape: TimeShape, _ month: Int, _ date: Int, _ days: Int, _ isHijri: Bool) -> DateInterval {
        guard let day else { return DateInterval() }
        let base = isHijri ? calendar.yearAndMonth(of: day).year : day.parts.year
        let candidates = (base - 1...base + 1).compactMap { year in
            isHijri ? calendar.day(year: year, month: month, day: date) : CalendarDay(year: year, month: month, day: date)
        }
        let near: CalendarDay?
        if (shape.modifier ?? 0) > 0 {
            near = candidates.first { $0 > day }
        } else if shape.modifier != nil {
            near = candidates.last { $0 <= day }
        } else {
            near = candidates.min { abs($0.number - day.number) < abs($1.number - day.number) }
        }
        guard let near else { return DateInterval() }
        return DateInterval(start: PartialDate(near), end: PartialDate(near + max(0, days - 1)))
    }

    private func thenDay(_ date: Int) -> DateInterval {
        guard let start = lastFine?.start, let month = start.month, CalendarDay(year: start.year, month: month, day: date) != nil else { return DateInterval() }
        return DateInterval(PartialDate(year: start.year, month: month, day: date))
    }

    private func then(_ unit: TimeUnit?, _ offset: Int) -> DateInterval {
        guard let last = unit == .day || unit == .month ? lastFine ?? last : last, let start = last.start else { return DateInterval() }
        switch unit {
        case .day:
            guard start.day != nil, let first = start.firstDay else { return offset == 0 ? DateInterval() : last }
            return DateInterval(PartialDate(first + offset))
        case .month:
            guard start.month != nil, let first = start.firstDay else { return DateInterval() }
            let shifted = Self.shift(first, months: offset)
            return DateInterval(PartialDate(year: shifted.year, month: shifted.month))
        case .year: return DateInterval(PartialDate(year: start.year + offset))
        default:
            var plain = last
            plain.start?.minutes = nil
            plain.start?.offset = nil
            plain.end?.minutes = nil
            plain.end?.offset = nil
            return plain
        }
    }

    // MARK: - Lengths

    private func length(_ shape: TimeShape, _ count: Double?, _ unit: TimeUnit) -> (DateInterval, String?) {
        guard let count else {
            // قبل عدة أيام ends with the report; بعد أشهر is a length nobody told.
            return (shape.relation == .ago ? place(TimeShape(.open(past: true))) : DateInterval(), nil)
        }
        let iso = Self.iso(count, unit)
        guard let day else { return (DateInterval(), iso) }
        switch shape.relation {
        case .since:
            if unit == .decade || unit == .century { return (DateInterval(), iso) }
            let from = moved(day, -count, unit)
            return (DateInterval(start: from.day ?? from.partial), nil)
        case .ago:
            let at = moved(day, -count, unit)
            return ((at.day ?? at.partial).map { DateInterval($0) } ?? DateInterval(), nil)
        case .after where shape.isFromReport:
            let at = moved(day, count, unit)
            return ((at.day ?? at.partial).map { DateInterval($0) } ?? DateInterval(), nil)
        default: return (DateInterval(), iso)
        }
    }

    /// P1Y, P2M, PT8H, P18M for a year and a half.
    static func iso(_ count: Double, _ unit: TimeUnit) -> String {
        func text(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
        switch unit {
        case .second: return "PT\(text(count))S"
        case .minute: return count == count.rounded() ? "PT\(text(count))M" : "PT\(text((count * 60).rounded()))S"
        case .hour: return count == count.rounded() ? "PT\(text(count))H" : "PT\(text((count * 60).rounded()))M"
        case .day, .night: return count == count.rounded() ? "P\(text(count))D" : "PT\(text((count * 24).rounded()))H"
        case .week: return count == count.rounded() ? "P\(text(count))W" : "P\(text((count * 7).rounded()))D"
        case .month: return count == count.rounded() ? "P\(text(count))M" : "P\(text((count * 30).rounded()))D"
        case .year: return count == count.rounded() ? "P\(text(count))Y" : "P\(text((count * 12).rounded()))M"
        case .decade: return "P\(text((count * 10).rounded()))Y"
        case .century: return "P\(text((count * 100).rounded()))Y"
        }
    }
}

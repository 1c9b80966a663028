internal import Hudna
internal import HudnaRecord

/// On which days a process was told of: the marks of the slider.
struct ProcessCalendar: Sendable {
    var name: String
    /// Days in order, with how much was told on each.
    var days: [(day: CalendarDay, count: Int)]
    /// The first days of the Hijri months that they lie in.
    private let hijriMonths: [CalendarDay]

    /// - Parameter days: in order.
    init(name: String, days: [(day: CalendarDay, count: Int)], hijri: HijriCalendar) {
        (self.name, self.days) = (name, days)
        var months: [CalendarDay] = []
        if let first = days.first?.day, let last = days.last?.day {
            var (year, month) = hijri.yearAndMonth(of: first)
            while let start = hijri.days(year: year, month: month)?.lowerBound, start <= last.number {
                months.append(CalendarDay(number: start))
                (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            }
        }
        hijriMonths = months
    }

    /// The Gregorian months from the first day to the last: `2020-01`.
    private var months: [String] {
        guard let first = days.first?.day.parts, let last = days.last?.day.parts else { return [] }
        return (first.year * 12 + first.month - 1...last.year * 12 + last.month - 1).map { PartialDate(year: $0 / 12, month: $0 % 12 + 1).iso }
    }

    /// First and last day, the days between with what was told on each, and the days before and after that on which the clock stands.
    func node(_ clocks: Clocks) -> Node {
        guard let first = days.first?.day, let last = days.last?.day else { return .absent }
        let now = clocks.clock.knownBy?.day
        func neighbour(_ day: CalendarDay?) -> Node { day.map { .text(PartialDate($0).iso) } ?? .absent }
        let before = now.flatMap { now in days.last { $0.day < now }?.day } ?? (now == nil ? days.dropLast().last?.day : nil)
        let after = now.flatMap { now in days.first { $0.day > now }?.day }
        return .object([
            "first": .text(PartialDate(first).iso), "last": .text(PartialDate(last).iso), "before": neighbour(before), "after": neighbour(after),
            "months": .texts(months), "hijri_months": .texts(hijriMonths.map { PartialDate($0).iso }),
            "days": .list(days.map { .object(["day": .text(PartialDate($0.day).iso), "count": .number($0.count)]) }),
        ])
    }
}

extension Visit {
    /// The calendar of the whole record, for pages that are of no process; its twin has none, since it is of all days.
    func calendar() async throws -> Node {
        if asked.form == .json { return .absent }
        let generation = try workbench.readers.generation()
        if let kept = workbench.keptCalendars.value("", generation) { return kept.node(clocks) }
        let counts = try await inquire(at: Clock(), Filters()) { inquiry in
            try inquiry.processes.flatMap { try $0.days() }.reduce(into: [CalendarDay: Int]()) { $0[$1.day, default: 0] += $1.count }
        }
        let made = ProcessCalendar(name: "", days: counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, hijri: workbench.calendars.hijri)
        workbench.keptCalendars.keep(made, as: "", generation)
        return made.node(clocks)
    }

    /// The calendar of a process, whatever the clocks say.
    /// - Throws: `Fault` 404 where nothing is ever told of it.
    func calendar(of id: String) async throws -> ProcessCalendar {
        let generation = try workbench.readers.generation()
        if let kept = workbench.keptCalendars.value(id, generation) { return kept }
        let hijri = workbench.calendars.hijri
        let known = try await inquire(at: Clock(), Filters(process: id)) { inquiry -> ProcessCalendar? in
            guard let process = inquiry.processes.first(where: { $0.id == id }) else { return nil }
            return ProcessCalendar(name: process.name, days: try process.days(), hijri: hijri)
        }
        guard let known else { throw Fault.unknown(id) }
        workbench.keptCalendars.keep(known, as: id, generation)
        return known
    }
}

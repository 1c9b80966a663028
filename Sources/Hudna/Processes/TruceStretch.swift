internal import HudnaRecord

/// One stretch of a truce while it is put together. Days are counted as `CalendarDay` does.
struct TruceStretch {
    struct Step {
        var kind: TruceInterval.Step.Kind
        var testimony: Testimony
        var date: PartialDate?
        var until: PartialDate?
        var by: [Int]

        /// Words by when they were told, deeds by their day.
        var order: (Int, Int, String) {
            let told = testimony.evidence.known
            return (kind.isWord ? told.day.number : date?.firstDay?.number ?? told.day.number, told.minutes, kind.rawValue)
        }
    }

    /// Sides that are told to have begun it, each by itself.
    var parties: Set<Int> = []
    /// Whether it is told without saying whose it is, or of several.
    var isShared = false
    /// Whether it is told to be one side's alone.
    var isUnilateral = false
    /// Whether it is told to be another than the one before.
    var isAnew = false
    /// The id of the place within the country that it is of; empty for all of it.
    var area = ""
    var areaName = ""
    var isBegun = false
    var start: PartialDate?
    var end: PartialDate?
    var ending: TruceInterval.Ending?
    var endedBy: [Int] = []
    var steps: [Step] = []

    /// The one side whose it is.
    var own: Int? { parties.count == 1 && (isUnilateral || !isShared) ? parties.first : nil }

    var isOpen: Bool { isBegun && end == nil }

    /// The last day of the term that was told last.
    var expires: PartialDate? {
        steps.filter { $0.until != nil }.max { ($0.testimony.evidence.known, $0.until?.iso ?? "") < ($1.testimony.evidence.known, $1.until?.iso ?? "") }?.until
    }

    /// The first day on which it is known to be in force.
    var firstDay: Int {
        start?.firstDay?.number ?? steps.filter { !$0.kind.isWord }.map { $0.date?.firstDay?.number ?? $0.testimony.day.number }.min() ?? Int.max
    }
    var lastDay: Int { end?.lastDay?.number ?? Int.max }

    func covers(_ day: Int) -> Bool { isBegun && firstDay <= day && day <= lastDay }

    /// What was told of the day on which it began: the nearest to a day, the earliest of these.
    /// - Parameter isBegun: whether it did, or was only announced.
    mutating func begin(on date: PartialDate?, isBegun: Bool = true) {
        if isBegun { self.isBegun = true }
        guard let date else { return }
        func key(_ date: PartialDate) -> (Int, Int, Int) { (date.day == nil ? 1 : 0, date.firstDay?.number ?? 0, -date.iso.count) }
        if let start, key(start) <= key(date) { return }
        start = date
    }

    /// One that goes on till another is declared anew has been replaced by it.
    mutating func replace(by others: [TruceStretch]) {
        guard isOpen, own == nil else { return }
        let next = others.filter { $0.isAnew && $0.isBegun && $0.own == nil && $0.area == area && $0.firstDay > firstDay }.min { $0.firstDay < $1.firstDay }
        guard let next, let first = next.steps.first(where: { $0.kind == .began }) else { return }
        (end, ending) = (next.start ?? first.date, .replaced)
        steps.append(Step(kind: .ended, testimony: first.testimony, date: end, by: []))
    }

    /// Its term is over where that has passed by the day of the last report and nothing is told of it on later days.
    mutating func expire(by last: Int) {
        guard isOpen, let until = expires, let day = until.lastDay?.number, day < last else { return }
        guard let term = steps.last(where: { $0.until == until }) else { return }
        let isToldLater = steps.contains { !$0.kind.isWord && ($0.date?.firstDay?.number ?? $0.testimony.day.number) > day }
        if isToldLater { return }
        (end, ending) = (until, .expired)
        steps.append(Step(kind: .ended, testimony: term.testimony, date: until, by: []))
    }
}

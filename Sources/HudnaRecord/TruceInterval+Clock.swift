extension TruceInterval {
    /// The truce as it was at the moment of a clock: without the steps that had not been taken by then; nil where nothing was told of it yet, and once it
    /// had ended. A truce is in force to the end of the day on which it ends.
    public func at(_ clock: Clock) -> TruceInterval? {
        guard let asOf = clock.asOf else { return self }
        if isOver(when.end, asOf, clock.zone) { return nil }
        var then = self
        then.steps = steps.filter { $0.isTaken(by: asOf, clock.zone) && $0.kind != .ended }
        then.evidence = Array(Set(then.steps.flatMap(\.evidence))).sorted()
        (then.when.end, then.ending, then.endedBy) = (nil, "", [])
        if then.evidence.isEmpty { return nil }
        let hasBegun = isBegun && (when.start.flatMap { Moment(first: $0, zone: clock.zone) }.map { $0 <= asOf } ?? false)
        then.state = Self.state(then.steps, hasBegun: hasBegun)
        if !hasBegun { then.when.start = then.steps.last { $0.kind == .planned || $0.kind == .calledFor && $0.date != nil }?.date }
        then.expires = then.steps.last { $0.until != nil }?.until
        return then
    }

    private func isOver(_ end: PartialDate?, _ asOf: Moment, _ zone: Int) -> Bool {
        end.flatMap { Moment(last: $0, zone: zone) }.map { $0 < asOf } ?? false
    }

    /// What steps come to.
    /// - Parameter hasBegun: it is known to have begun though no step tells it (announced for a day, and later told to hold).
    public static func state(_ steps: [Step], hasBegun: Bool = false) -> State {
        if steps.contains(where: { $0.kind == .ended }) { return .ended }
        let inForce = steps.filter { !$0.kind.isWord }
        let last = inForce.max { ($0.evidence.first?.known.minutes ?? 0) < ($1.evidence.first?.known.minutes ?? 0) }
        if last?.kind == .faltered { return .faltering }
        if hasBegun || last != nil { return .inEffect }
        if steps.contains(where: { $0.kind == .planned }) { return .planned }
        return steps.contains { $0.kind == .declared } ? .declared : .calledFor
    }
}

extension TruceInterval.Step {
    /// Whether it had been taken by a moment: on its day, and of what is only said from when it was told.
    func isTaken(by asOf: Moment, _ zone: Int) -> Bool {
        let isPast = date.flatMap { Moment(first: $0, zone: zone) }.map { $0 <= asOf } ?? false
        return isPast || (kind.isWord || date == nil) && evidence.contains { $0.known <= asOf }
    }
}

extension TruceInterval {
    /// Of the entry that was made of it; nil of any other.
    public init?(_ item: RecordItem) {
        guard let state = State(rawValue: item.text("state")) else { return nil }
        self.init(
            instrument: item.text("instrument"), party: item.text("party"), parties: item.texts("parties"), area: item.text("area"),
            when: DateInterval(start: item.date("start"), end: item.date("end")), expires: item.date("expires"), state: state, ending: item.text("ending"),
            endedBy: item.texts("ended_by"),
            steps: item.rows("steps").compactMap { row in
                Step.Kind(rawValue: row.text("step")).map {
                    Step(
                        $0, date: row.date("date"), until: row.date("until"), by: row.texts("by"), evidence: row.evidence,
                        isProbableSlip: row.value("probable_slip") != nil)
                }
            }, evidence: item.evidence)
    }
}

extension RecordItem {
    /// An entry of the list of truces as it was at the moment of a clock; nil where it was not yet, or no more.
    public func truce(at clock: Clock) -> RecordItem? {
        guard let asOf = clock.asOf, let whole = TruceInterval(self) else { return self }
        guard let then = whole.at(clock) else { return nil }
        var item = self
        let made = then.item(of: nil)
        for field in ["state", "start", "end", "expires", "ending", "ended_by", "steps"] {
            guard let value = made.fields.first(where: { $0.name == field })?.value, let index = item.fields.firstIndex(where: { $0.name == field }) else {
                continue
            }
            item.fields[index].value = value
        }
        func isAhead(_ date: PartialDate?) -> Bool { date.flatMap { Moment(first: $0, zone: clock.zone) }.map { $0 > asOf } ?? true }
        for (index, field) in item.fields.enumerated() where field.name == "steps" {
            guard case .items(var rows) = field.value else { continue }
            for (row, step) in zip(rows.indices, then.steps) { rows[row].facets.isAhead = isAhead(step.date) }
            item.fields[index].value = .items(rows)
        }
        item.evidence = then.evidence
        item.facets.statuses = [then.state.rawValue]
        item.facets.when = then.when
        item.facets.isAhead = !then.isBegun && isAhead(then.when.start)
        return item
    }
}

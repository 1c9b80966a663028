internal import HudnaRecord

/// What a field of an entry may hold, by the list it stands in.
struct EntryField {
    let list: String
    let name: String

    static let dates: Set<String> = ["date", "start", "end", "since", "declared", "effective", "expires", "ended", "as_of"]

    /// The words that it may hold; nil where any text may stand.
    private var words: [String]? {
        switch (list, name) {
        case (_, "role"): Party.Role.allCases.map(\.rawValue)
        case (_, "position"): Position.Stand.allCases.map(\.rawValue)
        case (_, "state"): TruceInterval.State.allCases.map(\.rawValue)
        case (_, "ending"): TruceInterval.Ending.allCases.map(\.rawValue)
        case (_, "status"): Status.allCases.map(\.rawValue)
        case (_, "outcome"): Milestone.Outcome.allCases.map(\.rawValue)
        case (_, "what"): Figure.What.allCases.map(\.rawValue)
        case (_, "qualifier"): Figure.Qualifier.allCases.map(\.rawValue)
        case (Topic.disagreements.rawValue, "type"): Topic.disagreements.types
        case (Topic.disagreements.rawValue, "matter"): Disagreement.Matter.allCases.map(\.rawValue)
        case (_, "type"): ClaimType.allCases.map(\.rawValue)
        case (Topic.parties.rawValue, "kind"): Actor.Kind.allCases.map(\.rawValue)
        case (Topic.instruments.rawValue, "kind"): Instrument.Kind.allCases.map(\.rawValue)
        case (Topic.milestones.rawValue, "kind"): ClaimType.allCases.map(\.rawValue) + ["deadline"]
        default: nil
        }
    }

    /// Words that may be taken back, so that nothing is said.
    private static let optional: Set<String> = ["outcome", "ending"]

    /// Why these values can't stand in the field; nil where they can.
    /// - Parameter value: what it holds now.
    func fault(_ values: [String], in value: RecordItem.Value) -> String? {
        let first = values.first ?? ""
        switch value {
        case .texts, .items: return nil
        case .number: return first.isEmpty || Double(first)?.isFinite == true ? nil : "\(first) is no number"
        case .flag: return ["yes", "no"].contains(first) ? nil : "\(first) is neither yes nor no"
        case .text: break
        }
        if values.count > 1 { return "it holds one text" }
        if Self.dates.contains(name) { return first.isEmpty || PartialDate(iso: first) != nil ? nil : "\(first) is no date; write 2020-01-13" }
        guard let words, !words.contains(first), !first.isEmpty || !Self.optional.contains(name) else { return nil }
        return "\(first.isEmpty ? "nothing" : first) can't stand there; it holds one of \(words.joined(separator: ", "))"
    }

    /// Pairs of fields of which the second is not less than the first.
    static let ordered = [("start", "end"), ("low", "high"), ("effective", "ended")]

    /// Whether a value lies behind another: a date, or a number.
    static func isBehind(_ a: RecordItem.Value?, _ b: RecordItem.Value?) -> Bool {
        switch (a, b) {
        case (.text(let first)?, .text(let last)?): isBehind(PartialDate(iso: first), PartialDate(iso: last))
        case (.number(let low?)?, .number(let high?)?): low > high
        default: false
        }
    }

    /// Whether a date can only be after another.
    static func isBehind(_ start: PartialDate?, _ end: PartialDate?) -> Bool {
        guard let start, let end, let first = Moment(first: start), let last = Moment(last: end) else { return false }
        return first > last
    }
}

/// How far coders agree on what at least two of them have judged: percentage, and Krippendorff's alpha for nominal data (K. Krippendorff, Content
/// Analysis, chapter "Reliability"). A judgement is the verdict; of an amendment also what it changes.
public struct Agreement: Sendable {
    /// An item and what each coder says of it, the last he said.
    public struct Unit: Sendable {
        public var kind: Correction.Kind
        public var item: String
        /// By coder.
        public var judgements: [String: String]
    }

    /// Items that two coders or more have judged, in the order of kind and id.
    public let units: [Unit]

    /// - Parameter corrections: in the order in which they were said.
    public init(_ corrections: [Correction]) {
        var last: [String: Unit] = [:]
        for correction in corrections {
            let key = correction.kind.rawValue + "\u{1F}" + correction.item
            last[key, default: Unit(kind: correction.kind, item: correction.item, judgements: [:])].judgements[correction.coder] = Self.judgement(correction)
        }
        units = last.values.filter { $0.judgements.count > 1 }.sorted { ($0.kind.rawValue, $0.item) < ($1.kind.rawValue, $1.item) }
    }

    private init(units: [Unit]) { self.units = units }

    private static func judgement(_ correction: Correction) -> String {
        // The label of an entry tells which it is, not what is said of it.
        let changes = correction.changes.filter { $0.field != "entry" }.sorted { $0.field < $1.field }
        return ([correction.verdict.rawValue] + changes.map { $0.field + "=" + $0.values.joined(separator: "|") }).joined(separator: " ")
    }

    /// The same over items of one kind.
    public func of(_ kind: Correction.Kind) -> Agreement { Agreement(units: units.filter { $0.kind == kind }) }

    /// The same over what these coders have judged.
    public func between(_ coders: [String]) -> Agreement {
        let own = units.map { unit in
            Unit(kind: unit.kind, item: unit.item, judgements: unit.judgements.filter { coders.contains($0.key) })
        }
        return Agreement(units: own.filter { $0.judgements.count > 1 })
    }

    public var coders: [String] { Set(units.flatMap(\.judgements.keys)).sorted() }

    /// The share of pairs of judgements on one item that are alike; nil where there are none.
    public var percentage: Double? {
        var (alike, all) = (0, 0)
        for unit in units {
            let values = Array(unit.judgements.values)
            for (index, value) in values.enumerated() {
                all += values.count - index - 1
                alike += values[(index + 1)...].count { $0 == value }
            }
        }
        return all == 0 ? nil : Double(alike) / Double(all)
    }

    /// 1 for agreement in all, 0 for what chance would give; nil where nothing was judged, or everything alike, so that chance would agree too.
    public var alpha: Double? {
        var totals: [String: Double] = [:]
        var (observed, all) = (0.0, 0.0)
        for unit in units {
            let counts = Dictionary(unit.judgements.values.map { ($0, 1.0) }, uniquingKeysWith: +)
            let size = Double(unit.judgements.count)
            all += size
            for (value, count) in counts {
                totals[value, default: 0] += count
                observed += count * (size - count) / (size - 1)
            }
        }
        let expected = totals.values.reduce(0) { $0 + $1 * (all - $1) }
        guard all > 1, expected > 0 else { return nil }
        return 1 - (all - 1) * observed / expected
    }
}

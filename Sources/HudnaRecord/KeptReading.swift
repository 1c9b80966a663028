/// A reading as the record keeps it: which version of its report it is of, and since when this store has it.
///
/// Together with `reading.published` these are the clocks of the record: what its claims say was so then (*valid time*), when their report was
/// published (*known time*), and when this store read it (for the audit). Nothing is overwritten: a changed text is a new version beside the old.
public struct KeptReading: Sendable {
    public var reading: Reading
    /// 1 for the first text of this report that was added, one more for every other text of it.
    public var version: Int
    /// When this store read it, to the minute, in UTC.
    public var readAt: PartialDate

    /// The number of the call with which this text came into the store, ascending.
    public var arrival = 0

    /// The ids of its claims, in order, where they are not those that `ItemIDs` gives: coders have changed some.
    public var claimIDs: [String]?
    /// Ids of those claims whose dates coders have set.
    public var datedByCoders: Set<String> = []

    public init(reading: Reading, version: Int, readAt: PartialDate) {
        self.reading = reading
        self.version = version
        self.readAt = readAt
    }

    /// A stretch of the report as evidence.
    /// - Parameters:
    ///   - text: the stretch verbatim.
    ///   - span: where it stands, in Unicode scalars from 0.
    ///   - known: when the report was known.
    public func evidence(_ text: String, at span: Span, known: Moment) -> Evidence {
        Evidence(report: reading.report, outlet: reading.outlet, text: text, span: span, known: known)
    }
}

/// From when a question is asked (codebook, Processes: two clocks). A side that is nil sets no limit.
///
/// A day without an hour counts as known at its end, an interval at its last day; a bare time is of `zone`.
public struct Clock: Sendable, Hashable {
    /// What was so then: later beginnings are left out.
    public var asOf: Moment?
    /// What had been published by then.
    public var knownBy: Moment?
    /// What the store had read by then.
    public var readBy: Moment?
    /// Minutes east of UTC, for times that name no offset.
    public var zone: Int

    public init(asOf: Moment? = nil, knownBy: Moment? = nil, readBy: Moment? = nil, zone: Int = 0) {
        self.asOf = asOf
        self.knownBy = knownBy
        self.readBy = readBy
        self.zone = zone
    }

    /// When what a report says was known: when it was published; else at the end of the day or days on which it was written; else when it was read.
    public func known(_ kept: KeptReading) -> Moment? {
        let reading = kept.reading
        if let published = reading.published { return Moment(last: published, zone: zone) }
        if let end = reading.date.interval.end ?? reading.date.interval.start { return Moment(last: end, zone: zone) }
        return Moment(last: kept.readAt)
    }

    /// Whether a reading is before the clocks.
    public func admits(_ kept: KeptReading) -> Bool {
        if let readBy, let read = Moment(last: kept.readAt), read > readBy { return false }
        guard let knownBy else { return true }
        guard let known = known(kept) else { return false }
        return known <= knownBy
    }

    /// Whether something that began then was so at `asOf`; what has no beginning is measured by when it was told.
    public func admits(beginning: PartialDate?, told: Moment) -> Bool {
        guard let asOf else { return true }
        guard let beginning, let moment = Moment(first: beginning, zone: zone) else { return told <= asOf }
        return moment <= asOf
    }
}

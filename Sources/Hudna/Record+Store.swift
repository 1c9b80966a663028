public import HudnaRecord
public import HudnaStore

extension Record {
    /// The record of one process alone, of what a database holds: of its reports, where it is kept which these are, else of all.
    /// - Parameters:
    ///   - process: its id.
    ///   - language: an id of the words.
    ///   - book: what coders have said; where they have said anything all is built.
    /// - Throws: `StoreError`.
    public init(
        of process: String, _ store: Store, clock: Clock, language: String, book: CorrectionBook, words: RecordWords
    ) throws(StoreError) {
        guard book.corrections.isEmpty, clock.zone == 0, clock.readBy == nil, try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) else {
            self.init(try store.kept(), words: words, clock: clock, book: book)
            return
        }
        let told = try store.centres(where: Selection(knownBy: clock.knownBy, newestOnly: true))
        let membership = Membership(told.map { ($0.centres, $0.known?.day.number ?? 0) })
        let kept = try store.kept(keys: (membership.reports[process] ?? []).map { told[$0].key })
        let built = ProcessRecord(process, of: membership.own(process, told.map(\.centres), kept), words: words, clock: clock)
        self.init(kept, built: built, words: words, clock: clock)
    }
}

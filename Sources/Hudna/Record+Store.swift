public import HudnaRecord
public import HudnaStore

extension Record {
    /// The record of one process alone, of what a database holds: of its reports, where it is kept which these are, else of all.
    /// - Parameters:
    ///   - process: its id.
    ///   - language: an id of the words.
    ///   - book: what coders have said.
    ///   - words: with the names that coders have added.
    /// - Throws: `StoreError`.
    public init(
        of process: String, _ store: Store, clock: Clock, language: String, book: CorrectionBook, words: RecordWords
    ) throws(StoreError) {
        guard clock.zone == 0, clock.readBy == nil, try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) else {
            self.init(try store.kept(), words: words, clock: clock, book: book)
            return
        }
        let own = try CorrectionPlan(store, knownBy: clock.knownBy, book: book, words: words).own(process, store)
        let built = ProcessRecord(process, of: own, words: words, clock: clock, book: book)
        self.init(own.map(\.kept), built: built, words: words, clock: clock, book: book)
    }
}

internal import HudnaRecord
public import HudnaStore

extension Record {
    /// The record of one process alone, as the store has it: its reports, what they are joined into, and nothing of the others.
    ///
    /// Needs what reports are about to be kept beside them (`RecordKeeper`); of a store without it, all is built.
    /// - Parameters:
    ///   - language: an id of the words.
    ///   - book: what coders have said of it.
    /// - Throws: `StoreError`.
    public init(_ process: String, of store: Store, words: RecordWords, language: String, book: CorrectionBook = CorrectionBook()) throws(StoreError) {
        guard try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) else {
            self.init(try store.kept(), words: words, book: book)
            return
        }
        let told = try store.centres(where: Selection(newestOnly: true))
        let membership = Membership(told.map { ($0.centres, $0.known?.day.number ?? 0) })
        let kept = book.applied(to: try store.kept(keys: (membership.reports[process] ?? []).map { told[$0].key }))
        let own = membership.own(process, told.map(\.centres), kept)
        self.init(kept, built: ProcessRecord(process, of: own, words: words, clock: Clock(), book: book), words: words, book: book)
    }
}

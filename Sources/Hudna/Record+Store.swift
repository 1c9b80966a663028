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

    /// The record of the process in which something stands that coders judge, where it is kept built what stands in which; else of all.
    /// - Parameters:
    ///   - item: the id of a claim, an event or an entry.
    ///   - words: with the names that coders have added.
    /// - Throws: `StoreError`.
    public init(holding item: String, _ store: Store, language: String, book: CorrectionBook, words: RecordWords) throws {
        guard try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) else {
            self.init(try store.kept(), words: words, book: book)
            return
        }
        for id in try Self.holders(of: item, store, language: language, book: book, words: words) {
            let record = try Record(of: id, store, clock: Clock(), language: language, book: book, words: words)
            guard record.holds(item) else { continue }
            self = record
            return
        }
        // Of a claim that tells of no process, its report alone.
        let reports = try store.reports(telling: Subject.claimID(item))
        let kept = reports.isEmpty ? [] : try store.kept(where: Selection(reports: reports, newestOnly: true))
        self.init(kept, words: words, book: book)
    }

    /// The processes in which it may stand, by id.
    private static func holders(of item: String, _ store: Store, language: String, book: CorrectionBook, words: RecordWords) throws -> [String] {
        let reports = try store.reports(telling: Subject.claimID(item))
        if !reports.isEmpty { return try CorrectionPlan(store, knownBy: nil, book: book, words: words).processes(of: reports, store) }
        let inquiry = try Inquiry(store, clock: Clock(), filters: Filters(), language: language, book: book) { words }
        return try inquiry.processes.filter { try $0.holds(item) }.map(\.id)
    }
}

extension ProcessView {
    /// Whether an event or an entry stands in its lists.
    fileprivate func holds(_ item: String) throws -> Bool {
        if try items(Topic.timeline.rawValue).contains(where: { $0.text("id") == item }) { return true }
        return try Record.corrected.contains { topic in
            try items(topic.rawValue).contains { Entry($0, list: topic.rawValue, process: id).id == item }
        }
    }
}

internal import HudnaLanguage
public import HudnaRecord
public import HudnaStore

extension Inquiry {
    /// An inquiry into what a database holds: over what is kept built where that is of the readings and words that count, else over what is built of them now.
    ///
    /// - Parameters:
    ///   - language: an id of the words.
    ///   - book: what coders have said; the processes that it bears on are built anew with it.
    ///   - corrected: keeps these for the next inquiry.
    ///   - words: asked for only where something has to be built; with the names that coders have added.
    /// - Throws: `StoreError`, and what `words` throws.
    public init(
        _ store: Store, clock: Clock, filters: Filters, language: String, book: CorrectionBook = CorrectionBook(),
        corrected: CorrectedProcesses = CorrectedProcesses(), words: () throws -> RecordWords
    ) throws {
        let stamp = RecordKeeper.stamp(language)
        if clock.zone == 0, try store.isBuilt(stamp, clock: clock) {
            self.init(clock: clock, try Inquiry.ready(store, filters, book, corrected, words))
        } else if clock.zone == 0, clock.readBy == nil, try store.isBuilt(stamp, clock: Clock()) {
            self.init(clock: clock, try Inquiry.build(store, clock, filters, book, words))
        } else {
            self = Record(try store.kept(), words: try words(), clock: clock, book: book).inquiry
        }
    }

    /// The processes as they are kept built, but for those that coders' words bear on.
    private static func ready(
        _ store: Store, _ filters: Filters, _ book: CorrectionBook, _ corrected: CorrectedProcesses, _ words: () throws -> RecordWords
    ) throws -> [ProcessView] {
        let ready = try store.builtProcesses().map { process in
            ProcessView(
                id: process.id, name: process.name, centre: process.centre, told: process.told, events: process.events, parties: process.parties,
                instruments: process.instruments
            ) { try store.entries($0, of: process, where: $1) }
        }
        guard !book.ofClaims.isEmpty || book.namesActors else { return ready.map { $0.corrected(by: book) } }
        let plan = try corrected.plan(store, book, words: words)
        // Who asks for one process by its id needs no other.
        let asked = plan.touched.filter { id in filters.process.map { $0 == id || !plan.processes.contains($0) } ?? true }
        let anew = try asked.sorted().compactMap { try corrected.process($0, plan, store, book, words: words)?.view }
        let all = ready.filter { !asked.contains($0.id) } + anew
        return all.sorted { ($1.told, $0.id) < ($0.told, $1.id) }.map { $0.corrected(by: book) }
    }

    /// Builds the processes that are asked for of their readings alone; all of them where no country or body is asked for by name.
    private static func build(
        _ store: Store, _ clock: Clock, _ filters: Filters, _ book: CorrectionBook, _ load: () throws -> RecordWords
    ) throws -> [ProcessView] {
        let words = try load()
        let plan = try CorrectionPlan(store, knownBy: clock.knownBy, book: book, words: words)
        let asked = filters.process.map { wanted in
            let name = Set(PlainText.name(wanted))
            return plan.processes.filter { id in id == wanted || words.actor(id: id).map { names(words.listed[$0].name, name) } ?? false }
        }
        func built(_ ids: [String]) throws -> [ProcessRecord] {
            try ids.compactMap { ProcessRecord($0, of: try plan.own($0, store), words: words, clock: clock, book: book) }
        }
        if let asked {
            let some = try built(asked)
            if !some.isEmpty { return Record.ranked(some).map(\.view) }
        }
        return Record.ranked(try built(plan.processes)).map(\.view)
    }
}

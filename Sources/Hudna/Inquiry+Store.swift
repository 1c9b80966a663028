internal import HudnaLanguage
public import HudnaRecord
public import HudnaStore

extension Inquiry {
    /// An inquiry into what a database holds: over what is kept built where that is of the readings and words that count, else over what is built of them now.
    ///
    /// - Parameters:
    ///   - language: an id of the words.
    ///   - book: what coders have said; the processes that it bears on are built anew with it.
    ///   - corrected: keeps these for the next inquiry, and what was built of another moment.
    ///   - words: asked for only where something has to be built; with the names that coders have added.
    /// - Throws: `StoreError`, and what `words` throws.
    public init(
        _ store: Store, clock: Clock, filters: Filters, language: String, book: CorrectionBook = CorrectionBook(),
        corrected: CorrectedProcesses? = nil, words: () throws -> RecordWords
    ) throws {
        let stamp = RecordKeeper.stamp(language)
        if clock.zone == 0, try store.isBuilt(stamp, clock: clock) {
            self.init(clock: clock, try Inquiry.ready(store, filters, book, corrected ?? CorrectedProcesses(), words))
        } else if clock.zone == 0, clock.readBy == nil, try store.isBuilt(stamp, clock: Clock()) {
            self.init(clock: clock, try Inquiry.then(store, clock, filters, book, corrected, words))
        } else {
            self = Record(try store.kept(), words: try words(), clock: clock, book: book).inquiry
        }
    }

    /// The processes of which some reports may tell, by id: where it is not kept which these are, all there are.
    /// - Throws: `StoreError`, and what `words` throws.
    public static func processes(
        of reports: [String], _ store: Store, language: String, book: CorrectionBook, corrected: CorrectedProcesses, words: () throws -> RecordWords
    ) throws -> [String] {
        guard try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) else {
            return try Inquiry(store, clock: Clock(), filters: Filters(), language: language, book: book, words: words).processes.map(\.id)
        }
        return try corrected.plan(store, book, words: words).processes(of: reports, store)
    }

    /// The processes as they are kept built, but for those that coders' words bear on.
    private static func ready(
        _ store: Store, _ filters: Filters, _ book: CorrectionBook, _ corrected: CorrectedProcesses, _ words: () throws -> RecordWords
    ) throws -> [ProcessView] {
        let ready = try views(store, corrected)
        guard !book.ofClaims.isEmpty || book.namesActors else { return ready.map { $0.corrected(by: book) } }
        let plan = try corrected.plan(store, book, words: words)
        // Who asks for one process by its id needs no other.
        let asked = plan.touched.filter { id in filters.process.map { $0 == id || !plan.processes.contains($0) } ?? true }
        let anew = try asked.sorted().compactMap { try corrected.process($0, plan, store, book, words: words)?.view }
        let all = ready.filter { !asked.contains($0.id) } + anew
        return ranked(all).map { $0.corrected(by: book) }
    }

    /// The processes as they are kept built.
    private static func views(_ store: Store, _ corrected: CorrectedProcesses?) throws -> [ProcessView] {
        let stamp = try store.readingsStamp()
        return try store.builtProcesses().map { process in
            let list = { @Sendable name in
                try corrected?.list(name, of: process.id, stamp: stamp) { try store.list(name, of: process) } ?? store.list(name, of: process)
            }
            let slice = { @Sendable name, places in
                let list = try list(name)
                return (items: try store.entries(of: list, at: places), total: list.count)
            }
            return ProcessView(
                id: process.id, name: process.name, centre: process.centre, told: process.told, events: process.events, parties: process.parties,
                instruments: process.instruments, slice: slice
            ) { try store.entries(of: list($0), naming: $1, where: $2) }
        }
    }

    private static func ranked(_ views: [ProcessView]) -> [ProcessView] { views.sorted { ($1.told, $0.id) < ($0.told, $1.id) } }

    /// The processes at a moment before the last; one that is asked for by its id as it was kept when it was asked for before.
    private static func then(
        _ store: Store, _ clock: Clock, _ filters: Filters, _ book: CorrectionBook, _ corrected: CorrectedProcesses?, _ words: () throws -> RecordWords
    ) throws -> [ProcessView] {
        guard let corrected, let id = filters.process else { return try build(store, clock, filters, book, words) }
        let stamp = try store.readingsStamp()
        if let kept = corrected.process(id, at: clock, stamp: stamp, book) { return kept.map { [$0.view] } ?? [] }
        let built = try build(store, clock, filters, book, words)
        guard built.isEmpty || built.map(\.id) == [id] else { return built }
        let packed = try built.first.map(PackedProcess.init)
        corrected.keep(packed, id, at: clock, stamp: stamp, book)
        return packed.map { [$0.view] } ?? []
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
        // What was told of it by then is all that is told: it is kept built.
        let (whole, digests) = (Dictionary(uniqueKeysWithValues: try views(store, nil).map { ($0.id, $0) }), try store.builtDigests())
        func built(_ ids: [String]) throws -> [ProcessView] {
            ranked(
                try ids.compactMap { id in
                    if !plan.touched.contains(id), digests[id] == plan.digest(of: id) { return whole[id]?.corrected(by: book) }
                    return ProcessRecord(id, of: try plan.own(id, store), words: words, clock: clock, book: book)?.view
                })
        }
        if let asked {
            let some = try built(asked)
            // Who asks for it by its id asks for no other.
            if !some.isEmpty || filters.process.map({ asked.contains($0) || whole[$0] != nil }) == true { return some }
        }
        return try built(plan.processes)
    }
}

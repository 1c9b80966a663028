internal import HudnaLanguage
public import HudnaRecord
public import HudnaStore

extension Inquiry {
    /// An inquiry into what a database holds: over what is kept built where that is of the readings and words that count, else over what is built of them now.
    ///
    /// - Parameters:
    ///   - language: an id of the words.
    ///   - book: what coders have said; where they have said anything the record is built anew with it.
    ///   - words: asked for only where something has to be built.
    /// - Throws: `StoreError`, and what `words` throws.
    public init(_ store: Store, clock: Clock, filters: Filters, language: String, book: CorrectionBook = CorrectionBook(), words: () throws -> RecordWords)
        throws
    {
        guard book.corrections.isEmpty else {
            self = Record(try store.kept(), words: try words(), clock: clock, book: book).inquiry
            return
        }
        let stamp = RecordKeeper.stamp(language)
        if clock.zone == 0, try store.isBuilt(stamp, clock: clock) {
            let ready = try store.builtProcesses().map { process in
                ProcessView(
                    id: process.id, name: process.name, centre: process.centre, told: process.told, events: process.events, parties: process.parties,
                    instruments: process.instruments
                ) { try store.entries($0, of: process, where: $1) }
            }
            self.init(clock: clock, ready)
        } else if clock.zone == 0, clock.readBy == nil, try store.isBuilt(stamp, clock: Clock()) {
            self.init(clock: clock, try Inquiry.build(store, clock, filters, words))
        } else {
            self = Record(try store.kept(), words: try words(), clock: clock).inquiry
        }
    }

    /// Builds the processes that are asked for of their readings alone; all of them where no country or body is asked for by name.
    private static func build(_ store: Store, _ clock: Clock, _ filters: Filters, _ load: () throws -> RecordWords) throws -> [ProcessView] {
        let told = try store.centres(where: Selection(knownBy: clock.knownBy, newestOnly: true))
        if told.isEmpty { return [] }
        let words = try load()
        let centres = told.map(\.centres)
        let membership = Membership(told.map { ($0.centres, $0.known?.day.number ?? 0) })
        let asked = filters.process.map { wanted in
            let name = Set(PlainText.name(wanted))
            return membership.reports.keys.filter { id in id == wanted || words.actor(id: id).map { names(words.listed[$0].name, name) } ?? false }
        }
        func built(_ ids: some Sequence<String>) throws -> [ProcessRecord] {
            try ids.sorted().compactMap { id in
                let kept = try store.kept(keys: (membership.reports[id] ?? []).map { told[$0].key })
                return ProcessRecord(id, of: membership.own(id, centres, kept), words: words, clock: clock)
            }
        }
        if let asked {
            let some = try built(asked)
            if !some.isEmpty { return Record.ranked(some).map(\.view) }
        }
        return Record.ranked(try built(membership.reports.keys)).map(\.view)
    }
}

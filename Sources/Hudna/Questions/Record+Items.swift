public import HudnaRecord

/// What exports and coders ask of the record as a whole.
extension Record {
    /// The processes that are asked for.
    func records(_ filters: Filters) -> [ProcessRecord] {
        let wanted = Set(inquiry.processes(filters).map(\.id))
        return built.filter { wanted.contains($0.process.id) }
    }

    /// The same, as they are printed.
    public func processes(_ filters: Filters) -> [Process] { records(filters).map(\.process) }

    /// The entries that answer a question, in the order of the record.
    public func answer(_ topic: Topic, _ filters: Filters) throws -> [RecordItem] { try inquiry.answer(topic, filters) }

    /// The filters with the ids of the instruments that they ask for by names in English.
    /// - Throws: what reading the instruments throws.
    public func filters(_ filters: Filters, named names: EnglishNames) throws -> Filters {
        if filters.instruments.isEmpty { return filters }
        var (filters, inquiry) = (filters, inquiry)
        inquiry.ofInstruments = names
        filters.instruments += try inquiry.processes(filters).flatMap { try inquiry.instruments(filters.instruments, in: $0) }.sorted()
        return filters
    }

    /// Lets pass what the filters ask for; an actor stands for his side.
    func sieve(_ filters: Filters) -> Sieve {
        Sieve(filters, actors: filters.actors.flatMap { names($0, filters) }, instruments: instruments(filters), clock: clock)
    }

    /// The ids of the instruments that are asked for.
    private func instruments(_ filters: Filters) -> Set<String> {
        guard !filters.instruments.isEmpty else { return [] }
        return Set(inquiry.processes.flatMap { (try? inquiry.instruments(filters.instruments, in: $0)) ?? [] })
    }

    /// The names that stand for an actor who is asked for: his own, and those of the body he leads and of all who lead it.
    private func names(_ wanted: String, _ filters: Filters) -> [String] {
        let words = Set(PlainText.name(wanted))
        let called = filters.called[wanted]
        let found = directory.actors.indices.filter { number in
            let actor = directory.actors[number]
            return called?.contains(actor.id) ?? (actor.id == wanted || Inquiry.names(actor.name, words))
        }
        let sides = Set(found.map(directory.side)).filter { directory.actors[$0].kind == .body }
        let own = called == nil ? [wanted] : found.flatMap { [directory.actors[$0].id, directory.actors[$0].name] }
        return own + directory.actors.indices.filter { sides.contains(directory.side($0)) }.map { directory.actors[$0].name }
    }
}

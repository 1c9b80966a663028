public import HudnaRecord

/// Answers questions about processes, at one setting of the clocks.
public struct Inquiry: Sendable {
    public let clock: Clock
    /// The one most told of first.
    public let processes: [ProcessView]
    /// English names by the ids of the language data, where entries are wanted with them.
    public var english: [String: String] = [:]
    /// English names of everybody and every place listed, where instruments alone are wanted with names in English.
    public var ofInstruments: EnglishNames = .none

    public init(clock: Clock, _ processes: [ProcessView]) {
        self.clock = clock
        self.processes = processes
    }

    /// The processes that are asked for: by id, else by words of the country or body, else by words of the whole name.
    public func processes(_ filters: Filters) -> [ProcessView] {
        guard let wanted = filters.process else { return processes }
        let words = Set(PlainText.name(wanted))
        let found = [
            processes.filter { $0.id == wanted }, processes.filter { Self.names($0.centre, words) }, processes.filter { Self.names($0.name, words) },
        ]
        return found.first { !$0.isEmpty } ?? []
    }

    static func names(_ name: String, _ words: Set<[UInt8]>) -> Bool { !words.isEmpty && words.isSubset(of: Set(PlainText.name(name))) }

    /// The entries that answer a question, in the order of the record.
    /// - Throws: what reading them throws.
    public func answer(_ topic: Topic, _ filters: Filters) throws -> [RecordItem] {
        let own = topic == .quotes || topic == .who
        return try processes(filters).flatMap { process -> [RecordItem] in
            guard try filters.actors.isEmpty || has(topic, process) else { return [] }
            let names = try filters.actors.flatMap { own ? [$0] : try self.names($0, in: process) }
            return try passing(topic, of: process, Sieve(filters, actors: names, clock: clock))
        }
    }

    /// Some of the entries that answer a question, by their places among all, and how many all are.
    /// - Throws: what reading them throws.
    public func answer(_ topic: Topic, _ filters: Filters, at places: Range<Int>) throws -> (items: [RecordItem], total: Int) {
        let processes = processes(filters)
        // Where nothing is left out, the others need not be read.
        let isWhole = clock.asOf == nil && filters.leavesNothingOut && topic != .disagreements && topic != .compare
        guard isWhole, processes.count == 1, let process = processes.first, let slice = process.slice else {
            let all = try answer(topic, filters)
            return (Array(all[places.clamped(to: all.indices)]), all.count)
        }
        let (items, total) = try slice(topic.rawValue, places)
        var sieve = Sieve(filters, actors: [], clock: clock)
        return (try named(items.compactMap { sieve.pass($0) }, topic, process), total)
    }

    /// The entries that name an actor by his id or his whole name, which is found much faster than words of it.
    /// - Throws: what reading them throws.
    public func answer(_ topic: Topic, naming actor: String) throws -> [RecordItem] {
        let sieve = Sieve(Filters(), actors: [], clock: clock)
        return try processes.flatMap { try passing(topic, of: $0, sieve, naming: actor) }
    }

    /// The lists of a process, by the names of process-format.md; all empty where there is none.
    /// - Throws: what reading them throws.
    public func lists(of process: ProcessView?) throws -> [(name: String, items: [RecordItem])] {
        let sieve = Sieve(Filters(), actors: [], clock: clock)
        let topics: [Topic] = [.parties, .instruments, .truces, .violations, .conditions, .milestones, .toll, .disagreements]
        return try topics.map { topic in (topic.rawValue, try process.map { try passing(topic, of: $0, sieve) } ?? []) }
    }

    private func passing(
        _ topic: Topic, of process: ProcessView, _ sieve: Sieve, naming actor: String? = nil
    ) throws -> [RecordItem] {
        var sieve = sieve
        // Whether a truce is in force depends on the others.
        let items =
            topic == .truces
            ? inForce(try process.items(topic.rawValue)).filter { item in actor.map(item.facets.actors.contains) ?? true }.compactMap { sieve.pass($0) }
            : try process.items(topic.rawValue, naming: actor) { sieve.mayPass($0) }.compactMap { sieve.pass($0) }
        return try named(items, topic, process)
    }

    /// With names in English, as far as they are wanted.
    private func named(_ items: [RecordItem], _ topic: Topic, _ process: ProcessView) throws -> [RecordItem] {
        if items.isEmpty { return [] }
        if !english.isEmpty { return items.map(try names(of: process).added) }
        let bears = topic == .instruments || topic == .positions || topic == .truces
        return ofInstruments.isEmpty || !bears ? items : items.map(try naming(ofInstruments, in: process).addedInstruments)
    }

    /// The English names of those whom a process names; none where none were asked for.
    /// - Throws: what reading them throws.
    public func names(of process: ProcessView) throws -> EnglishNames {
        if english.isEmpty { return .none }
        return try naming(EnglishNames(english, cast: Cast(try process.items(ProcessView.actors))), in: process)
    }

    /// The names that stand for an actor who is asked for: his own, and those of the body he leads and of all who lead it, since they are one side.
    private func names(_ wanted: String, in process: ProcessView) throws -> [String] {
        let words = Set(PlainText.name(wanted))
        let cast = Cast(try process.items(ProcessView.actors))
        let own = cast.indices.filter { number in
            guard cast.kinds[number] == Actor.Kind.body.rawValue else { return false }
            return cast.ids[number] == wanted || PlainText.mayHold([words], cast.names[number]) && Self.names(cast.names[number], words)
        }
        let sides = Set(own.map { cast.sides[$0] })
        return [wanted] + cast.indices.filter { sides.contains(cast.sides[$0]) }.map { cast.names[$0] }
    }

    /// Whether a list has entries at all, which costs less than looking for somebody in vain.
    private func has(_ topic: Topic, _ process: ProcessView) throws -> Bool {
        var isEmpty = true
        _ = try process.items(topic.rawValue) { _ in
            isEmpty = false
            return false
        }
        return !isEmpty
    }

    /// Truces that are so at the moment asked for: one that had ended by then is left out, and that one was called for once it has begun.
    private func inForce(_ truces: [RecordItem]) -> [RecordItem] {
        guard let asOf = clock.asOf else { return truces }
        func isOpen(_ truce: RecordItem) -> Bool {
            truce.facets.statuses.contains { $0 == TruceInterval.State.planned.rawValue || $0 == TruceInterval.State.calledFor.rawValue }
        }
        let begun = truces.filter { truce in
            guard !isOpen(truce), let told = truce.evidence.first?.known else { return false }
            return clock.admits(beginning: truce.facets.when.start, told: told)
        }
        let instruments = Set(begun.map { $0.text("instrument") })
        return truces.filter { truce in
            if isOpen(truce) { return !instruments.contains(truce.text("instrument")) }
            return truce.facets.when.end.flatMap { Moment(last: $0, zone: clock.zone) }.map { asOf <= $0 } ?? true
        }
    }
}

extension RecordItem {
    /// The text of a field; empty where it has none of this name.
    func text(_ field: String) -> String {
        guard case .text(let text)? = fields.first(where: { $0.name == field })?.value else { return "" }
        return text
    }
}

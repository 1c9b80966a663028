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
            processes.filter { $0.id == wanted }, processes.filter { english[$0.id]?.lowercased() == wanted.lowercased() },
            processes.filter { Self.names($0.centre, words) }, processes.filter { Self.names($0.name, words) },
        ]
        return found.first { !$0.isEmpty } ?? []
    }

    static func names(_ name: String, _ words: Set<[UInt8]>) -> Bool { !words.isEmpty && words.isSubset(of: Set(PlainText.name(name))) }

    /// The entries that answer a question, in the order of the record.
    /// - Throws: what reading them throws.
    public func answer(_ topic: Topic, _ filters: Filters) throws -> [RecordItem] {
        try processes(filters).flatMap { try answer(topic, filters, of: $0) }
    }

    /// The same of one process, whichever is asked for.
    private func answer(_ topic: Topic, _ filters: Filters, of process: ProcessView) throws -> [RecordItem] {
        guard try filters.actors.isEmpty && filters.instruments.isEmpty || topic == .who || has(topic, process) else { return [] }
        let own = topic == .quotes || topic == .who
        let names = try filters.actors.map { own ? try english($0, filters, in: process) : try self.names($0, filters, in: process) }
        let (words, people) = (names.flatMap(\.words), Set(names.flatMap(\.people)))
        let sieve = Sieve(filters, actors: words, people: people, instruments: try instruments(filters.instruments, in: process), clock: clock)
        let found = try passing(topic, of: process, sieve)
        guard topic == .who, !filters.actors.isEmpty else { return try named(found, topic, process) }
        return try named(known(found, in: process, by: words, people, sieve), topic, process)
    }

    /// Who is asked for in a process: names of which all words have to be there, and ids and whole names.
    private typealias Asked = (words: [String], people: [String])

    /// The ids of the instruments of a process that are called by one of these names, kinds or English names.
    func instruments(_ wanted: [String], in process: ProcessView) throws -> Set<String> {
        if wanted.isEmpty { return [] }
        let all = try process.items(Topic.instruments.rawValue)
        let naming = ofInstruments.isEmpty ? ofInstruments : try self.naming(ofInstruments, in: process)
        let words = wanted.map(EnglishNames.words)
        var test = NameTest(wanted)
        let found = all.filter { item in
            if test.isMet(by: item.facets.instruments) { return true }
            let name = EnglishNames.words(naming.isEmpty ? "" : naming.addedInstruments(to: item).text("name_en"))
            return words.contains { !$0.isEmpty && $0.isSubset(of: name) }
        }
        return Set(found.map { $0.text("id") })
    }

    /// The names of somebody who is asked for: of those who are called so in English their ids and names in a process, else what is asked for.
    private func english(_ wanted: String, _ filters: Filters, in process: ProcessView) throws -> Asked {
        let cast = Cast(try process.items(ProcessView.actors))
        let called = english(wanted, filters, cast)
        return called.isEmpty ? ([wanted], []) : ([], called.flatMap { [cast.ids[$0], cast.names[$0]] })
    }

    /// Those whose English name is the one that is asked for, else those whose name holds all words of it.
    func english(_ wanted: String, _ filters: Filters, _ cast: Cast) -> [Int] {
        if let ids = filters.called[wanted] { return cast.indices.filter { ids.contains(cast.ids[$0]) } }
        // Nobody is called by Arabic letters in English.
        guard !english.isEmpty, wanted.utf8.contains(where: { $0 < 0x80 && $0 != 0x20 }) else { return [] }
        let words = EnglishNames.words(wanted)
        return EnglishNames.called(words, Array(cast.indices)) { [english[cast.ids[$0]].map(EnglishNames.words) ?? []] }
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
        return try processes.flatMap { try named(passing(topic, of: $0, sieve, naming: actor), topic, $0) }
    }

    /// Whether a process tells of somebody, who is asked for by his id or whole name.
    /// - Throws: what reading its lists throws.
    public func tells(of actor: String, in process: ProcessView) throws -> Bool {
        try [Topic.parties, .timeline, .quotes].contains { topic in
            var isTold = false
            _ = try process.items(topic.rawValue, naming: actor) { _ in
                isTold = true
                return false
            }
            return isTold
        }
    }

    /// The lists of a process, by the names of process-format.md; all empty where there is none.
    /// - Throws: what reading them throws.
    public func lists(of process: ProcessView?, _ filters: Filters = Filters()) throws -> [(name: String, items: [RecordItem])] {
        try Self.listed.map { topic in
            (topic.rawValue, try process.map { topic == .instruments ? try instruments(of: $0, filters) : try answer(topic, filters, of: $0) } ?? [])
        }
    }

    /// The instruments; where a status is asked for, with the positions that are such, and without those that have none.
    private func instruments(of process: ProcessView, _ filters: Filters) throws -> [RecordItem] {
        var others = filters
        others.statuses = []
        let all = try answer(.instruments, others, of: process)
        if filters.statuses.isEmpty { return all }
        return all.compactMap { item in
            guard let index = item.fields.firstIndex(where: { $0.name == Topic.positions.rawValue }), case .items(let rows) = item.fields[index].value else {
                return nil
            }
            var item = item
            let left = rows.filter { !Set(filters.statuses).isDisjoint(with: $0.facets.statuses) }
            item.fields[index].value = .items(left)
            return left.isEmpty ? nil : item
        }
    }

    /// The lists that are printed of a process.
    public static let listed: [Topic] = [.parties, .instruments, .truces, .violations, .conditions, .milestones, .toll, .disagreements]

    /// The processes in which something is as the filters ask, with how many events, parties and instruments are.
    /// - Throws: what reading them throws.
    public func counts(_ filters: Filters) throws -> [(process: ProcessView, events: Int, parties: Int, instruments: Int)] {
        let isWhole = filters.leavesNothingOut && clock.asOf == nil
        return try processes(filters).compactMap { process in
            if isWhole { return (process, process.events, process.parties, process.instruments) }
            let counts = try [Topic.timeline, .parties, .instruments].map { try answer($0, filters, of: process).count }
            return filters.leavesNothingOut || counts.contains { $0 > 0 } ? (process, counts[0], counts[1], counts[2]) : nil
        }
    }

    private func passing(
        _ topic: Topic, of process: ProcessView, _ sieve: Sieve, naming actor: String? = nil
    ) throws -> [RecordItem] {
        var sieve = sieve
        // A truce was something else at another time: all have to be looked at.
        return topic == .truces
            ? try process.items(topic.rawValue, naming: actor).compactMap { $0.truce(at: clock) }.compactMap { sieve.pass($0) }
            : try process.items(topic.rawValue, naming: actor) { sieve.mayPass($0) }.compactMap { sieve.pass($0) }
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
    private func names(_ wanted: String, _ filters: Filters, in process: ProcessView) throws -> Asked {
        let words = Set(PlainText.name(wanted))
        let cast = Cast(try process.items(ProcessView.actors))
        let english = english(wanted, filters, cast)
        // Who is called so in English is meant, and nobody whose name has such words.
        let own = (english.isEmpty ? cast.indices : 0..<0).filter { number in
            guard cast.kinds[number] == Actor.Kind.body.rawValue else { return false }
            return cast.ids[number] == wanted || PlainText.mayHold([words], cast.names[number]) && Self.names(cast.names[number], words)
        }
        let sides = Set((own + english.filter { cast.kinds[$0] == Actor.Kind.body.rawValue }).map { cast.sides[$0] })
        let side = cast.indices.filter { sides.contains(cast.sides[$0]) }.map { cast.names[$0] }
        return english.isEmpty ? ([wanted] + side, []) : ([], english.flatMap { [cast.ids[$0], cast.names[$0]] } + side)
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
}

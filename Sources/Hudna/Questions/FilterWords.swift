internal import HudnaRecord

extension Topic {
    /// The types that entries of it can have.
    public var types: [String] {
        let claims = ClaimType.allCases.map(\.rawValue)
        switch self {
        case .parties, .who: return Party.Role.allCases.map(\.rawValue)
        case .instruments: return Instrument.Kind.allCases.map(\.rawValue)
        case .positions: return ["position"]
        case .truces: return ["truce"] + Instrument.Kind.allCases.map(\.rawValue)
        case .timeline, .talks, .threats: return claims + ClaimType.Group.allCases.map(\.rawValue)
        case .whereabouts, .milestones: return claims + ["deadline"]
        case .violations, .conditions: return claims
        case .toll: return Figure.What.allCases.map(\.rawValue)
        case .disagreements: return claims + Disagreement.Matter.allCases.map(\.rawValue) + Figure.What.allCases.map(\.rawValue)
        case .quotes: return [Quote.Kind.direct, .indirect].map(\.rawValue)
        case .compare: return []
        }
    }

    /// The statuses, states and positions that entries of it can have.
    public var statuses: [String] {
        switch self {
        case .positions: Position.Stand.allCases.map(\.rawValue)
        case .truces: TruceInterval.State.allCases.map(\.rawValue)
        case .timeline, .talks, .threats: Status.allCases.map(\.rawValue)
        case .whereabouts, .milestones: Status.allCases.map(\.rawValue) + Milestone.Outcome.allCases.map(\.rawValue)
        case .violations: ["alleged"]
        case .toll: Figure.Qualifier.allCases.map(\.rawValue)
        case .parties, .who, .instruments, .conditions, .disagreements, .quotes, .compare: []
        }
    }
}

extension Inquiry {
    /// What is asked for that there can't be, in one line with what there is; nil where all of it can be.
    ///
    /// A word of a filter must be one of the codebook's or of the record's. A name must be known to somebody: whether it is, is asked only where the answer is
    /// empty, and of the record as it stands: under a clock not to be known yet is an answer, so that whoever asks under one asks again without.
    /// - Parameters:
    ///   - topics: the questions that are asked.
    ///   - isEmpty: whether nothing answers them.
    /// - Throws: what reading the lists throws.
    public func fault(of filters: Filters, in topics: [Topic], isEmpty: Bool) throws -> String? {
        for (kind, wanted, known) in [("type", filters.types, topics.flatMap(\.types)), ("status", filters.statuses, topics.flatMap(\.statuses))] {
            for value in wanted where !known.contains(value) {
                if try holds(value, topics, kind == "type" ? { $0.types } : { $0.statuses }) { continue }
                return known.isEmpty
                    ? "these entries have no \(kind), so none is \(value)" : "there is no \(kind) \(value); \(Near.told(value, known, all: true))"
            }
        }
        guard isEmpty, clock.asOf == nil, clock.knownBy == nil, clock.readBy == nil, !processes.isEmpty else { return nil }
        let asked = processes(filters)
        if asked.isEmpty, let name = filters.process { return unknownProcess(name) }
        for actor in filters.actors where try !asked.contains(where: { try !english(actor, filters, Cast($0.items(ProcessView.actors))).isEmpty }) {
            if let fault = try unknown(actor, "actor", in: asked, { try Cast($0.items(ProcessView.actors)).names }) { return fault }
        }
        for name in filters.instruments where try !asked.contains(where: { try !instruments([name], in: $0).isEmpty }) {
            if let fault = try unknown(name, "instrument", in: asked, { try $0.items(Topic.instruments.rawValue).flatMap(\.facets.instruments) }) {
                return fault
            }
        }
        for outlet in filters.outlets {
            let known = try Set(asked.flatMap { try $0.items(Topic.timeline.rawValue) }.flatMap(\.evidence).compactMap(\.outlet)).sorted()
            if !known.contains(outlet) { return "no outlet is called \(outlet); \(Near.told(outlet, known))" }
        }
        for place in filters.places {
            if let fault = try unknown(
                place, "place", in: asked, { try $0.items(Topic.timeline.rawValue).flatMap { $0.facets.places + $0.evidence.map(\.text) } })
            {
                return fault
            }
        }
        return nil
    }

    /// That no process is called so, with those there are.
    public func unknownProcess(_ name: String) -> String {
        "no process is called \(name); \(Near.told(name, processes.map { $0.centre + " (" + $0.id + ")" }, by: processes.map { $0.id }))"
    }

    private func holds(_ value: String, _ topics: [Topic], _ texts: (Facets) -> [String]) throws -> Bool {
        for process in processes {
            for topic in topics {
                var found = false
                _ = try process.items(topic.rawValue) { facets in
                    found = found || texts(facets).contains(value)
                    return false
                }
                if found { return true }
            }
        }
        return false
    }

    /// A name that none of those holds whom processes have.
    private func unknown(_ name: String, _ kind: String, in processes: [ProcessView], _ known: (ProcessView) throws -> [String]) throws -> String? {
        var test = NameTest([name])
        var all: Set<String> = []
        for process in processes {
            for text in try known(process) where all.insert(text).inserted { if text == name || test.isMet(by: [text]) { return nil } }
            if kind == "actor", try Cast(process.items(ProcessView.actors)).ids.contains(name) { return nil }
        }
        // Of sentences only names are near.
        return "no \(kind) is called \(name); \(Near.told(name, all.filter { !$0.isEmpty && $0.count < 60 }.sorted()))"
    }
}

/// Names near one that nobody bears.
private enum Near {
    private static let most = 5

    /// `near: a, b`, or what there is.
    /// - Parameters:
    ///   - all: whether all are told that there are.
    ///   - keys: what is compared, where it is not the names themselves.
    static func told(_ wanted: String, _ names: [String], by keys: [String]? = nil, all: Bool = false) -> String {
        let wanted = Array(wanted.lowercased())
        // Of a name of several words one alone may be meant.
        func distance(_ name: String) -> Int {
            let name = name.lowercased()
            return ([name] + name.split(separator: " ").map(String.init)).map { self.distance(wanted, Array($0)) }.min() ?? 0
        }
        let ranked = zip(names, keys ?? names).map { (name: $0, distance: distance($1)) }.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }.map(\.element)
        let near = ranked.filter { 2 * $0.distance <= max(wanted.count, 2) }.prefix(most).map(\.name)
        if !near.isEmpty { return "near: " + near.joined(separator: ", ") }
        if names.isEmpty { return "there are none" }
        var seen: Set<String> = []
        let known = names.filter { seen.insert($0).inserted }
        return "there are " + known.prefix(all ? known.count : 2 * most).joined(separator: ", ") + (all || known.count <= 2 * most ? "" : " …")
    }

    /// Letters to be changed, put in or left out.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        if abs(a.count - b.count) > a.count { return b.count }
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var last = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let next = letter == other ? last : min(last, row[j], row[j + 1]) + 1
                (last, row[j + 1]) = (row[j + 1], next)
            }
        }
        return row[b.count]
    }
}

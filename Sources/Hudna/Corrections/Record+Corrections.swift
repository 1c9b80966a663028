internal import HudnaLanguage
public import HudnaRecord

/// Why a correction can't be made. One line, with what to do.
public struct CorrectionError: Error, Sendable {
    public var problem: String
    /// Whether what it is about is not in the record.
    public var isMissing: Bool

    public init(problem: String, isMissing: Bool = false) {
        self.problem = problem
        self.isMissing = isMissing
    }
}

extension Record {
    /// The lists of which coders judge the entries.
    static let corrected: [Topic] = [.parties, .instruments, .positions, .truces, .violations, .conditions, .milestones, .toll, .disagreements]

    /// All entries of the processes, those in the lists that coders judge.
    public func entries(_ filters: Filters = Filters()) -> [Entry] {
        var sieve = sieve(filters)
        return records(filters).flatMap { record in
            Self.corrected.flatMap { topic in
                record.items(topic).compactMap { sieve.pass($0) }.map { Entry($0, list: topic.rawValue, process: record.process.id) }
            }
        }
    }

    /// A correction of a claim, a join or an entry.
    /// - Parameters:
    ///   - item: the id of a claim or entry, or that of an event for its join; ids of exports too.
    ///   - changes: fields of the claim or entry; of a join `claims` (what does not belong to it) or `with` (another event).
    /// - Throws: `CorrectionError` where there is no such thing, or it has no such field.
    public func correction(
        _ verdict: Correction.Verdict, _ item: String, changes: [Correction.Change], coder: String, reason: String, madeAt: PartialDate
    ) throws(CorrectionError) -> Correction {
        let shelf = ClaimShelf(readings)
        guard let subject = subject(item, shelf) else {
            let isRead = shelf.claim(Subject.claimID(item)) != nil
            throw CorrectionError(
                problem: isRead
                    ? "the claim \(item) tells of no process, and only what does is judged; hudna review lists the ids"
                    : "there is no claim, event or entry \(item); hudna review lists the ids", isMissing: !isRead)
        }
        return try subject.correction(verdict, changes: changes, coder: coder, reason: reason, madeAt: madeAt, said: book.corrections) { other in
            event(other).map(shelf.subject)
        }
    }

    /// Whether something stands in it that coders judge.
    func holds(_ item: String) -> Bool { subject(item, ClaimShelf(readings)) != nil }

    private func event(_ id: String) -> Event? { processes.lazy.flatMap(\.events).first { $0.id == id } }

    /// Something that coders judge, by its id or that of exports.
    private func subject(_ item: String, _ shelf: ClaimShelf) -> Subject? {
        if let entry = entries().first(where: { $0.id == item }) { return entry.subject }
        if let event = event(item) { return shelf.subject(event) }
        let claim = Subject.claimID(item)
        for event in processes.lazy.flatMap(\.events) {
            if let telling = event.versions.flatMap(\.tellings).first(where: { $0.claim == claim }) { return shelf.subject(telling, of: event) }
        }
        return nil
    }

    // MARK: - Actors

    /// Who somebody is: another name of a known one, or two whom the record takes for one.
    /// - Parameters:
    ///   - names: of `merge` the others, of `split` and `add` the forms.
    /// - Throws: `CorrectionError` where the record has no such actor.
    public func actorCorrection(
        _ verdict: Correction.Verdict, _ name: String, names: [String], kind: String?, coder: String, reason: String, madeAt: PartialDate
    ) throws(CorrectionError) -> Correction {
        var changes: [Correction.Change] = []
        if verdict == .add {
            changes = try added(name, names, kind)
        } else {
            let actor = try known(name)
            changes.append(Correction.Change("kind", [kind ?? actor.kind.rawValue]))
            if verdict == .merge {
                if words.actor(id: actor.id) != nil { changes.append(Correction.Change("id", [actor.id])) }
                var others: [RecordActor] = []
                for other in names {
                    others.append(try known(other))
                    if others.last?.id == actor.id { throw CorrectionError(problem: "\(other) is \(actor.name) already") }
                }
                var seen: Set<String> = []
                let merged = others.flatMap { [$0.name] + reportNames($0) }.filter { seen.insert($0).inserted }
                changes.append(Correction.Change("merged", merged))
                changes.append(Correction.Change("merged-ids", others.map(\.id).filter { words.actor(id: $0) != nil }))
            } else {
                let listed = reportNames(actor)
                let own = Set(listed.map(PlainText.name))
                let called = own.union(actor.forms.map(PlainText.name))
                for form in names where !called.contains(PlainText.name(form)) {
                    throw CorrectionError(
                        problem: "\(form) is no name of \(actor.name) in the reports; he is called \(actor.forms.joined(separator: ", "))")
                }
                changes.append(Correction.Change("forms", names))
                if names.contains(where: { !own.contains(PlainText.name($0)) }) { changes.append(Correction.Change("of", listed)) }
                changes += listing(names, apartFrom: actor)
            }
        }
        return Correction(
            kind: .actor, verdict: verdict, item: name, changes: changes.filter { !$0.values.isEmpty }, coder: coder, reason: reason, madeAt: madeAt)
    }

    /// Of whom the language data list the forms are added to him as he is; a name of one of them is no form of another.
    private func added(_ name: String, _ forms: [String], _ kind: String?) throws(CorrectionError) -> [Correction.Change] {
        func listed(_ name: String) -> ListedActor? {
            (words.actor(named: name) ?? words.actor(id: name)).map { words.listed[$0] }.flatMap { $0.id.hasPrefix(CorrectionBook.prefix) ? nil : $0 }
        }
        let own = listed(name)
        if let own, let kind, kind != own.kind {
            throw CorrectionError(problem: "\(name) is listed as \(own.name), kind \(own.kind); leave --kind out, or give another name")
        }
        for form in forms {
            guard let other = listed(form), other.id != own?.id else { continue }
            throw CorrectionError(problem: "\(form) is listed as \(other.name); hudna actor merge takes two for one")
        }
        guard let own else { return [Correction.Change("kind", [kind ?? Actor.Kind.body.rawValue]), Correction.Change("forms", forms)] }
        return [Correction.Change("id", [own.id]), Correction.Change("kind", [own.kind]), Correction.Change("forms", forms)]
    }

    /// Who is split off and listed keeps the id of the tables, and with it his roles and side: under another id than the actor, or under the actor's own, who is
    /// then somebody else by the names that are left.
    private func listing(_ names: [String], apartFrom actor: RecordActor) -> [Correction.Change] {
        let listed = names.compactMap(words.actor(named:)).map { words.listed[$0] }.filter { !$0.id.hasPrefix(CorrectionBook.prefix) }
        if let other = listed.first(where: { $0.id != actor.id }) { return [Correction.Change("id", [other.id])] }
        let plain = Set(names.map(PlainText.name))
        guard let own = listed.first, plain.contains(PlainText.name(own.name)) else { return [] }
        let rest = reportNames(actor).filter { !plain.contains(PlainText.name($0)) }
        guard !rest.isEmpty else { return [] }
        let others = rest.compactMap(words.actor(named:)).map { words.listed[$0].id }.filter { $0 != own.id }
        return [Correction.Change("id", [own.id]), Correction.Change("rest", rest), Correction.Change("rest-id", Array(others.prefix(1)))]
    }

    /// The names by which reports list an actor, with how many do, the most frequent first.
    /// - Parameter name: his id or name in the record.
    /// - Throws: `CorrectionError` where the record has no such actor.
    public func reportCounts(of name: String) throws(CorrectionError) -> [(name: String, reports: Int)] {
        let id = try known(name).id
        var counts: [String: Int] = [:]
        for (report, kept) in readings.enumerated() {
            let own = kept.reading.actors.filter { actor in directory.number(actor.name, report: report).map { directory.actors[$0].id } == id }
            for name in Set(own.map(\.name)) { counts[name, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (name: $0.key, reports: $0.value) }
    }

    private func known(_ name: String) throws(CorrectionError) -> RecordActor {
        let plain = PlainText.name(name)
        if let actor = actors.first(where: { $0.id == name || PlainText.name($0.name) == plain }) { return actor }
        // Listed, or added by a coder, and named by no report yet.
        guard let index = words.actor(id: name) ?? words.actor(named: name) else {
            throw CorrectionError(problem: "the record has no actor \(name); hudna who lists them", isMissing: true)
        }
        let listed = words.listed[index]
        return actors.first { $0.id == listed.id }
            ?? RecordActor(id: listed.id, name: listed.name, kind: Actor.Kind(rawValue: listed.kind) ?? .body)
    }

    /// The names under which reports list somebody who is asked for by an id or name of the record, by any form of it, or by a name in English; none where
    /// it knows nobody so.
    /// - Parameter english: English names by the ids of the language data.
    public func reportNames(of wanted: String, english: [String: String] = [:]) -> [String] {
        let plain = PlainText.name(wanted)
        func isNamed(_ actor: RecordActor) -> Bool {
            actor.id == wanted || PlainText.name(actor.name) == plain || english[actor.id]?.lowercased() == wanted.lowercased()
        }
        let named = actors.filter(isNamed)
        let found = named.isEmpty ? actors.filter { $0.forms.contains { PlainText.name($0) == plain } } : named
        return found.count == 1 ? reportNames(found[0]) : []
    }

    /// The names under which the reports list an actor.
    private func reportNames(_ actor: RecordActor) -> [String] {
        var out: [String] = []
        for (report, kept) in readings.enumerated() {
            for own in kept.reading.actors where !out.contains(own.name) {
                if directory.number(own.name, report: report).map({ directory.actors[$0].id }) == actor.id { out.append(own.name) }
            }
        }
        return out
    }
}

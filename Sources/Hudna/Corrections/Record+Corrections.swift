public import HudnaRecord

/// Why a correction can't be made. One line, with what to do.
public struct CorrectionError: Error, Sendable {
    public var problem: String

    public init(problem: String) { self.problem = problem }
}

extension Record {
    private static let corrected: [Topic] = [.parties, .instruments, .positions, .truces, .violations, .conditions, .milestones, .toll]

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
        var (kind, id, anchors, changes) = try found(item, verdict, changes)
        if verdict == .amend { changes = said(of: id, kind, by: coder).filter { old in !changes.contains { $0.field == old.field } } + changes }
        return Correction(kind: kind, verdict: verdict, item: id, anchors: anchors, changes: changes, coder: coder, reason: reason, madeAt: madeAt)
    }

    /// What a coder has amended of an item before: what he sets now stands beside it, and in its place where it is the same field.
    private func said(of item: String, _ kind: Correction.Kind, by coder: String) -> [Correction.Change] {
        let last = book.corrections.last { $0.kind == kind && $0.item == item && $0.coder == coder }
        return last.flatMap { $0.verdict == .amend && kind != .join ? $0.changes : nil } ?? []
    }

    private typealias Found = (Correction.Kind, String, [Correction.Anchor], [Correction.Change])

    private func found(_ item: String, _ verdict: Correction.Verdict, _ changes: [Correction.Change]) throws(CorrectionError) -> Found {
        if let entry = entries().first(where: { $0.id == item }) {
            for change in changes where !entry.item.fields.contains(where: { $0.name == change.field && $0.value.replaced(change.values) != nil }) {
                throw CorrectionError(problem: "\(item) has no field \(change.field); it has \(entry.item.fields.map(\.name).joined(separator: ", "))")
            }
            let anchors = entry.item.evidence.prefix(1).map { Correction.Anchor(id: "", report: $0.report, type: entry.list, span: $0.span) }
            return (.entry, entry.id, anchors, changes + [Correction.Change("entry", [entry.label])])
        }
        let claim = item.hasPrefix("hudna-") ? String(item.dropFirst("hudna-".count)) : item
        let events = processes.flatMap(\.events)
        if let event = events.first(where: { $0.id == item }) { return try join(event, verdict, changes) }
        for event in events {
            guard let telling = event.versions.flatMap(\.tellings).first(where: { $0.claim == claim }) else { continue }
            try check(changes, in: telling.evidence.report)
            return (.claim, claim, [anchor(telling, event)], changes)
        }
        throw CorrectionError(problem: "there is no claim, event or entry \(item); hudna review lists the ids")
    }

    private func check(_ changes: [Correction.Change], in report: String) throws(CorrectionError) {
        let actors = readings.filter { $0.reading.report == report }.flatMap(\.reading.actors)
        for change in changes {
            guard let field = ClaimField(rawValue: change.field) else {
                throw CorrectionError(
                    problem: "a claim has no field \(change.field); it has \(ClaimField.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            if let fault = field.fault(change.values, actors) { throw CorrectionError(problem: "\(change.field): \(fault)") }
        }
    }

    private func join(_ event: Event, _ verdict: Correction.Verdict, _ changes: [Correction.Change]) throws(CorrectionError) -> Found {
        var anchors = event.versions.flatMap(\.tellings).map { anchor($0, event) }
        var out: [Correction.Change] = []
        for change in changes {
            switch change.field {
            case "claims":
                let claims = change.values.map { $0.hasPrefix("hudna-") ? String($0.dropFirst("hudna-".count)) : $0 }
                guard claims.allSatisfy({ claim in anchors.contains { $0.id == claim } }) else {
                    throw CorrectionError(problem: "\(event.id) is not told by these claims; hudna export csv lists them")
                }
                out.append(Correction.Change("claims", claims))
            case "with":
                let others = processes.flatMap(\.events).filter { change.values.contains($0.id) }
                guard others.count == change.values.count, others.allSatisfy({ EventJoiner.family($0.type) == EventJoiner.family(event.type) }) else {
                    throw CorrectionError(problem: "only events of one type can be joined; hudna timeline --json lists their ids")
                }
                anchors += others.flatMap { other in other.versions.flatMap(\.tellings).map { anchor($0, other) } }
            default: throw CorrectionError(problem: "of a join only --claim and --with can be given; amend its claims")
            }
        }
        if verdict == .amend, anchors.count < 2 { throw CorrectionError(problem: "name the event that is the same with --with") }
        return (.join, event.id, anchors, out)
    }

    private func anchor(_ telling: Telling, _ event: Event) -> Correction.Anchor {
        let told = readings.first { $0.reading.report == telling.evidence.report }
        let ids = told?.claimIDs ?? told?.reading.claimIDs ?? []
        let type = ids.firstIndex(of: telling.claim).flatMap { told?.reading.claims[$0].type.rawValue } ?? event.type.rawValue
        return Correction.Anchor(id: telling.claim, report: telling.evidence.report, type: type, span: telling.evidence.span)
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
            changes = [Correction.Change("kind", [kind ?? Actor.Kind.body.rawValue]), Correction.Change("forms", names)]
        } else {
            let actor = try known(name)
            changes.append(Correction.Change("kind", [kind ?? actor.kind.rawValue]))
            if verdict == .merge {
                if words.actor(id: actor.id) != nil { changes.append(Correction.Change("id", [actor.id])) }
                var others: [RecordActor] = []
                for other in names { others.append(try known(other)) }
                changes.append(Correction.Change("merged", others.flatMap { [$0.name] + reportNames($0) }))
                changes.append(Correction.Change("merged-ids", others.map(\.id).filter { words.actor(id: $0) != nil }))
            } else {
                let own = Set(reportNames(actor).map(PlainText.name))
                for form in names where !own.contains(PlainText.name(form)) {
                    throw CorrectionError(
                        problem: "\(form) is no name of \(actor.name) in the reports; he is called \(reportNames(actor).joined(separator: ", "))")
                }
                changes.append(Correction.Change("forms", names))
            }
        }
        return Correction(
            kind: .actor, verdict: verdict, item: name, changes: changes.filter { !$0.values.isEmpty }, coder: coder, reason: reason, madeAt: madeAt)
    }

    private func known(_ name: String) throws(CorrectionError) -> RecordActor {
        let plain = PlainText.name(name)
        guard let actor = actors.first(where: { $0.id == name || PlainText.name($0.name) == plain }) else {
            throw CorrectionError(problem: "the record has no actor \(name); hudna who lists them")
        }
        return actor
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

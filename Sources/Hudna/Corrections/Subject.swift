public import HudnaRecord

/// Something that coders judge, with all that a correction of it needs: what it is found by again, and what may be said of it. It stands by itself, without
/// the record that it was taken out of, which is large.
public struct Subject: Sendable {
    public indirect enum Matter: Sendable {
        /// A claim as it was read, with the names of those whom its report names.
        case claim(Claim, names: [String])
        /// That claims tell one event of this type.
        case join(ClaimType, claims: [Told])
        case entry(Entry)
    }

    /// A claim that tells an event.
    public struct Told: Sendable {
        public var id: String
        public var evidence: Evidence
    }

    public let id: String
    public let matter: Matter
    let anchors: [Correction.Anchor]

    public var kind: Correction.Kind {
        switch matter {
        case .claim: .claim
        case .join: .join
        case .entry: .entry
        }
    }

    /// The id of a claim as the record has it, of that or of one with the prefix of exports.
    static func claimID(_ id: String) -> String { id.hasPrefix("hudna-") ? String(id.dropFirst("hudna-".count)) : id }

    /// What a coder has amended of something before: what he sets now stands beside it, and in its place where it is the same field.
    public static func amended(_ item: String, _ kind: Correction.Kind, by coder: String, in said: [Correction]) -> [Correction.Change] {
        let last = said.last { $0.kind == kind && $0.item == item && $0.coder == coder }
        return last.flatMap { $0.verdict == .amend && kind != .join ? $0.changes : nil } ?? []
    }

    /// - Parameters:
    ///   - changes: fields of the claim or entry; of a join `claims` (what does not belong to it) or `with` (other events).
    ///   - said: what coders have said of it before.
    ///   - event: another event by its id.
    /// - Throws: `CorrectionError` where it has no such field, or can't hold that.
    public func correction(
        _ verdict: Correction.Verdict, changes: [Correction.Change], coder: String, reason: String, madeAt: PartialDate, said: [Correction],
        event: (String) -> Subject?
    ) throws(CorrectionError) -> Correction {
        var (anchors, changes) = (anchors, changes)
        switch matter {
        case .entry(let entry): changes = try checked(changes, of: entry)
        case .claim(let claim, let names): try check(changes, of: claim, names, Self.amended(id, kind, by: coder, in: said))
        case .join(let type, let claims): changes = try joined(changes, type, claims, &anchors, event)
        }
        if kind == .join, verdict == .amend, anchors.count < 2 { throw CorrectionError(problem: "name the event that is the same with --with") }
        if verdict == .amend {
            changes = Self.amended(id, kind, by: coder, in: said).filter { old in !changes.contains { $0.field == old.field } } + changes
        }
        return Correction(kind: kind, verdict: verdict, item: id, anchors: anchors, changes: changes, coder: coder, reason: reason, madeAt: madeAt)
    }

    private func checked(_ changes: [Correction.Change], of entry: Entry) throws(CorrectionError) -> [Correction.Change] {
        for change in changes where !entry.item.fields.contains(where: { $0.name == change.field && $0.value.replaced(change.values) != nil }) {
            let fields = entry.item.fields.filter { if case .items = $0.value { false } else { true } }.map(\.name)
            throw CorrectionError(problem: "\(id) has no field \(change.field); it has \(fields.joined(separator: ", "))")
        }
        var item = entry.item
        for change in changes {
            guard let index = item.fields.firstIndex(where: { $0.name == change.field }) else { continue }
            let value = item.fields[index].value
            if let fault = EntryField(list: entry.list, name: change.field).fault(change.values, in: value) {
                throw CorrectionError(problem: "\(change.field): \(fault)")
            }
            item.fields[index].value = value.replaced(change.values) ?? value
        }
        for (first, last) in EntryField.ordered where changes.contains(where: { $0.field == first || $0.field == last }) {
            guard let low = item.value(first), let high = item.value(last), EntryField.isBehind(low, high) else { continue }
            throw CorrectionError(problem: "\(first) \(low.plain ?? "") is after \(last) \(high.plain ?? "")")
        }
        return changes + [Correction.Change("entry", [entry.label])]
    }

    /// - Parameter before: what the coder has amended of it before.
    private func check(
        _ changes: [Correction.Change], of claim: Claim, _ names: [String], _ before: [Correction.Change]
    ) throws(CorrectionError) {
        for change in changes {
            guard let field = ClaimField(rawValue: change.field) else {
                let fields = ClaimField.allCases.map(\.rawValue).joined(separator: ", ")
                throw CorrectionError(problem: "a claim has no field \(change.field); it has \(fields)")
            }
            if let fault = field.fault(change.values, names) { throw CorrectionError(problem: "\(change.field): \(fault)") }
        }
        var amended = claim
        for change in before + changes { ClaimField(rawValue: change.field)?.set(change.values, in: &amended) }
        let when = amended.when
        guard changes.contains(where: { $0.field == "start" || $0.field == "end" }), EntryField.isBehind(when.start, when.end) else { return }
        throw CorrectionError(problem: "start \(when.start?.iso ?? "") is after end \(when.end?.iso ?? "")")
    }

    private func joined(
        _ changes: [Correction.Change], _ type: ClaimType, _ claims: [Told], _ anchors: inout [Correction.Anchor], _ event: (String) -> Subject?
    ) throws(CorrectionError) -> [Correction.Change] {
        var out: [Correction.Change] = []
        for change in changes {
            switch change.field {
            case "claims":
                let named = change.values.map(Self.claimID)
                guard named.allSatisfy({ id in claims.contains { $0.id == id } }) else {
                    throw CorrectionError(problem: "\(id) is not told by these claims; hudna export csv lists them")
                }
                out.append(Correction.Change("claims", named))
            case "with":
                for value in change.values {
                    guard let other = event(value), case .join(let own, _) = other.matter, EventJoiner.family(own) == EventJoiner.family(type) else {
                        throw CorrectionError(problem: "only events of one type can be joined; hudna timeline --json lists their ids")
                    }
                    anchors += other.anchors
                }
            default: throw CorrectionError(problem: "of a join only --claim and --with can be given; amend its claims")
            }
        }
        return out
    }
}

/// The claims of some readings by their ids.
struct ClaimShelf {
    private let readings: [KeptReading]
    private var places: [String: (reading: Int, claim: Int)] = [:]
    /// By reading: those whom it names.
    private let names: [[String]]

    init(_ readings: [KeptReading]) {
        self.readings = readings
        names = readings.map { $0.reading.actors.map(\.name) }
        for (number, kept) in readings.enumerated() {
            for (index, id) in (kept.claimIDs ?? kept.reading.claimIDs).enumerated() where index < kept.reading.claims.count { places[id] = (number, index) }
        }
    }

    func claim(_ id: String) -> Claim? { places[id].map { readings[$0.reading].reading.claims[$0.claim] } }

    /// A claim that tells an event.
    func subject(_ telling: Telling, of event: Event) -> Subject? {
        places[telling.claim].map { place in
            Subject(
                id: telling.claim, matter: .claim(readings[place.reading].reading.claims[place.claim], names: names[place.reading]),
                anchors: [anchor(telling, event)])
        }
    }

    func subject(_ event: Event) -> Subject {
        let tellings = event.versions.flatMap(\.tellings)
        return Subject(
            id: event.id, matter: .join(event.type, claims: tellings.map { Subject.Told(id: $0.claim, evidence: $0.evidence) }),
            anchors: tellings.map { anchor($0, event) })
    }

    private func anchor(_ telling: Telling, _ event: Event) -> Correction.Anchor {
        let type = claim(telling.claim)?.type ?? event.type
        return Correction.Anchor(id: telling.claim, report: telling.evidence.report, type: type.rawValue, span: telling.evidence.span)
    }
}

extension Entry {
    var subject: Subject {
        let anchors = item.evidence.prefix(1).map { Correction.Anchor(id: "", report: $0.report, type: list, span: $0.span) }
        return Subject(id: id, matter: .entry(self), anchors: anchors)
    }
}

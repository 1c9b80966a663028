internal import HudnaRecord

/// Disagreements in which one side says that another did something, and the other says no, or says the same of the first.
extension DisagreementBuilder {
    /// Letters within which a denial is of what was said before.
    private static let reach = 400

    /// What is told of somebody, and his denial: of an act of the same type within some days, or of an accusation just before.
    func denials() -> [Disagreement] {
        var out: [Disagreement] = []
        for testimony in scene.told where testimony.type == .deny && testimony.isFact {
            guard let actor = testimony.actors.first else { continue }
            let side = scene.side(actor)
            let denied = Set(scene.overlapping(testimony).filter { $0.status == .negated }.map(\.type))
            let charges = scene.told.filter { isCharge($0, against: side, denied, by: testimony) }
            guard !charges.isEmpty else { continue }
            let type = charges[0].type
            // The same charge denied again, in the same or in another report.
            if let known = out.firstIndex(where: { $0.type == type.rawValue && $0.about == scene.name(side) && sharesEvidence($0, charges) }) {
                add(testimony, to: &out[known])
                continue
            }
            out.append(
                Disagreement(
                    about: scene.name(side), matter: .status, type: type.rawValue, actors: names([side] + charges.flatMap(\.source)),
                    versions: [version(charges), version([testimony])]))
        }
        return out
    }

    private func sharesEvidence(_ disagreement: Disagreement, _ charges: [Testimony]) -> Bool {
        !Set(disagreement.versions[0].evidence).isDisjoint(with: charges.map(\.evidence))
    }

    private func add(_ testimony: Testimony, to disagreement: inout Disagreement) {
        guard !disagreement.versions[1].evidence.contains(testimony.evidence) else { return }
        disagreement.versions[1].evidence = (disagreement.versions[1].evidence + [testimony.evidence]).sorted()
    }

    private func isCharge(_ charge: Testimony, against side: Int, _ denied: Set<ClaimType>, by denial: Testimony) -> Bool {
        guard charge.isFact else { return false }
        if charge.type == .accuse {
            let gap = denial.passage.span.start - charge.passage.span.end
            return charge.report == denial.report && (0...Self.reach).contains(gap) && charge.targets.map(scene.side).contains(side)
        }
        return denied.contains(charge.type) && abs(charge.day.number - denial.day.number) <= EventJoiner.reach
            && charge.actors.map(scene.side).contains(side) && !charge.source.map(scene.side).contains(side)
    }

    /// Who denies a charge and makes one himself has one quarrel: what he says stands beside what he is charged with.
    func quarrels(_ denials: [Disagreement], _ crossed: [Disagreement]) -> [Disagreement] {
        var out = denials
        for quarrel in crossed {
            let evidence = quarrel.versions.map { Set($0.evidence) }
            guard let known = out.firstIndex(where: { denial in evidence.contains { !$0.isDisjoint(with: denial.versions[0].evidence) } }) else {
                out.append(quarrel)
                continue
            }
            let told = Set(out[known].versions.flatMap(\.evidence))
            out[known].versions += quarrel.versions.filter { told.isDisjoint(with: $0.evidence) }
        }
        return out
    }

    /// A charge that one side makes against another, as one report has it.
    private struct Charge {
        var violation: Violation
        var evidence: Evidence
    }

    /// What charges must share to be of one quarrel.
    private struct Quarrel: Hashable {
        var type: ClaimType
        var report: String
        var sides: Set<Int>
    }

    /// Two sides accuse each other of the same in one report: who shelled whom.
    func crossed(_ violations: [Violation]) -> [Disagreement] {
        let sides = Dictionary(scene.directory.actors.indices.map { (scene.name($0), scene.side($0)) }, uniquingKeysWith: { first, _ in first })
        var order: [Quarrel] = []
        var charges: [Quarrel: [Int: [Charge]]] = [:]
        for violation in violations {
            guard let accused = sides[violation.accused], let accuser = sides[violation.accuser], accused != accuser else { continue }
            // Words that name him: what is told of somebody by a pronoun may be of another.
            for evidence in violation.evidence where scene.isNamed(accused, in: scene.passage(around: evidence)) {
                let quarrel = Quarrel(type: violation.type, report: evidence.report, sides: [accused, accuser])
                if charges[quarrel] == nil { order.append(quarrel) }
                charges[quarrel, default: [:]][accused, default: []].append(Charge(violation: violation, evidence: evidence))
            }
        }
        return order.compactMap { quarrel in
            guard let found = charges[quarrel], found.count == 2 else { return nil }
            let both = found.sorted { $0.key < $1.key }.map(\.value)
            return crossed(both[0], both[1], quarrel.type)
        }
    }

    /// The first of each that do not stand in the same words.
    private func crossed(_ lefts: [Charge], _ rights: [Charge], _ type: ClaimType) -> Disagreement? {
        for left in lefts {
            guard let right = rights.first(where: { !$0.evidence.span.overlaps(left.evidence.span) }) else { continue }
            let both = [left, right].sorted { $0.evidence < $1.evidence }
            return Disagreement(
                about: both.map(\.violation.accused).sorted().joined(separator: " – "), matter: .actors, type: type.rawValue,
                actors: both.map(\.violation.accused),
                versions: both.map { Disagreement.Version(says: $0.evidence.text, source: [$0.violation.accuser], evidence: [$0.evidence]) })
        }
        return nil
    }
}

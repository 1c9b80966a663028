internal import HudnaLanguage
internal import HudnaRecord

/// Who is whose adversary in a process, so that what he says of him is an allegation.
struct Quarrels {
    private let directory: ActorDirectory
    private let process: Process
    /// Pairs of sides, both ways.
    private var pairs: Set<[Int]> = []
    private var roles: [Int: Set<Party.Role>] = [:]

    init(_ process: Process, _ directory: ActorDirectory) {
        self.process = process
        self.directory = directory
        for party in process.parties {
            for number in [number(party.actor.id), side(party.actor.id)] { if let number { roles[number, default: []].insert(party.role) } }
        }
        for event in process.events where Self.isHostile(event.type) {
            for telling in event.versions.flatMap(\.tellings) { oppose(telling.actors, telling.targets) }
        }
        let named = Dictionary(directory.actors.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first }).mapValues(directory.side)
        for violation in process.violations {
            guard let accused = named[violation.accused], let accuser = named[violation.accuser], isParty(accuser) else { continue }
            pairs.formUnion([[accused, accuser], [accuser, accused]])
        }
    }

    private static func isHostile(_ type: ClaimType) -> Bool { type.group == .force && type != .arm || type == .violate || type == .threaten }

    private mutating func oppose(_ actors: [String], _ targets: [String]) {
        for a in actors.compactMap(side) { for b in targets.compactMap(side) where a != b { pairs.formUnion([[a, b], [b, a]]) } }
    }

    private func number(_ id: String) -> Int? { directory.number(id: id) }
    func side(_ id: String) -> Int? { number(id).map(directory.side) }
    func name(_ id: String) -> String { number(id).map { directory.actors[$0].name } ?? id }
    /// Whether a name is none but a word for one of many (مصادر محلية).
    func isUnnamed(_ name: String) -> Bool { directory.words.opens(name, with: "anonymous", in: "words") }
    private func isParty(_ side: Int) -> Bool { !(roles[side] ?? []).isDisjoint(with: [.party, .backer, .spoiler]) }

    /// Whether what somebody says of an actor may stand as a fact: he is known, and has no quarrel with him. The actor has none with himself.
    func isFree(_ source: String, of actor: String) -> Bool {
        guard let number = number(source), let accused = side(actor) else { return false }
        let teller = directory.side(number)
        if teller == accused { return true }
        if pairs.contains([teller, accused]) || isParty(teller) { return false }
        let own = (roles[teller] ?? []).union(roles[number] ?? [])
        if !own.isDisjoint(with: [.mediator, .host, .observer, .guarantor]) { return true }
        return isOutside(teller)
    }

    /// Whether somebody tells of himself what is to his credit: ground that he has taken, a fight that he has fought, harm that he has done to an adversary. It
    /// stands as told by the one who did it, but he is no source without a quarrel in it; what he admits to have done to anybody else he is.
    func isBoast(_ source: String, of actor: String, _ type: ClaimType, against targets: [String]) -> Bool {
        guard let teller = side(source), teller == side(actor) else { return false }
        if type == .advance || type == .clash { return true }
        return type.group == .force && targets.contains { isAdversary(actor, of: $0) }
    }

    /// Whether somebody is known to be at odds with an actor.
    func isAdversary(_ source: String, of actor: String) -> Bool {
        guard let teller = side(source), let accused = side(actor), teller != accused else { return false }
        return pairs.contains([teller, accused]) || isParty(teller) && isParty(accused)
    }

    /// Whether somebody stands outside the war as far as the language data know: another state, a body of no conflict, a medium.
    private func isOutside(_ side: Int) -> Bool {
        switch directory.actors[side].kind {
        case .medium: return true
        case .people: return false
        case .state: return directory.actors[side].id != process.id
        case .person, .body:
            guard let index = directory.listed(side), directory.words.listed[index].conflict.isEmpty else { return false }
            return !directory.words.states(in: PlainText(directory.actors[side].name)).contains { directory.words.listed[$0.state].id == process.id }
        }
    }
}

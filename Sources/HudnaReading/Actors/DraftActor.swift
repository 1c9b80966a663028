internal import HudnaLanguage
internal import HudnaRecord

/// An actor while a report is being read: its mentions by index, and what helps to recognise it again.
struct DraftActor {
    var name: String
    var kind: Actor.Kind
    var rule: String
    var mentions: [Int] = []
    /// The two that it stands for (الجانبان); empty for all others.
    var members: [Int] = []
    /// The duals that stand for it and another.
    var duals: [Int] = []
    /// Number among the listed actors, or -1.
    var listed: Int32 = -1
    /// Folded words of its fullest name.
    var words: [[UInt8]] = []
    /// Folded words of each title or role it bears.
    var titles: [[[UInt8]]] = []
    /// Head nouns of its titles or of its name.
    var heads: Set<Int32> = []
    var state: Int32 = -1
    /// 1 masculine, 2 feminine, 0 not known.
    var gender = 0
    /// Longer forms win as the name.
    var nameLength = 0
    /// Named at least once where it can act: not only as a place or adjective.
    var acts = false
}

/// Who is named where in one report.
struct Cast {
    var mentions: [Mention]
    var actors: [DraftActor]
    /// By token: index of the mention that covers it, or -1.
    var mentionAt: [Int32]

    /// Whom an actor stands for: itself, or the two that a dual names.
    func members(_ actor: Int) -> [Int] { actors[actor].members.isEmpty ? [actor] : actors[actor].members }

    /// The same for several, each once.
    func members(_ several: [Int]) -> [Int] {
        guard several.contains(where: { !actors[$0].members.isEmpty }) else { return several }
        var out: [Int] = []
        for actor in several { for member in members(actor) where !out.contains(member) { out.append(member) } }
        return out
    }

    /// The mentions of an actor, duals that stand for him and another included.
    func mentions(of actor: Int) -> [Int] {
        actors[actor].mentions + actors[actor].duals.flatMap { actors[$0].mentions }
    }

    /// Whether an actor is among others, or one of those it stands for.
    func isAmong(_ actor: Int, _ others: [Int]) -> Bool { others.contains(actor) || actors[actor].members.contains(where: others.contains) }

    func mention(at token: Int) -> Int? {
        let index = mentionAt[token]
        return index >= 0 ? Int(index) : nil
    }

    func actor(at token: Int) -> Int? { mention(at: token).map { mentions[$0].actor }.flatMap { $0 >= 0 ? $0 : nil } }
}

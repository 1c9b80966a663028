internal import HudnaLanguage
internal import HudnaText

/// What each token is in its context: verb or noun where the letters allow both, and which particle. Never changes, like the sheet.
final class Tags {
    /// By token: index in the sheet's analyses of the verb it is, or -1.
    let verb: [Int32]
    /// By token: the number of its `ParticleRole`, 0 for none; set on the first token of a particle.
    private let role: [UInt8]
    /// By token: the token after the particle that begins here.
    let particleEnd: [Int32]
    /// By token: it is a later word of a particle.
    let insideParticle: [Bool]

    init(_ sheet: Sheet) {
        let tagger = Tagger(sheet)
        (verb, role, particleEnd, insideParticle) = (tagger.verb, tagger.role, tagger.particleEnd, tagger.insideParticle)
    }

    func role(_ token: Int) -> ParticleRole? { ParticleRole(number: role[token]) }

    /// The number of the role of the particle that begins at a token, 0 for none.
    func roleNumber(_ token: Int) -> Int { Int(role[token]) }

    @inline(__always)
    func isParticle(_ token: Int) -> Bool { role[token] != 0 || insideParticle[token] }
    @inline(__always)
    func isVerb(_ token: Int) -> Bool { verb[token] >= 0 }

    /// By token, and one more: how many verbs stand before it.
    func verbCounts() -> [Int] { verb.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 >= 0 ? 1 : 0)) } }
}

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

    /// Whether a reading of a word is a shortened verb that nothing shortens.
    func isStray(_ analysis: Analysis, _ sheet: Sheet, _ token: Int) -> Bool { Tagger.isStray(analysis, sheet, role, token) }

    /// How many verbs stand between two tokens, both left out.
    private(set) lazy var verbCounts = TokenCounts(verb.map { $0 >= 0 ? 1 : 0 })
}

/// How many of something stand before each token, so that those between two tokens are counted at once.
struct TokenCounts {
    /// By token, and one more.
    private let before: [Int]

    /// - Parameter counts: how many there are at each token.
    init(_ counts: [Int]) { before = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) } }

    /// Those behind the first of two tokens and before the other, in whichever order they are given.
    func between(_ a: Int, _ b: Int) -> Int { max(0, before[max(a, b)] - before[min(a, b) + 1]) }

    /// Those from the first token of a range to its last; none where it is empty.
    func within(_ range: Range<Int>) -> Int { before[range.upperBound] - before[range.lowerBound] }
}

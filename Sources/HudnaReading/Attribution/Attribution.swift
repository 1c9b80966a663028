internal import HudnaRecord

/// Whom a stretch of text is attributed to.
struct Attribution {
    /// By what the speaker was found: the subject of the verb, close behind it or elsewhere in its clause; whose statement it is; who spoke before in the
    /// sentence; the subject of a verb before in the sentence; who spoke last; whom the sentence before is about; the only one named; a phrase (بحسب) behind
    /// or in front; the name before a colon; whom an agency quotes; nobody.
    enum Basis: String {
        case subject, clause, issued, spoken, sentence, continued, topic, nominal, trailing, fronted, headline, carried, nobody
    }
    /// Tokens of what is said.
    var range: Range<Int>
    /// Actors by index.
    var speakers: [Int]
    var via: [Int]
    /// The verb of saying, or -1.
    var verb: Int
    var basis: Basis
    /// The rule of the verb, for `explain`.
    var rule: String
    /// A clause behind أن or a colon, which is an indirect quote; not only a noun phrase.
    var isClause: Bool
    /// The verb of saying stands inside marks: somebody who is quoted tells it.
    var isSpoken = false
    /// Told inside what somebody else says.
    var isNested = false
}

extension Attribution {
    /// Whom a token is attributed to: the innermost speaker, else who is named for the sentence; media are left out.
    static func sources(at token: Int, _ attributions: [Attribution], _ cast: Cast) -> [Int] {
        var inner: Attribution?
        var outer: [Int] = []
        for attribution in attributions where attribution.range.contains(token) {
            if attribution.verb < 0 {
                outer += attribution.speakers
            } else if inner.map({ $0.range.lowerBound <= attribution.range.lowerBound }) ?? true {
                inner = attribution
            }
        }
        let sources = inner.map(\.speakers) ?? outer
        return sources.filter { cast.actors[$0].kind != .medium }
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Who tells what stands inside words: what somebody accuses another of, condemns, fears, denies or threatens is told by him and by nobody else, so that it
/// is never taken for what the report itself says. Of a mutual accusation each side tells the other's part (codebook, ruling 11).
struct Allegations {
    let grammar: Grammar
    let attributions: [Attribution]

    /// The claims with their sources; a breach that two sides charge each other with becomes two.
    func attributed(_ claims: [JudgedClaim]) -> [JudgedClaim] {
        // Most reports have no claim that stands.
        guard claims.indices.contains(where: { claims[$0].rejected == nil }) else { return claims }
        var out: [JudgedClaim] = []
        out.reserveCapacity(claims.count)
        for index in claims.indices {
            if claims[index].rejected != nil {
                out.append(claims[index])
                continue
            }
            var claim = claims[index]
            if isMutual(claim) { claim.targets = claim.actors.reversed() }
            guard let words = teller(of: index, claims) else {
                out.append(claim)
                continue
            }
            // What a noun tells is what they charge each other with, unless somebody else stands with it.
            if isMutual(words), (claim.predicate.isVerb ? claim.actors : claim.draft.actors).allSatisfy(words.actors.contains) {
                for actor in words.actors {
                    claim.actors = [actor]
                    claim.source = words.actors.filter { $0 != actor }
                    out.append(claim)
                }
            } else {
                if tells(words, claim) { claim.source = words.actors }
                out.append(claim)
            }
        }
        return out
    }

    /// The claim of words that a claim stands inside, the innermost of several.
    private func teller(of index: Int, _ claims: [JudgedClaim]) -> JudgedClaim? {
        let claim = claims[index]
        let token = claim.predicate.token
        let sentence = grammar.sheet.sentenceOf[token]
        var at = index - 1
        while at >= 0, grammar.sheet.sentenceOf[claims[at].predicate.token] == sentence {
            let words = claims[at]
            at -= 1
            guard words.rejected == nil, words.type.group == .words, words.type == .accuse || claim.type.group != .words, !words.actors.isEmpty else {
                continue
            }
            guard words.content == nil, words.predicate.range.upperBound <= token, token < end(of: words) else { continue }
            let isToldInside = attributions.contains { $0.verb > words.predicate.token && $0.range.contains(token) }
            return isToldInside ? nil : words
        }
        return nil
    }

    /// Who denies or threatens may speak of himself; nobody accuses himself: there somebody else was misread, and the source stays as it was.
    private func tells(_ words: JudgedClaim, _ claim: JudgedClaim) -> Bool {
        words.type == .deny || words.type == .threaten || !claim.actors.contains(where: words.actors.contains)
    }

    /// Where what the words are about ends.
    private func end(of words: JudgedClaim) -> Int {
        max(words.evidence.upperBound, grammar.clauses.clause(at: words.predicate.token).end)
    }

    /// تبادلا الاتهامات: who is its subject is accused as well.
    private func isMutual(_ words: JudgedClaim) -> Bool {
        words.type == .accuse && words.actors.count > 1 && grammar.language.senses[Int(words.predicate.sense)].isMutual
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What somebody says may amount to a claim that no predicate of its own tells (codebook, ruling 22): أكد الوزير أن القوات لم تلتزم بالاتفاق accuses, under any
/// verb of saying. Every sentence that is attributed to a speaker is drafted as each type of `claims/statements.tsv`; the models decide, the rules let none stand.
struct Statements {
    let grammar: Grammar
    let attributions: [Attribution]
    var sheet: Sheet { grammar.sheet }
    var cast: Cast { grammar.cast }

    /// The longest evidence, in tokens behind the first of what is said.
    private static let longest = 26

    func drafts() -> [DraftClaim] {
        var out: [DraftClaim] = []
        for attribution in attributions where attribution.isClause && !attribution.speakers.isEmpty && !attribution.range.isEmpty {
            for piece in pieces(attribution.range) {
                for number in sheet.language.statements where accuses(number, piece, attribution) { out.append(draft(number, piece, attribution)) }
            }
        }
        return out
    }

    /// What is said, sentence by sentence.
    private func pieces(_ range: Range<Int>) -> [Range<Int>] {
        (sheet.sentenceOf[range.lowerBound]...sheet.sentenceOf[range.upperBound - 1]).map { sheet.sentences[Int($0)].clamped(to: range) }.filter {
            $0.count > 1
        }
    }

    /// Whoever accuses names another.
    private func accuses(_ number: Int32, _ piece: Range<Int>, _ attribution: Attribution) -> Bool {
        grammar.senses.type(number) != .accuse || !others(piece, attribution).isEmpty
    }

    /// The actors named in a stretch who do not speak there, in order.
    private func others(_ piece: Range<Int>, _ attribution: Attribution) -> [Int] {
        var out: [Int] = []
        for token in piece {
            guard let index = cast.mention(at: token), cast.mentions[index].start == token, cast.mentions[index].actor >= 0 else { continue }
            let actor = cast.mentions[index].actor
            if !attribution.speakers.contains(actor), !out.contains(actor) { out.append(actor) }
        }
        return out
    }

    private func draft(_ number: Int32, _ piece: Range<Int>, _ attribution: Attribution) -> DraftClaim {
        let type = grammar.senses.type(number) ?? .accuse
        let opens = attribution.verb >= 0 && attribution.verb < piece.lowerBound && sheet.sentenceOf[attribution.verb] == sheet.sentenceOf[piece.lowerBound]
        let token = opens ? attribution.verb : piece.lowerBound
        let verb = grammar.tags.isVerb(token) ? sheet.analyses[Int(grammar.tags.verb[token])] : nil
        let predicate = Predicate(
            range: token..<token + 1, kind: verb?.kind ?? .noun, analysis: verb, features: verb?.features ?? Features(), proclitics: verb?.proclitics ?? [],
            sense: number, group: sheet.language.statementGroup, needed: [], isLoose: true, isAlternative: true)
        var arguments = Arguments.Found()
        arguments.actorBasis = .speaker
        return DraftClaim(
            predicate, type, status: .occurred, statusReason: "statement", actors: grammar.cast.members(attribution.speakers),
            targets: type == .accuse ? Array(others(piece, attribution).prefix(1)) : [], arguments: arguments, via: attribution.via,
            evidence: token..<end(of: piece), content: piece, rejected: .anotherReading)
    }

    /// Up to the end of the clause that holds the first verb said, or of the sentence if that comes soon.
    private func end(of piece: Range<Int>) -> Int {
        var end = min(piece.upperBound, piece.lowerBound + Self.longest)
        if let verb = piece.first(where: { grammar.tags.isVerb($0) }) {
            let clause = grammar.clauses.clause(at: verb).end
            if clause - piece.lowerBound >= 6 { end = min(end, clause) }
        }
        while end > piece.lowerBound + 1, sheet.tokens[end - 1].kind == .mark || sheet.tokens[end - 1].kind == .newline { end -= 1 }
        return end
    }
}

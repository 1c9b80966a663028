internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// الجانبان, الرجلان, البلدين: a definite dual stands for two actors that the report has named together.
extension ActorResolver {
    private enum Pair: String, CaseIterable {
        case sides = "pair-sides"
        case people = "pair-people"
        case states = "pair-states"

        func takes(_ kind: Actor.Kind) -> Bool {
            switch self {
            case .sides: kind != .medium
            case .people: kind == .person
            case .states: kind == .state || kind == .body
            }
        }
    }

    /// Gives each such word an actor of its own for the two it stands for, where two are found in the sentences before it. `mentions` are in order.
    mutating func bindPairs() {
        let classes = Pair.allCases.map { pair in sheet.language.classNumbers[pair.rawValue] ?? -1 }
        var made: [[Int]: Int] = [:]
        var found: [Mention] = []
        for token in sheet.tokens.indices where sheet.has(token, EntryKind.classWord.mask) {
            guard let (pair, analysis) = pair(at: token, classes), let members = members(pair, before: token) else { continue }
            let next = firstMention(behind: token)
            let known = mentions[max(0, next - 8)..<next].lastIndex { !$0.isNested && $0.end > token }
            if let known, mentions[known].start != token || mentions[known].end > token + 2 || mentions[known].state >= 0 { continue }
            let actor = made[members] ?? add(members, token, analysis)
            made[members] = actor
            if let known {
                mentions[known].actor = actor
                mentions[known].basis = .collective
            } else {
                var mention = Mention(
                    token..<token + 1, kind: actors[actor].kind, basis: .collective, prefix: MentionFinder.prefixLength(analysis),
                    proclitics: analysis.proclitics.subtracting(.al), rule: "pair")
                mention.actor = actor
                found.append(mention)
            }
        }
        if !found.isEmpty { takeIn(found) }
    }

    private mutating func add(_ members: [Int], _ token: Int, _ analysis: Analysis) -> Int {
        var actor = DraftActor(name: sheet.name(token..<token + 1, prefix: MentionFinder.prefixLength(analysis)), kind: actors[members[0]].kind, rule: "pair")
        actor.members = members
        for member in members { actors[member].duals.append(actors.count) }
        actors.append(actor)
        return actors.count - 1
    }

    /// The place of the first mention that begins behind a token.
    private func firstMention(behind token: Int) -> Int { mentions.partitionPoint { $0.start <= token } }

    private func pair(at token: Int, _ classes: [Int32]) -> (Pair, Analysis)? {
        guard !tags.isVerb(token) else { return nil }
        var found: (Pair, Analysis)?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind == .classWord, analysis.proclitics.contains(.al), let number = classes.firstIndex(of: analysis.payload) else {
                return
            }
            found = (Pair.allCases[number], analysis)
        }
        return found
    }

    /// The two that و or مع joins closest before a word, else the two that were named last, men alone: of sides and states more than two may be at hand.
    private func members(_ pair: Pair, before token: Int) -> [Int]? {
        let sentence = Int(sheet.sentenceOf[token])
        let first = sheet.sentences[max(0, sentence - 3)].lowerBound
        let near = mentions[firstMention(behind: first - 1)..<firstMention(behind: token)].filter {
            !$0.isNested && $0.end <= token && $0.actor >= 0 && actors[$0.actor].members.isEmpty && pair.takes(actors[$0.actor].kind)
        }
        var at = near.count - 1
        while at > 0 {
            let (left, right) = (near[at - 1], near[at])
            if left.actor != right.actor, isJoined(left, right), at < 2 || !isJoined(near[at - 2], left), at + 1 == near.count || !isJoined(right, near[at + 1])
            {
                return [left.actor, right.actor]
            }
            at -= 1
        }
        var last: [Int] = []
        for mention in near.reversed() where !last.contains(mention.actor) { last.append(mention.actor) }
        return last.count == 2 || last.count > 2 && pair == .people ? [last[1], last[0]] : nil
    }

    /// X وY, X مع Y, with nothing else between but marks.
    private func isJoined(_ left: Mention, _ right: Mention) -> Bool {
        guard sheet.sentenceOf[left.start] == sheet.sentenceOf[right.start] else { return false }
        let between = (left.end..<max(left.end, right.start)).filter { sheet.words[$0] >= 0 }
        if between.isEmpty { return right.proclitics.contains(.wa) }
        return between.count == 1 && tags.role(between[0]) == .preposition && sheet.tokens[between[0]].count == 2
    }
}

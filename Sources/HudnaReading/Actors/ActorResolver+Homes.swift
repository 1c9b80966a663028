internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// بلاده, بلدنا: the state of who is told of, or of who speaks.
extension ActorResolver {
    /// So far back, in tokens, is looked for whose country it is.
    private static let homeReach = 60

    /// Makes each such word a mention of the state of the man who is named last before it, where his state is known. `mentions` are in order.
    mutating func bindHomes() {
        guard let number = sheet.language.classNumbers["home-word"] else { return }
        var found: [Mention] = []
        for token in sheet.tokens.indices where sheet.has(token, EntryKind.classWord.mask) && !tags.isVerb(token) {
            guard let analysis = home(at: token, number), let state = stateOfMan(before: token, analysis) else { continue }
            let next = mentions.partitionPoint { $0.start <= token }
            if mentions[max(0, next - 8)..<next].contains(where: { !$0.isNested && $0.end > token }) { continue }
            var mention = Mention(
                token..<token + 1, kind: .state, basis: .listed(state), prefix: MentionFinder.prefixLength(analysis), proclitics: analysis.proclitics,
                rule: "home")
            mention.actor = listedActor(state)
            mention.state = state
            found.append(mention)
        }
        if !found.isEmpty { takeIn(found) }
    }

    /// The reading as "his country" or "our country".
    private func home(at token: Int, _ number: Int32) -> Analysis? {
        var found: Analysis?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind == .classWord, analysis.payload == number, analysis.hasPronoun, analysis.enclitic != 255 else { return }
            found = analysis
        }
        return found
    }

    private func stateOfMan(before token: Int, _ analysis: Analysis) -> Int32? {
        let pronoun = sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features
        guard pronoun.person != 2 else { return nil }
        let next = mentions.partitionPoint { $0.start < token }
        for mention in mentions[..<next].reversed() where !mention.isNested && mention.actor >= 0 {
            guard token - mention.start < Self.homeReach else { return nil }
            guard mention.kind == .person || mention.kind == .people && pronoun.number == 3 else { continue }
            let actor = actors[mention.actor]
            if pronoun.person == 3, pronoun.number == 1, actor.gender != 0, pronoun.gender != 0, actor.gender != pronoun.gender { continue }
            let state = actor.state >= 0 ? actor.state : mention.state
            return state >= 0 ? state : nil
        }
        return nil
    }
}

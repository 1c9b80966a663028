internal import HudnaLanguage
internal import HudnaText

/// Words of saying.
extension AttributionReader {
    struct Speech {
        var verb: SpeechVerb
        var features: Features
        /// قائلا, مضيفا: the speaker is that of the sentence.
        var isParticiple: Bool
        /// قوله: the pronoun is the speaker.
        var isNoun: Bool
        /// إعلان الوزير أن: the noun is tied to its speaker.
        var isMasdar = false
    }

    func speechVerb(_ token: Int) -> Speech? {
        guard token >= 0, sheet.words[token] >= 0, token + 1 < sheet.tokens.count else { return nil }
        if tags.isVerb(token) { return finiteVerb(token) }
        guard sheet.has(token, EntryKind.active.mask | EntryKind.masdar.mask), !tags.isParticle(token) else { return nil }
        var found: Speech?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, let verb = speech(analysis) else { return }
            if analysis.kind == .active, isAdverbial(analysis, token) {
                found = Speech(verb: verb, features: analysis.features, isParticiple: true, isNoun: false)
            } else if analysis.kind == .masdar, analysis.hasPronoun {
                let pronoun = sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features
                found = Speech(verb: verb, features: pronoun, isParticiple: false, isNoun: true)
            } else if analysis.kind == .masdar, isTied(token) {
                found = Speech(verb: verb, features: Features(person: 3), isParticiple: false, isNoun: false, isMasdar: true)
            }
        }
        return found
    }

    private func finiteVerb(_ token: Int) -> Speech? {
        let analysis = sheet.analyses[Int(tags.verb[token])]
        if let verb = speech(analysis) { return Speech(verb: verb, features: analysis.features, isParticiple: false, isNoun: false) }
        // Another verb with the same letters may be the verb of saying.
        var found: Speech?
        sheet.forEachAnalysis(token) { other in
            if found == nil, other.kind == analysis.kind, let verb = speech(other) {
                found = Speech(verb: verb, features: other.features, isParticiple: false, isNoun: false)
            }
        }
        return found
    }

    /// إعلان الوزير أن: a noun with its speaker, and what he says behind him.
    private func isTied(_ token: Int) -> Bool {
        guard !grammar.isDefinite(token), let index = cast.mention(at: token + 1), cast.mentions[index].start == token + 1 else { return false }
        let mention = cast.mentions[index]
        guard mention.proclitics.isEmpty, !grammar.isNisba(mention) else { return false }
        var at = mention.end
        while at < sheet.tokens.count, grammar.isTime[at] || tags.role(at) == .emphatic { at += 1 }
        return at < sheet.tokens.count && tags.role(at) == .complementizer
    }

    /// مضيفا, مضيفة, مضيفين: a participle that tells what somebody does beside his deed; مصر is none.
    private func isAdverbial(_ analysis: Analysis, _ token: Int) -> Bool {
        guard !analysis.proclitics.contains(.al), analysis.proclitics.isDisjoint(with: .preposition), !isInMention(token) else { return false }
        let word = sheet.tokens[token]
        let last = sheet.text.codes[Int(word.end) - 1]
        return last == Letter.alef || last == Letter.ha || last == Letter.nun
    }

    private func speech(_ analysis: Analysis) -> SpeechVerb? {
        guard analysis.kind.mask & EntryKind.predicates != 0 else { return nil }
        let number = sheet.language.groups[Int(analysis.payload)].speech
        return number >= 0 ? sheet.language.speech[Int(number)] : nil
    }

    func firstVerb(_ sentence: Range<Int>) -> Int? { sentence.first { tags.isVerb($0) } }

    /// A word of the class of statements.
    func isStatement(_ token: Int) -> Bool { sheet.isClass("statement", token) }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Agencies and channels that carry what somebody says.
extension AttributionReader {
    /// Agencies and channels between the verb and what is said, to whom it was said: في تصريح لوكالة X.
    func carriers(between start: Int, _ end: Int) -> [Int] { media(between: start, end) { grammar.preposition(of: $0) != nil } }

    /// The agencies and channels of a stretch, of those of which a condition holds.
    func media(between start: Int, _ end: Int, where holds: (Mention) -> Bool = { _ in true }) -> [Int] {
        var out: [Int] = []
        var at = start
        while at < end {
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if mention.kind == .medium, holds(mention), !out.contains(mention.actor) { out.append(mention.actor) }
                at = mention.end
            } else {
                at += 1
            }
        }
        return out
    }

    /// So many tokens may stand between a statement and to whom it was made.
    private static let reach = 4

    /// وشدد، في تصريحات لقناة X، على ضرورة …, ردا على سؤال لوكالة X اتهم …: the agencies to which a sentence is said.
    func listeners(in sentence: Range<Int>) -> [Int] {
        sentence.filter { isStatement($0) || sheet.isClass("interview", $0) }.flatMap { token in
            media(between: token + 1, min(sentence.upperBound, token + 1 + Self.reach)) { isTold($0) }
        }
    }

    /// لوكالة, مع صحيفة: a preposition that tells to whom something is said; not where it can be read, as على does.
    private func isTold(_ mention: Mention) -> Bool {
        switch grammar.preposition(of: mention) {
        case .word(let words): sheet.isParticle("maa", words.lowerBound) || sheet.isParticle("ila", words.lowerBound)
        case nil: false
        default: mention.proclitics.contains(.li)
        }
    }

    /// A site where anybody writes carries nothing as an agency does: عبر تويتر.
    func isPlatform(_ actor: Int) -> Bool {
        guard let first = cast.actors[actor].mentions.first else { return false }
        return cast.mentions[first].range.contains { sheet.isClass("platform", $0) }
    }

    /// نقلت الوكالة عن X قوله: X, the one behind عن; for عنه who speaks on.
    func teller(_ saying: Saying, _ thread: SpeechThread) -> Int? {
        var at = saying.token + 1
        while at < saying.opening.start {
            if let pronoun = fromPronoun(at), let last = thread.last, fits(pronoun, last.speakers) { return last.speakers.first }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                let mention = cast.mentions[index]
                if mention.kind != .medium, case .word(let range)? = grammar.preposition(of: mention), isFrom(range) { return mention.actor }
                at = mention.end
            } else {
                at += 1
            }
        }
        return nil
    }

    /// عنه, عنها: the pronoun.
    private func fromPronoun(_ token: Int) -> Features? {
        var found: Features?
        sheet.forEachAnalysis(token) { analysis in
            guard analysis.kind == .particle, analysis.hasPronoun, CarryWords.isFrom(sheet.language.particles[Int(analysis.payload)].id) else { return }
            found = sheet.language.clitics.pronouns[Int(analysis.enclitic) - 1].features
        }
        return found
    }

    private func isFrom(_ range: Range<Int>) -> Bool {
        var found = false
        for token in range {
            sheet.forEachAnalysis(token) { analysis in
                if analysis.kind == .particle, CarryWords.isFrom(sheet.language.particles[Int(analysis.payload)].id) { found = true }
            }
            for phrase in sheet.phrases(at: token)
            where phrase.entry.kind == .particle && CarryWords.isFrom(sheet.language.particles[Int(phrase.entry.payload)].id) { found = true }
        }
        return found
    }
}

/// Ids of particles with a part to play in attribution.
enum CarryWords {
    static func isFrom(_ id: String) -> Bool { id == "an-prep" || id == "naqlan" || id == "ala-lisan" }
}

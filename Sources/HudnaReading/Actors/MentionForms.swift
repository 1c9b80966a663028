internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// The stretches of text that a mention stands for: as found, the bare name, its titles, and its fuller form.
struct MentionForms {
    let grammar: Grammar

    /// Ranges of tokens, each with the letters of proclitics on its first token that do not belong to it.
    func forms(of mention: Mention) -> [(range: Range<Int>, prefix: Int)] {
        var forms = [(range: mention.range, prefix: mention.prefix)]
        if mention.core != mention.range { forms.append((mention.core, mention.corePrefix)) }
        if let brief = mention.brief, brief > mention.start { forms.append((mention.start..<brief, mention.prefix)) }
        if let longer = extended(mention) { forms.append((longer, mention.prefix)) }
        if let counted = counted(mention) { forms.append((counted, 0)) }
        for title in mention.titles { forms.append((title, title.lowerBound == mention.start ? mention.prefix : 0)) }
        return forms.filter { !$0.range.isEmpty }
    }

    /// بعض الفصائل, عشرة جنود: with the quantity before it.
    private func counted(_ mention: Mention) -> Range<Int>? {
        let at = mention.start - 1
        guard mention.prefix == 0, at >= 0, mention.kind == .people || mention.kind == .body, mention.basis == .group || mention.basis == .body
        else { return nil }
        let isQuantity = grammar.sheet.tokens[at].kind == .number || grammar.sheet.words[at] >= 0 && grammar.tags.role(at) == .quantifier
        return isQuantity ? at..<mention.end : nil
    }

    /// The fuller form of a description: what في or ب ties to it (مسؤول في الوفد, قادة الأركان في كوريا الجنوبية).
    func extended(_ mention: Mention) -> Range<Int>? {
        switch mention.basis {
        case .unnamed, .role, .body, .group: break
        default: return nil
        }
        let sheet = grammar.sheet
        let at = mention.end
        guard at < sheet.tokens.count, sheet.words[at] >= 0 else { return nil }
        let limit = grammar.sentence(mention.start).upperBound
        if grammar.tags.role(at) == .preposition, sheet.tokens[at].count == 2, at + 1 < limit {
            let end = grammar.phraseEnd(at + 1, limit)
            return end > at + 1 ? mention.start..<end : nil
        }
        guard let proclitics = grammar.nounProclitics(at), proclitics == .bi else { return nil }
        let end = grammar.phraseEnd(at, limit)
        return end > at ? mention.start..<end : nil
    }
}

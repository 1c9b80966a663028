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

    /// بعض الفصائل, عشرة جنود, عدد كبير من القادة: with the quantity before it.
    private func counted(_ mention: Mention) -> Range<Int>? {
        guard mention.prefix == 0 else { return nil }
        switch mention.basis {
        case .group, .body, .unnamed, .short, .role: break
        default: return nil
        }
        var start = mention.start
        while let before = quantity(before: start), mention.start - before < 5 { start = before }
        return start < mention.start ? start..<mention.end : nil
    }

    /// Where a number or a word of quantity begins that ends here.
    private func quantity(before end: Int) -> Int? {
        let sheet = grammar.sheet
        guard end > 0 else { return nil }
        if sheet.tokens[end - 1].kind == .number { return end - 1 }
        return (max(0, end - 3)..<end).first { at in
            guard sheet.words[at] >= 0, let particle = sheet.particle(at) else { return false }
            return particle.role == .quantifier && particle.end == end && !particle.hasPronoun
        }
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

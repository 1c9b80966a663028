internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What a word of a title or description is where it stands.
extension MentionFinder {
    /// An adjective behind its noun (القرار السياسي, جنود إرهابيون) is no person.
    func isAdjective(_ token: Int) -> Bool {
        guard token > 0, sheet.words[token - 1] >= 0, !tags.isVerb(token - 1), !tags.isParticle(token - 1), !isTaken[token - 1],
            leadingProclitics(token).isEmpty,
            sheet.has(token, EntryKind.adjective.mask | EntryKind.active.mask | EntryKind.passive.mask | EntryKind.nisba.mask)
                || sheet.has(token, EntryKind.noun.mask) && sheet.has(token, EntryKind.title.mask)
        else { return false }
        // مسلحون behind a noun in the singular describes nobody.
        if sheet.endsNominative(token), sheet.has(token, EntryKind.group.mask), !isPluralTitle(token - 1) { return false }
        let isDefinite = hasArticle(token - 1) || sheet.wordKinds(token - 1) & EntryKind.nominals != 0 && hasPronoun(token - 1)
        return isDefinite == hasArticle(token) && sheet.kinds[token - 1] & EntryKind.nominals != 0
    }

    /// محافظة عدن, محافظتي مأرب: a place, though a woman's title has the same letters.
    func isPlaceNoun(_ token: Int) -> Bool {
        guard let place = sheet.analysis(token, EntryKind.placeHead.mask), let title = noun(token, EntryKind.title.mask) else { return false }
        return title.suffixLength >= place.suffixLength
    }

    /// محافظة, مراقبة: a feminine title with the letters of an ordinary noun names a person only with a name.
    func isOrdinaryFeminine(_ token: Int) -> Bool {
        let last = sheet.text.codes[Int(sheet.tokens[token].end) - 1]
        return last == Letter.ha && sheet.has(token, EntryKind.masdar.mask | EntryKind.placeHead.mask | EntryKind.noun.mask | EntryKind.head.mask)
    }

    func isPluralTitle(_ token: Int) -> Bool {
        var isPlural = isDual(token)
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .title, analysis.features.number == 3 { isPlural = true }
            if analysis.kind == .group, analysis.features.number != 1, !analysis.hasPronoun { isPlural = true }
        }
        return isPlural
    }

    /// الوزيران, مبعوثين: a title with the ending of a dual.
    func isDual(_ token: Int) -> Bool {
        let letters = Array(sheet.text.codes[sheet.tokens[token].range])
        guard letters.count > 5, letters.last == Letter.nun, letters[letters.count - 2] == Letter.alef || letters[letters.count - 2] == Letter.ya else {
            return false
        }
        let single = sheet.analyzer.word(Array(letters.dropLast(2)).span)
        return sheet.analyzer[single].kinds & EntryKind.title.mask != 0
    }

    /// 30 جنديا: behind a number, but for one that may be a year.
    func isCounted(_ token: Int) -> Bool {
        guard token > 0, !hasArticle(token) else { return false }
        if sheet.tokens[token - 1].kind == .number { return sheet.tokens[token - 1].count != 4 }
        var isNumber = false
        sheet.forEachAnalysis(token - 1) { analysis in
            guard analysis.kind == .term, analysis.proclitics.isDisjoint(with: .al) else { return }
            let term = language.terms[Int(analysis.payload)]
            if term.table == "numerals", term.role == "number" || term.role == "scale" { isNumber = true }
        }
        return isNumber
    }

    static let taMarbuta: UInt32 = 0x629

    /// The first analysis of those kinds in which a final ة is no pronoun: in سياسية there is no ه.
    func noun(_ token: Int, _ mask: UInt32) -> Analysis? {
        guard sheet.has(token, mask) else { return nil }
        let isFeminine = sheet.text.scalar(at: Int(sheet.tokens[token].end) - 1) == Self.taMarbuta
        for index in sheet.analyses(of: token) {
            let analysis = sheet.analyses[index]
            if analysis.kind.mask & mask != 0, !(isFeminine && analysis.hasPronoun) { return analysis }
        }
        return nil
    }
}

internal import HudnaText

extension Clitics {
    /// The clitics of the language data alone, for what needs no other word.
    /// - Throws: `LanguageError`.
    public init(source: LanguageSource) throws {
        try self.init(proclitics: source.table("ar/orthography/proclitics.tsv"), enclitics: source.table("ar/orthography/enclitics.tsv"))
    }

    /// How a word can be written with clitics, in folded letters, itself first: السراج gives والسراج, للسراج, سراج …, حكومة gives حكومتهم …
    ///
    /// Words of less than three letters take no single letters before them or pronouns behind them, which would make other words of them.
    public func forms(of word: [UInt8]) -> [[UInt8]] {
        let bare = isDefinite(word) ? Array(word.dropFirst(article.count)) : word
        var forms = [word]
        guard !bare.isEmpty, word.allSatisfy(Letter.isArabic) else { return forms }
        for opening in openings {
            if opening.isEmpty || bare.count >= 3 { forms.append(opening + bare) }
            forms.append(definite(bare, behind: opening))
        }
        guard bare.count >= 3 else { return unique(forms) }
        if Clitics.present.contains(bare[0]) { forms += conjoined([future]).map { $0 + bare } }
        let stem = bare.last == Letter.ha ? bare.dropLast() + [Letter.ta] : bare
        for opening in openings { forms += enclitics.map { opening + stem + $0 } }
        return unique(forms)
    }

    /// How a word can be written at the head of a phrase: with conjunctions and prepositions before it, itself first.
    public func headForms(of word: [UInt8]) -> [[UInt8]] {
        guard word.count >= 3, word.allSatisfy(Letter.isArabic) else { return [word] }
        guard isDefinite(word) else { return unique([word] + openings.map { $0 + word }) }
        return unique([word] + openings.map { definite(Array(word.dropFirst(article.count)), behind: $0) })
    }

    /// The letters that a verb in the present begins with.
    private static let present: [UInt8] = [Letter.ya, Letter.ta, Letter.nun, Letter.alef]

    private func isDefinite(_ word: [UInt8]) -> Bool { word.count >= article.count + 3 && word.starts(with: article) }

    /// Nothing, each conjunction, each preposition, each conjunction before each preposition.
    private var openings: [[UInt8]] { ([[]] + prepositions.map { [$0.letter] }).flatMap(conjoined) }

    private func conjoined(_ letters: [UInt8]) -> [[UInt8]] { [letters] + conjunctions.map { [$0.letter] + letters } }

    /// The word with its article: ل swallows the alef (للسراج), and before ل the article's own letters altogether (للجنة).
    private func definite(_ bare: [UInt8], behind opening: [UInt8]) -> [UInt8] {
        guard let last = opening.last, prepositions.contains(where: { $0.letter == last && $0.flag == .li }) else { return opening + article + bare }
        return opening + (bare.first == last ? [] : [last]) + bare
    }

    private func unique(_ forms: [[UInt8]]) -> [[UInt8]] {
        var seen = Set<[UInt8]>()
        return forms.filter { seen.insert($0).inserted }
    }
}

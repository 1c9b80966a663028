internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// A phrase of the lexicon as it stands in the text.
struct PhraseMatch {
    /// Range of tokens.
    var start: Int32
    var end: Int32
    var entry: Entry
    /// Proclitics of its first word, and their letters.
    var proclitics: Proclitics
    var prefixLength: UInt8

    var range: Range<Int> { Int(start)..<Int(end) }
}

/// A report's text as all readers see it: tokens with their analyses, phrases of the lexicon, sentences. Never changes; a class because every reader
/// of a report holds it, and a copy of so many arrays is not free.
final class Sheet {
    let text: FoldedText
    let language: Language
    let analyzer: WordAnalyzer
    let tokens: [Token]
    /// By token: the analyzer's number of the word, -1 where it is no word.
    let words: [Int32]
    /// By token: union of the kinds of its analyses and of the phrases that begin there.
    let kinds: [UInt32]
    /// By token: whether the article stands at its head, behind any proclitics.
    let hasArticle: [Bool]
    /// What the words can be, token by token, longest stem first.
    let analyses: [Analysis]
    /// By token: index of its first analysis in `analyses`; those of the next token begin where they end.
    private let firstAnalysis: [Int32]
    private let stems: [WordAnalyzer.PhraseStem]
    private let firstStem: [Int32]
    /// Phrases of two words or more, by their first token, longest first.
    let phrases: [PhraseMatch]
    /// By token: index of its first phrase in `phrases`, -1 for none.
    let firstPhrase: [Int32]
    let sentences: [Range<Int>]
    /// By token: number of its sentence; line breaks have that of the sentence before.
    let sentenceOf: [Int32]

    /// - Parameter words: the analyzer's numbers of the words, by token, where they are known already.
    init(text: FoldedText, tokens: [Token], words known: [Int32]? = nil, language: Language, analyzer: WordAnalyzer) {
        self.text = text
        self.language = language
        self.analyzer = analyzer
        self.tokens = tokens
        let words = known ?? Sheet.words(tokens, text, analyzer)
        var kinds = [UInt32](repeating: 0, count: tokens.count)
        var hasArticle = [Bool](repeating: false, count: tokens.count)
        var (analyses, stems): ([Analysis], [WordAnalyzer.PhraseStem]) = ([], [])
        var (firstAnalysis, firstStem): ([Int32], [Int32]) = ([0], [0])
        analyses.reserveCapacity(tokens.count * 5)
        stems.reserveCapacity(tokens.count * 2)
        for index in tokens.indices {
            if words[index] >= 0 {
                let word = analyzer[words[index]]
                kinds[index] = word.kinds
                hasArticle[index] = word.hasArticle
                analyzer.append(word, to: &analyses, &stems)
            }
            firstAnalysis.append(Int32(analyses.count))
            firstStem.append(Int32(stems.count))
        }
        self.words = words
        self.hasArticle = hasArticle
        (self.analyses, self.stems) = (analyses, stems)
        (self.firstAnalysis, self.firstStem) = (firstAnalysis, firstStem)
        var finder = PhraseFinder(tokens: tokens, words: words, kinds: kinds, stems: stems, firstStem: firstStem, lexicon: analyzer.lexicon)
        finder.find()
        (self.kinds, phrases, firstPhrase) = (finder.kinds, finder.phrases, finder.firstPhrase)
        sentences = Sentences.ranges(of: tokens)
        var sentenceOf = [Int32](repeating: 0, count: tokens.count)
        for (number, range) in sentences.enumerated() {
            for index in range { sentenceOf[index] = Int32(number) }
            if number + 1 < sentences.count { for index in range.upperBound..<sentences[number + 1].lowerBound { sentenceOf[index] = Int32(number) } }
        }
        self.sentenceOf = sentenceOf
    }

    private static func words(_ tokens: [Token], _ text: FoldedText, _ analyzer: WordAnalyzer) -> [Int32] {
        var words = [Int32](repeating: -1, count: tokens.count)
        let codes = text.codes.span
        for index in tokens.indices where tokens[index].isWord { words[index] = analyzer.word(codes.extracting(tokens[index].range)) }
        return words
    }

    // MARK: - Words

    @inline(__always)
    func has(_ token: Int, _ mask: UInt32) -> Bool { kinds[token] & mask != 0 }

    /// The analyses of a token, as indexes in `analyses`, longest stem first; none where it is no word.
    @inline(__always)
    func analyses(of token: Int) -> Range<Int> { Int(firstAnalysis[token])..<Int(firstAnalysis[token + 1]) }

    /// Calls back for each analysis of a token, longest stem first.
    @inline(__always)
    func forEachAnalysis(_ token: Int, _ body: (Analysis) -> Void) {
        for index in analyses(of: token) { body(analyses[index]) }
    }

    /// Union of the kinds of a token's analyses alone, without the phrases that begin there.
    func wordKinds(_ token: Int) -> UInt32 { analyses(of: token).reduce(0) { $0 | analyses[$1].kind.mask } }

    /// The first analysis of a token that is of one of the kinds.
    func analysis(_ token: Int, _ mask: UInt32) -> Analysis? {
        guard kinds[token] & mask != 0 else { return nil }
        for index in analyses(of: token) where analyses[index].kind.mask & mask != 0 { return analyses[index] }
        return nil
    }

    /// Phrases that begin at a token, longest first.
    func phrases(at token: Int) -> ArraySlice<PhraseMatch> {
        let first = firstPhrase[token]
        guard first >= 0 else { return [] }
        var end = Int(first)
        while end < phrases.count && phrases[end].start == Int32(token) { end += 1 }
        return phrases[Int(first)..<end]
    }

    /// Whether a token is a particle of one word of `particles.tsv` as it is written there, by its id.
    func isParticle(_ id: String, _ token: Int) -> Bool {
        guard has(token, EntryKind.particle.mask) else { return false }
        var found = false
        forEachAnalysis(token) { analysis in
            if analysis.kind == .particle, analysis.prefixLength == 0, analysis.suffixLength == 0, language.particles[Int(analysis.payload)].id == id {
                found = true
            }
        }
        return found
    }

    /// Whether a token is a word of a class of the claim tables (`claims/classes*.tsv`), with any clitics.
    func isClass(_ name: String, _ token: Int) -> Bool {
        guard has(token, EntryKind.classWord.mask) else { return false }
        var found = false
        forEachAnalysis(token) { analysis in
            if analysis.kind == .classWord, language.classes[Int(analysis.payload)] == name { found = true }
        }
        return found
    }

    /// Whether a token of five letters or more ends as a sound plural in the nominative does: مسلحون.
    func endsNominative(_ token: Int) -> Bool {
        let end = Int(tokens[token].end)
        return tokens[token].count > 4 && text.codes[end - 1] == Letter.nun && text.codes[end - 2] == Letter.waw
    }

    /// Whether the letters of a token, behind any proclitics, are a stem as the tables write it (article included).
    func isStem(_ token: Int, _ stem: Int32) -> Bool { proclitics(token, asStem: stem) != nil }

    /// Calls back for each stem of a token as part of a phrase.
    @inline(__always)
    func forEachStem(_ token: Int, _ body: (Int32) -> Void) {
        for index in Int(firstStem[token])..<Int(firstStem[token + 1]) { body(stems[index].stem) }
    }

    /// The proclitics under which a token is that stem, nil if it is not.
    func proclitics(_ token: Int, asStem stem: Int32) -> Proclitics? {
        for index in Int(firstStem[token])..<Int(firstStem[token + 1]) where stems[index].stem == stem { return stems[index].proclitics }
        return nil
    }

    /// The role of a particle that the token is, or that a phrase beginning there is; with the token after it.
    func particle(_ token: Int) -> (role: ParticleRole, end: Int, proclitics: Proclitics, hasPronoun: Bool)? {
        guard kinds[token] & EntryKind.particle.mask != 0 else { return nil }
        for match in phrases(at: token) where match.entry.kind == .particle {
            return (language.particles[Int(match.entry.payload)].role, Int(match.end), match.proclitics, false)
        }
        guard let analysis = analysis(token, EntryKind.particle.mask) else { return nil }
        return (language.particles[Int(analysis.payload)].role, token + 1, analysis.proclitics, analysis.hasPronoun)
    }

    // MARK: - Text

    func string(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text.string(Int(tokens[first].start)..<Int(tokens[last].end))
    }

    /// Unicode scalar offsets of a range of tokens, from behind `prefix` letters of the first.
    func span(_ range: Range<Int>, prefix: Int = 0) -> HudnaRecord.Span {
        guard let first = range.first, let last = range.last else { return HudnaRecord.Span(0, 0) }
        return HudnaRecord.Span(text.scalarRange(Int(tokens[first].start) + prefix..<Int(tokens[last].end)))
    }

    func string(_ range: Range<Int>, prefix: Int) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text.string(Int(tokens[first].start) + prefix..<Int(tokens[last].end))
    }

    /// Letters of proclitics that can be cut off a name in the text: in للحكومة none, since the article has lost its alef to the ل.
    func kept(_ token: Int, prefix: Int) -> Int { swallowsArticle(token, prefix) ? prefix - 1 : prefix }

    /// A name as it stands without what is before it; للحكومة gives الحكومة.
    func name(_ range: Range<Int>, prefix: Int) -> String {
        guard let first = range.first else { return "" }
        return (swallowsArticle(first, prefix) ? Self.alef : "") + string(range, prefix: prefix)
    }

    private func swallowsArticle(_ token: Int, _ prefix: Int) -> Bool {
        guard prefix > 0, words[token] >= 0, hasArticle[token], prefix < tokens[token].count else { return false }
        let start = Int(tokens[token].start)
        return text.codes[start + prefix - 1] == Letter.lam && text.codes[start + prefix] == Letter.lam
    }

    /// The letter that the article loses behind ل.
    private static let alef = "\u{627}"

    /// Whether nothing stands between two tokens.
    func touches(_ first: Int, _ second: Int) -> Bool { tokens[first].end == tokens[second].start }
}

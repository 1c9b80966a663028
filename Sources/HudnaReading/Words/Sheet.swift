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

/// A report's text as all readers see it: tokens with their analyses, phrases of the lexicon, sentences.
struct Sheet {
    let text: FoldedText
    let language: Language
    let analyzer: WordAnalyzer
    private(set) var tokens: [Token]
    /// By token: the analyzer's number of the word, -1 where it is no word.
    private(set) var words: [Int32]
    /// By token: union of the kinds of its analyses and of the phrases that begin there.
    private(set) var kinds: [UInt32]
    /// Phrases of two words or more, by their first token, longest first.
    private(set) var phrases: [PhraseMatch] = []
    /// By token: index of its first phrase in `phrases`, -1 for none.
    private(set) var firstPhrase: [Int32]
    let sentences: [Range<Int>]
    /// By token: number of its sentence; line breaks have that of the sentence before.
    let sentenceOf: [Int32]

    init(text: FoldedText, tokens: [Token], language: Language, analyzer: WordAnalyzer) {
        self.text = text
        self.language = language
        self.analyzer = analyzer
        self.tokens = tokens
        var words = [Int32](repeating: -1, count: tokens.count)
        var kinds = [UInt32](repeating: 0, count: tokens.count)
        let codes = text.codes.span
        for index in tokens.indices {
            let token = tokens[index]
            guard token.kind == .word || token.kind == .latin else { continue }
            let word = analyzer.word(codes.extracting(token.range))
            words[index] = word
            kinds[index] = analyzer[word].kinds
        }
        self.words = words
        self.kinds = kinds
        firstPhrase = [Int32](repeating: -1, count: tokens.count)
        sentences = Sentences.ranges(of: tokens)
        var sentenceOf = [Int32](repeating: 0, count: tokens.count)
        for (number, range) in sentences.enumerated() {
            for index in range { sentenceOf[index] = Int32(number) }
            if number + 1 < sentences.count { for index in range.upperBound..<sentences[number + 1].lowerBound { sentenceOf[index] = Int32(number) } }
        }
        self.sentenceOf = sentenceOf
        findPhrases()
    }

    // MARK: - Words

    @inline(__always)
    func has(_ token: Int, _ mask: UInt32) -> Bool { kinds[token] & mask != 0 }

    /// Calls back for each analysis of a token, longest stem first.
    @inline(__always)
    func forEachAnalysis(_ token: Int, _ body: (Analysis) -> Void) {
        let word = words[token]
        guard word >= 0 else { return }
        for index in analyzer[word].analyses { body(analyzer.analyses[Int(index)]) }
    }

    /// The first analysis of a token that is of one of the kinds.
    func analysis(_ token: Int, _ mask: UInt32) -> Analysis? {
        guard kinds[token] & mask != 0, words[token] >= 0 else { return nil }
        for index in analyzer[words[token]].analyses {
            let analysis = analyzer.analyses[Int(index)]
            if analysis.kind.mask & mask != 0 { return analysis }
        }
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

    /// Whether a token is a word of a class of the claim tables (`claims/classes*.tsv`), with any clitics.
    func isClass(_ name: String, _ token: Int) -> Bool {
        guard has(token, EntryKind.classWord.mask) else { return false }
        var found = false
        forEachAnalysis(token) { analysis in
            if analysis.kind == .classWord, language.classes[Int(analysis.payload)] == name { found = true }
        }
        return found
    }

    /// Whether the letters of a token, behind any proclitics, are a stem as the tables write it (article included).
    func isStem(_ token: Int, _ stem: Int32) -> Bool {
        let word = words[token]
        guard word >= 0 else { return false }
        for index in analyzer[word].stems where analyzer.stems[Int(index)].stem == stem { return true }
        return false
    }

    /// The proclitics under which a token is that stem, nil if it is not.
    func proclitics(_ token: Int, asStem stem: Int32) -> Proclitics? {
        let word = words[token]
        guard word >= 0 else { return nil }
        for index in analyzer[word].stems where analyzer.stems[Int(index)].stem == stem { return analyzer.stems[Int(index)].proclitics }
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
        guard prefix > 0, words[token] >= 0, analyzer[words[token]].hasArticle, prefix < tokens[token].count else { return false }
        let start = Int(tokens[token].start)
        return text.codes[start + prefix - 1] == Letter.lam && text.codes[start + prefix] == Letter.lam
    }

    /// The letter that the article loses behind ل.
    private static let alef = "\u{627}"

    /// Whether nothing stands between two tokens.
    func touches(_ first: Int, _ second: Int) -> Bool { tokens[first].end == tokens[second].start }

    // MARK: - Phrases

    private mutating func findPhrases() {
        for start in tokens.indices where words[start] >= 0 && analyzer[words[start]].opensPhrase {
            let before = phrases.count
            for index in analyzer[words[start]].stems {
                let stem = analyzer.stems[Int(index)]
                let node = analyzer.lexicon.next(0, stem.stem)
                if node >= 0 { follow(node, start, start + 1, stem) }
            }
            guard phrases.count > before else { continue }
            phrases[before...].sort { $0.end > $1.end }
            firstPhrase[start] = Int32(before)
            for phrase in phrases[before...] { kinds[start] |= phrase.entry.kind.mask }
        }
    }

    private mutating func follow(_ node: Int32, _ start: Int, _ at: Int, _ stem: WordAnalyzer.PhraseStem) {
        var next = at
        // Quotation marks and hyphens inside a name are passed over: حكومة "الوفاق" الوطني.
        while next < tokens.count, tokens[next].kind == .mark, Self.passes(tokens[next].mark), next - at < 2 { next += 1 }
        guard next < tokens.count, words[next] >= 0 else { return }
        for index in analyzer[words[next]].stems {
            let following = analyzer.stems[Int(index)]
            guard following.proclitics.isEmpty else { continue }
            let child = analyzer.lexicon.next(node, following.stem)
            guard child >= 0 else { continue }
            var found: [PhraseMatch] = []
            analyzer.lexicon.forEachPhraseEntry(child) { entry in
                found.append(
                    PhraseMatch(
                        start: Int32(start), end: Int32(next + 1), entry: entry, proclitics: stem.proclitics, prefixLength: stem.prefixLength))
            }
            phrases.append(contentsOf: found)
            follow(child, start, next + 1, stem)
        }
    }

    private static func passes(_ mark: UInt8) -> Bool {
        mark == Letter.quote || mark == Letter.quoteOpen || mark == Letter.quoteClose || mark == Letter.dash || mark == Letter.apostrophe
    }
}

internal import HudnaText

/// Finds what a word can be: peels its clitics and looks up what is left. Answers are kept, since the words of news repeat.
///
/// Not shared between threads: one a worker.
public final class WordAnalyzer {
    /// What is known of one distinct word.
    public struct Word: Sendable {
        /// Range in `analyses`, longest stem first.
        public var analyses: Range<Int32>
        /// Range in `stems`.
        public var stems: Range<Int32>
        /// Union of the kinds of its analyses.
        public var kinds: UInt32
        /// A phrase of the lexicon can begin here.
        public var opensPhrase: Bool
        /// The word begins with the article, behind any proclitics that are written before it (والوفد, للوفد).
        public var hasArticle: Bool
    }

    /// A word as part of a phrase: its letters behind proclitics that were peeled (the article stays).
    public struct PhraseStem: Sendable {
        public var stem: Int32
        public var proclitics: Proclitics
        public var prefixLength: UInt8
    }

    /// So many words are kept, some 8 MB with their analyses. The words of 8 MB of news: more of them cost memory that grows long into the input, and gain no time.
    private static let mostWords = 65_000

    public let lexicon: Lexicon
    let clitics: Clitics
    // One thread alone holds an analyzer and no accessor calls back into it: accesses need no check while it runs.
    @exclusivity(unchecked) private var known: StemTable
    @exclusivity(unchecked) private var words: [Word] = []
    @exclusivity(unchecked) public private(set) var analyses: [Analysis] = []
    @exclusivity(unchecked) public private(set) var stems: [PhraseStem] = []
    /// Words that were found not to be two glued together, by number.
    public var isWhole: Set<Int32> = []
    @exclusivity(unchecked) private var scratch: [UInt8] = []

    public init(language: Language) {
        lexicon = language.lexicon
        clitics = language.clitics
        known = StemTable(capacity: 32_768)
    }

    /// Forgets all words when there are too many of them; call between reports.
    public func trim() {
        guard words.count > Self.mostWords else { return }
        known = StemTable(capacity: 32_768)
        words.removeAll(keepingCapacity: true)
        analyses.removeAll(keepingCapacity: true)
        stems.removeAll(keepingCapacity: true)
        isWhole.removeAll(keepingCapacity: true)
    }

    /// The number of a word, given as folded letters.
    public func word(_ letters: borrowing Span<UInt8>) -> Int32 {
        let found = known.find(letters)
        if found >= 0 { return found }
        var copy: [UInt8] = []
        copy.reserveCapacity(letters.count)
        for index in 0..<letters.count { copy.append(letters[index]) }
        let number = known.intern(letters)
        words.append(analyze(copy))
        return number
    }

    /// The number of a word that was met before, or nil.
    public func knownWord(_ letters: borrowing Span<UInt8>) -> Int32? {
        let found = known.find(letters)
        return found >= 0 ? found : nil
    }

    public subscript(_ word: Int32) -> Word { words[Int(word)] }

    /// Copies what a word can be behind other words' analyses and stems.
    public func append(_ word: Word, to analyses: inout [Analysis], _ stems: inout [PhraseStem]) {
        for index in word.analyses { analyses.append(self.analyses[Int(index)]) }
        for index in word.stems { stems.append(self.stems[Int(index)]) }
    }

    private func analyze(_ letters: [UInt8]) -> Word {
        let firstAnalysis = Int32(analyses.count)
        let firstStem = Int32(stems.count)
        var kinds: UInt32 = 0
        var (opens, hasArticle) = (false, false)
        clitics.forEachPrefix(letters) { proclitics, prefixLength, articleRestored in
            if proclitics.contains(.al) { hasArticle = true }
            // What is left, with the article put back where ل has swallowed its alef.
            scratch.removeAll(keepingCapacity: true)
            if articleRestored { scratch.append(contentsOf: clitics.article) }
            scratch.append(contentsOf: letters[prefixLength...])
            let phraseStem = lexicon.find(scratch.span).number
            let reaches = UInt8(articleRestored ? max(0, prefixLength - 1) : prefixLength)
            let indefinite = articleRestored ? -1 : accusative(letters.span.extracting(prefixLength..<letters.count))
            for stem in [phraseStem, indefinite] where stem >= 0 && !proclitics.contains(.al) {
                stems.append(PhraseStem(stem: stem, proclitics: proclitics, prefixLength: reaches))
                if lexicon.opensPhrase(stem) { opens = true }
            }
            if articleRestored { return }
            kinds |= match(letters.span.extracting(prefixLength..<letters.count), proclitics, UInt8(prefixLength))
        }
        sortAnalyses(from: Int(firstAnalysis))
        return Word(
            analyses: firstAnalysis..<Int32(analyses.count), stems: firstStem..<Int32(stems.count), kinds: kinds, opensPhrase: opens,
            hasArticle: hasArticle)
    }

    /// The stem of a word without the alef of the accusative, as it stands in phrases (أعلن وقفا لإطلاق النار), or -1.
    private func accusative(_ rest: borrowing Span<UInt8>) -> Int32 {
        guard rest.count >= 4, rest[rest.count - 1] == Letter.alef else { return -1 }
        return lexicon.find(rest.extracting(0..<rest.count - 1)).number
    }

    private static func ends(_ word: borrowing Span<UInt8>, in suffix: [UInt8]) -> Bool {
        let start = word.count - suffix.count
        for index in suffix.indices where word[start + index] != suffix[index] { return false }
        return true
    }

    /// Looks up a stem as it is, without a pronoun, without the accusative alef.
    private func match(_ rest: borrowing Span<UInt8>, _ proclitics: Proclitics, _ prefixLength: UInt8) -> UInt32 {
        var kinds: UInt32 = 0
        kinds |= collect(rest, proclitics, prefixLength, 0, 0)
        guard !proclitics.contains(.al) else { return kinds }
        if rest.count >= 3, rest[rest.count - 1] == Letter.alef {
            kinds |= collect(rest.extracting(0..<rest.count - 1), proclitics, prefixLength, 255, 1)
        }
        for (index, suffix) in clitics.enclitics.enumerated() where rest.count >= suffix.count + 2 && Self.ends(rest, in: suffix) {
            let base = rest.extracting(0..<rest.count - suffix.count)
            let number = UInt8(index + 1)
            let length = UInt8(suffix.count)
            kinds |= collect(base, proclitics, prefixLength, number, length)
            var changed: [UInt8]
            switch base[base.count - 1] {
            case Letter.ta: changed = Self.letters(base, endingIn: Letter.ha)  // حكومته: the ت is a ة
            case Letter.alef: changed = Self.letters(base, endingIn: Letter.ya)  // التقاه: the ا is a ى
            case Letter.waw:  // قتلوه: وا has lost its alef
                changed = Self.letters(base, endingIn: Letter.waw)
                changed.append(Letter.alef)
            default: continue
            }
            kinds |= collect(changed.span, proclitics, prefixLength, number, length)
        }
        return kinds
    }

    /// A word with another last letter.
    private static func letters(_ word: borrowing Span<UInt8>, endingIn last: UInt8) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.count + 1)
        for index in 0..<word.count - 1 { letters.append(word[index]) }
        letters.append(last)
        return letters
    }

    private func collect(_ stem: borrowing Span<UInt8>, _ proclitics: Proclitics, _ prefixLength: UInt8, _ enclitic: UInt8, _ suffixLength: UInt8) -> UInt32 {
        let found = lexicon.find(stem)
        guard found.number >= 0 else { return 0 }
        var kinds: UInt32 = 0
        lexicon.forEachEntry(found) { entry in
            guard Self.accepts(entry, proclitics, enclitic) else { return }
            analyses.append(
                Analysis(
                    kind: entry.kind, proclitics: proclitics, prefixLength: prefixLength, enclitic: enclitic, suffixLength: suffixLength,
                    features: entry.features, payload: entry.payload, stem: found.number))
            kinds |= entry.kind.mask
        }
        return kinds
    }

    /// Which clitics a word of a kind can bear.
    private static func accepts(_ entry: Entry, _ proclitics: Proclitics, _ enclitic: UInt8) -> Bool {
        switch entry.kind {
        case .past:
            return proclitics.isDisjoint(with: [.sa, .bi, .li, .ka, .al]) && enclitic != 255
        case .present:
            if !proclitics.isDisjoint(with: [.bi, .ka, .al]) || enclitic == 255 { return false }
            return !(proclitics.contains(.li) && proclitics.contains(.sa))
        case .particle:
            return !proclitics.contains(.sa) && !proclitics.contains(.al) && enclitic != 255
        case .actor, .capital, .place, .given, .family:
            return !proclitics.contains(.sa) && enclitic == 0
        case .term:
            return !proclitics.contains(.sa)
        default:
            if proclitics.contains(.sa) { return false }
            if proclitics.contains(.al) && (enclitic != 0 || entry.features.isConstruct) { return false }
            // لقائه needs its pronoun; مسؤولو stands before a genitive too.
            return true
        }
    }

    private func sortAnalyses(from start: Int) {
        guard analyses.count - start > 1 else { return }
        // By insertion, which keeps the order of equals: a word has a handful.
        for index in start + 1..<analyses.count {
            let analysis = analyses[index]
            let length = Int(analysis.prefixLength) + Int(analysis.suffixLength)
            var place = index
            while place > start, Int(analyses[place - 1].prefixLength) + Int(analyses[place - 1].suffixLength) > length {
                analyses[place] = analyses[place - 1]
                place -= 1
            }
            analyses[place] = analysis
        }
    }
}

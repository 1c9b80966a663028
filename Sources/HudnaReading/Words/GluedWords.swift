internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Splits words that were glued together when the text was made (سورياوتركيا): unknown to the lexicon as one, known as two.
struct GluedWords {
    /// A word shorter than this is not split.
    private static let shortest = 7
    private static let strong: UInt32 =
        EntryKind.actor.mask | EntryKind.capital.mask | EntryKind.nisba.mask | EntryKind.given.mask | EntryKind.family.mask | EntryKind.head.mask
        | EntryKind.title.mask | EntryKind.group.mask | EntryKind.place.mask | EntryKind.noun.mask

    /// The tokens with glued words cut in two, the analyzer's number of each word (-1 where it is none), and where a cut was made (indexes of the first halves).
    static func split(_ tokens: [Token], _ text: FoldedText, _ analyzer: WordAnalyzer) -> (tokens: [Token], words: [Int32], cuts: [Int]) {
        var (out, words, cuts): ([Token], [Int32], [Int]) = ([], [], [])
        out.reserveCapacity(tokens.count + 4)
        words.reserveCapacity(tokens.count + 4)
        let codes = text.codes.span
        for token in tokens {
            let number = token.isWord ? analyzer.word(codes.extracting(token.range)) : -1
            guard token.kind == .word, token.count >= shortest, isUnknown(number, analyzer) else {
                out.append(token)
                words.append(number)
                continue
            }
            guard let cut = cut(token, codes, analyzer) else {
                analyzer.isWhole.insert(number)
                out.append(token)
                words.append(number)
                continue
            }
            cuts.append(out.count)
            for half in [Token(start: Int(token.start), end: cut, kind: .word), Token(start: cut, end: Int(token.end), kind: .word)] {
                out.append(half)
                words.append(analyzer.word(codes.extracting(half.range)))
            }
        }
        return (out, words, cuts)
    }

    private static func isUnknown(_ number: Int32, _ analyzer: WordAnalyzer) -> Bool {
        let word = analyzer[number]
        return word.kinds == 0 && word.stems.isEmpty && !analyzer.isWhole.contains(number)
    }

    /// Where to cut: both halves known, the first as a whole word of its own, the second opened by و or the article.
    private static func cut(_ token: Token, _ codes: borrowing Swift.Span<UInt8>, _ analyzer: WordAnalyzer) -> Int? {
        let start = Int(token.start)
        let end = Int(token.end)
        var at = start + 4
        while at <= end - 4 {
            defer { at += 1 }
            let opensWithWaw = codes[at] == Letter.waw
            let opensWithArticle = codes[at] == Letter.alef && codes[at + 1] == Letter.lam
            guard opensWithWaw || opensWithArticle else { continue }
            let first = analyzer[analyzer.word(codes.extracting(start..<at))]
            guard first.kinds & strong != 0, isWhole(first, analyzer) else { continue }
            let second = analyzer[analyzer.word(codes.extracting(at..<end))]
            if second.kinds & strong != 0 { return at }
        }
        return nil
    }

    /// Known without peeling more than the article.
    private static func isWhole(_ word: WordAnalyzer.Word, _ analyzer: WordAnalyzer) -> Bool {
        for index in word.analyses {
            let analysis = analyzer.analyses[Int(index)]
            if analysis.suffixLength == 0, analysis.kind.mask & strong != 0, analysis.proclitics.isSubset(of: [.al, .wa]) { return true }
        }
        return false
    }
}

internal import HudnaText

/// Cuts proclitics and endings off a word without asking whether it is one: وللطائرات and الطائرة are both طاير.
///
/// For comparing whole texts, where a wrong cut does no harm as long as it is always the same; what a word *is* the `WordAnalyzer` tells. After
/// L. Larkey, L. Ballesteros, M. Connell, "Light stemming for Arabic information retrieval" (2007), with the clitics and endings of the language data.
public struct LightStemmer: Sendable {
    private let conjunctions: [UInt8]
    private let prepositions: [UInt8]
    private let li: UInt8
    /// ك without an article behind it is more often a letter of the word: كويت.
    private let ka: UInt8
    private let article: [UInt8]
    /// Longest first.
    private let endings: [[UInt8]]

    /// What is left has so many letters at least.
    private static let least = 3

    init(clitics: Clitics, nounEndings: [[UInt8]]) {
        conjunctions = clitics.conjunctions.map(\.letter)
        prepositions = clitics.prepositions.map(\.letter)
        li = clitics.prepositions.first { $0.flag == .li }?.letter ?? Letter.none
        ka = clitics.prepositions.first { $0.flag == .ka }?.letter ?? Letter.none
        article = clitics.article
        endings = Set(clitics.enclitics + nounEndings).filter { !$0.isEmpty }.sorted { a, b in
            a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
        }
    }

    /// The part of a folded word that stands for it; the whole of what is not Arabic.
    public func stem(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = word.first, Letter.isArabic(first) else { return word }
        return withoutEndings(withoutProclitics(word))
    }

    private func withoutProclitics(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        if word.count > Self.least, conjunctions.contains(word[word.startIndex]) { word = word.dropFirst() }
        if word.count >= article.count + Self.least, word.starts(with: article) { return word.dropFirst(article.count) }
        guard let first = word.first, prepositions.contains(first) else { return word }
        let rest = word.dropFirst()
        if first == li, rest.first == li, word.count >= Self.least + 2 { return rest.dropFirst() }
        if rest.count >= article.count + Self.least, rest.starts(with: article) { return rest.dropFirst(article.count) }
        return first != ka && word.count >= Self.least + 2 ? rest : word
    }

    /// Two at the most: a plural and a pronoun (مساعداتهم).
    private func withoutEndings(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        for _ in 0..<2 {
            guard let ending = endings.first(where: { word.count >= $0.count + Self.least && word.suffix($0.count).elementsEqual($0) }) else { break }
            word = word.dropLast(ending.count)
        }
        return word
    }
}

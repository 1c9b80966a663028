internal import HudnaRecord
internal import HudnaText

/// The sentence of a report to show for a search.
enum SearchPassage {
    /// The first of the sentences that hold the most of the terms, and where it stands.
    static func best(in text: String, _ query: SearchQuery) -> (text: String, span: Span) {
        let folded = FoldedText(text)
        let tokens = Tokenizer.tokens(of: folded)
        var best: (count: Int, range: Range<Int>) = (-1, 0..<0)
        for range in Sentences.ranges(of: tokens) {
            let words = tokens[range].filter { $0.kind != .mark && $0.kind != .newline }.map { SearchText.string(Array(folded.codes[$0.range])) }
            let count = query.terms.indices.count { holds(words, query.terms[$0], isPrefix: query.isPrefix[$0]) }
            if count > best.count { best = (count, range) }
        }
        guard let first = tokens[best.range].first, let last = tokens[best.range].last else { return ("", Span(0, 0)) }
        let codes = Int(first.start)..<Int(last.end)
        return (folded.string(codes), Span(folded.scalarRange(codes)))
    }

    private static func holds(_ words: [String], _ forms: [[String]], isPrefix: Bool) -> Bool {
        words.indices.contains { start in
            forms.contains { form in
                guard start + form.count <= words.count else { return false }
                return form.indices.allSatisfy { place in
                    let word = words[start + place]
                    return word == form[place] || (isPrefix && place == form.count - 1 && word.hasPrefix(form[place]))
                }
            }
        }
    }
}

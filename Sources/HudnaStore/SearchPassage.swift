internal import HudnaRecord
internal import HudnaText

/// The sentence of a report to show for a search.
struct SearchPassage {
    /// The forms of a term by their first word, as UTF-8, and the beginnings that are asked for alone (`word*`).
    private struct Term {
        var forms: [[UInt8]: [[[UInt8]]]] = [:]
        var beginnings: [[UInt8]] = []
        var isPrefix: Bool
    }

    private let terms: [Term]

    init(_ query: SearchQuery) {
        terms = zip(query.terms, query.isPrefix).map { forms, isPrefix in
            var term = Term(isPrefix: isPrefix)
            for form in forms.map({ $0.map { Array($0.utf8) } }) {
                guard let first = form.first else { continue }
                if isPrefix, form.count == 1 { term.beginnings.append(first) } else { term.forms[first, default: []].append(form) }
            }
            return term
        }
    }

    /// The first of the sentences of a text that hold the most of the terms, and where it stands.
    func best(in text: String) -> (text: String, span: Span) {
        let folded = FoldedText(text)
        let tokens = Tokenizer.tokens(of: folded)
        var best: (count: Int, range: Range<Int>) = (-1, 0..<0)
        for range in Sentences.ranges(of: tokens) {
            let words = tokens[range].filter { $0.kind != .mark && $0.kind != .newline }.map { Array(SearchText.string(Array(folded.codes[$0.range])).utf8) }
            let count = terms.count { holds(words, $0) }
            if count > best.count { best = (count, range) }
        }
        guard let first = tokens[best.range].first, let last = tokens[best.range].last else { return ("", Span(0, 0)) }
        let codes = Int(first.start)..<Int(last.end)
        return (folded.string(codes), Span(folded.scalarRange(codes)))
    }

    private func holds(_ words: [[UInt8]], _ term: Term) -> Bool {
        words.indices.contains { start in
            if term.beginnings.contains(where: { words[start].starts(with: $0) }) { return true }
            return (term.forms[words[start]] ?? []).contains { form in
                guard start + form.count <= words.count else { return false }
                return form.indices.dropFirst().allSatisfy { place in
                    let word = words[start + place]
                    return word == form[place] || (term.isPrefix && place == form.count - 1 && word.starts(with: form[place]))
                }
            }
        }
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Looks at drafts beside one another: what the first look, draft by draft, gives each of them, and what it gives those around it. Of two that tell one thing seldom
/// both stand, and what a report is full of stands sooner.
struct SecondLook {
    /// What is looked at, in the order of a row; `train.py` computes the same.
    static let features = [
        "odds", "doubt", "lead", "readings", "beside", "alike", "near", "before", "behind", "length", "actors", "targets", "sources", "status", "rejected",
        "third", "words",
    ]
    /// Stands for the log odds of what is not there.
    private static let none = -9.0
    /// Drafts that the first look gives less get no second one.
    private static let hopeless = -4.0
    /// Drafts are near that stand so many tokens apart.
    private static let nearness = 4

    private let trees: DecisionTrees

    init(_ language: Language) { trees = language.trees("second-look", features: Self.features) }

    var isEmpty: Bool { trees.isEmpty }

    /// The log odds of all drafts of a report, in their order; nil for those that the first look all but excludes.
    /// - Parameters:
    ///   - odds: those of the first look, without the report's doubt.
    ///   - doubt: what the report's words say against all of them, 0 or below.
    func odds(_ claims: ClaimFeatures, _ odds: [Double], doubt: Double) -> [Double?] {
        let drafts = claims.drafts
        // Drafts are in the order of their words: other readings of a word stand together, and so do the drafts of a sentence.
        let words = drafts.indices.chunked { drafts[$0].predicate.token == drafts[$1].predicate.token }
        let sentences = drafts.indices.chunked { claims.sheet.sentenceOf[drafts[$0].predicate.token] == claims.sheet.sentenceOf[drafts[$1].predicate.token] }
        let best = words.map { $0.reduce(Self.none) { max($0, odds[$1]) } }
        let third = best.sorted(by: >).dropFirst(2).first ?? Self.none
        let before = strongest(claims, words, odds)
        let behind = strongest(claims, words.reversed(), odds)
        var sentence = 0
        return words.flatMap { word -> [Double?] in
            while sentences[sentence].upperBound <= word.lowerBound { sentence += 1 }
            let others = [sentences[sentence].lowerBound..<word.lowerBound, word.upperBound..<sentences[sentence].upperBound]
            return word.map { index in
                guard odds[index] >= Self.hopeless else { return nil }
                let draft = drafts[index]
                var (beside, alike, near) = (Self.none, Self.none, Self.none)
                for other in others.joined() {
                    if drafts[other].evidence.overlaps(draft.evidence) {
                        if drafts[other].type == draft.type { alike = max(alike, odds[other]) } else { beside = max(beside, odds[other]) }
                    }
                    if abs(drafts[other].predicate.token - draft.predicate.token) <= Self.nearness { near = max(near, odds[other]) }
                }
                let rival = word.reduce(-Double.infinity) { $1 == index ? $0 : max($0, odds[$1]) }
                let row: [Double] = [
                    odds[index], doubt, word.count > 1 ? odds[index] - rival : 0, Double(word.count - 1), beside, alike, near, before[index], behind[index],
                    Double(draft.evidence.count), Double(draft.actors.count), Double(draft.targets.count), Double(draft.source.count),
                    Double(Status.allCases.firstIndex(of: draft.status) ?? 0), draft.rejected == nil ? 0 : 1, third, Double(words.count),
                ]
                return Double(trees.score(row.map(Float.init)))
            }
        }
    }

    /// By draft: the best log odds of one of its type at a word before it in `words`.
    private func strongest(_ claims: ClaimFeatures, _ words: some Sequence<Range<Int>>, _ odds: [Double]) -> [Double] {
        var found = [Double](repeating: Self.none, count: odds.count)
        var best: [Int: Double] = [:]
        for word in words {
            for index in word { found[index] = best[claims.typeNumber(claims.drafts[index])] ?? Self.none }
            for index in word {
                let type = claims.typeNumber(claims.drafts[index])
                best[type] = max(best[type] ?? Self.none, odds[index])
            }
        }
        return found
    }
}

extension Range<Int> {
    /// Runs of neighbours that belong together.
    fileprivate func chunked(_ belong: (Int, Int) -> Bool) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for index in self {
            if let last = out.last, belong(last.upperBound - 1, index) {
                out[out.count - 1] = last.lowerBound..<index + 1
            } else {
                out.append(index..<index + 1)
            }
        }
        return out
    }
}

internal import Foundation
public import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Makes of reports what the grouping looks at. Not shared between threads: one a worker.
public final class StoryWords {
    private struct Fact {
        var stem: UInt64
        var isCounted: Bool
        var isNumber: Bool
        var ordinal: Int
        var isDefinite: Bool
        var weekday: Int?
        /// Days from the day of writing: اليوم 0, أمس -1.
        var daysAhead: Int?
    }

    private static let factsAtMost = 200_000
    /// A word this far down counts half as much; likewise a day, in scalars of the text.
    private static let halfway = 50.0
    private static let dayHalfway = 200.0
    private static let wordsAtMost = 400
    private static let headlineWeight: Float = 1.5
    private static let numberWeight: Float = 1.5
    /// A first line of more words is no headline.
    private static let longestHeadline = 25
    /// Ordinals count in the headline and in so many first words.
    private static let ordinalsWithin = 40
    /// Days told of: so many before the report was written, and the day after.
    private static let daysBack = 6

    private let language: Language
    private let analyzer: WordAnalyzer
    private let byline: AgencyByline
    private var facts: [UInt64: Fact] = [:]
    /// By number of words: what one there weighs.
    private let fading: [Float]

    /// - Parameter language: loaded for reading or for stories.
    public init(language: Language) {
        self.language = language
        analyzer = WordAnalyzer(language: language)
        byline = AgencyByline(language)
        fading = (0..<StoryWords.wordsAtMost).map { Float(StoryWords.halved(Double($0), StoryWords.halfway)) }
    }

    /// - Parameter text: headline, newline, body; or the body alone.
    func text(of reading: Reading, _ text: [UInt8]) -> StoryText {
        if facts.count > StoryWords.factsAtMost {
            facts.removeAll(keepingCapacity: true)
            analyzer.trim()
        }
        let folded = FoldedText(utf8: text)
        let tokens = Tokenizer.tokens(of: folded)
        let split = StoryWords.headline(tokens, isGiven: reading.title != nil)
        let isWord = { (token: Token) in token.kind != .mark && token.kind != .newline }
        let title = tokens[..<split].filter(isWord)
        let body = tokens[split...].filter(isWord)
        let titleFacts = title.map { fact($0, folded) }
        let bodyFacts = body.prefix(StoryWords.wordsAtMost).map { fact($0, folded) }
        return StoryText(
            terms: terms(titleFacts, bodyFacts), days: days(reading),
            ordinals: ordinals(titleFacts).union(ordinals(Array(bodyFacts.prefix(StoryWords.ordinalsWithin)))), written: written(reading),
            shingles: Shingles(words: body.map { WordHash.of(folded.codes[$0.range]) }), weekday: weekday(titleFacts + bodyFacts),
            agency: byline.agency(tokens, split: split, hasTitle: reading.title != nil, folded))
    }

    /// The number of tokens that are headline.
    static func headline(_ tokens: [Token], isGiven: Bool) -> Int {
        guard let end = tokens.firstIndex(where: { $0.kind == .newline }) else { return 0 }
        return isGiven || end <= StoryWords.longestHeadline ? end : 0
    }

    // MARK: - Words

    private func terms(_ title: [Fact], _ body: [Fact]) -> StoryText.Terms {
        var mass: [UInt64: Float] = [:]
        var numbers: Set<UInt64> = []
        for fact in title where fact.isCounted { mass[fact.stem, default: 0] += StoryWords.headlineWeight }
        for (place, fact) in body.enumerated() where fact.isCounted { mass[fact.stem, default: 0] += fading[place] }
        for fact in title + body where fact.isNumber { numbers.insert(fact.stem) }
        return StoryText.Terms(mass.map { stem, mass in (stem, log(1 + mass) * (numbers.contains(stem) ? StoryWords.numberWeight : 1)) })
    }

    private func fact(_ token: Token, _ text: FoldedText) -> Fact {
        let letters = text.codes[token.range]
        let key = WordHash.of(letters)
        if let known = facts[key] { return known }
        let isNumber = token.kind == .number
        var fact = Fact(stem: key, isCounted: isNumber || letters.count > 1, isNumber: isNumber, ordinal: 0, isDefinite: false)
        if token.kind == .word {
            fact.stem = WordHash.of(language.stemmer.stem(letters))
            let word = analyzer[analyzer.word(Array(letters).span)]
            fact.isDefinite = word.hasArticle
            for at in word.analyses {
                let analysis = analyzer.analyses[Int(at)]
                if analysis.kind == .term, !analysis.hasPronoun { note(language.terms[Int(analysis.payload)], &fact) }
            }
        }
        facts[key] = fact
        return fact
    }

    private func note(_ term: Term, _ fact: inout Fact) {
        switch (term.table, term.role) {
        case ("numerals", "ordinal"): fact.ordinal = Int(term.value) ?? fact.ordinal
        case ("weekdays", _): fact.weekday = fact.isDefinite ? Int(term.value) : nil
        case ("relative", "day"): fact.daysAhead = Int(term.value)
        case ("units", _) where term.value.hasPrefix("day 1") && fact.isDefinite: fact.daysAhead = 0
        default: break
        }
    }

    /// ثاني طائرة and الطائرة السعودية الثانية are both the second plane.
    private func ordinals(_ facts: [Fact]) -> Set<StoryText.Ordinal> {
        var found: Set<StoryText.Ordinal> = []
        for (place, fact) in facts.enumerated() where fact.ordinal > 0 {
            let nouns = fact.isDefinite ? facts[max(0, place - 2)..<place] : facts[min(place + 1, facts.count)..<min(place + 2, facts.count)]
            for noun in nouns where noun.isCounted { found.insert(StoryText.Ordinal(noun: noun.stem, number: fact.ordinal)) }
        }
        return found
    }

    // MARK: - Days

    private static func halved(_ distance: Double, _ halfway: Double) -> Double { exp2(-distance / halfway) }

    private func weekday(_ facts: [Fact]) -> Int? {
        var found: Int?
        for (fact, next) in zip(facts, facts.dropFirst()) {
            guard let ahead = fact.daysAhead, abs(ahead) <= 1, let weekday = next.weekday else { continue }
            let today = ((weekday - ahead) % 7 + 7) % 7
            if let found, found != today { return nil }
            found = today
        }
        return found
    }

    private func written(_ reading: Reading) -> ClosedRange<Int>? {
        let interval = reading.date.interval
        guard let first = interval.start?.firstDay?.number, let last = interval.end?.lastDay?.number, first <= last else { return nil }
        return first...last
    }

    /// Single days close to the day of writing, those told of early more.
    private func days(_ reading: Reading) -> [(day: Int, weight: Double)] {
        var weights: [Int: Double] = [:]
        let written = written(reading)
        for time in reading.times where time.kind == .date || time.kind == .time {
            guard let start = time.interval.start, start.day != nil, let day = start.firstDay?.number, time.interval.end?.lastDay?.number == day else {
                continue
            }
            if let written, !(written.lowerBound - StoryWords.daysBack...written.upperBound + 1).contains(day) { continue }
            weights[day, default: 0] += StoryWords.halved(Double(time.span.start), StoryWords.dayHalfway)
        }
        return weights.map { (day: $0.key, weight: $0.value) }.sorted { $0.day < $1.day }
    }
}

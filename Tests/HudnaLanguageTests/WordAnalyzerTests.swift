import HudnaText
import Testing
@testable import HudnaLanguage

@Suite struct WordAnalyzerTests {
    let analyzer: WordAnalyzer
    let language: Language

    init() throws {
        language = try Shared.language.get()
        analyzer = WordAnalyzer(language: language)
    }

    /// Spans can't go into the macros of the tests.
    private func number(_ letters: [UInt8]) -> Int32 { analyzer.word(letters.span) }
    private func word(_ word: String) -> WordAnalyzer.Word { analyzer[number(FoldedText.fold(word))] }

    private func analyses(_ text: String) -> [Analysis] {
        word(text).analyses.map { analyzer.analyses[Int($0)] }
    }

    /// Whether a word can be a form of a predicate, with these proclitics.
    private func isPredicate(_ word: String, _ kind: EntryKind, of lemma: String, _ proclitics: Proclitics = []) -> Bool {
        analyses(word).contains { $0.kind == kind && language.groups[Int($0.payload)].lemma == lemma && $0.proclitics == proclitics }
    }

    @Test func verbsWithTheirClitics() {
        #expect(isPredicate("وقع", .past, of: "وقع"))
        #expect(isPredicate("ووقعت", .past, of: "وقع", [.wa]))
        #expect(isPredicate("سيلتقي", .present, of: "التقى", [.sa]))
        #expect(isPredicate("وسيلتقيان", .present, of: "التقى", [.wa, .sa]))
        #expect(isPredicate("ليوقعوا", .present, of: "وقع", [.li]))
        #expect(isPredicate("التقاه", .past, of: "التقى"), "the ى is an ا before a pronoun")
        #expect(!isPredicate("بوقع", .past, of: "وقع", [.bi]), "no preposition before a verb")
    }

    @Test func nounsWithArticleAndPreposition() {
        #expect(isPredicate("التوقيع", .masdar, of: "توقيع", [.al]))
        #expect(isPredicate("بالتوقيع", .masdar, of: "توقيع", [.bi, .al]))
        #expect(isPredicate("للتوقيع", .masdar, of: "توقيع", [.li, .al]), "للـ has swallowed the alef of the article")
        #expect(isPredicate("وللتوقيع", .masdar, of: "توقيع", [.wa, .li, .al]))
        #expect(isPredicate("توقيعه", .masdar, of: "توقيع"))
        #expect(!isPredicate("التوقيعه", .masdar, of: "توقيع", [.al]), "no article with a pronoun")
    }

    @Test func pronounsAreTold() throws {
        let signing = try #require(analyses("توقيعها").first { $0.kind == .masdar && $0.hasPronoun })
        let pronoun = language.clitics.pronouns[Int(signing.enclitic) - 1].features
        #expect(pronoun.person == 3 && pronoun.gender == 2 && pronoun.number == 1)
        #expect(signing.suffixLength == 2 && signing.prefixLength == 0)
        // هدنته: the ت is a ة.
        #expect(analyses("هدنتهم").contains { $0.hasPronoun })
        // اتفاقا: the alef of the accusative is no pronoun.
        #expect(analyses("اتفاقا").contains { $0.enclitic == 255 && !$0.hasPronoun })
    }

    @Test func articles() {
        for word in ["الوفد", "والوفد", "للوفد", "وللوفد", "بالوفد", "كالوفد"] { #expect(self.word(word).hasArticle, "\(word)") }
        for word in ["وفد", "لوفد", "لكن", "ألف"] { #expect(!self.word(word).hasArticle, "\(word)") }
    }

    @Test func statesAndTheirAdjectives() {
        func states(_ word: String, _ kind: EntryKind) -> [String] { analyses(word).filter { $0.kind == kind }.map { language.actors[Int($0.payload)].id } }
        #expect(states("روسيا", .actor) == ["russia"] && states("لروسيا", .actor) == ["russia"])
        #expect(states("الروسية", .nisba) == ["russia"] && states("والروسي", .nisba) == ["russia"])
        #expect(states("موسكو", .capital) == ["russia"])
        #expect(states("الأميركيين", .people) == ["united-states"])
    }

    @Test func nothingIsKnownOfNoWord() {
        for word in ["", "و", "ظظظظظظ"] { #expect(analyses(word).isEmpty, "\(word)") }
        #expect(number([UInt8](repeating: Letter.lam, count: 5_000)) >= 0)
    }

    @Test func wordsKeepTheirNumbers() {
        let first = number(FoldedText.fold("هدنة"))
        _ = number(FoldedText.fold("توقيع"))
        #expect(number(FoldedText.fold("هُدنة")) == first)
    }
}

@Suite struct LexiconTests {
    @Test func phrasesAreTold() throws {
        let lexicon = try Shared.language.get().lexicon
        var node: Int32 = 0
        var ends: [Entry] = []
        let words = FoldedPhrase("مجلس الأمن الدولي").words
        for (index, word) in words.enumerated() {
            let stem = lexicon.find(word.span).number
            try #require(stem >= 0)
            if index == 0 { #expect(lexicon.opensPhrase(stem)) }
            node = lexicon.next(node, stem)
            try #require(node > 0)
        }
        lexicon.forEachPhraseEntry(node) { ends.append($0) }
        #expect(ends.contains { $0.kind == .actor })
        let again = words[0]
        let first = lexicon.find(again.span).number
        #expect(lexicon.next(node, first) == -1)
    }

    @Test func marksInPhrasesAreDropped() {
        #expect(FoldedPhrase("«حزب - الوئام»").words == FoldedPhrase("حزب الوئام").words)
        #expect(FoldedPhrase(" ").words.isEmpty)
    }
}

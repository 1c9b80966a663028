import HudnaText
import Testing

@Suite struct TokenizerTests {
    private func tokens(_ string: String) -> [String] {
        let text = FoldedText(string)
        return Tokenizer.tokens(of: text).map { text.string($0.range) }
    }

    @Test func wordsMarksAndNumbers() {
        #expect(tokens("قال: «نعم»، ثم 12,5%.") == ["قال", ":", "«", "نعم", "»", "،", "ثم", "12", ",", "5", "%", "."])
        #expect(tokens("  \t").isEmpty && tokens("").isEmpty)
    }

    @Test func scriptsThatTouchAreCut() {
        #expect(tokens("EPAالمحادثات") == ["EPA", "المحادثات"])
        #expect(tokens("الـ15من") == ["الـ", "15", "من"])
    }

    @Test func lineBreaksAreOneToken() {
        let text = FoldedText("أول\r\n \n\u{2029}ثان")
        #expect(Tokenizer.tokens(of: text).map(\.kind) == [.word, .newline, .word])
    }

    /// Tokens come in order, touch only letters that stand in the text, and leave out nothing but blanks.
    @Test(arguments: ["وقف إطلاقِ النّار EPA ١٢:٣٠ «نص»…", "\u{202B}مرحبا\u{202C}، 😀 漢字", ""])
    func tokensTileTheLetters(_ string: String) {
        let text = FoldedText(string)
        var at = 0
        for token in Tokenizer.tokens(of: text) {
            #expect(text.codes[at..<Int(token.start)].allSatisfy { $0 == Letter.space })
            #expect(token.count > 0)
            at = Int(token.end)
        }
        #expect(text.codes[at...].allSatisfy { $0 == Letter.space })
    }
}

@Suite struct SentencesTests {
    private func sentences(_ string: String) -> [String] {
        let text = FoldedText(string)
        let tokens = Tokenizer.tokens(of: text)
        return Sentences.ranges(of: tokens).map { text.string(Int(tokens[$0.lowerBound].start)..<Int(tokens[$0.upperBound - 1].end)) }
    }

    @Test func stopsAndLineBreaks() {
        #expect(sentences("عنوان الخبر\nوصل الوفد. هل يوقع؟ نعم! ثم غادر") == ["عنوان الخبر", "وصل الوفد.", "هل يوقع؟", "نعم!", "ثم غادر"])
    }

    @Test func stopsThatEndNothing() {
        #expect(sentences("نقلت أ.ف.ب عنه أن 3.5 ملايين نزحوا.") == ["نقلت أ.ف.ب عنه أن 3.5 ملايين نزحوا."])
    }

    @Test func closingMarksBelongToTheSentence() {
        #expect(sentences("قال «سنوقع.» ثم غادر.") == ["قال «سنوقع.»", "ثم غادر."])
        #expect(sentences("قال \"سنوقع.\" ثم غادر.") == ["قال \"سنوقع.\"", "ثم غادر."])
    }

    @Test func everyTokenButLineBreaksIsInOneSentence() {
        let tokens = Tokenizer.tokens(of: FoldedText("أ. ب؟\n\n. . \"ج\" … د"))
        var seen: [Int] = []
        for range in Sentences.ranges(of: tokens) { seen += range }
        #expect(seen == tokens.indices.filter { tokens[$0].kind != .newline })
    }
}

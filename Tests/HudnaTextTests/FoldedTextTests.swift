import HudnaText
import Testing

@Suite struct FoldedTextTests {
    /// Words that fold to the same letters, though they are written in different ways.
    @Test(arguments: [
        ("أحمد", "احمد"), ("إلى", "الي"), ("آخر", "اخر"), ("ٱلله", "الله"), ("هدنة", "هدنه"), ("مسؤول", "مسوول"), ("رئيس", "رييس"),
        ("هُدْنَةٌ", "هدنة"), ("هـــدنة", "هدنة"), ("هد\u{200C}نة", "هدنة"), ("\u{200F}هدنة\u{202C}", "هدنة"), ("کیف", "كيف"),
        ("ﻫﺪﻧﺔ", "هدنة"), ("ﺍﻟﺴﻼﻡ", "السلام"), ("\u{FEF5}ن", "لآن"), ("\u{FEF7}ن", "لأن"), ("\u{FEFA}ن", "لإن"),
        ("١٢٣", "123"), ("۴۵۶", "456"), ("AFP", "afp"), ("e\u{301}", "e"),
    ])
    func sameLetters(_ one: String, _ other: String) {
        #expect(FoldedText(one).codes == FoldedText(other).codes)
        #expect(FoldedText.fold(one) == FoldedText(other).codes)
    }

    @Test(arguments: [("علم", "عمل"), ("قرار", "قرارا"), ("سلاح", "سلح"), ("شن", "شأن"), ("ﻻ", "ل")])
    func differentLetters(_ one: String, _ other: String) {
        #expect(FoldedText(one).codes != FoldedText(other).codes)
    }

    @Test func theWayBackKeepsMarks() {
        let text = FoldedText("قالَ: «هُدْنَةٌ»!")
        let tokens = Tokenizer.tokens(of: text)
        let word = tokens[3]
        #expect(text.string(word.range) == "هُدْنَةٌ")
        #expect(text.scalarRange(word.range) == 7..<15)
        #expect(text.string(tokens[0].range) == "قالَ")
        #expect(text.code(atScalar: 7) == Int(word.start))
    }

    @Test func theWayBackFromALigature() {
        let text = FoldedText("ﺍﻟﺴﻼﻡ")
        #expect(text.codes.count == 6 && text.scalarOffsets.last == 5)
        #expect(text.string(0..<6) == "ﺍﻟﺴﻼﻡ")
        #expect(text.string(4..<6) == "ﻼﻡ", "the alef leads to the whole ligature")
        #expect(text.string(3..<4).isEmpty, "the lam alone to none of it")
        #expect(text.scalarRange(0..<6) == 0..<5)
    }

    @Test func marksInFrontBelongToTheFirstLetter() {
        let text = FoldedText("\u{FEFF}\u{200F}هدنة")
        #expect(text.string(0..<4) == "\u{FEFF}\u{200F}هدنة")
        #expect(text.scalarRange(0..<4) == 0..<6)
    }

    /// Ranges of codes tile the text: nothing between two codes is lost, whatever the bytes are.
    @Test(arguments: [
        Array("وقف إطلاقِ النّار".utf8), Array("\u{200F}ﻻ 😀 e\u{301} ١٢".utf8), [0xD9], [0xFF, 0xD9, 0x87, 0x80, 0xE2, 0x80], [0xF0, 0x9F, 0x98],
        [0xED, 0xA0, 0x80], [],
        [0xCC, 0x81],
    ])
    func rangesTileTheText(_ bytes: [UInt8]) {
        let text = FoldedText(utf8: bytes)
        #expect(text.byteOffsets.count == text.codes.count + 1 && text.scalarOffsets.count == text.codes.count + 1)
        #expect(zip(text.byteOffsets, text.byteOffsets.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(zip(text.scalarOffsets, text.scalarOffsets.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(text.byteOffsets.last == UInt32(bytes.count))
        #expect(text.codes.isEmpty || text.byteOffsets.first == 0)
    }

    @Test func bytesThatAreNoTextAreUnknownLetters() {
        let text = FoldedText(utf8: [0xFF] + Array("هدنة".utf8) + [0xD9])
        #expect(text.codes.count == 6)
        #expect(Tokenizer.tokens(of: text).map(\.kind) == [.mark, .word, .mark])
    }

    @Test func everyScalarHasACode() {
        for value in UInt32(0)...0x10FFFF where Unicode.Scalar(value) != nil {
            let code = Letter.code(of: value)
            let isKnown = code <= Letter.otherLetter || code == Letter.dropped || code == Letter.lamAlef
            if !isKnown { Issue.record("U+\(String(value, radix: 16)) has code \(code)") }
        }
    }
}

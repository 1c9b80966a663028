import HudnaText
import Testing

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("أُعلِنتِ الهُدنةُ، أمس!", "اعلنت الهدنه امس"), ("مستشفى\nرؤساء", "مستشفي روساء"), ("٢٠٢٠ 2020", "2020 2020"), ("EPAالمحادثات", "epa المحادثات"),
        ("ﻻ ﻣﺸﻜﻠﺔ", "لا مشكله"), ("Élan 北京", "Élan 北 京"), ("", ""), ("؟!", ""), ("گروزني", "گروزني"), ("هـــدنة", "هدنه"),
    ])
    func folding(_ text: String, _ folded: String) {
        let got = SearchText.folded(text)
        #expect(got.filter { $0 != " " } == folded.filter { $0 != " " }, "\(got)")
    }

    /// What is folded folds to itself, so that a query may be folded or not.
    @Test func foldingTwiceChangesNothing() {
        for scalar in (0x20...0x6FF).compactMap(Unicode.Scalar.init) {
            let once = SearchText.folded("ب\(scalar)ب")
            #expect(SearchText.folded(once) == once, "\(scalar.value)")
        }
    }

    @Test func everyLetterHasOneCodeBack() {
        for code in 1..<Letter.latinOther {
            let scalar = Letter.scalar(of: code)
            if scalar != 0 { #expect(Letter.code(of: scalar) == code) }
        }
        #expect(Letter.scalar(of: Letter.space) == 0)
    }
}

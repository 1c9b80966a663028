import HudnaLanguage
import HudnaText
import Testing

@Suite struct LightStemmerTests {
    @Test(arguments: [
        ("وللطائرات", "طائر"), ("الطائرة", "طائر"), ("مساعداتهم", "مساعد"), ("والمساعدات", "مساعد"), ("بالهدنة", "هدن"), ("بمطار", "مطار"), ("كويت", "كويت"),
        ("وقف", "وقف"), ("هدنة", "هدن"),
        ("إلى", "إلى"), ("72", "72"), ("UN", "UN"),
    ])
    func stems(_ word: String, _ stem: String) throws {
        let language = try Shared.language.get()
        let letters = FoldedText.fold(word)
        #expect(Array(language.stemmer.stem(letters[...])) == FoldedText.fold(stem), "\(word)")
    }

    @Test func emptyStaysEmpty() throws { #expect(try Shared.language.get().stemmer.stem([]).isEmpty) }
}

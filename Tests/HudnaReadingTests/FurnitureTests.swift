import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// Datelines, credits, a page's own words, repeats: reported, kept in the text, and not told twice.
@Suite struct FurnitureTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    private func findings(_ text: String, _ code: String) -> [String] {
        reader.read(Report(id: "r", text: Array(text.utf8))).findings.filter { $0.code == code }.map(\.text)
    }

    @Test(arguments: [
        ("الرياض – واس: وصل الوفد أمس.", "الرياض – واس:"), ("القاهرة - رويترز -\nوصل الوفد أمس.", "القاهرة - رويترز -"),
        ("سالم النجار – متابعات\nوصل الوفد أمس.", "سالم النجار – متابعات"),
    ])
    func datelines(_ text: String, _ found: String) { #expect(findings(text, "dateline") == [found]) }

    @Test(arguments: ["وصل الوفد إلى القاهرة - وهي مدينة كبيرة - أمس.", "قالت رويترز إن الوفد وصل.", "القاهرة مدينة كبيرة: هكذا قال."])
    func sentencesAreNoDatelines(_ text: String) { #expect(findings(text, "dateline").isEmpty) }

    @Test(arguments: [
        ("وصل الوفد أمس. (تصوير: سالم النجار)", "(تصوير: سالم النجار)"), ("وصل الوفد أمس (رويترز)", "(رويترز)"), ("تصوير: سالم النجار", "تصوير: سالم النجار"),
    ])
    func photoCredits(_ text: String, _ found: String) { #expect(findings(text, "photo-credit") == [found]) }

    @Test(arguments: ["وصل الوفد (......) أمس.", "جرى تصوير الوفد (تصوير جوي) أمس.", "قالت (رويترز) إن الوفد وصل."])
    func bracketsAreNoCredits(_ text: String) { #expect(findings(text, "photo-credit").isEmpty) }

    @Test func aLinkAtTheEndRunsToItsEnd() {
        let text = "حركة الضفاف ترفض الهدنة\nرفضت حركة الضفاف الهدنة أمس. رابط الخبر بصحيفة النهر: حركة الضفاف ترفض الهدنة"
        #expect(findings(text, "page-link") == ["رابط الخبر بصحيفة النهر: حركة الضفاف ترفض الهدنة"])
        let link = text.unicodeScalars.count - "رابط الخبر بصحيفة النهر: حركة الضفاف ترفض الهدنة".unicodeScalars.count
        let claims = reader.read(Report(id: "r", text: Array(text.utf8))).claims
        #expect(!claims.isEmpty && claims.allSatisfy { $0.predicateSpan.start < link })
    }

    @Test func aLinkInFrontLeavesTheReport() {
        let text = "شارك من خلال تويتر فيسبوك اكتب رأيك " + String(repeating: "رفضت حركة الضفاف توقيع اتفاق الهدنة مع حكومة مارينيا في جنيف أمس. ", count: 4)
        #expect(findings(text, "page-link") == ["شارك من خلال تويتر فيسبوك اكتب رأيك"])
        #expect(!reader.read(Report(id: "r", text: Array(text.utf8))).claims.isEmpty)
    }

    @Test func whatStandsTwiceIsToldOnce() {
        let sentence = "رفضت حركة الضفاف توقيع اتفاق الهدنة مع حكومة مارينيا"
        let text = "\(sentence).\nوصل الوفد إلى جنيف أمس.\n\(sentence)."
        #expect(findings(text, "pull-quote") == [sentence])
        let second = text.unicodeScalars.count - sentence.unicodeScalars.count - 1
        #expect(reader.read(Report(id: "r", text: Array(text.utf8))).claims.allSatisfy { $0.predicateSpan.start < second })
    }

    @Test func doubledMarks() { #expect(findings("وصل الوفد ، ، ثم غادر،، ثم عاد، أمس.", "doubled-mark") == ["، ،", "،،"]) }
}

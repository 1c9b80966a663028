import HudnaText
import Testing
@testable import HudnaLanguage

/// Forms after K. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 21 to 33; letters without vowels, hamza folded.
@Suite struct ConjugationTests {
    let conjugation: Conjugation

    init() throws { conjugation = try Shared.conjugation() }

    @Test(arguments: [
        // sound: وقّع he signed
        ("وقع", ["وقع", "وقعت", "وقعا", "وقعتا", "وقعوا", "وقعنا", "وقعن"]),
        // hollow: زار he visited, short before a consonant; زير it was visited
        ("زار", ["زار", "زارت", "زاروا", "زرت", "زرنا", "زرتم", "زير"]),
        // defective in ى: التقى he met
        ("التقى", ["التقى", "التقت", "التقوا", "التقينا", "التقيا"]),
        // defective in ا: دعا he called; دعي he was called
        ("دعا", ["دعا", "دعت", "دعوا", "دعونا", "دعي"]),
        // with hamza: استأنف he resumed; استؤنف it was resumed
        ("استأنف", ["استأنف", "استأنفت", "استأنفوا", "استؤنف", "استؤنفت"]),
        ("أعلن", ["أعلن", "أعلنت", "أعلنوا"]),
    ])
    func past(_ lemma: String, _ forms: [String]) {
        let found = conjugation.past(lemma)
        for form in forms { #expect(found.has(form), "\(form) of \(lemma)") }
    }

    @Test(arguments: [
        ("يوقع", "وقع", ["يوقع", "توقع", "يوقعون", "يوقعوا", "يوقعان", "نوقع", "أوقع"]),
        // hollow: jussive لم يزر
        ("يزور", "زار", ["يزور", "تزور", "يزورون", "يزر", "تزر", "يزار"]),
        // defective: jussive لم يلتق
        ("يلتقي", "التقى", ["يلتقي", "تلتقي", "يلتقون", "يلتق", "نلتقي"]),
        ("يدعو", "دعا", ["يدعو", "تدعو", "يدعون", "يدع"]),
        ("يستأنف", "استأنف", ["يستأنف", "تستأنف", "يستأنفون"]),
    ])
    func present(_ lemma: String, _ past: String, _ forms: [String]) {
        let found = conjugation.present(lemma, past: past)
        for form in forms { #expect(found.has(form), "\(form) of \(lemma)") }
    }

    @Test func formsThatAreNone() {
        #expect(!conjugation.past("زار").has("زارنا") && !conjugation.past("زار").has("زارتم"), "hollow verbs shorten before a consonant")
        #expect(!conjugation.past("دعا").has("دعاوا"))
        #expect(!conjugation.present("يوقع", past: "وقع").has("يوق"), "a sound verb has no short jussive of its own")
        #expect(conjugation.past("").isEmpty && conjugation.present("", past: "").isEmpty && conjugation.noun("", isSound: true).isEmpty)
    }

    @Test func passivesSaySo() throws {
        let passive = try #require(conjugation.past("قال").first { $0.letters == FoldedText.fold("قيل") })
        #expect(passive.features.isPassive && passive.features.person == 3)
        let active = try #require(conjugation.past("قال").first { $0.letters == FoldedText.fold("قال") })
        #expect(!active.features.isPassive)
        #expect(conjugation.present("يقول", past: "قال").first { $0.letters == FoldedText.fold("يقال") }?.features.isPassive == true)
    }

    @Test func personsAndNumbers() throws {
        let met = conjugation.past("التقى")
        let they = try #require(met.first { $0.letters == FoldedText.fold("التقوا") })
        #expect(they.features.person == 3 && they.features.number == 3 && they.features.gender == 1)
        let she = try #require(conjugation.past("وقع").first { $0.letters == FoldedText.fold("وقعت") })
        #expect(she.features.gender == 2 && she.features.number == 1)
    }

    @Test(arguments: [
        ("منتهك", true, ["منتهك", "منتهكة", "منتهكان", "منتهكين", "منتهكون", "منتهكات", "منتهكو"]),
        ("هدنة", false, ["هدنة", "هدنتان", "هدنتين", "هدنات"]),
        ("لقاء", false, ["لقاء", "لقاءان", "لقاءات", "لقاؤ", "لقائ"]),
        ("اتفاق", false, ["اتفاق", "اتفاقان", "اتفاقين", "اتفاقات"]),
    ])
    func nouns(_ word: String, _ isSound: Bool, _ forms: [String]) {
        let found = conjugation.noun(word, isSound: isSound)
        for form in forms { #expect(found.has(form), "\(form) of \(word)") }
    }

    @Test func masdarsHaveNoMasculinePlural() {
        #expect(!conjugation.noun("اتفاق", isSound: false).has("اتفاقون"))
    }

    @Test func listedPluralsHaveTheirCases() {
        let found = conjugation.plural("مسؤولون")
        for form in ["مسؤولون", "مسؤولين", "مسؤولو", "مسؤولي"] { #expect(found.has(form), "\(form)") }
        #expect(conjugation.plural("قتلى").count == 1)
    }
}

import HudnaRecord
import Testing

@testable import Hudna

/// What is told of the terms of a truce, and nothing that is not.
@Suite struct TermTests {
    private func terms(_ claims: [Claim]) throws -> [String] {
        let war = Invented.war + [Invented.reading("x", "2030-03-03T09:00Z", claims)]
        let instruments = try #require(Invented.record(war)?.processes.first).instruments
        let truce = try #require(instruments.first { $0.kind == .ceasefire || $0.kind == .truce })
        for term in truce.terms { #expect(!term.evidence.isEmpty) }
        return truce.terms.map { $0.attribute.rawValue + " " + $0.value }
    }

    private func begins(_ evidence: String) -> Claim {
        Invented.claim(.truceStart, .occurred, [], object: "هدنة", on: "2030-03-02", evidence)
    }

    @Test func whatNobodySaysIsLeftEmpty() throws {
        #expect(try terms([]) == ["timing pre-negotiation"])
    }

    @Test(arguments: [
        ("دخلت هدنة إنسانية في زروان حيز التنفيذ", "purpose humanitarian"),
        ("دخلت هدنة عيد الفطر في زروان حيز التنفيذ", "purpose holiday"),
        ("دخلت هدنة دائمة في زروان حيز التنفيذ", "class definitive"),
        ("دخلت هدنة مؤقتة في زروان حيز التنفيذ", "class cessation"),
        ("دخلت هدنة شاملة في زروان حيز التنفيذ", "scope whole"),
        ("دخلت هدنة مع نزع السلاح في زروان حيز التنفيذ", "disarmament yes"),
        ("دخلت هدنة دون نزع السلاح في زروان حيز التنفيذ", "disarmament no"),
    ])
    func whatStandsBesideTheWord(_ evidence: String, _ term: String) throws {
        #expect(try terms([begins(evidence)]).contains(term))
    }

    /// An aid convoy beside a truce makes it no humanitarian one.
    @Test func whatStandsElsewhereIsNoTermOfIt() throws {
        let told = try terms([begins("دخلت هدنة في زروان حيز التنفيذ ووصلت بعد أيام قافلة مساعدات إنسانية")])
        #expect(!told.contains { $0.hasPrefix("purpose") })
    }

    @Test func whoWatchesItIsItsMechanismAndMakesItOneWithCompliance() throws {
        let told = try terms([
            begins("دخلت هدنة في زروان حيز التنفيذ"), Invented.claim(.monitor, .ongoing, ["بحرون"], object: "الهدنة", "تراقب بحرون الهدنة في زروان"),
        ])
        #expect(told.contains("mechanism monitoring"))
        #expect(told.contains("class cessation-with-compliance"))
    }

    @Test func truceEntriesCarryTheTermsOfTheirInstrument() throws {
        let war = Invented.war + [Invented.reading("x", "2030-03-03T09:00Z", [begins("دخلت هدنة إنسانية في زروان حيز التنفيذ")])]
        let truces = try #require(Invented.record(war)).inquiry.answer(.truces, Filters(statuses: ["in-effect"]))
        let fields = try #require(truces.first).fields
        guard case .texts(let purpose)? = fields.first(where: { $0.name == "purpose" })?.value else { return #expect(Bool(false)) }
        #expect(purpose == ["humanitarian"])
        guard case .items(let rows)? = fields.first(where: { $0.name == "terms" })?.value else { return #expect(Bool(false)) }
        #expect(rows.contains { $0.evidence.contains { $0.report == "x" } })
    }
}

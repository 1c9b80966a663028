import HudnaRecord
import Testing

/// Percentage and Krippendorff's alpha, against examples counted by hand.
@Suite struct AgreementTests {
    private func said(_ values: [String], by coder: String) -> [Correction] {
        values.enumerated().compactMap { index, value in
            guard let verdict = Correction.Verdict(rawValue: value) else { return nil }
            return Correction(kind: .claim, verdict: verdict, item: "\(index)", coder: coder, reason: "", madeAt: PartialDate(year: 2031))
        }
    }

    private func binary(_ digits: String) -> [String] { digits.map { $0 == "1" ? "accept" : $0 == "0" ? "reject" : "" } }

    /// Two coders, ten items, two values: o(0,1) = 4 of 20, e(0,1) = 14 · 6 of 19, alpha = 1 − 19 · 4 / (14 · 6) = 0.095.
    @Test func twoCodersOfTenItems() throws {
        let agreement = Agreement(said(binary("0100000010"), by: "a") + said(binary("1110010000"), by: "b"))
        #expect(agreement.units.count == 10)
        #expect(agreement.percentage == 0.6)
        let alpha = try #require(agreement.alpha)
        let byHand: Double = 1 - 76.0 / 84.0
        #expect(abs(alpha - byHand) < 1e-12)
    }

    @Test func onlyWhatTwoHaveJudgedCounts() {
        let agreement = Agreement(said(binary("11--"), by: "a") + said(binary("-10-"), by: "b"))
        #expect(agreement.units.map(\.item) == ["1"])
        #expect(agreement.percentage == 1)
        // All alike: chance would agree too.
        #expect(agreement.alpha == nil)
        #expect(Agreement([]).percentage == nil && Agreement([]).alpha == nil)
    }

    @Test func theLastWordOfACoderCounts() {
        let agreement = Agreement(said(binary("01"), by: "a") + said(binary("01"), by: "b") + said(binary("1"), by: "b"))
        #expect(agreement.percentage == 0.5)
        #expect(agreement.between(["a"]).units.isEmpty && agreement.coders == ["a", "b"])
    }

    @Test func amendmentsAgreeWhereTheyChangeTheSame() {
        func amended(_ value: String, by coder: String) -> Correction {
            Correction(
                kind: .entry, verdict: .amend, item: "e", changes: [.init("date", [value]), .init("entry", ["label " + coder])], coder: coder, reason: "",
                madeAt: PartialDate(year: 2031))
        }
        #expect(Agreement([amended("2030", by: "a"), amended("2030", by: "b")]).percentage == 1)
        #expect(Agreement([amended("2030", by: "a"), amended("2031", by: "b")]).of(.entry).percentage == 0)
        #expect(Agreement([amended("2030", by: "a"), amended("2031", by: "b")]).of(.claim).units.isEmpty)
    }
}

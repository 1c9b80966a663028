import HudnaRecord
import Testing

@Suite struct StableIDTests {
    private func id(_ fields: String...) -> UInt64 {
        var id = StableID()
        for field in fields { id.add(field) }
        return id.value
    }

    @Test func fieldsDoNotRunTogether() {
        #expect(id("ab", "c") != id("a", "bc"))
        #expect(id("ab") != id("ab", ""))
    }

    @Test func textAndItsBytesAreOne() {
        var bytes = StableID()
        bytes.add(Array("هدنة".utf8))
        #expect(bytes.value == id("هدنة"))
    }

    @Test func sixteenDigits() {
        #expect(StableID.text(0) == "0000000000000000" && StableID.text(.max) == "ffffffffffffffff" && StableID.text(0xAB) == "00000000000000ab")
    }

    @Test func twoItemsOfOnePlaceHaveTwoIDs() {
        var ids = ItemIDs(report: "a")
        let quote = Quote(speaker: "", via: [], kind: .direct, text: "x", span: Span(0, 1), rule: "q")
        #expect(ids.id(of: quote) != ids.id(of: quote))
        var again = ItemIDs(report: "a")
        var other = ItemIDs(report: "b")
        #expect(again.id(of: quote) != other.id(of: quote))
    }
}

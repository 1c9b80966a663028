import HudnaText
import Testing

@Suite struct DecisionTreesTests {
    private func trees(_ lines: [String]) -> DecisionTrees {
        DecisionTrees(
            Array((["# by hand", "tree\tnode\tfeature\tthreshold\tbelow\tabove\tvalue"] + lines).joined(separator: "\n").utf8), features: ["long", "near"])
    }

    /// A row goes below where its value is not above the threshold; the leaves of all trees are added up.
    @Test func leavesAreAddedUp() {
        let two = trees([
            "0\t0\t\t\t\t\t-0.5", "1\t0\tnear\t1.5\t1\t2\t", "1\t1\t\t\t\t\t1", "1\t2\tlong\t-2e1\t3\t4\t", "1\t3\t\t\t\t\t10", "1\t4\t\t\t\t\t-4",
        ])
        #expect(two.score([0, 1.5]) == 0.5)
        #expect(two.score([0, 2]) == -4.5)
        #expect(two.score([-20, 2]) == 9.5)
    }

    /// Lines that are none are passed over, and branches that lead back or nowhere end the way: nothing loops, nothing traps.
    @Test(arguments: [
        ["1\t0\tnear\t0\t0\t0\t"], ["1\t0\tnear\t0\t7\t9\t"], ["1\t0\tnear\t0\t99999999999\t2\t", "1\t1\tnear"], ["x\ty\tz", "", "1\t0\t\t\t\t\tnothing"],
        ["1\t0\tunknown\t0\t1\t2\t3"], ["1\t0\tnear\t0\t1\t16777215\t"], ["1\t0\tnear\t0\t1\t2\t", "1\t1\tnear\t0\t1\t1\t"],
    ])
    func brokenLines(lines: [String]) {
        #expect(trees(lines).score([1, 1]).isFinite)
    }

    @Test func withoutATableThereAreNone() {
        #expect(DecisionTrees([], features: ["long"]).isEmpty)
        #expect(DecisionTrees([], features: []).score([]) == 0)
    }

    @Test(arguments: [
        ("-0.1234", -0.1234), ("1.2e-05", 1.2e-05), ("3", 3), ("2e3", 2000), ("", 0), ("-12", -12), ("0.12345678901234567890", 0.123456789), ("+1.5 ", 1.5),
    ])
    func decimals(text: String, value: Double) {
        let cells = Array((text + "\t7").utf8)
        var at = 0
        #expect(abs(Double(DecimalText.decimal(cells.span, &at)) - value) < 1e-6)
        #expect(at == text.utf8.count)
    }

    @Test(arguments: [("0", 0), ("4294967295", 4_294_967_295), ("4294967296", nil), ("-1", nil), ("", nil), ("12a", nil)] as [(String, UInt32?)])
    func integers(text: String, value: UInt32?) {
        for end in ["", "\t7", "\n7"] {
            let cells = Array((text + end).utf8)
            var at = 0
            #expect(DecimalText.integer(cells.span, &at) == value)
            #expect(at == text.utf8.count)
        }
    }
}

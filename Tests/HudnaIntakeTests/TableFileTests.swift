import HudnaIntake
import Testing

/// Tables that others made.
@Suite struct TableFileTests {
    @Test(arguments: [",", ";", "\t"])
    func cellsByColumn(_ mark: String) {
        let lines = ["\u{FEFF}a,b,c", "1,\"x \"\"y\"\"\",", "", "2"].map { $0.replacing(",", with: mark) }
        let table = TableFile(Array(lines.joined(separator: "\r\n").utf8))
        #expect(table.columns == ["a", "b", "c"])
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.rows.map(\.cells) == [["a": "1", "b": "x \"y\"", "c": ""], ["a": "2"]])
    }

    @Test func nothingIsATableWithoutRows() {
        #expect(TableFile([]).columns.isEmpty && TableFile([]).rows.isEmpty)
        #expect(throws: Problem.self) { try TableFile(path: "no such file") }
    }
}

import HudnaRecord
import Testing

@testable import HudnaIntake

/// Tables whose dates have their month first, whose quotation marks are not closed, whose columns nobody has explained.
@Suite struct TableShapeTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func taken(_ table: String, mapping: String? = "text: text\npublished: date\n", name: String = "t.csv") throws -> (
        items: [IntakeItem], problems: [Problem]
    ) {
        var problems: [Problem] = []
        let mapping = try mapping.map { try FieldMapping(path: try scratch.write("mapping", $0)) }
        let intake = Intake(paths: [try scratch.write(name, table)], pages: PageReader(words: PageShapeTests.words), mapping: mapping) { problems.append($0) }
        var items: [IntakeItem] = []
        while let item = intake.next() { items.append(item) }
        return (items, problems)
    }

    private func dates(_ days: [String], mapping: String = "") throws -> (dates: [String?], codes: [Problem.Code]) {
        let table = "text,date\n" + days.map { "\(sampleText),\($0)\n" }.joined()
        let taken = try taken(table, mapping: "text: text\npublished: date\n" + mapping)
        return (taken.items.map { $0.report.published?.iso }, taken.problems.map(\.code))
    }

    // MARK: - Dates

    @Test func oneDateProvesTheOrderOfItsColumn() throws {
        let american = try dates(["05/06/2031", "05/13/2031", "3/4/2031 10:30"])
        #expect(american.dates == ["2031-05-06", "2031-05-13", "2031-03-04T10:30"] && american.codes.isEmpty)
        let short = try dates(["05/06/31", "05/13/31"])
        #expect(short.dates == ["2031-05-06", "2031-05-13"] && short.codes.isEmpty)
        let others = try dates(["05/06/2031", "13/05/2031"], mapping: "dates: month-first\n")
        #expect(others.dates == ["2031-06-05", "2031-05-13"] && others.codes.isEmpty)
        // A day of the week proves it too.
        #expect(try dates(["05/06/2031", "Wed 05/07/2031"]).dates.first == "2031-05-06")
    }

    /// A date that begins with its year says nothing of the others' order.
    @Test func yearsInFrontProveNothing() throws {
        let mixed = try dates(["05/06/2031", "2031-06-01", "13/06/2031"])
        #expect(mixed.dates == ["2031-06-05", "2031-06-01", "2031-06-13"] && mixed.codes.isEmpty)
        #expect(try dates(["05/06/2031", "2031-06-01"]).codes == [.dateUnknown])
    }

    @Test func withoutProofTheMappingSaysOrItIsTold() throws {
        let told = try dates(["05/06/2031", "5/5/2031", "07.08.2031"])
        #expect(told.dates == ["2031-06-05", "2031-05-05", "2031-08-07"] && told.codes == [.dateUnknown])
        let said = try dates(["05/06/2031"], mapping: "dates: month-first\n")
        #expect(said.dates == ["2031-05-06"] && said.codes.isEmpty)
        #expect(try dates(["05/06/2031"], mapping: "dates: day-first\n").codes.isEmpty)
        let both = try dates(["05/06/2031", "05/13/2031", "13/05/2031"])
        #expect(both.dates == ["2031-06-05", "2031-05-13", "2031-05-13"] && both.codes == [.dateUnknown])
        #expect(throws: Problem.self) { try FieldMapping(path: try scratch.write("m", "text: a\ndates: year-first\n")) }
        let json = #"[{"text":"x","date":"05/13/2031"},{"text":"y","date":"05/06/2031"}]"#
        #expect(
            try taken(
                json.replacing("[", with: #"{"all":["#).replacing("]", with: "]}"), mapping: "reports: all\ntext: text\npublished: date\n", name: "a.json"
            ).items
                .map { $0.report.published?.iso } == ["2031-05-13", "2031-05-06"])
    }

    // MARK: - Quotation marks

    private func rows(_ table: String) -> (rows: [[String]], unclosed: [Int]) {
        var rows = CSVRows(Array(table.utf8))
        var found: [[String]] = []
        while let row = rows.next() { found.append(row.fields) }
        return (found, rows.unclosed.count == 0 ? [] : [rows.unclosed.first, rows.unclosed.count])
    }

    @Test func anUnclosedMarkTakesNoOtherRows() throws {
        #expect(rows("a,b\n1,\"x y\n2,z\n3,w\n") == (rows: [["a", "b"], ["1", "x y"], ["2", "z"], ["3", "w"]], unclosed: [2, 1]))
        #expect(rows("a,b\n1,\"x\n2,\"z\"\n3,\"w, v\"\n") == (rows: [["a", "b"], ["1", "x"], ["2", "z"], ["3", "w, v"]], unclosed: [2, 1]))
        #expect(rows("a,b\n1,\"x\n2,\"z\n3,\"w\n").rows == [["a", "b"], ["1", "x"], ["2", "z"], ["3", "w"]])
        // What the first row has behind the field stays behind it.
        #expect(rows("a,b,c\n1,\"x, y,2\n3,\"z\",4\n").rows == [["a", "b", "c"], ["1", "x, y", "2"], ["3", "z", "4"]])
        let told = try taken("text,date\n\"\(sampleText),\n\(sampleText),2031-05-05\n\"\(sampleText)\",2031-05-06\n")
        #expect(
            told.items.count == 3 && told.items.map { String(decoding: $0.report.text, as: UTF8.self) } == [sampleText, sampleText, sampleText]
                && told.problems.map(\.code) == [.documentBroken] && told.problems.first?.line == 2)
        #expect(told.items.last?.report.published?.iso == "2031-05-06")
    }

    @Test func marksInsideFieldsStay() {
        #expect(rows("a,b\n\"x \"y\" z\",2\n").rows == [["a", "b"], ["x \"y\" z", "2"]])
        #expect(rows("\"x\ny, \"\"z\"\"\n\",2\n\"\",\"\"\n\"\"\"q\"\"\",3").rows == [["x\ny, \"z\"\n", "2"], ["", ""], ["\"q\"", "3"]])
        #expect(rows("\"abc\"def,\"ghi\"\n").rows == [["abcdef", "ghi"]])
        #expect(rows("\"x\" ,\"y\"\r\n").rows == [["x", "y"]])
    }

    /// Many marks that nothing closes are gone through in one pass.
    @Test func manyUnclosedMarks() {
        let count = 60_000
        let started = ContinuousClock.now
        var table = CSVRows(Array(String(repeating: "1,\"x\n", count: count).utf8))
        var found = 0
        while table.next() != nil { found += 1 }
        #expect(found == count && table.unclosed.count == count)
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    // MARK: - Columns

    @Test func columnsWithUsualNamesNeedNoMapping() throws {
        let table = "id,title,Body,pub_date,source\n7,هدنة,\"\(sampleText)\",2031-05-05,المرفأ\n"
        for (name, text) in [("t.csv", table), ("t.tsv", table.replacing(",", with: "\t"))] {
            let taken = try taken(text, mapping: nil, name: name)
            let report = try #require(taken.items.first?.report)
            #expect(taken.problems.isEmpty && report.id == "7" && report.title == "هدنة" && report.outlet == "المرفأ")
            #expect(report.published?.iso == "2031-05-05" && String(decoding: report.text, as: UTF8.self) == "هدنة\n" + sampleText)
        }
    }

    /// In a folder tables of reports are read; those that tell of reports, and all others, are none.
    @Test func tablesInFolders() throws {
        try scratch.write("f/a.csv", "id,title,text\n7,هدنة,\"\(sampleText)\"\n")
        try scratch.write("f/b.tsv", "id\ttext\n8\t\(sampleText)\n")
        try scratch.write("f/quotes.csv", "report,id,text\n7,q1,\"\(sampleText)\"\n")
        try scratch.write("f/people.tsv", "id\tkind\nx\tbody\nz\tstate\n")
        try scratch.write("f/news.php?id=3", "<html lang=ar><title>هدنة</title><body><p>\(sampleText)</p></body></html>")
        let taken = Taken([scratch.path + "/f"])
        #expect(taken.ids == ["7", "8", "news.php?id=3"] && taken.codes == [.passedOver])
    }

    /// Two rows of one file with one id and other words are two reports.
    @Test func rowsWithOneIDStandInPlacesOfTheirOwn() throws {
        let rows = ["{\"id\":\"1\",\"text\":\"\(sampleText)\"}", "{\"id\":\"1\",\"text\":\"هدنة أخرى\"}", "{\"id\":\"2\",\"text\":\"هدنة أخرى\"}"]
        let path = try scratch.write("r.jsonl", rows.joined(separator: "\n"))
        let places = Taken([path]).items.map(\.report.place)
        #expect(Set(places).count == 2 && places[0] == places[2] && places[0] != places[1])
        #expect(Taken([path]).items.map(\.report.place) == places)
    }

    @Test func otherColumnsAreToldAndNotReadAsProse() throws {
        for table in ["nr,words\n1,\(sampleText)\n", "\(sampleText)\n"] {
            let taken = try taken(table, mapping: nil)
            #expect(taken.items.isEmpty && taken.problems.map(\.code) == [.noText])
            #expect(taken.problems.first?.advice.contains("--mapping") ?? false)
        }
        #expect(try taken("text\n\(sampleText)\n", mapping: nil).items.count == 1)
        #expect(try taken("", mapping: nil).problems.map(\.code) == [.emptyFile])
        #expect(try taken("text,title\n\(sampleText),x\n", mapping: nil, name: "t.txt").items.count == 1)
    }
}

import Foundation
import Testing

/// Names given once with `--actors` hold for all that is asked and read later.
@Suite struct NameTableCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var database: String { scratch.path + "/n.sqlite" }

    @Test func namesAreKnownWithoutTheOption() throws {
        let names = try scratch.write("names.tsv", "id\tname\tforms\tkind\nhazim\tحازم الكحلي\tالكحلي\tperson\nriwaq\tجبهة الرواق\t\tbody\n")
        let report = try scratch.write("a.txt", "وقع حازم الكحلي أمس اتفاق هدنة مع جبهة الرواق في كحلوان.\n")
        let later = try scratch.write("b.txt", "وصل حازم الكحلي أمس إلى كحلوان للقاء جبهة الرواق.\n")
        let add = ["add", "-q", "--db", database, "--date"]
        #expect(try Program.run(add + ["2031-09-02", "--actors", names, report]).code == 0)
        #expect(try Program.run(add + ["2031-09-03", later]).code == 0)
        let script = "import sqlite3, sys\nfor row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(*row)"
        func rows(_ query: String) throws -> [Substring] {
            try Program.run(["python3", "-c", script, database, query], program: "/usr/bin/env").lines
        }
        let found = try rows(
            """
            SELECT DISTINCT rule.id FROM actor JOIN rule ON rule.key = actor.rule JOIN reading ON reading.key = actor.reading
            JOIN version ON version.key = reading.version JOIN report ON report.key = version.report WHERE report.id = 'b'
            """)
        #expect(found.contains("listed:hazim"))
        // One id of the words for both, so that nothing is built anew when it is asked for.
        #expect(try rows("SELECT count(*) FROM language") == ["1"])
        #expect(try rows("SELECT count(*) FROM built JOIN language ON built.stamp LIKE language.id || ' %'") == ["1"])
        let again = try Program.run(["add", "--db", database, "--date", "2031-09-02", report])
        #expect(again.out.contains("1 unchanged"))
    }

    @Test func whoStandsInATableAloneIsForgotten() throws {
        let names = try scratch.write("names.tsv", "id\tname\tforms\nhazim\tحازم الكحلي\tالكحلي\nriwaq\tرامي الرواق\t\n")
        let report = try scratch.write("a.txt", "وقع رامي الرواق أمس اتفاق هدنة في كحلوان.\n")
        let later = try scratch.write("b.txt", "وصل رامي الرواق أمس إلى كحلوان.\n")
        func add(_ rest: [String]) throws -> Program.Result { try Program.run(["add", "--db", database, "--date", "2031-09-02"] + rest) }
        func stands() throws -> Bool { try DatabaseBytes(database).hold("الكحلي") }
        #expect(try add(["--actors", names, report]).code == 0)
        #expect(try stands())
        let forgotten = try Program.run(["forget", "حازم الكحلي", "--reason", "asked for", "--db", database])
        #expect(forgotten.out == database + ": a name in 1 row of the tables of names forgotten\n", "\(forgotten.err)")
        #expect(try !stands())
        #expect(try add([later]).code == 0)
        #expect(try !stands())
        // The table given again loses him, and is told; what it read is read by the same words.
        let again = try add(["--actors", names, later])
        #expect(again.code == 0 && again.err.contains("note: names.tsv: 1 row left out (forgotten)"), "\(again.err)")
        #expect(try again.out.contains("1 unchanged") && !stands())
        #expect(try !add(["-q", "--actors", names, later]).err.contains("left out"))
        let twice = try Program.run(["forget", "حازم الكحلي", "--reason", "asked for", "--db", database])
        #expect(twice.out == database + ": a name forgotten before\n", "\(twice.err)")
    }

    @Test func aTableThatIsWrongMakesNoFile() throws {
        let names = try scratch.write("names.tsv", "id\tforms\nx\ty\n")
        let report = try scratch.write("a.txt", "وصل الوفد أمس.\n")
        #expect(try Program.run(["add", "-q", "--db", database, "--actors", names, report]).code != 0)
        #expect(!FileManager.default.fileExists(atPath: database))
    }
}

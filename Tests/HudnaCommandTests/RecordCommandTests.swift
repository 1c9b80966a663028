import Foundation
import Testing

/// `hudna add`, `search` and `forget`, as a user runs them; what the database holds is asked through Python's own sqlite3.
@Suite struct RecordCommandTests {
    static let samples = GoldenTests.root.appendingPathComponent("Samples").path
    static let arguments = [
        "add", "-q", "--manifest", samples + "/libya-2020/manifest.jsonl", "--manifest", samples + "/fiction/manifest.jsonl", "--actors",
        samples + "/fiction/actors.tsv", samples + "/libya-2020", samples + "/fiction",
    ]
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var database: String { scratch.path + "/r.sqlite" }

    /// Runs a few lines of Python, in which `db` is the database.
    private func python(_ lines: String, file: String? = nil) throws -> Program.Result {
        let script = "import json, sqlite3, sys\ndb = sqlite3.connect(sys.argv[1])\n" + lines
        return try Program.run(["python3", "-c", script, file ?? database], program: "/usr/bin/env")
    }

    /// Reports in words of our own, one a line.
    private func many(_ count: Int, from first: Int = 0) throws -> String {
        try scratch.write(
            "many-\(count)-\(first).jsonl",
            (first..<first + count).map { "{\"id\":\"r\($0)\",\"text\":\"وصل وفد حركة الضفاف رقم \($0) إلى كحلوان، وقال الوفد إن الهدنة صامدة.\"}\n" }.joined())
    }

    private func sound(_ file: String? = nil) throws {
        let result = try python(
            """
            print(db.execute('PRAGMA integrity_check').fetchone()[0], len(db.execute('PRAGMA foreign_key_check').fetchall()))
            print(db.execute('SELECT count(*) FROM report').fetchone()[0], db.execute('SELECT count(*) FROM reading').fetchone()[0],
                  db.execute('SELECT count(*) FROM report_search').fetchone()[0])
            """, file: file)
        #expect(result.lines.first == "ok 0", "\(result.out) \(result.err)")
        let counts = result.lines.dropFirst().first?.split(separator: " ") ?? []
        #expect(Set(counts).count == 1, "half a report: \(result.out)")
    }

    // MARK: - Adding

    @Test func addingTwiceAndInAnotherOrder() throws {
        let first = try Program.run(Self.arguments.filter { $0 != "-q" } + ["--db", database])
        #expect(first.code == 0 && first.out.hasSuffix("r.sqlite: 24 reports added\n"))
        let again = try Program.run(Self.arguments.filter { $0 != "-q" } + ["--db", database])
        #expect(again.out.hasSuffix("r.sqlite: 0 reports added, 24 unchanged\n"))
        let other = scratch.path + "/other.sqlite"
        let turned = Self.arguments.prefix(8) + [Self.samples + "/fiction", Self.samples + "/libya-2020", "--jobs", "1", "--db", other]
        #expect(try Program.run(Array(turned)).code == 0)
        let dump = """
            for table in ['report_list', 'claim_list', 'quote_list', 'figure_list']:
                columns = [c[1] for c in db.execute('PRAGMA table_info(' + table + ')') if c[1] not in ('reading', 'read_at')]
                for row in sorted(map(str, db.execute('SELECT ' + ', '.join('"' + c + '"' for c in columns) + ' FROM ' + table))): print(row)
            """
        let (one, two) = (try python(dump), try python(dump, file: other))
        #expect(one.code == 0 && one.lines.count > 200 && one.out == two.out)
        try sound()
    }

    @Test func idsAreThoseThatReadPrints() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let read = try Program.run(["read", "--format", "jsonl"] + Self.arguments.dropFirst())
        var ids: [String] = []
        for line in read.lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            for key in ["actors", "claims", "quotes", "figures", "times"] { ids += (object[key] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
        }
        let kept = try python("for t in ['actor', 'claim', 'quote', 'figure', 'time']:\n  for row in db.execute('SELECT id FROM ' + t): print(row[0])")
        #expect(!ids.isEmpty && kept.lines.map(String.init).sorted() == ids.sorted())
    }

    // MARK: - When things go wrong

    /// Kills the program eight times, each time a little later after it has begun to write, and looks after what it left.
    @Test func whoeverIsKilledLeavesNoHalfReport() throws {
        let path = try many(1_500)
        let script = """
            import os, sqlite3, subprocess, sys, time
            program, path, database = sys.argv[1:]
            def size(): return sum(os.path.getsize(database + end) for end in ('', '-wal') if os.path.exists(database + end))
            had, middle = 0, 0
            for turn in range(8):
                before = size()
                run = subprocess.Popen([program, 'add', '-q', '--db', database, path])
                while size() == before and run.poll() is None: time.sleep(0.001)
                time.sleep(turn * 0.015)
                run.kill()
                middle += run.wait() == -9
                with sqlite3.connect(database) as db:
                    if not db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'claim_list'").fetchone()[0]: continue
                    assert db.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
                    assert not db.execute('PRAGMA foreign_key_check').fetchall()
                    whole = "SELECT count(*) FROM report r JOIN version v ON v.report = r.key JOIN reading d ON d.version = v.key JOIN report_search s ON s.rowid = v.key"
                    counts = [db.execute(sql).fetchone()[0] for sql in ('SELECT count(*) FROM report', whole)]
                    assert counts[0] == counts[1], 'half a report'
                    assert counts[0] >= had, 'a committed report is gone'
                    had = counts[0]
            print(middle, had)
            """
        let killed = try Program.run(["python3", "-c", script, Program.path, path, database], program: "/usr/bin/env")
        let counts = killed.out.split { $0.isWhitespace }.compactMap { Int($0) }
        #expect(killed.code == 0 && counts.count == 2, "\(killed.err)")
        #expect((counts.first ?? 0) >= 3 && (counts.last ?? 0) > 0, "never killed while it wrote: \(counts)")
        #expect(try Program.run(["add", "-q", "--db", database, path]).code == 0)
        try sound()
        #expect(try python("print(db.execute('SELECT count(*) FROM report').fetchone()[0])").out == "1500\n")
    }

    @Test func noRoomLeft() throws {
        #expect(try Program.run(["add", "-q", "--db", database, try many(300)]).code == 0)
        let size = try #require(try FileManager.default.attributesOfItem(atPath: database)[.size] as? Int)
        // No file may grow beyond this (in blocks of 512 bytes); the log meets the limit first.
        let result = try Program.shell("ulimit -f \(size / 512 + 200); \"$hudna\" add --db \(database) \(try many(1_500, from: 300))")
        #expect(result.code == 74, "\(result.code) \(result.err)")
        #expect(result.errors.count == 1 && result.err.hasPrefix("hudna: store-") && result.err.contains("what was stored before is whole"), "\(result.err)")
        try sound()
        #expect(try Program.run(["add", "-q", "--db", database, try many(1_500, from: 300)]).code == 0)
        #expect(try python("print(db.execute('SELECT count(*) FROM report').fetchone()[0])").out == "1800\n")
    }

    @Test func aFileThatCanNotBeWritten() throws {
        #expect(try Program.run(["add", "-q", "--db", database, try many(5)]).code == 0)
        chmod(database, 0o444)
        chmod(scratch.path, 0o755)
        // Root may write everything, so where the tests run as root they put it off.
        guard geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else { return }
        let prefix = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : ""
        let copy = try scratch.write("hudna", Array(try Data(contentsOf: URL(fileURLWithPath: Program.path))))
        chmod(copy, 0o755)
        let before = try Data(contentsOf: URL(fileURLWithPath: database))
        let path = try many(5, from: 5)
        chmod(path, 0o644)
        if geteuid() != 0 { chmod(scratch.path, 0o555) }
        defer { chmod(scratch.path, 0o755) }
        let result = try Program.shell(prefix + "\(copy) add \(path) --db \(database)", folder: scratch.path)
        #expect(result.code == 74 && result.errors.count == 1 && result.err.hasPrefix("hudna: store-read-only: "), "\(result.code) \(result.err)")
        // It can be searched all the same.
        let found = try Program.shell(prefix + "\(copy) search كحلوان --in reports --json --db \(database)", folder: scratch.path)
        #expect(found.code == 0 && found.out.contains("\"r4\""), "\(found.err)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before)
    }

    @Test(arguments: [["add", "x.txt"], ["search", "x"], ["forget", "x", "--reason", "y"]])
    func whatIsNoDatabase(_ arguments: [String]) throws {
        try scratch.write("x.txt", sampleText)
        let file = try scratch.write("text.sqlite", String(repeating: sampleText, count: 50))
        let before = try scratch.read("text.sqlite")
        let result = try Program.run(arguments + ["--db", file], folder: scratch.path)
        #expect(result.code == 65 && result.out.isEmpty)
        #expect(result.errors == ["hudna: store-no-database: \(file): is no database; name another file with --db; this one was left as it is"])
        #expect(try scratch.read("text.sqlite") == before)
    }

    @Test func nothingToSearchOrForget() throws {
        for arguments in [["search", "x"], ["forget", "x", "--reason", "y"]] {
            let result = try Program.run(arguments + ["--db", database])
            #expect(result.code == 65)
            #expect(result.errors == ["hudna: store-missing: \(database): no such database; make it with hudna add, or name another file with --db"])
            #expect(!FileManager.default.fileExists(atPath: database))
        }
    }

    // MARK: - Others' programs

    /// What SQL by itself can do with the file: select, join, search, dump.
    @Test func pythonOpensQueriesSearchesAndDumps() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let result = try python(
            """
            print(db.execute('SELECT count(*) FROM report_list').fetchone()[0])
            print(db.execute("SELECT count(*) FROM claim_list WHERE type = 'sign' AND actors <> ''").fetchone()[0] > 0)
            found = db.execute('''SELECT report_list.report FROM report_search JOIN version ON version.key = report_search.rowid
                JOIN report_list ON report_list.version = version.number AND report_list.report = (SELECT id FROM report WHERE key = version.report)
                WHERE report_search MATCH '"وقف اطلاق النار"' ORDER BY rank''').fetchall()
            print(len(found) > 0)
            print(db.execute('''SELECT count(*) FROM claim JOIN rule ON rule.key = claim.rule JOIN reading ON reading.key = claim.reading
                JOIN language ON language.key = reading.language JOIN version ON version.key = reading.version''').fetchone()
                == db.execute('SELECT count(*) FROM claim').fetchone())
            copy = sqlite3.connect(':memory:')
            for line in db.iterdump():
                if '_search' not in line and 'sqlite_master' not in line: copy.execute(line)
            print(copy.execute('SELECT count(*) FROM claim').fetchone() == db.execute('SELECT count(*) FROM claim').fetchone())
            """)
        #expect(result.code == 0 && result.lines == ["24", "True", "True", "True", "True"], "\(result.out) \(result.err)")
    }

    /// Words that are searched as the index has them, folded.
    private static let searched = "SELECT count(*) AS n FROM report_search WHERE report_search MATCH '\"وقف اطلاق النار\"'"

    /// Datasette, which puts any such file on the web: its tables and views, and a search.
    @Test func datasetteShowsQueriesAndSearches() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let datasette = GoldenTests.root.appendingPathComponent(".build-python/bin/datasette").path
        try #require(FileManager.default.fileExists(atPath: datasette), "make consumers installs it")
        func get(_ path: String) throws -> Any {
            let result = try Program.run([database, "--get", path], program: datasette)
            #expect(result.code == 0, "\(result.err)")
            return try JSONSerialization.jsonObject(with: Data(result.out.utf8))
        }
        let signed = try #require(try get("/r/claim_list.json?_shape=array&type=sign") as? [[String: Any]])
        #expect(!signed.isEmpty && signed.allSatisfy { $0["type"] as? String == "sign" && $0["evidence"] as? String != "" })
        let sql = try #require(Self.searched.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let counted = try #require(try get("/r.json?_shape=array&sql=\(sql)") as? [[String: Any]])
        #expect((counted.first?["n"] as? Int ?? 0) > 0)
    }

    /// R, where it is installed with RSQLite (Debian: r-cran-rsqlite).
    @Test(.enabled(if: Self.hasR, "R with RSQLite is not installed")) func rQueriesAndSearches() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let script = """
            db <- DBI::dbConnect(RSQLite::SQLite(), commandArgs(TRUE)[1], flags = RSQLite::SQLITE_RO)
            cat(nrow(DBI::dbReadTable(db, "report_list")), DBI::dbGetQuery(db, commandArgs(TRUE)[2])$n > 0, "\\n")
            """
        let result = try Program.run(["Rscript", "-e", script, database, Self.searched], program: "/usr/bin/env")
        #expect(result.code == 0 && result.lines.first.map { $0.trimmingCharacters(in: .whitespaces) } == "24 TRUE", "\(result.out) \(result.err)")
    }

    private static var hasR: Bool { (try? Program.run(["Rscript", "-e", "library(RSQLite)"], program: "/usr/bin/env").code) == 0 }

    /// What Docs/data-model.md shows of SQL finds something.
    @Test func whatIsShownOfSQLWorks() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let page = try String(contentsOf: GoldenTests.root.appendingPathComponent("Docs/data-model.md"), encoding: .utf8)
        let shown = page.matches(of: #/```sql\n([\s\S]*?)```/#).flatMap {
            $0.1.split(separator: ";").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        }
        #expect(shown.count { !$0.isEmpty } == 3)
        for sql in shown where !sql.isEmpty {
            let file = try scratch.write("shown.sql", sql)
            let result = try python("print(len(db.execute(open('\(file)').read()).fetchall()))")
            #expect((Int(result.lines.first ?? "") ?? 0) > 0, "\(sql): \(result.err)")
        }
    }

    @Test func searchingPrintsAPageOrJSON() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        let page = try Program.run(["search", "السراج", "--in", "reports", "--limit", "1", "--db", database])
        #expect(page.code == 0 && page.lines.count == 2 && page.lines[0].hasPrefix("report · "))
        let json = try Program.run(["search", "السراج", "--json", "--db", database])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any])
        let hits = try #require(object["hits"] as? [[String: Any]])
        #expect(Set(hits.compactMap { $0["kind"] as? String }) == ["claim", "quote", "report"])
        let evidence = hits.compactMap { ($0["evidence"] as? [[String: String]])?.first }
        #expect(evidence.count == hits.count && evidence.allSatisfy { $0["report"]?.isEmpty == false && $0["text"]?.isEmpty == false })
        let forms = Set(evidence.compactMap { $0["text"] }.flatMap { $0.split { !$0.isLetter } }.filter { $0.hasSuffix("سراج") }.map(String.init))
        #expect(forms.contains("للسراج") || forms.contains("والسراج"), "\(forms)")
        // With a filter of the record, only reports that tell of such are searched.
        func reports(_ more: [String]) throws -> Set<String> {
            let result = try Program.run(["search", "الهدنة", "--in", "reports", "--limit", "100", "--json", "--db", database] + more)
            let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any]
            return Set((object?["hits"] as? [[String: Any]] ?? []).compactMap { $0["report"] as? String })
        }
        let (all, some) = (try reports([]), try reports(["--type", "sign"]))
        #expect(!some.isEmpty && some.isStrictSubset(of: all))
        #expect(try reports(["--known-by", "1999"]).isEmpty)
        let refused = try Program.run(["search", "الهدنة", "--type", "no such type", "--json", "--db", database])
        #expect(refused.code == 64 && refused.out.isEmpty && refused.err.contains("no such type"), "\(refused.err)")
        let none = try Program.run(["search", "كلمةلاوجودلها", "--db", database])
        #expect(none.code == 0 && none.out.isEmpty && none.err == "hudna: nothing found for كلمةلاوجودلها\n", "\(none.err)")
        let broken = try Program.run(["search", "(a", "--db", database])
        #expect(broken.code == 64 && broken.err == "hudna: a bracket is not closed; close it, or quote it\n")
    }

    @Test func forgettingLeavesNoTrace() throws {
        #expect(try Program.run(Self.arguments + ["--db", database]).code == 0)
        func stands(_ text: String) throws -> Bool { try DatabaseBytes(database).hold(text) }
        let report = try #require(
            try python("print(db.execute('SELECT report FROM report_list ORDER BY report DESC').fetchone()[0])").lines.first.map(String.init))
        let sentence = try #require(
            try python("print(db.execute('SELECT text FROM report_list ORDER BY report DESC').fetchone()[0].split(chr(10))[0])").lines.first.map(String.init))
        #expect(try stands(sentence) && DatabaseBytes(database).holdShort("السراج"))
        let result = try Program.run(["forget", report, "--reason", "a source asked for it", "--db", database])
        #expect(result.code == 0 && result.out == "\(database): 1 report forgotten\n", "\(result.err)")
        #expect(try !stands(sentence))
        let again = try Program.run(Self.arguments.filter { $0 != "-q" } + ["--db", database])
        #expect(again.out.hasSuffix("0 reports added, 23 unchanged, 1 left out (forgotten)\n"))
        #expect(try !stands(sentence))
        let reason = try Program.run(["forget", report, "--reason", " ", "--db", database])
        #expect(reason.code == 64)
        let nobody = try Program.run(["forget", "nobody", "--reason", "x", "--db", database])
        #expect(nobody.code == 65 && nobody.errors.count == 1 && nobody.err.hasPrefix("hudna: store-unknown-name: "))
        try sound()
    }
}

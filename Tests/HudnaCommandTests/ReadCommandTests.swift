import Foundation
import Testing

private func line(_ id: String, _ text: String = sampleText) -> String { "{\"id\":\"\(id)\",\"text\":\"\(text)\"}\n" }

private func objects(_ result: Program.Result) throws -> [[String: Any]] {
    try result.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
}

@Suite struct ReadCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    // MARK: - Formats

    @Test func jsonLinesAListAndAPage() throws {
        let path = try scratch.write("r.jsonl", line("a") + line("b"))
        let lines = try Program.run(["read", path, "--format", "jsonl"])
        #expect(lines.code == 0 && lines.err.isEmpty)
        #expect(try objects(lines).map { $0["report"] as? String } == ["a", "b"])
        let list = try Program.run(["read", path, "--format", "json"])
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [[String: Any]])
        #expect(parsed.map { $0["report"] as? String } == ["a", "b"])
        #expect(list.out == "[\n" + lines.lines.joined(separator: ",\n") + "\n]\n")
        let page = try Program.run(["read", path])
        #expect(page.code == 0)
        #expect(page.out.hasPrefix("a\n"))
        // No colours and no isolates where it is no terminal.
        #expect(!page.out.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{2068}" })
        let none = try Program.run(["read", try scratch.write("none.jsonl", "\n"), "--format", "json", "-q"])
        #expect(none.out == "[]\n" && none.code == 0)
    }

    @Test func readIsWhatItDoesWhenNotTold() throws {
        let path = try scratch.write("r.txt", sampleText)
        #expect(try Program.run([path, "--format", "jsonl"]).out == Program.run(["read", path, "--format", "jsonl"]).out)
    }

    @Test func standardInput() throws {
        let taken = try Program.run(["read", "-", "--format", "jsonl"], input: Array((line("a") + line("b")).utf8))
        #expect(try objects(taken).map { $0["report"] as? String } == ["a", "b"])
        let text = try Program.run(["read", "-", "--format", "jsonl"], input: Array(sampleText.utf8))
        #expect(try objects(text).map { $0["report"] as? String } == ["stdin"])
        let between = try Program.run(
            ["read", try scratch.write("1.txt", sampleText), "-", try scratch.write("2.txt", sampleText), "--format", "jsonl"], input: Array(line("in").utf8))
        #expect(try objects(between).map { $0["report"] as? String } == ["1", "in", "2"])
    }

    @Test func outputGoesToAFile() throws {
        let path = try scratch.write("r.txt", sampleText)
        let direct = try Program.run(["read", path, "--format", "jsonl"])
        let filed = try Program.run(["read", path, "--format", "jsonl", "--output", scratch.path + "/o.jsonl"])
        #expect(filed.code == 0 && filed.out.isEmpty)
        #expect(try scratch.read("o.jsonl") == direct.out)
    }

    @Test func dateOutletAndManifest() throws {
        let path = try scratch.write("in/r.txt", sampleText)
        let given = try objects(try Program.run(["read", path, "--format", "jsonl", "--date", "2020-01-14T08:00+02:00", "--outlet", "جريدة"]))
        #expect(given[0]["published"] as? String == "2020-01-14T08:00+02:00" && given[0]["outlet"] as? String == "جريدة")
        let date = try #require(given[0]["date"] as? [String: Any])
        #expect(date["start"] as? String == "2020-01-14" && date["end"] as? String == "2020-01-14" && date["basis"] as? String == "given")
        let one = try scratch.write("m1.csv", "report,published,outlet\nr.txt,2020-01-15,one\n")
        let two = try scratch.write("m2.jsonl", "{\"report\":\"r\",\"outlet\":\"two\"}\n")
        let both = try objects(try Program.run(["read", path, "--format", "jsonl", "--manifest", one, "--manifest", two, "--date", "2020-01-14"]))
        #expect(both[0]["outlet"] as? String == "two" && both[0]["published"] as? String == "2020-01-14")
    }

    @Test func lowConfidenceIsLeftOut() throws {
        let path = try scratch.write("r.txt", sampleText)
        func confidences(_ more: [String]) throws -> [Double] {
            let claims = try objects(try Program.run(["read", path, "--format", "jsonl"] + more))[0]["claims"] as? [[String: Any]] ?? []
            return claims.compactMap { $0["confidence"] as? Double }
        }
        let all = try confidences([])
        #expect(try confidences(["--min-confidence", "0"]).count == all.count)
        #expect(try confidences(["--min-confidence", "0.7"]) == all.filter { $0 >= 0.7 })
    }

    @Test func orderDoesNotDependOnTheNumberOfJobs() throws {
        let path = try scratch.write(
            "r.jsonl", (0..<150).map { line("r\($0)", String(repeating: sampleText + " ", count: 1 + $0 * 31 % 7)) }.joined() + "{\n" + line("end"))
        let one = try Program.run(["read", path, "--format", "jsonl", "--jobs", "1"])
        #expect(one.lines.count == 151 && one.code == 3)
        for jobs in ["2", "5"] {
            let more = try Program.run(["read", path, "--format", "jsonl", "--jobs", jobs])
            #expect(more.out == one.out && more.err == one.err && more.code == 3)
        }
    }

    // MARK: - What can't be read

    @Test func theRestIsReadAndTheCodeIs3() throws {
        try scratch.write("1.txt", sampleText)
        try scratch.write("2.txt", [0x7B, 0x5C, 0x72, 0x74, 0x66])
        try scratch.write("3.jsonl", line("a") + "{\"id\":\n" + line("b"))
        let result = try Program.run(["read", ".", "gone.txt", "--format", "jsonl"], folder: scratch.path)
        #expect(result.code == 3)
        #expect(try objects(result).map { $0["report"] as? String } == ["1", "a", "b"])
        #expect(
            result.errors == [
                "hudna: ./2.txt: is an RTF document, no text; save its text as .txt in UTF-8",
                "hudna: ./3.jsonl:2: broken JSON: it ends too early, expected a value at byte 7; mend or take out this line; the others were read",
                "hudna: gone.txt: no such file or folder; check the name",
            ])
    }

    @Test func documentsWithoutArabicAreListedAndTheCodeIs0() throws {
        let path = try scratch.write("r.jsonl", line("a", "The talks went on.") + line("b", "") + line("c"))
        let result = try Program.run(["read", path, "--format", "jsonl"])
        #expect(result.code == 0 && result.err.isEmpty)
        #expect(try objects(result).map { $0["skipped"] as? String } == ["language", "no text", nil])
        #expect(try objects(result).allSatisfy { $0["claims"] is [Any] && $0["times"] is [Any] })
    }

    @Test func notesAreHushedByQuietFailuresAreNot() throws {
        let path = try scratch.write("r.jsonl", line("a", "\\ud800 " + sampleText) + "x\n")
        let loud = try Program.run(["read", path, "--format", "jsonl"], folder: scratch.path)
        #expect(loud.errors.count == 2 && loud.errors[0].hasPrefix("hudna: note: "))
        let quiet = try Program.run(["read", "r.jsonl", "--format", "jsonl", "--quiet"], folder: scratch.path)
        #expect(quiet.errors == ["hudna: r.jsonl:2: broken JSON: expected { at byte 1; mend or take out this line; the others were read"])
        #expect(quiet.code == 3 && quiet.out == loud.out)
    }

    @Test func aFloodOfFaultsIsCounted() throws {
        let path = try scratch.write("r.jsonl", String(repeating: "x\n", count: 1_000) + line("a"))
        let result = try Program.run(["read", path, "--format", "jsonl"])
        #expect(result.errors.count == 21 && result.code == 3 && result.lines.count == 1)
        #expect(result.errors.last == "hudna: \(path): 980 more like these (json-broken), the last in line 1000")
    }

    @Test func aLineOf40MBIsRefusedByNameAndLine() throws {
        let path = try scratch.write("big.jsonl", line("a") + line("big", String(repeating: "x", count: 40 << 20)) + line("b"))
        let result = try Program.run(["read", path, "--format", "jsonl"])
        #expect(result.code == 3)
        #expect(try objects(result).map { $0["report"] as? String } == ["a", "b"])
        #expect(result.errors == ["hudna: \(path):2: the report big is larger than 8 MB (40 MB); split it into its articles, one a line"])
    }

    @Test func aFolderWithoutPermission() throws {
        try scratch.write("in/closed/a.txt", sampleText)
        try scratch.write("in/open.txt", sampleText)
        chmod(scratch.path + "/in/closed", 0)
        defer { chmod(scratch.path + "/in/closed", 0o700) }
        chmod(scratch.path, 0o755)
        chmod(scratch.path + "/in", 0o755)
        // Root may read everything, so where the tests run as root they put it off.
        guard geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") else { return }
        let prefix = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : ""
        let copy = try scratch.write("hudna", Array(try Data(contentsOf: URL(fileURLWithPath: Program.path))))
        chmod(copy, 0o755)
        let result = try Program.shell(prefix + "\(copy) read in --format jsonl", folder: scratch.path)
        #expect(result.errors == ["hudna: in/closed: no permission to read it; ask its owner for it, or run chmod +r on it"])
        #expect(try objects(result).map { $0["report"] as? String } == ["open"] && result.code == 3)
    }

    // MARK: - Wrong usage

    @Test(arguments: [
        (["read"], "Error: Name a file, a folder or - for standard input."),
        (["read", ""], "Error: A path is empty. Name a file, a folder or - for standard input."),
        (["read", "x", "--jobs", "0"], "Error: --jobs must be from 1 to 1024."),
        (["read", "x", "--jobs", "many"], "Error: The value 'many' is invalid for '--jobs <n>'"),
        (["read", "x", "--min-confidence", "2"], "Error: --min-confidence must be from 0 to 1."),
        (["read", "x", "--min-confidence", "nan"], "Error: --min-confidence must be from 0 to 1."),
        (["read", "x", "--date", "13/01/2020"], "Error: --date 13/01/2020 is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00."),
        (["read", "x", "--date", "2020-02-30"], "Error: --date 2020-02-30 is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00."),
        (["read", "x", "--format", "xml"], "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', 'json' or 'jsonl'."),
        (["read", "x", "--colour"], "Error: Unknown option '--colour'"),
        (["read", "x", "--manifest", "/nowhere/m.csv"], "hudna: /nowhere/m.csv: no such file or folder; check the name"),
        (["read", "x", "--actors", "/nowhere/a.tsv"], "hudna: /nowhere/a.tsv: the table of names can't be read; check the path given with --actors"),
    ])
    func wrongUsage(_ arguments: [String], _ message: String) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 64)
        #expect(result.errors.first.map(String.init) == message)
        #expect(result.out.isEmpty)
    }

    @Test func theOutputMustNotBeAnInput() throws {
        let path = try scratch.write("r.txt", sampleText)
        let result = try Program.run(["read", path, "--output", scratch.path + "/./r.txt"])
        #expect(result.code == 64)
        #expect(result.errors == ["hudna: \(scratch.path)/./r.txt: is one of the files to read; name another file with --output"])
        #expect(try scratch.read("r.txt") == sampleText)
    }

    @Test func versionAndHelp() throws {
        let version = try Program.run(["--version"])
        #expect(version.code == 0 && version.out == "0.1.0\n")
        let help = try Program.run(["read", "--help"])
        #expect(help.code == 0 && help.out.contains("USAGE: hudna read [<path> ...]"))
        for option in ["--format", "--output", "--date", "--outlet", "--manifest", "--jobs", "--min-confidence", "--quiet", "--language", "--actors"] {
            #expect(help.out.contains(option))
        }
    }

    // MARK: - Language data

    @Test func missingLanguageDataIsToldWithWhereItLooked() throws {
        let path = try scratch.write("r.txt", sampleText)
        let looked = "hudna: language-missing: no language data in \(scratch.path)/nowhere/ar; "
        let option = try Program.run(["read", path, "--language", scratch.path + "/nowhere"])
        #expect(option.code == 64 && option.out.isEmpty)
        #expect(option.errors.count == 1 && option.err.hasPrefix(looked))
        let variable = try Program.run(["read", path], environment: ["HUDNA_LANGUAGE": scratch.path + "/nowhere"])
        #expect(variable.err == option.err && variable.code == 64)
        try scratch.write("broken/ar/particles.tsv", "no such columns\nx\n")
        let broken = try Program.run(["read", path, "--language", scratch.path + "/broken"])
        #expect(broken.code == 64 && broken.errors.count == 1 && broken.err.hasPrefix("hudna: language-"))
    }

    @Test func aMovedProgramReadsArabicFromAnyFolder() throws {
        let copy = try scratch.write("elsewhere/hudna", Array(try Data(contentsOf: URL(fileURLWithPath: Program.path))))
        chmod(copy, 0o755)
        let result = try Program.run(["read", "-", "--format", "jsonl"], input: Array(sampleText.utf8), folder: "/", program: copy)
        #expect(result.code == 0 && result.err.isEmpty)
        let reading = try objects(result)[0]
        #expect((reading["actors"] as? [Any])?.isEmpty == false)
    }
}

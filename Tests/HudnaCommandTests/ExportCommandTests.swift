import Foundation
import Testing

/// `hudna export`, opened by the programs that others open it with: Tests/Consumers/check.py compares cell by cell with tables written by hand.
@Suite(.serialized) struct ExportCommandTests {
    private static let root = GoldenTests.root
    static let formats = [
        "csv", "xlsx", "jsonl", "plover", "cameo", "cameo-mentions", "acled", "ceasefires", "ftm", "ics", "geojson", "atom",
    ]

    /// The interpreter that has the consumers.
    private static var python: String { root.appendingPathComponent(".build-python/bin/python3").path }

    private func database(_ scratch: Scratch, _ folder: String, _ more: [String] = []) throws -> String {
        let path = scratch.path + "/record.sqlite"
        let samples = Self.root.appendingPathComponent(folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: samples.path).filter { $0.hasSuffix(".txt") }.sorted()
        let manifest = samples.appendingPathComponent("manifest.jsonl").path
        let added = try Program.run(
            ["add", "-q", "--db", path, "--manifest", manifest] + more + files.map { samples.appendingPathComponent($0).path })
        #expect(added.code == 0, "\(added.err)")
        return path
    }

    /// Exports everything into a folder and has it checked.
    private func check(_ scratch: Scratch, _ path: String, _ more: [String] = [], expected: [String]) throws {
        try #require(FileManager.default.fileExists(atPath: Self.python), "the consumers are missing: run Scripts/consumers.sh")
        for format in Self.formats {
            let result = try Program.run(["export", format, "--db", path, "--output", scratch.path + "/" + format] + more)
            #expect(result.code == 0 && result.out.isEmpty && result.err.isEmpty, "\(format): \(result.err)")
        }
        let script = Self.root.appendingPathComponent("Tests/Consumers/check.py").path
        let tables = expected.map { Self.root.appendingPathComponent("Tests/Consumers/" + $0).path }
        let checked = try Program.run([script, scratch.path] + tables, program: Self.python)
        #expect(checked.code == 0, "\(checked.out)\(checked.err)")
    }

    @Test func everyFormatIsOpenedAndSaysWhatTheTableSays() throws {
        let scratch = try Scratch()
        try check(scratch, try database(scratch, "Samples/libya-2020"), expected: ["expected.tsv"])
    }

    /// A war that never was: no state of it has a code, no place a point.
    @Test func everyFormatIsOpenedWithoutCodes() throws {
        let scratch = try Scratch()
        let actors = ["--actors", Self.root.appendingPathComponent("Samples/fiction/actors.tsv").path]
        try check(scratch, try database(scratch, "Samples/fiction", actors), actors, expected: ["fiction.tsv"])
    }

    /// Each side accuses the other: in the samples, and in the report that the formats were first checked on, where it lies beside the repository.
    @Test func mutualAccusationIsNeverAFact() throws {
        let scratch = try Scratch()
        try check(scratch, try database(scratch, "Samples/libya-2020"), expected: ["accusation.tsv"])
        let gold = Self.root.deletingLastPathComponent().appendingPathComponent("shared/gold/libya-2020")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: gold.path)) ?? []
        guard let report = files.first(where: { $0.hasPrefix("002_") && $0.hasSuffix(".txt") }) else { return }
        let path = scratch.path + "/second.sqlite"
        let manifest = gold.appendingPathComponent("manifest.jsonl").path
        #expect(try Program.run(["add", "-q", "--db", path, "--manifest", manifest, gold.appendingPathComponent(report).path]).code == 0)
        try check(scratch, path, expected: ["accusation.tsv"])
    }

    @Test func clocksAndFiltersHold() throws {
        let scratch = try Scratch()
        let path = try database(scratch, "Samples/libya-2020")
        func lines(_ arguments: [String]) throws -> [String] {
            let result = try Program.run(["export", "jsonl", "--db", path] + arguments)
            #expect(result.code == 0, "\(result.err)")
            return result.lines.map(String.init)
        }
        #expect(try lines(["--known-by", "2020-01-11"]).isEmpty)
        let early = try lines(["--list", "claims", "--known-by", "2020-01-12"])
        #expect(!early.isEmpty && early.allSatisfy { $0.contains("\"report\":\"01-") || $0.contains("\"report\":\"02-") || $0.contains("\"report\":\"03-") })
        let signed = try lines(["--list", "events", "--type", "sign", "--status", "fact"])
        #expect(!signed.isEmpty && signed.allSatisfy { $0.contains("\"type\":\"sign\"") && $0.contains("\"standing\":\"fact\"") })
        let refused = try Program.run(["export", "jsonl", "--db", path, "--list", "events", "--outlet", "no such outlet"])
        #expect(refused.code == 64 && refused.out.isEmpty && refused.err.contains("no such outlet"), "\(refused.err)")
    }

    /// An instrument is found by its English name as by its id, and the columns stay as they are.
    @Test func instrumentsAreAskedForInEnglish() throws {
        let scratch = try Scratch()
        let path = try database(scratch, "Samples/libya-2020")
        func export(_ format: String, _ more: [String]) throws -> String {
            let result = try Program.run(["export", format, "--db", path] + more)
            #expect(result.code == 0 && result.err.isEmpty, "\(more): \(result.err)")
            return result.out
        }
        let signed = try #require(export("jsonl", ["--list", "instruments"]).split(separator: "\n").first { $0.contains("\"name\":\"الهدنة\"") })
        let id = try #require(signed.firstMatch(of: #/"id":"(instrument-[0-9a-f]{16})"/#)?.1)
        #expect(try export("jsonl", ["--list", "instruments", "--instrument", "Ceasefire, Libya"]) == signed + "\n")
        for format in ["jsonl", "ceasefires"] {
            #expect(try export(format, ["--instrument", "libya ceasefire"]) == export(format, ["--instrument", String(id)]), "\(format)")
        }
        let refused = try Program.run(["export", "jsonl", "--db", path, "--instrument", "Armistice, Moscow"])
        #expect(refused.code == 64 && refused.out.isEmpty && refused.err.contains("no instrument is called Armistice, Moscow"), "\(refused.err)")
    }

    /// An empty file says so, as an empty answer does; whoever asks for all of a format that has no place for any of it is told too.
    @Test func anEmptyFileTellsWhatWasAskedFor() throws {
        let scratch = try Scratch()
        let path = try database(scratch, "Samples/libya-2020")
        for (arguments, told) in [
            (["csv", "--actor", "Fayez al-Sarraj", "--type", "sanction"], " for --actor Fayez al-Sarraj, --type sanction"),
            (["acled", "--known-by", "2001"], " for --known-by 2001"),
            (["ceasefires", "--type", "sign", "--status", "alleged"], " for --type sign, --status alleged"),
            (["jsonl", "--list", "toll", "--type", "sign"], " for --type sign"),
        ] {
            let result = try Program.run(["export"] + arguments + ["--db", path])
            #expect(result.code == 0 && result.err == "hudna: nothing found\(told)\n", "\(arguments): \(result.err)")
        }
        let full = try Program.run(["export", "csv", "--type", "sign", "--db", path])
        #expect(full.code == 0 && full.err.isEmpty)
    }

    @Test func wrongUseIsTold() throws {
        let scratch = try Scratch()
        let path = try database(scratch, "Samples/fiction")
        func error(_ arguments: [String]) throws -> (Int32, String) {
            let result = try Program.run(["export"] + arguments + ["--db", path])
            return (result.code, result.err)
        }
        #expect(try error(["pdf"]).1.contains("There is no format pdf."))
        #expect(try error(["plover", "--list", "claims"]).1.contains("plover has no lists to choose from"))
        #expect(try error(["csv", "--list", "nonsense"]).1.contains("There is no list nonsense."))
        #expect(try error(["csv", "--list", "claims", "--list", "toll"]).1.contains("A CSV file has one list."))
        #expect(try error(["csv", "--json"]).1.contains("hudna export jsonl"))
        #expect(try error(["csv", "--output", path]).0 == 64)
        #expect(try error(["csv", "--output", scratch.path]).0 == 74)
        // The database is whole.
        #expect(try Program.run(["timeline", "--db", path]).code == 0)
    }
}

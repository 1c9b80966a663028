import Foundation
import Testing

@Suite struct LanguageCommandTests {
    static let folder = GoldenTests.root.appendingPathComponent("Language").path
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A copy of Language/ in which one file is changed.
    private func copy(_ path: String, _ change: (String) -> String) throws -> String {
        let folder = scratch.path + "/data"
        try FileManager.default.copyItem(atPath: Self.folder, toPath: folder)
        try scratch.write("data/" + path, change(try scratch.read("data/" + path)))
        return folder
    }

    @Test func whatTheProgramCarriesIsClean() throws {
        let result = try Program.run(["language", "check"])
        #expect(result.code == 0 && result.err.isEmpty)
        #expect(result.out.contains("no fault"))
    }

    @Test func theFolderIsClean() throws {
        let result = try Program.run(["language", "check", "--language", Self.folder])
        #expect(result.code == 0 && result.err.isEmpty)
        #expect(result.out.hasSuffix("examples, no fault\n"), "\(result.out.prefix(2000))")
    }

    @Test func faultsNameTheirPlace() throws {
        let folder = try copy("ar/particles.tsv") { $0 + "Bad\tإلـى\tpreposition\tproject\n" }
        let line = try scratch.read("data/ar/particles.tsv").split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let result = try Program.run(["language", "check", "--language", folder])
        #expect(result.code == 1)
        #expect(
            result.lines == [
                "\(folder)/ar/particles.tsv:\(line): forms \"إلـى\": tatweel: take it out",
                "\(folder)/ar/particles.tsv:\(line): id \"Bad\" is not lower case ASCII with hyphens: write it with a to z, 0 to 9 and single hyphens",
            ])
    }

    @Test func examplesAreChecked() throws {
        let folder = try copy("ar/claims/truce.corpus.jsonl") { "{\"text\": \"x\"\n" + $0 }
        let result = try Program.run(["language", "check", "--language", folder])
        #expect(result.code == 1)
        #expect(result.lines == ["\(folder)/ar/claims/truce.corpus.jsonl:1: no JSON object: write one object a line"])
    }

    @Test func namesOfTheUserAreTried() throws {
        let names = try scratch.write("mine.tsv", "name\tkind\nجبهة\talien\n")
        let result = try Program.run(["language", "check", "--actors", names])
        #expect(result.code == 64)
        #expect(result.err == "hudna: language-broken: \(names):2: kind \"alien\" is none of person, body, state, people, medium\n")
    }

    @Test func noDataAtAll() throws {
        let result = try Program.run(["language", "check"], environment: ["HUDNA_LANGUAGE": scratch.path])
        #expect(result.code == 64)
        #expect(result.err.hasPrefix("hudna: language-missing: no language data in \(scratch.path)/ar"))
    }
}

import Foundation
import HudnaText
import Testing
@testable import HudnaLanguage

/// What happens with data that are whole, missing or broken.
@Suite struct LanguageDataTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Language").standardizedFileURL.path

    @Test func theProgramCarriesTheFolder() throws {
        let folder = try LanguageSource(folder: Self.folder)
        #expect(folder.files.keys.sorted() == LanguageSource.builtIn.files.keys.sorted())
        for (path, bytes) in folder.files where LanguageSource.builtIn.files[path] != bytes { Issue.record("\(path) differs from what the program carries") }
    }

    @Test func missingFolder() {
        let error = #expect(throws: LanguageError.self) { try LanguageSource(folder: "/nowhere") }
        #expect(error?.description.hasPrefix("language-missing: no language data in /nowhere/ar; name a folder") == true)
    }

    @Test(arguments: [
        ("ar/particles.tsv", "id\tforms\trole\tsource\nlam\tلم\tnot-a-role\tproject", 2, "no such role \"not-a-role\""),
        ("ar/particles.tsv", "id\tforms\tsource\nlam\tلم\tproject", 1, "no column \"role\"; the header has id, forms, source"),
        ("ar/particles.tsv", "", 1, "no header line with the names of the columns"),
        ("ar/actors/titles.tsv", "# x\nid\tforms\tuse\tsource\n\nking\tملك\tcrown\tproject", 4, "no such use \"crown\""),
        ("ar/actors/people.tsv", "id\tname\tforms\tkind\troles\tconflict\tsource\na\t\tx\tperson", 2, "an actor without a name"),
        ("ar/actors/people.tsv", "id\tname\tforms\tkind\troles\tconflict\tsource\na\tb\tc\td\te\tf\tg\th", 2, "8 cells where the header has 7"),
        (
            "ar/actors/bodies.tsv", "id\tname\tforms\tkind\tstate\tconflict\tsource\na\tb\tc\talien", 2,
            "kind \"alien\" is none of person, body, state, people, medium"
        ),
        (
            "ar/claims/speech.tsv", "id\tverb\tpresent\tmasdar\tactive\tpassive\tkind\tclause\tsource\na\tقال\tيقول\t\t\t\tsing\t:\tproject", 2,
            "no such kind \"sing\""
        ),
    ])
    func brokenTables(_ path: String, _ content: String, _ line: Int, _ problem: String) {
        let error = #expect(throws: LanguageError.self) { try Language(source: Shared.source.changing(path) { _ in content }) }
        #expect(error?.description == "language-broken: \(path):\(line): \(problem)")
    }

    @Test func brokenNeeds() {
        let header = "id\tverb\tpresent\tmasdar\tactive\tpassive\ttype\tneeds\tactor\ttarget\tobject\tplace\tstatus\tsource\n"
        for (needs, problem) in [("@truce", "needs \"@truce\": not next:, after:, near: or not: and a word or @class"), ("near:@nothing", "no class @nothing")]
        {
            let source = Shared.source.changing("ar/claims/truce.tsv") { _ in header + "a\tبدأ\tيبدأ\t\t\t\ttruce-start\t\(needs)" }
            let error = #expect(throws: LanguageError.self) { try Language(source: source) }
            #expect(error?.description == "language-broken: ar/claims/truce.tsv:2: \(problem)")
        }
    }

    @Test func missingTable() {
        let error = #expect(throws: LanguageError.self) { try Language(source: Shared.source.changing("ar/orthography/proclitics.tsv") { _ in nil }) }
        #expect(error?.code == "language-missing")
    }

    @Test func namesOfTheUser() throws {
        let table = Array("name\tkind\nجبهة الوادي\tbody\nمرديا\tstate\n".utf8)
        let language = try Language(actorFiles: [("mine.tsv", table)])
        #expect(language.actors.suffix(2).map(\.name) == ["جبهة الوادي", "مرديا"])
        #expect(language.actors.suffix(2).map(\.kind) == ["body", "state"])
        let error = #expect(throws: LanguageError.self) { try Language(actorFiles: [("mine.tsv", Array("forms\nx".utf8))]) }
        #expect(error?.description == "language-broken: mine.tsv:1: no column \"name\"; the header has forms")
    }

    @Test func tablesInEveryShape() throws {
        let table = try Table(file: "t", bytes: Array("\u{23} comment\r\n\r\nid\tforms\r\na\t x | |y \r\nb\n\u{23}\tz\nc\tz".utf8))
        #expect(table.columns == ["id", "forms"] && table.rows.map(\.line) == [4, 5, 7])
        #expect(table.alternatives(table.rows[0], 1) == ["x", "y"])
        #expect(table.text(table.rows[1], 1).isEmpty && table.alternatives(table.rows[1], 1).isEmpty)
        #expect(table.text(table.rows[2], 1) == "z")
    }

    @Test func datedRoles() throws {
        let people = try Shared.language.get().actors.first { $0.id == "fayz-alsraj" }
        let role = try #require(people?.roles.first)
        #expect(role.from == "2016-03-30" && role.until == "2021-03-15" && !role.role.contains("@"))
    }
}

@testable import Hudna
import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

/// A coding of others beside ours: what is matched, and what differs.
@Suite struct CodingComparisonTests {
    private let claims = [
        Invented.claim(.clash, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], on: "2030-03-01", "اشتبك مجلس الوادي مع جبهة التلال في زروان"),
        Invented.claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان"),
        Invented.claim(.deploy, .occurred, ["بحرون"], on: "2030-03-02", "أرسلت بحرون قوات إلى زروان"),
    ]

    private func compared(_ rows: [[String: String]]) throws -> CodingComparison {
        let record = try #require(Invented.record([Invented.reading("a", "2030-03-02", claims)]))
        let dossier = try record.dossier(Filters(), codes: try CodeLists(LanguageSource.builtIn))
        let theirs = rows.enumerated().map { (line: $0 + 2, cells: $1) }
        return CodingComparison(.acled, theirs: theirs, dossier: dossier)
    }

    private let clash = [
        "event_id_cnty": "X1", "event_date": "2030-03-01", "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "جبهة التلال",
        "actor2": "مجلس الوادي",
    ]

    @Test func oneThingIsMatchedWhicheverSideIsFirst() throws {
        let found = try compared([clash])
        #expect(found.matches.count == 1 && found.matches.first?.line == 2)
        #expect(found.matches.first?.differences == ["actor1", "actor2"])
        #expect(found.theirsOnly.isEmpty && found.oursOnly.count == 1)
    }

    @Test func whatDiffersIsShown() throws {
        var row = clash
        row["event_date"] = "2030-03-02"
        row["fatalities"] = "3"
        let match = try #require(try compared([row]).matches.first)
        #expect(Set(match.differences) == ["event_date", "fatalities", "actor1", "actor2"])
    }

    @Test func otherDaysOtherActorsAndOtherPlacesAreOtherThings() throws {
        var later = clash
        later["event_date"] = "2030-03-09"
        var others = clash
        (others["actor1"], others["actor2"]) = ("نهرين", "")
        #expect(try compared([later, others]).matches.isEmpty)
        // Nobody knows these names, and no place is told.
        var unknown = clash
        (unknown["actor1"], unknown["actor2"]) = ("Hill Front", "Valley Council")
        let found = try compared([unknown])
        #expect(found.matches.isEmpty && found.theirsOnly.map(\.line) == [2] && found.oursOnly.count == 2)
    }

    @Test func eachRowIsMatchedOnceTheNearestFirst() throws {
        var near = clash
        near["event_date"] = "2030-03-02"
        let found = try compared([near, clash])
        #expect(found.matches.map(\.line) == [3] && found.theirsOnly.map(\.line) == [2])
    }

    @Test(arguments: ["1 March 2030", "01-Mar-30", "01-March-2030"])
    func daysAreReadAsFilesForDownloadHaveThem(_ date: String) throws {
        var row = clash
        row["event_date"] = date
        let match = try #require(try compared([row]).matches.first)
        #expect(match.differences == ["actor1", "actor2"])
        #expect(Coding.acled.fault(row) == nil)
        row["event_date"] = "31 February 2030"
        #expect(Coding.acled.fault(row)?.contains("31 February 2030 is no date") == true)
        #expect(try compared([row]).matches.isEmpty)
    }

    @Test func anAgreementIsNoClash() throws {
        var row = clash
        (row["event_type"], row["sub_event_type"]) = ("Strategic developments", "Agreement")
        #expect(try compared([row]).matches.isEmpty)
        (row["event_type"], row["sub_event_type"]) = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
        #expect(try compared([row]).matches.count == 1)
    }

    @Test func zeroIsAnUnknownDay() {
        #expect(Coding.ceasefires.plain("0", "end_month") == "" && Coding.ceasefires.plain("10", "end_month") == "10")
        #expect(Coding.ceasefires.plain("0", "written") == "0")
    }

    @Test func columnsTellWhichCodingItIs() {
        #expect(Coding(columns: ["event_date", "event_type", "actor1"]) == .acled)
        #expect(Coding(columns: ["actor_name", "cf_dec_yr", "x"]) == .ceasefires)
        #expect(Coding(columns: ["a", "b"]) == nil)
    }
}

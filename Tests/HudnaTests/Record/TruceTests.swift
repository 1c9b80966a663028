import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// Truces as stretches of time by party and area, each with how it ended.
@Suite struct TruceTests {
    private func begins(_ day: String?, _ evidence: String, by actors: [String] = [], to targets: [String] = [], _ status: Status = .occurred) -> Claim {
        Invented.claim(.truceStart, status, actors, to: targets, object: "هدنة", on: day, evidence)
    }

    private func ends(_ day: String?, _ evidence: String, by actors: [String] = []) -> Claim {
        Invented.claim(.truceEnd, .occurred, actors, object: "الهدنة", on: day, evidence)
    }

    private func record(_ reports: [(String, String, [Claim])], _ clock: Clock = Clock()) throws -> Record {
        try #require(Invented.record(Array(Invented.war.prefix(2)) + reports.map { Invented.reading($0.0, $0.1, $0.2) }, clock))
    }

    private func truces(_ reports: [(String, String, [Claim])], _ clock: Clock = Clock()) throws -> [TruceInterval] {
        try #require(record(reports, clock).processes.first).truces.filter(\.isBegun).sorted { ($0.when.start?.iso ?? "") < ($1.when.start?.iso ?? "") }
    }

    private func asked(_ reports: [(String, String, [Claim])], asOf day: String, _ filters: Filters = Filters()) throws -> [String] {
        try record(reports, Clock(asOf: Invented.moment(day))).inquiry.answer(.truces, filters).filter {
            !["called-for", "declared"].contains($0.text("state"))
        }.map {
            "\($0.text("start")) \($0.text("state"))"
        }
    }

    /// Ended and declared again, told in one report: two stretches of one truce.
    @Test func aTruceThatEndedAndBeganAgainHasTwoStretches() throws {
        let told = try truces([
            ("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")]),
            (
                "y", "2030-03-12",
                [ends("2030-03-06", "انهارت الهدنة في زروان الأربعاء"), begins("2030-03-10", "بدأت هدنة جديدة في زروان الأحد")]
            ),
        ])
        #expect(told.map { $0.when.start?.iso } == ["2030-03-02", "2030-03-10"])
        #expect(told.map { $0.when.end?.iso } == ["2030-03-06", nil])
        #expect(told.map(\.state) == [.ended, .inEffect])
        #expect(told.map(\.ending) == ["collapsed", ""])
    }

    @Test func aDayInsideAFinishedStretchShowsItInForce() throws {
        let reports: [(String, String, [Claim])] = [
            ("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")]),
            ("y", "2030-03-07", [ends("2030-03-06", "انهارت الهدنة في زروان الأربعاء")]),
        ]
        #expect(try asked(reports, asOf: "2030-03-01") == [])
        #expect(try asked(reports, asOf: "2030-03-04") == ["2030-03-02 in-effect"])
        #expect(try asked(reports, asOf: "2030-03-04", Filters(statuses: ["in-effect"])) == ["2030-03-02 in-effect"])
        #expect(try asked(reports, asOf: "2030-03-08") == [])
        let then = try record(reports, Clock(asOf: Invented.moment("2030-03-04"))).inquiry.answer(.truces, Filters(statuses: ["in-effect"]))
        // What ended it is told by nobody yet.
        #expect(then.allSatisfy { $0.text("end").isEmpty && $0.text("ending").isEmpty && $0.evidence.allSatisfy { $0.report != "y" } })
    }

    @Test(arguments: [
        ("انهارت الهدنة في زروان", [String](), "collapsed"), ("علقت جبهة التلال العمل بالهدنة", ["جبهة التلال"], "suspended"),
        ("ألغت جبهة التلال الهدنة", ["جبهة التلال"], "called-off"), ("انقضت الهدنة في زروان", [], "expired"), ("انتهت الهدنة في زروان", [], "ended"),
        ("أعلنت جبهة التلال نهاية الهدنة", ["جبهة التلال"], "called-off"),
    ])
    func howItEnded(_ words: String, _ actors: [String], _ ending: String) throws {
        let told = try truces([
            ("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")]), ("y", "2030-03-06", [ends("2030-03-06", words, by: actors)]),
        ])
        #expect(told.map(\.ending) == [ending])
        #expect(told.first?.endedBy == actors)
    }

    @Test func whatOneSideDeclaresIsItsOwnUntilAllAreTold() throws {
        let own = begins("2030-03-02", "أعلن مجلس الوادي وقفا لإطلاق النار من جانب واحد", by: ["مجلس الوادي"])
        let told = try truces([("x", "2030-03-03", [own])])
        #expect(told.map(\.party) == ["مجلس الوادي"])
        let both = try truces([
            ("x", "2030-03-03", [begins("2030-03-02", "أعلن مجلس الوادي هدنة", by: ["مجلس الوادي"])]),
            ("y", "2030-03-03", [begins("2030-03-02", "أعلنت جبهة التلال هدنة", by: ["جبهة التلال"])]),
        ])
        #expect(both.map(\.party) == [""])
        #expect(Set(both[0].parties) == ["مجلس الوادي", "جبهة التلال"])
        // Each keeps its own, and ends it by itself.
        let apart = try truces([
            ("x", "2030-03-03", [own]),
            ("y", "2030-03-09", [begins("2030-03-08", "أعلنت جبهة التلال هدنة من جانبها", by: ["جبهة التلال"])]),
            ("z", "2030-03-12", [ends("2030-03-11", "ألغى مجلس الوادي الهدنة", by: ["مجلس الوادي"])]),
        ])
        #expect(apart.map(\.party) == ["مجلس الوادي", "جبهة التلال"])
        #expect(apart.map(\.state) == [.ended, .inEffect])
    }

    @Test func whoIsAskedForFindsTheTruceThatBindsHim() throws {
        let reports: [(String, String, [Claim])] = [("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")])]
        for name in ["مجلس الوادي", "حاضر التلي"] {
            #expect(try record(reports).inquiry.answer(.truces, Filters(actors: [name], statuses: ["in-effect"])).count == 1, "\(name)")
        }
        #expect(try record(reports).inquiry.answer(.truces, Filters(actors: ["بحرون"], statuses: ["in-effect"])).isEmpty)
    }

    @Test func aTermThatPassedHasExpiredAndOneThatWasExtendedHasNot() throws {
        var start = begins("2030-03-02", "بدأت هدنة في زروان تستمر من السبت إلى الثلاثاء")
        start.when.end = PartialDate(iso: "2030-03-05")
        let later = ("z", "2030-03-20", [Invented.claim(.attack, .occurred, ["جبهة التلال"], to: ["مجلس الوادي"], "قصفت جبهة التلال قرية في زروان")])
        let over = try truces([("x", "2030-03-03", [start]), later])
        #expect(over.map { "\($0.when.end?.iso ?? "") \($0.ending)" } == ["2030-03-05 expired"])
        let extended = try truces([("x", "2030-03-03", [start]), ("y", "2030-03-06", [begins(nil, "تمديد الهدنة في زروان")]), later])
        #expect(extended.map(\.state) == [.inEffect])
    }

    /// Announced for a day and told to hold afterwards: it began on that day.
    @Test func whatWasAnnouncedAndHoldsBeganOnItsDay() throws {
        let told = try truces([
            ("x", "2030-03-01", [begins("2030-03-02", "هدنة في زروان تبدأ غدا", .planned)]),
            ("y", "2030-03-05", [begins(nil, "الهدنة صامدة في زروان", .ongoing)]),
        ])
        #expect(told.map { $0.when.start?.iso } == ["2030-03-02"])
        #expect(told.first?.steps.map(\.kind).contains(.planned) == true)
    }

    @Test func whatIsSignedIsCalledForNoMore() throws {
        let signed = try #require(record([]).processes.first).truces
        #expect(signed.map(\.state) == [.declared])
        #expect(signed.first?.parties == ["مجلس الوادي"])
    }

    @Test func areasAreCalledByTheirNames() throws {
        let words = try #require(Invented.words)
        #expect(words.placeName("بزروان") == "زروان")
        #expect(words.placeName("لا مكان") == nil)
    }

    /// The end that a report tells with the beginning ends nothing new: a truce whose collapse is told is not declared again by the telling.
    @Test func whatIsToldWithItsEndBeganBefore() throws {
        let told = try truces([
            ("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")]),
            ("y", "2030-03-06", [ends("2030-03-06", "انهارت الهدنة في زروان"), begins(nil, "الهدنة التي أعلنتها نهرين", by: ["نهرين"])]),
        ])
        #expect(told.map(\.state) == [.ended])
    }

    @Test func entriesBecomeTrucesAgain() throws {
        let truce = try #require(truces([("x", "2030-03-03", [begins("2030-03-02", "بدأت الهدنة في زروان السبت")])]).first)
        let again = try #require(TruceInterval(truce.item(of: nil)))
        #expect(again.when == truce.when && again.state == truce.state && again.parties == truce.parties && again.steps.map(\.kind) == truce.steps.map(\.kind))
    }
}

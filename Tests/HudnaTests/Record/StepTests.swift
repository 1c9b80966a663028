import HudnaRecord
import Testing

@testable import Hudna

/// Instruments, positions, steps and conditions that no noun names.
@Suite struct StepTests {
    private func process(_ claims: [Claim], _ day: String = "2030-03-05T09:00Z") throws -> Process {
        try #require(Invented.record(Invented.war + [Invented.reading("x", day, claims)])?.processes.first)
    }

    private func instruments(_ process: Process, told words: String) -> [Instrument] {
        process.instruments.filter { $0.evidence.contains { $0.text.contains(words) } }
    }

    @Test func whatASideIsReadyForIsAnOffer() throws {
        let claim = Invented.claim(.ready, .occurred, ["جبهة التلال"], object: "للانسحاب من المدن", on: "2030-03-05", "استعداد الجبهة للانسحاب من المدن")
        let process = try process([claim])
        let offer = try #require(instruments(process, told: "للانسحاب").first)
        #expect(offer.kind == .proposal && offer.positions.map(\.stand) == [.ready] && offer.positions.first?.party == "جبهة التلال")
        #expect(process.milestones.contains { $0.kind == "ready" && $0.when.start?.iso == "2030-03-05" })
        let mere = Invented.claim(.ready, .occurred, ["جبهة التلال"], object: "للحوار", "الجبهة مستعدة للحوار")
        #expect(instruments(try self.process([mere]), told: "مستعدة").isEmpty)
    }

    @Test func whatTwoSidesAgreeOnIsADraft() throws {
        let claim = Invented.claim(
            .accept, .occurred, ["جبهة التلال", "مجلس الوادي"], object: "سحب المدافع من السهل", on: "2030-03-04",
            "اتفقت الجبهة والمجلس على سحب المدافع من السهل")
        let draft = try #require(instruments(try process([claim]), told: "المدافع").first)
        #expect(draft.kind == .draft && draft.positions.filter { $0.stand == .accepted && $0.date?.iso == "2030-03-04" }.count == 2)
    }

    @Test func anAgreementHasTheNameOfItsNoun() throws {
        let signed = Invented.claim(.sign, .occurred, ["جبهة التلال"], object: "في شباط 2029", on: "2029-02", "اتفاق السلم والشراكة الذي وقعته الجبهة")
        let refused = Invented.claim(.refuse, .occurred, ["مجلس الوادي"], object: "اتفاق السلم", "رفض المجلس اتفاق السلم")
        let found = instruments(try process([signed, refused]), told: "السلم")
        #expect(found.count == 1 && found.first?.name == "اتفاق السلم" && found.first?.kind == .agreement)
        let stands = Set(found.flatMap(\.positions).map(\.stand))
        #expect(stands.isSuperset(of: [.signed, .refused]))
    }

    @Test func whatOnlyDependsOnSomethingElseMakesNoInstrument() throws {
        let claim = Invented.claim(
            .ready, .conditional, ["جبهة التلال"], object: "اتفاقية السلاح البحري", "لو أنهم يريدون السلم فليقبلوا اتفاقية السلاح البحري")
        #expect(instruments(try process([claim]), told: "البحري").isEmpty)
    }

    @Test func aTruceForAPurposeIsATruce() throws {
        let claim = Invented.claim(.truceStart, .occurred, [], object: "هدنة إنسانية", on: "2030-06-02", "دخلت هدنة إنسانية في زروان حيز التنفيذ")
        #expect(instruments(try process([claim], "2030-06-03T09:00Z"), told: "إنسانية").map(\.kind) == [.truce])
    }

    @Test func theEndOfATruceOfLongAgoIsOfThatTruce() throws {
        let readings = [
            Invented.reading(
                "p", "2030-03-01T09:00Z", [Invented.claim(.attack, .occurred, ["جبهة التلال"], to: ["مجلس الوادي"], "قصفت الجبهة المجلس في زروان")]),
            Invented.reading("q", "2030-08-01T09:00Z", [Invented.claim(.truceEnd, .occurred, [], object: "اتفاق الهدنة", "فشل اتفاق الهدنة في زروان")]),
            Invented.reading(
                "r", "2030-08-10T09:00Z",
                [Invented.claim(.truceStart, .occurred, ["جبهة التلال", "مجلس الوادي"], object: "هدنة", on: "2030-02", "التوصل إلى هدنة في زروان")]),
        ]
        let process = try #require(Invented.record(readings)?.processes.first)
        let truces = process.instruments.filter { $0.kind == .ceasefire }
        #expect(truces.count == 1 && truces.first?.evidence.count == 2)
    }

    @Test func whatUnnamedSourcesTellOfASideHasNoDay() throws {
        func dates(_ source: [String]) throws -> [String] {
            let claim = Invented.claim(
                .accept, .occurred, ["جبهة التلال"], object: "قرار مجلس الأمن", says: source, "قبلت جبهة التلال قرار مجلس الأمن")
            var reading = Invented.reading("x", "2030-03-05T09:00Z", [claim])
            reading.reading.actors.append(Actor(name: "مصادر سياسية", kind: .people, mentions: [], rule: ""))
            let process = try #require(Invented.record(Invented.war + [reading])?.processes.first)
            return process.instruments.filter { $0.kind == .resolution }.flatMap(\.positions).map { $0.date?.iso ?? "" }
        }
        #expect(try dates(["مصادر سياسية"]) == [""])
        #expect(try dates(["مجلس الوادي"]) == ["2030-03-05"])
    }

    @Test func aidOfADayAndWatchersToComeAreSteps() throws {
        let claims = [
            Invented.claim(.aid, .occurred, ["نهرين"], object: "قمح", on: "2030-03-04", "سلمت نهرين قمحا"),
            Invented.claim(.aid, .occurred, ["نهرين"], object: "دواء", "سلمت نهرين دواء"),
            Invented.claim(.monitor, .possible, ["بحرون"], object: "مراقبين", place: "زروان", "إرسال مراقبين إلى زروان في حال الهدنة"),
            Invented.claim(.deploy, .ongoing, ["جبهة التلال"], "تحرك الجبهة قواتها"),
        ]
        let kinds = try process(claims).milestones.map { $0.kind + " " + ($0.when.start?.iso ?? "") }
        #expect(kinds.contains("aid 2030-03-04") && !kinds.contains("aid ") && kinds.contains("monitor ") && !kinds.contains { $0.hasPrefix("deploy") })
    }

    @Test func whoComeTogetherComeInOneStep() throws {
        let claim = Invented.claim(.visit, .occurred, ["سامر الوادعي", "حاضر التلي"], place: "بحرون", on: "2030-06-05", "وصل الوادعي والتلي إلى بحرون")
        let fight = Invented.claim(.attack, .occurred, ["جبهة التلال"], to: ["مجلس الوادي"], "قصفت جبهة التلال المجلس في زروان", at: 500)
        let visits = try process([claim, fight], "2030-06-05T20:00Z").milestones.filter { $0.kind == "visit" && $0.when.start?.iso == "2030-06-05" }
        #expect(visits.map(\.participants) == [["سامر الوادعي", "حاضر التلي"]])
    }

    @Test func anOfferIfSomethingElseComesFirstIsACondition() throws {
        let claim = Invented.claim(.ready, .occurred, ["بحرون"], object: "لإرسال مراقبين", "بحرون مستعدة لإرسال مراقبين إلى زروان في حال التوصل إلى هدنة")
        #expect(try process([claim]).conditions.contains { $0.by == "بحرون" && $0.type == .ready })
        let plain = Invented.claim(.ready, .occurred, ["بحرون"], object: "لإرسال مراقبين", "بحرون مستعدة لإرسال مراقبين إلى زروان")
        #expect(!(try process([plain]).conditions.contains { $0.by == "بحرون" }))
    }

    @Test func meetingsOfADayToldWithFewerNamesAreOne() throws {
        let both = Invented.claim(.talks, .occurred, ["جبهة التلال"], to: ["مجلس الوادي"], on: "2030-03-05", "اجتمعت الجبهة والمجلس في زروان")
        let one = Invented.claim(.talks, .ongoing, ["جبهة التلال"], on: "2030-03-05", "تجري الجبهة محادثات في زروان")
        let other = Invented.claim(.talks, .occurred, ["جبهة التلال"], to: ["بحرون"], on: "2030-03-05", "اجتمعت الجبهة مع بحرون في زروان")
        let talks = try process([both, one, other]).milestones.filter { $0.kind == "talks" && $0.when.start?.iso == "2030-03-05" }
        #expect(talks.map { $0.participants.count } == [2, 2], "\(talks.map(\.name))")
    }

    @Test func whoWouldAgreeMakesItDepend() throws {
        let claim = Invented.claim(
            .ready, .conditional, ["جبهة التلال"], object: "للانسحاب", says: ["نهرين"], "الجبهة مستعدة للانسحاب من زروان في حال وقف القصف")
        #expect(try process([claim]).conditions.map(\.by) == ["جبهة التلال"])
        let wish = Invented.claim(.ready, .conditional, ["جبهة التلال"], says: ["نهرين"], "في حال أبدت الجبهة رغبة في زروان")
        #expect(try process([wish]).conditions.map(\.by) == ["نهرين"])
    }

    /// One step is told of one instrument: of that which its words name.
    @Test func aStepIsOfTheInstrumentThatItsWordsName() throws {
        let process = try process([
            Invented.claim(.truceEnd, .occurred, [], object: "اتفاق هدنة", "فشل اتفاق هدنة السهل في زروان"),
            Invented.claim(
                .accept, .occurred, ["جبهة التلال", "مجلس الوادي"], object: "هدنة السهل", on: "2030-03-04", "توصلت الجبهة والمجلس إلى هدنة السهل في زروان"),
        ])
        let steps = process.instruments.flatMap { $0.positions.map { "\($0.party) \($0.stand) \($0.evidence.map(\.text))" } }
        #expect(Set(steps).count == steps.count, "\(steps)")
    }
}

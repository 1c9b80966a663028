import Hudna
import HudnaRecord
import Testing

/// What is built of hand-built readings.
@Suite struct RecordTests {
    private func process(_ readings: [KeptReading] = Invented.war, _ clock: Clock = Clock()) throws -> HudnaRecord.Process {
        try #require(Invented.record(readings, clock)?.processes.first)
    }

    @Test func processIsNamedByItsCountryAndSides() throws {
        let process = try process()
        #expect(process.id == "zarwan")
        #expect(process.name.hasPrefix("زروان: "))
        #expect(process.name.contains("مجلس الوادي") && process.name.contains("جبهة التلال"))
    }

    @Test func partiesHaveRolesAndLeadersTheirBodies() throws {
        let parties = try process().parties
        func has(_ name: String, _ role: Party.Role, _ of: String = "") -> Bool {
            parties.contains { $0.actor.name == name && $0.role == role && $0.of == of }
        }
        #expect(has("مجلس الوادي", .party))
        #expect(has("سامر الوادعي", .party, "مجلس الوادي"))
        #expect(has("حاضر التلي", .party, "جبهة التلال"))
        #expect(has("نهرين", .mediator))
        #expect(has("بحرون", .backer, "جبهة التلال"))
    }

    @Test func positionsFollowOneAnotherWithTheirTellers() throws {
        let agreement = try #require(process().instruments.first { $0.kind == .agreement })
        let stands = agreement.positions.map { "\($0.party) \($0.stand.rawValue) \($0.date?.iso ?? "")" }
        #expect(
            stands == [
                "حاضر التلي asked-for-time 2030-03-01", "مجلس الوادي signed 2030-03-01", "حاضر التلي withdrew 2030-03-04",
            ])
        #expect(agreement.positions.first?.reporter == ["نهرين"])
        // Who leaves without signing: the words of the departure are the evidence.
        #expect(agreement.positions.last?.evidence.map(\.text) == ["غادر حاضر التلي نهرين دون توقيع الاتفاق"])
    }

    @Test func deadlineIsSetAndMissed() throws {
        let deadlines = try process().milestones.filter { $0.kind == "deadline" }
        #expect(deadlines.map { $0.outcome?.rawValue } == ["set", "missed"])
        #expect(deadlines.allSatisfy { $0.when.start?.iso == "2030-03-03" })
        let before = try process(Invented.war, Clock(knownBy: Invented.moment("2030-03-03"))).milestones.filter { $0.kind == "deadline" }
        #expect(before.map { $0.outcome?.rawValue } == ["set"])
    }

    @Test func breachesAreAllegations() throws {
        let violations = try process().violations
        #expect(violations.map { "\($0.accused) < \($0.accuser)" } == ["جبهة التلال < مجلس الوادي"])
        #expect(violations.first?.item().facets.statuses == ["alleged"])
    }

    @Test func mutualAccusationIsTwoCrossedViolations() throws {
        let report = Invented.reading(
            "e", "2030-03-03",
            [
                Invented.claim(.accuse, .occurred, ["مجلس الوادي"], object: "خرق الهدنة", "كل جانب يتهم الآخر بخرق الهدنة", at: 5),
                Invented.claim(.violate, .occurred, ["جبهة التلال"], object: "الهدنة", "يتهم الآخر بخرق الهدنة", at: 12),
            ])
        let violations = try process(Array(Invented.war.prefix(2)) + [report]).violations
        #expect(
            Set(violations.map { "\($0.accused) < \($0.accuser)" }) == ["جبهة التلال < مجلس الوادي", "مجلس الوادي < جبهة التلال"])
    }

    @Test func truceIsCalledForThenInEffectThenDoubted() throws {
        let early = try process(Invented.war, Clock(knownBy: Invented.moment("2030-03-01T10:00Z"))).truces.map(\.state)
        #expect(!early.contains(.inEffect))
        let process = try process()
        let truce = try #require(process.truces.first { $0.state == .inEffect })
        #expect(truce.when.start?.iso == "2030-03-02")
        #expect(process.disagreements.contains { $0.matter == .truce && $0.versions.count > 1 })
    }

    @Test func arrivalIsToldAsPlannedAndAsDone() throws {
        let found = try process().disagreements.first { $0.type == "visit" && $0.matter == .status }
        #expect(found?.versions.map(\.source) == [["بحرون"], []])
    }

    @Test func emptyAndForeignReadingsGiveNoProcess() throws {
        #expect(Invented.record([])?.processes.isEmpty == true)
        let trade = Invented.reading("t", "2030-03-01", [Invented.claim(.support, .occurred, ["نهرين"], "رحبت نهرين بالمعرض")])
        #expect(Invented.record([trade])?.processes.isEmpty == true)
    }

    /// Talks of another year, looked back at, do not speak against those of now.
    @Test func talksOfAnotherYearAreOthers() throws {
        let old = Invented.claim(
            .talks, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], on: "2029-01-10", "وكان مجلس الوادي وجبهة التلال التقيا العام الماضي في زروان")
        let refused = Invented.claim(
            .refuse, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], object: "محادثات مباشرة", "رفض مجلس الوادي محادثات مباشرة مع جبهة التلال")
        let now = try #require(Invented.record(Invented.war + [Invented.reading("x", "2030-03-02", [old, refused])])?.processes.first)
        let found = now.disagreements.filter { $0.type == "talks" && $0.matter == .status }
        #expect(found.count == 1)
        #expect(found.flatMap(\.versions).flatMap(\.evidence).allSatisfy { !$0.text.contains("العام الماضي") })
        #expect(found.flatMap(\.versions).flatMap(\.evidence).contains { $0.text.contains("رفض") })
    }

    /// What was told when time was asked for, and comes again in another report, does not meet the deadline.
    @Test func whatWasToldBeforeTheRequestMeetsNoDeadline() throws {
        let accepted = Invented.claim(.accept, .occurred, ["حاضر التلي"], object: "الهدنة", on: "2030-03-01", "قبل حاضر التلي الهدنة في زروان")
        func outcomes(_ claim: Claim) throws -> [Milestone.Outcome] {
            let before = Invented.reading("b0", "2030-03-01T12:00Z", [accepted])
            let after = Invented.reading("x", "2030-03-02T08:00Z", [claim])
            let process = try #require(Invented.record(Array(Invented.war.prefix(2)) + [before, after])?.processes.first)
            return process.milestones.filter { $0.kind == "deadline" }.compactMap(\.outcome)
        }
        #expect(try outcomes(accepted) == [.set])
        let signed = Invented.claim(
            .sign, .occurred, ["حاضر التلي"], object: "اتفاق وقف إطلاق النار", on: "2030-03-02", "وقع حاضر التلي اتفاق وقف إطلاق النار في زروان")
        #expect(try outcomes(signed) == [.set, .met])
    }

    /// Who is not named charges nobody: what he tells is what happens in a war.
    @Test func whatAnUnnamedSourceTellsIsNoCharge() throws {
        func charges(_ source: String) throws -> [String] {
            let attack = Invented.claim(.attack, .occurred, ["جبهة التلال"], place: "زروان", says: [source], "قصفت جبهة التلال قرية في زروان")
            var report = Invented.reading("x", "2030-03-03", [attack])
            report.reading.actors.append(Actor(name: "مصدر عسكري", kind: .person, mentions: [], rule: ""))
            let process = try #require(Invented.record(Invented.war + [report])?.processes.first)
            return process.violations.filter { $0.evidence.contains { $0.report == "x" } }.map(\.accuser)
        }
        #expect(try charges("مصدر عسكري") == [])
        #expect(try charges("مجلس الوادي") == ["مجلس الوادي"])
    }
}

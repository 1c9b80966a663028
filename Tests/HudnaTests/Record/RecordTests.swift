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
}

import Hudna
import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

/// Which claims tell one event, how many witnesses it has, what is a slip.
@Suite struct EventTests {
    private func events(_ readings: [KeptReading], _ type: ClaimType) throws -> [Event] {
        try #require(Invented.record(readings)).processes.flatMap(\.events).filter { $0.type == type }
    }

    /// What makes a process of the rest.
    private let war = Invented.claim(.clash, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], "اشتبك مجلس الوادي مع جبهة التلال في زروان")

    @Test func reportsOfOneArrivalAreOneEvent() throws {
        let first = Invented.claim(.visit, .occurred, ["سامر الوادعي"], on: "2030-03-01", "وصل سامر الوادعي")
        let second = Invented.claim(.visit, .planned, ["سامر الوادعي"], on: "2030-03-01", "سيصل سامر الوادعي")
        let talks = Invented.claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان")
        let other = Invented.claim(.visit, .occurred, ["سامر الوادعي"], on: "2030-03-20", "عاد سامر الوادعي ووصل")
        let found = try events(
            [
                Invented.reading("a", "2030-03-01", [war, talks, second]), Invented.reading("b", "2030-03-01", [first]),
                Invented.reading("c", "2030-03-02", [first, war]),
                Invented.reading("d", "2030-03-20", [other, war]),
            ], .visit)
        #expect(found.count == 2)
        let joined = try #require(found.first { $0.versions.count == 2 })
        #expect(Set(joined.versions.map(\.status)) == [.planned, .occurred])
    }

    /// The arrival of two, told together by one, is not one event with that of each.
    @Test func arrivalsOfEachAndOfBothAreNotOne() throws {
        func visit(_ actors: [String], _ words: String, _ place: String = "نهرين") -> Claim {
            Invented.claim(.visit, .occurred, actors, place: place, on: "2030-03-01", words)
        }
        let talks = Invented.claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان")
        let both = visit(["سامر الوادعي", "حاضر التلي"], "وصل سامر الوادعي وحاضر التلي")
        let samir = visit(["سامر الوادعي"], "وصل سامر الوادعي")
        let hadir = visit(["حاضر التلي"], "وصل حاضر التلي")
        for reports in [[both, samir, hadir], [samir, hadir, both], [samir, both, hadir]] {
            let found = try events(
                zip(["a", "b", "c"], reports).map { Invented.reading($0, "2030-03-01", [war, talks, $1]) }, .visit)
            #expect(found.count == 2)
            for event in found {
                let sets = event.versions.map { Set($0.actors) }
                #expect(sets.allSatisfy { set in sets.allSatisfy { !set.isDisjoint(with: $0) } })
            }
        }
        // To two cities on one day are two.
        let there = try events(
            [
                Invented.reading("a", "2030-03-01", [war, talks, visit(["سامر الوادعي"], "وصل سامر الوادعي إلى باريس", "باريس")]),
                Invented.reading("b", "2030-03-01", [war, talks, visit(["سامر الوادعي"], "وصل سامر الوادعي إلى لندن", "لندن")]),
            ], .visit)
        #expect(there.count == 2)
    }

    @Test func whoRefusesTwoThingsRefusesTwice() throws {
        let talks = Invented.claim(.refuse, .occurred, ["سامر الوادعي"], object: "محادثات مباشرة", "رفض سامر الوادعي محادثات مباشرة")
        let again = Invented.claim(.refuse, .occurred, ["سامر الوادعي"], object: "إجراء محادثات", "سامر الوادعي رفض إجراء محادثات")
        let rule = Invented.claim(.refuse, .occurred, ["سامر الوادعي"], object: "حكم الفرد", "سامر الوادعي لا يقبل حكم الفرد")
        let mediation = Invented.claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان")
        let found = try events(
            [
                Invented.reading("a", "2030-03-01", [war, mediation, talks]), Invented.reading("b", "2030-03-01", [war, rule]),
                Invented.reading("c", "2030-03-02", [war, again]),
            ], .refuse)
        #expect(found.map { Set($0.evidence.map(\.report)) }.sorted { $0.count < $1.count } == [["b"], ["a", "c"]])
    }

    @Test func copiesOfOneTextAreOneWitness() throws {
        let claims = [war, Invented.claim(.truceStart, .occurred, [], object: "الهدنة", on: "2030-03-02", "دخلت الهدنة في زروان حيز التنفيذ صباح السبت")]
        let own = [war, Invented.claim(.truceStart, .occurred, [], object: "الهدنة", on: "2030-03-02", "بدأ سريان الهدنة بين الطرفين في زروان")]
        let found = try events(
            [Invented.reading("a", "2030-03-02", claims), Invented.reading("b", "2030-03-02", claims), Invented.reading("c", "2030-03-02", own)], .truceStart)
        #expect(found.count == 1)
        #expect(found.first?.versions.map(\.witnesses) == [2])
        #expect(found.first?.evidence.count == 3)
    }

    @Test func loneLookAlikeIsAProbableSlip() throws {
        // نهرن alone against نهرين twice, each beside بحرون.
        func report(_ id: String, _ name: String, _ day: String) -> KeptReading {
            var kept = Invented.reading(
                id, day, [war, Invented.claim(.propose, .occurred, [name, "بحرون"], object: "هدنة", "اقترحت \(name) وبحرون هدنة في زروان")])
            kept.reading.actors.append(Actor(name: "نهرن", kind: .state, mentions: [], rule: ""))
            return kept
        }
        let record = try #require(
            Invented.record([report("a", "نهرين", "2030-03-01"), report("b", "نهرين", "2030-03-01"), report("c", "نهرن", "2030-03-02")]))
        let versions = record.processes.flatMap(\.disagreements).flatMap(\.versions)
        #expect(versions.filter(\.isProbableSlip).flatMap(\.evidence).map(\.report) == ["c"])
        // Marked where it is told, and nothing that somebody has done.
        let told = try record.answer(.timeline, Filters(types: ["propose"])).flatMap { $0.rows("versions") }
        #expect(told.filter { $0.value("probable_slip") != nil }.map { $0.evidence.map(\.report) } == [["c"]])
        #expect(
            try record.answer(.truces, Filters()).flatMap { $0.rows("steps") }.allSatisfy { row in
                (row.value("probable_slip") != nil) == row.texts("by").contains("نهرن")
            })
        let dossier = try record.dossier(Filters(), codes: try CodeLists(LanguageSource.builtIn))
        #expect(
            dossier.events.contains { $0.type == .propose }
                && !dossier.events.contains { $0.tellings.contains { $0.evidence.report == "c" && $0.actors.count > 1 } })
        #expect(dossier.claims.filter { $0.type == .propose && $0.standing == nil }.map(\.telling.evidence.report) == ["c"])
    }

    @Test func idsAndContentDoNotDependOnTheOrderOfReports() throws {
        let reference = try #require(Invented.record(Invented.war))
        let expected = try Self.lines(reference)
        var generator = Seeded(state: 7)
        for _ in 0..<12 {
            let record = try #require(Invented.record(Invented.war.shuffled(using: &generator)))
            #expect(try Self.lines(record) == expected)
        }
    }

    /// All lists of all processes, and the ids of their events.
    private static func lines(_ record: Record) throws -> [String] {
        try record.inquiry.processes.flatMap { try record.inquiry.lists(of: $0).flatMap(\.items).map(Self.text) }
            + record.processes.flatMap { $0.events.map(\.id) }
    }

    static func text(_ item: RecordItem) -> String { "\(item.fields) \(item.evidence)" }
}

/// A generator that gives the same numbers in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

import Hudna
import HudnaRecord
import Testing

@Suite struct FilterTests {
    private func answer(_ topic: Topic, _ filters: Filters, _ clock: Clock = Clock()) throws -> [RecordItem] {
        try #require(Invented.record(Invented.war, clock)).inquiry.answer(topic, filters)
    }

    @Test func aLeaderStandsForHisBody() throws {
        let own = try answer(.positions, Filters(actors: ["التلي"]))
        let body = try answer(.positions, Filters(actors: ["جبهة التلال"]))
        #expect(own.count == 2)
        #expect(body.count == own.count)
        #expect(try answer(.positions, Filters(actors: ["زروان"])).isEmpty)
    }

    @Test func typeStatusOutletAndPlace() throws {
        #expect(try answer(.milestones, Filters(types: ["deadline"], statuses: ["missed"])).count == 1)
        #expect(try answer(.timeline, Filters(outlets: ["outlet c"])).allSatisfy { $0.evidence.allSatisfy { $0.report == "c" } })
        #expect(try answer(.whereabouts, Filters(places: ["نهرين"])).count == 3)
        #expect(try answer(.whereabouts, Filters(places: ["بحرون"])).isEmpty)
        #expect(try answer(.parties, Filters(actors: ["جبهة التلال"], types: ["backer"])).count == 1)
    }

    @Test func processByIdOrWords() throws {
        #expect(try !answer(.parties, Filters(process: "zarwan")).isEmpty)
        #expect(try !answer(.parties, Filters(process: "مجلس الوادي")).isEmpty)
        #expect(try answer(.parties, Filters(process: "نهرين")).isEmpty)
    }

    @Test func stretchOfTime() throws {
        let from = PartialDate(iso: "2030-03-02").flatMap { Moment(first: $0) }
        let to = PartialDate(iso: "2030-03-02").flatMap { Moment(last: $0) }
        let found = try answer(.milestones, Filters(from: from, to: to))
        #expect(found.flatMap(\.facets.types) == ["truce-start"])
    }
}

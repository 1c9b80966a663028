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

    /// What is told elsewhere too stays, with what these reports tell of it alone.
    @Test func reportsByTheirIds() throws {
        let all = try answer(.timeline, Filters())
        let told = all.filter { $0.evidence.contains { $0.report == "c" } }
        let own = try answer(.timeline, Filters(reports: ["c"]))
        #expect(!told.isEmpty && told.count < all.count && own.count == told.count)
        #expect(own.allSatisfy { $0.evidence.allSatisfy { $0.report == "c" } })
        #expect(try answer(.timeline, Filters(reports: ["none"])).isEmpty)
        let inquiry = try #require(Invented.record(Invented.war)).inquiry
        #expect(try inquiry.counts(Filters(reports: ["c"])).map(\.events) == [own.count])
    }

    @Test func processByIdOrWords() throws {
        #expect(try !answer(.parties, Filters(process: "zarwan")).isEmpty)
        #expect(try !answer(.parties, Filters(process: "مجلس الوادي")).isEmpty)
        #expect(try answer(.parties, Filters(process: "نهرين")).isEmpty)
    }

    @Test func instrumentOfWhatDoesNotNameIt() throws {
        for topic in [Topic.timeline, .talks, .milestones, .violations] {
            let all = try answer(topic, Filters())
            let own = try answer(topic, Filters(instruments: ["agreement", "ceasefire"]))
            #expect(!own.isEmpty && own.count < all.count || topic == .violations && own.count == all.count, "\(topic)")
            #expect(try answer(topic, Filters(instruments: ["embargo"])).isEmpty)
        }
    }

    @Test func listsOfAProcessAreFiltered() throws {
        let inquiry = try #require(Invented.record(Invented.war)).inquiry
        let process = try #require(inquiry.processes.first)
        let lists = try inquiry.lists(of: process, Filters(statuses: ["missed"]))
        #expect(lists.first { $0.name == "milestones" }?.items.count == 1)
        #expect(lists.first { $0.name == "parties" }?.items.isEmpty == true)
        #expect(try inquiry.counts(Filters(types: ["arm"])).map(\.events) == [1])
        #expect(try inquiry.counts(Filters(types: ["sanction"])).isEmpty)
        #expect(try inquiry.counts(Filters()).map(\.events) == [process.events])
    }

    @Test func englishNamesAreTakenToo() throws {
        var inquiry = try #require(Invented.record(Invented.war)).inquiry
        inquiry.english = ["hill-front": "Hill Front", "hadir": "Hadir al-Talli", "zarwan": "Zarwan"]
        #expect(try inquiry.answer(.positions, Filters(actors: ["Hill Front"])).count == 2)
        #expect(try inquiry.answer(.positions, Filters(actors: ["hadir"])).count == 2)
        #expect(try !inquiry.answer(.quotes, Filters(actors: ["Nobody"])).contains { _ in true })
        #expect(inquiry.processes(Filters(process: "zarwan")).count == 1 && inquiry.processes(Filters(process: "ZARWAN")).count == 1)
    }

    @Test(arguments: [
        (Filters(types: ["visits"]), "there is no type visits; near: visit"), (Filters(statuses: ["ocurred"]), "there is no status ocurred; near: occurred"),
        (Filters(process: "zarvan"), "no process is called zarvan; near: زروان (zarwan)"),
        (Filters(actors: ["التلو"]), "no actor is called التلو; near: حاضر التلي"),
        (Filters(actors: ["مجلس الوداي"]), "no actor is called مجلس الوداي; near: مجلس الوادي"),
        (Filters(outlets: ["outlet z"]), "no outlet is called outlet z; near:"),
        (Filters(instruments: ["هلا"]), "no instrument is called هلا"), (Filters(places: ["نهرين العليا"]), "no place is called نهرين العليا"),
    ])
    func whatThereCanNotBeIsTold(_ filters: Filters, _ told: String) throws {
        let inquiry = try #require(Invented.record(Invented.war)).inquiry
        let items = try inquiry.answer(.timeline, filters)
        #expect(items.isEmpty)
        #expect(try inquiry.fault(of: filters, in: [.timeline], isEmpty: true)?.hasPrefix(told) == true)
        // Not to be known yet is an answer.
        guard filters.types.isEmpty, filters.statuses.isEmpty else { return }
        let early = try #require(Invented.record(Invented.war, Clock(knownBy: Invented.moment("2030-03-01")))).inquiry
        #expect(try early.fault(of: filters, in: [.timeline], isEmpty: true) == nil)
    }

    @Test func whatIsOnlyNotThereIsNoFault() throws {
        let inquiry = try #require(Invented.record(Invented.war)).inquiry
        for filters in [Filters(types: ["sanction"]), Filters(actors: ["بحرون"], types: ["sign"]), Filters(statuses: ["conditional"])] {
            #expect(try inquiry.fault(of: filters, in: [.timeline], isEmpty: true) == nil)
        }
    }

    @Test func stretchOfTime() throws {
        let from = PartialDate(iso: "2030-03-02").flatMap { Moment(first: $0) }
        let to = PartialDate(iso: "2030-03-02").flatMap { Moment(last: $0) }
        let found = try answer(.milestones, Filters(from: from, to: to))
        #expect(found.flatMap(\.facets.types) == ["truce-start"])
    }
}

import Hudna
@testable import HudnaLanguage
import HudnaRecord
import Testing

/// Who somebody is, with a role or without; by which names he is asked for, and at which time.
@Suite struct AnyoneTests {
    private func inquiry(_ readings: [KeptReading] = Invented.war, _ clock: Clock = Clock()) throws -> Inquiry {
        try #require(Invented.record(readings, clock)).inquiry
    }

    /// Named in one report, where he says something and does nothing that makes him a party; and named alone.
    private var readings: [KeptReading] {
        var readings = Invented.war
        let mention = Actor.Mention(text: "الطبيب نديم الغابي", span: Span(700, 718))
        readings[1].reading.actors.append(Actor(name: "نديم الغابي", kind: .person, mentions: [mention], rule: "person"))
        readings[1].reading.actors.append(
            Actor(name: "وسيم الطلمي", kind: .person, mentions: [.init(text: "وسيم الطلمي", span: Span(800, 811))], rule: "person"))
        readings[1].reading.quotes.append(
            Quote(speaker: "نديم الغابي", via: [], kind: .direct, text: "لا دواء هنا", span: Span(730, 741), rule: "q"))
        return readings
    }

    @Test func whoHasNoRoleIsKnownByWhatIsToldOfHim() throws {
        let known = try inquiry(readings).answer(.who, Filters(actors: ["الغابي"]))
        let own = try #require(known.first)
        #expect(known.count == 1 && own.text("name") == "نديم الغابي" && own.text("kind") == "person" && own.texts("roles").isEmpty)
        #expect(own.texts("called") == ["نديم الغابي", "الطبيب نديم الغابي"])
        #expect(own.number("quotes") == 1 && own.number("events") == 0)
        #expect(own.evidence.map(\.text) == ["الطبيب نديم الغابي", "لا دواء هنا"])
        let named = try inquiry(readings).answer(.who, Filters(actors: ["وسيم الطلمي"]))
        #expect(named.map { $0.evidence.map(\.text) } == [["وسيم الطلمي"]])
        #expect(try inquiry(readings).answer(.who, Filters(actors: ["الطبيب"])).count == 1)
        // Known from when he is named.
        let before = Clock(knownBy: Invented.moment("2030-03-01T12:00Z"))
        #expect(try inquiry(readings, before).answer(.who, Filters(actors: ["الغابي"])).isEmpty)
    }

    @Test func whoHasARoleIsToldWithIt() throws {
        let known = try inquiry(readings).answer(.who, Filters(actors: ["بحرون"]))
        #expect(known.map { $0.text("name") } == ["بحرون"] && known.first?.texts("roles").isEmpty == false)
        #expect(known.first?.number("events").map { $0 > 0 } == true)
    }

    /// A role has begun and is not over: whoever asks from a later day on is told of it.
    @Test func aRoleLasts() throws {
        let from = PartialDate(iso: "2031-01-01").flatMap { Moment(first: $0) }
        let all = try inquiry().answer(.parties, Filters())
        #expect(try inquiry().answer(.parties, Filters(from: from)).count == all.count)
        #expect(try inquiry().answer(.parties, Filters(to: Invented.moment("2029-01-01"))).isEmpty)
        #expect(try inquiry().answer(.timeline, Filters(from: from)).isEmpty)
    }

    // MARK: - Names in English

    @Test func aNoteIsAsGoodAsAName() throws {
        let table = "id\ten\tnote\tsource\nhill-front\tHill Front\tHillists|HF\tproject\nhadir\tHadir of the Hill Front\t\tproject"
        let source = WordSource(LanguageSource(files: ["codes/english.tsv": Array(table.utf8)]))
        #expect(try source.called("hf") == ["hill-front"] && source.called("Hill Front") == ["hill-front"])
        #expect(try source.called("Hadir") == ["hadir"] && source.called("Front") == ["hill-front", "hadir"] && source.called("Nobody").isEmpty)
    }

    @Test func aNameThatIsExactlyHisMeansHimAlone() throws {
        var inquiry = try inquiry()
        inquiry.english = ["hill-front": "Hill", "hadir": "Hadir of the Hill"]
        #expect(try inquiry.answer(.who, Filters(actors: ["Hill"])).map { $0.text("id") } == ["hill-front"])
        #expect(try inquiry.answer(.who, Filters(actors: ["the Hill"])).map { $0.text("id") } == ["hadir"])
        var filters = Filters(actors: ["Hillists"])
        filters.called = ["Hillists": ["hill-front"]]
        #expect(try inquiry.answer(.who, filters).map { $0.text("id") } == ["hill-front"])
        #expect(try inquiry.answer(.violations, filters).count == 1)
        #expect(try inquiry.answer(.positions, filters).count == inquiry.answer(.positions, Filters(actors: ["جبهة التلال"])).count)
    }

    @Test func whoIsKnownInEnglishIsNoUnknownValue() throws {
        var inquiry = try inquiry()
        inquiry.english = ["hadir": "Hadir of the Hill"]
        #expect(try inquiry.answer(.threats, Filters(actors: ["Hadir"])).isEmpty)
        #expect(try inquiry.fault(of: Filters(actors: ["Hadir"]), in: [.threats], isEmpty: true) == nil)
        #expect(try inquiry.fault(of: Filters(actors: ["Nadir"]), in: [.threats], isEmpty: true)?.hasPrefix("no actor is called Nadir") == true)
    }

    @Test func aStatusIsThatOfPositionsInAWholeProcess() throws {
        let inquiry = try inquiry()
        let filters = Filters(statuses: ["signed"])
        let lists = try inquiry.lists(of: inquiry.processes.first, filters)
        let own = lists.first { $0.name == "instruments" }?.items.flatMap { $0.rows("positions") } ?? []
        #expect(own.map { $0.text("position") } == ["signed"])
        #expect(try inquiry.answer(.positions, filters).count == own.count)
    }
}

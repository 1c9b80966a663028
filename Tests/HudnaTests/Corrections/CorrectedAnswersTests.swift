@testable import Hudna
import HudnaLanguage
import HudnaRecord
import Testing

/// What coders say holds in the answers to questions: what is asked for by, dates, names.
@Suite struct CorrectedAnswersTests {
    private let made = PartialDate(year: 2031, month: 1, day: 2)

    private func record(_ readings: [KeptReading] = Invented.war, _ said: [Correction] = [], words: RecordWords? = nil) throws -> Record {
        Record(readings, words: try #require(words ?? Invented.words), book: CorrectionBook(said))
    }

    /// The answer of the record as it was read, with corrections of an entry put into what is kept.
    private func answer(_ topic: Topic, _ filters: Filters, _ said: [Correction]) throws -> [RecordItem] {
        let built = try record(Invented.war, said).answer(topic, filters)
        let kept = try Inquiry(clock: Clock(), record().inquiry.processes.map { $0.corrected(by: CorrectionBook(said)) }).answer(topic, filters)
        #expect(built.map(\.facets.actors) == kept.map(\.facets.actors))
        return built
    }

    private func amended(_ list: String, _ changes: [Correction.Change], where isWanted: (RecordItem) -> Bool) throws -> Correction {
        let plain = try record()
        let entry = try #require(plain.entries().first { $0.list == list && isWanted($0.item) })
        return try plain.correction(.amend, entry.id, changes: changes, coder: "amal", reason: "", madeAt: made)
    }

    @Test func filtersLookAtEntriesAsTheyWereCorrected() throws {
        let late = try #require(Invented.moment("2031-01-01"))
        let stand = [
            try amended("positions", [.init("position", ["refused"]), .init("date", ["2031-02-01"]), .init("party", ["بحرون"])]) {
                $0.text("position") == "signed"
            }
        ]
        #expect(try answer(.positions, Filters(statuses: ["refused"]), stand).count == 1)
        #expect(try answer(.positions, Filters(statuses: ["signed"]), stand).isEmpty)
        #expect(try answer(.positions, Filters(from: late), stand).map { $0.text("date") } == ["2031-02-01"])
        #expect(try answer(.positions, Filters(to: late), stand).allSatisfy { $0.text("party") != "بحرون" })
        #expect(try answer(.positions, Filters(actors: ["بحرون"]), stand).map { $0.text("position") } == ["refused"])
        #expect(try answer(.positions, Filters(actors: ["مجلس الوادي"]), stand).allSatisfy { $0.text("party") != "بحرون" })
        let step = [try amended("milestones", [.init("kind", ["call"]), .init("place", ["بحرون"])]) { $0.text("kind") == "truce-start" }]
        #expect(try answer(.milestones, Filters(types: ["call"]), step).count == 1)
        #expect(try answer(.milestones, Filters(types: ["truce-start"]), step).isEmpty)
        #expect(try answer(.milestones, Filters(places: ["بحرون"]), step).count == 1)
    }

    @Test func whoIsWhoHasTheRolesThatCodersGive() throws {
        let role = [try amended("parties", [.init("role", ["guarantor"]), .init("of", [""])]) { $0.text("role") == "backer" }]
        let found = try answer(.who, Filters(actors: ["بحرون"]), role)
        #expect(found.map { $0.texts("roles") } == [["guarantor"]])
        #expect(try answer(.who, Filters(types: ["guarantor"]), role).map { $0.text("name") } == ["بحرون"])
        #expect(try answer(.who, Filters(types: ["backer"]), role).isEmpty)
    }

    /// Of a request for time too, whose own days are those that it names.
    @Test func aDateThatACoderSetsIsThatOfThePosition() throws {
        let plain = try record()
        let asked = plain.processes.flatMap(\.events).filter { $0.type == .requestTime }.flatMap(\.versions).flatMap(\.tellings)
        let claim = try #require(asked.first).claim
        let dated = try plain.correction(
            .amend, claim, changes: [.init("start", ["2030-02-27"])], coder: "amal", reason: "", madeAt: made)
        func dates(_ record: Record) throws -> [String] { try record.answer(.positions, Filters(statuses: ["asked-for-time"])).map { $0.text("date") } }
        #expect(try dates(plain) == ["2030-03-01"])
        #expect(try dates(try record(Invented.war, [dated])) == ["2030-02-27"])
    }

    // MARK: - Names

    @Test func namesAreAddedToWhoIsListedAndHeStaysOne() throws {
        var readings = Invented.war
        for index in readings.indices { readings[index].reading.actors.append(Actor(name: "أبو وادي", kind: .person, mentions: [], rule: "person")) }
        let plain = try record(readings)
        let add = try plain.actorCorrection(.add, "سامر الوادعي", names: ["أبو وادي"], kind: nil, coder: "amal", reason: "", madeAt: made)
        let known = try record(readings, [add])
        let own = known.actors.filter { $0.forms.contains("أبو وادي") || $0.forms.contains("سامر الوادعي") }
        #expect(own.map(\.id) == ["samir"] && own.first?.kind == .person && own.first?.of == "valley-council")
        #expect(CorrectionBook([add]).names == nil)
        for (forms, kind) in [(["حاضر التلي"], nil), ([], "body")] as [([String], String?)] {
            #expect(throws: CorrectionError.self) {
                try plain.actorCorrection(.add, "سامر الوادعي", names: forms, kind: kind, coder: "amal", reason: "", madeAt: made)
            }
        }
    }

    /// What reports call somebody beside his name can be another's as well, with the claims that call nobody but him.
    @Test func whatSomebodyIsCalledCanBeSplitOff() throws {
        var readings = Invented.war
        let text = "اقترح الشيخ الأكبر هدنة في زروان"
        readings[0].reading.claims.append(Invented.claim(.propose, .occurred, ["سامر الوادعي"], object: "هدنة", text, at: 900))
        let samir = try #require(readings[0].reading.actors.firstIndex { $0.name == "سامر الوادعي" })
        readings[0].reading.actors[samir].mentions.append(.init(text: "الشيخ الأكبر", span: Span(906, 918)))
        let plain = try record(readings)
        #expect(plain.actors.contains { $0.id == "samir" && $0.forms.contains("الشيخ الأكبر") })
        let split = try plain.actorCorrection(.split, "samir", names: ["الشيخ الأكبر"], kind: nil, coder: "amal", reason: "", madeAt: made)
        let names = try #require(CorrectionBook([split]).names)
        let table = "id\tname\tforms\tkind\troles\tsource\nsamir\tسامر الوادعي\tالوادعي\tperson\tرئيس مجلس الوادي\tproject\nzarwan\tزروان\t\tstate\t\tproject"
        let words = RecordWords(try Language(actorFiles: [("invented.tsv", Array(table.utf8)), names]))
        let parted = try record(readings, [split], words: words)
        let other = try #require(parted.actors.first { $0.name == "الشيخ الأكبر" })
        #expect(other.id.hasPrefix("coder-") && !parted.actors.contains { $0.id == "samir" && $0.forms.contains("الشيخ الأكبر") })
        #expect(CorrectionBook([split]).added(for: ["samir"]).isEmpty)
        let told = parted.processes.flatMap(\.events).filter { $0.type == .propose }.flatMap(\.versions).flatMap(\.tellings)
        #expect(told.map(\.actors) == [[other.id]])
        let before = plain.processes.flatMap(\.events).filter { $0.type == .propose }.flatMap(\.versions).flatMap(\.tellings)
        #expect(told.map(\.claim) == before.map(\.claim))
        #expect(throws: CorrectionError.self) {
            try plain.actorCorrection(.split, "samir", names: ["لا أحد"], kind: nil, coder: "amal", reason: "", madeAt: made)
        }
    }

    // MARK: - What is judged

    @Test func aClaimOfNoProcessIsToldToBeNone() throws {
        let peace = Invented.reading("z", "2030-03-01", [Invented.claim(.talks, .occurred, ["نهرين"], to: ["بحرون"], "التقت نهرين بحرون")])
        let record = try record([peace])
        let claim = try #require(peace.reading.claimIDs.first)
        do {
            _ = try record.correction(.accept, claim, changes: [], coder: "amal", reason: "", madeAt: made)
            #expect(Bool(false), "it was accepted")
        } catch {
            #expect(error.problem.contains("tells of no process"), "\(error.problem)")
        }
    }

    @Test func disagreementsWaitForACoderTooTheMostContestedFirst() throws {
        let record = try record()
        let own = record.waiting().filter { $0.what.hasPrefix("disagreements: ") }
        #expect(!own.isEmpty && own.allSatisfy { $0.doubt >= 0.5 } && Set(own.map(\.subject.id)).count == own.count)
        let first = try #require(own.first)
        let gone = try record.correction(.reject, first.subject.id, changes: [], coder: "amal", reason: "", madeAt: made)
        let before = try record.answer(.disagreements, Filters()).count
        #expect(try self.record(Invented.war, [gone]).answer(.disagreements, Filters()).count == before - 1)
    }
}

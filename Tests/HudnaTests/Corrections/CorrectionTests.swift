import Hudna
import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

/// What coders say holds: of claims, joins, actors and entries, and after another reading too.
@Suite struct CorrectionTests {
    private let made = PartialDate(year: 2031, month: 1, day: 2)

    private func record(_ readings: [KeptReading] = Invented.war, _ said: [Correction] = [], words: RecordWords? = nil) throws -> Record {
        Record(readings, words: try #require(words ?? Invented.words), book: CorrectionBook(said))
    }

    private func correction(
        _ verdict: Correction.Verdict, _ item: String, _ changes: [Correction.Change] = [], by coder: String = "amal", of record: Record
    ) throws -> Correction { try record.correction(verdict, item, changes: changes, coder: coder, reason: "why", madeAt: made) }

    private func tellings(_ record: Record, _ type: ClaimType) -> [(status: Status, telling: Telling)] {
        record.processes.flatMap(\.events).filter { $0.type == type }.flatMap { event in event.versions.flatMap { v in v.tellings.map { (v.status, $0) } } }
    }

    // MARK: - Claims

    @Test func aRejectedClaimIsGoneAndCanBeAcceptedAgain() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .violate).first).telling.claim
        let rejection = try correction(.reject, claim, of: plain)
        #expect(rejection.kind == .claim && rejection.anchors.first?.report == "c")
        let rejected = try record(Invented.war, [rejection])
        #expect(tellings(rejected, .violate).isEmpty)
        #expect(rejected.processes.flatMap(\.violations).isEmpty)
        let accepted = try record(Invented.war, [rejection, try correction(.accept, claim, by: "basim", of: plain)])
        #expect(tellings(accepted, .violate).map(\.telling.confidence) == [1])
    }

    @Test func anAmendedClaimKeepsItsID() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .requestTime).first).telling.claim
        let changes = [Correction.Change("status", ["possible"]), Correction.Change("actors", ["سامر الوادعي", "مجلس الوادي"])]
        let amended = tellings(try record(Invented.war, [try correction(.amend, "hudna-" + claim, changes, of: plain)]), .requestTime)
        #expect(amended.map(\.status) == [.possible])
        #expect(amended.first?.telling.claim == claim && amended.first?.telling.actors == ["samir", "valley-council"])
    }

    @Test func whatOneCoderAmendsBitByBitHoldsTogether() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .requestTime).first).telling.claim
        let first = try correction(.amend, claim, [Correction.Change("status", ["possible"])], of: plain)
        let second = try correction(.amend, claim, [Correction.Change("actors", ["سامر الوادعي"])], of: try record(Invented.war, [first]))
        let amended = tellings(try record(Invented.war, [first, second]), .requestTime)
        #expect(amended.map(\.status) == [.possible] && amended.first?.telling.actors == ["samir"])
        let third = try correction(.amend, claim, [Correction.Change("status", ["occurred"])], of: try record(Invented.war, [first, second]))
        #expect(tellings(try record(Invented.war, [first, second, third]), .requestTime).map(\.status) == [.occurred])
        let other = try correction(.amend, claim, [Correction.Change("place", ["نهرين"])], by: "basim", of: try record(Invented.war, [first]))
        #expect(other.changes.map(\.field) == ["place"])
    }

    @Test func fieldsAndValuesThatAreNoneAreRefused() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .sign).first).telling.claim
        for (field, value) in [("nonsense", "x"), ("type", "dance"), ("status", "maybe"), ("start", "soon"), ("actors", "لا أحد")] {
            #expect(throws: CorrectionError.self, "\(field)") { try correction(.amend, claim, [Correction.Change(field, [value])], of: plain) }
        }
        #expect(throws: CorrectionError.self) { try correction(.accept, "0000000000000000", of: plain) }
    }

    /// What one change leaves right another must not make wrong.
    @Test func aClaimDoesNotEndBeforeItBegins() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .violate).first).telling.claim
        let start = try correction(.amend, claim, [Correction.Change("start", ["2030-03-05"])], of: plain)
        #expect(throws: CorrectionError.self) {
            try correction(.amend, claim, [Correction.Change("end", ["2030-03-01"])], of: try record(Invented.war, [start]))
        }
        #expect(throws: CorrectionError.self) {
            try correction(.amend, claim, [Correction.Change("start", ["2030-03-05"]), Correction.Change("end", ["2030-02"])], of: plain)
        }
        // A month holds its days.
        _ = try correction(.amend, claim, [Correction.Change("start", ["2030-03-05"]), Correction.Change("end", ["2030-03"])], of: plain)
    }

    @Test func aCorrectionSurvivesAnotherReading() throws {
        let plain = try record()
        let claim = try #require(tellings(plain, .violate).first).telling.claim
        let rejection = try correction(.reject, claim, of: plain)
        // Newer words read another actor and a longer stretch: another id, the same place.
        var newer = Invented.war
        let index = try #require(newer.firstIndex { $0.reading.report == "c" })
        let place = try #require(newer[index].reading.claims.firstIndex { $0.type == .violate })
        newer[index].reading.claims[place].actors = ["حاضر التلي"]
        newer[index].reading.claims[place].evidenceSpan.end += 5
        let again = try record(newer)
        #expect(tellings(again, .violate).first.map { $0.telling.claim != claim } == true)
        #expect(tellings(try record(newer, [rejection]), .violate).isEmpty)
        #expect(CorrectionBook([rejection]).orphans(read: again, corrected: try record(newer, [rejection])).isEmpty)
        // Where it is read no more, the correction is listed, not lost.
        newer[index].reading.claims.remove(at: place)
        let without = try record(newer, [rejection])
        #expect(CorrectionBook([rejection]).orphans(read: try record(newer), corrected: without) == [rejection])
        #expect(without.corrections == [rejection])
    }

    // MARK: - Joins

    private func visits(_ record: Record) -> [Event] { record.processes.flatMap(\.events).filter { $0.type == .visit } }

    @Test func aRejectedJoinIsTwoEventsAndTwoCanBeOne() throws {
        let plain = try record()
        let joined = try #require(visits(plain).first)
        #expect(visits(plain).count == 1 && Set(joined.evidence.map(\.report)) == ["a", "b"])
        let apart = try record(Invented.war, [try correction(.reject, joined.id, of: plain)])
        #expect(visits(apart).map { $0.evidence.count } == [1, 1])
        let claim = try #require(joined.versions.flatMap(\.tellings).first { $0.evidence.report == "b" }).claim
        let out = try record(Invented.war, [try correction(.reject, joined.id, [Correction.Change("claims", [claim])], of: plain)])
        #expect(visits(out).count == 2)
        // Joined by hand again.
        let ids = visits(apart).map(\.id)
        let join = try correction(.amend, ids[0], [Correction.Change("with", [ids[1]])], by: "basim", of: apart)
        #expect(visits(try record(Invented.war, [join])).count == 1)
        #expect(throws: CorrectionError.self) { try correction(.amend, ids[0], [Correction.Change("with", ["event-0"])], of: apart) }
    }

    @Test func joinsByHandDoNotDependOnTheOrderOfReports() throws {
        let plain = try record()
        let said = [try correction(.reject, try #require(visits(plain).first).id, of: plain)]
        let ids = try record(Invented.war, said).processes.flatMap { $0.events.map(\.id) }
        #expect(try record(Invented.war.reversed(), said).processes.flatMap { $0.events.map(\.id) } == ids)
    }

    // MARK: - Actors

    @Test func twoActorsAreOneAndOneIsTwo() throws {
        var readings = Invented.war
        for index in readings.indices { readings[index].reading.actors.append(Actor(name: "مجلس السهل", kind: .body, mentions: [], rule: "head")) }
        readings[0].reading.claims.append(Invented.claim(.propose, .occurred, ["مجلس السهل"], object: "هدنة", "اقترح مجلس السهل هدنة في زروان", at: 900))
        let plain = try record(readings)
        let merge = try plain.actorCorrection(
            .merge, "مجلس الوادي", names: ["مجلس السهل"], kind: nil, coder: "amal", reason: "", madeAt: made)
        let merged = try record(readings, [merge])
        #expect(tellings(merged, .propose).first?.telling.actors == ["valley-council"])
        // And apart again: the name is somebody else's.
        let split = try merged.actorCorrection(.split, "مجلس الوادي", names: ["مجلس السهل"], kind: nil, coder: "amal", reason: "", madeAt: made)
        let book = CorrectionBook([merge, split])
        let names = try #require(book.names)
        let table = "id\tname\tforms\tkind\troles\tsource\nvalley-council\tمجلس الوادي\t\tbody\t\tproject\nzarwan\tزروان\t\tstate\t\tproject"
        let words = RecordWords(try Language(actorFiles: [("invented.tsv", Array(table.utf8)), names]))
        let parted = Record(readings, words: words, book: book)
        let actor = try #require(tellings(parted, .propose).first?.telling.actors.first)
        #expect(actor.hasPrefix("coder-") && parted.actors.contains { $0.id == actor && $0.name == "مجلس السهل" })
    }

    /// Who is listed and split off has his id again, and so his roles and side: put together with another by a coder, or by the name that the tables have.
    @Test(arguments: [("سامر الوادعي", "حاضر التلي", "hadir"), ("سامر الوادعي", "سامر الوادعي", "samir")])
    func whoIsSplitOffStaysListed(_ name: String, _ apart: String, _ id: String) throws {
        var readings = Invented.war
        for index in readings.indices { readings[index].reading.actors.append(Actor(name: "الشيخ المجهول", kind: .person, mentions: [], rule: "person")) }
        let plain = try record(readings)
        let side = try #require(plain.actors.first { $0.id == id }).of
        let merge = try plain.actorCorrection(
            .merge, name, names: ["حاضر التلي", "الشيخ المجهول"], kind: nil, coder: "amal", reason: "", madeAt: made)
        let merged = try record(readings, [merge])
        #expect(merged.actors.filter { ["samir", "hadir"].contains($0.id) }.map(\.id) == ["samir"])
        let split = try merged.actorCorrection(.split, name, names: [apart], kind: nil, coder: "amal", reason: "", madeAt: made)
        let parted = try record(readings, [merge, split])
        let found = try #require(parted.actors.first { $0.forms.contains(apart) })
        #expect(found.id == id && found.of == side && side != nil)
        #expect(!found.forms.contains("الشيخ المجهول") && parted.actors.contains { $0.id != id && $0.forms.contains("الشيخ المجهول") })
    }

    @Test func anAddedActorIsKnownByItsNames() throws {
        let plain = try record()
        let add = try plain.actorCorrection(
            .add, "جيش الجنوب", names: ["قوات الجنوب"], kind: "body", coder: "amal", reason: "", madeAt: made)
        let names = try #require(CorrectionBook([add]).names)
        let language = try Language(actorFiles: [names])
        #expect(language.actors.contains { $0.name == "جيش الجنوب" && $0.forms == ["قوات الجنوب"] && $0.kind == "body" })
        #expect(throws: CorrectionError.self) {
            try plain.actorCorrection(.merge, "لا أحد", names: ["مجلس الوادي"], kind: nil, coder: "amal", reason: "", madeAt: made)
        }
    }

    // MARK: - Entries

    private func signed(_ record: Record) throws -> [RecordItem] { try record.answer(.positions, Filters(statuses: ["signed"])) }

    @Test func aRejectedEntryIsGoneFromItsListAndAnAmendedOneIsChanged() throws {
        let plain = try record()
        #expect(try !signed(plain).isEmpty)
        let entry = try #require(plain.entries().first { $0.list == "positions" && $0.item.facets.statuses.contains("signed") })
        let gone = try record(Invented.war, [try correction(.reject, entry.id, of: plain)])
        #expect(try signed(gone).isEmpty)
        let rows = try gone.inquiry.processes.flatMap { try gone.inquiry.lists(of: $0) }.filter { $0.name == "instruments" }.flatMap(\.items).flatMap(\.fields)
            .filter {
                $0.name == "positions"
            }
        #expect(
            rows.allSatisfy { field in
                guard case .items(let positions) = field.value else { return false }
                return positions.allSatisfy { !$0.facets.statuses.contains("signed") }
            })
        let changed = try record(Invented.war, [try correction(.amend, entry.id, [Correction.Change("date", ["2030-02-28"])], of: plain)])
        let date = try signed(changed).first?.fields.first { $0.name == "date" }?.value
        guard case .text(let day)? = date else { throw CorrectionError(problem: "no date") }
        #expect(day == "2030-02-28")
        #expect(throws: CorrectionError.self) { try correction(.amend, entry.id, [Correction.Change("colour", ["red"])], of: plain) }
    }

    @Test(arguments: [
        ("positions", "date", "gestern", "is no date"), ("positions", "position", "maybe", "can't stand there"), ("toll", "low", "many", "is no number"),
        ("parties", "role", "king", "can't stand there"), ("truces", "state", "odd", "can't stand there"),
        ("milestones", "outcome", "odd", "can't stand there"),
        ("milestones", "kind", "feast", "can't stand there"), ("violations", "colour", "red", "has no field"), ("truces", "steps", "x", "has no field"),
    ])
    func anEntryHoldsOnlyWhatItsFieldCan(_ list: String, _ field: String, _ value: String, _ fault: String) throws {
        var readings = Invented.war
        var figure = Figure(what: .killed, of: "مدنيون", qualifier: .exact, low: 5, high: 5, source: [], text: "خمسة", span: Span(0, 4), rule: "x")
        figure.source = ["مجلس الوادي"]
        readings[0].reading.figures = [figure]
        let plain = try record(readings)
        let entry = try #require(plain.entries().first { $0.list == list })
        do {
            _ = try correction(.amend, entry.id, [Correction.Change(field, [value])], of: plain)
            #expect(Bool(false), "\(field)=\(value)")
        } catch let error as CorrectionError {
            #expect(error.problem.contains(fault) && !error.isMissing, "\(error.problem)")
        }
        #expect(throws: CorrectionError.self) { try correction(.amend, "entry-0000000000000000", [Correction.Change(field, [value])], of: plain) }
    }

    @Test func aTruceDoesNotEndBeforeItBegins() throws {
        let plain = try record()
        let entry = try #require(plain.entries().first { $0.list == "truces" && $0.item.text("state") == "in-effect" })
        #expect(throws: CorrectionError.self) { try correction(.amend, entry.id, [Correction.Change("end", ["2030-01-01"])], of: plain) }
        _ = try correction(.amend, entry.id, [Correction.Change("end", ["2030-04-01"]), Correction.Change("ending", ["collapsed"])], of: plain)
    }

    @Test func whoIsMergedWithHimselfIsRefusedAndWhoWasJustAddedIsKnown() throws {
        let plain = try record()
        for other in ["مجلس الوادي", "valley-council"] {
            #expect(throws: CorrectionError.self) {
                try plain.actorCorrection(.merge, "مجلس الوادي", names: [other], kind: nil, coder: "amal", reason: "", madeAt: made)
            }
        }
        let add = try plain.actorCorrection(.add, "جيش الجنوب", names: ["قوات الجنوب"], kind: "body", coder: "amal", reason: "", madeAt: made)
        let names = try #require(CorrectionBook([add]).names)
        let known = Record(Invented.war, words: RecordWords(try Language(actorFiles: [names])), book: CorrectionBook([add]))
        for name in ["جيش الجنوب", "قوات الجنوب"] {
            let merge = try known.actorCorrection(.merge, name, names: ["مجلس الوادي"], kind: nil, coder: "amal", reason: "", madeAt: made)
            #expect(merge.values("id").first?.hasPrefix("coder-") == true)
        }
    }

    @Test func reportNamesAreFoundByWhateverTheRecordShows() throws {
        let plain = try record()
        for wanted in ["hadir", "حاضر التلي", "Hadir al-Talli", "قائد جبهة التلال حاضر التلي"] {
            #expect(plain.reportNames(of: wanted, english: ["hadir": "Hadir al-Talli"]) == ["حاضر التلي"], "\(wanted)")
        }
        #expect(plain.reportNames(of: "لا أحد").isEmpty)
    }

    // MARK: - Review

    @Test func theLeastCertainAndMostContestedComeFirst() throws {
        var readings = Invented.war
        readings[3].reading.claims[2].confidence = 0.1
        let plain = try record(readings)
        let items = try plain.review(Filters()) { _, _ in false }
        func field(_ item: RecordItem, _ name: String) -> String { item.fields.first { $0.name == name }.map { "\($0.value)" } ?? "" }
        let doubts = items.map { item -> Double in
            guard case .number(let doubt?)? = item.fields.first(where: { $0.name == "doubt" })?.value else { return -1 }
            return doubt
        }
        #expect(doubts == doubts.sorted(by: >) && doubts.first == 0.9)
        #expect(field(try #require(items.first), "what").contains("arm"))
        #expect(Set(items.map { field($0, "kind") }).count == 3)
        let first = try #require(plain.review(Filters()) { kind, _ in kind != .join }.first)
        #expect(field(first, "kind").contains("join"))
    }
}

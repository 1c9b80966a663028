import Foundation
import Hudna
import HudnaLanguage
import HudnaRecord
@testable import HudnaStore
import Testing

/// What is forgotten is in no file of the database any more; its ids are.
@Suite struct ForgettingTests {
    let file = TemporaryFile()

    /// A report in which an invented speaker says something, with his name in every column that can hold it.
    private func reading(_ id: String, _ name: String, _ text: String) -> Reading {
        var reading = Reading(report: id)
        let all = Span(0, text.unicodeScalars.count)
        reading.title = "خبر عن \(name)"
        reading.url = "http://example.org/" + (name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        reading.outlet = "منبر"
        let last = String(name.split(separator: " ").last ?? "")
        reading.actors = [
            Actor(name: name, kind: .person, mentions: [.init(text: name, span: Span(0, 4)), .init(text: last, span: Span(5, 9))], rule: "listed:" + name),
            Actor(name: "مكتب \(name)", kind: .body, mentions: [], rule: "head"),
        ]
        reading.claims = [
            Claim(
                type: .sign, status: .occurred, actors: [name], object: "اتفاق \(name)", place: "كحلوان", evidence: text, evidenceSpan: all,
                predicateSpan: all, rule: "x", confidence: 1)
        ]
        reading.quotes = [Quote(speaker: name, via: ["و\(name)"], kind: .direct, text: text, span: all, rule: "q")]
        reading.figures = [Figure(what: .killed, of: last, qualifier: .exact, low: 1, high: 1, source: ["\(name) وغيره"], text: text, span: all, rule: "f")]
        reading.findings = [Finding(code: "glued-words", text: "و\(name)", span: all, note: name)]
        return reading
    }

    private func filled() throws -> Store {
        let store = try Store(path: file.path, access: .writing)
        try store.add(reading("a", "زهران القطراني", "قال زهران القطراني إن للقطراني رأيا."), text: "قال زهران القطراني إن للقطراني رأيا.")
        try store.add(reading("b", "وسيم الطلمي", "قال وسيم الطلمي شيئا عن زَهران القطراني."), text: "قال وسيم الطلمي شيئا عن زَهران القطراني.")
        for number in 0..<50 { try store.add([reading("other \(number)", "اسم آخر", "نص آخر")]) }
        return store
    }

    /// Whether bytes stand in any file of the database.
    private func stands(_ word: String) throws -> Bool {
        for ending in ["", "-wal", "-shm"] {
            guard let data = FileManager.default.contents(atPath: file.path + ending) else { continue }
            if data.range(of: Data(word.utf8)) != nil { return true }
        }
        return false
    }

    private func forms() throws -> SearchForms { SearchForms(try Clitics(source: .builtIn)) }

    @Test func aReport() throws {
        let store = try filled()
        #expect(try stands("القطراني") && stands("وسيم"))
        #expect(try store.forget("b", reason: "asked for", at: someMoment) == Forgotten(reports: ["b"], isActor: false, wasForgotten: false))
        #expect(try !stands("وسيم") && !stands("الطلمي") && !stands(try #require("وسيم".addingPercentEncoding(withAllowedCharacters: .alphanumerics))))
        #expect(try stands("القطراني"))
        #expect(try store.kept().count == 51 && store.text(of: "b") == nil)
        #expect(try store.add([reading("b", "وسيم الطلمي", "x")]).forgotten == 1)
        #expect(try !stands("وسيم"))
        #expect(try store.forget("b", reason: "asked for", at: someMoment).wasForgotten)
        #expect(try file.query("PRAGMA integrity_check") == [["ok"]] && file.query("PRAGMA foreign_key_check").isEmpty)
        #expect(
            try file.query("SELECT kind, count(*) FROM tombstone GROUP BY 1") == [
                ["actor", "2"], ["claim", "1"], ["figure", "1"], ["quote", "1"], ["report", "1"],
            ])
    }

    @Test(arguments: ["زهران القطراني", "زَهْران القُطراني", "id"])
    func anActor(_ name: String) throws {
        let store = try filled()
        let id = try #require(try file.query("SELECT id FROM actor WHERE name = 'زهران القطراني'").first?.first)
        let found = try store.forget(name == "id" ? id : name, reason: "asked for", forms: forms(), at: someMoment)
        #expect(found == Forgotten(reports: ["a", "b"], isActor: true, wasForgotten: false))
        #expect(try !stands("القطراني") && !stands("القُطراني") && !stands("زهران") && !stands("زَهران"))
        #expect(try stands("وسيم"))
        #expect(try store.text(of: "a") == "قال █████ ████████ إن ████████ رأيا.")
        let kept = try store.kept(where: Selection(reports: ["a"]))[0].reading
        #expect(kept.actors.map(\.name) == ["forgotten \(id)", "مكتب █████ ████████"] && kept.claims[0].actors == ["forgotten \(id)"])
        #expect(kept.url == nil && kept.title == "خبر عن █████ ████████")
        #expect(try store.search(SearchQuery("القطراني"), in: .reports).isEmpty && store.search(SearchQuery("القطراني"), in: .quotes).isEmpty)
        #expect(try store.search(SearchQuery("رأيا"), in: .quotes).map(\.report) == ["a"])
        // Nor does it come back with the report.
        let again = try store.add(reading("a", "زهران القطراني", "y"), text: "قال زهران القطراني إن للقطراني رأيا.")
        #expect(again.forgotten == 1)
        #expect(try !stands("القطراني"))
        #expect(try store.forget(id, reason: "asked for", at: someMoment).wasForgotten)
        #expect(try file.query("PRAGMA integrity_check") == [["ok"]] && file.query("PRAGMA foreign_key_check").isEmpty)
        #expect(try file.query("SELECT id, kind, report, reason FROM tombstone") == [[id, "actor", "a", "asked for"]])
    }

    /// Several names of one actor go together, with a form that is a letter off; words for his role stay and are told.
    @Test func severalNamesOfOneActor() throws {
        let store = try Store(path: file.path, access: .writing)
        var first = reading("a", "زهران القطراني", "قال زهران القطراني والقطرني والوزير إنه يوافق.")
        first.actors[0].mentions += [.init(text: "القطرني", span: Span(10, 17)), .init(text: "الوزير", span: Span(20, 26))]
        try store.add(first, text: "قال زهران القطراني والقطرني والوزير إنه يوافق.")
        try store.add(reading("b", "القطراني", "وافق القطراني على ذلك."), text: "وافق القطراني على ذلك.")
        try store.add(reading("c", "وسيم الطلمي", "وافق وسيم الطلمي على ذلك."), text: "وافق وسيم الطلمي على ذلك.")
        let found = try store.forget(actor: ["زهران القطراني", "القطراني"], reason: "asked for", forms: forms(), at: someMoment)
        #expect(found == Forgotten(reports: ["a", "b"], isActor: true, wasForgotten: false, left: ["الوزير"]))
        #expect(try !stands("القطراني") && !stands("القطرني") && !stands("زهران"))
        #expect(try stands("وسيم") && store.text(of: "a")?.contains("والوزير") == true)
        #expect(throws: StoreError.self) { try store.forget(actor: ["لا أحد"], reason: "x", at: someMoment) }
    }

    /// Whom coders alone have named, with forms, also where a report that lists somebody else has the whole name.
    @Test(arguments: ["نعمان الصفواني", "الصفواني"])
    func whomCodersHaveAdded(_ asked: String) throws {
        let store = try filled()
        let text = "قال وسيم الطلمي إنه لا يعرف نعمان الصفواني."
        try store.add(reading("c", "وسيم الطلمي", text), text: text)
        let changes = [Correction.Change("forms", ["الصفواني", "أبو صفوان"]), Correction.Change("kind", ["person"])]
        try store.add(
            Correction(
                kind: .actor, verdict: .add, item: "نعمان الصفواني", changes: changes, coder: "amal", reason: "أبو صفوان هو نعمان",
                madeAt: PartialDate(year: 2031)), at: someMoment)
        #expect(try stands("الصفواني") && stands("أبو صفوان"))
        let found = try store.forget(asked, reason: "asked for", forms: forms(), at: someMoment)
        #expect(found == Forgotten(reports: ["c"], isActor: true, wasForgotten: false))
        #expect(try !stands("الصفواني") && !stands("أبو صفوان") && stands("الطلمي"))
        let said = try #require(try store.history().first)
        #expect(said.correction.coder == "amal" && said.withdrawn?.coder == "forgotten")
        #expect(try store.corrections().isEmpty)
        #expect(try store.forget("نعمان الصفواني", reason: "again", forms: forms(), at: someMoment).wasForgotten)
    }

    /// القطراني without its article, as a part of another's name and with a letter left out there; a first name alone stays in what is said of others.
    @Test func otherSpellingsOfTheName() throws {
        let store = try Store(path: file.path, access: .writing)
        let text = "قال زهران القطراني والقطراني إن حكومة القطرني وحكومة المدينة مع زهران ومع قطراني آخر."
        var first = reading("a", "زهران القطراني", text)
        first.actors[0].mentions.append(.init(text: "القطراني", span: Span(19, 27)))
        first.actors.append(Actor(name: "حكومة القطرني", kind: .body, mentions: [.init(text: "حكومة القطرني", span: Span(31, 44))], rule: "head"))
        first.actors.append(Actor(name: "زهران", kind: .person, mentions: [.init(text: "زهران", span: Span(64, 69))], rule: "head"))
        try store.add(first, text: text)
        let other = "وصل زهران قطراني وزهران الطلمي."
        try store.add(reading("b", "زهران الطلمي", other), text: other)
        try store.add(
            Correction(
                kind: .claim, verdict: .accept, item: "0123456789abcdef", coder: "amal", reason: "لا القطرني، لا قطراني بل زهران",
                madeAt: PartialDate(year: 2031)),
            at: someMoment)
        let found = try store.forget("زهران القطراني", reason: "asked for", forms: forms(), at: someMoment)
        #expect(found == Forgotten(reports: ["a", "b"], isActor: true, wasForgotten: false))
        #expect(try !stands("القطراني") && !stands("القطرني") && !stands("قطراني"))
        #expect(try store.text(of: "a") == "قال █████ ████████ █████████ إن حكومة ███████ وحكومة المدينة مع █████ ومع ██████ آخر.")
        #expect(try store.text(of: "b") == "وصل █████ ██████ وزهران الطلمي.")
        #expect(try store.history().map(\.correction.reason) == ["لا ███████، لا ██████ بل زهران"])
        #expect(try store.kept(where: Selection(reports: ["a"]))[0].reading.actors.map(\.name).suffix(2) == ["حكومة ███████", "█████"])
    }

    /// All that a coder has added goes out of every text, with clitics too, though it is one word; a first name does not.
    @Test func formsThatCodersHaveAdded() throws {
        let store = try filled()
        let text = "قال وسيم الطلمي إن لصفوان وللصفواني ولأبي صفوان رأيا."
        try store.add(reading("c", "وسيم الطلمي", text), text: text)
        let changes = [Correction.Change("forms", ["الصفواني", "صفوان", "أبي صفوان", "نعمان"]), Correction.Change("kind", ["person"])]
        let added = Correction(
            kind: .actor, verdict: .add, item: "نعمان الصفواني", changes: changes, coder: "amal", reason: "", madeAt: PartialDate(year: 2031))
        try store.add(added, at: someMoment)
        var other = added
        (other.kind, other.verdict, other.item, other.changes) = (.claim, .accept, "0123456789abcdef", [])
        other.reason = "نعمان، أي الصفواني"
        try store.add(other, at: someMoment)
        #expect(try store.forget(actor: ["نعمان الصفواني"], reason: "asked for", forms: forms(), at: someMoment).reports == ["c"])
        #expect(try store.text(of: "c") == "قال وسيم الطلمي إن ██████ █████████ █████ █████ رأيا.")
        #expect(try store.history().last?.correction.reason == "نعمان، أي ████████")
        #expect(try store.history().first?.correction.values("forms") == ["████████", "█████", "███ █████", "█████"])
    }

    @Test func nobodyOfThatName() throws {
        let store = try filled()
        let before = try Data(contentsOf: URL(fileURLWithPath: file.path))
        #expect(throws: StoreError.self) { try store.forget("لا أحد", reason: "x", at: someMoment) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == before)
    }
}

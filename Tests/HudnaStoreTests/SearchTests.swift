import Foundation
import Hudna
import HudnaLanguage
import HudnaRecord
import HudnaStore
import Testing

@Suite struct SearchQueryTests {
    @Test(arguments: [
        ("a b", #"("a" AND "b")"#), ("a AND b", #"("a" AND "b")"#), ("a OR b c", #"("a" OR ("b" AND "c"))"#), ("a NOT b", #"("a" NOT "b")"#),
        ("NOT b a", #"("a" NOT "b")"#), ("a NOT b NOT c", #"("a" NOT ("b" OR "c"))"#), ("(a OR b) c", #"(("a" OR "b") AND "c")"#),
        ("\"a b\" c", #"("a b" AND "c")"#), ("«a b»", #""a b""#), ("\"a b", #""a b""#), ("a* b", #"("a" * AND "b")"#), ("أحمد", #""احمد""#),
        ("a.b", #""a b""#), ("a - b", #"("a" AND "b")"#), ("\"NOT\"", #""not""#), ("a\"; DROP TABLE report; --", ##"("a" AND "drop table report")"##),
    ])
    func queries(_ text: String, _ match: String) throws {
        #expect(try SearchQuery(text).match == match)
    }

    @Test(arguments: ["", " - ", "NOT a", "(a", "a)", "a NOT", String(repeating: "(", count: 60) + "a", String(repeating: "a ", count: 100)])
    func whatCanNotBeAsked(_ text: String) {
        #expect(throws: SearchQueryError.self) { try SearchQuery(text) }
    }

    @Test func formsOfAWord() throws {
        let clitics = try Clitics(source: .builtIn)
        let forms = SearchForms(clitics)
        func holds(_ query: String, _ words: [String], _ others: [String]) throws {
            let match = try SearchQuery(query, forms: forms).match
            for word in words { #expect(match.contains("\"\(word)\""), "\(query) \(word)") }
            for word in others { #expect(!match.contains("\"\(word)\""), "\(query) \(word)") }
        }
        try holds("الضفاف", ["الضفاف", "والضفاف", "للضفاف", "وللضفاف", "بالضفاف", "ضفاف"], ["لالضفاف"])
        try holds("لجنة", ["لجنه", "اللجنه", "للجنه", "وبلجنه", "لجنته", "لجنتهم"], ["لللجنه"])
        try holds("يوقع", ["يوقع", "سيوقع", "وسيوقع", "يوقعه"], [])
        try holds("لام", ["لام", "واللام"], ["سلام"])
        try holds("حر", ["حر", "الحر"], ["بحر"])
        try holds("\"وقف النار\"", ["وقف النار", "لوقف النار", "ووقف النار"], ["الوقف النار"])
    }
}

@Suite struct SearchTests {
    let file = TemporaryFile()

    private func filled() throws -> Store {
        let store = try Store(path: file.path, access: .writing)
        let texts = [
            ("a", "أعلنت حركة الضفاف الهدنة. ثم سكتت."), ("b", "قال الوفد إن للضفاف وفدا. والهدنة صامدة."), ("c", "لا شيء هنا من ذلك."),
            ("d", "وصل وفد إلى كحلوان، وحركة الضفاف غائبة."),
        ]
        for (id, text) in texts {
            var reading = Reading(report: id)
            reading.outlet = id == "d" ? "other" : "one"
            reading.published = PartialDate(iso: "2031-09-0\(id == "a" ? 1 : 2)")
            reading.claims = [
                Claim(
                    type: .truceStart, status: .planned, evidence: text, evidenceSpan: Span(0, text.unicodeScalars.count), predicateSpan: Span(0, 5), rule: "x",
                    confidence: 1)
            ]
            reading.quotes = [Quote(speaker: "الوفد", via: [], kind: .indirect, text: text, span: Span(0, text.unicodeScalars.count), rule: "q")]
            try store.add(reading, text: text)
        }
        return store
    }

    private func found(_ store: Store, _ query: String, in searched: Store.Searched = .reports, _ selection: Selection = Selection()) throws -> Set<String> {
        Set(try store.search(SearchQuery(query, forms: SearchForms(Clitics(source: .builtIn))), in: searched, where: selection).map(\.report))
    }

    @Test(arguments: Store.Searched.allCases)
    func wordsAreFoundWithTheirClitics(_ searched: Store.Searched) throws {
        let store = try filled()
        #expect(try found(store, "الضفاف", in: searched) == ["a", "b", "d"])
        #expect(try found(store, "ضفاف", in: searched) == ["a", "b", "d"])
        #expect(try found(store, "هدنه", in: searched) == ["a", "b"])
        #expect(try found(store, "\"حركة الضفاف\"", in: searched) == ["a", "d"])
        #expect(try found(store, "الضفاف NOT الهدنة", in: searched) == ["d"])
        #expect(try found(store, "كحلوان OR صامدة", in: searched) == ["b", "d"])
        #expect(try found(store, "كحل*", in: searched) == ["d"])
        #expect(try found(store, "الضفاف", in: searched, Selection(outlets: ["other"])) == ["d"])
        #expect(try found(store, "الضفاف", in: searched, Selection(knownBy: moment("2031-09-01"))) == ["a"])
        #expect(try found(store, "الضفاف", in: searched, Selection(knownFrom: moment("2031-09-02", isFirst: true))) == ["b", "d"])
    }

    /// Forms that no report has are not asked for; what is found is the same.
    @Test func formsThatStandNowhereAreLeftOut() throws {
        let store = try filled()
        let forms = SearchForms(try Clitics(source: .builtIn))
        for text in [
            "الضفاف", "هدنة", "\"حركة الضفاف\"", "الضفاف NOT الهدنة", "كحلوان OR صامدة", "كحل*", "مفقودة", "وفد غائبة", "NOT كحل* الهدنة", "\"حركة الض\"*",
        ] {
            let query = try SearchQuery(text, forms: forms)
            let narrowed = try store.narrowed(query)
            #expect(narrowed.match.utf8.count <= query.match.utf8.count)
            for searched in Store.Searched.allCases {
                let found = try [query, narrowed].map { try store.search($0, in: searched).map { [$0.report, $0.text, "\($0.span)"] } }
                #expect(found[0] == found[1], "\(text) in \(searched)")
            }
        }
        #expect(try store.narrowed(SearchQuery("الضفاف", forms: forms)).match == "(\"الضفاف\" OR \"للضفاف\")")
        #expect(try store.narrowed(SearchQuery("كحل*", forms: SearchForms())).match == "\"كحل\" *")
    }

    @Test func aHitSaysWhereItStands() throws {
        let store = try filled()
        let hit = try #require(try store.search(SearchQuery("صامدة", forms: SearchForms(Clitics(source: .builtIn))), in: .reports).first)
        #expect(hit.text == "والهدنة صامدة." && hit.report == "b" && hit.outlet == "one")
        let text = Array(try #require(try store.text(of: "b")).unicodeScalars)
        #expect(String(String.UnicodeScalarView(text[hit.span.start..<hit.span.end])) == hit.text)
        let claim = try #require(try store.search(SearchQuery("صامدة"), in: .claims).first)
        guard case .claim(let id, .truceStart, .planned) = claim.item else { return #expect(Bool(false)) }
        #expect(id.count == 16)
        let quote = try #require(try store.search(SearchQuery("صامدة"), in: .quotes).first)
        guard case .quote(_, .indirect, "الوفد") = quote.item else { return #expect(Bool(false)) }
    }

    @Test func whatWasReadAnewIsFoundOnce() throws {
        let store = try filled()
        var reading = Reading(report: "a")
        reading.published = PartialDate(iso: "2031-09-01")
        try store.add(reading, text: "أعلنت حركة الضفاف الهدنة. ثم سكتت.", setup: ReadingSetup(language: "fedcba9876543210", program: "0.1.0"))
        #expect(try store.search(SearchQuery("سكتت"), in: .reports).count == 1)
        #expect(try store.search(SearchQuery("سكتت"), in: .claims).isEmpty)
    }

    @Test func whatIsCutOffDoesNotDependOnTheOrderOfArrival() throws {
        let ids = (0..<30).map { "r\($0)" }
        func first(_ ids: [String]) throws -> [String] {
            let file = TemporaryFile()
            let store = try Store(path: file.path, access: .writing)
            for id in ids { try store.add(Reading(report: id), text: "هدنة") }
            return try store.search(SearchQuery("هدنة"), in: .reports, limit: 7).map(\.report)
        }
        #expect(try first(ids) == (try first(ids.reversed())))
    }
}

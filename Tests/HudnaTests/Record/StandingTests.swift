import HudnaRecord
import Testing

@testable import Hudna

/// Who speaks for whom, who may charge whom, and what is no disagreement, in a war of a state that never was.
@Suite struct StandingTests {
    /// The program's own words, with two states that never were, their bodies and a town.
    private static let words = Invented.words(adding: [
        "ar/actors/states.tsv": "zarwan\tزروان\t\tدار الريح\tزرواني\tزروانيون\tproject\nnahrin\tنهرين\t\tقصر الماء\tنهريني\tنهرينيون\tproject\n",
        "ar/actors/bodies.tsv": """
        zarwan-gov\tالحكومة الزروانية\t\tbody\tzarwan\tzarwan\tproject
        zarwan-army\tالجيش الزرواني\t\tbody\tzarwan\tzarwan\tproject
        zarwan-dissenters\tالمنشقون الزروانيون\t\tbody\tzarwan\tzarwan\tproject
        zarwan-council\tمجلس السفوح\tالمجلس المنشق\tbody\tzarwan\tzarwan\tproject
        zarwan-watch\tمرصد زروان\t\tbody\tzarwan\tzarwan\tproject

        """,
        "ar/actors/people.tsv": "samiya\tسامية النهرينية\t\tperson\tزعيمة المجلس المنشق\tnahrin\tproject\n",
        "ar/places/places.tsv": "dar-rih\tدار الريح\t\tZQ\t\tproject\nsafh\tسفحان\t\tZQ\t\tproject\nkahf\tكهفان\t\tZQ\t\tproject\n",
    ])

    private static let bodies: [(String, Actor.Kind, String, [String])] = [
        ("زروان", .state, "listed:zarwan", []), ("نهرين", .state, "listed:nahrin", []), ("الحكومة الزروانية", .body, "listed:zarwan-gov", []),
        ("الجيش الزرواني", .body, "listed:zarwan-army", []), ("المنشقون الزروانيون", .body, "listed:zarwan-dissenters", []),
        ("مجلس السفوح", .body, "listed:zarwan-council", []), ("مرصد زروان", .body, "listed:zarwan-watch", []), ("الأمم المتحدة", .body, "listed:un", []),
        ("مصادر", .people, "people:1", []),
    ]

    private func reading(
        _ id: String, _ day: String = "2030-03-01", _ people: [(String, Actor.Kind, String, [String])] = [], _ claims: [Claim]
    ) -> KeptReading {
        var kept = Invented.reading(id, day + "T09:00Z", claims)
        kept.reading.actors = (Self.bodies + people).map { name, kind, rule, mentions in
            Actor(name: name, kind: kind, mentions: ([name] + mentions).map { Actor.Mention(text: $0, span: Span(0, 0)) }, rule: rule)
        }
        return kept
    }

    private func process(_ readings: [KeptReading]) throws -> Process {
        let words = try #require(Self.words)
        return try #require(Record([reading("war", Self.war)] + readings, words: words).processes.first { $0.id == "zarwan" })
    }

    private static let war: [Claim] = [
        Invented.claim(.talks, .occurred, ["الحكومة الزروانية"], to: ["المنشقون الزروانيون"], "محادثات بين الحكومة الزروانية والمنشقين"),
        Invented.claim(.attack, .occurred, ["الجيش الزرواني"], to: ["المنشقون الزروانيون"], "قصف الجيش الزرواني المنشقين في زروان"),
        Invented.claim(.attack, .occurred, ["المنشقون الزروانيون"], to: ["الجيش الزرواني"], "قصف المنشقون الجيش الزرواني"),
        Invented.claim(.mediate, .ongoing, ["الأمم المتحدة"], object: "هدنة", "تعمل الأمم المتحدة على هدنة في زروان"),
    ]

    private func reading(_ id: String, _ claims: [Claim]) -> KeptReading { reading(id, "2030-03-01", [], claims) }

    // MARK: - Who speaks for whom

    @Test func whoHoldsAnOfficeOfTheCountryStandsForItsGovernment() throws {
        let people: [(String, Actor.Kind, String, [String])] = [
            ("سالم الزروي", .person, "", ["الرئيس الزرواني سالم الزروي"]), ("هاني الكهفي", .person, "", ["وزير الدفاع الزرواني هاني الكهفي"]),
            ("راجي السفحي", .person, "", ["الرئيس الزرواني السابق راجي السفحي"]), ("نادر الناي", .person, "", ["الناشط الزرواني نادر الناي"]),
        ]
        let claims = people.map { Invented.claim(.ready, .occurred, [$0.0], object: "للحوار", $0.0 + " مستعد للحوار") }
        let found = try process([reading("a", "2030-03-01", people, Self.war + claims)]).parties.filter { $0.role == .party && $0.of == "الحكومة الزروانية" }
        #expect(Set(found.map(\.actor.name)) == ["الجيش الزرواني", "سالم الزروي", "هاني الكهفي"])
    }

    @Test func whoIsSentToTheCountryIsNotOfIt() throws {
        let people: [(String, Actor.Kind, String, [String])] = [
            ("هادي الموفد", .person, "", ["المبعوث الأممي إلى زروان هادي الموفد"]), ("رامي السفير", .person, "", ["سفير نهرين لدى زروان رامي السفير"]),
        ]
        let claims = people.map { Invented.claim(.talks, .occurred, [$0.0], to: ["المنشقون الزروانيون"], "التقى " + $0.0 + " المنشقين") }
        let parties = try process([reading("a", "2030-03-01", people, claims)]).parties
        #expect(parties.filter { $0.actor.name == "هادي الموفد" }.map { "\($0.role.rawValue) of \($0.of)" } == ["mediator of الأمم المتحدة"])
        #expect(!parties.contains { $0.role == .party && $0.of == "الحكومة الزروانية" && $0.actor.name != "الجيش الزرواني" })
        #expect(parties.contains { $0.actor.id == "nahrin" && $0.role == .participant })
    }

    @Test func whoIsListedWithAnotherConflictSpeaksForNoBodyOfThisOne() throws {
        let people: [(String, Actor.Kind, String, [String])] = [("سامية النهرينية", .person, "listed:samiya", ["زعيمة المجلس المنشق سامية النهرينية"])]
        let claims = [Invented.claim(.refuse, .occurred, ["سامية النهرينية"], object: "الحوار", "رفضت سامية النهرينية الحوار")]
        #expect(!(try process([reading("a", "2030-03-01", people, claims)]).parties.contains { $0.actor.id == "samiya" && $0.role == .party }))
    }

    @Test func aBodyToldByAPronounIsNobody() throws {
        let words = try #require(Self.words)
        for name in ["قواتها", "حكومته", "جيشنا", "وفدهم"] { #expect(words.isByPronoun(name), "\(name)") }
        for name in ["قوات", "الحكومة", "حكومة السفوح", "سرية"] { #expect(!words.isByPronoun(name), "\(name)") }
        let claims = (0..<4).map { Invented.claim(.attack, .occurred, ["قواتها"], "قصفت قواتها السفح \($0)") }
        let process = try process([reading("a", "2030-03-01", [("قواتها", .body, "", [])], claims)])
        #expect(!process.parties.contains { $0.actor.name == "قواتها" } && !process.name.contains("قواتها"))
    }

    @Test func statesTogetherAndStrayNamesGovernNothing() throws {
        let people: [(String, Actor.Kind, String, [String])] = [("القوى العالمية", .body, "", []), ("الحكومة الجميع", .body, "", [])]
        let claims = people.flatMap { person in
            (0..<3).map { Invented.claim(.talks, .occurred, [person.0], to: ["المنشقون الزروانيون"], "التقى المنشقون \(person.0) \($0)") }
        }
        let state = Invented.claim(.refuse, .occurred, ["زروان"], object: "هدنة", "رفضت زروان هدنة")
        let found = try process([reading("a", "2030-03-01", people, claims + [state])])
        #expect(!found.parties.contains { $0.actor.name == "القوى العالمية" && $0.role == .party })
        #expect(found.instruments.flatMap(\.positions).map(\.party).allSatisfy { $0 == "الحكومة الزروانية" })
    }

    @Test func whatAStateDoesInItsOwnTownsIsAboutIt() throws {
        let words = try #require(Self.words)
        let claims = [
            Invented.claim(.accept, .occurred, ["زروان"], object: "هدنة في سفحان", place: "سفحان", "قبلت زروان هدنة في سفحان"),
            Invented.claim(.support, .occurred, ["هادي"], place: "نهرين", "رحب هادي بذلك في نهرين"),
        ]
        #expect(CentreFinder(reading("a", claims).reading, words: words).centres().country == "zarwan")
    }

    @Test func whoSponsorsUnderTheRoofOfAnotherIsNoHost() throws {
        let claim = Invented.claim(
            .mediate, .occurred, ["نهرين"], object: "محادثات", "استضافت بحرون محادثات زروان بين الجانبين وبرعاية نهرين")
        let roles = try process([reading("a", [claim])]).parties.filter { $0.actor.id == "nahrin" }.map(\.role)
        #expect(roles == [.mediator])
    }

    // MARK: - Who charges whom

    @Test func alliesAndWatchersChargeNobody() throws {
        let attack = { (says: String, at: Int) in
            Invented.claim(.attack, .occurred, ["الجيش الزرواني"], place: "سفحان", says: [says], "قصف الجيش الزرواني سفحان", at: at)
        }
        let alliance = (0..<2).map {
            Invented.claim(.attack, .occurred, ["مجلس السفوح"], to: ["المنشقون الزروانيون"], "هاجم مجلس السفوح المنشقين \($0)", at: 900 + 100 * $0)
        }
        for (says, charges) in [("المنشقون الزروانيون", 1), ("مجلس السفوح", 0), ("مرصد زروان", 0)] {
            let found = try process([reading("a", alliance + [attack(says, 2000)])]).violations
            #expect(found.filter { $0.accused == "الجيش الزرواني" }.count == charges, "\(says)")
        }
    }

    @Test func nobodyBacksBothOfTwoEnemies() throws {
        let back = { (side: String, at: Int) in Invented.claim(.arm, .occurred, ["نهرين"], to: [side], "سلحت نهرين \(side) \(at)", at: at) }
        let claims = [back("المنشقون الزروانيون", 100), back("المنشقون الزروانيون", 300), back("الحكومة الزروانية", 500)]
        #expect(try process([reading("a", claims)]).parties.filter { $0.role == .backer }.map(\.of) == ["المنشقون الزروانيون"])
    }

    // MARK: - What differs

    @Test func advancesOnTwoTownsDoNotDiffer() throws {
        let advance = { (place: String, status: Status) in
            Invented.claim(.advance, status, ["المنشقون الزروانيون"], object: place, place: place, "سيطر المنشقون على \(place)")
        }
        func found(_ first: String, _ second: String) throws -> Int {
            try process([reading("a", [advance(first, .occurred)]), reading("b", "2030-03-02", [], [advance(second, .negated)])]).disagreements.filter {
                $0.type == "advance" && $0.matter == .place
            }.count
        }
        #expect(try found("سفحان", "كهفان") == 0)
        #expect(try found("سفحان", "سفحان") == 1)
        #expect(try found("دار الريح", "العاصمة") == 1)
    }

    /// What a side is called differs where two of its names have no word in common; that of two of its men one is called otherwise is nothing.
    @Test func namesOfASideMayBeApart() throws {
        func told(_ id: String, _ calling: String) -> KeptReading {
            var kept = reading(id, "2030-03-01", [], Self.war)
            for index in kept.reading.actors.indices where kept.reading.actors[index].name == "المنشقون الزروانيون" {
                kept.reading.actors[index].mentions = [Actor.Mention(text: calling, span: Span(0, calling.unicodeScalars.count))]
            }
            return kept
        }
        func names(_ first: String, _ second: String) throws -> [[String]] {
            let words = try #require(Self.words)
            let process = try #require(Record([told("a", first), told("b", second)], words: words).processes.first { $0.id == "zarwan" })
            return process.disagreements.filter { $0.matter == .name }.map { $0.versions.map(\.says) }
        }
        #expect(try names("المنشقون الزروانيون", "عصابات الجبل") == [["المنشقون الزروانيون", "عصابات الجبل"]])
        #expect(try names("المنشقون الزروانيون", "المنشقون المسلحون").isEmpty)
        #expect(try names("القوم المسلحون", "للقوم المسلحون").isEmpty)
    }

    @Test func whatIsToComeAndThenIsDiffersInNothing() throws {
        let talks = { (status: Status) in
            Invented.claim(.talks, status, ["الحكومة الزروانية"], to: ["المنشقون الزروانيون"], place: "سفحان", "محادثات في سفحان بين الجانبين")
        }
        let readings = [reading("a", [talks(.planned)]), reading("b", "2030-03-02", [], [talks(.occurred)])]
        #expect(!(try process(readings).disagreements.contains { $0.type == "talks" && $0.matter == .status }))
    }

    @Test func aNumberToldAgainWeeksLaterIsOneOfThatDay() throws {
        func told(_ id: String, _ day: String) -> KeptReading {
            var kept = reading(id, day, [], Self.war)
            kept.reading.figures = [
                Figure(what: .killed, of: "شخص", qualifier: .moreThan, low: 6500, high: nil, text: "أكثر من 6500 شخص", span: Span(0, 10), rule: "")
            ]
            return kept
        }
        let process = try process([told("a", "2030-03-01"), told("b", "2030-03-03"), told("c", "2030-03-29")])
        #expect(process.toll.map(\.asOf?.iso) == ["2030-03-01", "2030-03-29"])
        #expect(!process.disagreements.contains { $0.matter == .number })
    }
}

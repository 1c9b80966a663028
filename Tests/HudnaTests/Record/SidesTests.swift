import HudnaRecord
import Testing

@testable import Hudna

/// Who stands for whom in a war: a government and its army, rebels by a short name, watchers who do not fight.
@Suite struct SidesTests {
    /// The program's own words, with a state that never was and its bodies.
    private static let words = Invented.words(adding: [
        "ar/actors/states.tsv": "zarwan\tزروان\t\tدار الريح\tزرواني\tزروانيون\tproject\n",
        "ar/actors/bodies.tsv": """
        zarwan-gov\tالحكومة الزروانية\t\tbody\tzarwan\tzarwan\tproject
        zarwan-army\tالجيش الزرواني\t\tbody\tzarwan\tzarwan\tproject
        zarwan-dissenters\tالمنشقون الزروانيون\t\tbody\tzarwan\tzarwan\tproject
        neighbours\tمنظمة الجوار\t\tbody\t\tzarwan\tproject
        alliance\tتحالف الجوار\t\tbody\t\tzarwan\tproject
        wanderers\tكتيبة الريح\t\tbody\tzarwan\tzarwan\tproject

        """,
    ])

    private func reading(_ id: String, _ actors: [(String, Actor.Kind, String)], _ claims: [Claim]) -> KeptReading {
        var kept = Invented.reading(id, "2030-03-01T09:00Z", claims)
        kept.reading.actors = actors.map { Actor(name: $0.0, kind: $0.1, mentions: [Actor.Mention(text: $0.0, span: Span(0, 0))], rule: $0.2) }
        return kept
    }

    private static let cast: [(String, Actor.Kind, String)] = [
        ("الحكومة الزروانية", .body, "listed:zarwan-gov"), ("الجيش الزرواني", .body, "listed:zarwan-army"),
        ("المنشقون الزروانيون", .body, "listed:zarwan-dissenters"), ("المنشقين", .people, "people:1"),
        ("منظمة الجوار", .body, "listed:neighbours"),
    ]

    private func process(_ claims: [Claim]) throws -> Process {
        let words = try #require(Self.words)
        return try #require(Record([reading("a", Self.cast, claims)], words: words).processes.first { $0.id == "zarwan" })
    }

    private static let told: [Claim] = [
        Invented.claim(.talks, .occurred, ["الحكومة الزروانية"], to: ["المنشقون الزروانيون"], "محادثات بين الحكومة الزروانية والمنشقين الزروانيين"),
        Invented.claim(.attack, .occurred, ["المنشقين"], says: ["الجيش الزرواني"], "قصف المنشقين في شرق زروان"),
        Invented.claim(.attack, .occurred, ["الجيش الزرواني"], says: ["المنشقين"], "قصف الجيش الزرواني شرق زروان"),
        Invented.claim(.monitor, .ongoing, ["منظمة الجوار"], object: "وقف إطلاق النار", "تراقب المنظمة وقف إطلاق النار"),
        Invented.claim(
            .accept, .occurred, ["الحكومة الزروانية", "منظمة الجوار"], object: "اتفاق وقف إطلاق النار", on: "2030-02-27",
            "اتفقت الحكومة الزروانية والمنظمة على اتفاق وقف إطلاق النار"),
    ]

    @Test func anArmyStandsForItsGovernmentAndRebelsForTheirBody() throws {
        let process = try process(Self.told)
        let parties = process.parties.filter { $0.role == .party }
        #expect(Set(parties.map(\.actor.name)) == ["الحكومة الزروانية", "الجيش الزرواني", "المنشقون الزروانيون"])
        #expect(parties.filter { !$0.of.isEmpty }.map { $0.actor.name + " of " + $0.of } == ["الجيش الزرواني of الحكومة الزروانية"])
        let charges = process.violations.map { $0.accused + " < " + $0.accuser }
        #expect(charges.contains("المنشقون الزروانيون < الجيش الزرواني"))
        #expect(charges.contains("الجيش الزرواني < المنشقون الزروانيون"))
    }

    /// Who comes from abroad and fights one of the two sides backs the other.
    @Test func whoComesToFightOneSideBacksTheOther() throws {
        let raids = ["قصف تحالف الجوار المنشقين شرقا", "قصف تحالف الجوار المنشقين غربا", "قصف تحالف الجوار المنشقين شمالا"].map {
            Invented.claim(.attack, .occurred, ["تحالف الجوار"], to: ["المنشقون الزروانيون"], $0)
        }
        let words = try #require(Self.words)
        let cast = Self.cast + [("تحالف الجوار", .body, "listed:alliance")]
        let process = try #require(Record([reading("a", cast, Self.told + raids)], words: words).processes.first { $0.id == "zarwan" })
        let roles = process.parties.filter { $0.actor.id == "alliance" }.map { "\($0.role.rawValue) \($0.of)" }
        #expect(roles == ["backer الحكومة الزروانية"])
    }

    /// Where a side is told of again and again, one telling of a fight makes nobody a party.
    @Test(arguments: [(1, false), (2, true)])
    func whoIsToldOfOnceIsNoParty(_ times: Int, _ isParty: Bool) throws {
        let war = (1...45).map { Invented.claim(.attack, .occurred, ["المنشقون الزروانيون"], to: ["الجيش الزرواني"], "قصف المنشقون الجيش للمرة \($0)") }
        let raids = (1...times).map { Invented.claim(.attack, .occurred, ["كتيبة الريح"], "هاجمت كتيبة الريح القرية \($0)") }
        let words = try #require(Self.words)
        let cast = Self.cast + [("كتيبة الريح", .body, "listed:wanderers")]
        let process = try #require(Record([reading("a", cast, Self.told + war + raids)], words: words).processes.first { $0.id == "zarwan" })
        #expect(process.parties.contains { $0.actor.id == "wanderers" } == isParty)
    }

    @Test func whoWatchesAndAgreesIsNoPartyToTheWar() throws {
        let process = try process(Self.told)
        let roles = process.parties.filter { $0.actor.id == "neighbours" }.map(\.role.rawValue).sorted()
        #expect(roles == ["observer", "participant"])
        #expect(process.instruments.flatMap(\.positions).contains { $0.party == "منظمة الجوار" && $0.stand == .accepted })
        #expect(process.milestones.contains { $0.kind == "accept" && $0.when.start?.iso == "2030-02-27" })
    }

    @Test func thatNothingWasAgreedOnIsNobodysRefusal() throws {
        let process = try process(
            Self.told + [
                Invented.claim(
                    .accept, .negated, ["الحكومة الزروانية"], object: "اتفاق وقف إطلاق النار", "لم تتفق الحكومة الزروانية على اتفاق وقف إطلاق النار")
            ])
        #expect(!process.instruments.flatMap(\.positions).contains { $0.stand == .refused })
    }

    @Test func whatOneSideSaysAndTheOtherDeniesIsADisagreement() throws {
        let process = try process(
            Self.told + [
                Invented.claim(.deny, .occurred, ["المنشقين"], "نفى المنشقون قصف شرق زروان", at: 700),
                Invented.claim(.attack, .negated, ["المنشقين"], "قصف شرق زروان", at: 715),
            ])
        let found = process.disagreements.filter { $0.matter == .status && $0.type == "attack" }
        #expect(found.count == 1)
        // What is said, the denial, and what the other side is charged with.
        #expect(found.first?.versions.count == 3)
        let crossed = try self.process(Self.told).disagreements.filter { $0.matter == .actors && $0.type == "attack" }
        #expect(crossed.count == 1 && crossed.first?.versions.count == 2)
    }

    @Test func aGovernmentCalledByNothingElseIsTheOneThatIsListed() throws {
        let words = try #require(Self.words)
        let cast = Self.cast + [("الحكومة", Actor.Kind.body, ""), ("قادة المنشقين", Actor.Kind.people, ""), ("القوات المنشقة", Actor.Kind.body, "")]
        let claims =
            Self.told + [
                Invented.claim(.accept, .occurred, ["الحكومة"], object: "اتفاق وقف إطلاق النار", "قبلت الحكومة اتفاق وقف إطلاق النار", at: 900),
                Invented.claim(
                    .attack, .occurred, ["الجيش الزرواني"], object: "قرية السفح", says: ["قادة المنشقين"], "قصف الجيش الزرواني قرية السفح", at: 1000),
            ]
        let process = try #require(Record([reading("a", cast, claims)], words: words).processes.first { $0.id == "zarwan" })
        let parties = Set(process.parties.filter { $0.role == .party && $0.of.isEmpty }.map(\.actor.name))
        #expect(parties == ["الحكومة الزروانية", "المنشقون الزروانيون"])
        #expect(process.violations.filter { $0.accused == "الجيش الزرواني" }.map(\.accuser).allSatisfy { $0 == "المنشقون الزروانيون" })
        #expect(process.instruments.flatMap(\.positions).contains { $0.party == "الحكومة الزروانية" && $0.stand == .accepted })
    }

    @Test func theDeadOfAnAttackAreNoAttackOfTheirOwn() throws {
        let result = Invented.claim(.attack, .occurred, ["المنشقين"], says: ["الجيش الزرواني"], "وقتل جندي", at: 60)
        let other = Invented.claim(.attack, .occurred, ["المنشقين"], place: "السفح", says: ["الجيش الزرواني"], "وقصفوا السفح", at: 80)
        for order in [[result, other], [other, result]] {
            let charges = try process(Self.told + order).violations.filter { $0.accused == "المنشقون الزروانيون" }
            #expect(charges.map(\.evidence.count).sorted() == [1, 2])
        }
    }

    @Test func eachAccusesTheOther() throws {
        let claims = [
            Invented.claim(.accuse, .occurred, ["الحكومة الزروانية"], to: ["المنشقون الزروانيون"], object: "بخرق الاتفاق", "اتهام الآخر بخرق الاتفاق", at: 800),
            Invented.claim(.violate, .occurred, ["الجيش الزرواني"], object: "الاتفاق", says: ["الحكومة الزروانية"], "بخرق الاتفاق", at: 813),
        ]
        let charges = try process(Self.told + claims).violations.filter { $0.type == .violate }.map { $0.accused + " < " + $0.accuser }
        #expect(charges.sorted() == ["الحكومة الزروانية < المنشقون الزروانيون", "المنشقون الزروانيون < الحكومة الزروانية"].sorted())
        #expect(!(try process(Self.told + claims).disagreements.contains { $0.matter == .position }))
    }
}

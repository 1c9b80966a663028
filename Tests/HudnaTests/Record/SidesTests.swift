import HudnaRecord
import Testing

@testable import Hudna
@testable import HudnaLanguage

/// Who stands for whom in a war: a government and its army, rebels by a short name, watchers who do not fight.
@Suite struct SidesTests {
    /// The program's own words, with a state that never was and its bodies.
    private static let words: RecordWords? = {
        var files = LanguageSource.builtIn.files
        let rows = [
            "ar/actors/states.tsv": "zarwan\tزروان\t\tدار الريح\tزرواني\tزروانيون\tproject\n",
            "ar/actors/bodies.tsv": """
            zarwan-gov\tالحكومة الزروانية\t\tbody\tzarwan\tzarwan\tproject
            zarwan-army\tالجيش الزرواني\t\tbody\tzarwan\tzarwan\tproject
            zarwan-dissenters\tالمنشقون الزروانيون\t\tbody\tzarwan\tzarwan\tproject
            neighbours\tمنظمة الجوار\t\tbody\t\tzarwan\tproject

            """,
        ]
        for (path, more) in rows { files[path, default: []] += Array(more.utf8) }
        return (try? Language(source: LanguageSource(files: files))).map { RecordWords($0) }
    }()

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
        let parties = process.parties.filter { $0.role == .party }.map(\.actor.name)
        #expect(Set(parties) == ["الحكومة الزروانية", "المنشقون الزروانيون"])
        let charges = process.violations.map { $0.accused + " < " + $0.accuser }
        #expect(charges.contains("المنشقون الزروانيون < الجيش الزرواني"))
        #expect(charges.contains("الجيش الزرواني < المنشقون الزروانيون"))
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
        #expect(found.first?.versions.count == 2)
        let crossed = process.disagreements.filter { $0.matter == .actors && $0.type == "attack" }
        #expect(crossed.count == 1)
    }
}

import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// What the rest of a report says of a draft. Sides and places are invented.
@Suite struct DiscourseTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    private func features(_ text: String) -> ClaimFeatures { reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil).features }

    /// Masdars that name nobody are told of those whom their like were told of before; a headline's of those behind.
    @Test func theLikeBeforeAndBehindNamesTheSides() throws {
        let features = features(
            "اشتباكات في الوادي\nدارت اشتباكات بين حكومة سندوان وحركة خط الماء في الوادي صباح أمس. وأسفرت الاشتباكات عن نزوح سكان القرية.")
        let clashes = features.drafts.indices.filter { features.drafts[$0].type == .clash && !features.drafts[$0].predicate.isAlternative }
        let headline = try #require(clashes.first)
        let masdar = try #require(clashes.last)
        let named = try #require(clashes.last { $0 < masdar && !features.drafts[$0].actors.isEmpty })
        let sides = Set(["حكومة سندوان", "حركة خط الماء"])
        func names(_ draft: Int) -> Set<String> { Set(features.discourse.expected(draft).map { features.cast.actors[$0].name }) }
        #expect(features.drafts[headline].actors.isEmpty)
        #expect(names(headline) == sides)
        #expect(names(masdar) == sides)
        #expect(features.discourse.inHeadline[named] && !features.discourse.inHeadline[headline])
        let side = try #require(features.discourse.expected(masdar).first)
        #expect(features.discourse.part(side, in: named) & 3 != 0)
        #expect(features.discourse.part(side, in: -1) == 4)
        #expect(!ParticipantFeatures(claims: features).candidates(masdar).filter { features.cast.mentions[$0].actor == side }.isEmpty)
    }

    /// What a statement asks for its issuer asks for, and not whom it names next.
    @Test func aStatementActsForItsIssuer() throws {
        let features = features("قال قادة الأركان إن الحادث خطير. ودعا البيان حركة خط الماء إلى الاعتذار.")
        let demand = try #require(features.drafts.last { $0.type == .demand && $0.content == nil })
        #expect(demand.actors.map { features.cast.actors[$0].name } == ["قادة الأركان"])
    }

    /// Who launched, planted or struck is told behind what happened, or by a word of agency.
    @Test(arguments: [
        "وقتل خمسة جنود بصاروخ أطلقته حركة خط الماء.", "وأصيب مدنيان في انفجار لغم زرعته حركة خط الماء.",
        "كان الاعتداء الذي حصل قرب القاعدة قبل أيام من قبل حركة خط الماء خطيرا.",
    ])
    func whoDidItIsToldBehind(_ text: String) {
        let features = features(text)
        let attacks = features.drafts.filter { $0.type == .attack && $0.rejected == nil && $0.arguments.actorBasis == .agent }
        #expect(attacks.contains { $0.actors.map { features.cast.actors[$0].name } == ["حركة خط الماء"] }, "\(text)")
    }

    /// What somebody could not do was not done, whatever stands between.
    @Test func whatCouldNotBeDoneIsNegated() throws {
        let features = features("ولم تتمكن قوات خط الماء من دخول المدينة.")
        let advance = try #require(features.drafts.first { $0.type == .advance && !$0.predicate.isAlternative })
        #expect(advance.status == .negated && advance.isStatusFirm)
    }

    /// What somebody is called to is planned, however much stands between the verb and its preposition.
    @Test func aGovernorReachesItsPreposition() throws {
        let features = features("دعت لجنة الحكماء مساء أمس الجانبين المتحاربين إلى محادثات قرب النهر.")
        let talks = try #require(features.drafts.first { $0.type == .talks && !$0.predicate.isAlternative })
        #expect(talks.status == .planned)
    }

    /// A draft's own part in what somebody mostly does is left out.
    @Test func habitIsWhatTheOthersSay() throws {
        let features = features("قصفت حركة خط الماء القرية صباح أمس. وهاجمت حركة خط الماء قافلة حكومة سندوان مساء.")
        let attacks = features.drafts.indices.filter {
            features.drafts[$0].type == .attack && !features.drafts[$0].actors.isEmpty && features.drafts[$0].rejected == nil
        }
        let first = try #require(attacks.first)
        let actor = try #require(features.drafts[first].actors.first)
        let group = features.groupNumber(features.drafts[first])
        #expect(
            features.discourse.habit(actor, group: group, but: first) / 3 == attacks.filter { $0 != first && features.drafts[$0].actors.contains(actor) }.count)
    }

    /// Each word counts once; a flash has no topic.
    @Test func aTopicIsTheWordsOfAReport() {
        func keys(_ text: String) -> [UInt32] {
            var bag = FeatureBag()
            features(text).topic.features(&bag)
            return bag.keys
        }
        let sentence = "زار ناظم البحراوي المدينة. "
        #expect(keys(sentence).isEmpty)
        #expect(keys(String(repeating: sentence, count: 20)).count == 4)
    }
}

import Hudna
@testable import HudnaExports
import HudnaLanguage
import HudnaRecord
import Testing

/// What a claim may be exported as: a fact, an allegation, an announcement, a cancellation or nothing (codebook, section 3).
@Suite struct EventCoderTests {
    private let codes = try? CodeLists(LanguageSource.builtIn)

    /// What makes a process of the rest: a war between two, a go-between.
    private let war = [
        Invented.claim(.clash, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], "اشتبك مجلس الوادي مع جبهة التلال في زروان"),
        Invented.claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان"),
    ]

    private func events(_ claims: [Claim], _ type: ClaimType, more: [KeptReading] = [], filters: Filters = Filters()) throws -> [CodedEvent] {
        let record = try #require(Invented.record([Invented.reading("a", "2030-03-02", war + claims)] + more))
        return try record.dossier(filters, codes: try #require(codes)).events.filter { $0.type == type }
    }

    private func attack(_ status: Status = .occurred, says source: [String] = []) -> Claim {
        Invented.claim(
            .attack, status, ["جبهة التلال"], to: ["مجلس الوادي"], on: "2030-03-01", says: source, "قصفت جبهة التلال قرية في زروان \(status.rawValue)")
    }

    @Test func whatTheReportItselfTellsIsAFact() throws {
        let found = try events([attack()], .attack)
        #expect(found.map(\.standing) == [.fact])
        #expect(found.first?.actors == ["hill-front"] && found.first?.targets == ["valley-council"] && found.first?.hasFreeSource == true)
        #expect(found.first?.day?.iso == "2030-03-01")
    }

    @Test func whatAnAdversaryTellsIsHisAccusation() throws {
        for source in ["مجلس الوادي", "سامر الوادعي"] {
            let found = try events([attack(says: [source])], .attack)
            #expect(found.map(\.standing) == [.alleged], "\(source)")
            #expect(found.first?.targets == ["hill-front"])
            // The accusation is of the day of the report.
            #expect(found.first?.day?.iso == "2030-03-02")
        }
    }

    /// Whose charge it is stands as its source, though the reading took the accused for the speaker.
    @Test func anAllegationIsReportedAsTheAccusersWord() throws {
        let accuse = Invented.claim(
            .accuse, .occurred, ["مجلس الوادي"], to: ["جبهة التلال"], object: "خرق الهدنة", "اتهم مجلس الوادي جبهة التلال بخرق الهدنة", at: 300)
        let breach = Invented.claim(.violate, .occurred, ["جبهة التلال"], object: "الهدنة", says: ["جبهة التلال"], "جبهة التلال بخرق الهدنة", at: 316)
        let record = try #require(Invented.record([Invented.reading("a", "2030-03-02", war + [accuse, breach])]))
        let dossier = try record.dossier(Filters(), codes: try #require(codes))
        let rows = FollowTheMoneyFormat().tables(dossier).flatMap(\.rows).map { $0.map(CellText.harmless).joined(separator: " ") }
        let told = rows.filter { $0.contains("(violate, alleged)") }
        #expect(told.count == 1)
        #expect(told.allSatisfy { $0.contains("source مجلس الوادي") && !$0.contains("source جبهة التلال") })
    }

    @Test func whatNobodyNamedTellsIsAnAllegation() throws {
        let found = try events([attack(says: ["مصدر عسكري"])], .attack)
        #expect(found.map(\.standing) == [.alleged])
        #expect(found.first?.actors == [] && found.first?.hasFreeSource == false)
    }

    /// Sources without a name, whom the reading has as actors, on the side of the accused too.
    @Test func whatUnnamedSourcesTellIsAnAllegationUntilASecondWitness() throws {
        func report(_ id: String, _ source: String, _ text: String) -> KeptReading {
            var told = attack(says: [source])
            (told.evidence, told.passage, told.object) = (text, text, "قرية في زروان")
            var kept = Invented.reading(id, "2030-03-02", war + [told])
            kept.reading.actors.append(
                Actor(name: source, kind: .body, mentions: [.init(text: source + " في جبهة التلال", span: Span(0, 0))], rule: "head"))
            return kept
        }
        let codes = try #require(codes)
        func events(_ readings: [KeptReading]) throws -> [CodedEvent] {
            try #require(Invented.record(readings)).dossier(Filters(), codes: codes).events.filter { $0.type == .attack }
        }
        let first = report("x", "مصادر محلية", "قصفت جبهة التلال قرية في زروان كما قالت مصادر محلية")
        let alone = try events([first])
        #expect(alone.map(\.standing) == [.alleged] && alone.first?.targets == ["hill-front"] && alone.first?.actors.count == 1)
        // The same words again are no second witness.
        #expect(try events([first, report("y", "مصادر محلية", "قصفت جبهة التلال قرية في زروان كما قالت مصادر محلية")]).map(\.standing) == [.alleged])
        let other = report("z", "شهود عيان", "تعرضت قرية في زروان لقصف من جبهة التلال حسب شهود عيان")
        let both = try events([first, other])
        #expect(both.map(\.standing) == [.fact] && both.first?.witnesses == 2 && both.first?.hasFreeSource == false)
        var byState = attack(says: ["نهرين"])
        byState.object = "قرية في زروان"
        let named = try events([first, Invented.reading("n", "2030-03-02", war + [byState])])
        #expect(named.map(\.standing) == [.fact] && named.first?.hasFreeSource == true)
    }

    /// On the day that is told, unless it is a day to come, which is that of what is asked for.
    @Test(arguments: [("2030-02-27", "2030-02-27"), ("2030-03-09", "2030-03-02")])
    func whatIsSaidIsOfTheDayOnWhichItWas(_ day: String, _ expected: String) throws {
        let demand = Invented.claim(.demand, .occurred, ["نهرين"], to: ["جبهة التلال"], object: "هدنة", on: day, "طالبت نهرين جبهة التلال بهدنة في زروان")
        #expect(try events([demand], .demand).map { $0.day?.iso } == [expected])
    }

    /// A country that no place tells is left out, though the process is about one.
    @Test func theCountryIsThatOfThePlace() throws {
        let record = try #require(Invented.record([Invented.reading("a", "2030-03-02", war + [attack()])]))
        var dossier = try record.dossier(Filters(), codes: try #require(codes))
        for process in dossier.processes { dossier.countries[process.id] = "LY" }
        func countries(_ dossier: Dossier) -> Set<String> {
            let table = ACLEDFormat().tables(dossier)[0]
            let index = table.columns.firstIndex(of: "country") ?? 0
            return Set(table.rows.map { CellText.harmless($0[index]) })
        }
        #expect(countries(dossier) == [""])
        for index in dossier.events.indices { dossier.events[index].place = "كحلوان" }
        dossier.places["كحلوان"] = Dossier.Place(id: "x", name: "كحلوان", latin: "", country: "YE", point: nil)
        #expect(countries(dossier) == ["Yemen"])
    }

    @Test func whatAnotherStateOrTheActorTellsIsAFact() throws {
        #expect(try events([attack(says: ["نهرين"])], .attack).map(\.standing) == [.fact])
        #expect(try events([attack(says: ["حاضر التلي"])], .attack).map(\.standing) == [.fact])
    }

    /// Of ground taken and of an adversary's losses a party is no source without a quarrel; what it admits to have done to others it is.
    @Test(arguments: [
        (ClaimType.advance, [String](), false), (.clash, ["مجلس الوادي"], false), (.attack, ["مجلس الوادي"], false), (.detain, ["سامر الوادعي"], false),
        (.attack, [], true), (.close, [], true), (.deploy, [], true), (.withdraw, [], true),
    ])
    func whoBoastsIsNoSourceWithoutAQuarrel(_ type: ClaimType, _ targets: [String], _ isFree: Bool) throws {
        let own = Invented.claim(type, .occurred, ["جبهة التلال"], to: targets, on: "2030-02-27", says: ["حاضر التلي"], "قالت الجبهة إنها فعلت ذلك في زروان")
        let found = try events([own], type).filter { $0.day?.iso == "2030-02-27" }
        // It stands as told by the one who did it.
        #expect(found.map(\.standing) == [.fact])
        #expect(found.map(\.hasFreeSource) == [isFree])
        // Told by the report itself too, it has a free source.
        let told = Invented.claim(type, .occurred, ["جبهة التلال"], to: targets, on: "2030-02-27", "فعلت جبهة التلال ذلك في زروان")
        let both = try events([own], type, more: [Invented.reading("b", "2030-03-02", war + [told])]).filter { $0.day?.iso == "2030-02-27" }
        #expect(both.allSatisfy { $0.hasFreeSource })
    }

    @Test func nobodySaysOfHimselfThatHeBrokeTheTruce() throws {
        let breach = Invented.claim(.violate, .occurred, ["جبهة التلال"], object: "الهدنة", says: ["جبهة التلال"], "خرقت جبهة التلال الهدنة في زروان")
        #expect(try events([breach], .violate).map(\.standing) == [.alleged])
    }

    /// Read as told by the accused himself, in a statement that accuses him: the accuser is who makes the statement.
    @Test func aBreachHasTheAccuserOfItsStatement() throws {
        let accuse = Invented.claim(
            .accuse, .occurred, ["نهرين"], to: ["جبهة التلال"], object: "خرق الهدنة", "اتهمت نهرين جبهة التلال بخرق الهدنة في زروان", at: 500)
        let breach = Invented.claim(.violate, .occurred, ["جبهة التلال"], object: "الهدنة", says: ["جبهة التلال"], "بخرق الهدنة في زروان", at: 525)
        let quarrel = Invented.claim(.threaten, .occurred, ["نهرين"], to: ["جبهة التلال"], "توعدت نهرين جبهة التلال", at: 800)
        let found = try events([accuse, breach, quarrel], .violate)
        #expect(found.map(\.standing) == [.alleged])
        #expect(found.map(\.actors) == [["nahrin"]])
    }

    @Test func whatDidNotHappenIsNothing() throws {
        for status in [Status.possible, .conditional, .negated] { #expect(try events([attack(status)], .attack).isEmpty, "\(status)") }
        #expect(try events([attack(.planned)], .attack).map(\.standing) == [.planned])
    }

    @Test func mutualAccusationIsTwoAllegationsAndNoBreach() throws {
        let accuse = Invented.claim(
            .accuse, .occurred, ["مجلس الوادي", "جبهة التلال"], object: "بخرق الهدنة", "كل طرف يتهم الآخر بخرق الهدنة في زروان", at: 500)
        var breach = Invented.claim(.violate, .occurred, ["مجلس الوادي", "جبهة التلال"], object: "الهدنة", "بخرق الهدنة", at: 515)
        breach.predicateSpan = Span(516, 520)
        let found = try events([accuse, breach], .violate)
        #expect(found.allSatisfy { $0.standing == .alleged })
        #expect(Set(found.map { $0.actors + $0.targets }) == [["hill-front", "valley-council"], ["valley-council", "hill-front"]])
        // The accusation itself says no more than these.
        #expect(try events([accuse, breach], .accuse).isEmpty)
        let record = try #require(Invented.record([Invented.reading("a", "2030-03-02", war + [accuse, breach])]))
        let rows = try record.dossier(Filters(), codes: try #require(codes)).claims.filter { $0.type == .violate }
        // The claim has a row each way.
        #expect(Set(rows.map { $0.allegedBy + $0.actors }) == [["hill-front", "valley-council"], ["valley-council", "hill-front"]])
    }

    @Test func aChargeBehindItsAccusationIsNoFact() throws {
        let accuse = Invented.claim(.accuse, .occurred, ["مجلس الوادي"], "اتهم مجلس الوادي", at: 500)
        let charge = Invented.claim(.attack, .occurred, ["جبهة التلال"], "بقصف قرية في زروان", at: 530)
        let found = try events([accuse, charge], .attack)
        #expect(found.map(\.standing) == [.alleged])
        #expect(found.first?.actors == ["valley-council"])
        let later = Invented.claim(.attack, .occurred, ["جبهة التلال"], "قصفت جبهة التلال قرية في زروان", at: 530)
        #expect(try events([accuse, later], .attack).map(\.standing) == [.fact])
    }

    @Test func aMeetingAnnouncedAndThenDeniedIsCancelled() throws {
        let planned = Invented.claim(.talks, .planned, ["سامر الوادعي"], to: ["حاضر التلي"], on: "2030-03-05", "سيلتقي سامر الوادعي حاضر التلي")
        let denied = Invented.claim(.talks, .negated, ["سامر الوادعي"], to: ["حاضر التلي"], on: "2030-03-05", "لم يلتق سامر الوادعي حاضر التلي")
        let held = Invented.claim(.talks, .occurred, ["سامر الوادعي"], to: ["حاضر التلي"], on: "2030-03-05", "التقى سامر الوادعي حاضر التلي")
        let off = Invented.reading("b", "2030-03-06", war + [denied])
        let found = try events([planned], .talks, more: [off])
        #expect(found.map(\.standing) == [.planned, .cancelled])
        #expect(found.map { $0.day?.iso } == ["2030-03-02", "2030-03-06"])
        #expect(try events([denied], .talks).isEmpty)
        // Told to have been held too: nothing was cancelled.
        let both = try events([planned], .talks, more: [off, Invented.reading("c", "2030-03-06", war + [held])])
        #expect(Set(both.map(\.standing)) == [.planned, .fact])
    }

    @Test func idsAreTheSameInAnyOrderAndKnowNothingLater() throws {
        let codes = try #require(codes)
        let record = try #require(Invented.record(Invented.war))
        let reversed = try #require(Invented.record(Invented.war.reversed()))
        let ids = try record.dossier(Filters(), codes: codes).events.map(\.id)
        let others = try reversed.dossier(Filters(), codes: codes).events.map(\.id)
        #expect(!ids.isEmpty && Set(ids).count == ids.count && ids == others)
        #expect(ids.allSatisfy { $0.hasPrefix("hudna-") })
    }
}

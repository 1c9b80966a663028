import HudnaRecord
import Testing

@testable import Hudna

@Suite struct StoriesTests {
    private func sets(_ stories: [Story]) -> Set<Set<String>> { Set(stories.map { Set($0.reports) }) }

    @Test func oneHappeningIsOneStory() throws {
        let stories = try Told.stories(Told.news)
        #expect(sets(stories) == [["flash", "second", "third"], ["first-convoy"], ["second-convoy"], ["harbour"], ["match"]])
        #expect(stories.flatMap(\.reports).count == Told.news.count)
    }

    @Test func theOrderOfReportsMakesNoDifference() throws {
        let stories = try Told.stories(Told.news)
        for turn in [Told.news.reversed(), Array(Told.news[3...] + Told.news[..<3])] {
            let others = try Told.stories(turn)
            #expect(others.map(\.id) == stories.map(\.id))
            #expect(others.map(\.label) == stories.map(\.label))
            #expect(others.map(\.reports) == stories.map(\.reports))
        }
    }

    @Test func idsStayWhenMoreIsRead() throws {
        let before = try Told.stories(Array(Told.news.prefix(4)))
        let after = try Told.stories(Told.news)
        #expect(Set(before.map(\.id)).isSubset(of: after.map(\.id)))
    }

    @Test func theFirstAndTheSecondOfAKindAreTwo() throws {
        var news = Told.news
        #expect(!sets(try Told.stories(news)).contains(["first-convoy", "second-convoy"]))
        // Told of the same one, and on the same day, they are one story.
        news[4].title = news[3].title
        news[4].day = "2031-08-26T20:00"
        news[4].body = news[3].body.replacing("أربع عشرة", with: "خمس عشرة")
        #expect(sets(try Told.stories(news)).contains(["first-convoy", "second-convoy"]))
    }

    @Test func spreadTellsOutletsInTheirOrder() throws {
        let story = try #require(try Told.stories(Told.news).first { $0.reports.contains("flash") })
        #expect(story.spread.map(\.outlet) == ["صحيفة الصاري", "قناة الضوء الثاني", "موقع دفتر الضفة"])
        #expect(story.spread.map { $0.since?.iso ?? "" } == ["2031-08-24T16:20", "2031-08-24T19:00", "2031-08-25T08:00"])
        #expect(story.reports.first == "flash")
    }

    @Test func withoutAClaimTheHeadlineIsTheLabel() throws {
        let match = try #require(try Told.stories(Told.news).first { $0.reports == ["match"] })
        #expect(match.label == "فوز فريق النسور على الأمواج")
    }

    @Test func reportsYearsApartAreNotCompared() throws {
        var news = Array(Told.news.prefix(2))
        news[1].day = "2033-08-24T19:00"
        #expect(try Told.stories(news).count == 2)
    }

    @Test func noReportsNoStories() throws { #expect(try Told.stories([]).isEmpty) }

    @Test func copiesAndNewTextsOfAPage() throws {
        var news = Told.news
        news[1].body = news[0].body
        news[2].url = "https://example.invalid/1"
        var update = news[2]
        update.id = "update"
        update.url = "http://www.example.invalid/1/?utm_source=x#top"
        update.day = "2031-08-25T09:00"
        update.body += " وأضافت الجبهة أن معبر الجسر الحجري سيفتح صباح الثلاثاء أمام القوافل."
        news.append(update)
        let story = try #require(try Told.stories(news).first { $0.reports.contains("flash") })
        #expect(story.copies == [Story.Copies(reports: ["flash", "second"], agency: nil)])
        #expect(story.updates == [Story.Update(report: "update", of: "third")])
        let copies = Copies(try Told.reports(news))
        #expect(copies.groups == story.copies && copies.updates == story.updates)
        #expect(copies.pairs == [Copies.Pair(report: "second", of: "flash", likeness: 1)])
    }

    @Test func wordsThatManyOutletsShare() throws {
        let words = " وقال شهود إن سيارات الإسعاف نقلت عشرين جريحا من السوق القديم إلى مستشفى الرحمة قبل وصول فرق الإطفاء بساعة."
        var news = Array(Told.news.prefix(3))
        for at in news.indices { news[at].body += words }
        let story = try #require(try Told.stories(news).first)
        #expect(story.shared.count == 1)
        #expect(story.shared.first?.reports == ["flash", "second", "third"])
        #expect(story.shared.first?.text.hasPrefix("وقال شهود") ?? false, "\(story.shared)")
    }
}

@Suite struct StoryBookTests {
    @Test func aLateReportJoinsTwoStories() throws {
        // Two sides of one raid, and the report that tells of both.
        let drafts = [
            Told.Draft(
                id: "market", day: "2031-09-01T10:00", title: "انفجار يهز سوق الحبوب في كحلوان",
                body: "هز انفجار سوق الحبوب وسط كحلوان صباح اليوم الاثنين وتصاعد الدخان فوق المتاجر المحترقة وهرع الباعة إلى الشوارع."),
            Told.Draft(
                id: "hospital", day: "2031-09-01T13:00", outlet: "قناة الضوء الثاني", title: "مستشفى الرحمة في كحلوان يستقبل عشرين جريحا",
                body: "استقبل مستشفى الرحمة في كحلوان عشرين جريحا من سوق الحبوب اليوم الاثنين ودعا أطباء المستشفى الأهالي إلى التبرع بالدم وفتح غرف الجراحة."),
            Told.Draft(
                id: "both", day: "2031-09-02T09:00", outlet: "موقع دفتر الضفة", title: "انفجار سوق الحبوب في كحلوان: مستشفى الرحمة يستقبل عشرين جريحا",
                body: """
                    هز انفجار سوق الحبوب وسط كحلوان أمس الاثنين وتصاعد الدخان فوق المتاجر المحترقة، واستقبل مستشفى الرحمة عشرين جريحا ودعا أطباء المستشفى \
                    الأهالي إلى التبرع بالدم.
                    """),
        ]
        let early = try Told.stories(Array(drafts.prefix(2)))
        #expect(early.count == 2)
        let stories = try Told.stories(drafts)
        let story = try #require(stories.first)
        #expect(stories.count == 1)
        #expect(story.id == early[0].id)
        #expect(story.joined == [Story.Joining(id: early[1].id, report: "both", known: PartialDate(iso: "2031-09-02T09:00").map { DateInterval($0) })])
    }

    @Test func theOrderWithinABatchMakesNoDifference() throws {
        let reports = try Told.reports(Told.news)
        func members(_ batches: [[StoryReport]]) -> [[String]] {
            var book = StoryBook()
            for batch in batches { book.add(batch) }
            return book.drafts.map { $0.members.map { book.reports[$0].id } }
        }
        let split = [Array(reports.prefix(3)), Array(reports.dropFirst(3))]
        #expect(members(split) == members(split.map { $0.reversed() }))
        #expect(Set(members(split)) == Set(members([reports])))
    }
}

@Suite struct StoryDatesTests {
    @Test func anUndatedReportGetsTheDaysOfItsStory() throws {
        var news = Told.news
        news[1].day = nil
        news[1].body = news[1].body.replacing("اليوم الأحد", with: "")
        let story = try #require(try Told.stories(news).first { $0.reports.contains("flash") })
        let dating = try #require(story.dates.first)
        #expect(story.dates.count == 1 && dating.report == "second")
        #expect(dating.date.basis == .inferred)
        #expect(dating.date.interval.start?.iso == "2031-08-21" && dating.date.interval.end?.iso == "2031-08-28")
        #expect(dating.date.reasons.count == 1)
        #expect(dating.date.reasons[0].hasPrefix("tells the same story as flash, third, of 2031-08-24 to 2031-08-25 ("), "\(dating.date.reasons)")
    }

    @Test func theDayOfTheWeekNarrowsThem() throws {
        var news = Told.news
        news[1].day = nil
        let story = try #require(try Told.stories(news).first { $0.reports.contains("flash") })
        let date = try #require(story.dates.first?.date)
        // اليوم الأحد: of these days one is a Sunday; a paper prints it by Tuesday.
        #expect(date.interval.start?.iso == "2031-08-24" && date.interval.end?.iso == "2031-08-26")
        #expect(date.reasons.count == 2)
    }

    @Test func aStoryWithoutDatesGivesNone() throws {
        var news = Array(Told.news.prefix(2))
        for at in news.indices { news[at].day = nil }
        let stories = try Told.stories(news)
        #expect(stories.allSatisfy { $0.dates.isEmpty })
        #expect(stories.count == 1)
    }
}

@Suite struct StoryLabelTests {
    private func told(_ type: ClaimType, _ actors: [String], to targets: [String] = [], place: String = "", on day: String? = nil, _ weight: Double)
        -> StoryReport.Told
    {
        StoryReport.Told(type: type, actors: actors, targets: targets, place: place, day: day.flatMap { PartialDate(iso: $0) }, weight: weight)
    }

    private func label(_ claims: [[StoryReport.Told]]) throws -> String {
        var reports = try Told.reports(Array(Told.news.prefix(claims.count)))
        for at in reports.indices { reports[at].told = claims[at] }
        return StoryLabel(names: Stories.labels(try Told.language.get())).label(reports, middle: reports[0])
    }

    @Test func whoWhatWhereAndWhenByMostReports() throws {
        let label = try label([
            [told(.truceStart, ["جبهة التلال"], place: "سندوان", on: "2031-08-25", 0.6)],
            [told(.truceStart, ["جبهة التلال"], place: "سندوان", 0.5), told(.attack, ["مجلس الوادي"], place: "كحلوان", 0.9)],
        ])
        #expect(label == "جبهة التلال – بدء هدنة – سندوان – 2031-08-25")
    }

    @Test func bothSidesOfTalks() throws {
        let sides = ["جبهة التلال", "مجلس الوادي"]
        #expect(
            try label([[told(.talks, [sides[0]], to: [sides[1]], 0.5)], [told(.talks, [sides[1]], to: [sides[0]], 0.5)]])
                == "جبهة التلال، مجلس الوادي – محادثات")
    }

    @Test func whoIsNotNamedNamesNoStory() throws {
        #expect(try label([[told(.attack, [], place: "كحلوان", 0.9)]]) == "هدنة من 72 ساعة في سندوان")
    }
}

import HudnaRecord
import Testing

@testable import Hudna

/// Stories of reports that arrive in several calls: what was told stays, and what comes later is told as that.
@Suite struct ArrivalTests {
    /// Two sides of one raid, and the report that tells of both.
    private func raid(bothAt day: String, arrival: Int) -> [Told.Draft] {
        [
            Told.Draft(
                id: "market", day: "2031-09-01T10:00", title: "انفجار يهز سوق الحبوب في كحلوان",
                body: "هز انفجار سوق الحبوب وسط كحلوان صباح اليوم الاثنين وتصاعد الدخان فوق المتاجر المحترقة وهرع الباعة إلى الشوارع.", arrival: 1),
            Told.Draft(
                id: "hospital", day: "2031-09-01T13:00", outlet: "قناة الضوء الثاني", title: "مستشفى الرحمة في كحلوان يستقبل عشرين جريحا",
                body: "استقبل مستشفى الرحمة في كحلوان عشرين جريحا من سوق الحبوب اليوم الاثنين ودعا أطباء المستشفى الأهالي إلى التبرع بالدم وفتح غرف الجراحة.",
                arrival: 1),
            Told.Draft(
                id: "both", day: day, outlet: "موقع دفتر الضفة", title: "انفجار سوق الحبوب في كحلوان: مستشفى الرحمة يستقبل عشرين جريحا",
                body: """
                    هز انفجار سوق الحبوب وسط كحلوان اليوم الاثنين وتصاعد الدخان فوق المتاجر المحترقة، واستقبل مستشفى الرحمة عشرين جريحا ودعا أطباء المستشفى \
                    الأهالي إلى التبرع بالدم.
                    """, arrival: arrival),
        ]
    }

    /// On the same day, and with an earlier hour or day than the reports that it puts together.
    @Test(arguments: ["2031-09-01T12:00", "2031-09-01T08:00", "2031-08-31T23:00"])
    func aReportThatArrivesLaterJoinsTwoStories(_ day: String) throws {
        let drafts = raid(bothAt: day, arrival: 2)
        let before = try Told.stories(Array(drafts.prefix(2)))
        #expect(before.count == 2)
        let after = try Told.stories(drafts)
        let story = try #require(after.first)
        #expect(after.count == 1 && story.id == before[0].id)
        #expect(story.joined == [Story.Joining(id: before[1].id, report: "both", known: PartialDate(iso: day).map { DateInterval($0) })])
        #expect(story.reports == drafts.sorted { ($0.day ?? "") < ($1.day ?? "") }.map(\.id))
        // In one call they were never apart.
        #expect(try Told.stories(raid(bothAt: day, arrival: 1)).map(\.reports) == [story.reports])
        // The order of the input makes no difference.
        #expect(try Told.stories(drafts.reversed()).map(\.joined) == [story.joined])
    }

    @Test func idsStayWhateverArrivesLater() throws {
        var news = Told.news
        for at in news.indices { news[at].arrival = at % 2 == 0 ? 1 : 2 }
        var more = raid(bothAt: "2031-08-20", arrival: 3)
        for at in more.indices { (more[at].arrival, more[at].day) = (3, "2031-08-2\(at)") }
        let calls = [news.filter { $0.arrival == 1 }, news.filter { $0.arrival == 2 }, more]
        var known: [Story] = []
        for last in calls.indices {
            let told = try Told.stories(calls[...last].flatMap { $0 })
            let gone = Set(known.map(\.id)).subtracting(told.map(\.id))
            #expect(gone == Set(told.flatMap(\.joined).map(\.id)).intersection(gone), "\(gone)")
            known = told
        }
        #expect(known.flatMap(\.reports).count == Told.news.count + 3)
    }

    @Test func aNewVersionIsAnUpdateAndNoReportOfItsOwn() throws {
        var news = Told.news
        var version = news[2]
        (version.version, version.arrival, version.day) = (2, 2, "2031-08-25T11:00")
        version.body += " وأضافت الجبهة أن معبر الجسر الحجري سيفتح صباح الثلاثاء أمام القوافل."
        let before = try Told.stories(news)
        news.insert(version, at: 0)
        let after = try Told.stories(news)
        #expect(after.map(\.id) == before.map(\.id) && after.map { Set($0.reports) } == before.map { Set($0.reports) })
        let update = Story.Update(report: "third", of: "third", versions: Story.Update.Versions(new: 2, old: 1))
        #expect(after.flatMap(\.updates) == [update] && after.flatMap(\.copies).isEmpty)
        let copies = Copies(try Told.reports(news))
        #expect(copies.updates == [update] && copies.groups.isEmpty && copies.pairs.isEmpty)
    }

    @Test func whatIsNotDatedIsShownAsAnInterval() throws {
        var reports = try Told.reports(Array(Told.news.prefix(3)))
        let days = DateInterval(start: PartialDate(iso: "2031-08-22"), end: PartialDate(iso: "2031-08-26"))
        reports[0].known = days
        let story = try #require(Stories(reports, labels: [:]).all.first)
        #expect(story.spread.compactMap(\.since).contains(days))
        #expect(days.iso == "2031-08-22/2031-08-26" && DateInterval(end: days.end).iso == "../2031-08-26" && DateInterval().iso == "")
    }
}

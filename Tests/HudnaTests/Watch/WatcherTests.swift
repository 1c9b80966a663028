import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import HudnaStore
import Testing
import WebServer

@testable import Hudna

/// The agenda, against a server that misbehaves, by a clock that goes as fast as anybody waits.
@Suite struct WatcherTests {
    /// Time that passes by being waited for, and a little with every look.
    final class FakeTime {
        var now = 1_600_000_000.0
        var waits: [Double] = []
        var isStopped = false
        /// Stops when so much time has passed.
        var end = Double.infinity
        /// Called when somebody waits.
        var onWait: () -> Void = {}

        var clock: WatchClock {
            WatchClock(
                now: { self.now },
                wait: { until in
                    self.waits.append(until - self.now)
                    self.now = max(self.now, until)
                    self.onWait()
                    if self.now >= self.end { self.isStopped = true }
                }, isStopped: { self.isStopped })
        }
    }

    static let language = try? Language(source: .builtIn)

    let server: WebServer
    let folder = NSTemporaryDirectory() + "hudna-" + UUID().uuidString
    let time = FakeTime()

    init() throws {
        server = try WebServer()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func store() throws -> Store { try Store(path: folder + "/x.sqlite", access: .writing) }

    /// One run over feeds, with a pause of 0 unless the settings say otherwise.
    @discardableResult
    private func watch(_ feeds: [String], settings: String = "pause: 0s", once: Bool = true, _ problems: ([String]) -> Void = { _ in }) throws -> WatchTally {
        let text =
            settings + "\nallow: [127.0.0.2/31, 127.0.0.4/31]\nfeeds:\n" + feeds.map { "  - " + ($0.hasPrefix("/") ? server.url($0) : $0) + "\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/list.yaml"))
        let list = try WatchList(path: folder + "/list.yaml")
        var rules = FetchRules(agent: "Hudna/test")
        rules.addresses.allowed = list.allowed
        (rules.seconds, rules.size) = (3, list.size)
        var told: [String] = []
        var sum = WatchTally()
        let setup = ReadingSetup(language: String(repeating: "0", count: 16), program: "test")
        let watcher = Watcher(
            list, into: try store(), crew: try FetchCrew(rules, size: list.hosts), pages: PageReader(words: PageWords(.builtIn)),
            language: try #require(Self.language),
            setup: setup, jobs: 1, clock: time.clock
        ) { told.append($0.code.rawValue) }
        try watcher.watch(isOnce: once) { tally in
            sum.feeds += tally.feeds
            sum.unchanged += tally.unchanged
            sum.pages += tally.pages
            sum.entries += tally.entries
            sum.failures += tally.failures
            sum.addition += tally.addition
        }
        problems(told)
        return sum
    }

    private func reports() throws -> [String] { try store().kept().map(\.reading.report).sorted() }

    @Test func feedsAndTheirPages() throws {
        let first = try watch(["/feed/rss", "/feed/atom", "/feed/index"])
        #expect((first.feeds, first.pages, first.failures, first.addition.added) == (4, 3, 0, 3))
        #expect(try reports() == (1...3).map { server.url("/page/\($0)") })
        #expect(try store().kept().map { $0.reading.published?.iso } == (1...3).map { "2020-01-13T0\($0):00+02:00" })
        // Nothing new: the feeds are asked whether they have changed, nothing else is.
        time.now += 60
        let before = try server.paths().count
        let second = try watch(["/feed/rss", "/feed/atom", "/feed/index"])
        #expect((second.feeds, second.unchanged, second.pages, second.addition.added) == (4, 4, 0, 0))
        #expect(try server.paths().count == before + 4)
        // One entry more.
        try server.set("pages", "4")
        time.now += 60
        let third = try watch(["/feed/rss"])
        #expect((third.feeds, third.pages, third.addition.added) == (1, 1, 1))
        #expect(try server.paths().filter { $0 == "/robots.txt" }.count == 1, "robots.txt is kept for a day")
    }

    @Test func textsOfTheFeed() throws {
        let tally = try watch(["{url: \(server.url("/feed/rss")), pages: no, outlet: نشرة الزقاق}"])
        #expect((tally.pages, tally.entries, tally.addition.added) == (0, 3, 3))
        #expect(try store().kept().allSatisfy { $0.reading.outlet == "نشرة الزقاق" && $0.reading.title?.hasPrefix("الخبر رقم") == true })
        #expect(try server.paths().allSatisfy { !$0.hasPrefix("/page") })
    }

    /// Of a feed that was cut off the entries that are whole are taken, and it is asked for as a whole again.
    @Test func aFeedThatIsCutOff() throws {
        var problems: [String] = []
        let tally = try watch(["{url: \(server.url("/feed/cut")), pages: no}"]) { problems = $0 }
        #expect(problems == ["document-broken"] && tally.entries == 2)
        time.now += 100_000
        let again = try watch(["{url: \(server.url("/feed/cut")), pages: no}"])
        #expect((again.feeds, again.unchanged, again.entries) == (1, 0, 0))
    }

    /// What robots.txt closes is not fetched; the feed's own words are taken.
    @Test func closedPages() throws {
        var problems: [String] = []
        let tally = try watch(["/feed/closed"]) { problems = $0 }
        #expect(problems == ["robots-disallow"])
        #expect((tally.pages, tally.entries, tally.addition.added) == (0, 1, 1))
        #expect(try server.paths() == ["/robots.txt", "/feed/closed"])
    }

    @Test func robotsThatCannotBeHad() throws {
        try server.set("robots", "broken")
        #expect(try watch(["/feed/rss"]).failures == 1)
        #expect(try server.paths() == ["/robots.txt"])
        // Asked again when some time has gone by, and then the feed.
        try server.set("robots", "none")
        time.now += 1000
        #expect(try watch(["/feed/rss"]).addition.added == 3)
    }

    @Test func pauses() throws {
        try watch(["/feed/rss"], settings: "pause: 7s")
        #expect(time.waits.count == 3 && time.waits.allSatisfy { abs($0 - 7) < 0.01 }, "\(time.waits)")
        // Between runs too.
        time.waits = []
        try server.set("pages", "4")
        try watch(["/feed/rss"], settings: "pause: 7s")
        #expect(time.waits.count == 2, "\(time.waits)")
    }

    /// 429 with Retry-After: not asked before, whatever is asked for, in this run or another.
    @Test func serversThatAskToWait() throws {
        #expect(try watch(["/busy", "/feed/atom"]).failures == 1)
        #expect(try server.paths() == ["/robots.txt", "/busy"], "all of its host waits")
        time.now += 600
        #expect(try watch(["/busy", "/feed/atom"]) == WatchTally())
        time.now += 101
        #expect(try watch(["/busy", "/feed/atom"]).addition.added == 3)
    }

    /// Each failure doubles the wait, up to a day.
    @Test func backingOff() throws {
        time.end = time.now + 86_400 * 4
        try watch(["/nothing"], once: false)
        let waits = time.waits.map { Int($0.rounded()) }
        #expect(waits.prefix(9) == [300, 600, 1200, 2400, 4800, 9600, 19_200, 38_400, 76_800])
        #expect(waits.dropFirst(9).allSatisfy { $0 == 86_400 })
    }

    @Test func feedsAreAskedInTheirTime() throws {
        time.end = time.now + 3 * 3600
        try watch(["/feed/rss"], settings: "pause: 0s\nevery: 1h", once: false)
        #expect(try server.paths().filter { $0 == "/feed/rss" }.count == 3)
        #expect(time.waits.allSatisfy { abs($0 - 3600) < 2 }, "\(time.waits)")
    }

    /// Ended in the midst of the pages, it goes on with the others.
    @Test func goesOnWhereItWas() throws {
        time.onWait = { if self.time.waits.count == 2 { self.time.isStopped = true } }
        let first = try watch(["/feed/rss"], settings: "pause: 5s")
        #expect(first.addition.added == 1)
        time.isStopped = false
        time.onWait = {}
        let second = try watch(["/feed/rss"], settings: "pause: 5s")
        #expect((second.unchanged, second.pages, second.addition.added) == (1, 2, 2), "\(second)")
        #expect(try server.paths().filter { $0.hasPrefix("/page") }.count == 3, "no page was fetched twice")
    }

    @Test func oddFeeds() throws {
        var problems: [String] = []
        let tally = try watch(["/page/9", "/image", "/feed/broken", "/redirect/name", "/bomb", "/feed/entities"]) { problems = $0 }
        #expect(tally.failures == 4)
        #expect(problems.sorted() == ["address-refused", "document-broken", "not-fetched", "not-fetched", "not-fetched"], "\(problems)")
        #expect(try reports() == [server.url("/page/1")], "the page that the last one names")
    }

    /// What is taken off the list is asked no more, and neither are the pages that it named.
    @Test func feedsThatAreTakenOff() throws {
        time.onWait = { self.time.isStopped = true }
        try watch(["/feed/rss"], settings: "pause: 5s")
        time.isStopped = false
        time.onWait = {}
        try watch(["/feed/closed"])
        #expect(try server.paths().filter { $0.hasPrefix("/page") }.isEmpty)
    }

    @Test func forgottenWords() throws {
        time.onWait = { self.time.isStopped = true }
        try watch(["/feed/rss"], settings: "pause: 5s")
        #expect(try store().watched(server.url("/page/1"))?.title == "الخبر رقم 1")
        let writer = try store()
        let reading = Addition(.init(report: "x"), of: .init(id: "x", text: Array("نص".utf8)))
        _ = try writer.add([reading], setup: ReadingSetup(language: String(repeating: "0", count: 16), program: "test"), readAt: 0)
        _ = try writer.forget("x", reason: "test", at: 0)
        #expect(try store().watched(server.url("/page/1"))?.title == nil)
    }
}

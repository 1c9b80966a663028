import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import HudnaStore
import Testing
import WebServer

@testable import Hudna

/// Several hosts at once: each one request at a time, with its own pauses, and what is stored is the same.
@Suite struct SeveralHostsTests {
    let server: WebServer
    let folder = NSTemporaryDirectory() + "hudna-" + UUID().uuidString

    init() throws {
        server = try WebServer()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Watches the feeds of all four hosts once.
    private func watch(_ name: String, _ settings: String, kinds: [String] = ["rss", "rss", "rss", "rss"], _ time: WatcherTests.FakeTime = .init()) throws
        -> Store
    {
        let feeds = kinds.enumerated().map { "  - " + server.url("/feed/\($1)", host: $0 + 2) }
        let text = ([settings, "allow: [127.0.0.2/31, 127.0.0.4/31]", "feeds:"] + feeds).joined(separator: "\n")
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/list.yaml"))
        let list = try WatchList(path: folder + "/list.yaml")
        var rules = FetchRules(agent: "Hudna/test")
        rules.addresses.allowed = list.allowed
        rules.seconds = 120
        let store = try Store(path: folder + "/\(name).sqlite", access: .writing)
        let watcher = Watcher(
            list, into: store, crew: try FetchCrew(rules, size: list.hosts), pages: PageReader(words: PageWords(.builtIn)),
            language: try #require(WatcherTests.language), setup: ReadingSetup(language: String(repeating: "0", count: 16), program: "test"), jobs: 1,
            clock: time.clock
        ) { Issue.record("\($0)") }
        try watcher.watch(isOnce: true) { _ in }
        return store
    }

    /// The most requests that were open at once, of all hosts and of the busiest.
    private func mostAtOnce(_ requests: [WebServer.Request]) -> (all: Int, ofOneHost: Int) {
        func most(_ some: [WebServer.Request]) -> Int {
            some.map { one in some.count { $0.at <= one.at && one.at < ($0.until ?? .infinity) } }.max() ?? 0
        }
        return (most(requests), Dictionary(grouping: requests, by: \.host).values.map(most).max() ?? 0)
    }

    @Test func oneRequestToEachHostAndNoMoreThanAreAllowed() throws {
        try server.set("delay", "0.3")
        let store = try watch("a", "pause: 0s\nhosts: 3")
        #expect(try store.kept().count == 12)
        let found = mostAtOnce(try server.requests())
        #expect(found.ofOneHost == 1)
        #expect(found.all == 3)
    }

    @Test func theSameAsOneAfterAnother() throws {
        let kinds = ["rss", "atom", "news", "json"]
        func run(_ name: String, _ hosts: Int) throws -> (readings: [String], order: [String: [String]]) {
            let before = try server.requests().count
            let store = try watch(name, "pause: 0s\nhosts: \(hosts)", kinds: kinds)
            let kept = try store.kept().sorted { $0.reading.report < $1.reading.report }
            let requests = try server.requests().dropFirst(before)
            return (kept.map { "\($0.reading)" }, Dictionary(grouping: requests, by: \.host).mapValues { $0.map(\.path) })
        }
        let (one, several) = (try run("one", 1), try run("several", 8))
        #expect(one.readings.count == 12)
        #expect(
            zip(one.readings, several.readings).allSatisfy(==),
            "the first that differs: \(zip(one.readings, several.readings).first(where: !=)?.0.prefix(200) ?? "")")
        #expect(one.readings.count == several.readings.count)
        #expect(one.order == several.order)
    }

    @Test func aSlowHostHoldsNobodyUp() throws {
        // It answers when all others have; whoever waited for it would wait a minute.
        try server.set("hold-127.0.0.2", "9")
        _ = try watch("a", "pause: 0s")
        let requests = try server.requests().filter { $0.path.hasPrefix("/page") }
        let slow = requests.filter { $0.host.contains("127.0.0.2") }.compactMap(\.until).min() ?? 0
        let others = requests.filter { !$0.host.contains("127.0.0.2") }.compactMap(\.until)
        #expect(others.count == 9 && others.allSatisfy { $0 < slow })
    }

    /// Four hosts wait out their pauses together: as long as one alone would.
    @Test func pausesAreEachHostsOwn() throws {
        let time = WatcherTests.FakeTime()
        _ = try watch("a", "pause: 7s", time)
        #expect(time.now - 1_600_000_000 < 21.5, "\(time.waits)")
        #expect(time.waits.allSatisfy { $0 <= 7 })
    }

    /// A page that is sent on to another host waits for that host, and for what its robots.txt says.
    @Test func redirectsToOtherHosts() throws {
        try server.set("elsewhere", server.url("/private/1", host: 3))
        let text = "pause: 0s\nallow: [127.0.0.2/31]\nfeeds: [\"\(server.url("/redirect/elsewhere"))\"]"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/list.yaml"))
        let list = try WatchList(path: folder + "/list.yaml")
        var rules = FetchRules(agent: "Hudna/test")
        rules.addresses.allowed = list.allowed
        var told: [String] = []
        let store = try Store(path: folder + "/r.sqlite", access: .writing)
        let watcher = Watcher(
            list, into: store, crew: try FetchCrew(rules, size: 4), pages: PageReader(words: PageWords(.builtIn)),
            language: try #require(WatcherTests.language),
            setup: ReadingSetup(language: String(repeating: "0", count: 16), program: "test"), jobs: 1, clock: WatcherTests.FakeTime().clock
        ) { told.append($0.code.rawValue) }
        try watcher.watch(isOnce: true) { _ in }
        #expect(told == ["robots-disallow"])
        #expect(
            try server.requests().map { "\($0.host.dropFirst(7).prefix(9))\($0.path)" } == [
                "127.0.0.2/robots.txt", "127.0.0.2/redirect/elsewhere", "127.0.0.3/robots.txt",
            ])
    }
}

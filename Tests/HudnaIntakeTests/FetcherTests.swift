import Foundation
import HudnaRecord
import Testing
import WebServer

@testable import HudnaIntake

/// Against a server on loopback that misbehaves; only 127.0.0.2 is allowed.
@Suite struct FetcherTests {
    let server: WebServer

    init() throws { server = try WebServer() }

    private func fetcher(_ change: (inout FetchRules) -> Void = { _ in }) throws -> Fetcher {
        var rules = FetchRules(agent: "Hudna/test")
        rules.addresses.allowed = ["127.0.0.2"].compactMap(IPNetwork.init)
        (rules.seconds, rules.connectSeconds, rules.size) = (3, 2, 1 << 20)
        change(&rules)
        return try Fetcher(rules: rules)
    }

    private func fetch(_ path: String, known: Validators = Validators()) throws -> Fetched {
        try fetcher().fetch(try WebAddress(path.hasPrefix("/") ? server.url(path) : path), known: known)
    }

    /// The failure of a request, and the seconds that it took.
    private func failure(_ path: String) throws -> (kind: FetchFailure.Kind?, seconds: Double, failure: FetchFailure?) {
        let start = ContinuousClock.now
        var failure: FetchFailure?
        do { _ = try fetch(path) } catch let error as FetchFailure { failure = error }
        let time = ContinuousClock.now - start
        return (failure?.kind, Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18, failure)
    }

    @Test func pages() throws {
        let page = try fetch("/page/1")
        #expect(page.charset == "utf-8" && page.body.starts(with: Array("<!DOCTYPE".utf8)))
        #expect(try fetch("/gzip").body.starts(with: Array("<!DOCTYPE".utf8)))
        #expect(try fetch("/redirect/5").address.text == server.url("/page/1"))
        let asked = try server.requests()
        #expect(asked[0].fields["user-agent"] == "Hudna/test")
        #expect(asked.allSatisfy { $0.fields["cookie"] == nil && $0.fields["referer"] == nil && $0.fields["authorization"] == nil })
    }

    @Test func validators() throws {
        let first = try fetch("/feed/rss")
        #expect(first.validators.etag == "\"3-rss\"" && first.validators.lastModified == "Mon, 13 Jan 2020 08:00:00 GMT")
        let second = try fetch("/feed/rss", known: first.validators)
        #expect(second.isUnchanged && second.body.isEmpty && second.validators == first.validators)
        #expect(try server.requests().last?.fields["if-modified-since"] == "Mon, 13 Jan 2020 08:00:00 GMT")
        // What a server gave out can't become a header of its own making.
        _ = try fetch("/feed/rss", known: Validators(etag: "\"a\"\r\nX-Evil: 1"))
        #expect(try server.requests().last?.fields["x-evil"] == nil)
        #expect(try server.requests().last?.fields["if-none-match"] == nil)
    }

    @Test(arguments: ["/redirect/private", "/redirect/metadata", "/redirect/mapped", "/redirect/number", "/redirect/name"])
    func privatePlaces(_ path: String) throws {
        let found = try failure(path)
        #expect(found.kind == .refused, "\(String(describing: found.failure))")
        #expect(try server.requests().allSatisfy { $0.host.contains("127.0.0.2") }, "the other address was connected to")
    }

    /// The name is resolved by libcurl itself, and what it resolves to is checked when the socket is made: nothing is asked twice.
    @Test func privateNames() throws {
        #expect(try failure("http://localhost:\(server.port)/page/1").kind == .refused)
        #expect(try failure("http://127.0.0.1:\(server.port)/page/1").kind == .refused)
        #expect(try failure("http://[::1]:\(server.port)/page/1").kind == .refused)
        #expect(try failure("http://0.0.0.0:\(server.port)/page/1").kind == .refused)
        #expect(try server.paths().isEmpty)
    }

    @Test(arguments: ["/redirect/file", "/redirect/ftp"])
    func otherSchemes(_ path: String) throws { #expect(try failure(path).kind == .badAddress) }

    @Test func endsOfRedirects() throws {
        #expect(try failure("/redirect/loop").kind == .redirects)
        #expect(try server.paths().count == 6)
        #expect(try failure("/redirect/6").kind == .redirects)
        #expect(try failure("/redirect/long").kind == .badAddress)
        #expect(try failure("/redirect/nowhere").kind != nil)
    }

    @Test(arguments: [
        ("/slow/drip", FetchFailure.Kind.unreachable), ("/slow/silent", .unreachable), ("/endless", .tooLarge), ("/failing", .status(500)),
        ("/headers", .wrongType),
        ("/header", .unreachable), ("/bomb", .wrongType), ("/nested", .wrongType), ("/image", .wrongType), ("/reset", .unreachable), ("/garbage", .unreachable),
        ("/short", .unreachable), ("/chunks", .unreachable), ("/nothing", .status(404)),
    ])
    func badServers(_ path: String, _ kind: FetchFailure.Kind) throws {
        let found = try failure(path)
        if path == "/header" {
            // One line without end: libcurl or we give it up, whoever comes first.
            #expect(found.kind != nil)
        } else {
            #expect(found.kind == kind, "\(String(describing: found.failure))")
        }
        #expect(found.seconds < 6)
        #expect(try fetch("/page/1").body.count > 100, "nothing is left of it")
    }

    @Test func waits() throws {
        let found = try failure("/busy")
        #expect(found.kind == .status(429) && found.failure?.retryAfter == 700)
        #expect(found.failure?.isPassing == true)
    }

    @Test func stops() throws {
        let fetcher = try fetcher {
            $0.seconds = 30
            $0.isStopped = { true }
        }
        let start = ContinuousClock.now
        #expect(throws: FetchFailure.self) { try fetcher.fetch(try WebAddress(server.url("/slow/silent"))) }
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func hookBeforeEachRequest() throws {
        var places: [String] = []
        _ = try fetcher().fetch(try WebAddress(server.url("/redirect/2"))) { place throws(FetchFailure) in places.append(place.target) }
        #expect(places == ["/redirect/2", "/redirect/1", "/page/1"])
    }

    // MARK: - What is made of it

    private let reader = FetchedReader(pages: PageReader(words: PageShapeTests.words))

    @Test(arguments: ["rss", "atom", "json", "news"])
    func listings(_ kind: String) throws {
        let listing = try #require(reader.listing(try fetch("/feed/\(kind)")))
        #expect(listing.entries.count == 3)
        #expect(listing.entries[0].page.title == "الخبر رقم 1")
        #expect(listing.entries[0].page.url?.hasPrefix(server.url("/page/1")) == true)
        #expect(listing.entries[0].page.published?.iso == (kind == "json" ? nil : "2020-01-13T01:00+02:00"))
        #expect(listing.isSitemap == (kind == "news"))
        #expect(listing.entries[0].page.body.isEmpty == (kind == "news"))
    }

    @Test func oddListings() throws {
        #expect(reader.listing(try fetch("/feed/index"))?.children == [server.url("/feed/news")])
        #expect(reader.listing(try fetch("/page/1")) == nil)
        #expect(reader.listing(try fetch("/feed/broken"))?.entries.count == 1)
        // Entities are neither expanded nor fetched.
        let title = reader.listing(try fetch("/feed/entities"))?.entries.first?.page.title ?? ""
        #expect(!title.contains("lol") && !title.contains("root"))
    }

    @Test func reports() throws {
        let page = try fetch("/page/2")
        var entry = Page()
        (entry.title, entry.outlet) = ("أخرى", "الموجز")
        entry.published = PublishedDate.parse("2020-01-13T02:00+02:00")
        let item = try #require(reader.report(page, id: "x", entry: entry))
        #expect((item.report.id, item.report.title, item.report.outlet) == ("x", "الخبر رقم 2", "موقع سطر وخبر"))
        #expect((item.report.published?.iso, item.report.url) == ("2020-01-13T02:00+02:00", server.url("/page/2")))
        #expect(item.skipped == nil && String(decoding: item.body, as: UTF8.self).contains("وقعت حكومة مارينيا"))
        #expect(reader.report(page, id: "x", outlet: "لنا")?.report.outlet == "لنا")
        #expect(reader.report(try fetch("/feed/rss"), id: "x") == nil)
    }
}

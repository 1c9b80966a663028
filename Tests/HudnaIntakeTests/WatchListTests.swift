import Foundation
import Testing

@testable import HudnaIntake

@Suite struct WatchListTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func list(_ text: String) throws -> WatchList { try WatchList(path: try scratch.write("list.yaml", text)) }

    @Test func settings() throws {
        let list = try list(
            """
            contact: desk@example.org
            pause: 2s
            every: 1h
            size: 500 KB
            hosts: 3
            authorities: list.yaml
            allow: [10.0.0.0/8, "::1"]
            feeds:
              - https://example.org/rss.xml
              - url: https://example.net/news.xml
                outlet: موقع سطر وخبر
                every: 10m
                pages: no
            """)
        #expect(list.feeds.map(\.address.text) == ["https://example.org/rss.xml", "https://example.net/news.xml"])
        #expect(list.feeds.map(\.every) == [3600, 600])
        #expect(list.feeds.map(\.outlet) == [nil, "موقع سطر وخبر"])
        #expect(list.feeds.map(\.takesPages) == [true, false])
        #expect((list.hosts, list.authorities) == (3, scratch.path + "/list.yaml"))
        #expect((list.contact, list.pause, list.size, list.allowed.count) == ("desk@example.org", 2, 512_000, 2))
    }

    @Test(arguments: [
        ("", "list.yaml: is no list of feeds; write feeds: and below it a line - https://… for each"),
        ("feeds: []", "list.yaml:1: names no feeds; write feeds: and below it a line - https://… for each"),
        ("feeds:\n  - ftp://x.org/a", "list.yaml:2: ftp://x.org/a is neither http nor https; write it as https://…"),
        ("feeds:\n  - outlet: x", "list.yaml:2: a feed without url; write url: https://…"),
        ("feeds:\n  - url: https://x.org\n    evry: 1h", "list.yaml:3: evry is no setting; use one of url, outlet, every, pages"),
        ("evry: 1h\nfeeds: [https://x.org]", "list.yaml:1: evry is no setting; use one of contact, pause, hosts, every, size, allow, authorities, feeds"),
        ("every: 5s\nfeeds: [https://x.org]", "list.yaml:1: is less than a minute; ask a feed once a minute at most"),
        ("pause: soon\nfeeds: [https://x.org]", "list.yaml:1: soon is no time; write 30s, 10m, 2h or 1d"),
        ("size: 9 MB\nfeeds: [https://x.org]", "list.yaml:1: 9 MB is no size up to 8 MB; write 500 KB or 4 MB"),
        ("hosts: 100\nfeeds: [https://x.org]", "list.yaml:1: 100 is no number of hosts from 1 to 64; write hosts: 8"),
        ("authorities: none.pem\nfeeds: [https://x.org]", "list.yaml:1: authorities: none.pem can't be read; name a file of certificates (PEM)"),
        ("allow: 10.0.0.0/40\nfeeds: [https://x.org]", "list.yaml:1: is no range of addresses; write 192.168.1.0/24, or one address"),
        ("contact: \"a\\r\\nX: b\"\nfeeds: [https://x.org]", "list.yaml:1: contact is no address; write a mail address, or that of a page"),
        ("feeds: [https://x.org, https://x.org/#a]", "list.yaml:1: names https://x.org/ twice; take one of them out"),
        ("feeds:\n\t- x", "list.yaml:2: is no YAML: found character that cannot start any token; mend that line"),
    ])
    func faults(_ text: String, _ message: String) throws {
        let path = try scratch.write("list.yaml", text)
        do {
            _ = try WatchList(path: path)
            Issue.record("taken: \(text)")
        } catch {
            #expect(error.description.replacingOccurrences(of: scratch.path + "/", with: "") == message)
        }
    }
}

import Foundation
import Testing
import WebServer

/// `hudna watch` as a user runs it.
@Suite struct WatchCommandTests {
    let server: WebServer
    let scratch: Scratch

    init() throws {
        server = try WebServer()
        scratch = try Scratch()
    }

    private func list(_ feeds: [String], _ settings: String = "pause: 0s") throws {
        let text = settings + "\nallow: [127.0.0.2]\nfeeds:\n" + feeds.map { "  - \(server.url($0))\n" }.joined()
        try scratch.write("list.yaml", text)
    }

    @Test func once() throws {
        try list(["/feed/rss", "/feed/closed", "/nothing"], "pause: 0s\ncontact: desk@example.org")
        let first = try Program.run(["watch", "list.yaml", "--once"], folder: scratch.path)
        #expect(first.code == 3)
        #expect(first.out == "hudna.sqlite: 2 feeds, 3 pages, 1 of the feeds' own texts, 2 not fetched; 4 reports added\n")
        #expect(
            first.errors == [
                "hudna: \(server.url("/nothing")): the server answers 404; look at the address in a browser",
                "hudna: \(server.url("/private/1")): its site's robots.txt forbids it; nothing to do; ask the site's owner if it matters",
            ])
        #expect(try server.requests()[0].fields["user-agent"]?.hasSuffix(" (+desk@example.org)") == true)
        let second = try Program.run(["watch", "list.yaml", "--once"], folder: scratch.path)
        #expect((second.code, second.out) == (0, "hudna.sqlite: 2 feeds (2 unchanged); 0 reports added\n"))
        let found = try Program.run(["search", "الأسرى"], folder: scratch.path)
        #expect(found.out.contains(server.url("/page/1")))
        let text = try Program.run(["violations", "--json"], folder: scratch.path)
        #expect(text.code == 0)
    }

    /// A proxy of the environment would connect in our stead, and nothing could be checked.
    @Test func noProxies() throws {
        try list(["/feed/rss"])
        let proxy = "http://127.0.0.1:\(server.port)"
        let run = try Program.run(["watch", "list.yaml", "--once"], environment: ["http_proxy": proxy, "ALL_PROXY": proxy], folder: scratch.path)
        #expect(run.code == 0)
        #expect(try server.requests().allSatisfy { $0.host.contains("127.0.0.2") })
    }

    @Test func wrongUse() throws {
        let none = try Program.run(["watch", "list.yaml"], folder: scratch.path)
        #expect((none.code, none.err) == (64, "hudna: list.yaml: no such file or folder; check the name\n"))
        try scratch.write("list.yaml", "feeds: [file:///etc/passwd]")
        let bad = try Program.run(["watch", "list.yaml"], folder: scratch.path)
        #expect((bad.code, bad.err) == (64, "hudna: list.yaml:1: file:///etc/passwd is neither http nor https; write it as https://…\n"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/hudna.sqlite"))
    }

    private func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Waits until the server was asked for so many pages.
    private func waitForPages(_ count: Int) throws {
        let deadline = Date(timeIntervalSinceNow: 600)
        while Date() < deadline, try server.paths().filter({ $0.hasPrefix("/page") }).count < count { Thread.sleep(forTimeInterval: 0.05) }
    }

    /// Killed in the midst of the pages, without a chance to put anything in order.
    @Test func killed() throws {
        try server.set("pages", "8")
        try list(["/feed/rss"], "pause: 1s")
        let process = try start(["watch", "list.yaml", "--once"])
        try waitForPages(3)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try list(["/feed/rss"])
        let second = try Program.run(["watch", "list.yaml", "--once"], folder: scratch.path)
        #expect(second.code == 0 && second.out.contains("1 feed (1 unchanged)"), "\(second.out)\(second.err)")
        let pages = try server.paths().filter { $0.hasPrefix("/page") }
        #expect(Set(pages).count == 8)
        // At most the page that was on its way is fetched again.
        #expect(pages.count <= 9, "\(pages)")
        let third = try Program.run(["add", "list.yaml"], folder: scratch.path)
        #expect(third.code == 0)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func toldToEnd(_ signal: Int32) throws {
        try server.set("delay", "20")
        try list(["/feed/rss"])
        let process = try start(["watch", "list.yaml"])
        try waitForPages(1)
        let start = Date()
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(Date().timeIntervalSince(start) < 10)
        // What was on its way is asked for again.
        try server.set("delay", "0")
        let second = try Program.run(["watch", "list.yaml", "--once"], folder: scratch.path)
        #expect(second.out.contains("3 reports added"), "\(second.out)\(second.err)")
    }
}

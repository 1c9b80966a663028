import Foundation
import Hudna
import HudnaRecord
import HudnaStore
import Testing
import WebServer

@testable import HudnaWeb

/// Reports by address: fetched within limits, told of as far as they are, read like any other.
@Suite(.serialized) struct AddressTests {
    /// An empty record with a desk that may fetch from one address of loopback.
    private struct Bench {
        let scratch: Scratch
        let desk: AddingDesk
        let workbench: Workbench

        init(allowed: [String] = ["127.0.0.2"]) throws {
            scratch = try Scratch()
            let path = scratch.path + "/r.sqlite"
            _ = try Store(path: path, access: .writing)
            desk = AddingDesk(database: path, words: WordSource(), allowed: allowed)
            workbench = try Workbench(path: path, words: WordSource(), desk: desk)
        }

        /// Sends the form with addresses.
        func send(_ addresses: String) async throws -> Answer {
            var asked = try #require(Asked(method: "POST", target: "/add", headers: ["accept-language": "en"]))
            let folder = try desk.inbox.newFolder().path
            try PrivateFile.makeFolder(folder)
            try PrivateFile.makeFolder(folder + "/files")
            asked.received = Received(fields: [("addresses", addresses)], folder: folder)
            return await workbench.answer(asked)
        }

        /// Sends it and waits until it is done.
        func job(_ addresses: String) async throws -> AddingJob {
            let place = try #require(try await send(addresses)[header: "Location"])
            let id = String(place.dropFirst("/add/".count))
            for _ in 0..<600 {
                if let job = desk.inbox.job(id), job.state.isOver { return job }
                try await Task.sleep(for: .milliseconds(50))
            }
            Issue.record("the job does not end")
            return try #require(desk.inbox.job(id))
        }
    }

    @Test func pagesBecomeReports() async throws {
        let (bench, server) = (try Bench(), try WebServer())
        let job = try await bench.job(server.url("/page/1") + "\n" + server.url("/page/2") + " " + server.url("/page/1"))
        #expect(job.state == .done && job.added == 2 && job.problems.isEmpty)
        let reports = try Store(path: bench.scratch.path + "/r.sqlite", access: .reading).kept()
        #expect(Set(reports.map(\.reading.report)) == [server.url("/page/1"), server.url("/page/2")])
        #expect(reports.allSatisfy { $0.reading.url == $0.reading.report && !$0.reading.claims.isEmpty })
        #expect(try server.paths().filter { $0 == "/robots.txt" }.count == 1)
        // The same again changes nothing.
        let again = try await bench.job(server.url("/page/1"))
        #expect(again.added == 0 && again.unchanged == 1)
        #expect(!FileManager.default.fileExists(atPath: bench.desk.inbox.folder(again.id) + "/" + Inbox.fetched))
    }

    @Test func whatIsNotPublicIsRefused() async throws {
        let (bench, server) = (try Bench(allowed: []), try WebServer())
        for address in [
            server.url("/page/1"), "http://127.0.0.1:\(server.port)/page/1", "http://[::1]/", "http://169.254.169.254/", "http://localhost:\(server.port)/",
        ] {
            let job = try await bench.job(address)
            #expect(job.state == .done && job.added == 0 && job.problemCount == 1, "\(address)")
            #expect(job.problems.first?.contains("--allow") == true, "\(address): \(job.problems)")
        }
        #expect(try server.requests().isEmpty)
    }

    @Test(arguments: ["/redirect/private", "/redirect/metadata", "/redirect/file", "/redirect/loop", "/bomb", "/image", "/feed/rss", "/private/1", "/nothing"])
    func whatIsNoPageIsToldOf(path: String) async throws {
        let (bench, server) = (try Bench(), try WebServer())
        let job = try await bench.job(server.url(path))
        #expect(job.state == .done && job.added == 0 && job.problemCount == 1, "\(path): \(job.problems)")
        if path == "/private/1" { #expect(try server.paths() == ["/robots.txt"]) }
    }

    @Test(arguments: ["ftp://example.org/x", "javascript:alert(1)", "file:///etc/passwd", "<b>", "http://"])
    func whatIsNoAddressIsRefusedAtOnce(text: String) async throws {
        let bench = try Bench()
        let answer = try await bench.send(text)
        #expect(answer.status == 422 && bench.desk.inbox.all.isEmpty)
        let html = String(decoding: answer.bytes, as: UTF8.self)
        #expect(html.contains("be fetched:") && !html.contains("<b>"))
    }

    @Test func thereIsALimit() async throws {
        let bench = try Bench()
        let many = (0...bench.desk.limits.addresses).map { "https://example.org/\($0)" }.joined(separator: "\n")
        #expect(try await bench.send(many).status == 422)
    }

    /// A workbench that was killed while it fetched goes on where it was.
    @Test func whatWasFetchedIsNotFetchedAgain() async throws {
        let (scratch, server) = (try Scratch(), try WebServer())
        let path = scratch.path + "/r.sqlite"
        _ = try Store(path: path, access: .writing)
        let inbox = Inbox(database: path)
        let (id, folder) = try inbox.newFolder()
        for name in ["", "/files", "/" + Inbox.fetched] { try PrivateFile.makeFolder(folder + name) }
        let line = Received.line(
            id: server.url("/page/1"), title: nil, text: "وقعت حكومة مارينيا اتفاقا مع حركة الضفاف.", outlet: nil, url: nil, published: nil)
        try PrivateFile.replace(folder + "/" + Inbox.fetched + "/0.jsonl", with: line)
        let addresses = [server.url("/page/1"), server.url("/page/2")]
        try inbox.keep(AddingJob(id: id, who: "amal", sent: 1, state: .fetching, title: "x", addresses: addresses))
        let desk = AddingDesk(database: path, words: WordSource(), allowed: ["127.0.0.2"])
        for _ in 0..<600 where desk.inbox.job(id)?.state.isOver != true { try await Task.sleep(for: .milliseconds(50)) }
        #expect(desk.inbox.job(id)?.added == 2)
        #expect(try server.paths() == ["/robots.txt", "/page/2"])
    }
}

import Foundation
import Testing

@testable import HudnaWeb

@Suite struct AuditTests {
    @Test func everyDeedIsALine() throws {
        let scratch = try Scratch()
        let log = AuditLog(database: scratch.path + "/r.sqlite")
        #expect(log.last(10).isEmpty)
        try log.add(.login, who: "Lina", from: "192.0.2.1", at: 1_578_917_400)
        try log.add(.loginRefused, who: "a\nb\u{202E}\"", from: "192.0.2.2", item: String(repeating: "x", count: 10_000), note: "\u{0}", at: 1_578_917_401)
        #expect(try scratch.mode("r.sqlite.log") == 0o600)
        let lines = try String(contentsOfFile: log.path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[0].contains("\"at\":\"2020-01-13T12:10:00Z\"") && lines[1].utf8.count < 1000)
        let last = log.last(10)
        #expect(last.map(\.deed) == [.loginRefused, .login] && last[0].who == "a\nb\u{202E}\"" && last[1].who == "Lina")
        #expect(log.last(1).map(\.deed) == [.loginRefused])
    }

    @Test func theEndOfALongLogIsReadWithoutTheRest() throws {
        let scratch = try Scratch()
        let log = AuditLog(database: scratch.path + "/r.sqlite")
        for number in 0..<200 { try log.add(.judge, who: "Lina", from: "", item: "\(number)", at: number) }
        let some = log.last(500, bytes: 1000)
        #expect(some.first?.item == "199" && some.count < 20 && !some.isEmpty)
    }

    @Test func whatCantBeLoggedIsTold() throws {
        let scratch = try Scratch()
        let log = AuditLog(database: scratch.path + "/none/r.sqlite")
        #expect(throws: (any Error).self) { try log.add(.login, who: "", from: "", at: 0) }
        // Not through a link.
        let other = AuditLog(database: scratch.path + "/r.sqlite")
        try FileManager.default.createSymbolicLink(atPath: other.path, withDestinationPath: scratch.path + "/elsewhere")
        #expect(throws: (any Error).self) { try other.add(.login, who: "", from: "", at: 0) }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/elsewhere"))
    }
}

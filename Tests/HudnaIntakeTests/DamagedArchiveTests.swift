import HudnaRecord
import Testing

@testable import HudnaIntake

/// Packed web archives in which something is damaged: what is not is read, what is does not become a report, and it is told.
@Suite struct DamagedArchiveTests {
    static func record(_ number: Int, length: Int = 0) -> [UInt8] {
        let html = "<html><title>\(number)</title><body><p>\(sampleText) \(number).</p><p>\(sampleText).</p></body></html>"
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
        let head =
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mawj.example/\(number)\r\nContent-Type: application/http; msgtype=response\r\n"
            + "Content-Length: \(answer.utf8.count + length)\r\n\r\n"
        return Array((head + answer + "\r\n\r\n").utf8)
    }

    static let members = (1...4).map { gzip(record($0)) }

    private func titles(_ bytes: [UInt8], name: String = "a.warc.gz") throws -> (titles: [String], failures: [Problem.Code]) {
        let scratch = try Scratch()
        let taken = Taken([try scratch.write(name, bytes)])
        return (taken.items.compactMap(\.report.title), taken.failures)
    }

    /// Junk, line ends and zeros in front of a member lose nothing, wherever they stand; bytes that look like a member's first are stepped over too.
    @Test(arguments: [Array("JUNKJUNK".utf8), [0x0D, 0x0A], [0, 0, 0, 0], [0, 0, 0x4A], [0x1F, 0x8B, 8, 0, 1, 2, 3], [0x1F, 0x8B, 9]], 0...3)
    func whatStandsBetweenMembers(_ junk: [UInt8], _ place: Int) throws {
        let found = try titles(Self.members[..<place].flatMap { $0 } + junk + Self.members[place...].flatMap { $0 })
        #expect(found.titles == ["1", "2", "3", "4"])
        #expect(found.failures == [.recordBroken])
    }

    @Test func zerosAtTheEndArePadding() throws {
        let found = try titles(Self.members.flatMap { $0 } + [UInt8](repeating: 0, count: 300))
        #expect(found.titles.count == 4 && found.failures.isEmpty)
    }

    /// A damaged first, middle or last member loses itself alone: its head, its body, its sum, all of it.
    @Test(arguments: 0...3, ["head", "body", "sum", "zeros"])
    func aDamagedMember(_ place: Int, _ what: String) throws {
        var members = Self.members
        let count = members[place].count
        switch what {
        case "head": members[place][0] = 0x77
        case "body": for at in count / 2..<count / 2 + 8 { members[place][at] ^= 0x5A }
        case "sum": members[place][count - 7] ^= 0xFF
        default: members[place] = [UInt8](repeating: 0, count: count)
        }
        let found = try titles(members.flatMap { $0 })
        #expect(found.titles == (0..<4).filter { $0 != place }.map { "\($0 + 1)" })
        // Zeros behind the last member are no loss that can be told.
        #expect(found.failures == (what == "zeros" && place == 3 ? [] : [.recordBroken]))
    }

    /// A record that tells a wrong length is damaged, and none is read to that length.
    @Test(arguments: [-40, 60], [true, false])
    func wrongLengths(_ length: Int, _ isPacked: Bool) throws {
        let records = [Self.record(1), Self.record(2, length: length), Self.record(3), Self.record(4)]
        let found = try titles(records.flatMap { isPacked ? gzip($0) : $0 }, name: isPacked ? "a.warc.gz" : "a.warc")
        #expect(found.titles == ["1", "3", "4"])
        #expect(found.failures == [.recordBroken])
    }

    /// Damage over many blocks of input.
    @Test func junkOfManyBlocks() throws {
        var dice = Dice(state: 3)
        let junk = (0..<700_000).map { _ in UInt8.random(in: 1...255, using: &dice) }
        #expect(try titles(Self.members[0] + junk + Self.members[1...].flatMap { $0 }).titles == ["1", "2", "3", "4"])
    }

    @Test func archivesWhoseNamesDifferInTheirEnding() throws {
        let scratch = try Scratch()
        let paths = [try scratch.write("news.warc", Self.record(1)), try scratch.write("news.warc.gz", gzip(Self.record(2)))]
        #expect(Taken(paths).ids == ["news:0", "news.warc.gz:0"])
        #expect(Taken([paths[1]]).ids == ["news:0"])
    }
}

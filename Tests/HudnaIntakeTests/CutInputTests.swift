import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

/// Input that was cut off or damaged: what can be read is read, and one line says what is wrong and where.
@Suite struct CutInputTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func bodies(_ taken: Taken) -> [String] { taken.items.map { String(decoding: $0.body, as: UTF8.self) } }

    // MARK: - Feeds

    private static let rss =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>النهر</title>"
        + (1...3).map {
            "<item><title>خبر \($0)</title><guid>g\($0)</guid><content:encoded><![CDATA[<p>\(sampleText) رقم \($0).</p>]]></content:encoded></item>"
        }.joined()
        + "</channel></rss>"

    @Test func aFeedThatIsCutOff() throws {
        #expect(Taken([try scratch.write("whole.rss", Self.rss)]).problems.isEmpty)
        let bytes = Array(Self.rss.utf8)
        let end = try #require(Self.rss.range(of: "رقم 3"))
        let inside = Self.rss.utf8.distance(from: Self.rss.utf8.startIndex, to: end.lowerBound)
        let taken = Taken([try scratch.write("cut.rss", Array(bytes.prefix(inside)))])
        #expect(taken.ids == ["g1", "g2", "g3"] && bodies(taken).last == sampleText && taken.codes == [.documentBroken])
        let message = try #require(taken.messages(scratch).first)
        #expect(message.hasPrefix("cut.rss: ") && message.contains("byte \(inside)") && message.contains("entry 3"))
        for length in stride(from: 60, to: bytes.count, by: 37) {
            #expect(Taken([try scratch.write("x.rss", Array(bytes.prefix(length)))]).codes.contains(.documentBroken), "\(length)")
        }
    }

    @Test func jsonFeeds() throws {
        let items = (1...4).map { "{\"id\":\"j\($0)\",\"content_text\":\"\(sampleText) [\($0)] \\\"{\",\"authors\":[{\"name\":\"سعاد\"}]}" }.joined(
            separator: ",")
        let first = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"النهر\",\"items\":[\(items)]}"
        let last = "{\"items\":[\(items)],\"title\":\"النهر\(String(repeating: " ", count: 200_000))\",\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"}"
        for (name, feed) in [("f.json", first), ("l.json", last)] {
            let taken = Taken([try scratch.write(name, feed)])
            #expect(taken.ids == ["j1", "j2", "j3", "j4"] && taken.problems.isEmpty && bodies(taken).last == sampleText + " [4] \"{", "\(name)")
        }
        let cut = try #require(first.range(of: "[3]"))
        let taken = Taken([try scratch.write("c.json", String(first[..<cut.lowerBound]))])
        #expect(taken.ids == ["j1", "j2"] && taken.codes == [.documentBroken])
        // A report that speaks of the format is none.
        let report = "{\"id\":\"r\",\"text\":\"\(sampleText) \\\"https://jsonfeed.org/version/1.1\\\"\"}\n"
        #expect(Taken([try scratch.write("r.jsonl", report)]).ids == ["r"])
        #expect(JSONTree.closed(Array("{}".utf8)) == nil && JSONTree.closed(Array("[{".utf8)) == nil && JSONTree.closed([]) == nil)
    }

    /// XML of other kinds is no prose: its elements are taken for a page's.
    @Test func otherXML() throws {
        let paragraphs = (1...3).map { "<p>\(sampleText) رقم \($0)، وقال المبعوث إن الهدنة باقية حتى نهاية الشهر.</p>" }.joined()
        let taken = Taken([
            try scratch.write(
                "n.xml", "<?xml version=\"1.0\"?><nitf><head><title>هدنة</title></head><body><body.content>\(paragraphs)</body.content></body></nitf>")
        ])
        #expect(taken.items.count == 1 && !bodies(taken)[0].contains("<") && bodies(taken)[0].contains(sampleText) && taken.items[0].report.title == "هدنة")
    }

    @Test func prefixesOfFeeds() throws {
        let atom = """
            <?xml version="1.0"?><!-- <x> --><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>النهر</a:title><a:entry><a:title>هدنة</a:title><a:id>t1</a:id>
            <a:link href="https://n.example/a"/><a:published>2031-05-05T10:00:00Z</a:published><a:content type="html">&lt;p&gt;نص.&lt;/p&gt;</a:content></a:entry></a:feed>
            """
        let taken = Taken([try scratch.write("p.xml", atom)])
        #expect(taken.ids == ["t1"] && bodies(taken) == ["نص."] && taken.problems.isEmpty)
        #expect(taken.items.first?.report.url == "https://n.example/a" && taken.items.first?.report.outlet == "النهر")
        // A prefix of another element stays what it is.
        let rss =
            "<rss xmlns:atom='x'><channel><atom:link href='https://n.example/feed'/><link>https://n.example/</link><item><title>هدنة</title><description>نص</description></item></channel></rss>"
        #expect(Taken([try scratch.write("r.xml", rss)]).items.first?.report.outlet == "n.example")
    }

    // MARK: - Documents

    private static let document =
        "<w:document><w:body>" + (1...400).map { "<w:p><w:r><w:t>\(sampleText) رقم \($0) \($0 &* 7919 % 1013).</w:t></w:r></w:p>" }.joined()
        + "</w:body></w:document>"

    @Test func aDocumentThatIsCutOff() throws {
        for isPacked in [true, false] {
            let bytes = ContainerTests.zip([("word/document.xml", Array(Self.document.utf8), isPacked)])
            let taken = Taken([try scratch.write("c.docx", Array(bytes.prefix(bytes.count / 2)))])
            let body = try #require(bodies(taken).first)
            #expect(body.hasPrefix(sampleText + " رقم 1 ") && body.utf8.count > 10_000 && taken.codes == [.documentBroken])
            #expect(taken.messages(scratch).first?.contains("cut off at byte \(bytes.count / 2)") ?? false)
        }
    }

    @Test func sumsOfZipEntriesAreChecked() throws {
        var bytes = ContainerTests.zip([("word/document.xml", Array(Self.document.utf8), false)])
        let place = bytes.count / 2
        bytes[place] = bytes[place] == 0x31 ? 0x32 : 0x31
        let taken = Taken([try scratch.write("s.docx", bytes)])
        #expect(taken.items.count == 1 && taken.codes == [.documentBroken])
        let folder = try #require(FolderArchive(ContainerTests.zip([("a.txt", Array(sampleText.utf8), false)]), name: "f.zip"))
        try folder.unpack(FolderArchive.Limits(bytes: 1 << 20, entries: 10)) { (_, bytes) throws(Problem) in #expect(bytes == Array(sampleText.utf8)) }
        var damaged = ContainerTests.zip([("a.txt", Array(sampleText.utf8), false)])
        damaged[40] ^= 1
        let broken = try #require(FolderArchive(damaged, name: "f.zip"))
        #expect { try broken.unpack(FolderArchive.Limits(bytes: 1 << 20, entries: 10)) { _, _ throws(Problem) in } } throws: {
            ($0 as? Problem)?.code == .documentBroken
        }
    }

    @Test func aDocumentThatIsDamagedInTheMiddle() throws {
        var bytes = ContainerTests.zip([("word/document.xml", Array(Self.document.utf8), true)])
        for index in bytes.count / 2..<bytes.count / 2 + 40 { bytes[index] = 0xFF }
        let taken = Taken([try scratch.write("m.docx", bytes)])
        #expect(bodies(taken).first?.hasPrefix(sampleText + " رقم 1 ") ?? false && taken.codes == [.documentBroken])
    }

    // MARK: - Packed data

    @Test func linesGoOnBehindADamagedMember() throws {
        let members = (0..<5).map { gzip("{\"id\":\"r\($0)\",\"text\":\"\(sampleText)\"}\n") }
        let taken = Taken([try scratch.write("l.jsonl.gz", members[0] + members[1] + members[2].prefix(30) + members[3] + members[4])])
        #expect(taken.ids == ["r0", "r1", "r3", "r4"] && taken.codes == [.gzipBroken])
    }

    /// What comes out before the damage is read, and no half letter at its end.
    @Test func whatComesBeforeTheDamage() throws {
        var dice = Dice(state: 11)
        var packed = gzip((0..<2_000).map { "هدنة \($0) \(UInt64.random(in: 0...UInt64.max, using: &dice))\n" }.joined())
        packed[packed.count - 6] ^= 0xFF
        let taken = Taken([try scratch.write("t.txt.gz", packed)])
        #expect(taken.codes == [.gzipBroken] && taken.texts.first?.hasPrefix("هدنة 0 ") ?? false && taken.texts.first?.contains("هدنة 1999 ") ?? false)
        #expect(UTF8Bytes.withoutHalfLetter(Array("هدنة".utf8)) == Array("هدنة".utf8))
        #expect(UTF8Bytes.withoutHalfLetter(Array("هدنة".utf8.dropLast())) == Array("هدن".utf8) && UTF8Bytes.withoutHalfLetter([]).isEmpty)
    }

    private func record(_ number: Int, _ filler: Int = 4) -> [UInt8] {
        let page = "<html lang=ar><title>عنوان</title><body><p>" + String(repeating: sampleText + " \(number)، ", count: filler) + "</p>"
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\(number)\r\nContent-Type: application/http\r\n"
        return Array((head + "Content-Length: \(answer.utf8.count)\r\n\r\n" + answer + "\r\n\r\n").utf8)
    }

    /// Whichever bytes of a member are damaged, the one behind it is read.
    @Test func aDamagedMemberTakesNoOther() throws {
        let members = (1...4).map { gzip(record($0)) }
        var dice = Dice(state: 7)
        for _ in 0..<120 {
            var damaged = members[1]
            let (from, count) = (Int.random(in: 10..<damaged.count - 8, using: &dice), Int.random(in: 1...20, using: &dice))
            for index in from..<min(from + count, damaged.count) { damaged[index] ^= UInt8.random(in: 1...255, using: &dice) }
            let taken = Taken([try scratch.write("d.warc.gz", members[0] + damaged + members[2] + members[3])])
            let found = Set(taken.items.compactMap(\.report.url))
            #expect(found.isSuperset(of: ["https://a.example/1", "https://a.example/3", "https://a.example/4"]), "\(from) \(count)")
        }
        // A member cut short: the next one begins inside what it would have taken.
        for length in stride(from: 12, to: members[1].count, by: 5) {
            let taken = Taken([try scratch.write("c.warc.gz", members[0] + members[1].prefix(length) + members[2] + members[3])])
            let found = taken.items.compactMap(\.report.url)
            #expect(found.filter { $0 != "https://a.example/2" } == ["https://a.example/1", "https://a.example/3", "https://a.example/4"], "\(length)")
        }
    }

    /// A member that is larger than what is held of it: the one behind it is found too.
    @Test func aLargeMemberThatWasCutTakesNoOther() throws {
        var dice = Dice(state: 5)
        let large =
            Array("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2400000\r\n\r\n".utf8)
            + (0..<2_400_000).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0..<16, using: &dice) } + Array("\r\n\r\n".utf8)
        let (member, others) = (gzip(large), (1...3).map { gzip(record($0)) })
        #expect(member.count > 9 << 17)
        for length in [member.count - 9, member.count - 1001] {
            let taken = Taken([try scratch.write("l.warc.gz", Array(member.prefix(length)) + Array(others.joined()))])
            #expect(taken.items.compactMap(\.report.url) == (1...3).map { "https://a.example/\($0)" }, "\(length)")
        }
    }

    @Test func pagesAndMailsThatAreCutInTheirPacking() throws {
        let page = "<html lang=ar><title>عنوان</title><body>" + (1...60).map { "<p>\(sampleText) رقم \($0 &* 7919 % 1013).</p>" }.joined()
        let packed = gzip(page)
        let taken = Taken([try scratch.write("p.html.gz", Array(packed.prefix(packed.count / 2)))])
        #expect(taken.items.count == 1 && taken.codes == [.gzipTruncated] && bodies(taken).first?.contains(sampleText) ?? false)
    }
}

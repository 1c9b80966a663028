import CZlib
import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

/// Web archives, feeds, mails, documents of offices, exports: what comes out of them, and what of damaged ones.
@Suite struct ContainerTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private let page =
        "<html lang=ar><head><title>عنوان</title></head><body><h1>عنوان</h1><p>" + String(repeating: sampleText + "، ", count: 4) + "</p></body></html>"

    private func record(_ address: String, _ body: [UInt8], type: String = "text/html", head: String = "", kind: String = "response") -> [UInt8] {
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\(head)\r\n".utf8) + body
        let start =
            "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(address)\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: \(answer.count)\r\n\r\n"
        return Array(start.utf8) + answer + Array("\r\n\r\n".utf8)
    }

    private func chunked(_ body: [UInt8]) -> [UInt8] {
        stride(from: 0, to: body.count, by: 100).flatMap { start -> [UInt8] in
            let part = body[start..<min(start + 100, body.count)]
            return Array((String(part.count, radix: 16) + "\r\n").utf8) + part + [0x0D, 0x0A]
        } + Array("0\r\n\r\n".utf8)
    }

    // MARK: - Web archives

    @Test func recordsComeOutWithTheirPlace() throws {
        let body = Array(page.utf8)
        let records = [
            record("https://a.example/1", body), record("https://a.example/2.jpg", [0xFF, 0xD8], type: "image/jpeg"),
            record("https://a.example/3", chunked(body), head: "Transfer-Encoding: chunked\r\n"),
            record("https://a.example/4", gzip(body), head: "Content-Encoding: gzip\r\n"),
            record("https://a.example/5", body, kind: "request"),
        ]
        let packed = records.map { gzip($0) }
        for (name, parts) in [("a.warc", records), ("a.warc.gz", packed), ("named-otherwise", packed)] {
            let taken = Taken([try scratch.write(name, Array(parts.joined()))])
            let offsets = [0, 2, 3].map { parts[..<$0].map(\.count).reduce(0, +) }
            #expect(taken.items.map(\.offset) == offsets.map { $0 }, "\(name)")
            #expect(taken.ids == offsets.map { "\(FileNames.id(of: name)):\($0)" })
            #expect(taken.items.map(\.report.url) == ["https://a.example/1", "https://a.example/3", "https://a.example/4"])
            #expect(taken.items.map(\.report.outlet) == ["a.example", "a.example", "a.example"])
            #expect(Set(taken.texts).count == 1 && taken.texts[0].hasPrefix("عنوان\n"))
            #expect(taken.problems.isEmpty)
        }
    }

    @Test(arguments: ["br", "zstd"])
    func bodiesInOtherPackings(_ encoding: String) throws {
        let body = try #require(BodyPackingTests.packed[encoding])
        let taken = Taken([try scratch.write("p.warc.gz", gzip(record("https://a.example/1", body, head: "Content-Encoding: \(encoding)\r\n")))])
        #expect(taken.texts.count == 1 && taken.texts[0].contains("وقعت حكومة مارينيا") && taken.problems.isEmpty)
    }

    @Test func damagedRecordsAreSteppedOverAndCounted() throws {
        let body = Array(page.utf8)
        let good = ["1", "2", "3"].map { record("https://a.example/\($0)", body) }
        let plain = good[0] + Array("WARC/1.0\r\nContent-Length: many\r\n\r\njunk\r\n\r\n".utf8) + good[1] + Array("no record at all\r\n".utf8) + good[2]
        let taken = Taken([try scratch.write("d.warc", plain)])
        #expect(taken.items.map(\.report.url) == ["https://a.example/1", "https://a.example/2", "https://a.example/3"])
        #expect(taken.codes == [.recordBroken])
        var broken = gzip(good[1])
        for index in 30..<60 { broken[index] ^= 0x5A }
        let packed = gzip(good[0]) + broken + gzip(good[2])
        let others = Taken([try scratch.write("d.warc.gz", packed)])
        #expect(others.items.map(\.report.url) == ["https://a.example/1", "https://a.example/3"])
        #expect(others.items.last?.offset == gzip(good[0]).count + broken.count)
        #expect(others.codes == [.recordBroken])
        let cut = Taken([try scratch.write("c.warc.gz", Array(packed.prefix(gzip(good[0]).count + 40)))])
        #expect(cut.items.count == 1 && cut.codes == [.recordBroken])
    }

    /// A record that tells a wrong length takes none of the others with it, and is told at its own place.
    @Test(arguments: [99_950, 90_000_000, 40]) func wrongLengths(_ length: Int) throws {
        let head =
            "WARC/1.0\r\nWARC-Type: request\r\nContent-Type: application/http\r\nContent-Length: \(length)\r\n\r\nGET / HTTP/1.1\r\n"
            + String(repeating: "A: b\r\n", count: 20)
        let records =
            [record("https://a.example/1", Array(page.utf8)), Array((head + "\r\n\r\n").utf8)]
            + (2...20).map { record("https://a.example/\($0)", Array(page.utf8)) }
        for (name, parts) in [("w.warc", records), ("w.warc.gz", records.map { gzip($0) })] {
            let taken = Taken([try scratch.write(name, Array(parts.joined()))])
            #expect(taken.items.map(\.report.url) == (1...20).map { "https://a.example/\($0)" })
            #expect(taken.codes == [.recordBroken] && "\(taken.problems)".contains("byte \(parts[0].count)"))
        }
    }

    @Test func answersThatAreTooLargeAreTold() throws {
        let bomb = gzip([UInt8](repeating: 0x20, count: 64 << 20))
        let large = [UInt8](repeating: 0x61, count: Intake.reportLimit + HeaderLines.limit + 1)
        let warc =
            record("https://a.example/b", bomb, head: "Content-Encoding: gzip\r\n") + record("https://a.example/l", large)
            + record("https://a.example/1", Array(page.utf8))
        let taken = Taken([try scratch.write("l.warc", warc)])
        #expect(taken.codes == [.recordBroken, .tooLarge])
        #expect(taken.items.map(\.report.url) == ["https://a.example/1"])
    }

    // MARK: - Feeds

    @Test func feeds() throws {
        let rss = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>
            <rss version="2.0"><channel><title>وكالة الساحل</title><language>ar</language>
            <item><title>بدء &amp; تأجيل</title><link>https://s.example/1</link><guid>g1</guid><pubDate>Mon, 13 Jan 2020 09:28:00 +0200</pubDate>
            <description>موجز</description><content:encoded><![CDATA[<p>الأولى &amp; الثانية.</p><p>الثالثة.</p>]]></content:encoded></item>
            <item><title>خبر</title><description>&lt;p&gt;نص&nbsp;هنا&lt;/p&gt; &b;&x; R&D</description></item></channel></rss>
            """
        let taken = Taken([try scratch.write("r.rss", rss)])
        #expect(taken.ids == ["g1", "r:2"])
        #expect(taken.texts == ["بدء & تأجيل\nالأولى & الثانية.\n\nالثالثة.", "خبر\nنص هنا\n\n&b;&x; R&D"])
        #expect(taken.items.first?.report.outlet == "وكالة الساحل" && taken.items.first?.language == "ar")
        let relative = """
            <feed xmlns="http://www.w3.org/2005/Atom">LINK<entry><title>هدنة</title><id>t1</id><link href="/a/1"/><summary>\(sampleText)</summary></entry></feed>
            """
        for (link, url) in [("<link href=\"https://n.example/\"/>", "https://n.example/a/1"), ("", nil)] {
            #expect(Taken([try scratch.write("r.xml", relative.replacing("LINK", with: link))]).items.map(\.report.url) == [url])
        }
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>النهر</title><entry><title>هدنة</title><id>t1</id><link rel="self" href="https://n.example/s"/>
            <link href="https://n.example/a"/><published>2020-01-13T10:00:00Z</published><author><name>سعاد</name></author><content type="html">&lt;p&gt;نص.&lt;/p&gt;</content></entry></feed>
            """
        let entry = try #require(Taken([try scratch.write("a.xml", atom)]).items.first)
        #expect(entry.report.id == "t1" && entry.report.url == "https://n.example/a" && entry.report.published?.iso == "2020-01-13T10:00+00:00")
        #expect(entry.author == "سعاد" && entry.report.outlet == "النهر" && String(decoding: entry.body, as: UTF8.self) == "نص.")
        let json =
            #"{"version":"https://jsonfeed.org/version/1.1","title":"النهر","items":[{"id":"1","title":"هدنة","content_html":"<p>نص</p>","date_published":"2020-01-13T10:00:00+03:00"}]}"#
        let item = try #require(Taken([try scratch.write("f.json", json)]).items.first)
        #expect(item.report.published?.iso == "2020-01-13T10:00+03:00" && String(decoding: item.report.text, as: UTF8.self) == "هدنة\nنص")
        let map = Taken([try scratch.write("s.xml", "<urlset><url><loc>https://n.example/1</loc></url></urlset>")])
        #expect(map.items.isEmpty && map.codes == [.passedOver])
    }

    // MARK: - Mails

    @Test func mails() throws {
        let text = Data((sampleText + "\n").utf8).base64EncodedString()
        let title = "=?UTF-8?B?" + Data("هدنة ".utf8).base64EncodedString() + "?= =?utf-8?Q?=D8=AC=D8=AF=D9=8A=D8=AF=D8=A9?="
        let mail = """
            From: desk@s.example\r\nSubject: \(title)\r\nDate: Mon, 13 Jan 2020 09:28:00 +0200\r\nMIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r
            --b2\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b2\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\(text)\r\n--b2--\r
            --b1\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nyes\r\n--b1--\r\n
            """
        let item = try #require(Taken([try scratch.write("m.eml", mail)]).items.first)
        #expect(item.report.title == "هدنة جديدة" && item.report.published?.iso == "2020-01-13T09:28+02:00")
        #expect(String(decoding: item.body, as: UTF8.self).hasPrefix(sampleText) && item.author == "desk@s.example")
        let quoted = "Subject: x\nFrom: y\nContent-Type: text/html; charset=windows-1256\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E5=CF=E4=\n=C9</p>"
        #expect(Taken([try scratch.write("q.eml", quoted)]).items.first.map { String(decoding: $0.body, as: UTF8.self) } == "هدنة")
        #expect(!MailReader.isMail(Array("From: a plain text that only begins so.".utf8)))
    }

    // MARK: - Documents of offices

    /// A zip archive of stored and deflated entries.
    static func zip(_ entries: [(name: String, bytes: [UInt8], isPacked: Bool)]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var (local, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            // A gzip member without its head of ten bytes and its tail of eight is bare deflate.
            let packed = entry.isPacked ? Array(gzip(entry.bytes).dropFirst(10).dropLast(8)) : entry.bytes
            let common =
                number(20, 2) + number(0, 2) + number(entry.isPacked ? 8 : 0, 2) + number(0, 4) + number(Int(Inflater.sum(entry.bytes)), 4)
                + number(packed.count, 4) + number(entry.bytes.count, 4)
            let name = Array(entry.name.utf8)
            directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(name.count, 2) + number(0, 12) + number(local.count, 4) + name
            local += number(0x0403_4B50, 4) + common + number(name.count, 2) + number(0, 2) + name + packed
        }
        return local + directory + number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4)
            + number(local.count, 4) + number(0, 2)
    }

    @Test func documentsOfWord() throws {
        let document =
            "<w:document><w:body><w:p><w:r><w:t>أعلن </w:t></w:r><w:r><w:t>الطرفان الهدنة.</w:t></w:r></w:p><w:p><w:r><w:t>ثانية</w:t><w:tab/><w:t>ثالثة</w:t></w:r></w:p></w:body></w:document>"
        let core = "<cp:coreProperties><dc:title>بيان</dc:title><dc:creator>المكتب</dc:creator></cp:coreProperties>"
        let bytes = Self.zip([("word/document.xml", Array(document.utf8), true), ("docProps/core.xml", Array(core.utf8), false)])
        let item = try #require(Taken([try scratch.write("w.docx", bytes)]).items.first)
        #expect(item.report.title == "بيان" && item.author == "المكتب")
        #expect(String(decoding: item.body, as: UTF8.self) == "أعلن الطرفان الهدنة.\n\nثانية\tثالثة")
        let hidden =
            "<w:document><w:body><w:p><w:moveFrom><w:r><w:t>مكرر</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>مخفي</w:t></w:r><w:r><w:t>وقف</w:t><w:noBreakHyphen/><w:t>إطلاق</w:t></w:r></w:p><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>مربع</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>مربع</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:body></w:document>"
        let other = try #require(Taken([try scratch.write("h.docx", Self.zip([("word/document.xml", Array(hidden.utf8), true)]))]).items.first)
        #expect(String(decoding: other.body, as: UTF8.self) == "وقف-إطلاق\n\nمربع")
        for cut in [10, 40, bytes.count - 30, bytes.count - 1] {
            let taken = Taken([try scratch.write("cut.docx", Array(bytes.prefix(cut)))])
            #expect(taken.codes == [.documentBroken] && taken.items.count == (cut > 40 ? 1 : 0))
        }
    }

    @Test func openDocumentsHaveParagraphs() throws {
        let content = """
            <office:document-content><office:body><office:text><text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes>
            <text:h>عنوان</text:h> <text:p>أعلن <text:span>الطرفان</text:span><text:s/>الهدنة<text:note><text:note-body><text:p>حاشية</text:p></text:note-body></text:note>.</text:p>
            <text:list><text:list-item><text:p>ثانية<text:tab/>ثالثة</text:p></text:list-item></text:list><text:p/></office:text></office:body></office:document-content>
            """
        let meta =
            "<office:document-meta><office:meta><dc:title>بيان</dc:title><meta:initial-creator>المكتب</meta:initial-creator><dc:creator>آخر</dc:creator></office:meta></office:document-meta>"
        func file(_ type: String) -> [UInt8] {
            Self.zip([
                ("mimetype", Array("application/vnd.oasis.opendocument.\(type)".utf8), false), ("content.xml", Array(content.utf8), true),
                ("meta.xml", Array(meta.utf8), true),
            ])
        }
        let item = try #require(Taken([(try scratch.write("f/a.odt", file("text")) as NSString).deletingLastPathComponent]).items.first)
        #expect(item.report.title == "بيان" && item.author == "المكتب")
        #expect(String(decoding: item.body, as: UTF8.self) == "عنوان\n\nأعلن الطرفان الهدنة.\n\nثانية\tثالثة")
        #expect(Taken([try scratch.write("b.ods", file("spreadsheet"))]).codes == [.binary])
        #expect(Taken([try scratch.write("c.odt", Array(file("text").prefix(90)))]).codes == [.documentBroken])
    }

    @Test func pdfsGoThroughTheToolOrAreTold() throws {
        let path = try scratch.write("-x.pdf", Array("%PDF-1.4 no pdf".utf8))
        #expect(throws: Problem.self) { try PDFText.text(of: path, places: [scratch.path + "/gone"]) }
        let tool = try scratch.write("tool", "#!/bin/sh\nfor last; do name=$file; file=$last; done\nprintf 'read %s' \"${name##*/}\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
        #expect(String(decoding: try PDFText.text(of: path, places: [tool]), as: UTF8.self) == "read -x.pdf")
        let endless = try scratch.write("endless", "#!/bin/sh\nwhile :; do printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; done\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: endless)
        #expect { try PDFText.text(of: path, places: [endless], limit: 100_000) } throws: { ($0 as? Problem)?.code == .tooLarge }
        let failing = try scratch.write("failing", "#!/bin/sh\necho text; exit 1\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: failing)
        #expect { try PDFText.text(of: path, places: [failing]) } throws: { ($0 as? Problem)?.code == .documentBroken }
    }

    // MARK: - Exports

    private func exported(_ name: String, _ content: String, _ mapping: String) throws -> (items: [IntakeItem], codes: [Problem.Code]) {
        var codes: [Problem.Code] = []
        let mapping = try FieldMapping(path: try scratch.write("mapping-" + name, mapping))
        let intake = Intake(paths: [try scratch.write(name, content)], mapping: mapping) { codes.append($0.code) }
        var items: [IntakeItem] = []
        while let item = intake.next() { items.append(item) }
        return (items, codes)
    }

    @Test func exportsWithAMapping() throws {
        let table = "Nr;Überschrift;Volltext;Datum\r\n7;\"هدنة; جديدة\";\"أعلن الطرفان\nالهدنة\";13.01.2020\r\n8;x;;y\r\n"
        let rows = try exported("t.csv", table, "# an export\nid: Nr\ntitle: Überschrift\ntext: Volltext\npublished: Datum\n")
        #expect(rows.items.map(\.report.id) == ["7"] && rows.codes == [.noText])
        #expect(rows.items.first?.report.title == "هدنة; جديدة" && rows.items.first?.report.published?.iso == "2020-01-13")
        #expect(rows.items.first.map { String(decoding: $0.body, as: UTF8.self) } == "أعلن الطرفان\nالهدنة")
        let nested = #"{"response":{"docs":[{"key":1,"head":{"main":"عنوان"},"html":"<p>أ</p><p>ب</p>","src":["الصاري"]},{"key":2}]}}"#
        let list = try exported("n.json", nested, "reports: response.docs\nid: key\ntitle: head.main\nhtml: html\noutlet: src\n")
        #expect(list.items.map(\.report.id) == ["1"] && list.codes == [.noText])
        #expect(list.items.first?.report.outlet == "الصاري" && list.items.first.map { String(decoding: $0.body, as: UTF8.self) } == "أ\n\nب")
        for (index, wrong) in ["", "txt: x", "title: x", "text"].enumerated() {
            let path = try scratch.write("wrong-\(index)", wrong)
            #expect { try FieldMapping(path: path) } throws: { ($0 as? Problem)?.code == .mappingBroken }
        }
    }
}

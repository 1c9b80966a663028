import Foundation
import HudnaRecord
import Testing

@testable import HudnaIntake

/// Exports, mails, feeds and archives as others really write them.
@Suite struct DirtyContainerTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func exported(_ name: String, _ content: [UInt8], _ mapping: String) throws -> (items: [IntakeItem], problems: [Problem]) {
        var problems: [Problem] = []
        let mapping = try FieldMapping(path: try scratch.write("mapping-" + name, mapping))
        let intake = Intake(paths: [try scratch.write(name, content)], pages: PageReader(words: PageShapeTests.words), mapping: mapping) { problems.append($0) }
        var items: [IntakeItem] = []
        while let item = intake.next() { items.append(item) }
        return (items, problems)
    }

    private func bodies(_ items: [IntakeItem]) -> [String] { items.map { String(decoding: $0.body, as: UTF8.self) } }

    // MARK: - Tables

    private static let mapping = "text: النص\npublished: التاريخ\nid: رقم\n"

    @Test(arguments: [
        "رقم,النص,التاريخ\r\n1,\"هدنة، أولى, ثانية\",13-Jan-20\r\n", "sep=;\r\nرقم;النص;التاريخ\r\n1;هدنة، أولى, ثانية;43843\r\n",
        "رقم|النص|التاريخ\n1|هدنة، أولى, ثانية|2020-01-13\n", "رقم\tالنص\tالتاريخ\r1\t\"هدنة، أولى, ثانية\"\t13/01/2020\r",
        "أخبار يناير\r\n\r\nرقم;النص;التاريخ\r\n1;هدنة، أولى, ثانية;١٣ يناير ٢٠٢٠\r\n",
    ])
    func tablesInEveryShape(_ table: String) throws {
        for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let taken = try exported("t.csv", mark + Array(table.utf8), Self.mapping)
            #expect(bodies(taken.items) == ["هدنة، أولى, ثانية"] && taken.problems.isEmpty)
            #expect(taken.items.first?.report.id == "1" && taken.items.first?.report.published?.iso == "2020-01-13")
        }
    }

    @Test func aTableWithoutTheColumnIsToldOnce() throws {
        let taken = try exported("t.csv", Array(("a,b\n" + String(repeating: "1,2\n", count: 40)).utf8), "text: النص\n")
        #expect(taken.items.isEmpty && taken.problems.map(\.code) == [.noText])
        #expect(taken.problems.first?.description.contains("النص") ?? false && taken.problems.first?.description.contains("a, b") ?? false)
    }

    @Test func paragraphsInListsAreAllTaken() throws {
        let json = #"{"hits":[{"p":["أولى","ثانية"],"parts":[{"t":"ثالثة"},{"t":["رابعة","خامسة"]}]}]}"#
        #expect(bodies(try exported("a.json", Array(json.utf8), "reports: hits\ntext: p\n").items) == ["أولى\n\nثانية"])
        #expect(bodies(try exported("b.json", Array(json.utf8), "reports: hits\ntext: parts.t\n").items) == ["ثالثة\n\nرابعة\n\nخامسة"])
    }

    // MARK: - Mails

    private func mail(_ type: String, _ body: String) throws -> IntakeItem {
        let head = "From: \"مكتب الصاري\" <d@s.example>\r\nSubject: x\r\nDate: Mon, 13 Jan 2020 09:28:00 +0200\r\nContent-Type: \(type)\r\n\r\n"
        return try #require(Taken([try scratch.write("m.eml", head + body)]).items.first)
    }

    /// Some senders cut a subject in the middle of a letter.
    @Test func subjectsThatAreCutInsideALetter() throws {
        let bytes = Array("محادثات الهدنة".utf8)
        let words = [bytes[..<7], bytes[7..<12], bytes[12...]].map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
        let mail = "From: d@s.example\r\nSubject: بيان: \(words.joined(separator: "\r\n ")) =?windows-1256?Q?=E5=CF=E4=C9?= 2\r\n\r\n\(sampleText)\r\n"
        #expect(try #require(Taken([try scratch.write("s.eml", mail)]).items.first).report.title == "بيان: محادثات الهدنةهدنة 2")
    }

    @Test func wrappedLinesAreJoined() throws {
        let flowed = try mail("text/plain; charset=utf-8; format=flowed", "أعلن الطرفان \r\nالهدنة.\r\n\r\nثانية\r\n-- \r\nهاتف 123\r\n")
        #expect(bodies([flowed]) == ["أعلن الطرفان الهدنة.\n\nثانية"] && flowed.author == "مكتب الصاري")
        let wrapped =
            "وصل الوفدان إلى العاصمة اليوم لتوقيع\r\nاتفاق وقف إطلاق النار بعد محادثات\r\nدامت أسبوعين كاملين في المدينة\r\nالساحلية.\r\n\r\nوقال المبعوث إن الطرفين اتفقا على\r\nكل البنود تقريبا.\r\n"
        let joined =
            "وصل الوفدان إلى العاصمة اليوم لتوقيع اتفاق وقف إطلاق النار بعد محادثات دامت أسبوعين كاملين في المدينة الساحلية.\n\nوقال المبعوث إن الطرفين اتفقا على كل البنود تقريبا.\n"
        #expect(bodies([try mail("text/plain; charset=utf-8", wrapped)]) == [joined])
        // Lines that are paragraphs, and lists, stay as they are.
        for lines in ["أعلن الطرفان الهدنة في العاصمة أمس\nثانية\nثالثة قصيرة\nرابعة أيضا قصيرة\nخامسة", "أ\nب\nج\nد\nه", "سطر واحد", "", "\n\n"] {
            #expect(WrappedLines.joined(lines) == lines)
        }
    }

    @Test func aMailInsideAMail() throws {
        let inner =
            "From: a@b.example\r\nSubject: هدنة\r\nDate: Sun, 12 Jan 2020 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(sampleText)"
        let item = try mail("multipart/mixed; boundary=b", "--b\r\nContent-Type: message/rfc822\r\n\r\n\(inner)\r\n--b--\r\n")
        #expect(item.report.title == "هدنة" && item.report.published?.iso == "2020-01-12T10:00+00:00" && bodies([item])[0].hasPrefix(sampleText))
        var deep = inner
        for _ in 0..<40 { deep = "Subject: x\r\nFrom: y\r\nContent-Type: message/rfc822\r\n\r\n" + deep }
        #expect(try mail("message/rfc822", deep).body.isEmpty)
    }

    @Test func boxesOfMails() throws {
        func one(_ number: Int) -> String {
            "From d@s.example Mon May  5 10:30:00 2031\nFrom: d@s.example\nSubject: هدنة \(number)\nDate: Mon, 13 Jan 2031 10:3\(number):00 +0300\n\n\(sampleText)\n\nFrom here on nothing.\n\n"
        }
        let taken = Taken([try scratch.write("b.mbox", one(1) + one(2) + one(3))])
        #expect(taken.ids == ["b:1", "b:2", "b:3"] && taken.items.map(\.report.title) == ["هدنة 1", "هدنة 2", "هدنة 3"])
        #expect(taken.items.last?.report.published?.iso == "2031-01-13T10:33+03:00" && bodies(taken.items)[0].hasPrefix(sampleText))
        #expect(Taken([try scratch.write("o.mbox", one(1))]).ids == ["o"])
        #expect(!MailReader.isBox(Array("From the sea to the hills\nnothing moved.".utf8)))
    }

    /// Boundaries that are written otherwise, or not at all.
    @Test(arguments: ["multipart/mixed; boundary*0=\"B\"", "multipart/mixed; boundary*=utf-8'en'B", "multipart/mixed"])
    func boundariesOfMails(_ type: String) throws {
        let item = try mail(type, "--B\r\nContent-Type: text/plain; charset*=utf-8''utf-8\r\n\r\n\(sampleText)\r\n--B--\r\n")
        #expect(bodies([item])[0].hasPrefix(sampleText))
    }

    @Test func allTextsOfAMail() throws {
        let html = "<p>" + String(repeating: sampleText + "، ", count: 4) + "</p>"
        func parts(_ parts: [(type: String, body: String)]) -> String {
            parts.map { "--b\r\nContent-Type: \($0.type); charset=utf-8\r\n\r\n\($0.body)\r\n" }.joined() + "--b--\r\n"
        }
        let two = parts([("text/plain", sampleText), ("image/png", "x"), ("text/plain", "وقال المبعوث إن الهدنة باقية.")])
        let mixed = bodies([try mail("multipart/mixed; boundary=b", two)])[0]
        #expect(mixed.hasPrefix(sampleText) && mixed.contains("وقال المبعوث إن الهدنة باقية."))
        // A text that only points to the page beside it.
        let stub = try mail("multipart/alternative; boundary=b", parts([("text/plain", "اعرض الرسالة في المتصفح"), ("text/html", html)]))
        #expect(bodies([stub])[0].contains(sampleText))
        // The same in two forms stands once, and the plain one is taken.
        let both = try mail("multipart/alternative; boundary=b", parts([("text/plain", sampleText + " هنا."), ("text/html", "<p>\(sampleText) هناك.</p>")]))
        #expect(bodies([both])[0].hasPrefix(sampleText + " هنا.") && !bodies([both])[0].contains("هناك"))
        let loose = try mail("multipart/mixed; boundary=b", parts([("text/plain", sampleText), ("text/html", "<p>\(sampleText)، وبقية</p>")]))
        #expect(bodies([loose]) == [sampleText + "، وبقية"])
    }

    // MARK: - Feeds

    @Test func elementsInAtomKeepTheirParagraphs() throws {
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://n.example/news/"><title>النهر</title><entry><title>هدنة</title><link href="/a/1"/>
            <published>2020-01-13T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أولى.</p><p>ثانية <b>هنا</b>.</p></div></content></entry></feed>
            """
        let item = try #require(Taken([try scratch.write("a.xml", atom)]).items.first)
        #expect(bodies([item]) == ["أولى.\n\nثانية هنا."] && item.report.url == "https://n.example/a/1")
        #expect(PageMetadata.absolute("//c.example/x", base: "https://n.example/") == "https://c.example/x")
        #expect(PageMetadata.absolute("x", base: nil) == "x" && PageMetadata.absolute("/x", base: "nowhere") == "/x")
    }

    @Test func linksToMoreAreLeftOut() throws {
        let words = PageReader(words: PageShapeTests.words)
        #expect(words.plain("<p>أعلن الطرفان الهدنة. … <a href=x>اقرأ أيضا</a></p>") == "أعلن الطرفان الهدنة. …")
        #expect(words.plain("<p>أعلن <a href=x>الطرفان</a></p><p>جميع الحقوق محفوظة للموقع</p>") == "أعلن الطرفان")
        #expect(words.plain("<a href=x>اقرأ أيضا</a>") == "اقرأ أيضا")
    }

    // MARK: - Web archives

    @Test func recordsOfOneGzipMemberHaveIdsOfTheirOwn() throws {
        let page = "<html lang=ar><title>عنوان</title><body><p>" + String(repeating: sampleText + "، ", count: 4) + "</p>"
        let records = (1...3).map { number -> [UInt8] in
            let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
            let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\(number)\r\nContent-Type: application/http\r\n"
            return Array((head + "Content-Length: \(answer.utf8.count)\r\n\r\n" + answer + "\r\n\r\n").utf8)
        }
        let taken = Taken([try scratch.write("w.warc.gz", gzip(records[0]) + gzip(records[1] + records[2]))])
        let second = gzip(records[0]).count
        #expect(taken.ids == ["w:0", "w:\(second)", "w:\(second)+\(records[1].count)"] && taken.problems.isEmpty)
    }
}

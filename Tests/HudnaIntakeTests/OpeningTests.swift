import HudnaRecord
import Testing

@testable import HudnaIntake

/// What a file is taken for, whatever it begins with.
@Suite struct OpeningTests {
    static let elements = [
        "<link rel=canonical href=x>", "<style>a{}</style>", "<section>", "<main>", "<img src=x>", "<br>", "<font>", "<a name=top></a>", "<span>",
        "<base href='https://x.example/'>", "<noscript>x</noscript>", "<strong>خبر</strong>", "<header>", "<ul>", "</div>",
    ]

    private func page(_ start: String) -> String {
        "\(start)<h1>تمديد الهدنة</h1><p>\(sampleText)، وقال متحدث باسمهم إن الهدنة باقية.</p><p>\(sampleText).</p>"
    }

    @Test(arguments: elements)
    func pagesWhateverTheyBeginWith(_ start: String) throws {
        let scratch = try Scratch()
        for name in ["a.html", "a.htm", "a"] {
            let taken = Taken([try scratch.write(name, page(start))])
            #expect(taken.items.first?.report.title == "تمديد الهدنة", "\(name)")
            #expect(taken.texts.first?.contains("<p>") == false)
        }
    }

    @Test func textInFrontOfAPageNeedsItsName() throws {
        let scratch = try Scratch()
        let text = page("نص <b>قبل</b> ")
        #expect(Taken([try scratch.write("a.html", text)]).items.first?.report.title == "تمديد الهدنة")
        #expect(Taken([try scratch.write("a.txt", text)]).texts == [text])
        #expect(Taken([try scratch.write("b.txt", "<Talks> \(sampleText)")]).texts == ["<Talks> \(sampleText)"])
    }

    // MARK: - Mails

    static let fields = [
        "Content-Type: text/plain; charset=\"utf-8\"", "MIME-Version: 1.0", "Content-Transfer-Encoding: 8bit", "Subject: هدنة", "From: a@b.example",
        "List-Id: <x.example>", "X-Mailer: x",
    ]

    @Test(arguments: fields.indices)
    func mailsWhicheverFieldComesFirst(_ first: Int) throws {
        let scratch = try Scratch()
        let head = ([Self.fields[first]] + Self.fields.indices.filter { $0 != first }.map { Self.fields[$0] }).joined(separator: "\r\n")
        let taken = Taken([try scratch.write("a.eml", head + "\r\n\r\n\(sampleText)\r\n")])
        #expect(taken.items.first?.report.title == "هدنة" && taken.texts.first?.contains("MIME") == false)
    }

    @Test func linesWithColonsAreNoMail() {
        #expect(!MailReader.isMail(Array("From: here on\nthe text goes on. Date: none\n".utf8)))
        #expect(!MailReader.isMail(Array("Title: x\nText: y\n\n".utf8)) && !MailReader.isMail([]))
    }

    /// Letters as they are in a head, in Windows-1256 and in UTF-8.
    @Test func headsWithLettersAsTheyAre() throws {
        let scratch = try Scratch()
        let subject = "وقف النار في كحلوان"
        let table = Dictionary((0...255).map { (String(decoding: SingleByteEncoding.windows1256.decode([UInt8($0)].span), as: UTF8.self), UInt8($0)) }) {
            a, _ in a
        }
        for charset in ["", "Content-Type: text/plain; charset=windows-1256\n", "Content-Type: text/plain; charset=utf-8\n"] {
            let front = Array("From: s@x.example\n\(charset)Subject: ".utf8)
            for letters in [Array(subject.utf8), subject.map { table[String($0)] ?? 0x3F }] {
                let taken = Taken([try scratch.write("a.eml", front + letters + Array("\n\n\(sampleText)\n".utf8))])
                #expect(taken.items.first?.report.title == subject, "\(charset) \(letters.count)")
            }
        }
    }

    // MARK: - Exports

    @Test func hijriDaysOfFields() {
        for text in ["18 جمادى الأولى 1441هـ", "18 جمادى الأولى 1441", "18/5/1441", "1441/5/18"] {
            #expect(DateLine.field(text, PageShapeTests.words.dates)?.iso == "2020-01-13", "\(text)")
        }
    }

    @Test func allAuthors() throws {
        let scratch = try Scratch()
        let mapping = try FieldMapping(path: try scratch.write("m.txt", "text: text\nauthor: by"))
        for (by, authors) in [(#"["سلمى", "هاني"]"#, "سلمى, هاني"), (#""سلمى""#, "سلمى")] {
            let value = try JSONTree(Array(#"{"text": "x", "by": \#(by)}"#.utf8))
            #expect(mapping.values(of: value)[.author] == authors)
        }
        let feed =
            #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "\#(sampleText)", "authors": [{"name": "سلمى"}, {"name": "هاني"}]}]}"#
        #expect(Taken([try scratch.write("f.json", feed)]).items.first?.author == "سلمى, هاني")
    }
}

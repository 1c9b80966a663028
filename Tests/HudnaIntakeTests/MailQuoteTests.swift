import HudnaRecord
import Testing

@testable import HudnaIntake

/// What a mail quotes of another is not its own text.
@Suite struct MailQuoteTests {
    private static let own = "أعلنت الوزارة أن وفدها سيصل غدا."
    private static let quoted = "رفضت الحركة الشروط وطالبت بوقف القصف."

    private func body(_ lines: [String], type: String = "text/plain") -> String {
        let head = "From: d@s.example\r\nSubject: x\r\nDate: Mon, 13 Jan 2020 09:28:00 +0200\r\nContent-Type: \(type); charset=utf-8\r\n\r\n"
        return MailReader(Array((head + lines.joined(separator: "\r\n")).utf8), pages: PageReader(words: PageShapeTests.words)).page.body
    }

    @Test(arguments: [
        [own, "", "> \(quoted)", ">> \(quoted)"], ["> \(quoted)", "", own], [own, "في 13 يناير 2020، كتب فلان:", "> \(quoted)"],
        [own, "", "On Mon, Jan 13, 2020, A. Name <a@b.example>", "wrote:", "", "> \(quoted)"], [own, ">", "> \(quoted)", "-- ", "التوقيع"],
    ])
    func quotedLinesAreLeftOut(_ lines: [String]) {
        #expect(body(lines).split(separator: "\n").joined() == Self.own)
    }

    /// An answer between the lines keeps all of its own; a sentence with a colon in front of a quotation names nobody's mail.
    @Test func ownWordsBetweenStay() {
        #expect(body(["> \(Self.quoted)", Self.own, "> \(Self.quoted)", "ولن يصل قبل المساء."]) == Self.own + "\nولن يصل قبل المساء.")
        #expect(body([Self.own, "وجاء في البيان:", "> \(Self.quoted)"]) == Self.own + "\nوجاء في البيان:")
    }

    @Test func whoSaysNothingElsePassesItOn() {
        #expect(body(["On Mon, Jan 13, 2020 at 10:00 a@b.example wrote:", "> \(Self.quoted)", ">> \(Self.own)"]).hasSuffix(Self.quoted + "\n" + Self.own))
        #expect(body(["> \(Self.quoted)", "", ">"]).split(separator: "\n") == [Self.quoted[...]])
    }

    @Test(arguments: ["<blockquote type=\"cite\">", "<blockquote class=\"gmail_quote\">"])
    func quotationsInHTML(_ opening: String) {
        let introduction = "<div>On Mon, Jan 13, 2020 at 10:00 &lt;a@b.example&gt; wrote:</div>"
        let html = ["<div>\(Self.own)</div>", introduction, "\(opening)<p>\(Self.quoted)</p></blockquote>"]
        #expect(body(html, type: "text/html") == Self.own)
        #expect(body(["<div>\(Self.own)</div><blockquote><p>\(Self.quoted)</p></blockquote>"], type: "text/html") == Self.own + "\n\n" + Self.quoted)
        #expect(body([html[2]], type: "text/html") == Self.quoted)
    }

    @Test func boxesMarkLinesThatLookLikeAMail() {
        let mail = "From a@b.example Mon Jan 13 10:00:00 2020\nFrom: a@b.example\nSubject: x\nDate: Mon, 13 Jan 2020 09:28:00 +0200\n\n"
        let box = Array((mail + "\(Self.own)\n>From here\n>>From there\n> قال\n\n" + mail + Self.quoted + "\n").utf8)
        let mails = MailReader.mails(box).map { String(decoding: $0, as: UTF8.self) }
        #expect(mails.count == 2 && mails[0].contains("\nFrom here\n>From there\n> قال\n") && mails[1].hasSuffix(Self.quoted + "\n"))
    }
}

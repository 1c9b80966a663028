import Hudna
import Testing

@testable import HudnaWeb

/// What templates make of values.
struct TemplateTests {
    private static let value = Node.object([
        "name": .text("A & <B>"), "empty": .text(""), "none": .absent, "yes": .flag(true), "no": .flag(false), "number": .number(3),
        "list": .list([.text("x"), .text("y"), .text("z")]), "nothing": .list([]), "one": .object(["name": .text("inner"), "date": .text("2020-01-13")]),
        "rows": .list([.object(["cell": .text("1")]), .object(["cell": .text("2"), "name": .text("own")])]), "chart-drawing": .drawing("<svg></svg>"),
        "which": .drawing("other"), "kind": .text("claim"),
    ])

    private func filled(_ template: String, _ others: [String: String] = [:]) throws -> String {
        let style = (try SampleBench.bench).style(Taste(try #require(Asked(method: "GET", target: "/", headers: ["accept-language": "en"]))))
        let templates = try others.mapValues { try Template($0) }.merging(["it": try Template(template)]) { $1 }
        var renderer = TemplateRenderer(templates, value: Self.value, around: .object(["title": .text("Around")]), style: style)
        renderer.render("it")
        return String(decoding: renderer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{name}} {{empty}}{{none}}{{unknown}}{{number}}", "A &amp; &lt;B&gt; 3"), ("{{{chart-drawing}}}", "<svg></svg>"),
        ("{{chart-drawing}}", "&lt;svg&gt;&lt;/svg&gt;"),
        ("{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{^yes}}d{{/yes}}", "ac"), ("{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}", "b"),
        ("{{#none}}a{{/none}}{{^none}}b{{/none}}{{#unknown}}c{{/unknown}}{{^unknown}}d{{/unknown}}", "bd"), ("{{#number}}{{.}}{{/number}}", "3"),
        ("{{#list}}{{.}}{{^last()}}, {{/last()}}{{/list}}", "x, y, z"), ("{{#nothing}}a{{/nothing}}{{^nothing}}b{{/nothing}}", "b"),
        ("{{#list.any}}any {{/list.any}}{{list.count}}{{#list.many}} many{{/list.many}}{{#nothing.any}}!{{/nothing.any}}", "any 3 many"),
        // Inside goes before outside; what begins with a dot is looked for inside alone.
        ("{{#one}}{{name}} {{number}} {{.number}}{{.name}}{{/one}}", "inner 3 inner"), ("{{#rows}}{{cell}}{{.name}}{{/rows}}", "12own"),
        ("{{one.name}} {{one.date.date}} {{one.date.weekday}}", "inner 13 January 2020 Monday"),
        ("{{page.title}}{{#one}} {{page.title}}{{/one}}", "Around Around"),
        ("{{kind.label}} {{name.code}} {{#name.has-english}}e{{/name.has-english}}{{^name.has-english}}-{{/name.has-english}}", "claim A%20%26%20%3CB%3E -"),
        ("{{name.none}}{{number.label}}{{list.label}}", ""),
        // A tag that stands alone takes its line with it.
        ("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"), ("a {{#yes}}\nb\n{{/yes}} c\n", "a \nb\n c\n"), ("{{#yes}}\nb{{/yes}}\n", "\nb\n"),
        ("a\n{{>other}}\nb{{>other}}\n", "a\n(A &amp; &lt;B&gt;)b(A &amp; &lt;B&gt;)\n"), ("{{>*which}} {{>missing}}", "(A &amp; &lt;B&gt;) "),
        ("{ {{name}} } }}", "{ A &amp; &lt;B&gt; } }}"),
    ])
    func valuesGoIn(_ template: String, _ wanted: String) throws {
        #expect(try filled(template, ["other": "({{name}})"]) == wanted)
    }

    /// Whether it is the last element is not known to what stands further in.
    @Test func theLastIsThatOfItsList() throws {
        #expect(
            try filled("{{#rows}}{{cell}}{{#one}}{{^last()}}.{{/last()}}{{/one}}{{>in}}{{^last()}};{{/last()}}{{/rows}}", ["in": "{{^last()}}-{{/last()}}"])
                == "1.-;2.-")
    }

    @Test(arguments: ["{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a", "{{}}", "{{{a}}", "{{a b}}", "{{!comment}}"])
    func whatIsBrokenIsRefused(_ template: String) {
        #expect(throws: TemplateError.self) { try Template(template) }
    }

    @Test func theFrameGoesAroundBytes() {
        let page = Page("x", title: "", value: .null)
        let taste = Taste(Asked(method: "GET", target: "/", headers: [:])!)
        #expect(Frame(Array("a\(Frame.place)b".utf8)).around(Array("<x>".utf8), page, taste).bytes == Array("a<x>b".utf8))
        #expect(Frame(Array("a".utf8)).around(Array("<x>".utf8), page, taste).bytes == Array("a<x>".utf8))
    }
}

import Foundation
import Testing

@testable import HudnaIntake

/// What our parser makes of the six fields, and what Foundation does.
private struct Fields: Decodable, Equatable {
    var id: String?
    var text: String?
    var title: String?
    var outlet: String?
    var url: String?
    var published: String?
}

private func parse(_ bytes: [UInt8]) throws(JSONFault) -> Fields {
    var record = JSONRecord()
    let span = bytes.span
    try record.parse(span)
    func text(_ value: JSONRecord.Value) -> String? {
        guard case .text(let text) = value else { return nil }
        return JSONRecord.string(text, bytes.span)
    }
    return Fields(
        id: text(record.id), text: text(record.text), title: text(record.title), outlet: text(record.outlet), url: text(record.url),
        published: text(record.published))
}

private func fault(_ json: String) -> String? {
    do throws(JSONFault) {
        _ = try parse(Array(json.utf8))
        return nil
    } catch {
        return "\(error.message) @\(error.offset)"
    }
}

@Suite struct JSONTests {
    @Test func fieldsOfARecord() throws {
        let json = #"{"id":"a-1","n":{"text":["x",{"id":2}]},"title":"عنوان","text":"نص \"مقتبس\"\n\u0633\ud83d\ude00\/","published":null,"x":-1.5e+3}"#
        let fields = try parse(Array(json.utf8))
        #expect(fields.id == "a-1")
        #expect(fields.title == "عنوان")
        #expect(fields.text == "نص \"مقتبس\"\nس😀/")
        #expect(fields.published == nil)
    }

    @Test func namesMayBeEscaped() throws {
        #expect(try parse(Array(#"{"te\u0078t":"a","\u0069d":"b"}"#.utf8)) == Fields(id: "b", text: "a"))
    }

    @Test func loneSurrogatesBecomeReplacementCharacters() {
        for (json, lone, text) in [
            (#"a\ud83db"#, 1, "a\u{FFFD}b"), (#"\ude00"#, 1, "\u{FFFD}"), (#"\ud83d\ud83d\ude00"#, 1, "\u{FFFD}😀"), (#"\ud83d\u0041"#, 1, "\u{FFFD}A"),
            (#"\ud83d\ude00"#, 0, "😀"), (#"\ud83d\n"#, 1, "\u{FFFD}\n"),
        ] {
            let bytes = Array(("\"" + json + "\"").utf8)
            var scanner = JSONScanner(at: 0)
            var output: [UInt8] = []
            guard let string = try? scanner.string(bytes.span) else {
                Issue.record("no string: \(json)")
                continue
            }
            #expect(JSONScanner.append(string, of: bytes.span, to: &output) == lone, "\(json)")
            #expect(String(decoding: output, as: UTF8.self) == text, "\(json)")
        }
    }

    @Test(arguments: [
        ("", "it ends too early, expected { @0"),
        ("[]", "expected { @0"),
        ("{", "it ends too early, expected a string @1"),
        (#"{"id""#, "it ends too early, expected : @5"),
        (#"{"id":}"#, "expected a value @6"),
        (#"{"id":"a" "text":"b"}"#, "expected , or } @10"),
        (#"{"id":"a",}"#, "expected a string @10"),
        (#"{"id":"a"} x"#, "expected the end of the line behind the object @11"),
        (#"{"id":"a"#, "it ends too early, expected \" at the end of a string @8"),
        (#"{"id":"\x"}"#, "unknown escape @8"),
        (#"{"id":"\u12g4"}"#, "expected four hexadecimal digits @11"),
        ("{\"id\":\"a\tb\"}", "a control character inside a string must be escaped @8"),
        (#"{"n":01}"#, "expected , or } @6"),
        (#"{"n":1.}"#, "expected a digit @7"),
        (#"{"n":-}"#, "expected a value @6"),
        (#"{"n":tru}"#, "expected a value @5"),
        (#"{"n":[1,]}"#, "expected a value @8"),
        (#"{"n":[1 2]}"#, "expected , or ] @8"),
        ("{'id':1}", "expected a string @1"),
    ])
    func faults(_ json: String, _ expected: String) {
        #expect(fault(json) == expected)
    }

    @Test func deepNestingIsRefusedWithoutATrap() {
        let deep = "{\"n\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        #expect(fault(deep) == "nested too deep @205")
        let shallow = "{\"n\":" + String(repeating: "[", count: 150) + String(repeating: "]", count: 150) + "}"
        #expect(fault(shallow) == nil)
    }

    /// Generated objects, whole and damaged: our parser takes what Foundation's takes, and reads the same.
    @Test func agreesWithFoundation() throws {
        var dice = Dice(state: 20_200_113)
        var taken = 0
        for _ in 0..<4_000 {
            var bytes = Array(RandomJSON.object(&dice).utf8)
            if Bool.random(using: &dice) { RandomJSON.damage(&bytes, &dice) }
            guard String(validating: bytes, as: UTF8.self) != nil, !hasLoneSurrogate(bytes) else { continue }
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            let ours = try? parse(bytes)
            #expect((ours == nil) == (theirs == nil), "\(String(decoding: bytes, as: UTF8.self))")
            guard let ours, let theirs else { continue }
            taken += 1
            for (name, value) in [("id", ours.id), ("text", ours.text), ("title", ours.title), ("outlet", ours.outlet), ("url", ours.url)] {
                #expect(theirs[name] as? String == value, "\(name) of \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        #expect(taken > 2_000)
    }

    /// Foundation refuses what we repair.
    private func hasLoneSurrogate(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).lowercased().contains("\\ud")
    }
}

/// Objects with known and unknown fields, strange letters and escapes.
private enum RandomJSON {
    static func object(_ dice: inout Dice) -> String {
        var names = ["id", "text", "title", "outlet", "url", "published", "other", "نص", "a\\\"b", ""].shuffled(using: &dice)
        names.removeLast(Int.random(in: 0...9, using: &dice))
        let members = names.map { blank(&dice) + "\"\($0)\"" + blank(&dice) + ":" + blank(&dice) + value(&dice, 0) + blank(&dice) }
        return blank(&dice) + "{" + (members.isEmpty ? blank(&dice) : members.joined(separator: ",")) + "}" + blank(&dice)
    }

    static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(Array("{}[]\",:\\0123456789-+.eEtfn \n".utf8).randomElement(using: &dice) ?? 0x20, at: place)
        case 2: bytes.removeSubrange(place...)
        default: bytes[place] = UInt8.random(in: 0x20..<0x7F, using: &dice)
        }
    }

    private static func blank(_ dice: inout Dice) -> String { ["", "", "", " ", "\n", "\t", "\r "].randomElement(using: &dice) ?? "" }

    private static func value(_ dice: inout Dice, _ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 8 : 10), using: &dice) {
        case 0...4: string(&dice)
        case 5: ["0", "-0", "12", "-3.25", "1e5", "1E-2", "0.5e+1"].randomElement(using: &dice) ?? "0"
        case 6: ["true", "false"].randomElement(using: &dice) ?? "true"
        case 7: "null"
        case 8: "[" + (0..<Int.random(in: 0...3, using: &dice)).map { _ in value(&dice, depth + 1) }.joined(separator: " ,") + "]"
        default: "{" + (0..<Int.random(in: 0...3, using: &dice)).map { "\"k\($0)\":" + value(&dice, depth + 1) }.joined(separator: ",") + "}"
        }
    }

    private static func string(_ dice: inout Dice) -> String {
        let parts = [
            "a", "هدنة", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0627", "\\u00e9", "😀", "\u{200F}", "\\t", "\\b\\f\\r", "١٢", "«", "\\u2028", "\\u0000",
        ]
        return "\"" + (0..<Int.random(in: 0...6, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }.joined() + "\""
    }
}

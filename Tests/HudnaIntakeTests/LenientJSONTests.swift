import Testing

@testable import HudnaIntake

/// What pages have in the place of JSON, mended; what is JSON stays what it is.
@Suite struct LenientJSONTests {
    private func mended(_ text: String) -> JSONTree? { try? JSONTree(LenientJSON.mended(Array(text.utf8)[...])) }

    @Test(arguments: [
        #"{"a": "b"}"#, #"{"a": "b",}"#, #"{"a": "b" /* a comment */ }"#, "{\"a\": // to the end\n \"b\"}", #"{/**/"a": "b",/**/}"#, #"[{"a": "b",},]"#,
    ])
    func marks(_ text: String) throws { #expect(try #require(mended(text))["a"]?.string == "b") }

    @Test(arguments: [
        (#"{"a": "قال \'نعم\'"}"#, "قال 'نعم'"), (#"{"a": "قال "نعم" ثم مضى", "c": 1}"#, #"قال "نعم" ثم مضى"#), ("{\"a\": \"سطر\nوسطر\"}", "سطر وسطر"),
        (#"{"a": "https://x.example/a,b"}"#, "https://x.example/a,b"), (#"{"a": "\u0627\n\\"}"#, "ا\n\\"), (#"{"a": "[1, 2,]"}"#, "[1, 2,]"),
    ])
    func strings(_ text: String, _ value: String) throws { #expect(try #require(mended(text))["a"]?.string == value) }

    @Test func whateverComesIsReadToItsEnd() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("{}[]\",:/*\\'\n u0aلـ".utf8)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in letters.randomElement(using: &random) ?? 0 }
            _ = try? JSONTree(LenientJSON.mended(bytes[...]))
        }
    }
}

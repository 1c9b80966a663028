import Testing

@testable import HudnaExports

struct DeflatedTests {
    @Test func whatIsKeptTakesNoMoreThanItIs() throws {
        let content = Array(String(repeating: "<td>هدنة</td>", count: 10_000).utf8)
        let packed = try #require(Deflated(content, level: 1))
        #expect(packed.content == content)
        #expect(packed.bytes.count * 10 < content.count)
        #expect(packed.bytes.capacity < packed.bytes.count + 64)
    }

    @Test func nothingIsKeptToo() throws {
        let packed = try #require(Deflated([], level: 1))
        #expect(packed.content == [])
    }
}

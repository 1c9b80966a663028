import Foundation
import HudnaRecord
import Testing

@testable import HudnaStore

/// Entries that are kept ready: as bytes and back.
@Suite struct BuiltTests {
    /// An entry with every kind of value.
    static let item: RecordItem = {
        let evidence = Evidence(report: "r", outlet: "o", text: "هدنة", span: Span(3, 7), known: Moment(minutes: -5))
        var facets = Facets(
            actors: ["a", ""], types: ["t"], statuses: ["s"], instruments: ["i"], places: ["p"],
            when: HudnaRecord.DateInterval(start: PartialDate(iso: "2031-09"), end: PartialDate(iso: "2031-09-02T10:00+02:00")), isAhead: true)
        facets.isOfVersions = true
        let inner = RecordItem(facets: Facets(), fields: [.init("says", .text("x"))], evidence: [])
        return RecordItem(
            facets: facets,
            fields: [
                .init("text", .text("سطر\nوآخر")), .init("texts", .texts(["", "ب"])), .init("number", .number(-0.1)), .init("large", .number(1e300)),
                .init("none", .number(nil)), .init("yes", .flag(true)), .init("no", .flag(false)), .init("rows", .items([inner, inner])),
                .init("empty", .items([])),
            ], evidence: [evidence, Evidence(report: "", text: "", span: Span(0, 0), known: Moment(minutes: .max))])
    }()

    private static func bytes(_ item: RecordItem) -> [UInt8] {
        var writer = ItemWriter()
        writer.write(item)
        return writer.bytes
    }

    private static func item(_ bytes: [UInt8]) -> RecordItem? {
        var reader = ItemReader(bytes)
        guard let facets = reader.facets() else { return nil }
        return reader.rest(facets)
    }

    @Test func thereAndBack() throws {
        let item = try #require(Self.item(Self.bytes(Self.item)))
        #expect("\(item)" == "\(Self.item)")
    }

    @Test(arguments: ["", "هدنة، 24 ساعة", "a\u{0E}b\u{0E}", "٣ «مقاتلين» – 5 %", "ڤپچگ \u{200F}x\u{1F54A}é", "\u{0}\n\u{600}\u{67F}\u{680}"])
    func textsAreTheSameAfterwards(text: String) {
        let bytes = ArabicBytes.bytes(text)
        #expect(Array(ArabicBytes.text(bytes[...]).utf8) == Array(text.utf8))
        // An Arabic letter is one byte, and so is ASCII.
        #expect(bytes.count <= text.unicodeScalars.count + text.unicodeScalars.count { $0.value > 0x67F || $0.value == 0x0E || 0x80..<0x600 ~= $0.value } * 4)
    }

    @Test func bytesOfNoTextAreNoTrap() {
        var numbers = Numbers(state: 3)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...9, using: &numbers)).map { _ in Bool.random(using: &numbers) ? UInt8.random(in: 0...255, using: &numbers) : 0x0E
            }
            #expect(ArabicBytes.text(bytes[...]).utf8.count <= bytes.count * 3)
        }
    }

    @Test func brokenBytesAreNoEntry() {
        let bytes = Self.bytes(Self.item)
        for length in 0..<bytes.count {
            #expect(Self.item(Array(bytes[..<length])) == nil)
        }
        var numbers = Numbers(state: 5)
        for _ in 0..<20_000 {
            var broken = bytes
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                broken[Int.random(in: 0..<broken.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            _ = Self.item(broken)
        }
    }

    @Test func entriesThatAreAlikeAreKeptOnceAndNoneIsLeftBehind() throws {
        let file = TemporaryFile()
        let store = try Store(path: file.path, access: .writing)
        func keep(_ id: String, _ items: [RecordItem]) throws {
            try store.keep([ProcessToKeep(id: id, digest: String(repeating: "0", count: 16), name: id, centre: id, told: 1, lists: [("parties", items)])])
        }
        try keep("a", [Self.item, Self.item])
        try keep("b", [Self.item])
        #expect(try file.query("SELECT count(*) FROM entry") == [["1"]])
        let process = try #require(store.builtProcesses().first)
        #expect(try store.entries(of: store.list("parties", of: process)).count == 2)
        try store.finishBuilding("stamp", processes: ["b"])
        #expect(try store.builtProcesses().map(\.id) == ["b"])
        try store.finishBuilding("stamp", processes: [])
        #expect(try file.query("SELECT count(*) FROM entry") == [["0"]])
    }
}

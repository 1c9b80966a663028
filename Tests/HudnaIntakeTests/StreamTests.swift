import Foundation
import Testing

@testable import HudnaIntake

private func line(_ id: String, _ text: String = sampleText) -> String { "{\"id\":\"\(id)\",\"text\":\"\(text)\"}" }

/// What arrives in blocks: gzip, long lines, objects that run over blocks.
@Suite struct StreamTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func many(_ count: Int) -> String { (0..<count).map { line("r\($0)", String(repeating: sampleText + " ", count: $0 % 40)) + "\n" }.joined() }

    @Test func linesOverBlocksComeOutWhole() throws {
        let lines = many(2_000)
        let ids = (0..<2_000).map { "r\($0)" }
        #expect(lines.utf8.count > 20 * DecodedInput.blockSize)
        for (name, bytes) in [("plain.jsonl", Array(lines.utf8)), ("packed.jsonl.gz", gzip(lines)), ("wide.jsonl", utf16(lines, mark: true))] {
            let taken = Taken([try scratch.write(name, bytes)])
            #expect(taken.ids == ids, "\(name)")
            #expect(taken.texts[39] == String(repeating: sampleText + " ", count: 39), "\(name)")
            #expect(taken.problems.isEmpty, "\(name)")
        }
        let list = "[" + lines.split(separator: "\n").joined(separator: ",\n") + "]"
        #expect(Taken([try scratch.write("list.json", list)]).ids == ids)
    }

    @Test func gzipMembersFollowOneAnother() throws {
        let half = line("b")
        let split = half.index(half.startIndex, offsetBy: 10)
        let bytes = gzip(line("a") + "\n" + half[..<split]) + gzip(String(half[split...]) + "\n") + gzip("") + gzip(line("c"))
        let taken = Taken([try scratch.write("m.jsonl.gz", bytes)])
        #expect(taken.ids == ["a", "b", "c"])
        #expect(taken.problems.isEmpty)
        let padded = Taken([try scratch.write("p.jsonl.gz", bytes + [UInt8](repeating: 0, count: 512))])
        #expect(padded.ids == ["a", "b", "c"] && padded.problems.isEmpty)
        let trailing = Taken([try scratch.write("t.jsonl.gz", bytes + Array("garbage".utf8))])
        #expect(trailing.ids == ["a", "b", "c"])
        #expect(trailing.messages(scratch) == ["t.jsonl.gz: bytes after the end of the gzip data were passed over; pack the file again if they matter"])
        #expect(trailing.failures.isEmpty)
    }

    @Test func truncatedGzipGivesWhatCameBefore() throws {
        // Letters that don't repeat, so that something is left when half the file is gone.
        var dice = Dice(state: 3)
        let lines = (0..<3_000).map { line("r\($0)", "هدنة " + String(UInt64.random(in: 0...UInt64.max, using: &dice))) + "\n" }.joined()
        let packed = gzip(lines)
        let taken = Taken([try scratch.write("t.jsonl.gz", Array(packed[..<(packed.count / 2)]))])
        #expect(taken.items.count > 500 && taken.items.count < 3_000)
        #expect(taken.ids == (0..<taken.items.count).map { "r\($0)" })
        #expect(
            taken.messages(scratch) == [
                "t.jsonl.gz:\(taken.items.count + 1): the gzip data end too early, at byte \(packed.count / 2): the file was cut off; fetch or pack the file again; what came before was read"
            ])
        // Cut inside the checksum: all is there, and yet it is told.
        let almost = Taken([try scratch.write("a.jsonl.gz", Array(packed.dropLast(3)))])
        #expect(almost.items.count == 3_000 && almost.codes == [.gzipTruncated])
        var wrong = packed
        wrong[wrong.count - 6] ^= 0xFF
        let damaged = Taken([try scratch.write("w.jsonl.gz", wrong)])
        #expect(damaged.codes == [.gzipBroken])
        // Of a text what came out is read, and one line says that it was cut off, and where.
        let words = gzip((0..<3_000).map { _ in "هدنة \(UInt64.random(in: 0...UInt64.max, using: &dice))\n" }.joined())
        let text = Taken([try scratch.write("t.txt.gz", Array(words[..<(words.count / 2)]))])
        #expect(text.items.count == 1 && text.codes == [.gzipTruncated])
        #expect(text.messages(scratch).first?.contains("at byte \(words.count / 2)") ?? false)
    }

    @Test func everyLengthOfTruncationEndsWell() throws {
        let packed = gzip(line("a") + "\n" + line("b") + "\n")
        for length in 0..<packed.count {
            let taken = Taken([try scratch.write("x.jsonl.gz", Array(packed[..<length]))])
            #expect(taken.codes.count == 1, "\(length): \(taken.codes)")
        }
    }

    @Test func reportsThatAreTooLargeAreRefusedByNameAndLine() throws {
        let large = String(repeating: "هدنة ", count: Intake.reportLimit / 9 + 1_000)
        let lines = line("a") + "\n" + line("big-1", large) + "\n" + line("b") + "\n" + line("big-2", large + large)
        for (name, bytes) in [("l.jsonl", Array(lines.utf8)), ("l.jsonl.gz", gzip(lines))] {
            let taken = Taken([try scratch.write(name, bytes)])
            #expect(taken.ids == ["a", "b"])
            #expect(
                taken.messages(scratch) == [
                    "\(name):2: the report big-1 is larger than 8 MB (8 MB); split it into its articles, one a line",
                    "\(name):4: the report big-2 is larger than 8 MB (16 MB); split it into its articles, one a line",
                ])
        }
        let list = Taken([try scratch.write("l.json", "[" + lines.replacingOccurrences(of: "\n", with: ",\n") + "]")])
        #expect(list.ids == ["a", "b"])
        #expect(list.messages(scratch).count == 2 && list.messages(scratch).first?.hasPrefix("l.json:2: the report big-1 is larger than 8 MB") == true)
        let text = Taken([try scratch.write("t.txt", large), try scratch.write("u.txt", sampleText)])
        #expect(text.ids == ["u"])
        #expect(text.messages(scratch) == ["t.txt: a report is larger than 8 MB; split it into its articles, one a line"])
    }

    @Test func aLineJustUnderTheLimitIsRead() throws {
        let frame = line("x", "").utf8.count
        let letters = (Intake.reportLimit - frame) / 2
        let exact = line("x", String(repeating: "ا", count: letters))
        #expect(exact.utf8.count <= Intake.reportLimit && exact.utf8.count > Intake.reportLimit - 2)
        #expect(Taken([try scratch.write("x.jsonl", exact + "\n" + line("y"))]).ids == ["x", "y"])
    }

    @Test func objectsThatNeverEndAreTold() throws {
        let taken = Taken([try scratch.write("o.json", "{\n \"id\": \"a\",\n \"text\": \"" + sampleText)])
        #expect(
            taken.messages(scratch) == [
                "o.json:1: broken JSON: the file ends inside what begins here; fetch or write the file again; what came before was read"
            ])
        let mixed = Taken([try scratch.write("p.json", "[" + line("a") + ", 7, " + line("b") + "]")])
        #expect(mixed.ids == ["a"])
        #expect(
            mixed.messages(scratch) == ["p.json:1: broken JSON: expected an object; write one object a line, or a list of objects; what came before was read"])
    }
}

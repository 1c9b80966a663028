import CZlib
import Testing

@testable import HudnaIntake

/// Folders packed by somebody who may mean no good.
@Suite struct FolderArchiveTests {
    private static let limits = FolderArchive.Limits(bytes: 1 << 20, entry: 1 << 19, entries: 100)

    /// A zip archive of these entries, stored or deflated.
    static func zip(_ entries: [(name: String, bytes: [UInt8])], deflated: Bool = false, flags: UInt16 = 0) -> [UInt8] {
        var (out, directory): ([UInt8], [UInt8]) = ([], [])
        func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        for entry in entries {
            let name = Array(entry.name.utf8)
            let packed = deflated ? deflate(entry.bytes) : entry.bytes
            let common = number(20, 2) + number(Int(flags), 2) + number(deflated ? 8 : 0, 2) + number(0, 4) + number(Int(Inflater.sum(entry.bytes)), 4)
            let sizes = number(packed.count, 4) + number(entry.bytes.count, 4) + number(name.count, 2) + number(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + common + sizes + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(out.count, 4) + name
            out += [0x50, 0x4B, 3, 4] + common + sizes + name + packed
        }
        let end = number(0, 2) + number(0, 2) + number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4) + number(out.count, 4)
        return out + directory + [0x50, 0x4B, 5, 6] + end + number(0, 2)
    }

    private static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var (input, output) = (bytes, [UInt8](repeating: 0, count: bytes.count + 1000))
        let made = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                _ = CZlib.deflate(&stream, Z_FINISH)
                return to.count - Int(stream.avail_out)
            }
        }
        deflateEnd(&stream)
        return Array(output[..<made])
    }

    private func unpacked(_ bytes: [UInt8], _ limits: FolderArchive.Limits = Self.limits) throws -> [(path: [String], bytes: [UInt8])] {
        let archive = try #require(FolderArchive(bytes, name: "a.zip"))
        var out: [(path: [String], bytes: [UInt8])] = []
        try archive.unpack(limits) { out.append(($0, $1)) }
        return out
    }

    private func code(_ bytes: [UInt8], _ limits: FolderArchive.Limits = Self.limits) -> Problem.Code? {
        do {
            _ = try unpacked(bytes, limits)
            return nil
        } catch { return (error as? Problem)?.code }
    }

    @Test(arguments: [false, true]) func filesComeOutUnderTheirPaths(_ deflated: Bool) throws {
        let text = Array(repeating: Array("hudna ".utf8), count: 1000).flatMap(\.self)
        let archive = Self.zip(
            [("reports/", []), ("reports/one.txt", text), ("reports\\two.txt", [1]), (".hidden", [1]), ("__MACOSX/._one.txt", [1]), ("Thumbs.db", [1])],
            deflated: deflated)
        let found = try unpacked(archive)
        #expect(found.map(\.path) == [["reports", "one.txt"], ["reports", "two.txt"]] && found.map(\.bytes) == [text, [1]])
    }

    @Test(arguments: [
        "../one.txt", "a/../../one.txt", "/etc/passwd", "\\windows\\one.txt", "C:\\one.txt", "C:/one.txt", "a//b", "./a", "a/./b", "a\u{0}b", "a\nb", "..",
        "..\\one.txt", "a/..", String(repeating: "a/", count: 40) + "b", String(repeating: "a", count: 300), "",
    ])
    func pathsThatLeadOutAreRefused(_ path: String) {
        #expect(code(Self.zip([("good.txt", [1]), (path, [1])])) == .documentBroken)
    }

    @Test func whatUnpacksToTooMuchIsRefused() {
        let zeros = [UInt8](repeating: 0, count: 400_000)
        #expect(code(Self.zip([("a", zeros), ("b", zeros)], deflated: true)) == nil)
        #expect(code(Self.zip([("a", zeros), ("b", zeros), ("c", zeros)], deflated: true)) == .tooLarge)
        #expect(code(Self.zip([("a", [UInt8](repeating: 0, count: 600_000))], deflated: true)) == .tooLarge)
        #expect(code(Self.zip([("a", zeros), ("b", zeros), ("c", zeros)])) == .tooLarge)
        #expect(code(Self.zip((0...100).map { ("\($0)", []) })) == .tooLarge)
    }

    @Test func whatIsDamagedOrLockedIsTold() {
        #expect(code(Self.zip([("a", [1, 2, 3])], flags: 1)) == .documentBroken)
        var broken = Self.zip([("a", Array("hudna hudna hudna hudna".utf8))], deflated: true)
        for index in 31..<40 { broken[index] = 0xFF }
        #expect(code(broken) == .gzipBroken)
        #expect(FolderArchive([], name: "a") == nil && FolderArchive(Array("PK".utf8), name: "a") == nil && FolderArchive([1, 2, 3], name: "a") == nil)
        // A document of Word is a document.
        #expect(FolderArchive(Self.zip([("[Content_Types].xml", [1])]), name: "a.docx") == nil)
    }

    /// Whatever bytes stand in a good archive's place, it ends and nothing traps.
    @Test func anyBytesAreTaken() {
        var generator = SystemRandomNumberGenerator()
        let good = Self.zip([("a/b.txt", Array("hudna hudna hudna".utf8)), ("c", [1, 2, 3])], deflated: true)
        for _ in 0..<2000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 2..<bytes.count, using: &generator)] = .random(in: .min ... .max, using: &generator)
            }
            try? FolderArchive(bytes, name: "a")?.unpack(Self.limits) { path, bytes in #expect(bytes.count <= Self.limits.entry && !path.contains("..")) }
        }
    }
}

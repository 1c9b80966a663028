import Foundation
import Testing

@testable import HudnaIntake

#if canImport(Glibc)
import Glibc

/// Memory does not grow with the number of records of a web archive.
@Suite struct ArchiveMemoryTests {
    /// The buffer keeps the room that it has found: copied with every record, each copy of pages of their own, it would have more each time.
    ///
    /// In a process of its own, where so large a buffer always has pages of its own, whatever else has been given back before.
    @Test func manyRecordsTakeNoMoreRoomThanFew() async {
        await #expect(processExitsWith: .success) {
            // M_MMAP_THRESHOLD of malloc.h, which the module leaves out.
            let mallopt = unsafeBitCast(try #require(dlsym(nil, "mallopt")), to: (@convention(c) (Int32, Int32) -> Int32).self)
            try #require(mallopt(-3, 1 << 16) == 1)
            let scratch = try Scratch()
            let parts = (0..<9).map { number in
                let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + String(repeating: "a", count: 20_000 + 9_000 * number)
                return gzip(
                    "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n")
            }
            let path = try scratch.write("m.warc.gz", Array(Array(repeating: Array(parts.joined()), count: 30).joined()))
            let reader = WARCReader(try DecodedInput(try RawFile(path: path)), limit: 8 << 20)
            var rooms: [Int] = []
            while try reader.next() != nil { rooms.append(reader.room) }
            try #require(rooms.count == 270)
            try #require(rooms.max() == rooms[..<30].max())
        }
    }
}
#endif

import Testing

@testable import HudnaWeb

/// Forms with files, in whatever pieces they come.
@Suite struct MultipartTests {
    private static let form = """
        --XX\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n--XX\r\n\
        Content-Disposition: form-data; name="files"; filename="مجلد/تقرير %22واحد%22.txt"\r\nContent-Type: text/plain\r\n\r\n\
        one\r\n--X\r\n-\r\n\r\n--XX\r\nContent-Disposition: form-data; filename="b\\"c.txt"; name="files"\r\n\r\n\r\n--XX--\r\nafter
        """

    /// The parts with their contents, the form cut into pieces of a size.
    private func parts(_ form: String, pieces: Int, mostParts: Int = 10) throws -> [(part: MultipartReader.Part, text: String)] {
        var reader = try MultipartReader(type: "multipart/form-data; boundary=XX", mostParts: mostParts)
        var out: [(part: MultipartReader.Part, text: String)] = []
        let bytes = Array(form.utf8)
        var ended = 0
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            for event in try reader.feed(Array(bytes[start..<min(start + pieces, bytes.count)])) {
                switch event {
                case .part(let part): out.append((part, ""))
                case .bytes(let bytes): out[out.count - 1].text += String(decoding: bytes, as: UTF8.self)
                case .partEnd: ended += 1
                }
            }
        }
        try reader.finish()
        #expect(ended == out.count)
        return out
    }

    @Test(arguments: [1, 2, 3, 5, 7, 16, 64, 100_000])
    func anyPiecesGiveTheSame(_ pieces: Int) throws {
        let parts = try parts(Self.form, pieces: pieces)
        #expect(
            parts.map(\.part) == [
                .init(name: "token", file: nil), .init(name: "files", file: "مجلد/تقرير \"واحد\".txt"), .init(name: "files", file: "b\"c.txt"),
            ])
        #expect(parts.map(\.text) == ["abc", "one\r\n--X\r\n-\r\n", ""])
    }

    @Test(
        arguments: [
            ("", .cutShort), ("--XX\r\n", .cutShort), ("--XX", .cutShort), (String(form.dropLast(20)), .cutShort),
            ("--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--", .broken), ("--XX\r\n\r\nx\r\n--XX--", .broken), ("--XXsome\r\n\r\n", .broken),
            ("--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--XX--", .broken), (String(repeating: "x", count: 20_000), .broken),
            ("--XX\r\n" + String(repeating: "x", count: 20_000), .headersTooLong),
            (String(repeating: "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", count: 11) + "--XX--", .tooManyParts),
        ] as [(String, MultipartReader.Fault)])
    func brokenFormsAreRefused(_ form: String, _ fault: MultipartReader.Fault) {
        for pieces in [1, 13, 100_000] {
            #expect(throws: fault, "in pieces of \(pieces)") { try parts(form, pieces: pieces) }
        }
    }

    @Test(arguments: [
        "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=X",
    ])
    func withoutABoundaryThereIsNoForm(_ type: String) {
        #expect(throws: MultipartReader.Fault.noBoundary) { try MultipartReader(type: type, mostParts: 1) }
    }

    /// Whatever the bytes, it ends, in time that grows with them alone.
    @Test func anyBytesAreTaken() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("-X\r\n:;=\"a ".utf8)
        for _ in 0..<300 {
            guard var reader = try? MultipartReader(type: "multipart/form-data; boundary=XX", mostParts: 5) else { return }
            let bytes = (0..<Int.random(in: 0..<3000, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            _ = try? reader.feed(Array("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8))
            _ = try? reader.feed(bytes)
        }
    }

    @Test func aLargeFileIsQuick() throws {
        var reader = try MultipartReader(type: "multipart/form-data; boundary=XX", mostParts: 5)
        _ = try reader.feed(Array("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8))
        let piece = [UInt8](repeating: 0x0D, count: 64 << 10)
        let clock = ContinuousClock()
        let time = try clock.measure {
            var out = 0
            for _ in 0..<160 { for case .bytes(let bytes) in try reader.feed(piece) { out += bytes.count } }
            #expect(out > 10 << 20 - 100)
        }
        #expect(time < .seconds(20), "\(time)")
    }
}

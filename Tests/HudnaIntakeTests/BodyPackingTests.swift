import Foundation
import Testing

@testable import HudnaIntake

/// Bodies packed as Brotli and Zstandard, by libraries of the system that come with libcurl.
@Suite struct BodyPackingTests {
    /// The same page, packed by other programs.
    static let packed: [String: [UInt8]] = [
        "br": bytes(
            "G30BIKwObLd4FAfSWB0ZftQK1NjZIC6htrlsQ8Tph4gIhtCWCzmD+uNIZR2GBicnfWJEkgc7++kRZ4ForS2QkjxLoLaT3ugAcsD0hofD5WYkikM5WAMGVnLq"
                + "RQA/9dueDL5Up0MWxKFBj8BxfYdDkNYuOdnSRFM6vg6qRsWKUA0fWpOQFhGmF7yoMZCAMUxOcX22bF1ABddmn22NaAtizMp1CcWABk2dojmaFVvjn6FqKmZX"
                + "AA=="),
        "zstd": bytes(
            "KLUv/QRopQcA4gsoHnDbAaj/eHs7/wI6V6ovwBVKtb3ABoxsevOOqf/wAseFdRVBEPvYiD3UKxr7+K3Ls5uw1746IP7r4fkwKT7tqQi2Tr7r6vnfq/797OHH"
                + "/rr5gOrnk39+7KqP45sf/utA67WDb/6x7aKKrI579uFJGkRsYpOvukm+7MD53wOskw97+eKrfkxXZ3X7kJ5J4B7BoLLnAvZxYV0FKIzTIEsS7CUoMEJC5XoB"
                + "dda1/v8GGwmKhRjB9xZDAE080N2JDhCOQdG6JVOH0AFI4fxCls7FiRNYhrhFNr9uwr0wlK8HnQYKNgIwHCf7m3HKTfbNiwR0S1N2tsc="),
    ]
    /// 40 MB of zeros.
    static let bombs: [String: [UInt8]] = [
        "br": bytes(
            "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/5nyWGfwIgDgsAdKPEAA==")
    ]

    static func bytes(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text) ?? Data()) }

    private func unpacked(_ body: [UInt8], _ encoding: String) -> BodyPacking.Outcome { BodyPacking.unpacked(body, encoding: encoding, limit: 8 << 20) }

    private func text(_ outcome: BodyPacking.Outcome) -> String? {
        guard case .body(let bytes) = outcome else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: ["br", "zstd"])
    func whole(_ encoding: String) throws {
        let body = try #require(Self.packed[encoding])
        let text = try #require(self.text(unpacked(body, encoding)))
        #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>") && text.contains("وقعت حكومة مارينيا"))
        #expect(self.text(unpacked(body, encoding.uppercased())) == text)
    }

    /// What is cut off, and what is damaged, never traps.
    @Test(arguments: ["br", "zstd"])
    func damaged(_ encoding: String) throws {
        let body = try #require(Self.packed[encoding])
        for count in 1..<body.count { _ = unpacked(Array(body[..<count]), encoding) }
        for at in body.indices {
            var broken = body
            broken[at] ^= 0x55
            _ = unpacked(broken, encoding)
        }
        #expect(text(unpacked(Array("no such thing \u{1}\u{2}".utf8), encoding)) == nil)
    }

    @Test func bombs() throws {
        #expect(text(unpacked(try #require(Self.bombs["br"]), "br")) == nil)
        // A frame that asks for 128 MB of memory before it says anything.
        #expect(text(unpacked(Self.bytes("KLUv/QCICQAAQQ=="), "zstd")) == nil)
    }

    /// Crawlers often unpack a body and leave the word.
    @Test(arguments: ["br", "zstd", "gzip", "compress"])
    func plainAllTheSame(_ encoding: String) {
        #expect(text(unpacked(Array("<html>x</html>".utf8), encoding)) == "<html>x</html>")
    }

    @Test func unknown() {
        #expect(unpacked([1, 2, 3, 0x3C], "compress") == .failed("its body is packed as compress, which is not known"))
        #expect(unpacked([1, 2, 3], "") == .body([1, 2, 3]))
    }
}

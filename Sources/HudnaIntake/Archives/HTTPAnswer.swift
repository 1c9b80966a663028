/// A server's answer as it came over the wire (RFC 9112): its head read, its body out of chunks and packing.
struct HTTPAnswer {
    /// What became of it.
    enum Outcome {
        case page([UInt8], charset: String?, isHTML: Bool)
        /// No page: another status than 200, a picture, nothing.
        case passedOver
        /// It can't be read; why.
        case damaged(String)
        /// It is packed, and what unpacks it is not installed: which packing, and the package of the library.
        case packed(String, library: String)
    }

    /// - Parameter limit: bodies that are larger unpacked are refused.
    static func read(_ bytes: [UInt8], limit: Int) -> Outcome {
        guard bytes.starts(with: Array("HTTP/".utf8)) else { return .damaged("no HTTP answer") }
        guard let end = HeaderLines.end(of: bytes, from: 0, searched: 0) else { return .damaged("its head has no end") }
        let head = HeaderLines(bytes[..<end])
        guard head.first.split(separator: " ").dropFirst().first == "200" else { return .passedOver }
        let type = head.value("content-type") ?? ""
        if isPassedOver(type) { return .passedOver }
        var body = Array(bytes[end...])
        if head.value("transfer-encoding")?.lowercased().contains("chunked") ?? false { body = unchunked(body) ?? body }
        switch BodyPacking.unpacked(body, encoding: head.value("content-encoding") ?? "", limit: limit) {
        case .failed(let reason): return .damaged(reason)
        case .missing(let packing, let library): return .packed(packing, library: library)
        case .body(let body):
            return body.isEmpty
                ? .passedOver : .page(body, charset: HeaderLines.parameter("charset", of: type), isHTML: type.lowercased().hasPrefix("text/html"))
        }
    }

    /// Whether a type of content is neither a page, a feed nor unknown.
    static func isPassedOver(_ type: String) -> Bool {
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return !(name.isEmpty || name == "text/html" || name.hasSuffix("xml") || name == "application/feed+json" || name == "text/plain" || name == "unk")
    }

    /// A body out of its chunks; nil where it is in none, as crawlers often leave it.
    private static func unchunked(_ body: [UInt8]) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        var at = 0
        while at < body.count {
            guard let line = body[at...].prefix(40).firstIndex(of: 0x0A) else { return output.isEmpty ? nil : output }
            let digits = body[at..<line].prefix { JSONScanner.digit($0) != nil }
            guard !digits.isEmpty, digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return output.isEmpty ? nil : output
            }
            if size == 0 { return output }
            at = line + 1
            output += body[at..<min(at + size, body.count)]
            at = min(at + size, body.count)
            while at < body.count, body[at] == 0x0D || body[at] == 0x0A { at += 1 }
        }
        return output
    }

    /// Whether a type of content is one that nothing can be read from: a picture, a film, a document of an office.
    static func isUnreadable(_ type: String) -> Bool {
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return isPassedOver(name) && !name.hasSuffix("json") && name != "application/octet-stream"
    }
}

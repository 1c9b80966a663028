/// A server's answer as it came over the wire (RFC 9112): its head read, its body out of chunks and packing.
struct HTTPAnswer {
    /// What became of it.
    enum Outcome {
        case page([UInt8], charset: String?)
        /// No page: another status than 200, a picture, nothing.
        case passedOver
        /// It can't be read; why.
        case damaged(String)
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
        let encoding = head.value("content-encoding") ?? ""
        guard let unpacked = unpacked(body, encoding: encoding, limit: limit) else {
            return .damaged("its body, packed as \(encoding.prefix(20)), can't be unpacked, or is too large")
        }
        body = unpacked
        return body.isEmpty ? .passedOver : .page(body, charset: HeaderLines.parameter("charset", of: type))
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

    /// A body out of gzip, or of deflate with or without its wrapper; what is cut off is taken as far as it goes. Nil where it is packed otherwise, damaged,
    /// or unpacks to more than the limit. Crawlers often unpack a body and leave the word: it begins with a bracket then.
    static func unpacked(_ body: [UInt8], encoding: String, limit: Int) -> [UInt8]? {
        switch encoding.lowercased() {
        case "", "identity", "utf-8", "none": body
        case "gzip", "x-gzip", "deflate": body.isEmpty || body.first == 0x3C ? body : try? Inflater.all(body, limit: limit)
        default: !Inflater.isGzip(body) && body.prefix(2048).contains(0x3C) ? body : nil
        }
    }
}

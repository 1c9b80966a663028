internal import CUnpack

/// How a body is packed for its way over the wire (RFC 9110, 8.4.1).
enum BodyPacking: Equatable {
    case none, gzip, brotli, zstd, unknown

    /// - Parameter encoding: the value of `Content-Encoding`.
    init(_ encoding: String) {
        switch encoding.lowercased() {
        case "", "identity", "utf-8", "none": self = .none
        case "gzip", "x-gzip", "deflate": self = .gzip
        case "br": self = .brotli
        case "zstd": self = .zstd
        default: self = .unknown
        }
    }

    /// What became of a body.
    enum Outcome: Equatable {
        case body([UInt8])
        /// Why there is none.
        case failed(String)
        /// What would unpack it is not installed; which packing, and what that is.
        case missing(String, library: String)
    }

    /// A body out of its packing; what is cut off is taken as far as it goes. Crawlers often unpack a body and leave the word.
    /// - Parameters:
    ///   - encoding: as the server named it.
    ///   - limit: bytes; bodies that are larger unpacked are refused.
    static func unpacked(_ body: [UInt8], encoding: String, limit: Int) -> Outcome {
        let packing = BodyPacking(encoding)
        if packing == .none || body.isEmpty || isPlain(body) { return .body(body) }
        let output: [UInt8]?
        switch packing {
        case .brotli: output = stream(body, CUNPACK_BROTLI, limit)
        case .zstd: output = stream(body, CUNPACK_ZSTD, limit)
        case .gzip: output = try? Inflater.all(body, limit: limit)
        case .none, .unknown: return .failed("its body is packed as \(encoding.prefix(20)), which is not known")
        }
        if let output { return .body(output) }
        if let library = packing.missingLibrary { return .missing(encoding.lowercased(), library: library) }
        return .failed("its body, packed as \(encoding.prefix(20)), can't be unpacked, or is larger than \(limit >> 20) MB unpacked")
    }

    /// Whether it is a page as it stands: brackets, and nothing that controls anything in its first letters.
    private static func isPlain(_ body: [UInt8]) -> Bool {
        let head = body.prefix(512)
        return head.contains { $0 == 0x3C || $0 == 0x7B } && head.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    }

    /// The package of the library that is needed and not there.
    private var missingLibrary: String? {
        guard self == .brotli || self == .zstd else { return nil }
        let stream = cunpack_make(self == .brotli ? CUNPACK_BROTLI : CUNPACK_ZSTD)
        defer { cunpack_free(stream) }
        return stream == nil ? (self == .brotli ? "libbrotli1" : "libzstd1") : nil
    }

    /// Nil where it is damaged from the start on, too large, or the library is not there.
    private static func stream(_ body: [UInt8], _ kind: cunpack_kind, _ limit: Int) -> [UInt8]? {
        guard let stream = cunpack_make(kind) else { return nil }
        defer { cunpack_free(stream) }
        var output: [UInt8] = []
        return body.withUnsafeBufferPointer { bytes -> [UInt8]? in
            var input = bytes.baseAddress
            var left = bytes.count
            while true {
                var state = CUNPACK_MORE
                let block = [UInt8](unsafeUninitializedCapacity: DecodedInput.blockSize) { buffer, count in
                    var (place, room) = (buffer.baseAddress, buffer.count)
                    state = cunpack_step(stream, &input, &left, &place, &room)
                    count = buffer.count - room
                }
                output += block
                if output.count > limit { return nil }
                if state == CUNPACK_BROKEN { return output.isEmpty ? nil : output }
                if state == CUNPACK_END || (block.isEmpty && left == 0) { return output.isEmpty ? nil : output }
            }
        }
    }
}

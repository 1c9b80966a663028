#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A stretch of the buffer that is one line or one JSON value.
struct Piece {
    /// Where it stands in the buffer; only the beginning of what is too large.
    let range: Range<Int>
    /// 1-based line on which it begins.
    let line: Int
    /// Its full size in bytes where that is over the limit.
    let oversize: Int?
    /// What of a line or value that is over the limit stays, in bytes: enough to find its id.
    static let keptOfOversize = 4096
}

/// Cuts what an input yields into lines. Never holds more than one line, a block, and of a line over the limit only its beginning.
final class LineBuffer {
    private let input: DecodedInput
    private let limit: Int
    private(set) var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var line = 0
    private var isAtEnd = false
    private var extra: [UInt8] = []

    init(_ input: DecodedInput, limit: Int) {
        self.input = input
        self.limit = limit
    }

    /// Number of the last line that was handed out.
    var lastLine: Int { line }

    /// Steps over a damaged gzip member and the line that it cut off; false where no other member follows.
    func skipDamage() -> Bool {
        guard input.skipDamage() else { return false }
        // The rest of the line is lost: what follows is counted behind it.
        if start < bytes.count { line += 1 }
        bytes = []
        extra = []
        isAtEnd = false
        advance(0)
        return true
    }

    /// The next line without its end; nil at the end. Its range holds until the next call.
    func next() throws(Problem) -> Piece? {
        while true {
            if let end = newline() {
                line += 1
                defer { advance(end + 1) }
                return piece(start..<end)
            }
            if isAtEnd {
                guard start < bytes.count else { return nil }
                line += 1
                defer { advance(bytes.count) }
                return piece(start..<bytes.count)
            }
            if bytes.count - start > limit { return try oversized() }
            try fill()
        }
    }

    private func piece(_ range: Range<Int>) -> Piece {
        guard range.count > limit else { return Piece(range: range, line: line, oversize: nil) }
        return Piece(range: range.lowerBound..<range.lowerBound + Piece.keptOfOversize, line: line, oversize: range.count)
    }

    private func advance(_ to: Int) {
        start = to
        searched = to
    }

    private func fill() throws(Problem) {
        if start > 0 {
            bytes.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        if bytes.isEmpty && bytes.capacity > 1 << 20 { bytes = [] }
        let block = extra.isEmpty ? try input.next() : extra
        extra = []
        isAtEnd = block.isEmpty
        bytes += block
    }

    private func newline() -> Int? {
        let from = searched
        let found = bytes.withUnsafeBytes { buffer -> Int? in
            guard from < buffer.count, let base = buffer.baseAddress, let hit = memchr(base + from, 0x0A, buffer.count - from) else { return nil }
            return UnsafeRawPointer(hit) - base
        }
        searched = found ?? bytes.count
        return found
    }

    /// Runs to the end of a line that is too large, letting go of it block by block.
    private func oversized() throws(Problem) -> Piece {
        var size = bytes.count - start
        let kept = Array(bytes[start..<start + Piece.keptOfOversize])
        line += 1
        bytes = []
        while true {
            let block = try input.next()
            if block.isEmpty {
                isAtEnd = true
                break
            }
            if let end = block.firstIndex(of: 0x0A) {
                size += end
                extra = Array(block[(end + 1)...])
                break
            }
            size += block.count
        }
        bytes = kept
        advance(kept.count)
        return Piece(range: 0..<kept.count, line: line, oversize: size)
    }
}

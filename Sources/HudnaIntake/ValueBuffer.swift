/// Cuts what an input yields into JSON objects: one that runs over lines, several one after another, or the elements of a list.
final class ValueBuffer {
    private let input: DecodedInput
    private let limit: Int
    private(set) var bytes: [UInt8] = []
    private var at = 0
    private var line = 1
    private var isAtEnd = false

    /// Where the object at hand began; nil between objects.
    private var start: Int?
    private var startLine = 1
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Bytes of the object at hand that were let go of.
    private var dropped = 0
    private var listDepth = 0

    init(_ input: DecodedInput, limit: Int) {
        self.input = input
        self.limit = limit
    }

    var lastLine: Int { line }

    /// The next object; nil at the end. Its range holds until the next call.
    /// - Throws: also `jsonBroken` where something else than an object turns up; nothing after it can be told apart.
    func next() throws(Problem) -> Piece? {
        while true {
            while at < bytes.count {
                let byte = bytes[at]
                if byte == 0x0A { line += 1 }
                if let begun = start {
                    at += 1
                    if isClosed(by: byte) { return close(begun) }
                } else {
                    try between(byte)
                }
            }
            if isAtEnd {
                guard start != nil || listDepth > 0 else { return nil }
                let from = start == nil ? line : startLine
                start = nil
                listDepth = 0
                throw Problem(
                    .jsonBroken, file: input.name, line: from, "broken JSON: the file ends inside what begins here",
                    advice: "fetch or write the file again; what came before was read")
            }
            try fill()
        }
    }

    private func isClosed(by byte: UInt8) -> Bool {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInString = false
            }
            return false
        }
        switch byte {
        case 0x22: isInString = true
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        default: break
        }
        return depth == 0
    }

    private func between(_ byte: UInt8) throws(Problem) {
        switch byte {
        case 0x20, 0x09, 0x0D, 0x0A, 0x2C: break
        case 0x5B where listDepth == 0: listDepth = 1
        case 0x5D where listDepth == 1: listDepth = 0
        case 0x7B:
            start = at
            startLine = line
            depth = 1
            dropped = 0
        default:
            isAtEnd = true
            at = bytes.count
            listDepth = 0
            throw Problem(
                .jsonBroken, file: input.name, line: line, "broken JSON: expected an object",
                advice: "write one object a line, or a list of objects; what came before was read")
        }
        at += 1
    }

    private func close(_ begun: Int) -> Piece {
        start = nil
        let size = dropped + at - begun
        guard size > limit else { return Piece(range: begun..<at, line: startLine, oversize: nil) }
        return Piece(range: begun..<min(at, begun + Piece.keptOfOversize), line: startLine, oversize: size)
    }

    private func fill() throws(Problem) {
        let kept = start ?? at
        bytes.removeSubrange(0..<kept)
        at -= kept
        if start != nil { start = 0 }
        if start != nil && bytes.count > limit {
            dropped += bytes.count - Piece.keptOfOversize
            bytes = Array(bytes.prefix(Piece.keptOfOversize))
            at = bytes.count
        }
        let block = try input.next()
        isAtEnd = block.isEmpty
        bytes += block
    }
}

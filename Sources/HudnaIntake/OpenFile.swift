/// A file that is being read, and how it is cut into reports.
struct OpenFile {
    enum Kind {
        /// One report.
        case text
        /// A JSON object a line.
        case lines(LineBuffer)
        /// JSON objects that run over lines, or a list of objects.
        case values(ValueBuffer)
    }

    let name: String
    /// Met in a folder or through a pattern, not named.
    let isFound: Bool
    let input: DecodedInput
    let kind: Kind

    /// - Throws: where it holds no text.
    init(_ raw: RawFile, isFound: Bool, limit: Int) throws(Problem) {
        name = raw.name
        self.isFound = isFound
        input = try DecodedInput(raw)
        if let binary = BinaryKind.of(input.head) {
            throw Problem(.binary, file: name, "is \(binary.name), no text", advice: binary.advice)
        }
        if BinaryKind.isHTML(input.head) {
            throw Problem(.html, file: name, "is a web page", advice: "save its text as .txt in UTF-8, or as JSON Lines")
        }
        switch ContentKind.of(input.head, name: name) {
        case .text: kind = .text
        case .lines: kind = .lines(LineBuffer(input, limit: limit))
        case .values: kind = .values(ValueBuffer(input, limit: limit))
        }
    }

    /// The next line or object and the buffer it stands in; nil at the end, and for a file that is one report.
    func nextPiece() throws(Problem) -> (piece: Piece, bytes: [UInt8])? {
        switch kind {
        case .text: return nil
        case .lines(let lines): return try lines.next().map { ($0, lines.bytes) }
        case .values(let values): return try values.next().map { ($0, values.bytes) }
        }
    }

    /// The line on which reading stands.
    var line: Int? {
        switch kind {
        case .text: nil
        case .lines(let lines): lines.lastLine + 1
        case .values(let values): values.lastLine
        }
    }
}

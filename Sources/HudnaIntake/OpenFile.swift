/// A file that is being read, and how it is cut into reports.
struct OpenFile {
    enum Kind {
        /// One report.
        case text
        /// A JSON object a line.
        case lines(LineBuffer)
        /// JSON objects that run over lines, or a list of objects.
        case values(ValueBuffer)
        /// One document: a page, a feed.
        case document(DocumentReader.Kind)
        /// Servers' answers, one after another.
        case archive(WARCReader)
        case mail, word, pdf
        /// Rows of a table, whose columns a mapping or their names explain.
        case rows
    }

    let name: String
    /// Met in a folder or through a pattern, not named.
    let isFound: Bool
    let input: DecodedInput
    let kind: Kind

    /// - Throws: where it holds no text.
    /// - Parameter isMapped: a mapping says what the columns of tables are.
    init(_ raw: RawFile, isFound: Bool, limit: Int, isMapped: Bool) throws(Problem) {
        name = raw.name
        self.isFound = isFound
        input = try DecodedInput(raw)
        if WARCReader.isWARC(input.head) {
            kind = .archive(WARCReader(input, limit: limit + HeaderLines.limit))
            return
        }
        if input.head.starts(with: Array("%PDF-".utf8)) {
            kind = .pdf
            return
        }
        if input.head.starts(with: [0x50, 0x4B, 3, 4]),
            FileNames.kind(of: name) == "docx" || OpenDocumentText.isOne(input.head) || ByteSearch.contains(input.head, Array("word/".utf8))
        {
            kind = .word
            return
        }
        if let binary = BinaryKind.of(input.head) {
            throw Problem(.binary, file: name, "is \(binary.name), no text", advice: binary.advice)
        }
        if let document = DocumentReader.kind(of: input.head, isPage: FileNames.isPage(name)) {
            kind = .document(document)
            return
        }
        if MailReader.isMail(input.head) || MailReader.isBox(input.head) {
            kind = .mail
            return
        }
        switch ContentKind.of(input.head, name: name) {
        case .text: kind = isMapped || FileNames.isTable(name) ? .rows : .text
        case .lines: kind = .lines(LineBuffer(input, limit: limit))
        case .values: kind = .values(ValueBuffer(input, limit: limit))
        }
    }

    /// The next line or object and the buffer it stands in; nil at the end, and for a file that is one report.
    func nextPiece() throws(Problem) -> (piece: Piece, bytes: [UInt8])? {
        switch kind {
        case .text, .document, .archive, .mail, .word, .pdf, .rows: return nil
        case .lines(let lines): return try lines.next().map { ($0, lines.bytes) }
        case .values(let values): return try values.next().map { ($0, values.bytes) }
        }
    }

    /// The line on which reading stands.
    var line: Int? {
        switch kind {
        case .text, .document, .archive, .mail, .word, .pdf, .rows: nil
        case .lines(let lines): lines.lastLine + 1
        case .values(let values): values.lastLine
        }
    }
}

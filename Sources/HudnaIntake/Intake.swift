/// Reports out of files, folders, patterns and standard input, one after another. Holds one report at a time.
public final class Intake {
    /// Larger reports are refused: 8 MB as they stand in the file.
    public static let reportLimit = 8 << 20
    /// Larger tables are refused, since they are held as a whole, and larger mails and boxes of mails, attachments and all.
    static let tableLimit = 512 << 20
    static let mailLimit = 64 << 20

    private var walker: PathWalker
    var builder: ReportBuilder
    let documents: DocumentReader
    let mapping: FieldMapping?
    private var current: OpenFile?
    /// Reports of a document that holds several, not handed out yet, the last first.
    var waiting: [IntakeItem] = []
    private var ids = SeenIDs()
    /// Web archives by what their records' ids begin with, the first of each.
    var archives: [String: String] = [:]
    private var finished = 0
    private var hasReports = false
    private var passedOver: (count: Int, first: String) = (0, "")
    private var isDone = false
    let tell: (Problem) -> Void

    /// - Parameters:
    ///   - paths: files, folders, patterns; `-` is standard input.
    ///   - output: a file that is being written to and must not be read.
    ///   - pages: takes web pages apart.
    ///   - mapping: what the fields of exports are; all JSON and all tables are then read as such.
    ///   - tell: called for every problem, in the order of the input, also for those of the manifest's rows.
    public init(
        paths: [String], defaults: IntakeDefaults = IntakeDefaults(), manifest: Manifest = Manifest(), output: String? = nil,
        pages: PageReader = PageReader(words: PageWords()), mapping: FieldMapping? = nil,
        tell: @escaping (Problem) -> Void
    ) {
        var excluded = manifest.identities
        if let output, let status = FileStatus(path: output) { excluded.insert(status.identity) }
        walker = PathWalker(paths: paths, excluded: excluded)
        builder = ReportBuilder(defaults: defaults, manifest: manifest, words: pages.words)
        documents = DocumentReader(pages: pages)
        self.mapping = mapping
        self.tell = tell
        for problem in manifest.problems { tell(problem) }
    }

    /// Bytes of the files themselves taken so far, packed where they are packed.
    public var bytesTaken: Int { finished + (current?.input.taken ?? 0) }

    /// The next report; nil at the end. What can't be read is told and passed over.
    public func next() -> IntakeItem? {
        while true {
            if let item = waiting.popLast() { return handOut(item) }
            guard let file = current ?? openNext() else {
                finish()
                return nil
            }
            do throws(Problem) {
                let item = try item(of: file)
                for problem in builder.problems { tell(problem) }
                builder.problems = []
                guard let item else { continue }
                return handOut(item)
            } catch {
                var problem = error
                problem.line = problem.line ?? file.line
                tell(problem)
                if case .lines(let lines) = file.kind, error.code == .gzipBroken, lines.skipDamage() { continue }
                close(file)
            }
        }
    }

    private func handOut(_ item: IntakeItem) -> IntakeItem {
        var item = item
        hasReports = true
        if let problem = ids.note(item) { tell(problem) }
        if ids.isRepeated(item) { item = ReportBuilder.setApart(item) }
        return item
    }

    private func finish() {
        guard !isDone else { return }
        isDone = true
        if let problem = ids.summary() { tell(problem) }
        if passedOver.count > 0 {
            let others = passedOver.count > 1 ? ", as others like it (\(passedOver.count - 1))" : ""
            tell(
                Problem(
                    .passedOver, file: passedOver.first, "an annotation, a manifest or another table, no report: passed over\(others)",
                    advice: "name manifests with --manifest"))
        }
        let manifest = builder.manifest
        if manifest.count > 0 && !manifest.isUsed {
            tell(
                Problem(
                    .manifestUnused, file: manifest.files.first ?? "", "none of the reports it names (\(manifest.count)) was met",
                    advice: "write the ids or file names of the reports into its column \"report\""))
        }
    }

    // MARK: - Files

    /// Opens the next file that can be opened; nil where none is left.
    func openNext() -> OpenFile? {
        while let step = walker.next() {
            do throws(Problem) {
                let file: OpenFile
                switch step {
                case .problem(let problem): throw problem
                case .standardInput: file = try OpenFile(RawFile.standardInput(), isFound: false, limit: Intake.reportLimit, isMapped: mapping != nil)
                case .file(let path, let isFound):
                    file = try OpenFile(try RawFile(path: path), isFound: isFound, limit: Intake.reportLimit, isMapped: mapping != nil)
                }
                hasReports = false
                current = file
                return file
            } catch {
                tell(error)
            }
        }
        return nil
    }

    /// Counts a file that was met in a folder and tells of reports rather than being one.
    func passOver(_ file: OpenFile) { passedOver = (passedOver.count + 1, passedOver.count == 0 ? file.name : passedOver.first) }

    func close(_ file: OpenFile) {
        for note in file.input.notes { tell(note) }
        finished += file.input.taken
        current = nil
    }

    // MARK: - Reports

    /// The next report of a file; nil where there was none to be made of what came next, and at the end, when the file is closed.
    private func item(of file: OpenFile) throws(Problem) -> IntakeItem? {
        switch file.kind {
        case .text:
            let item = try textItem(file)
            close(file)
            return item
        case .document(let kind):
            try documentItems(file, kind)
            return waiting.popLast()
        case .word, .pdf: return try fileItem(file)
        case .mail:
            try mailItems(file)
            return waiting.popLast()
        case .rows:
            try rowItems(file)
            return waiting.popLast()
        case .archive(let archive): return try archiveItem(file, archive)
        case .lines, .values: return try pieceItem(file)
        }
    }

    private func pieceItem(_ file: OpenFile) throws(Problem) -> IntakeItem? {
        guard let (piece, bytes) = try file.nextPiece() else {
            if !hasReports && file.line == 1 { tell(empty(file)) }
            close(file)
            return nil
        }
        let marked = bytes.span.extracting(piece.range)
        let span = marked.extracting(droppingFirst: isMarked(marked) ? 3 : 0)
        if let size = piece.oversize {
            tell(tooLarge(file.name, piece.line, size, oversizedID(span)))
            return nil
        }
        guard !isBlank(span) else { return nil }
        if let mapping {
            mappedItems(span, mapping, origin(file), piece.line)
            return waiting.popLast()
        }
        // A feed whose version stands behind its entries.
        if piece.line == 1, !hasReports {
            let whole = span.withUnsafeBufferPointer { Array($0) }
            if DocumentReader.isJSONFeed(whole) {
                waiting = documents.items(whole, .jsonFeed, origin(file), &builder).reversed()
                return waiting.popLast()
            }
        }
        switch builder.report(json: span, file: file.name, line: piece.line, isFound: file.isFound) {
        case .report(let item): return item
        case .broken: return nil
        case .annotation:
            passOver(file)
            close(file)
            return nil
        }
    }

    private func textItem(_ file: OpenFile) throws(Problem) -> IntakeItem? {
        guard let bytes = try wholeFile(file) else { return nil }
        if bytes.isEmpty { tell(empty(file)) }
        let origin = origin(file)
        return builder.report(text: bytes, file: file.name, id: origin.id, names: origin.names)
    }

    /// All bytes of a file, of one that is packed and damaged those that come out, which is told; nil, and told, where they are too many.
    func wholeFile(_ file: OpenFile, limit: Int = Intake.reportLimit) throws(Problem) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let block: [UInt8]
            do throws(Problem) {
                block = try file.input.next()
            } catch {
                guard !bytes.isEmpty, error.code == .gzipBroken || error.code == .gzipTruncated else { throw error }
                tell(error)
                return UTF8Bytes.withoutHalfLetter(bytes)
            }
            if block.isEmpty { return bytes }
            bytes += block
            if bytes.count > limit {
                tell(tooLarge(file.name, nil, nil, nil))
                return nil
            }
        }
    }

    func origin(_ file: OpenFile) -> DocumentReader.Origin {
        let id = file.input.isStandardInput ? "stdin" : FileNames.id(of: file.name)
        return DocumentReader.Origin(file: file.name, id: id, names: [id, FileNames.last(of: file.name), file.name])
    }

    /// Whether a byte order mark stands there, as in the middle of files put together from several.
    private func isMarked(_ bytes: Bytes) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    private func isBlank(_ bytes: Bytes) -> Bool {
        for index in bytes.indices where bytes[index] > 0x20 { return false }
        return true
    }

    private func oversizedID(_ bytes: Bytes) -> String? {
        var record = JSONRecord()
        try? record.parse(bytes)
        return JSONRecord.string(record.id, bytes)
    }

    func empty(_ file: OpenFile) -> Problem {
        Problem(.emptyFile, file: file.name, "is empty", advice: "nothing was read from it")
    }

    func tooLarge(_ file: String, _ line: Int?, _ size: Int?, _ id: String?) -> Problem {
        let name = id.map { "the report \($0)" } ?? "a report"
        let amount = size.map { " (\(($0 + (1 << 19)) >> 20) MB)" } ?? ""
        return Problem(
            .tooLarge, file: file, line: line, "\(name) is larger than \(Intake.reportLimit >> 20) MB\(amount)",
            advice: "split it into its articles, one a line")
    }
}

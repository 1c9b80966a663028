internal import HudnaRecord

/// Reports out of files, folders, patterns and standard input, one after another. Holds one report at a time.
public final class Intake {
    /// Larger reports are refused. 8 MB.
    public static let reportLimit = 8 << 20

    private var walker: PathWalker
    private var builder: ReportBuilder
    private var current: OpenFile?
    private var ids = SeenIDs()
    private var finished: Int = 0
    private var reportsOfFile = 0
    private var isDone = false
    /// Where problems go, in the order of the input.
    private let tell: (Problem) -> Void

    private struct OpenFile {
        let name: String
        let isFound: Bool
        let input: DecodedInput
        let kind: Kind
        enum Kind {
            case text
            case lines(LineBuffer)
            case values(ValueBuffer)
        }
    }

    /// - Parameters:
    ///   - paths: files, folders, patterns; `-` is standard input.
    ///   - output: a file that is being written to and must not be read.
    ///   - tell: called for every problem, also for those of the manifest's rows.
    public init(
        paths: [String], defaults: IntakeDefaults = IntakeDefaults(), manifest: Manifest = Manifest(), output: String? = nil,
        tell: @escaping (Problem) -> Void
    ) {
        var excluded = manifest.identities
        if let output, let status = FileStatus(path: output) { excluded.insert(status.identity) }
        walker = PathWalker(paths: paths, excluded: excluded)
        builder = ReportBuilder(defaults: defaults, manifest: manifest)
        self.tell = tell
        for problem in manifest.problems { tell(problem) }
    }

    /// Bytes of the files themselves taken so far, packed where they are packed.
    public var bytesTaken: Int { finished + (current?.input.taken ?? 0) }

    /// The next report; nil at the end. What can't be read is told and passed over.
    public func next() -> IntakeItem? {
        while true {
            guard let file = current else {
                guard openNext() else {
                    finish()
                    return nil
                }
                continue
            }
            do throws(Problem) {
                let item = try item(of: file)
                for problem in builder.problems { tell(problem) }
                builder.problems = []
                guard let item else { continue }
                if item.line != nil { reportsOfFile += 1 }
                if let problem = ids.note(item) { tell(problem) }
                return item
            } catch {
                tell(error.line == nil ? located(error, file) : error)
                close(file, isComplete: false)
            }
        }
    }

    private func finish() {
        guard !isDone else { return }
        isDone = true
        if let problem = ids.summary() { tell(problem) }
        if builder.manifest.count > 0 && !builder.manifest.isUsed {
            let file = builder.manifest.files.first ?? ""
            tell(
                Problem(
                    .manifestUnused, file: file, "none of its \(builder.manifest.count) reports was met",
                    advice: "write the ids or file names of the reports into its column \"report\""))
        }
    }

    // MARK: - Files

    /// Opens the next file that can be opened; false where none is left.
    private func openNext() -> Bool {
        while let step = walker.next() {
            do throws(Problem) {
                switch step {
                case .problem(let problem): throw problem
                case .standardInput: current = try open(RawFile(standardInputNamed: "-"), isFound: false)
                case .file(let path, let isFound): current = try open(try RawFile(path: path), isFound: isFound)
                }
                reportsOfFile = 0
                return true
            } catch {
                tell(error)
            }
        }
        return false
    }

    private func open(_ raw: RawFile, isFound: Bool) throws(Problem) -> OpenFile {
        let input = try DecodedInput(raw)
        let head = input.head
        if let binary = BinaryKind.of(head) {
            throw Problem(.binary, file: raw.name, "is \(binary.name), no text", advice: binary.advice)
        }
        if BinaryKind.isHTML(head) {
            throw Problem(.html, file: raw.name, "is a web page", advice: "save its text as .txt in UTF-8, or as JSON Lines")
        }
        return OpenFile(name: raw.name, isFound: isFound, input: input, kind: kind(input))
    }

    private func kind(_ input: DecodedInput) -> OpenFile.Kind {
        switch ContentKind.of(input.head, name: input.name) {
        case .text: .text
        case .lines: .lines(LineBuffer(input, limit: Intake.reportLimit))
        case .values: .values(ValueBuffer(input, limit: Intake.reportLimit))
        }
    }

    private func close(_ file: OpenFile, isComplete: Bool) {
        for note in file.input.notes { tell(note) }
        finished += file.input.taken
        current = nil
        if isComplete, reportsOfFile == 0, case .text = file.kind {} else if isComplete && reportsOfFile == 0 && isWithoutLines(file) {
            tell(Problem(.emptyFile, file: file.name, "is empty", advice: "nothing to do; no report was in it"))
        }
    }

    private func isWithoutLines(_ file: OpenFile) -> Bool {
        switch file.kind {
        case .text: false
        case .lines(let lines): lines.lastLine == 0
        case .values: false
        }
    }

    // MARK: - Reports

    private func item(of file: OpenFile) throws(Problem) -> IntakeItem? {
        switch file.kind {
        case .text:
            let item = try textItem(file)
            close(file, isComplete: true)
            return item
        case .lines(let lines):
            guard let piece = try lines.next() else {
                close(file, isComplete: true)
                return nil
            }
            return item(of: piece, in: lines.bytes, file)
        case .values(let values):
            guard let piece = try values.next() else {
                close(file, isComplete: true)
                return nil
            }
            return item(of: piece, in: values.bytes, file)
        }
    }

    private func item(of piece: Piece, in bytes: [UInt8], _ file: OpenFile) -> IntakeItem? {
        let span = bytes.span.extracting(piece.range)
        if let size = piece.oversize {
            tell(tooLarge(file.name, piece.line, size, oversizedID(span)))
            return nil
        }
        guard !isBlank(span) else { return nil }
        return builder.report(json: span, file: file.name, line: piece.line)
    }

    private func isBlank(_ bytes: Bytes) -> Bool {
        for index in bytes.indices where bytes[index] > 0x20 { return false }
        return true
    }

    private func textItem(_ file: OpenFile) throws(Problem) -> IntakeItem? {
        var bytes: [UInt8] = []
        while true {
            let block = try file.input.next()
            if block.isEmpty { break }
            bytes += block
            if bytes.count > Intake.reportLimit {
                tell(tooLarge(file.name, nil, nil, nil))
                return nil
            }
        }
        let id = file.name == "-" ? "stdin" : FileNames.id(of: file.name)
        let item = builder.report(text: bytes, file: file.name, id: id, names: [id, FileNames.last(of: file.name), file.name])
        if bytes.isEmpty { tell(Problem(.emptyFile, file: file.name, "is empty", advice: "nothing to do; it is listed as skipped")) }
        return item
    }

    private func oversizedID(_ bytes: Bytes) -> String? {
        var record = JSONRecord()
        try? record.parse(bytes)
        return JSONRecord.string(record.id, bytes)
    }

    private func tooLarge(_ file: String, _ line: Int?, _ size: Int?, _ id: String?) -> Problem {
        let name = id.map { " \($0)" } ?? ""
        let amount = size.map { " (\(($0 + (1 << 19)) >> 20) MB)" } ?? ""
        return Problem(
            .tooLarge, file: file, line: line, "report\(name) is larger than \(Intake.reportLimit >> 20) MB\(amount)",
            advice: "split it into its articles, one a line")
    }

    /// Says after which line of a file of many reading stopped.
    private func located(_ problem: Problem, _ file: OpenFile) -> Problem {
        var result = problem
        switch file.kind {
        case .text: break
        case .lines(let lines): result.line = lines.lastLine + 1
        case .values(let values): result.line = values.lastLine
        }
        return result
    }
}

/// What a file holds, told by its first bytes that are not blank, and by its name where these leave it open.
enum ContentKind {
    case text, lines, values

    static func of(_ head: [UInt8], name: String) -> ContentKind {
        let named = FileNames.kind(of: name)
        let isNamedJSON = named == "jsonl" || named == "ndjson" || named == "json"
        let marks = firstMarks(head)
        switch (marks.first, marks.second) {
        case (0x5B, 0x7B): return .values
        case (0x5B, 0x5D) where isNamedJSON: return .values
        case (0x7B, 0x22), (0x7B, 0x7D): return opensOverLines(head) ? .values : .lines
        default: return isNamedJSON ? .lines : .text
        }
    }

    private static func firstMarks(_ head: [UInt8]) -> (first: UInt8?, second: UInt8?) {
        let rest = head.drop { $0 <= 0x20 }
        return (rest.first, rest.dropFirst().first { $0 > 0x20 })
    }

    /// Whether the first line is the beginning of an object that goes on below, as programs that indent JSON write it.
    private static func opensOverLines(_ head: [UInt8]) -> Bool {
        let rest = head.drop { $0 <= 0x20 }
        guard let end = rest.firstIndex(of: 0x0A) else { return false }
        guard let last = rest[..<end].last(where: { $0 > 0x20 }) else { return false }
        return last == 0x7B || last == 0x2C || last == 0x5B || last == 0x3A
    }
}

/// Ids met so far, as hashes; the first million of them.
struct SeenIDs {
    private static let limit = 1_000_000
    private static let toldSingly = 3
    private var hashes: Set<Int> = []
    private var repeated = 0
    private var last: (file: String, id: String) = ("", "")

    /// A note where an id was met before.
    mutating func note(_ item: IntakeItem) -> Problem? {
        guard hashes.count < SeenIDs.limit else { return nil }
        guard !hashes.insert(item.report.id.hashValue).inserted else { return nil }
        repeated += 1
        last = (item.file, item.report.id)
        guard repeated <= SeenIDs.toldSingly else { return nil }
        return Problem(
            .repeatedID, file: item.file, line: item.line, "the id \(item.report.id) was there before",
            advice: "give every report an id of its own; both were read")
    }

    /// How many repeated ids were not told one by one.
    func summary() -> Problem? {
        guard repeated > SeenIDs.toldSingly else { return nil }
        return Problem(
            .moreOfTheSame, file: last.file, "\(repeated - SeenIDs.toldSingly) more ids were there before, the last \(last.id)",
            advice: "give every report an id of its own; all were read")
    }
}

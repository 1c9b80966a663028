internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord

/// `hudna export`: the record in the formats that others use.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The record in the formats of the field.",
        discussion: """
            csv, xlsx, jsonl: the lists of the record. plover, cameo, cameo-mentions, acled, ceasefires: what happened, as PLOVER 2.0, GDELT 2.0, ACLED and the \
            ETH/PRIO ceasefire data code it. ftm: FollowTheMoney. ics: milestones. geojson: places. atom: what became known. An allegation is never \
            exported as a fact; Docs/exports.md tells what each format loses.
            """)

    @Argument(
        help: ArgumentHelp("The format: \(formats).", valueName: "format"),
        transform: { name in
            guard let format = ExportFormat(rawValue: name) else { throw ValidationError("There is no format \(name). There are \(formats).") }
            return format
        })
    var format: ExportFormat

    private static var formats: String { ExportFormat.allCases.map(\.rawValue).joined(separator: ", ") }

    @Option(
        help: ArgumentHelp(
            "Of csv, xlsx and jsonl this list only (claims, events, parties …). May be repeated; csv has one, claims without it.", valueName: "name"))
    var list: [String] = []

    @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Print instead what share of each column is filled, and what was left out.")
    var filled = false

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if options.json { throw ValidationError("--json is for questions. Write hudna export jsonl.") }
        if !list.isEmpty, !format.hasLists { throw ValidationError("\(format.rawValue) has no lists to choose from; csv, xlsx and jsonl have.") }
        for name in list where !ExportFormat.lists.contains(name) {
            throw ValidationError("There is no list \(name). There are \(ExportFormat.lists.joined(separator: ", ")).")
        }
        if format == .csv, list.count > 1, !filled { throw ValidationError("A CSV file has one list. Name one, or write hudna export xlsx.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let record = try options.record(messages)
        let codes = try options.words.codes(messages)
        let filters = try options.filters(messages)
        let dossier = try record.dossier(options.filters(filters, of: record, messages), codes: codes)
        try options.check(filters, isEmpty: dossier.isEmpty, record, messages)
        if filled { return try options.print(Array(format.filled(dossier, lists: list).utf8)) }
        do {
            let file = try OutputFile(path: output, notAmong: ["", "-wal", "-shm"].map { options.database.path + $0 })
            if format == .xlsx, file.isTerminal { throw ValidationError("A workbook is no text. Name a file with --output.") }
            let (bytes, isEmpty) = format.file(dossier, lists: list)
            try file.write(bytes)
            try file.flush()
            if isEmpty { options.tellNothing(messages) }
        } catch let error as OutputError {
            if error.isClosedPipe { return }
            messages.say(error.message)
            throw error.isWrongUse ? ExitCode.usage : ExitCode.output
        }
    }
}

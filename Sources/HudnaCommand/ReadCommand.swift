internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaLanguage

/// `hudna read`: reports in, what they say out.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads Arabic news reports and prints what they say.",
        discussion: """
            Takes plain text (UTF-8, UTF-16, Windows-1256), JSON Lines and gzip of either, told apart by content. \
            Exit code 0: all was read; 3: some input could not be read; 64: wrong usage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

    @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(help: "Print a summary to read, a JSON list, or a line of JSON a report.")
    var format: Format = .text

    @Option(name: [.long, .short], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("When reports that don't say so were published: 2020-01-13 or 2020-01-13T12:00+02:00.", valueName: "date"))
    var date: String?

    @Option(help: ArgumentHelp("The outlet of reports that don't name theirs.", valueName: "name"))
    var outlet: String?

    @Option(
        help: ArgumentHelp("What is known of the reports: JSON Lines or CSV with report, published, outlet, title, url. May be repeated.", valueName: "file"))
    var manifest: [String] = []

    @Option(name: [.long, .short], help: ArgumentHelp("Threads that read; without it, one for each core.", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Leave out claims that are less sure than this, 0 to 1.", valueName: "x"))
    var minConfidence: Double = 0

    @Flag(name: [.long, .short], help: "Say nothing but what could not be read.")
    var quiet = false

    @OptionGroup var words: LanguageOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name a file, a folder or - for standard input.") }
        if paths.contains("") { throw ValidationError("A path is empty. Name a file, a folder or - for standard input.") }
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024.") }
        if !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence must be from 0 to 1.") }
        if let date, PublishedDate.parse(date) == nil {
            throw ValidationError("--date \(date) is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00.")
        }
    }

    func run() throws {
        let messages = Messages(isQuiet: quiet)
        let manifest = try loadManifest(messages)
        let language = try words.load(messages)
        do {
            try read(language, manifest, messages)
        } catch let error as OutputError where error.isClosedPipe {
            // Whoever read the output has had enough.
        } catch let error as OutputError {
            messages.say(error.message)
            throw error.isWrongUse ? ExitCode.usage : ExitCode.output
        }
        messages.tellCounts()
        if messages.failures > 0 { throw ExitCode.partlyRead }
    }

    private func loadManifest(_ messages: Messages) throws -> Manifest {
        var result = Manifest()
        for path in manifest {
            do throws(Problem) {
                try result.add(path: path)
            } catch {
                messages.say(error.description)
                throw ExitCode.usage
            }
        }
        return result
    }

    private func read(_ language: Language, _ manifest: Manifest, _ messages: Messages) throws {
        let output = try OutputFile(path: output, notAmong: paths)
        let defaults = IntakeDefaults(published: date.flatMap { PublishedDate.parse($0) }, outlet: outlet)
        let intake = Intake(paths: paths, defaults: defaults, manifest: manifest, output: self.output) { messages.tell($0) }
        let bar = ProgressBar(total: Intake.size(of: paths), isWanted: !quiet && !output.isTerminal)
        messages.clear = { bar?.clear() }
        let run = ReadingRun(language: language, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, minimumConfidence: minConfidence)
        let style = ReportStyle(format: format, isTerminal: output.isTerminal, colour: output.wantsColour)
        try output.write(style.opening)
        var count = 0
        var tally = SummaryTally()
        defer { bar?.clear() }
        try run.run(intake, transform: style.encode) { reports in
            for report in reports {
                if count > 0 { try output.write(style.separator) }
                count += 1
                tally += report.tally
                try output.write(report.bytes)
            }
            if output.isTerminal { try output.flush() }
            bar?.update(reports: count, bytes: intake.bytesTaken)
        }
        try output.write(style.closing(isEmpty: count == 0, tally))
        try output.flush()
    }
}

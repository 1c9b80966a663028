internal import ArgumentParser
internal import HudnaExports
internal import HudnaIntake
internal import HudnaLanguage

/// `hudna read`: reports in, what they say out.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads Arabic news reports and prints what they say.",
        discussion: """
            Takes plain text (UTF-8, UTF-16, Windows-1256, ISO-8859-6), JSON Lines, web pages, web archives (WARC), feeds (RSS, Atom, JSON Feed), mails, Word \
            documents, PDF where pdftotext is installed, and with --mapping exports in JSON or CSV, packed with gzip or not, told apart by content. \
            Exit code 0: all was read; 3: some input could not be read; 64: wrong usage.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

    @OptionGroup var reading: ReadingOptions

    @Option(help: "Print a summary to read, a JSON list, or a line of JSON a report.")
    var format: Format = .text

    @Option(name: [.long, .short], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    func validate() throws { try reading.requirePaths() }

    func run() throws {
        let messages = Messages(isQuiet: reading.work.quiet)
        let manifest = try reading.loadManifest(messages)
        let language = try reading.work.words.load(messages)
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

    private func read(_ language: Language, _ manifest: Manifest, _ messages: Messages) throws {
        let output = try OutputFile(path: output, notAmong: reading.paths)
        let style = ReportStyle(format: format, isTerminal: output.isTerminal, colour: output.wantsColour)
        try output.write(style.opening)
        var isEmpty = true
        var tally = SummaryTally()
        try reading.read(language, manifest, messages, output: self.output, isWatched: !output.isTerminal, transform: style.encode) { reports in
            for report in reports {
                if !isEmpty { try output.write(style.separator) }
                isEmpty = false
                tally += report.tally
                try output.write(report.bytes)
            }
            if output.isTerminal { try output.flush() }
        }
        try output.write(style.closing(isEmpty: isEmpty, tally))
        try output.flush()
    }
}

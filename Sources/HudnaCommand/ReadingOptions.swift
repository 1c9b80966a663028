internal import ArgumentParser
internal import Hudna
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaRecord

/// What is read, with what is known of it, and how: the same wherever reports are taken in.
struct ReadingOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("When reports that don't say so were published: 2020-01-13 or 2020-01-13T12:00+02:00.", valueName: "date"))
    var date: String?

    @Option(help: ArgumentHelp("The outlet of reports that don't name theirs.", valueName: "name"))
    var outlet: String?

    @Option(
        help: ArgumentHelp("What is known of the reports: JSON Lines or CSV with report, published, outlet, title, url. May be repeated.", valueName: "file"))
    var manifest: [String] = []

    @OptionGroup var exports: ExportOptions

    @OptionGroup var work: WorkOptions

    func validate() throws {
        if paths.contains("") { throw ValidationError("A path is empty. Name a file, a folder or - for standard input.") }
        if let date, PublishedDate.parse(date) == nil {
            throw ValidationError("--date \(date) is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00.")
        }
    }

    /// For commands that have nothing else to read.
    func requirePaths() throws {
        if paths.isEmpty { throw ValidationError("Name a file, a folder or - for standard input.") }
    }

    /// - Throws: `ExitCode.usage` where a manifest can't be read; why is told.
    func loadManifest(_ messages: Messages) throws -> Manifest {
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

    /// Reads everything and hands it on in order, a few reports at a time, with the number of bytes taken so far.
    /// - Parameters:
    ///   - output: a file that is being written to and must not be read.
    ///   - isWatched: a progress bar is in nobody's way.
    ///   - isSettled: whether a report need not be read.
    func read<Made: Sendable>(
        _ language: Language, _ manifest: Manifest, _ messages: Messages, output: String?, isWatched: Bool,
        isSkimming: Bool = false, isSettled: @escaping (Report) throws -> Bool = { _ in false }, transform: @escaping @Sendable (Reading, Report) -> Made,
        deliver: ([Made]) throws -> Void
    ) throws {
        let defaults = IntakeDefaults(published: date.flatMap { PublishedDate.parse($0) }, outlet: outlet)
        let intake = Intake(
            paths: paths, defaults: defaults, manifest: manifest, output: output, pages: try work.words.pages(messages),
            mapping: try exports.loadMapping(messages)
        ) { messages.tell($0) }
        let bar = ProgressBar(total: Intake.size(of: paths), isWanted: !work.quiet && isWatched)
        messages.clear = { bar?.clear() }
        defer { bar?.clear() }
        var run = ReadingRun(language: language, jobs: work.threads, minimumConfidence: work.minConfidence)
        run.isSkimming = isSkimming
        var count = 0
        let look = { (report: Report) in
            guard try isSettled(report) else { return false }
            count += 1
            bar?.update(reports: count, bytes: intake.bytesTaken)
            return true
        }
        try run.run({ intake.next() }, isSettled: look, transform: transform) { made in
            try deliver(made)
            count += made.count
            bar?.update(reports: count, bytes: intake.bytesTaken)
        }
    }
}

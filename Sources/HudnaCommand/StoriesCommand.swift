internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// `hudna stories`.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Which reports tell the same happening.",
        discussion: """
            Of the files and folders that are named, read as hudna read does; of the database where none is. A story's id is that of the report it \
            began with, and stays when more is read.
            """)

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: ArgumentHelp("Tell on standard error how long the grouping took.", visibility: .hidden))
    var timing = false

    func run() throws {
        let messages = Messages(isQuiet: reading.quiet)
        let language = try reading.words.load(messages)
        let reports = reading.paths.isEmpty ? try stored(language, messages) : try read(language, messages)
        let start = ContinuousClock.now
        let stories = Stories(reports, labels: Stories.labels(language)).all
        if timing { messages.say("grouped \(reports.count) reports in \(ContinuousClock.now - start)") }
        let bytes = json ? StoriesJSON().object(stories) : Array(StoriesText().text(stories).utf8)
        messages.tellCounts()
        let failure = OutputFile.writeAll(bytes + [0x0A], to: 1)
        if failure != 0 && failure != EPIPE { throw ExitCode.output }
        if messages.failures > 0 { throw ExitCode.partlyRead }
    }

    private func read(_ language: Language, _ messages: Messages) throws -> [StoryReport] {
        let words = StoryWords(language: language)
        var reports: [StoryReport] = []
        try reading.read(
            language, try reading.loadManifest(messages), messages, output: nil, isWatched: true, transform: { reading, report in (reading, report.text) }
        ) { made in
            reports += made.filter { $0.0.skipped == nil }.map { StoryReport($0.0, text: $0.1, words: words) }
        }
        return reports
    }

    private func stored(_ language: Language, _ messages: Messages) throws -> [StoryReport] {
        let words = StoryWords(language: language)
        var reports: [StoryReport] = []
        try database.with(.reading, messages) { store in
            try store.forEachText(where: Selection(newestOnly: true, parts: [.claims, .times])) { kept, text in
                if kept.reading.skipped == nil { reports.append(StoryReport(kept.reading, text: Array(text.utf8), words: words)) }
            }
        }
        return reports
    }
}

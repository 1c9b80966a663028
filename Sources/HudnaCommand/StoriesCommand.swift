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

    @OptionGroup var options: StoryOptions

    @Flag(help: "Keep in the database the dates that stories give to reports without one: these are read anew with them.")
    var keepDates = false

    func validate() throws {
        if keepDates && !options.reading.paths.isEmpty { throw ValidationError("--keep-dates is for the database; name no paths.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: options.reading.work.quiet)
        let words = options.reading.work.words
        let (language, id) =
            keepDates ? try options.database.with(.writing, messages) { try words.loadToKeep(messages, in: $0) } : try words.loadWithID(messages)
        let stories = Stories(try options.reports(language, messages), labels: Stories.labels(language)).all
        if keepDates { try keepDates(of: stories, language, id(), messages) }
        try options.finish(options.json ? StoriesJSON().object(stories) : Array(StoriesText().text(stories).utf8), messages)
    }
    private func keepDates(of stories: [Story], _ language: Language, _ id: String, _ messages: Messages) throws {
        let work = options.reading.work
        let setup = ReadingSetup(language: id, program: HudnaVersion.current, minimumConfidence: work.minConfidence)
        let count = try options.database.with(.writing, messages) { store in
            let count = try StoryDating(store, language: language, setup: setup).keep(stories, at: Int(Date().timeIntervalSince1970))
            try RecordKeeper(store, words: RecordWords(language), language: id, jobs: work.threads).refresh()
            return count
        }
        if !work.quiet { messages.say("\(count) \(count == 1 ? "report" : "reports") read anew with the date of the story") }
    }
}

internal import ArgumentParser
internal import Hudna
internal import HudnaExports

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

    func run() throws {
        let messages = Messages(isQuiet: options.reading.work.quiet)
        let language = try options.reading.work.words.load(messages)
        let stories = Stories(try options.reports(language, messages), labels: Stories.labels(language)).all
        try options.finish(options.json ? StoriesJSON().object(stories) : Array(StoriesText().text(stories).utf8), messages)
    }
}

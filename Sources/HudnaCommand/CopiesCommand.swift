internal import ArgumentParser
internal import Hudna
internal import HudnaExports

/// `hudna copies`.
struct CopiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies",
        abstract: "Which reports carry one text, and which give a page's text anew.",
        discussion: """
            Of the files and folders that are named, or of the database where none is. Copies have a Jaccard likeness of their runs of three words of \
            0.8 or more, headlines left aside; the earliest comes first.
            """)

    @OptionGroup var options: StoryOptions

    func run() throws {
        let messages = Messages(isQuiet: options.reading.work.quiet)
        let language = try options.reading.work.words.load(messages)
        let copies = Copies(try options.reports(language, messages, isSkimming: true))
        let bytes =
            options.json
            ? StoriesJSON().object(
                copies: copies.groups, agencies: copies.agencies, updates: copies.updates, pairs: copies.pairs.map { ($0.report, $0.of, $0.likeness) })
            : Array(StoriesText().text(copies: copies.groups, updates: copies.updates).utf8)
        try options.finish(bytes, messages)
    }
}

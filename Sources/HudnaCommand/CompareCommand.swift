internal import ArgumentParser
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `hudna compare`.
struct CompareCommand: QuestionCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "How each outlet names each actor, what it tells, leaves out, tells first.",
        discussion: "Of processes; of one story with --story, whose events are those that its reports tell, whatever process they are about.")
    static let topic = Topic.compare

    @Option(help: ArgumentHelp("Of this story instead: its id, or that of one of its reports (hudna stories).", valueName: "id"))
    var story: String?

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        let others = [options.actor, options.type, options.status, options.instrument, options.place].contains { !$0.isEmpty }
        if story != nil, options.process != nil || others || options.from != nil || options.to != nil || options.asOf != nil {
            throw ValidationError("With --story only --outlet, --known-by, --read-by and --zone tell what is wanted.")
        }
    }

    func run() throws {
        if let story { try compare(story) } else { try ask() }
    }

    private func compare(_ id: String) throws {
        let messages = Messages(isQuiet: false)
        let items = try options.database.with(.reading, messages) { store in
            let book = CorrectionBook(try store.corrections(readBy: options.clock.readBy), readBy: options.clock.readBy)
            let names = book.names
            let reports = try self.reports(of: id, store, messages)
            let kept = try store.kept(where: Selection(reports: reports, newestOnly: true))
            return Record.compare(
                story: kept, options.filters, words: RecordWords(try options.words.loadForRecord(messages, names: names, with: store)),
                clock: options.clock, book: book)
        }
        if items.isEmpty, let outlet = options.outlet.first {
            messages.say("no outlet of the story is called \(outlet)")
            throw ExitCode.usage
        }
        try options.show(items)
        if items.isEmpty { options.tellNothing(messages) }
    }

    /// The reports of a story as they are put together of what the clocks admit.
    /// - Throws: `ExitCode.usage` where there is none of that id.
    private func reports(of id: String, _ store: Store, _ messages: Messages) throws -> [String] {
        let language = try options.words.load(messages, with: store)
        let selection = Selection(knownBy: options.clock.knownBy, readBy: options.clock.readBy, parts: [.claims, .times])
        let stories = Stories(try StoryReport.all(of: store, where: selection, StoryWords(language: language)), labels: Stories.labels(language)).all
        guard let story = stories.first(where: { $0.id == id }) ?? stories.first(where: { $0.reports.contains(id) }) else {
            messages.say("no story is called \(id); hudna stories lists them")
            throw ExitCode.usage
        }
        return story.reports
    }
}

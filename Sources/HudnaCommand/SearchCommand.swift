internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// `hudna search`: full text over the record.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds words in the claims, quotes and reports of the record.",
        discussion: """
            Words that stand side by side must all be there; AND, OR, NOT and brackets join them otherwise, quotation marks make a phrase of them, \
            word* is any word that begins so. Letters are folded (hamza, ta marbuta, vowel marks), and a word is found with its clitics too: \
            with conjunctions, prepositions, article and pronouns; a word in quotation marks with no more than conjunctions and prepositions before it. \
            --from, --to and --outlet are those of the reports; with --process, --actor and the like, only reports are searched that tell of such.
            """)

    @Argument(help: ArgumentHelp("What to look for.", valueName: "query"))
    var query: [String]

    @Option(name: .customLong("in"), help: ArgumentHelp("Look only in these. May be repeated.", valueName: "kind"))
    private var kinds: [SearchedKind] = []

    @Option(help: ArgumentHelp("So many of each kind at most.", valueName: "n"))
    var limit = 10

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit must be from 1 to 100000.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let told = query.joined(separator: " ")
        let parsed = try parse(told, messages)
        let selection = try selection(messages)
        let hits = try options.database.with(.reading, messages) { store in
            let query = try store.narrowed(parsed)
            return try (kinds.isEmpty ? SearchedKind.allCases : kinds).flatMap { try store.search(query, in: $0.searched, where: selection, limit: limit) }
        }
        let page = SearchPage(query: told, hits: hits)
        if hits.isEmpty { options.tellNothing(messages, subjects: [told]) }
        if options.json { return try options.print(Array(page.json().utf8)) }
        let style = TextSummary.Style(isolates: Terminal.isTerminal(1), colour: Terminal.wantsColour(1))
        OutputFile.writeAll(Array(page.text(style).utf8), to: 1)
    }

    /// The reports in which to look: those that the clocks admit, and where something of the record is asked for, those that tell of it.
    private func selection(_ messages: Messages) throws -> Selection {
        let (filters, clock) = (try options.filters(messages), options.clock)
        var selection = Selection(
            outlets: filters.outlets.isEmpty ? nil : filters.outlets, knownFrom: filters.from, knownBy: [filters.to, clock.knownBy].compactMap(\.self).min(),
            readBy: clock.readBy)
        let asked = [filters.actors, filters.types, filters.statuses, filters.instruments, filters.places].contains { !$0.isEmpty }
        guard asked || filters.process != nil || clock.asOf != nil else { return selection }
        let told = try options.inquire(messages, filters) { inquiry in
            let items = try inquiry.answer(.timeline, filters)
            try options.check(filters, [.timeline], isEmpty: items.isEmpty, inquiry, messages)
            return items
        }
        selection.reports = Set(told.flatMap { $0.evidence.map(\.report) }).sorted()
        return selection
    }

    private func parse(_ text: String, _ messages: Messages) throws -> SearchQuery {
        do {
            return try SearchQuery(text, forms: SearchForms(Clitics(source: .builtIn)))
        } catch let error as SearchQueryError {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }
}

/// What is searched, as the command line names it.
private enum SearchedKind: String, ExpressibleByArgument, CaseIterable {
    case claims, quotes, reports

    var searched: Store.Searched {
        switch self {
        case .claims: .claims
        case .quotes: .quotes
        case .reports: .reports
        }
    }
}

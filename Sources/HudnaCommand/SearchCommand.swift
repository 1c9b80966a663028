internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
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
            with conjunctions, prepositions, article and pronouns; a word in quotation marks with no more than conjunctions and prepositions before it.
            """)

    @Argument(help: ArgumentHelp("What to look for.", valueName: "query"))
    var query: [String]

    @Option(name: .customLong("in"), help: ArgumentHelp("Look only in these. May be repeated.", valueName: "kind"))
    private var kinds: [SearchedKind] = []

    @Option(help: ArgumentHelp("Only reports of this outlet. May be repeated.", valueName: "name"))
    var outlet: [String] = []

    @Option(help: ArgumentHelp("Only reports published from this day or moment on.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only reports published by this day or moment.", valueName: "date"))
    var knownBy: String?

    @Option(help: ArgumentHelp("Only what this database had read by then.", valueName: "date"))
    var readBy: String?

    @Option(help: ArgumentHelp("So many of each kind at most.", valueName: "n"))
    var limit = 10

    @Flag(help: "Print JSON instead of a page to read.")
    var json = false

    @OptionGroup var database: StoreOptions

    func validate() throws {
        if !(1...100_000).contains(limit) { throw ValidationError("--limit must be from 1 to 100000.") }
        for (name, date) in [("from", from), ("known-by", knownBy), ("read-by", readBy)] {
            if let date, PublishedDate.parse(date) == nil {
                throw ValidationError("--\(name) \(date) is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00.")
            }
        }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let told = query.joined(separator: " ")
        let hits = try database.with(.reading, messages) { store in try self.hits(of: try parse(told, messages), in: store) }
        let output = try OutputFile(path: nil)
        let page = SearchPage(query: told, hits: hits)
        let style = TextSummary.Style(isolates: output.isTerminal, colour: output.wantsColour)
        OutputFile.writeAll(Array((json ? page.json() + "\n" : page.text(style)).utf8), to: 1)
        if hits.isEmpty && !json { messages.say("nothing found") }
    }

    private func parse(_ text: String, _ messages: Messages) throws -> SearchQuery {
        do {
            return try SearchQuery(text, forms: SearchForms(Clitics(source: .builtIn)))
        } catch let error as SearchQueryError {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }

    private func hits(of query: SearchQuery, in store: Store) throws -> [SearchHit] {
        let selection = Selection(
            outlets: outlet.isEmpty ? nil : outlet, knownFrom: from.flatMap { PublishedDate.parse($0) }, knownBy: knownBy.flatMap { PublishedDate.parse($0) },
            readBy: readBy.flatMap { PublishedDate.parse($0) })
        return try (kinds.isEmpty ? SearchedKind.allCases : kinds).map(\.searched).flatMap { try store.search(query, in: $0, where: selection, limit: limit) }
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

internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// `hudna review`.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "What waits for a coder, the least certain and most contested first.",
        discussion: "Claims, joins of claims to events, and entries of processes, with the ids that accept, reject and amend take.")

    @Option(help: ArgumentHelp("What waits for this coder: the record as it was read, without what he has judged.", valueName: "name"))
    var coder: String?

    @Option(help: ArgumentHelp("So many at most.", valueName: "count"))
    var limit = 50

    @Flag(help: "List instead the corrections that have lost what they were about.")
    var orphans = false

    @Flag(help: "List instead all corrections.")
    var corrections = false

    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit \(limit) is none. Write 1 or more.") }
        if orphans, corrections { throw ValidationError("--orphans or --corrections, not both.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let corrected = try options.record(messages, isWhole: orphans)
        let said = corrected.corrections
        if corrections { return try options.show(said.map(\.row)) }
        let record = orphans || coder != nil ? try options.record(messages, correcting: false, isWhole: orphans) : corrected
        if orphans { return try options.show(CorrectionBook(said).orphans(read: record, corrected: corrected).map(\.row)) }
        let judged = Set(said.filter { coder == nil || $0.coder == coder }.map { $0.kind.rawValue + $0.item })
        let filters = try options.filters(messages)
        let wanted = try options.filters(filters, of: record, messages)
        let items = try record.review(wanted, english: options.english(filters, messages)) { judged.contains($0.rawValue + $1) }
        try options.check(filters, isEmpty: items.isEmpty, record, messages)
        try options.show(Array(items.prefix(limit)))
        if items.isEmpty { options.tellNothing(messages) }
    }
}

/// `hudna agreement`.
struct AgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "How far coders agree on what they have both judged.",
        discussion: "Percentage and Krippendorff's alpha (nominal) over verdicts; two amendments agree where they change the same to the same.")

    @Option(help: ArgumentHelp("Only between these coders. May be repeated.", valueName: "name"))
    var coder: [String] = []

    @Flag(help: "Print JSON, with the judgements.")
    var json = false

    @OptionGroup var database: StoreOptions

    func run() throws {
        let messages = Messages(isQuiet: false)
        let said = try database.with(.reading, messages) { store in try store.corrections() }
        let all = Agreement(said)
        let page = AgreementPage(coder.isEmpty ? all : all.between(coder))
        OutputFile.writeAll((json ? page.json : Array(page.text.utf8)) + [0x0A], to: 1)
    }
}

internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaRecord

/// `hudna import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Sets a coding of others beside the record: what both have, and how they differ.",
        discussion: """
            A CSV file with the columns of ACLED or of the ETH/PRIO ceasefire data. Rows are matched by day, actors and place, with the record as hudna export acled \
            or ceasefires has it; names in other letters count as known once hudna actor add or merge has them. Nothing is stored.
            """)

    @Argument(help: ArgumentHelp("The coding; - for standard input.", valueName: "file"))
    var file: String

    @OptionGroup var options: QuestionOptions

    func run() throws {
        let messages = Messages(isQuiet: false)
        let table: TableFile
        do {
            table = try TableFile(path: file)
        } catch {
            messages.say(error.description)
            throw ExitCode.partlyRead
        }
        guard let coding = Coding(columns: table.columns) else {
            messages.say("\(file): neither the columns of ACLED nor those of the ETH/PRIO ceasefire data; its first line must name them")
            throw ExitCode.usage
        }
        for row in table.rows { if let fault = coding.fault(row.cells) { messages.say("\(file):\(row.line): \(fault)") } }
        let record = try options.record(messages, isWhole: true)
        let filters = try options.filters(messages)
        let dossier = try record.dossier(options.filters(filters, of: record, messages), codes: try options.words.codes(messages))
        try options.check(filters, isEmpty: dossier.isEmpty, record, messages)
        let comparison = CodingComparison(coding, theirs: table.rows, dossier: dossier)
        try options.show(comparison.rows)
        if comparison.matches.isEmpty, comparison.oursOnly.isEmpty { options.tellNothing(messages) }
    }
}

internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `hudna process`.
struct ProcessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process", abstract: "The processes that the reports tell of.", subcommands: [ListCommand.self, ShowCommand.self],
        defaultSubcommand: ListCommand.self)

    /// `hudna process list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "The processes, the one most told of first.")

        @OptionGroup var options: QuestionOptions

        func run() throws {
            let record = try options.record(Messages(isQuiet: false))
            let items = record.processes(options.filters).map { process in
                RecordItem(
                    facets: Facets(),
                    fields: [
                        .init("id", .text(process.id)), .init("name", .text(process.name)), .init("events", .number(Double(process.events.count))),
                        .init("parties", .number(Double(process.parties.count))), .init("instruments", .number(Double(process.instruments.count))),
                    ], evidence: [])
            }
            try options.print(options.json ? ProcessJSON().list(items) : Array(RecordText().text(items).utf8))
        }
    }

    /// `hudna process show NAME`.
    struct ShowCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "One process: all that is known of it.")

        @Argument(help: ArgumentHelp("Its id or words of its name; without it the one most told of.", valueName: "name"))
        var name: String?

        @OptionGroup var options: QuestionOptions

        func run() throws {
            let messages = Messages(isQuiet: false)
            let record = try options.record(messages)
            var filters = options.filters
            if let name { filters.process = name }
            let found = record.processes(filters)
            // Known to nobody yet is an answer, and an empty one.
            let process = found.first ?? Process(id: "", name: name ?? "")
            if found.isEmpty, !record.processes.isEmpty {
                messages.say("no process is called \(filters.process ?? ""); hudna process list names those there are")
                throw ExitCode.usage
            }
            let lists = record.lists(of: process)
            if options.json { return try options.print(ProcessJSON().process(process.name, id: process.id, lists: lists)) }
            let parts = lists.filter { !$0.items.isEmpty }.map { "# \($0.name)\n" + RecordText().text($0.items) }
            try options.print(Array(([process.name] + parts).joined(separator: "\n\n").utf8))
        }
    }
}

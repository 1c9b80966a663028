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
            let filters = options.filters
            let processes = try options.inquire(Messages(isQuiet: false), filters) { inquiry in
                inquiry.processes(filters).map { ($0, inquiry.english[$0.id]) }
            }
            let items = processes.map { process, english in
                RecordItem(
                    facets: Facets(),
                    fields: [.init("id", .text(process.id)), .init("name", .text(process.name))] + (english.map { [.init("name_en", .text($0))] } ?? []) + [
                        .init("events", .number(Double(process.events))),
                        .init("parties", .number(Double(process.parties))), .init("instruments", .number(Double(process.instruments))),
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
            var filters = options.filters
            if let name { filters.process = name }
            let (id, title, lists) = try options.inquire(messages, filters) { inquiry in
                let process = inquiry.processes(filters).first
                if process == nil, !inquiry.processes.isEmpty {
                    messages.say("no process is called \(filters.process ?? ""); hudna process list names those there are")
                    throw ExitCode.usage
                }
                // Known to nobody yet is an answer, and an empty one.
                return (process?.id ?? "", process?.name ?? name ?? "", try inquiry.lists(of: process))
            }
            if options.json { return try options.print(ProcessJSON().process(title, id: id, lists: lists)) }
            let parts = lists.filter { !$0.items.isEmpty }.map { "# \($0.name)\n" + RecordText().text($0.items) }
            try options.print(Array(([title] + parts).joined(separator: "\n\n").utf8))
        }
    }
}

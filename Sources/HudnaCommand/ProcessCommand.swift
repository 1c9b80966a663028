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
            let messages = Messages(isQuiet: false)
            let filters = try options.filters(messages)
            let processes = try options.inquire(messages, filters) { inquiry in
                let found = try inquiry.counts(filters)
                try options.check(filters, [.timeline, .parties, .instruments], isEmpty: found.isEmpty, inquiry, messages)
                return found.map { ($0, inquiry.english[$0.process.id]) }
            }
            let items = processes.map { found, english in
                RecordItem(
                    facets: Facets(),
                    fields: [.init("id", .text(found.process.id)), .init("name", .text(found.process.name))]
                        + (english.map { [.init("name_en", .text($0))] } ?? []) + [
                            .init("events", .number(Double(found.events))),
                            .init("parties", .number(Double(found.parties))), .init("instruments", .number(Double(found.instruments))),
                        ], evidence: [])
            }
            try options.print(options.json ? ProcessJSON().list(items) : Array(RecordText().text(items).utf8))
            if items.isEmpty { options.tellNothing(messages) }
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
            var filters = try options.filters(messages)
            if let name { filters.process = try options.processName(name, messages) }
            let (id, title, lists) = try options.inquire(messages, filters) { inquiry in
                let process = inquiry.processes(filters).first
                if process == nil, !inquiry.processes.isEmpty {
                    messages.say(inquiry.unknownProcess(filters.process ?? ""))
                    throw ExitCode.usage
                }
                // Known to nobody yet is an answer, and an empty one.
                let lists = try inquiry.lists(of: process, filters)
                try options.check(filters, Inquiry.listed + [.positions], isEmpty: lists.allSatisfy(\.items.isEmpty), inquiry, messages)
                return (process?.id ?? "", process?.name ?? name ?? "", lists)
            }
            if lists.allSatisfy(\.items.isEmpty) { options.tellNothing(messages, subjects: [name].compactMap(\.self)) }
            if options.json { return try options.print(ProcessJSON().process(title, id: id, lists: lists)) }
            let parts = lists.filter { !$0.items.isEmpty }.map { "# \($0.name)\n" + RecordText().text($0.items) }
            try options.print(Array(([title] + parts).joined(separator: "\n\n").utf8))
        }
    }
}

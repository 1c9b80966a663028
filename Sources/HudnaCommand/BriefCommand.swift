internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaRecord

/// `hudna brief`.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief", abstract: "One page on a process, with the source and sentence of every statement.",
        discussion:
            "Of each list what is known last, the newest first, and what comes next, in sentences and a table; every sentence and line ends in the numbers of "
            + "its footnotes: report, outlet and the words themselves.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, html }
    enum Tongue: String, ExpressibleByArgument, CaseIterable { case ar, en }

    @Argument(help: ArgumentHelp("The process, by id or words of its name; without it the one most told of.", valueName: "name"))
    var name: String?

    @Option(help: "Markdown or HTML.")
    var format: Format = .markdown

    @Option(help: "The language of its sentences, headings and labels.")
    var tongue: Tongue = .en

    @OptionGroup var options: QuestionOptions

    func run() throws {
        let messages = Messages(isQuiet: false)
        var filters = try options.filters(messages)
        if let name { filters.process = try options.processName(name, messages) }
        let names = tongue == .en && !options.json ? try options.words.englishNames(messages) : .none
        let (process, lists, title) = try options.inquire(messages, filters) { inquiry in
            guard let process = inquiry.processes(filters).first else {
                messages.say(inquiry.processes.isEmpty ? "no process is known by then" : inquiry.unknownProcess(filters.process ?? ""))
                throw ExitCode.usage
            }
            let own = try inquiry.lists(of: process, filters)
            try options.check(filters, Inquiry.listed + [.positions], isEmpty: own.allSatisfy(\.items.isEmpty), inquiry, messages)
            let naming = names.isEmpty ? names : try inquiry.naming(names, in: process)
            return (process, own.map { ($0.name, $0.items.map(naming.added)) }, naming.title(process.name))
        }
        if lists.allSatisfy(\.1.isEmpty) { options.tellNothing(messages, subjects: [name].compactMap(\.self)) }
        if options.json { return try options.print(ProcessJSON().process(process.name, id: process.id, lists: lists)) }
        let labels = tongue == .ar ? try options.words.labels(messages) : [:]
        let prose = BriefProse(sentences: try options.words.sentences(tongue.rawValue, messages), labels: labels, isEnglish: tongue == .en)
        let moment = [options.clock.asOf, options.clock.knownBy].compactMap(\.self).min()
        let page = BriefPage(
            title: title, lists: BriefChoice(now: moment).lists(lists), labels: labels, isRightToLeft: tongue == .ar, isEnglish: tongue == .en,
            asOf: options.asOf ?? "",
            knownBy: options.knownBy ?? "", prose: prose)
        try options.print(Array((format == .html ? page.html : page.markdown).utf8))
    }
}

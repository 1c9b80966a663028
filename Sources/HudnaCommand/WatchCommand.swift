internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaStore

/// `hudna watch`: feeds and the pages that they name into the record, again and again.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Fetches feeds and the pages that they name, and stores what they say in the record.",
        discussion: """
            The list is a small YAML file, told in Docs/watching.md. Robots.txt is kept to, hosts are left alone for a while after each request, addresses \
            that are not public are not connected to unless the list allows them. What was interrupted goes on where it stopped. \
            Without --once it goes on until SIGINT or SIGTERM. \
            Exit code 0: all was fetched, or it was told to end; 3: with --once, something could not be fetched; 64: the list is wrong; 65: the database can't be \
            used; 74: it can't be written.
            """)

    @Argument(help: ArgumentHelp("Which feeds are watched, and how.", valueName: "list.yaml"))
    var path: String

    @Flag(help: "Ask all feeds once, fetch what they name, and end: for cron.")
    var once = false

    @OptionGroup var database: StoreOptions
    @OptionGroup var work: WorkOptions

    func run() throws {
        let messages = Messages(isQuiet: work.quiet)
        let interruption = Interruption()
        let (list, crew) = try open(messages, interruption)
        let pages = try work.words.pages(messages)
        let clock = WatchClock(
            now: { Date().timeIntervalSince1970 }, wait: { interruption.wait(until: $0) }, isStopped: { interruption.isStopped })
        try database.with(.writing, messages) { store in
            let (language, id) = try work.words.loadToKeep(messages, in: store)
            let setup = ReadingSetup(language: id(), program: HudnaVersion.current, minimumConfidence: work.minConfidence)
            let watcher = Watcher(list, into: store, crew: crew, pages: pages, language: language, setup: setup, jobs: work.threads, clock: clock) {
                messages.tell($0)
            }
            try watcher.watch(isOnce: once) { tally in
                messages.tellCounts()
                if !work.quiet && (once || !tally.isQuiet) { OutputFile.writeAll(Array((line(tally) + "\n").utf8), to: 1) }
            }
        }
        if once && messages.failures > 0 { throw ExitCode.partlyRead }
    }

    /// - Throws: `ExitCode.usage` where the list can't be used; why is told.
    private func open(_ messages: Messages, _ interruption: Interruption) throws -> (WatchList, FetchCrew) {
        do {
            let list = try WatchList(path: path)
            var rules = FetchRules(agent: "Hudna/\(HudnaVersion.current)" + (list.contact.map { " (+\($0))" } ?? ""))
            rules.addresses = AddressRules(allowed: list.allowed)
            rules.size = list.size
            rules.isStopped = { interruption.isStopped }
            rules.authorities = list.authorities
            return (list, try FetchCrew(rules, size: list.hosts))
        } catch let problem as Problem {
            messages.say(problem.description)
        } catch let failure as FetchFailure {
            messages.say(failure.problem.description)
        }
        throw ExitCode.usage
    }

    /// `hudna.sqlite: 3 feeds (1 unchanged), 14 pages; 12 reports added, 2 unchanged`
    private func line(_ tally: WatchTally) -> String {
        var parts = ["\(tally.feeds) \(tally.feeds == 1 ? "feed" : "feeds")" + (tally.unchanged > 0 ? " (\(tally.unchanged) unchanged)" : "")]
        if tally.pages > 0 { parts.append("\(tally.pages) \(tally.pages == 1 ? "page" : "pages")") }
        if tally.entries > 0 { parts.append("\(tally.entries) of the feeds' own texts") }
        if tally.failures > 0 { parts.append("\(tally.failures) not fetched") }
        return database.path + ": " + parts.joined(separator: ", ") + "; " + tally.addition.words
    }
}

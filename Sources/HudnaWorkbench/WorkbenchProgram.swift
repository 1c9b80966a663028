internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaWeb

/// The program `hudna-workbench`, which `hudna serve` becomes.
@main
struct WorkbenchProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hudna serve", abstract: "Opens the record in the browser, in Arabic and English.", version: HudnaVersion.current,
        subcommands: [ServeCommand.self, PeopleCommand.self], defaultSubcommand: ServeCommand.self)
}

/// Serves.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Serves the record; what is done where nothing else is asked for.",
        discussion: """
            On loopback, where it listens unless --host says otherwise, it needs no accounts and prints an address with a key that is good for one use. \
            Anywhere else it demands accounts: hudna serve people add NAME --role administrator. It speaks plain http: let a server before it speak https, \
            and name that one's address with --public.
            """)

    @Option(name: .customLong("db"), help: ArgumentHelp("The database.", valueName: "file"))
    var path = "hudna.sqlite"

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    var port = 8765

    @Option(
        name: .customLong("public"),
        help: ArgumentHelp("The address by which people come, where that is another: https://record.example.", valueName: "address"))
    var publicAddress: String?

    @Option(help: ArgumentHelp("The page that the printed address opens: /processes/libya.", valueName: "path"))
    var page = "/"

    @Flag(help: "Demand accounts on loopback too.")
    var accounts = false

    @Option(help: ArgumentHelp("Who codes where there are no accounts (also HUDNA_CODER); without it the name of the user.", valueName: "name"))
    var coder: String?

    @Option(help: ArgumentHelp("The language data that the record was read with (also HUDNA_LANGUAGE).", valueName: "folder"))
    var language: String?

    @Option(help: ArgumentHelp("A table of names that it was read with. May be repeated.", valueName: "file.tsv"))
    var actors: [String] = []

    @Option(help: ArgumentHelp("Addresses that reports may be fetched from though they are not public: 192.168.1.0/24. May be repeated.", valueName: "range"))
    var allow: [String] = []

    private func site(_ port: Int) throws(Site.Problem) -> Site { try Site(host: host, port: port, public: publicAddress, accounts: accounts) }

    func validate() throws {
        do { _ = try site(port == 0 ? 1 : port) } catch { throw ValidationError(error.description) }
        if let wrong = allow.first(where: { !AddingDesk.isRange($0) }) {
            throw ValidationError("--allow \(wrong) is no range of addresses. Write 192.168.1.0/24, or one address.")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let words = try WordSource(folder: language ?? environment["HUDNA_LANGUAGE"], nameFiles: actors).with(keptIn: path)
        let name = [coder, environment["HUDNA_CODER"], NSUserName()].compactMap(\.self).first { !$0.allSatisfy(\.isWhitespace) }
        let guardian = Guardian(database: path, coder: name ?? "coder")
        if try site(port == 0 ? 1 : port).needsAccounts, try guardian.people.all().isEmpty {
            throw ValidationError("There are no accounts. Make one: hudna serve people add NAME --role administrator --db \(path)")
        }
        // A database that can't be written to is served as it is, if slowly.
        try? Workbench.prepare(path: path, words: words, jobs: ProcessInfo.processInfo.activeProcessorCount)
        let workbench = try Workbench(path: path, words: words, gate: Gate(guardian), desk: AddingDesk(database: path, words: words, allowed: allow))
        let opened = page
        try await WorkbenchServer(workbench, host: host, port: port).run { port in
            guard let site = try? site(port) else { return }
            FileHandle.standardOutput.write(Data((guardian.listens(at: site, page: opened) + "\n").utf8))
        }
    }
}

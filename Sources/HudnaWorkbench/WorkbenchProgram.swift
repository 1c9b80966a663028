internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaWeb

/// The program `hudna-workbench`, which `hudna serve` becomes: the record in the browser.
@main
struct WorkbenchProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hudna serve", abstract: "Opens the record in the browser, in Arabic and English.", version: HudnaVersion.current)

    @Option(name: .customLong("db"), help: ArgumentHelp("The database.", valueName: "file"))
    var path = "hudna.sqlite"

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    var port = 8765

    @Option(help: ArgumentHelp("The language data that the record was read with (also HUDNA_LANGUAGE).", valueName: "folder"))
    var language: String?

    @Option(help: ArgumentHelp("A table of names that it was read with. May be repeated.", valueName: "file.tsv"))
    var actors: [String] = []

    func run() async throws {
        let words = try WordSource(folder: language ?? ProcessInfo.processInfo.environment["HUDNA_LANGUAGE"], nameFiles: actors)
        let workbench = try Workbench(path: path, words: words)
        let name = host
        try await WorkbenchServer(workbench, host: host, port: port).run { port in
            FileHandle.standardOutput.write(Data("http://\(name):\(port)/\n".utf8))
        }
    }
}

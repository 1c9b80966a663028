internal import ArgumentParser
internal import Foundation

/// `hudna serve`: becomes the program of the workbench, which lies beside this one.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Opens the record in the browser, in Arabic and English.",
        discussion: "Starts hudna-workbench, which lies beside this program; hudna-workbench --help tells its options.")

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("What hudna-workbench takes: --db FILE, --host, --port …", valueName: "options"))
    var arguments: [String] = []

    func run() throws {
        let messages = Messages(isQuiet: false)
        guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            messages.say("where this program lies can't be found out; start hudna-workbench by itself")
            throw ExitCode.unavailable
        }
        let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("hudna-workbench").path
        let words = [path] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        execv(path, &pointers)
        messages.say("\(path): no such program (\(String(cString: strerror(errno)))); build it with swift build --product hudna-workbench, or make build")
        throw ExitCode.unavailable
    }
}

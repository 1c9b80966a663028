internal import ArgumentParser
internal import Foundation

/// How reports are read, wherever they come from.
struct WorkOptions: ParsableArguments {
    @Option(name: [.long, .short], help: ArgumentHelp("Threads that read; without it, one for each core.", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Leave out claims that are less sure than this, 0 to 1.", valueName: "x"))
    var minConfidence: Double = 0

    @Flag(name: [.long, .short], help: "Say nothing but what could not be read.")
    var quiet = false

    @OptionGroup var words: LanguageOptions

    /// So many threads read and build.
    var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024.") }
        if !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence must be from 0 to 1.") }
    }
}

internal import ArgumentParser

/// `hudna explain`: why a sentence was read as it was.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Shows, for a sentence, every token, rule and decision.")

    @Argument(help: "The sentence, or a report's file.")
    var text: String

    @OptionGroup var words: LanguageOptions

    func run() throws {
        throw ValidationError("explain is not there yet.")
    }
}

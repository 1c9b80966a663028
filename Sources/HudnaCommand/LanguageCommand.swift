internal import ArgumentParser

/// `hudna language`: looks after the language data.
struct LanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Looks after the language data.", subcommands: [Check.self])

    /// `hudna language check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "check", abstract: "Checks the language data, table by table.")

        @OptionGroup var words: LanguageOptions

        func run() throws {
            let messages = Messages(isQuiet: false)
            _ = try words.load(messages)
        }
    }
}

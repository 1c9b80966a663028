internal import ArgumentParser
internal import Hudna
internal import HudnaLanguage
internal import HudnaRecord

/// `hudna language`: looks after the language data.
struct LanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "Looks after the language data.", subcommands: [Check.self])

    /// `hudna language check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Checks the language data, table by table.",
            discussion: """
                Prints a line a fault, file:line: what: what to do, and exits with 1 where there is one. The examples beside the tables \
                (NAME.corpus.jsonl, NAME.negative.jsonl) are checked with --language only: the program does not carry them.
                """)

        @OptionGroup var words: LanguageOptions

        func run() throws {
            let messages = Messages(isQuiet: false)
            let source: LanguageSource
            let corpora: [String: [UInt8]]
            do {
                source = try words.source(messages).source
                corpora = try words.folder.map { try LanguageSource.corpora(folder: $0) } ?? [:]
            } catch let error as LanguageError {
                messages.say(error.description)
                throw ExitCode.usage
            }
            let faults = LanguageLint.faults(
                in: source, corpora: corpora,
                vocabulary: .init(claimTypes: ClaimType.allCases.map(\.rawValue), statuses: Status.allCases.map(\.rawValue)))
            let folder = words.folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
            for fault in faults { print(folder + fault.description) }
            if !faults.isEmpty { throw ExitCode.failure }
            // The user's own names are tried by loading them.
            _ = try words.load(messages)
            print(Self.summary(source, corpora))
        }

        private static func summary(_ source: LanguageSource, _ corpora: [String: [UInt8]]) -> String {
            let examples = corpora.values.reduce(0) { sum, bytes in sum + bytes.split(separator: 0x0A).count }
            let tables = "language data: \(source.files.count) tables"
            return corpora.isEmpty
                ? "\(tables), no fault (the program carries no examples; name a folder with --language to check them too)"
                : "\(tables), \(examples) examples, no fault"
        }
    }
}

internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// Where the words come from.
struct LanguageOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Read with the language data of this folder instead of those the program carries (also HUDNA_LANGUAGE).", valueName: "folder"))
    var language: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Add names from a table with the columns of actors/people.tsv; only name is needed. May be repeated.", valueName: "file.tsv"))
    var actors: [String] = []

    /// The folder that was asked for, by option before environment; nil for the program's own data.
    var folder: String? {
        if let language { return language }
        guard let value = ProcessInfo.processInfo.environment["HUDNA_LANGUAGE"], !value.isEmpty else { return nil }
        return value
    }

    /// The words that were asked for, not yet parsed. What is wrong is told on standard error.
    /// - Parameter store: whose tables of names are known too.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func source(_ messages: Messages, with store: Store? = nil) throws -> WordSource {
        let source = try told(messages) { try WordSource(folder: folder, nameFiles: actors) }
        return try store.map { try source.known(to: $0) } ?? source
    }

    /// Parses the language data. What is wrong is told on standard error.
    /// - Parameters:
    ///   - names: a table of names that coders have added.
    ///   - store: whose tables of names are known too.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func load(_ messages: Messages, names: WordSource.Names? = nil, with store: Store? = nil) throws -> Language {
        let source = try source(messages, with: store)
        return try told(messages) { try source.load(names: names) }
    }

    /// The same, with an id of all tables and names that it is made of: other words, another id.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func loadWithID(_ messages: Messages, with store: Store? = nil) throws -> (language: Language, id: () -> String) {
        let source = try source(messages, with: store)
        return (try told(messages) { try source.load() }, { source.id() })
    }

    /// The same for what goes into a store, which keeps the tables of names that were given; names in them that it was told to forget are told and left out.
    /// - Parameter given: those words, where they were looked at before; parsed where the store is new, and so knows no other names and has forgotten none.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func loadToKeep(_ messages: Messages, in store: Store, given: Given? = nil) throws -> (language: Language, id: () -> String) {
        let given = try given ?? self.given(messages, isParsed: false)
        let words = try given.source.known(to: store)
        let language = try given.language ?? told(messages) { try words.load() }
        let tables = given.source.tablesToKeep
        for (table, leftOut) in zip(tables, try store.keep(tables)) where leftOut > 0 {
            messages.note("\(table.name): \(leftOut) \(leftOut == 1 ? "row" : "rows") left out (forgotten)")
        }
        return (language, { words.id() })
    }

    /// The words that were asked for, by themselves.
    struct Given {
        let source: WordSource
        /// Nil where they are not parsed yet.
        let language: Language?
    }

    /// What is wrong with the words, told before anything is done with them.
    /// - Throws: `ExitCode.usage`.
    func given(_ messages: Messages, isParsed: Bool) throws -> Given {
        let source = try source(messages)
        return Given(source: source, language: isParsed ? try told(messages) { try source.load() } : nil)
    }

    /// Those words alone that the record needs.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func loadForRecord(_ messages: Messages, names: WordSource.Names? = nil, with store: Store) throws -> Language {
        let source = try source(messages, with: store)
        return try told(messages) { try source.loadForRecord(names: names) }
    }

    /// The id alone, without a look into the tables.
    /// - Throws: `ExitCode.usage`, `StoreError`.
    func id(_ messages: Messages, with store: Store) throws -> String { try source(messages, with: store).id() }

    /// Words of the tables for what the record prints, by its own words.
    /// - Throws: `ExitCode.usage`.
    func labels(_ messages: Messages) throws -> [String: String] {
        let source = try source(messages)
        return try told(messages) { try source.labels() }
    }

    /// The sentences of the brief, by their ids.
    /// - Parameter tongue: `ar` or `en`.
    /// - Throws: `ExitCode.usage`.
    func sentences(_ tongue: String, _ messages: Messages) throws -> [String: String] {
        let source = try source(messages)
        return try told(messages) { try source.sentences(tongue) }
    }

    /// English names by the ids of listed actors.
    /// - Throws: `ExitCode.usage`.
    func english(_ messages: Messages) throws -> [String: String] {
        let source = try source(messages)
        return try told(messages) { try source.english() }
    }

    /// The ids of the listed actors who are called so in English.
    /// - Throws: `ExitCode.usage`.
    func called(_ name: String, _ messages: Messages) throws -> [String] {
        let source = try source(messages)
        return try told(messages) { try source.called(name) }
    }

    /// English names of everybody and every place listed.
    /// - Throws: `ExitCode.usage`.
    func englishNames(_ messages: Messages) throws -> EnglishNames {
        let source = try source(messages)
        return try told(messages) { try EnglishNames(source.loadForRecord(), source.source) }
    }

    /// The lists of codes for the exports. What is wrong is told on standard error.
    /// - Throws: `ExitCode.usage`.
    func codes(_ messages: Messages) throws -> CodeLists {
        let source = try source(messages)
        return try told(messages) { try source.codes() }
    }

    /// What takes web pages apart, with the words that were asked for.
    /// - Throws: `ExitCode.usage`.
    func pages(_ messages: Messages) throws -> PageReader {
        let source = try source(messages)
        return try told(messages) { try source.pages() }
    }

    /// Does something with the tables; what is wrong with them is told on standard error.
    private func told<Value>(_ messages: Messages, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as LanguageError {
            messages.say(error.description)
        } catch let error as WordSource.UnreadableNames {
            messages.say(error.description)
        }
        throw ExitCode.usage
    }
}

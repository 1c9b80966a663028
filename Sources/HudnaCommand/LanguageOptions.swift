internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaRecord

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

    /// The tables that were asked for, not yet parsed.
    /// - Throws: `LanguageError`.
    func source() throws -> LanguageSource { try folder.map { try LanguageSource(folder: $0) } ?? .builtIn }

    /// Parses the language data. What is wrong is told on standard error.
    /// - Throws: `ExitCode.usage`.
    func load(_ messages: Messages, names: (name: String, bytes: [UInt8])? = nil) throws -> Language { try loadWithID(messages, names: names).language }

    /// The same, with an id of all tables and names that it is made of: other words, another id.
    /// - Parameter names: a table of names that coders have added.
    /// - Throws: `ExitCode.usage`.
    func loadWithID(_ messages: Messages, names: (name: String, bytes: [UInt8])? = nil) throws -> (language: Language, id: () -> String) {
        let (source, own) = try tables(messages)
        let files = (names.map { [$0] } ?? []) + own
        return (try told(messages) { try Language(source: source, actorFiles: files) }, { LanguageOptions.id(of: source, files.map(\.bytes)) })
    }

    /// Those words alone that the record needs.
    /// - Throws: `ExitCode.usage`.
    func loadForRecord(_ messages: Messages, names: (name: String, bytes: [UInt8])? = nil) throws -> Language {
        let (source, own) = try tables(messages)
        let files = (names.map { [$0] } ?? []) + own
        return try told(messages) { try Language(source: source, actorFiles: files, for: .record) }
    }

    /// The id alone, without a look into the tables.
    /// - Throws: `ExitCode.usage`.
    func id(_ messages: Messages) throws -> String {
        let (source, files) = try tables(messages)
        return LanguageOptions.id(of: source, files.map(\.bytes))
    }

    /// Words of the tables for what the record prints, by its own words.
    /// - Throws: `ExitCode.usage`.
    func labels(_ messages: Messages) throws -> [String: String] {
        let (source, _) = try tables(messages)
        return try told(messages) { try RecordTerm.labels(source) }
    }

    /// The tables and the files of names, not yet parsed.
    private func tables(_ messages: Messages) throws -> (source: LanguageSource, files: [(name: String, bytes: [UInt8])]) {
        var files: [(name: String, bytes: [UInt8])] = []
        for path in actors {
            guard let data = FileManager.default.contents(atPath: path) else {
                messages.say("\(path): the table of names can't be read; check the path given with --actors")
                throw ExitCode.usage
            }
            files.append((path, Array(data)))
        }
        return (try told(messages, source), files)
    }

    /// Does something with the tables; what is wrong with them is told on standard error.
    private func told<Value>(_ messages: Messages, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as LanguageError {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }

    /// The lists of codes for the exports. What is wrong is told on standard error.
    /// - Throws: `ExitCode.usage`.
    func codes(_ messages: Messages) throws -> CodeLists {
        do {
            return try CodeLists(source())
        } catch let error as LanguageError {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }

    /// What takes web pages apart, with the words that were asked for.
    /// - Throws: `ExitCode.usage`.
    func pages(_ messages: Messages) throws -> PageReader {
        do {
            return PageReader(words: PageWords(try source()))
        } catch let error as LanguageError {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }

    private static func id(of source: LanguageSource, _ names: [[UInt8]]) -> String {
        var id = StableID()
        // Code lists change nothing that is read.
        for (path, bytes) in source.files.sorted(by: { $0.key < $1.key }) where !path.hasPrefix("codes/") {
            id.add(path)
            id.add(bytes)
        }
        for bytes in names { id.add(bytes) }
        return StableID.text(id.value)
    }
}

internal import Foundation
public import HudnaExports
public import HudnaIntake
public import HudnaLanguage
internal import HudnaRecord

/// Where the words come from: the language data that the program carries or a folder's, and tables of names beside them.
public struct WordSource: Sendable {
    public typealias Names = (name: String, bytes: [UInt8])

    /// The tables, not yet parsed.
    public let source: LanguageSource
    /// Tables of names with the columns of `actors/people.tsv`.
    public let names: [Names]

    public init(_ source: LanguageSource = .builtIn, names: [Names] = []) {
        self.source = source
        self.names = names
    }

    /// The words that somebody asks for by name.
    /// - Parameters:
    ///   - folder: laid out as Language/ is; the program's own where it is nil or empty.
    ///   - nameFiles: tables of names.
    /// - Throws: `LanguageError`, `UnreadableNames`.
    public init(folder: String?, nameFiles: [String]) throws {
        var names: [Names] = []
        for path in nameFiles {
            guard let data = FileManager.default.contents(atPath: path) else { throw UnreadableNames(path: path) }
            names.append((path, Array(data)))
        }
        let named = folder.flatMap { $0.isEmpty ? nil : $0 }
        self.init(try named.map { try LanguageSource(folder: $0) } ?? .builtIn, names: names)
    }

    /// These words, and the tables of names that a record was read with: one that is given anew stands in the place of the kept one of its file's name.
    public func with(kept: [Names]) -> WordSource {
        var all = kept
        for table in tablesToKeep {
            if let known = all.firstIndex(where: { $0.name == table.name }) { all[known] = table } else { all.append(table) }
        }
        return WordSource(source, names: all)
    }

    /// The tables of names by the names of their files, as a record keeps them.
    public var tablesToKeep: [Names] { names.map { (URL(fileURLWithPath: $0.name).lastPathComponent, $0.bytes) } }

    /// A table of names that can't be read.
    public struct UnreadableNames: Error, CustomStringConvertible {
        let path: String
        public var description: String { "\(path): the table of names can't be read; check the path given with --actors" }
    }

    /// Parses all of it.
    /// - Parameter more: a table of names that coders have added.
    /// - Throws: `LanguageError`.
    public func load(names more: Names? = nil) throws -> Language { try Language(source: source, actorFiles: (more.map { [$0] } ?? []) + names) }

    /// Those words alone that the record needs.
    /// - Throws: `LanguageError`.
    public func loadForRecord(names more: Names? = nil) throws -> Language {
        try Language(source: source, actorFiles: (more.map { [$0] } ?? []) + names, for: .record)
    }

    /// Those words alone that stories of reports that were read are made with (`StoryWords`).
    /// - Throws: `LanguageError`.
    public func loadForStories() throws -> Language { try Language(source: source, for: .stories) }

    /// An id of all tables and names: other words, another id.
    /// - Parameter more: a table of names that coders have added.
    public func id(names more: Names? = nil) -> String {
        var id = StableID()
        // Code lists change nothing that is read.
        for (path, bytes) in source.files.sorted(by: { $0.key < $1.key }) where !path.hasPrefix("codes/") {
            id.add(path)
            id.add(file: bytes)
        }
        for table in (more.map { [$0] } ?? []) + names { id.add(file: table.bytes) }
        return StableID.text(id.value)
    }

    /// Words for what the record prints, by its own words.
    /// - Throws: `LanguageError`.
    public func labels() throws -> [String: String] { try RecordTerm.labels(source) }

    /// The sentences of the brief, by their ids.
    /// - Parameter tongue: `ar` or `en`.
    /// - Throws: `LanguageError`.
    public func sentences(_ tongue: String) throws -> [String: String] {
        Dictionary(try source.codes("sentences").map { ($0["id"] ?? "", $0[tongue] ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// English names by the ids of listed actors.
    /// - Throws: `LanguageError`.
    public func english() throws -> [String: String] {
        Dictionary(try source.codes("english").map { ($0["id"] ?? "", $0["en"] ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// The ids of the listed actors who are called so in English: by the name or by one of the other names of its note, else by some of its words.
    /// - Throws: `LanguageError`.
    public func called(_ name: String) throws -> [String] {
        let rows = try source.codes("english").map { row in
            let names = [row["en"] ?? ""] + (row["note"] ?? "").split(separator: "|").map(String.init)
            return (id: row["id"] ?? "", names: names.map(EnglishNames.words))
        }
        return EnglishNames.called(EnglishNames.words(name), rows) { $0.names }.map(\.id)
    }

    /// The lists of codes for the exports.
    /// - Throws: `LanguageError`.
    public func codes() throws -> CodeLists { try CodeLists(source) }

    /// What takes web pages apart.
    /// - Throws: `LanguageError`.
    public func pages() throws -> PageReader { PageReader(words: PageWords(source)) }
}

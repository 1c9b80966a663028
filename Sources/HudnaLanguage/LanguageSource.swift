internal import CHudnaLanguageData
internal import Foundation

/// The files of the language data: those the program carries, or a folder's.
public struct LanguageSource: Sendable {
    /// Bytes by path, or nil for those that the program carries, which are copied where they are asked for.
    private let read: [String: [UInt8]]?
    /// Sorted.
    let paths: [String]

    init(files: [String: [UInt8]]) { (read, paths) = (files, files.keys.sorted()) }

    private init() { (read, paths) = (nil, Self.carried.keys.sorted()) }

    /// What the program carries.
    public static let builtIn = LanguageSource()

    /// The numbers of the tables that the program carries, by path.
    private static let carried: [String: Int] = {
        var numbers: [String: Int] = [:]
        for index in 0..<hudna_language_file_count() {
            if let name = hudna_language_file_at(index)?.pointee.name { numbers[String(cString: name)] = index }
        }
        return numbers
    }()

    /// Bytes by path, e.g. `ar/claims/truce.tsv`.
    public var files: [String: [UInt8]] { read ?? Dictionary(uniqueKeysWithValues: paths.map { ($0, self[$0] ?? []) }) }

    /// The bytes of a file, e.g. `ar/claims/truce.tsv`; nil where there is none.
    public subscript(path: String) -> [UInt8]? { withBytes(path) { bytes in bytes.withUnsafeBufferPointer { Array($0) } } }

    func has(_ path: String) -> Bool { read.map { $0[path] != nil } ?? (Self.carried[path] != nil) }

    /// Hands on the bytes of a file without a copy; nil where there is none.
    func withBytes<Value>(_ path: String, _ body: (borrowing Span<UInt8>) -> Value) -> Value? {
        if let read { return read[path].map { body($0.span) } }
        guard let index = Self.carried[path], let file = hudna_language_file_at(index)?.pointee else { return nil }
        return body(UnsafeBufferPointer(start: file.bytes, count: file.size).span)
    }

    /// The tables of a folder laid out as Language/ is.
    /// - Throws: `LanguageError.missing` where it has no `ar/particles.tsv`.
    public init(folder: String) throws {
        let manager = FileManager.default
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        guard manager.fileExists(atPath: root.appendingPathComponent("ar/particles.tsv").path) else {
            throw LanguageError.missing(lookedIn: [root.appendingPathComponent("ar").path])
        }
        self.init(files: try Self.contents(of: folder, ending: ".tsv"))
    }

    /// The examples beside the tables of a folder, by path; the program itself carries none.
    /// - Throws: `LanguageError.broken` where one can't be read.
    public static func corpora(folder: String) throws -> [String: [UInt8]] { try contents(of: folder, ending: ".jsonl") }

    private static func contents(of folder: String, ending: String) throws -> [String: [UInt8]] {
        let manager = FileManager.default
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        var files: [String: [UInt8]] = [:]
        for part in ["ar", "share-alike", "codes", "web"] {
            let base = root.appendingPathComponent(part, isDirectory: true)
            guard let walker = manager.enumerator(atPath: base.path) else { continue }
            for case let path as String in walker where path.hasSuffix(ending) {
                guard let data = manager.contents(atPath: base.appendingPathComponent(path).path) else {
                    throw LanguageError.broken(file: base.appendingPathComponent(path).path, line: 1, problem: "can't be read")
                }
                files[part + "/" + path] = Array(data)
            }
        }
        return files
    }

    /// By path.
    func models() -> [String: LinearModel] {
        let models = paths.filter(TableSchema.isModel)
        return Dictionary(uniqueKeysWithValues: models.map { path in (path, withBytes(path) { LinearModel($0) } ?? LinearModel()) })
    }

    /// The rows of a code list (`codes/NAME.tsv`) by the names of its columns; those the program carries where the folder has none of that name.
    /// - Throws: `LanguageError`.
    public func codes(_ name: String) throws -> [[String: String]] {
        let path = "codes/" + name + ".tsv"
        let table = try self[path].map { try Table(file: path, bytes: $0) } ?? Self.builtIn.table(path)
        return table.rows.map { row in
            Dictionary(table.columns.enumerated().map { ($1, table.text(row, $0)) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Paths under a folder, sorted.
    func paths(under folder: String) -> [String] {
        paths.filter { $0.hasPrefix(folder) }
    }

    /// - Throws: `LanguageError.broken`.
    func table(_ path: String) throws -> Table {
        guard let bytes = self[path] else { throw LanguageError.missing(lookedIn: [path]) }
        return try Table(file: path, bytes: bytes)
    }
}

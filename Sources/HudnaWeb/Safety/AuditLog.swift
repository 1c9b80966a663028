internal import Foundation

/// What was done and by whom: a line of JSON each, added to a file beside the database that only its owner may read.
public final class AuditLog: Sendable {
    public enum Deed: String, Sendable, CaseIterable, Codable {
        case start, enter, login, loginRefused = "login refused", logout, judge, takeBack = "take back", addReports = "add reports", name
        case addPerson = "add person", changePerson = "change person"
    }

    public struct Line: Sendable, Codable, Equatable {
        /// `2020-01-13T12:00:00Z`.
        public var at: String
        public var deed: Deed
        public var who: String
        /// The address that he came from.
        public var from: String
        /// What it was about: an id, a name, an address within the site.
        public var item: String
        public var note: String
    }

    public let path: String

    public init(database: String) { path = database + ".log" }

    /// - Parameter second: now, in seconds since 1970.
    /// - Throws: what the system says; what can't be logged is not done.
    func add(_ deed: Deed, who: String, from: String, item: String = "", note: String = "", at second: Int) throws {
        let line = Line(at: Self.stamp(second), deed: deed, who: Self.short(who), from: Self.short(from), item: Self.short(item), note: Self.short(note))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try PrivateFile.append(path, Array(try encoder.encode(line)) + [0x0A], isSafe: deed != .loginRefused)
    }

    /// The last lines, the latest first.
    /// - Parameter bytes: looks at so many of the file's end.
    func last(_ count: Int, bytes: Int = 256 << 10) -> [Line] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        let size = (try? file.seekToEnd()) ?? 0
        try? file.seek(toOffset: size > UInt64(bytes) ? size - UInt64(bytes) : 0)
        guard let data = try? file.readToEnd() else { return [] }
        return data.split(separator: 0x0A).reversed().lazy.compactMap { try? JSONDecoder().decode(Line.self, from: $0) }.prefix(count).map(\.self)
    }

    static func stamp(_ second: Int) -> String { Date(timeIntervalSince1970: TimeInterval(second)).formatted(.iso8601) }

    /// Others choose these texts.
    private static func short(_ text: String) -> String { String(text.prefix(300)) }
}

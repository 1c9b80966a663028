internal import Foundation
internal import Synchronization

/// The accounts, in a file beside the database that only its owner may read: whoever hands the record on hands on no passwords.
///
/// Read anew whenever the file has changed, so that an account that is closed on the command line is closed in a running workbench.
public final class People: Sendable {
    /// Why an account can't be as it is wanted. One line, with what to do.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
        /// What the workbench says of it, an id of its texts; nil where the file itself is the matter, and not what was asked for.
        public var fault: String?
    }

    public struct Person: Sendable, Codable, Equatable {
        public var name: String
        public var role: Role
        /// A `PasswordHash`.
        var password: String
        /// Counts the changes of password and role; sessions of before are over.
        public var generation: Int
        public var isClosed: Bool
    }

    private struct File: Codable {
        var version = 1
        var people: [Person] = []
    }

    private struct Loaded {
        var stamp: [Int] = []
        var people: [Person] = []
    }

    /// At most so many, since all of them are kept in memory.
    private static let most = 1_000
    public let path: String
    private let loaded = Mutex(Loaded())

    /// - Parameter database: the path of the record; the accounts lie at the same path with `.people` behind it.
    public init(database: String) { path = database + ".people" }

    /// All, in the order in which they were added.
    /// - Throws: `Problem` where the file is unreadable, or others may read it.
    public func all() throws(Problem) -> [Person] {
        guard let stamp = try stamp() else { return [] }
        if let known = loaded.withLock({ $0.stamp == stamp ? $0.people : nil }) { return known }
        guard let data = FileManager.default.contents(atPath: path), let file = try? JSONDecoder().decode(File.self, from: data), file.version == 1 else {
            throw Problem(description: "\(path): holds no accounts that this program can read; put back a copy of it")
        }
        loaded.withLock { $0 = Loaded(stamp: stamp, people: file.people) }
        return file.people
    }

    /// What changes whenever the file does; nil where there is none.
    private func stamp() throws(Problem) -> [Int]? {
        let found: [FileAttributeKey: Any]
        do {
            found = try FileManager.default.attributesOfItem(atPath: path)
        } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
            return nil
        } catch {
            throw Problem(description: "\(path): can't be read (\(error.localizedDescription))")
        }
        func number(_ key: FileAttributeKey) -> Int { (found[key] as? NSNumber)?.intValue ?? 0 }
        guard found[.type] as? FileAttributeType == .typeRegular else { throw Problem(description: "\(path): is no file") }
        guard number(.posixPermissions) & 0o077 == 0 else {
            throw Problem(description: "\(path): others may read the accounts; run chmod 600 on it")
        }
        let changed = (found[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
        return [number(.systemFileNumber), number(.size), Int(bitPattern: UInt(changed.bitPattern))]
    }

    /// The account of that name that is open.
    /// - Throws: `Problem`.
    public func person(_ name: String) throws(Problem) -> Person? {
        let wanted = Self.key(name)
        return try all().first { Self.key($0.name) == wanted && !$0.isClosed }
    }

    /// Whether this is the password of that account; takes as long where there is no such account.
    /// - Throws: `Problem`.
    func person(_ name: String, password: String) throws(Problem) -> Person? {
        let person = try person(name)
        let hash = person.flatMap { PasswordHash(text: $0.password) } ?? PasswordHash.nobody
        return hash?.matches(password) == true ? person : nil
    }

    // MARK: - Changing

    /// - Throws: `Problem` where the name is taken or none, or the password too weak.
    public func add(_ name: String, role: Role, password: String) throws(Problem) {
        let name = try Self.checked(name)
        let hash = try Self.hash(password, name)
        try change { people throws(Problem) in
            if people.contains(where: { Self.key($0.name) == Self.key(name) }) {
                throw Problem(description: "there is already an account \(name)", fault: "safe-name-taken")
            }
            if people.count >= Self.most { throw Problem(description: "there are \(Self.most) accounts, which is the most", fault: "safe-too-many") }
            people.append(Person(name: name, role: role, password: hash, generation: 0, isClosed: false))
        }
    }

    /// Changes what is given of an account. His sessions end.
    /// - Throws: `Problem` where there is no such account, or nobody were left who may give out accounts.
    public func set(_ name: String, role: Role? = nil, password: String? = nil, isClosed: Bool? = nil) throws(Problem) {
        var hash: String?
        if let password { hash = try Self.hash(password, name) }
        try change { people throws(Problem) in
            guard let index = people.firstIndex(where: { Self.key($0.name) == Self.key(name) }) else {
                throw Problem(description: "there is no account \(name)", fault: "safe-no-account")
            }
            if let role { people[index].role = role }
            if let hash { people[index].password = hash }
            if let isClosed { people[index].isClosed = isClosed }
            people[index].generation += 1
            guard people.contains(where: { $0.role == .administrator && !$0.isClosed }) else {
                throw Problem(description: "\(name) is the last administrator; make another one first", fault: "safe-last-administrator")
            }
        }
    }

    private func change(_ body: (inout [Person]) throws(Problem) -> Void) throws(Problem) {
        var file = File(people: try all())
        try body(&file.people)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try PrivateFile.replace(path, with: Array(try encoder.encode(file)))
        } catch {
            throw Problem(description: "\(path): can't be written (\(error))")
        }
    }

    private static func hash(_ password: String, _ name: String) throws(Problem) -> String {
        do {
            return try PasswordHash(password: password, name: name).text
        } catch PasswordHash.Fault.short {
            throw Problem(description: "the password is too short; \(PasswordHash.shortest) letters at least", fault: "safe-weak-password")
        } catch PasswordHash.Fault.long {
            throw Problem(description: "the password is too long; \(PasswordHash.longest) bytes at most", fault: "safe-weak-password")
        } catch {
            throw Problem(description: "the password is the name; take another", fault: "safe-weak-password")
        }
    }

    /// Names are letters, digits, spaces and some marks, so that they stand in logs and pages as what they are.
    static func checked(_ name: String) throws(Problem) -> String {
        let name = name.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
        let marks = CharacterSet(charactersIn: " .-_@'")
        let isPlain = name.unicodeScalars.allSatisfy { CharacterSet.alphanumerics.contains($0) || marks.contains($0) }
        guard (1...64).contains(name.count), isPlain else {
            throw Problem(description: "a name has 1 to 64 letters, digits, spaces and . - _ @ '", fault: "safe-bad-name")
        }
        return name
    }

    private static func key(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping.lowercased()
    }
}

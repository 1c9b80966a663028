/// Who somebody is to the workbench; each may do what those before him may.
public enum Role: String, Sendable, CaseIterable, Comparable, Codable {
    /// Has not shown who he is.
    case nobody
    /// Reads the record.
    case reader
    /// Judges it: accepts, rejects, amends, takes back his own judgement.
    case coder
    /// Adds reports, sees what all coders said and how far they agree.
    case editor
    /// Decides who may do what, reads the log of what was done.
    case administrator

    public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Those that can be given to somebody.
    public static let given: [Role] = [.reader, .coder, .editor, .administrator]
}

/// Who asks.
public struct Visitor: Sendable, Equatable {
    /// As his corrections name him; empty for nobody.
    public var name: String
    public var role: Role
    /// What a form that changes anything must send back (`token`).
    public var token: String
    /// Whether he has an account, and not just the key of a workbench on loopback.
    public var hasAccount: Bool

    public init(name: String = "", role: Role = .nobody, token: String = "", hasAccount: Bool = false) {
        self.name = name
        self.role = role
        self.token = token
        self.hasAccount = hasAccount
    }
}

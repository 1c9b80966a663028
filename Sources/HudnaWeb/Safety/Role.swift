/// What somebody may do; each may do what those before him may.
public enum Role: String, Sendable, CaseIterable, Comparable, Codable {
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
}

/// Who asks.
public struct Visitor: Sendable, Equatable {
    /// As his corrections name him.
    public var name: String
    public var role: Role
    /// Whether he has an account, and not just the key of a workbench on loopback.
    public var hasAccount: Bool

    public init(name: String, role: Role, hasAccount: Bool) {
        self.name = name
        self.role = role
        self.hasAccount = hasAccount
    }
}

/// Why a store can't be used. Each says what is wrong and what to do next, in one line.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Stable, for scripts.
    public enum Code: String, Sendable, CaseIterable {
        case missing = "store-missing"
        case noDatabase = "store-no-database"
        case foreign = "store-foreign"
        case newer = "store-newer"
        case older = "store-older"
        case damaged = "store-damaged"
        case readOnly = "store-read-only"
        case full = "store-full"
        case busy = "store-busy"
        case unwritable = "store-unwritable"
        case unknownName = "store-unknown-name"
        case query = "store-query"
    }

    public let code: Code
    public let path: String
    /// What is wrong, without the path.
    public let problem: String
    public let advice: String

    init(_ code: Code, path: String, _ problem: String, advice: String) {
        self.code = code
        self.path = path
        self.problem = problem
        self.advice = advice
    }

    /// It was the writing that failed; what was committed before stands.
    public var isOutput: Bool { [.readOnly, .full, .busy, .unwritable].contains(code) }

    public var description: String { "\(code.rawValue): \(path): \(problem); \(advice)" }
}

/// Language data that can't be used. Every case names what to do.
public enum LanguageError: Error, CustomStringConvertible, Sendable {
    /// A folder that holds no language data; lists where it was looked for.
    case missing(lookedIn: [String])
    /// A table that can't be read: file, line (1-based) and what is wrong.
    case broken(file: String, line: Int, problem: String)

    /// Stable, for scripts.
    public var code: String {
        switch self {
        case .missing: "language-missing"
        case .broken: "language-broken"
        }
    }

    public var description: String {
        switch self {
        case .missing(let places):
            "\(code): no language data in \(places.joined(separator: ", ")); name a folder that has ar/particles.tsv with --language or HUDNA_LANGUAGE, or leave both out to use what the program carries"
        case .broken(let file, let line, let problem):
            "\(code): \(file):\(line): \(problem)"
        }
    }
}

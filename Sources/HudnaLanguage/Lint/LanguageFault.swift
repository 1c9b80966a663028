/// Something in the language data that must be mended.
public struct LanguageFault: Sendable, Hashable, CustomStringConvertible {
    /// Path below the folder of the data, e.g. `ar/claims/truce.tsv`.
    public let file: String
    /// 1-based.
    public let line: Int
    public let problem: String
    public let advice: String

    /// `file:line: what: what to do`.
    public var description: String { "\(file):\(line): \(problem): \(advice)" }
}

public import HudnaLanguage
internal import HudnaReading
public import HudnaRecord

/// Why a sentence of a report was read as it was, as `hudna explain` tells it.
public enum SentenceExplanation {
    /// - Parameters:
    ///   - report: with its text.
    ///   - scalar: a place in the text, in Unicode scalars from its start; the sentence in which it lies is explained.
    /// - Returns: lines of text.
    public static func lines(of report: Report, at scalar: Int, language: Language) -> [String] {
        Reader(language: language).explain(report, at: scalar).lines
    }
}

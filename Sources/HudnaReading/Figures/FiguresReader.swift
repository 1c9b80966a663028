internal import HudnaLanguage
internal import HudnaRecord

/// A figure that was found, its source and time still to be filled.
struct FigureFind {
    var tokens: Range<Int>
    var figure: Figure
}

/// Reads the figures of a report (codebook, section 5).
struct FigureReader {
    let index: TermIndex

    init(language: Language) { index = TermIndex(language: language) }

    func read(_ sheet: Sheet, times: [TimeFind]) -> [FigureFind] { [] }
}

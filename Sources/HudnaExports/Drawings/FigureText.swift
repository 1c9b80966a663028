internal import HudnaRecord

/// Figures in the words of the interface.
enum FigureText {
    /// `more than 280`, `20 to 99`.
    static func number(_ entry: TollEntry, _ words: PhraseBook) -> String {
        func digits(_ value: Double) -> String { "\u{2066}" + PhraseBook.number(value) + "\u{2069}" }
        switch (entry.low, entry.high) {
        case (nil, nil): return "?"
        case (let low?, let high?) where low < high: return words("draw-between", ["low": digits(low), "high": digits(high)])
        case (let low?, let high?) where low > high: return words("draw-between", ["low": digits(high), "high": digits(low)])
        case (let low?, let high):
            let qualifier = high == nil && entry.qualifier != .moreThan ? Figure.Qualifier.atLeast : entry.qualifier
            return words("draw-number-" + Self.kind(qualifier), ["number": digits(low)])
        case (nil, let high?):
            return words("draw-number-" + (entry.qualifier == .lessThan ? "less-than" : "up-to"), ["number": digits(high)])
        }
    }

    private static func kind(_ qualifier: Figure.Qualifier) -> String {
        switch qualifier {
        case .about, .moreThan, .atLeast: qualifier.rawValue
        default: "exact"
        }
    }
}

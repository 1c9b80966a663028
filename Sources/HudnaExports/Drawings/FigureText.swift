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

/// Round numbers for an axis that begins at nought.
struct NumberRuler {
    let marks: [Double]
    let top: Double

    init(most: Double) {
        let most = most.isFinite ? min(max(most, 1), 1e12) : 1
        var step = 1.0
        let factors = [2.0, 2.5, 2.0]
        var index = 0
        while most / step > 4 {
            step *= factors[index % 3]
            index += 1
        }
        top = (most / step).rounded(.up) * step
        marks = Array(stride(from: 0, through: top, by: step))
    }
}

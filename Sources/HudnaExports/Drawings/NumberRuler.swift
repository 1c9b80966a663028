/// An axis of numbers with round marks: from nought, or by powers of ten where the largest would press the others flat.
struct NumberRuler {
    let marks: [Double]
    let isLogarithmic: Bool
    private let low: Double
    private let top: Double

    /// So many times the smallest may the largest be on an even axis.
    private static let spread = 40.0

    init(_ values: [Double]) {
        let values = values.filter { $0.isFinite && $0 > 0 }.map { min($0, 1e12) }
        let most = max(values.max() ?? 1, 1)
        isLogarithmic = most / max(values.min() ?? most, 1) > Self.spread
        if isLogarithmic {
            var mark = 1.0
            while mark * 10 <= max(values.min() ?? 1, 1) { mark *= 10 }
            var marks = [mark]
            while mark < most {
                mark *= 10
                marks.append(mark)
            }
            (self.marks, low, top) = (marks, marks[0], mark)
        } else {
            let step = Self.step(most * 1.08)
            low = 0
            top = (most * 1.08 / step).rounded(.up) * step
            marks = Array(stride(from: 0, through: top, by: step))
        }
    }

    /// 1, 2, 5, 10, 20 …, four of them or fewer to the top.
    private static func step(_ most: Double) -> Double {
        var step = 1.0
        let factors = [2.0, 2.5, 2.0]
        var index = 0
        while most / step > 4 {
            step *= factors[index % 3]
            index += 1
        }
        return step
    }

    /// How far up the axis a number stands, 0 to 1.
    func share(_ value: Double) -> Double {
        guard value.isFinite else { return 0 }
        let share = isLogarithmic ? (value > low ? Self.logarithm(value / low) / Self.logarithm(top / low) : 0) : value / top
        return min(max(share, 0), 1)
    }

    /// The marks that have room for words on an axis of this height, the lowest first.
    func labelled(height: Double, apart: Double) -> [Double] {
        var last = -Double.infinity
        return marks.filter { mark in
            guard (share(mark) - last) * height >= apart else { return false }
            last = share(mark)
            return true
        }
    }

    /// Natural, of numbers from 1; by the series of the inverse hyperbolic tangent.
    static func logarithm(_ value: Double) -> Double {
        guard value.isFinite, value >= 1 else { return 0 }
        let ratio = (value.significand - 1) / (value.significand + 1)
        var (power, sum) = (ratio, 0.0)
        for odd in stride(from: 1.0, through: 41, by: 2) {
            sum += power / odd
            power *= ratio * ratio
        }
        return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
    }
}

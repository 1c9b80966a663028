internal import HudnaRecord
internal import HudnaText

/// What the grouping into stories looks at in one report.
struct StoryText: Sendable {
    /// The words of a report, each once; apart, since together each would take a third more.
    struct Terms: Sendable {
        /// Hashes of their stems, ascending: 32 bits, since many reports are held at once.
        let stems: [UInt32]
        /// How much of the report each is: words count less the further down they stand, words of the headline more.
        let masses: [Float]

        static let none = Terms([])

        init(_ terms: [(stem: UInt64, mass: Float)]) {
            let sorted = terms.sorted { $0.stem < $1.stem }
            (stems, masses) = (sorted.map { UInt32(truncatingIfNeeded: $0.stem >> 32) }, sorted.map(\.mass))
        }
    }

    /// One of several of a kind: the second (2) plane.
    struct Ordinal: Sendable, Hashable {
        var noun: UInt64
        var number: Int
    }

    var terms: Terms
    /// The days that it tells of, with their weight; ascending.
    var days: [(day: Int, weight: Double)]
    var ordinals: Set<Ordinal>
    /// First and last day on which it can have been written; nil where one is not known.
    var written: ClosedRange<Int>?
    /// The runs of its words, without its headline.
    var shingles: Shingles
    /// The day of the week on which it was written (0 Sunday), as اليوم الخميس tells; nil where none is told or two disagree.
    var weekday: Int?
    /// Whose text it is by its byline.
    var agency: String?

    /// How alike the days are of which two reports tell, 0 to 1; between where one tells of none.
    func dayLikeness(_ other: StoryText) -> Double {
        guard !days.isEmpty, !other.days.isEmpty else { return StoryText.likenessWithoutDays }
        var (at, product) = (0, 0.0)
        for own in days {
            while at < other.days.count, other.days[at].day < own.day { at += 1 }
            if at < other.days.count, other.days[at].day == own.day { product += own.weight * other.days[at].weight }
        }
        return product / (dayNorm * other.dayNorm)
    }

    private var dayNorm: Double { days.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot() }

    private static let likenessWithoutDays = 0.6

    /// Whether they tell of different ones of a kind: one of the first plane, the other of the second.
    func isOther(than other: StoryText) -> Bool {
        guard !ordinals.isEmpty, !other.ordinals.isEmpty, ordinals.isDisjoint(with: other.ordinals) else { return false }
        return ordinals.contains { own in other.ordinals.contains { $0.noun == own.noun } }
    }
}

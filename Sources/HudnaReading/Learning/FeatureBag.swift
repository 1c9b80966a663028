internal import HudnaLanguage

/// Hashed features of one decision.
struct FeatureBag {
    private(set) var keys: [UInt32] = []

    /// With room for as many features as most decisions have.
    init() { keys.reserveCapacity(64) }

    /// Adds a feature: a template's number and up to three values.
    @inline(__always)
    mutating func add(_ template: Int, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        var hash = UInt64(bitPattern: Int64(template)) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ UInt64(bitPattern: Int64(a))) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 27
        hash = (hash ^ UInt64(bitPattern: Int64(b))) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 31
        hash = (hash ^ UInt64(bitPattern: Int64(c))) &* 0x9E37_79B9_7F4A_7C15
        keys.append(UInt32(truncatingIfNeeded: hash >> 32))
    }

    /// The same features as those of a slot that is left empty.
    var emptySlot: FeatureBag {
        var bag = self
        bag.keys = keys.map { $0 ^ 0x5BD1_E995 }
        return bag
    }

    mutating func removeAll() { keys.removeAll(keepingCapacity: true) }
}

extension WeightTable {
    /// The sum of the weights of a bag's features, with the bias: log odds.
    func score(_ bag: FeatureBag) -> Double { score(bag.keys) }
}

extension WeightPairs {
    func score(_ bag: FeatureBag) -> (Double, Double) { score(bag.keys) }
}

/// Log odds to probability.
func logistic(_ score: Double) -> Double {
    // 1 / (1 + e^-x) by a rational approximation would do; Foundation is not needed for it on Linux, so the series is used.
    if score > 30 { return 1 }
    if score < -30 { return 0 }
    return 1 / (1 + exponential(-score))
}

/// e^x by halving the argument and squaring the Taylor sum: the same bits on every machine.
func exponential(_ x: Double) -> Double {
    var argument = x
    var squarings = 0
    while abs(argument) > 0.25 {
        argument /= 2
        squarings += 1
    }
    var term = 1.0
    var sum = 1.0
    for power in 1...12 {
        term *= argument / Double(power)
        sum += term
    }
    for _ in 0..<squarings { sum *= sum }
    return sum
}

/// What may be chosen, or nothing, where several candidates can stand for the same: how many times likelier than nothing each is.
struct Chances<Choice: Equatable> {
    private var all: [(choice: Choice, sum: Double)] = []

    /// - Parameter score: a candidate's log odds against nothing; candidates for the same add up.
    mutating func add(_ choice: Choice, _ score: Double) {
        let chance = exponential(min(30, max(-30, score)))
        if let known = all.firstIndex(where: { $0.choice == choice }) { all[known].sum += chance } else { all.append((choice, chance)) }
    }

    /// The likeliest, the first of several; nil where nothing is likelier.
    var best: Choice? {
        var best: Choice?
        var most = 1.0
        for chance in all where chance.sum > most { (best, most) = (chance.choice, chance.sum) }
        return best
    }
}

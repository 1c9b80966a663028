/// Names by their words, whatever they name: what a search beside the full text looks in. Words are folded and without their article.
public struct NameIndex: Sendable {
    private var byWord: [[UInt8]: [Int32]] = [:]
    private var count = 0

    public init() {}

    /// Adds what can be found by several names; its number is how many were added before.
    public mutating func add(_ names: [String]) {
        for word in Set(names.flatMap { PlainText.name($0) }) { byWord[word, default: []].append(Int32(count)) }
        count += 1
    }

    /// The numbers of those whose names hold all words of a search, in order. What a search has beside words (AND, quotation marks, *) is passed over.
    public func find(_ text: String) -> [Int] {
        let lists = Self.words(text).map { byWord[$0] ?? [] }.sorted { $0.count < $1.count }
        guard let shortest = lists.first, !shortest.isEmpty else { return [] }
        let others = lists.dropFirst().map(Set.init)
        return shortest.filter { number in others.allSatisfy { $0.contains(number) } }.map(Int.init)
    }

    /// The numbers of those whose names have for each word of a search one that is it, begins with it or is close to it, each with how far it is from that;
    /// in no order.
    public func near(_ text: String) -> [(number: Int, distance: Int)] {
        var all: [Int32: Int]?
        for word in Self.words(text) {
            var own: [Int32: Int] = [:]
            for (known, numbers) in byWord {
                guard let distance = Self.distance(word, known) else { continue }
                for number in numbers { own[number] = min(own[number] ?? .max, distance) }
            }
            all = all.map { all in all.reduce(into: [:]) { left, one in left[one.key] = own[one.key].map { $0 + one.value } } } ?? own
        }
        return (all ?? [:]).map { (Int($0.key), $0.value) }
    }

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(PlainText.name(text.split(separator: " ").filter { !["AND", "OR", "NOT"].contains($0) }.joined(separator: " ")))
    }

    /// Of so many letters one may be another, of twice as many two.
    private static let lettersOfSlip = 4

    /// 0 for the word itself, 1 for one that begins with it, more for one with a letter or two changed, put in or left out; nil for any other.
    private static func distance(_ wanted: [UInt8], _ word: [UInt8]) -> Int? {
        if wanted == word { return 0 }
        if wanted.count > 1, word.starts(with: wanted) { return 1 }
        let most = wanted.count / lettersOfSlip
        guard most > 0, abs(wanted.count - word.count) <= most else { return nil }
        let distance = SlipFinder.distance(wanted, word)
        return distance <= most ? distance + 1 : nil
    }
}

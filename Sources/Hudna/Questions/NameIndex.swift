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
        let words = text.split(separator: " ").filter { !["AND", "OR", "NOT"].contains($0) }.joined(separator: " ")
        let lists = Set(PlainText.name(words)).map { byWord[$0] ?? [] }.sorted { $0.count < $1.count }
        guard let shortest = lists.first, !shortest.isEmpty else { return [] }
        let others = lists.dropFirst().map(Set.init)
        return shortest.filter { number in others.allSatisfy { $0.contains(number) } }.map(Int.init)
    }
}

/// English names by their words: finds what the record calls somebody or some place that is asked for in English.
public struct EnglishIndex: Sendable {
    /// More are not meant by one name.
    private static let most = 40

    /// By word, in small letters: the names of the record whose English name has it.
    private let byWord: [String: [String]]
    private let names: EnglishNames

    public init(_ names: EnglishNames) {
        self.names = names
        var byWord: [String: [String]] = [:]
        for (name, english) in names.all { for word in EnglishNames.words(english) { byWord[word, default: []].append(name) } }
        self.byWord = byWord
    }

    /// The names in the record of those whose English name is this one, else of those whose English name has all its words.
    public func originals(of text: String) -> [String] {
        let words = EnglishNames.words(text)
        guard let rarest = words.map({ byWord[$0] ?? [] }).min(by: { $0.count < $1.count }), !rarest.isEmpty else { return [] }
        return EnglishNames.called(words, rarest) { [names.name($0).map(EnglishNames.words) ?? []] }.sorted().prefix(Self.most).map(\.self)
    }
}

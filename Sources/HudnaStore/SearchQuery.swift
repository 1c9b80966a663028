internal import HudnaText

/// What is looked for: words, "phrases", AND, OR, NOT and brackets; words that stand side by side must all be there, `word*` is any word that begins so.
///
/// Words are folded as the index is, and each stands for its forms with clitics.
public struct SearchQuery: Sendable, Equatable {
    /// What the full-text index is asked (SQLite FTS5): works as it is in any program that opens the file.
    public var match: String { node.match }
    private let node: SearchNode
    /// The phrases that may be found, by term, each a list of folded words; those behind NOT left out.
    let terms: [[[String]]]
    /// By term: its last word is only a beginning.
    let isPrefix: [Bool]

    /// - Throws: `SearchQueryError` where there is nothing to look for or the query breaks off.
    public init(_ text: String, forms: SearchForms = SearchForms()) throws(SearchQueryError) {
        var parser = SearchParser(text, forms: forms)
        self.init(try parser.parse())
    }

    private init(_ node: SearchNode) {
        self.node = node
        let told = node.terms
        terms = told.map(\.forms)
        isPrefix = told.map(\.isPrefix)
    }

    /// The same without the forms that stand nowhere.
    func holding(_ isThere: ([String], _ isPrefix: Bool) throws -> Bool) rethrows -> SearchQuery { SearchQuery(try node.holding(isThere)) }
}

/// Why a query can't be asked.
public struct SearchQueryError: Error, Sendable, Equatable, CustomStringConvertible {
    public let problem: String
    public let advice: String
    public var description: String { problem + "; " + advice }
}

/// The forms in which a folded word may stand in a text; without any, only as it is.
public struct SearchForms: Sendable {
    /// Of a word by itself.
    let word: @Sendable (String) -> [String]
    /// Of the first word of a phrase.
    let head: @Sendable (String) -> [String]
    /// A word without its article; itself where it has none.
    let bare: @Sendable (String) -> String

    public init(
        word: @escaping @Sendable (String) -> [String] = { [$0] }, head: @escaping @Sendable (String) -> [String] = { [$0] },
        bare: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.word = word
        self.head = head
        self.bare = bare
    }
}

/// A query as a tree.
indirect enum SearchNode: Equatable, Sendable {
    struct Term: Equatable, Sendable {
        /// Each a list of folded words that follow one another.
        var forms: [[String]]
        var isPrefix: Bool
    }

    case term(Term)
    case all([SearchNode])
    case any([SearchNode])
    case without(SearchNode, SearchNode)

    var match: String {
        switch self {
        case .term(let term):
            let told = term.forms.map { "\"" + $0.joined(separator: " ") + "\"" + (term.isPrefix ? " *" : "") }
            return told.count == 1 ? told[0] : "(" + told.joined(separator: " OR ") + ")"
        case .all(let nodes): return "(" + nodes.map(\.match).joined(separator: " AND ") + ")"
        case .any(let nodes): return "(" + nodes.map(\.match).joined(separator: " OR ") + ")"
        case .without(let node, let other): return "(" + node.match + " NOT " + other.match + ")"
        }
    }

    /// The same without the forms that stand nowhere; of a word of which none does one stays.
    func holding(_ isThere: ([String], _ isPrefix: Bool) throws -> Bool) rethrows -> SearchNode {
        switch self {
        case .term(var term):
            let forms = try term.forms.filter { try isThere($0, term.isPrefix) }
            term.forms = forms.isEmpty ? Array(term.forms.prefix(1)) : forms
            return .term(term)
        case .all(let nodes): return .all(try nodes.map { try $0.holding(isThere) })
        case .any(let nodes): return .any(try nodes.map { try $0.holding(isThere) })
        case .without(let node, let other): return .without(try node.holding(isThere), try other.holding(isThere))
        }
    }

    /// Those that are looked for, in order.
    var terms: [Term] {
        switch self {
        case .term(let term): [term]
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.terms)
        case .without(let node, _): node.terms
        }
    }
}

internal import HudnaText

/// Reads a query. `or := all {OR all}`, `all := one {[AND] one}`, `one := NOT one | ( or ) | phrase | word`.
struct SearchParser {
    private enum Part: Equatable {
        case open, close, and, or, not
        case phrase(String)
        case word(String)
    }

    /// Brackets nest no deeper.
    private static let depth = 32
    /// Words in all.
    private static let limit = 64

    private var parts: [Part] = []
    private var at = 0
    private let forms: SearchForms
    private var level = 0

    init(_ text: String, forms: SearchForms) {
        self.forms = forms
        parts = SearchParser.parts(of: text)
    }

    mutating func parse() throws(SearchQueryError) -> SearchNode {
        guard parts.count <= SearchParser.limit else {
            throw SearchQueryError(problem: "the query has more than \(SearchParser.limit) words", advice: "ask for less at a time")
        }
        let found = try any()
        guard at == parts.count else { throw SearchQueryError(problem: "a bracket is closed that was not opened", advice: "take it out, or quote it") }
        guard let found else { throw SearchQueryError(problem: "there is no word in the query", advice: "write a word, or a phrase in quotation marks") }
        return found
    }

    // MARK: - Grammar

    /// Nil where there is nothing to look for, as of marks alone.
    private mutating func any() throws(SearchQueryError) -> SearchNode? {
        var nodes: [SearchNode] = []
        if let first = try all() { nodes.append(first) }
        while at < parts.count, parts[at] == .or {
            at += 1
            if let next = try all() { nodes.append(next) }
        }
        return nodes.count > 1 ? .any(nodes) : nodes.first
    }

    private mutating func all() throws(SearchQueryError) -> SearchNode? {
        var wanted: [SearchNode] = []
        var unwanted: [SearchNode] = []
        while at < parts.count, parts[at] != .or, parts[at] != .close {
            if parts[at] == .and {
                at += 1
                continue
            }
            let isUnwanted = parts[at] == .not
            if isUnwanted { at += 1 }
            guard let node = try one() else { continue }
            if isUnwanted { unwanted.append(node) } else { wanted.append(node) }
        }
        guard !wanted.isEmpty || unwanted.isEmpty else {
            throw SearchQueryError(problem: "the query says only what is not wanted", advice: "name a word that is, before NOT")
        }
        guard let first = wanted.first else { return nil }
        let node = wanted.count > 1 ? SearchNode.all(wanted) : first
        guard let not = unwanted.first else { return node }
        return .without(node, unwanted.count > 1 ? .any(unwanted) : not)
    }

    private mutating func one() throws(SearchQueryError) -> SearchNode? {
        guard at < parts.count else { throw SearchQueryError(problem: "the query breaks off", advice: "name a word behind NOT") }
        let part = parts[at]
        at += 1
        switch part {
        case .word(let word): return term(word, isPhrase: false)
        case .phrase(let phrase): return term(phrase, isPhrase: true)
        case .open:
            level += 1
            guard level <= SearchParser.depth else { throw SearchQueryError(problem: "the brackets nest too deep", advice: "take some out") }
            let node = try any()
            guard at < parts.count, parts[at] == .close else { throw SearchQueryError(problem: "a bracket is not closed", advice: "close it, or quote it") }
            at += 1
            level -= 1
            return node
        case .and, .or, .not, .close: throw SearchQueryError(problem: "a word is missing behind NOT", advice: "name it, or quote NOT")
        }
    }

    private func term(_ text: String, isPhrase: Bool) -> SearchNode? {
        let words = SearchText.folded(text).split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        let isPrefix = text.hasSuffix("*")
        let heads = isPrefix || isPhrase || words.count > 1 ? forms.head(first) : forms.word(first)
        return .term(SearchNode.Term(forms: heads.map { [$0] + words.dropFirst() }, isPrefix: isPrefix))
    }

    // MARK: - Parts

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var word = ""
        var quoted: String?
        func end() {
            switch word {
            case "": break
            case "AND": parts.append(.and)
            case "OR": parts.append(.or)
            case "NOT": parts.append(.not)
            default: parts.append(.word(word))
            }
            word = ""
        }
        for character in text {
            let isMark = "\"“”„«»".contains(character)
            if let phrase = quoted {
                if isMark { parts.append(.phrase(phrase)) }
                quoted = isMark ? nil : phrase + String(character)
            } else if isMark {
                end()
                quoted = ""
            } else if character == "(" || character == ")" {
                end()
                parts.append(character == "(" ? .open : .close)
            } else if character.isWhitespace {
                end()
            } else {
                word.append(character)
            }
        }
        end()
        if let quoted { parts.append(.phrase(quoted)) }
        return parts
    }
}

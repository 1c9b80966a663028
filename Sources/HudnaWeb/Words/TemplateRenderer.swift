/// Fills templates with a value, straight into bytes: a page has tens of thousands of pieces.
struct TemplateRenderer {
    /// A value as a template sees it.
    private enum Seen {
        case node(Node)
        /// Made of a text; nothing more is made of it.
        case made(String)
        case flag(Bool)

        init(_ node: Node) {
            if case .flag(let flag) = node { self = .flag(flag) } else { self = .node(node) }
        }
    }

    /// Whether what is written stands behind the last element of a list; nil outside of one.
    private typealias Place = Bool?

    private let templates: [String: Template]
    private let around: Node
    private let style: ShownStyle
    /// What is looked at, behind what it stands in.
    private var stack: [Node]
    /// What was made of texts that come again and again.
    private var made: [Template.Derivation: [String: String?]] = [:]
    private(set) var bytes: [UInt8] = []

    /// - Parameters:
    ///   - value: whose members templates name.
    ///   - around: what they name with `page.` before it.
    init(_ templates: [String: Template], value: Node, around: Node, style: ShownStyle) {
        (self.templates, self.around, self.style, stack) = (templates, around, style, [value])
    }

    /// A template by its name; nothing where there is none.
    mutating func render(_ name: String) {
        if let template = templates[name] { render(template.pieces, nil) }
    }

    private mutating func render(_ pieces: [Template.Piece], _ isLast: Place) {
        for piece in pieces {
            switch piece {
            case .text(let text): bytes += text
            case .value(let path, let isEscaped):
                if let seen = seen(path) { write(text(seen), isEscaped) }
            case .section(let path, let pieces): section(path, pieces, isLast)
            case .inverted(let path, let pieces):
                if seen(path).map(isNothing) ?? true { render(pieces, isLast) }
            case .unlessLast(let pieces):
                if isLast != true { render(pieces, isLast) }
            case .partial(let name): render(name)
            case .named(let path):
                if case .node(.drawing(let name))? = seen(path) { render(name) }
            }
        }
    }

    private mutating func section(_ path: Template.Path, _ pieces: [Template.Piece], _ isLast: Place) {
        guard let seen = seen(path), !isNothing(seen) else { return }
        switch seen {
        case .flag: render(pieces, isLast)
        case .node(.list(let elements)):
            for (number, element) in elements.enumerated() { render(pieces, on: element, number == elements.count - 1) }
        case .node(let node): render(pieces, on: node, nil)
        case .made(let text): render(pieces, on: .drawing(text), nil)
        }
    }

    private mutating func render(_ pieces: [Template.Piece], on node: Node, _ isLast: Place) {
        stack.append(node)
        render(pieces, isLast)
        stack.removeLast()
    }

    // MARK: - Values

    private mutating func seen(_ path: Template.Path) -> Seen? {
        var at = path.names.startIndex
        var found: Seen?
        switch path.start {
        case .page: found = .node(around)
        case .here: found = stack.last.map(Seen.init)
        case .anywhere:
            guard let first = path.names.first else { return nil }
            at += 1
            for node in stack.reversed() where found == nil { found = child(first, of: .node(node)) }
        }
        while at < path.names.endIndex, let value = found {
            found = child(path.names[at], of: value)
            at += 1
        }
        return found
    }

    private mutating func child(_ name: Template.Name, of seen: Seen) -> Seen? {
        guard case .node(let node) = seen else { return nil }
        switch node {
        case .object: return node[name.text].map(Seen.init)
        case .text(let text): return name.derivation.flatMap { derived(text, $0) }
        case .list(let elements):
            switch name.text {
            case "count": return .made(style.number(Double(elements.count)))
            case "any": return .flag(!elements.isEmpty)
            case "many": return .flag(elements.count > 1)
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func derived(_ text: String, _ derivation: Template.Derivation) -> Seen? {
        if derivation == .hasEnglish { return .flag(derived(text, .english) != nil) }
        if let known = made[derivation]?[text] { return known.map(Seen.made) }
        let new = style.derived(text, derivation)
        made[derivation, default: [:]][text] = .some(new)
        return new.map(Seen.made)
    }

    private func isNothing(_ seen: Seen) -> Bool {
        switch seen {
        case .made: return false
        case .flag(let flag): return !flag
        case .node(let node):
            switch node {
            case .null, .absent: return true
            case .text(let text), .drawing(let text): return text.isEmpty
            case .list(let elements): return elements.isEmpty
            case .flag(let flag): return !flag
            case .object, .number: return false
            }
        }
    }

    private func text(_ seen: Seen) -> String {
        switch seen {
        case .made(let text), .node(.text(let text)), .node(.drawing(let text)): text
        case .node(.number(let number)): style.number(number)
        case .flag(let flag): flag ? "true" : "false"
        case .node: ""
        }
    }

    // MARK: - Writing

    private mutating func write(_ text: String, _ isEscaped: Bool) {
        if isEscaped { EscapedText.write(text, to: &bytes) } else { bytes += text.utf8 }
    }
}

/// What a mail quotes of the mail that it answers: not its own words.
///
/// In plain text lines that begin with `>` (RFC 3676, section 4.5), in HTML `blockquote` of the kind that mail programs write. They are left out with the line in front
/// that says whose they are (On …, … wrote:). A mail that says nothing else passes them on: then they are its text.
enum MailQuotes {
    /// A line that says whose the quoted words are runs over so many lines at most.
    private static let introductionLines = 3
    /// Digits of a day or an hour, which it has where it has no address.
    private static let leastDigits = 3

    /// - Parameter lines: of a plain text, those of Windows made those of all others.
    static func without(_ lines: [Substring]) -> [Substring] {
        guard lines.contains(where: isQuoted) else { return lines }
        var own: [Substring] = []
        for (index, line) in lines.enumerated() {
            guard isQuoted(line) else {
                own.append(line)
                continue
            }
            if index == 0 || !isQuoted(lines[index - 1]) { dropIntroduction(&own) }
        }
        return own.contains { $0.contains(where: \.isLetter) } ? own : lines.map(unquoted)
    }

    private static func isQuoted(_ line: Substring) -> Bool { line.utf8.first == 0x3E }

    private static func unquoted(_ line: Substring) -> Substring {
        var rest = line
        while isQuoted(rest) {
            rest = rest.dropFirst()
            if rest.utf8.first == 0x20 { rest = rest.dropFirst() }
        }
        return rest
    }

    /// Takes away the last lines, as few as say it, where they say whose the words behind them are.
    private static func dropIntroduction(_ lines: inout [Substring]) {
        guard let last = lines.lastIndex(where: { !isBlank($0) }) else { return }
        let first = max((lines[...last].lastIndex(where: isBlank) ?? -1) + 1, last - introductionLines + 1)
        let start = (first...last).last { isIntroduction(lines[$0...last].joined(separator: " ")) }
        if let start { lines.removeSubrange(start...) }
    }

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func isIntroduction(_ text: String) -> Bool {
        guard text.last(where: { !$0.isWhitespace }) == ":" else { return false }
        return text.contains("@") || text.count(where: \.isWholeNumber) >= leastDigits
    }

    // MARK: - HTML

    /// The blocks that are the mail's own; all of them where it has none.
    static func without(_ blocks: [PageBlock], in tree: MarkupTree) -> [PageBlock] {
        var own: [PageBlock] = []
        var isBehindQuote = false
        for block in blocks {
            let isQuote = isQuoted(block.node, tree)
            if isQuote, !isBehindQuote, let last = own.last, isIntroduction(String(decoding: last.text, as: UTF8.self)) { own.removeLast() }
            if !isQuote { own.append(block) }
            isBehindQuote = isQuote
        }
        return own.isEmpty ? blocks : own
    }

    private static func isQuoted(_ node: Int, _ tree: MarkupTree) -> Bool {
        var at = node
        while at >= 0 {
            if tree.nodes[at].tag == .blockquote,
                tree.string(.type, of: at)?.lowercased() == "cite" || (tree.string(.class, of: at) ?? "").contains("gmail_quote")
            {
                return true
            }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }
}

/// Other articles that a page shows below its own, as pages do that go on without end: each has its own first heading and its own prose.
struct NextArticles {
    private let tree: MarkupTree
    /// By element, as `PageSheet` has them.
    private let hints: [UInt32]
    /// Paragraphs that make an article.
    private static let leastProse = 3

    init(_ tree: MarkupTree, _ hints: [UInt32]) {
        self.tree = tree
        self.hints = hints
    }

    /// The blocks without those of the articles behind the first.
    func without(_ blocks: [PageBlock]) -> [PageBlock] {
        let headings = tree.all(.h1)
        guard headings.count > 1, headings.count < 50 else { return blocks }
        var others: [Range<Int>] = []
        for heading in headings.dropFirst() {
            guard let (first, own) = halves(headings[0], heading), isArticle(own) else { continue }
            if prose(blocks, in: first) >= Self.leastProse, prose(blocks, in: own) >= Self.leastProse { others.append(own..<Int(tree.nodes[own].end)) }
        }
        return others.isEmpty ? blocks : blocks.filter { block in !others.contains { $0.contains(block.node) } }
    }

    /// The largest elements around two nodes that do not hold the other.
    private func halves(_ one: Int, _ other: Int) -> (Int, Int)? {
        var own = other
        while own >= 0, Int(tree.nodes[own].parent) >= 0 {
            let parent = Int(tree.nodes[own].parent)
            if parent <= one, Int(tree.nodes[parent].end) > one { break }
            own = parent
        }
        let common = Int(tree.nodes[own].parent)
        guard common >= 0 else { return nil }
        var first = one
        while Int(tree.nodes[first].parent) != common {
            first = Int(tree.nodes[first].parent)
            if first < 0 { return nil }
        }
        return (first, own)
    }

    private func isArticle(_ node: Int) -> Bool {
        tree.nodes[node].tag == .article || hints[node] & PageWords.Hint.article.bit != 0
            || tree.string(.itemtype, of: node).map { PageData.isArticle($0) } ?? false
    }

    private func prose(_ blocks: [PageBlock], in node: Int) -> Int {
        let range = node..<Int(tree.nodes[node].end)
        return blocks.reduce(0) { $0 + (range.contains($1.node) && PageBlock.isProse($1) ? 1 : 0) }
    }
}
